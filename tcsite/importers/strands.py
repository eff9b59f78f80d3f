"""Strands: a plan's own headings, and the Commitment's pillars behind them."""

import re
from collections.abc import Mapping, Sequence

from tcsite.importers.words import slug
from tcsite.text.data import word_file
from tcsite.text.phrases import tidy

_WORDS = word_file("tcsite.importers", "strands")
_SHORT_IDS: Mapping[str, str] = _WORDS.entries["short_ids"]
_PILLARS = {pillar: _WORDS.pattern(pillar) for pillar in _SHORT_IDS}
_USUAL = _WORDS.pattern("usual")
_FIRST = _WORDS.pattern("first")
_PREFIX = _WORDS.pattern("prefix")
_BARE = re.compile(
    r"(?P<title>visibility|recognition|career development|sustainability|evaluating impact)\s+(?P<aim>[A-Z“\"].+)",
    re.IGNORECASE | re.DOTALL,
)
_CUT = re.compile(r"\s*:\s+|\s+[–—-]\s+|:$")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?\s+")
_LONGEST_TITLE = 70


def pillar_of(title: str) -> str:
    """The pillar that a heading names; "" for none and for several at once."""
    found = [pillar for pillar, pattern in _PILLARS.items() if pattern.search(title)]
    return found[0] if len(found) == 1 else ""


def names_pillars(title: str) -> bool:
    """Whether a heading names one or more pillars."""
    return any(pattern.search(title) for pattern in _PILLARS.values())


def names_strand(title: str) -> bool:
    """Whether a heading is one that plans have beside the pillars, or a pillar's: "Ongoing actions"."""
    return names_pillars(title) or bool(_USUAL.search(title))


def begins_with_strand(text: str) -> bool:
    """Whether a text begins with the name of a strand, as a cell for themes does: "Visibility – Ensure that …"."""
    return bool(_FIRST.match(_PREFIX.sub("", text, count=1)))


def heading(lines: Sequence[str]) -> tuple[str, str]:
    """The title that a heading's lines give, and the aim that follows it.

    "Theme: VISIBILITY: Ensure that …" is "Visibility" and "Ensure that …".
    """
    first, *rest = lines
    text = _PREFIX.sub("", first, count=1).strip() or first
    numbered = _NUMBER.match(text)
    if numbered and begins_with_strand(text[numbered.end() :]):  # Word numbers headings without a point
        text = text[numbered.end() :]
    title, aim = text, ""
    if (cut := _CUT.search(text, 0, _LONGEST_TITLE * 2)) and 0 < cut.start() <= _LONGEST_TITLE:
        title, aim = text[: cut.start()], text[cut.end() :]
    elif len(text) > _LONGEST_TITLE and (bare := _BARE.fullmatch(text)):
        title, aim = bare["title"], bare["aim"]
    return sentence_case(title.strip(" :.–-") or text), tidy(" ".join(filter(None, [aim, *rest])))


def without_number(line: str) -> str:
    """A heading without "Theme 2:" before it."""
    return _PREFIX.sub("", line, count=1).strip()


def sentence_case(title: str) -> str:
    """A title in capitals as an ordinary one: "CAREER DEVELOPMENT" is "Career development"."""
    shouted = title.isupper() and (names_pillars(title) or len(title) > 8)
    return title.capitalize() if shouted else title


def id_for(title: str, taken: dict[str, int]) -> str:
    """A short id for a strand that nobody else has: "vis", "well-being"."""
    usual = _USUAL.search(title)
    words = slug(usual[0] if usual else title).split("-")
    stem = _SHORT_IDS.get(pillar_of(title)) or "-".join(words[:2])[:20].strip("-") or "strand"
    return free(stem, taken)


def free(stem: str, taken: dict[str, int]) -> str:
    """A name that is not taken, small and capital letters being the same: the stem, or the stem with a number."""
    name = stem
    while name.lower() in taken:
        taken[stem.lower()] = taken.get(stem.lower(), 1) + 1
        name = f"{stem}-{taken[stem.lower()]}"
    taken[name.lower()] = 1
    return name
