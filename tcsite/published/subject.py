"""The subject of a predicate: whether it is the institution that has signed, or somebody else."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tcsite.model.dates.periods import MONTH
from tcsite.published.identity import ORGANISATION, InstitutionNames
from tcsite.published.phrases import STATUS_WORDS
from tcsite.published.phrases import of_status as words

_SUBJECT = re.compile(
    r"(?P<own>\b(?:we|we're|we've|us)\b|\b(?:our|the|this|y|yr|ein)\s+(?:university|institution|institute"
    r"|college|school|centre|academy|conservatoire|organi[sz]ation|council|trust|society|laboratory"
    r"|[bp]?rifysgol)(?:'s)?\b(?!\s+(?:of|for)\s+(?:the\s+)?[A-Z])|\br(?:ydym|ydyn)\b"
    r"|'r\s+[bm]h?rifysgol\b(?!\s+(?-i:[A-Z])))"
    r"|(?P<bare>(?-i:\b(?:University|Institute|College)\b)(?!\s+(?:of|for|staff|colleagues)\b))"
    r"|(?P<office>(?-i:\b(?:Vice-Chancellor|Principal|President|Provost|Director)\b)(?!\s+(?:of|for)\b))"
    rf"|(?P<others>\b(?:{STATUS_WORDS.text('others')})\b)"
    rf"|(?P<head>\b(?:the|our|its)\s+(?:[\w'-]+\s+){{0,2}}?{STATUS_WORDS.text('heads')}\b)",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(rf"\b{ORGANISATION}")
# A name in front of a verb: who is neither the institution nor one of its officers is somebody else.
_SOMEBODY = re.compile(
    r"\b[A-ZÀ-Þ][\w'-]+(?:\s[A-ZÀ-Þ][\w'-]+)*(?=\s(?:has|have|had|is|was|became|becomes|signed|signs|joined|joins"
    r"|pledged|pledges)\b)"
)
_NOBODY = re.compile(
    rf"{MONTH}|[\w-]*Chancellor|Principal|President|Provost|Director"
    r"|(?:The|We|It|Since|When|Before|After|Once|And|But|Who|Which|That|This|Both|\w+ing)\b",
    re.IGNORECASE,
)
_NAME = re.compile(rf"(?:{ORGANISATION}|[A-ZÀ-Þ][\w'&-]*(?:\s[A-ZÀ-Þ][\w'&-]*){{0,4}})(?:\s\([A-Za-z]+\))?")
_AND = re.compile(r",?\s(?:and|&|with|together with|along with|alongside)\s(?:the\s)?", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:union|association|guild|club|alumni|friends|partners?|subsidiar\w+)\s(?:of|at|for)\s(?:the\s)?$",
    re.I,
)
_PART_OF = re.compile(r"\b(?:of|for|the|our|its|and|in|at|by|to)\s$")  # … People, in "Head of People"
_WORD = re.compile(r"\b[A-ZÀ-Þ][\w&-]*(?:'s)?\b|\b[A-Z]\w*'s\b")


class Subject(NamedTuple):
    """Who a predicate is said of, and where that stands in the sentence."""

    own: bool
    place: int


def subject_of(flat: str, start: int, end: int, subjects: Sequence[Subject]) -> Subject | None:
    """The subject of the predicate from `start` to `end`: the nearest before it, else the first behind.

    Behind a predicate such as "as a signatory, …" that is the first after the comma; where the predicate ends where
    it starts, its subject stands within it. "Our journey" is ours where nobody else is named.
    """
    before = [subject for subject in subjects if subject.place < start]
    if before:
        return _joint(flat, before)
    if ours := words.our.search(flat, 0, start):
        return Subject(own=True, place=ours.start())
    behind = [subject for subject in subjects if subject.place >= max(start, end)]
    if behind and end > start and behind[0].place <= end + 1:  # "as a signatory we …"
        return behind[0]
    from_here = max(end, flat.find(",", end) if end > start else start)
    behind = [subject for subject in behind if subject.place >= from_here]
    ours = words.our.search(flat, from_here)
    if ours and (not behind or ours.start() < behind[0].place):
        return Subject(own=True, place=ours.start())
    return behind[0] if behind else None


def subject_at(place: int, subjects: Sequence[Subject]) -> Subject | None:
    """The subject that stands at a place, but for an article."""
    return next((subject for subject in subjects if place <= subject.place <= place + len("the ")), None)


def _joint(flat: str, before: Sequence[Subject]) -> Subject:
    """The last of some subjects; ours, where that is joined to it: "Example and the University of Elsewhere"."""
    last = before[-1]
    for other in reversed(before[:-1]):
        if not _AND.fullmatch(_NAME.sub("", flat[other.place : last.place], count=1)):
            break
        if other.own:
            return other
    return last


def subjects_in(flat: str, names: InstitutionNames) -> Iterator[Subject]:
    """The subjects that a sentence may have, in its order; of those that overlap, the first."""
    spans: list[tuple[int, int, bool]] = []
    for match in _ORGANISATION.finditer(flat):
        if re.search(r"\s", match[0]) or names.is_alias(match[0]):
            own = names.owns(match[0]) and not _BESIDE.search(flat[: match.start()])
            spans.append((match.start(), match.end(), own))
    spans += ((start, end, True) for start, end in names.spelt_out(flat))
    for match in _SUBJECT.finditer(flat):
        spans.append((match.start(), match.end(), match["others"] is None))
    for match in _WORD.finditer(flat):
        if names.is_alias(match[0]):
            spans.append((match.start(), match.end(), True))
    for match in _SOMEBODY.finditer(flat):
        known = any(start < match.end() and match.start() < end for start, end, _ in spans)
        if not (known or _NOBODY.match(match[0]) or _PART_OF.search(flat[: match.start()][-9:])):
            spans.append((match.start(), match.end(), False))
    last = -1
    for start, end, own in sorted(spans, key=lambda one: (one[0], -one[1])):
        if start >= last:
            yield Subject(own, start)
            last = end
