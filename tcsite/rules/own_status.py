"""Whether a page states an institution's own status: a sentence about the Commitment is not one about the institution."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from tcsite.model import Institution
from tcsite.text.data import word_file

COMMITMENT = "technician commitment"
_WORDS = word_file("tcsite.rules", "status_words")
_LABEL = _WORDS.pattern("label")
_TURNED = _WORDS.pattern("turned")
_WISHED = _WORDS.pattern("wished")
_ENDED = _WORDS.pattern("ended")
_OTHERS = _WORDS.pattern("others")
_BEHIND_IT = _WORDS.pattern("behind")
_ELSEWHERE = _WORDS.pattern("elsewhere")
_OWN = _WORDS.text("own")
_BEFORE_ROLE, _BEHIND_ROLE = _WORDS.text("before_role"), _WORDS.text("behind_role")
_NEAR = 120
"""Letters that may stand between who it is said of and what is said."""
_AHEAD, _BEHIND = 40, 60
"""Letters before the one and behind the other that may change what is meant."""


def states_status(blocks: Sequence[str], institution: Institution) -> bool:
    """Whether one of some blocks of text, in small letters, says what the institution's standing is."""
    role = re.compile(rf"\b(?:{_WORDS.text(institution.status.role)})", re.IGNORECASE)
    about = any(COMMITMENT in block for block in blocks)
    return (about and _labelled(blocks, role, institution)) or any(
        _says(sentence, role, institution)
        for block in blocks
        if COMMITMENT in block
        for sentence in re.split(r"(?<=[.!?])\s", block)
    )


def _labelled(blocks: Sequence[str], role: re.Pattern[str], institution: Institution) -> bool:
    """A field of its own: "Status" with "Signatory since June 2018" beside it, or "Signatory" with the name."""
    standing = institution.status.role
    called = re.compile(f"{_BEFORE_ROLE}{role.pattern}{_BEHIND_ROLE}", re.IGNORECASE)
    named = re.compile(
        rf"(?:the )?(?:{'|'.join(_names(institution))})(?:,? since (?:\w+ )?\d{{4}})?", re.IGNORECASE
    )
    pairs = [*pairwise(blocks), *(block.partition(":")[::2] for block in blocks)]
    return any(
        (_LABEL.fullmatch(label.strip(": ")) and role.search(value) and _holds("", value, "", standing))
        or (called.fullmatch(label.strip(": ")) and named.fullmatch(value.strip(" .")))
        for label, value in pairs
    )


def _says(sentence: str, role: re.Pattern[str], institution: Institution) -> bool:
    """Whether a sentence says it of the institution: the one it names last before the role, and no other."""
    if sentence.endswith("?"):
        return False
    own = re.compile(rf"(?<!\w)(?:{'|'.join((*_names(institution), _OWN))})(?!\w)", re.IGNORECASE)
    for said in role.finditer(sentence):
        before = sentence[: said.start()]
        if COMMITMENT not in sentence and _ELSEWHERE.match(sentence, said.end()):
            continue
        if _BEHIND_IT.fullmatch(before) and own.match(sentence.partition(", ")[2]):
            return True
        subjects = list(own.finditer(before))
        if not subjects:
            continue
        between, ahead = before[subjects[-1].end() :], before[: subjects[-1].start()]
        if len(between) > _NEAR or _OTHERS.search(between):
            continue
        if _holds(ahead[-_AHEAD:], between, sentence[said.start() :], institution.status.role):
            return True
    return False


def _holds(ahead: str, between: str, behind: str, standing: str) -> bool:
    """Whether what is said is so: not denied, not only wished for, not over."""
    if _TURNED.search(between):
        return False
    if standing in ("lapsed", "withdrawn"):
        return True
    if _ENDED.search(between + behind[:_BEHIND]):
        return False
    return standing == "joining" or not _WISHED.search(ahead + between)


def _names(institution: Institution) -> Iterable[str]:
    """The names by which a page may call the institution, as patterns."""
    given = [institution.name, institution.short_name, *(one.name for one in institution.former_names)]
    names = {words for name in given if name for _, words in name.versions}
    bare = {re.sub(r"^the\s+", "", " ".join(name.lower().split())) for name in names}
    return (re.escape(name).replace(r"\ ", r"\s+") for name in sorted(bare, key=len, reverse=True))
