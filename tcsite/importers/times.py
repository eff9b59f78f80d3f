"""Times: phrases kept as they are written, the years that a grid ticks, and the period that a title names."""

import re
from collections.abc import Callable, Iterable, Sequence

from tcsite.content.yaml.writer import Commented, Value
from tcsite.importers.document import Origin
from tcsite.importers.gather import CellGroup, RowSpan
from tcsite.importers.grid import is_blank, is_mark, years
from tcsite.importers.status import is_status_word
from tcsite.model.dates.periods import MONTH, months_in, periods
from tcsite.model.dates.timing import Timing
from tcsite.text.phrases import tidy

Note = Callable[[Origin, str, str], str]
"""Puts something on the to-do list: where it stands, what it says, why. Returns a comment."""


def timing(phrase: str) -> Timing | None:
    """A phrase as the model reads it; None if it names a date that does not exist."""
    try:
        return Timing.of(phrase)
    except ValueError:
        return None


def times_of(span: RowSpan, found: dict[str, Value], notes: list[str], note: Note) -> None:
    """Fill `when` and `years`; what cannot stand there goes to the notes, and on the to-do list."""
    cells = [*span.columns.get("when", []), *span.columns.get("start", []), *span.columns.get("end", [])]
    phrase = _phrase(span)
    if phrase:
        read = timing(phrase)
        if read is None:
            why = "there is no such date; the words are in the note"
            note(cells[0].origin, phrase, why)
            notes.append(f"{cells[0].column.label or 'When'}: {phrase}")
        elif read.understood:
            found["when"] = phrase
        else:
            why = "this time is not understood; write it another way, or add  from:  and  to:"
            found["when"] = Commented(phrase, (note(cells[0].origin, phrase, why),))
    _grid(span, found, notes, note)


def _phrase(span: RowSpan) -> str:
    """What the columns for times say together, in the words that stand there."""
    when = [line.text for cells in span.columns.get("when", []) for line in cells.lines]
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
        if (read := timing(whole)) and read.understood:
            return whole
    clear = [words for words in when if (read := timing(words)) and read.understood]
    if len(clear) == 1:  # "From January 2026 (TBC)"
        whole = f"{clear[0]} ({', '.join(words for words in when if words != clear[0])})"
        if (read := timing(whole)) and read.understood:
            return whole
    return "; ".join(when)


def _opens(phrase: str) -> bool:
    """Whether a phrase says for itself what it begins or ends: it is more than a bare date."""
    read = timing(phrase)
    bare = bool(read and read.understood and read.from_ and read.to and not read.ongoing)
    return (
        not bare
        or phrase[:1].islower()
        or phrase.split()[0].lower() in ("from", "by", "before", "end", "until")
    )


def _grid(span: RowSpan, found: dict[str, Value], notes: list[str], note: Note) -> None:
    ticked = [cells for cells in span.columns.get("mark", []) if not is_blank(cells.text)]
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
    cells = span.columns.get("mark", [])
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
        span = f"{first} to {last}"
        read = timing(span)
        if len(group) == 1:
            spans.append(first)
        elif read and read.understood:
            spans.append(span)
        else:
            spans.append(", ".join(cells.column.mark for cells in group))
    return ", ".join(spans)


# The period of a plan, in the text around its tables

_SINCE = re.compile(rf"\b(?:in|from|of|submitted)\s+(?P<date>{MONTH},?\s20[1-4]\d)", re.IGNORECASE)
_MOST_YEARS = 6  # of a plan; what is longer is a span of something else


def period_in(text: str) -> tuple[str, str] | None:
    """From when to when, as a title says it: "August 2024 – July 2027" is 2024-08 to 2027-07."""
    for period in periods(tidy(text)):
        if period.to and period.to.year - period.from_.year <= _MOST_YEARS:
            return str(period.from_), str(period.to)
    return None


def period_since(text: str) -> tuple[str, str] | None:
    """A period given by its beginning and its length: "submitted in October 2018 … a 2-year lifespan"."""
    for sentence in reversed(re.split(r"(?<=[.!?])\s+(?=[A-Z])|\n", text)):
        since = _SINCE.search(tidy(sentence))
        if since and (period := period_from(since["date"], sentence)):
            return period
    return None


def period_from(date: str, text: str) -> tuple[str, str] | None:
    """The period that begins with a date and lasts as long as the text says: "24-month action plan"."""
    begins, months = timing(date), months_in(text)
    if begins is None or begins.from_ is None or not months:
        return None
    year, month = divmod(begins.from_.year * 12 + begins.from_.month - 1 + months - 1, 12)
    return f"{begins.from_.year}-{begins.from_.month:02}", f"{year}-{month + 1:02}"


def period_of_years(marks: Iterable[str]) -> tuple[str, str] | None:
    """The period that a grid's columns span."""
    numbers = [year for year in years(list(marks)) if year > 1900]
    return (str(min(numbers)), str(max(numbers))) if numbers else None


def day_in(text: str) -> str:
    """A date in a line such as "Date: 25/7/2024", as ISO; "" if there is none."""
    found = re.search(r"\bdate\b[^:\n]{0,30}:?\s*(?P<date>\S.*)", text, re.IGNORECASE)
    read = timing(found["date"][:60].strip(" .")) if found else None
    return (
        str(read.to)
        if read and read.understood and read.to and read.from_ == read.to and read.to.month
        else ""
    )
