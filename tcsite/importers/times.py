"""Times: the phrases of an action's columns as they are written, and the years that a grid ticks."""

import re
from collections.abc import Callable, Sequence

from tcsite.content.yaml.writer import Commented, Value
from tcsite.importers.dates import timing, understood
from tcsite.importers.document import Origin
from tcsite.importers.grid import is_blank, is_mark, years
from tcsite.importers.rows import CellGroup, RowSpan
from tcsite.importers.status import is_status_word

_RANGE = re.compile(r"\w (?:to|until|[–—-]) \w")  # "February to July 2026" says its own end

Note = Callable[[Origin, str, str], str]
"""Puts something on the to-do list: where it stands, what it says, why. Returns a comment."""


def times_of(span: RowSpan, found: dict[str, Value], notes: list[str], note: Note) -> None:
    """Fill `when` and `years`; what cannot stand there goes to the notes, and on the to-do list."""
    cells = span.cells("when", "start", "end")
    phrase = _phrase(span)
    if phrase:
        read = timing(phrase)
        if read is None:
            why = "this is no text for a time; the words are in the note"
            note(cells[0].origin, phrase, why)
            notes.append(f"{cells[0].column.label or 'When'}: {phrase}")
        elif ", " in phrase and (numbers := years(phrase.split(", "))):
            found["years"] = numbers  # "2025, 2027" is two years, and not what lies between them
        elif read.understood:
            found["when"] = phrase
        else:
            why = read.impossible or "this time is not understood"
            why += "; write it another way, or add  from:  and  to:"
            found["when"] = Commented(phrase, (note(cells[0].origin, phrase, why),))
    _grid(span, found, notes, note)


def _phrase(span: RowSpan) -> str:
    """What the columns for times say together, in the words that stand there."""
    when = [line.text for line in span.lines("when")]
    start, end = span.words("start"), span.words("end")
    if start and not end and len(when) == 1 and not _opens(when[0]):
        end = when.pop()  # "Start" and "Due": a date by itself, beside a beginning, is the end
    if start and end:
        when.append(start if start == end else f"{start} to {end}")
    elif start:
        when.append(start if _opens(start) else f"From {start}")
    elif end:
        when.append(end if _opens(end) else f"By {end}")
    if len(when) < 2:
        return "".join(when)
    for between in (" ", ", "):
        whole = between.join(when)
        if understood(whole):
            return whole
    clear = [words for words in when if understood(words)]
    if len(clear) == 1:  # "From January 2026 (TBC)"
        whole = f"{clear[0]} ({', '.join(words for words in when if words != clear[0])})"
        if understood(whole):
            return whole
    return "; ".join(words.rstrip("; ") for words in when)


def _opens(phrase: str) -> bool:
    """Whether a phrase says for itself what it begins or ends: it is more than a bare date."""
    read = understood(phrase)
    bare = bool(read and read.from_ and read.to and not read.ongoing) and not _RANGE.search(phrase)
    return (
        not bare
        or phrase[:1].islower()
        or phrase.split()[0].lower() in ("from", "by", "before", "end", "until")
    )


def _grid(span: RowSpan, found: dict[str, Value], notes: list[str], note: Note) -> None:
    ticked = [cells for cells in span.cells("mark") if not is_blank(cells.text)]
    for cells in ticked:
        if not is_mark(cells.text) and not is_status_word(cells.text):
            notes.append(f"{cells.column.mark or cells.column.label or 'Marked'}: {cells.text}")
    ticked = ticked or _shaded(span)
    if not ticked:
        return
    marks = [cells.column.mark for cells in ticked]
    if not all(marks):
        note(ticked[0].origin, "", "a mark stands in a column without a heading, so its time is not known")
    elif numbers := years(marks):
        found["years"] = numbers
    elif "when" not in found:
        found["when"] = runs(ticked)
    else:
        notes.append(f"Marked: {runs(ticked)}")


def _shaded(span: RowSpan) -> list[CellGroup]:
    """The cells of a row without ticks that shading marks."""
    cells = span.cells("mark")
    return [one for one in cells if one.colour in span.ground]


def runs(ticked: Sequence[CellGroup]) -> str:
    """The times of ticked columns, neighbours drawn together: "January 2025 to March 2025, June 2025"."""
    groups: list[list[CellGroup]] = []
    for cells in ticked:
        if groups and groups[-1][-1].column.start + groups[-1][-1].column.across == cells.column.start:
            groups[-1].append(cells)
        else:
            groups.append([cells])
    spans = []
    for group in groups:
        first, last = group[0].column.mark, group[-1].column.mark
        if len(group) == 1:
            spans.append(first)
        elif understood(span := f"{first} to {last}"):
            spans.append(span)
        else:
            spans.append(", ".join(cells.column.mark for cells in group))
    return ", ".join(spans)
