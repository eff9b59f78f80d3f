"""Labels: what the headings of columns mean, in the many wordings of ``data/labels.yaml``."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from tcsite.content.status_words import status_of
from tcsite.frozen import dataclass
from tcsite.model.dates.names import NAMES
from tcsite.text.data import word_lists
from tcsite.text.phrases import plain

Role = Literal[
    "id",
    "strand",
    "objective",
    "text",
    "steps",
    "rationale",
    "when",
    "start",
    "end",
    "owners",
    "outputs",
    "success",
    "baseline",
    "target",
    "resources",
    "status",
    "comments",
    "evidence",
    "reason",
    "talent",
    "note",
    "mark",
    "achieved",
    "elsewhere",
    "updated",
    "other",
]
"""What a column holds. "mark": a year or another time that is ticked; "updated": the day that a row's status is of; "achieved": what was done before this plan; "elsewhere": read already;
"other": nothing that our model knows."""

_LABELS = word_lists("tcsite.importers", "labels")
_KNOWN: Mapping[str, Role] = {label: role for role, labels in _LABELS["whole"].items() for label in labels}
_PARTLY: tuple[tuple[Role, str], ...] = tuple((role, pattern) for role, pattern in _LABELS["partly"])
_LONGEST = 90  # characters of a label
_MOST_WORDS = 12
_LONGEST_LABEL = 500  # characters: what is longer is none, whatever it says

_TIME = re.compile(
    rf"(?:(?:academic )?(?:year|yr|y) ?(?P<nth>[1-9]|10|one|two|three|four|five)(?: .*)?"
    rf"|(?P<year>(?:19|20)\d\d)(?: ?\(.*\))?"
    rf"|(?:ay ?)?(?P<span>(?:20)?\d\d ?[/–-] ?(?:20)?\d\d)"
    rf"|(?P<part>(?:q|quarter |h|term |s|sem |semester )[1-4](?: .*)?|(?:{NAMES})(?: ?[/–-] ?(?:{NAMES}))?"
    rf"(?:[ '’-]*\d\d(?:\d\d)?)?|(?:spring|summer|autumn|winter)(?: term)?(?: \d{{4}}(?:/\d\d)?| '?\d\d)?)"
    r"|month(?:s)? \d{1,2}(?: ?[-–] ?\d{1,2})?)"
)
_DATED = re.compile(
    rf"(?:[ ,–—(-]+(?:at|as at|as of|to|in|for|since|by|until|up to))?[ ,–—(-]+"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{NAMES})[.,]? (?:(?:19|20)\d\d|['’]?\d\d)|(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?)\)?$",
    re.IGNORECASE,
)
"""The day that a label ends with: "Progress to June 2026", "Where are we now? (May 2026)"."""
_CHOICES = re.compile(r"\s*[/,;|☐☒☑]\s*|\s+or\s+", re.IGNORECASE)
_ORDINAL = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label says: a role, and how sure that is (2: the whole label is known, 1: words of it, 0: not)."""

    role: Role
    sure: int
    mark: str = ""  # the time that its ticks mean: "2024", "Year 1", "Q1 2025"


@lru_cache(4096)  # readers ask again and again what the same cell may mean
def meaning(label: str) -> Meaning:
    """What the heading of a column means."""
    if len(label) > _LONGEST_LABEL:
        return Meaning("other", 0)
    words = plain(label).removeprefix("the ").removeprefix("our ").strip()
    if mark := time_of(label):
        return Meaning("mark", 2, mark)
    shorter = plain(re.sub(r"[(\[][^()\[\]]*[)\]]", " ", label)).removeprefix("the ")
    dateless = plain(_DATED.sub("", " ".join(label.split()).rstrip(" :")))
    dateless = "" if status_of(dateless) else dateless  # "Completed 2023-26" tells what was done
    for spelling in (words, shorter, re.sub(r"(?<=\w)/(?=\w)", " ", words), dateless):
        if spelling in _KNOWN:
            return Meaning(_KNOWN[spelling], 2)
    if are_choices(label):
        return Meaning("status", 2)
    if len(label) <= _LONGEST and len(words.split()) <= _MOST_WORDS:
        for role, pattern in _PARTLY:
            if re.search(pattern, words):
                return Meaning(role, 1)
    return Meaning("other", 0)


def with_colon(line: str, label: str) -> str:
    """A line that begins with a label in a type of its own, and goes on as a value does, with a colon between."""
    rest = line.removeprefix(label)
    found = meaning(label)
    valued = rest[:1].isspace() and (rest[1:2].isupper() or rest[1:2].isdecimal())
    is_label = rest != line and label[-1:].isalnum() and found.sure == 2 and found.role != "mark"
    return f"{label}:{rest}" if is_label and valued else line


def are_choices(label: str) -> bool:
    """Whether a label is nothing but the statuses to choose from: "☐ Not yet / ☒ Done"."""
    pieces = [piece for piece in _CHOICES.split(label) if piece.strip()]
    return len(pieces) > 1 and all(map(status_of, pieces))


def time_of(label: str) -> str:
    """The time that the heading of a grid's column names, as its author wrote it; "" if it is none."""
    words = " ".join(label.split()).strip(" :.")
    found = _TIME.fullmatch(words.lower())
    if not found:
        return ""
    if found["nth"]:
        return f"Year {_ORDINAL.get(found['nth'], found['nth'])}"
    return found["year"] or words
