"""Status words: what people write for how far an action is, and which of our statuses that is.

The one vocabulary of `check`, `check --fix`, `set` and `import`; the words are in ``data/status_words.yaml``.
"""

import re
from collections.abc import Collection, Mapping
from functools import cache

from tcsite.frozen import dataclass
from tcsite.language import LANGUAGES, catalogue
from tcsite.model.action import COLOURS
from tcsite.text.data import word_lists
from tcsite.text.phrases import plain


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The vocabulary: phrases as `plain` writes them, with what they stand for."""

    statuses: Mapping[str, str]  # "wedi cwblhau" -> "complete"
    colours: Mapping[str, str]  # "coch" -> "red"
    usual: Mapping[str, str]  # "red" -> "not-started"
    vague: frozenset[str]
    unfixed: frozenset[str]
    limits: re.Pattern[str]


@cache  # a constant, read when the first question comes: most commands ask none
def vocabulary() -> StatusWords:
    """The words, from their file."""
    data = word_lists("tcsite.content", "status_words")
    written = {plain(each) or each: status for status, phrases in data["words"].items() for each in phrases}
    ours = (item for language in LANGUAGES for item in catalogue(language).words["status"].items())
    return StatusWords(
        {plain(words): status for status, words in ours} | written,
        {word: colour for colour, words in data["colours"].items() for word in words},
        data["usual"],
        frozenset(data["vague"]),
        frozenset((*data["vague"], *data["unfixed"])),
        re.compile(rf"\b(?:{'|'.join(data['limits'])})(?!\w)", re.IGNORECASE),
    )


def status_of(phrase: str) -> str:
    """The status that a phrase states, all of it; "" if it states none, or less than one of ours."""
    return _status(phrase, plain(phrase))


def _status(phrase: str, known: str) -> str:
    """The status of a phrase that is also `known` in plain letters."""
    if phrase.rstrip().endswith("?"):
        return ""
    return vocabulary().statuses.get(known or phrase.strip(), "")


def sure_status_of(phrase: str) -> str:
    """The same, where the phrase is a comment: words with other meanings state none."""
    known = plain(phrase)
    return "" if known in vocabulary().vague else _status(phrase, known)


def fixed_status(phrase: str) -> str:
    """The status to write for a phrase without asking anybody; "" unless it can mean nothing else."""
    known = plain(phrase)
    return "" if known in vocabulary().unfixed else _status(phrase, known)


def colour_of(phrase: str) -> str:
    """The colour that a phrase names, all of it: "red" for "Red" and for "coch"."""
    return vocabulary().colours.get(plain(phrase), "")


def suggested_status(phrase: str) -> str:
    """A status to offer to a person: by the phrase, or by the usual meaning of a colour."""
    return vocabulary().usual.get(colour_of(phrase), "") or status_of(phrase)


def takes_back(rest: str) -> bool:
    """Whether what follows a status limits or denies it: "except for two faculties", "no", "in part only"."""
    return bool(vocabulary().limits.search(rest))


def are_statuses(choices: Collection[str]) -> bool:
    """Whether a closed list of words is the list of statuses."""
    return set(choices) == set(COLOURS)
