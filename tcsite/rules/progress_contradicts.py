"""The rule `progress-contradicts`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tcsite.content.status_words import colour_of, sure_status_of
from tcsite.diagnostics import Pointer, Severity
from tcsite.model import Part, Plan, Progress
from tcsite.rules.rows import Row, pieces
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import at, quoted

_OTHERWISE = {
    "complete": {"not-started", "in-progress", "stopped", "delayed", "paused"},
    "ongoing": {"not-started", "stopped", "delayed", "paused"},
    "in-progress": {"complete", "not-started", "stopped"},
    "not-started": {"complete", "in-progress", "ongoing"},
    "stopped": {"complete", "in-progress", "ongoing"},
}
"""What the author's own words cannot say beside a status."""

_LONGEST = 60
"""Letters of words that are a status and little else: a longer note has more to say."""

_NOT_DONE = re.compile(
    r"(?:not (?:yet |been |fully |quite )*(?:complet|done|finish|achiev|deliver|implement|met\b|start|begun)"
    r"|incomplete\b|(?:partially|partly|nearly|almost|mostly|half) (?:complet|done|finish|achiev|deliver|implement|met\b)"
    r"|yet to (?:be|start|begin)|still to be)",
    re.IGNORECASE,
)


@rule(id="progress-contradicts", source="consistency", severity=Severity.WARNING, about=Plan)
def progress_contradicts(plan: Plan) -> Iterator[Finding]:
    """What is reported of an action does not contradict itself.

    Readers see the status, the author's own words and the colour side by side. An entry that says `complete` and
    "Not completed" or "Red", two statuses of one day, or an action that was complete and is later not started leave them
    guessing. So do entries that are in no order of their dates, neither the oldest first nor the newest, and two results
    of one day. Correct the one that is wrong. Where an action began again, write `in-progress` and say so in a
    `note`. An entry that holds nothing but its date, or words for a `health` that is not stated, shows them nothing.
    """
    for piece in pieces(plan):
        yield from _of(piece.part, (*piece.pointer, "progress"), piece.name)
        yield from _results(piece)


def _of(part: Part, pointer: Pointer, name: str) -> Iterator[Finding]:
    entries = part.progress
    place = {id(entry): number for number, entry in enumerate(entries)}
    stated = [(place[id(entry)], entry) for entry in part.reports if entry.status != "not-stated"]
    yield from _in_no_order(sorted(stated, key=lambda one: one[0]), stated, pointer, name)
    for number, entry in enumerate(entries):
        if entry.health_words and not entry.health:
            hint = "add  health: on-track,  at-risk  or  late,  or write them under  words:"
            yield Finding(
                f"no reader sees the health_words of {name}: its health is not stated",
                (*pointer, number, "health_words"),
                hint,
            )
        elif entry.status == "not-stated" and not (
            entry.words or entry.health or entry.note or entry.reason or entry.evidence
        ):
            hint = "add  status: …  or  note: …,  or remove the entry"
            yield Finding(f"progress of {name} {at(entry.date)} says nothing", (*pointer, number), hint)
    for number, entry in stated:
        yield from _in_entry(entry, (*pointer, number), name)
    for (_, before), (number, entry) in pairwise(stated):
        if str(before.date) == str(entry.date) and before.status != entry.status:
            message = f"{name} is both {before.status} and {entry.status} {at(entry.date)}"
            hint = "keep the entry that is right, or correct the date of one"
            yield Finding(message, (*pointer, number, "status"), hint)
        elif entry.status == "not-started" and before.status in ("complete", "ongoing", "in-progress"):
            message = f"{name} is not-started {at(entry.date)}, and was {before.status} {at(before.date)}"
            yield Finding(message, (*pointer, number, "status"), "check the two statuses and their dates")


def _in_no_order(
    written: list[tuple[int, Progress]], in_order: list[tuple[int, Progress]], pointer: Pointer, name: str
) -> Iterator[Finding]:
    """A last entry that is not the latest, in a list that does not begin with the latest either: a date may be wrong."""
    if not written:
        return
    (number, last), latest = written[-1], in_order[-1][1]
    steps = [(before.date, after.date) for (_, before), (_, after) in pairwise(written)]
    if latest.date.first > last.date.last and any(before.last < after.first for before, after in steps):
        message = (
            f"the entries of {name} are in no order of dates: "
            f"the status of {latest.date.words} counts, not that of {last.date.words} at the end"
        )
        hint = "check the dates, or put the oldest entry first"
        yield Finding(message, (*pointer, number, "date"), hint)


def _results(piece: Row) -> Iterator[Finding]:
    """Two figures of one day for one measure."""
    for number, measure in enumerate(piece.part.measures):
        known: dict[str, float] = {}
        for row, result in enumerate(measure.results):
            if known.setdefault(str(result.date), result.value) != result.value:
                message = f"a measure of {piece.name} has two results of {result.date.words}"
                pointer = (*piece.pointer, "measures", number, "results", row, "date")
                yield Finding(message, pointer, "keep the one that is right, or correct the date of one")


def _in_entry(entry: Progress, pointer: Pointer, name: str) -> Iterator[Finding]:
    """What one entry says against itself."""
    if entry.status in ("complete", "stopped") and entry.health in ("at-risk", "late"):
        message = f"{name} is {entry.status}, so it cannot be {entry.health} any more"
        yield Finding(message, (*pointer, "health"), "remove  health:,  or correct  status:")
    for key, text in (("words", entry.words), ("note", entry.note)):
        if text is None:
            continue
        words = str(text)
        if len(words) > _LONGEST:
            continue
        not_done = entry.status in ("complete", "ongoing") and _NOT_DONE.match(words.strip())
        red = key == "words" and entry.status in ("complete", "ongoing") and colour_of(words) == "red"
        if not_done or red or sure_status_of(words) in _OTHERWISE.get(entry.status, ()):
            message = f"{name} is {entry.status}, and its {key} says {quoted(text)}"
            yield Finding(message, (*pointer, key), "correct the one that is wrong:  status:  or these words")
