"""Progress: how far an action was at the time of the document, with what the columns beside the status say."""

import re
from collections.abc import Mapping
from dataclasses import replace

from tcsite.content.yaml.writer import Commented, Value
from tcsite.frozen import dataclass
from tcsite.importers.colours import SIGNALS, hue
from tcsite.importers.dates import understood
from tcsite.importers.document import markdown
from tcsite.importers.grid import is_blank, is_mark
from tcsite.importers.ids import reference
from tcsite.importers.of_ours import begins_entry, entries_of, undated
from tcsite.importers.rows import CellGroup, RowSpan
from tcsite.importers.status import Legend, is_status_word, of_colour, of_words, proposal, states
from tcsite.importers.times import Note
from tcsite.model.action import COLOURS
from tcsite.text.phrases import plain

_ASKED = re.compile(
    r"(?:is it |fully |action )?(?:complete|completed|done|achieved|finished|delivered)(?: y/n| yes/no)?"
)
_COLOUR = re.compile(r"(?P<colour>red|amber|green)\s*(?:[:–—]|-\s)", re.IGNORECASE)  # "Amber: staff wanted"
_PERCENT, _NUMBER = re.compile(r"%|\bper ?cent\b", re.IGNORECASE), re.compile(r"\d{1,3}")
_FIGURE = re.compile(r"[\d.]+ ?%?")  # it says nothing without the heading of its column


@dataclass(frozen=True, slots=True)
class StatusSource:
    """What a document says about the statuses in it."""

    legend: Legend
    date: str | Commented  # when it was made, for entries that have no date of their own
    why: str = ""  # where that date comes from, if somebody should look at it
    coloured: bool = False  # cells are shaded red, amber and green outside a column for it
    above: str = ""  # the date of the comments, which the statuses beside them are of
    ours: bool = (
        False  # a document that `tcsite export` wrote: each entry begins with its date and its status
    )


def progress_of(span: RowSpan, found: dict[str, Value], source: StatusSource, note: Note) -> None:
    """Fill `progress` from the columns for status, comments, reasons and evidence; one entry for each date."""
    entries: dict[str, dict[str, Value]] = {}
    dates = [cells.column.dated for cells in span.cells("status")]
    latest = (max(dates, default="") if all(dates) else "") or source.above

    def entry_of(cells: CellGroup) -> dict[str, Value]:
        return entries.setdefault(cells.column.dated or latest, {})

    for cells in span.cells("comments"):
        entry_of(cells)["note"] = _joined(entry_of(cells).get("note"), cells)
    for cells in span.cells("status"):
        _stated(cells, entry_of(cells), found, source, note)
    for cells in span.cells("comments"):
        _says(cells, entry_of(cells), found, source)
    if source.ours and "as_per" in found and all(reference(one.text) for one in span.cells("comments")):
        return  # the status is the other action's
    for cells in span.cells("reason"):
        entry_of(cells)["reason"] = _joined(entry_of(cells).get("reason"), cells)
    for cells in span.cells("evidence"):
        entry_of(cells)["evidence"] = [line.text for line in cells.lines]
    if not any("status" in entry for entry in entries.values()):
        _beside(span, entries, source, note)
        _propose(span, entries, note, source)
    source = _updated(span, source)
    written = [_dated(date, entry, source) for date, entry in sorted(entries.items()) if entry]
    if written:
        written = list(map(undated, written)) if source.ours else written
        found["progress"] = [one for entry in written for one in entries_of(entry, found, ours=source.ours)]


def _updated(span: RowSpan, source: StatusSource) -> StatusSource:
    """The source, with the day that a column "Last updated" gives for this row."""
    for cells in span.cells("updated"):
        read = understood(cells.text)
        if read and read.from_ and read.to and not read.ongoing:
            return replace(source, date=Commented(str(read.to), beside=f"written: {cells.text}"))
    return source


def _propose(span: RowSpan, entries: dict[str, dict[str, Value]], note: Note, source: StatusSource) -> None:
    """Where only a sentence says how far an action is: a remark beside it, for a person to confirm."""
    latest = next((entry for _, entry in sorted(entries.items(), reverse=True) if "note" in entry), None)
    cells = span.cells("comments", "status")
    if latest is None or not cells or any("status" in entry for entry in entries.values()):
        return
    words = latest["note"] if isinstance(latest["note"], str) else ""
    if source.ours and any(begins_entry(line.text) for one in cells for line in one.lines):
        return  # where an entry states no status, the content has none
    if status := proposal(" ".join(one.text for one in cells)):  # without the headings of columns in the note
        why = f"status: {status}?  a sentence seems to say so"
        latest["note"] = Commented(words, (note(cells[-1].origin, words, why),))


def _beside(span: RowSpan, entries: dict[str, dict[str, Value]], source: StatusSource, note: Note) -> None:
    """A status that no column is for: by letters below years, or by the shading of the row."""
    entry: dict[str, Value] = {}
    lettered = [
        cells for cells in span.cells("mark") if is_status_word(cells.text) and not is_mark(cells.text)
    ]
    if lettered:
        statuses = {of_words(cells.text, source.legend)[0] for cells in lettered} - {""}
        words = "; ".join(f"{cells.column.mark or cells.column.label}: {cells.text}" for cells in lettered)
        if len(statuses) == 1:
            entry["status"] = Commented(statuses.pop(), beside=f"written: {words}")
        else:
            note(lettered[0].origin, words, "these letters differ from year to year; what is the status now?")
    elif colours := _signals(span, source):
        _shaded(span, colours, entry, source, note)
    if entry:
        entries.setdefault("", {}).update(entry)


def _dated(date: str, entry: Mapping[str, Value], source: StatusSource) -> dict[str, Value]:
    order = ("status", "note", "reason", "evidence")
    return {"date": date or source.date, **{key: entry[key] for key in order if key in entry}}


def _stated(
    cells: CellGroup, entry: dict[str, Value], found: dict[str, Value], source: StatusSource, note: Note
) -> None:
    """What a cell of the status column says, in words or by its colour."""
    text = cells.text
    if cells.column.choice:
        _chosen(cells, entry, source, note)
        return
    colour = of_colour(cells.colour, source.legend)
    shade = f"a cell shaded {hue(cells.colour)} ({cells.colour})"
    if not text:
        if colour:
            entry["status"] = Commented(colour, beside=shade)
        elif cells.colour and hue(cells.colour):
            note(cells.origin, "", f"{shade} stands for no status that we know")
        return
    if id := reference(text):
        found["as_per"] = id
        entry["note"] = _joined(entry.get("note"), cells)
        return
    counted = _PERCENT.search(cells.column.label) and _NUMBER.fullmatch(text)
    status, rest = of_words(f"{text}%" if counted else text, source.legend)
    if _ASKED.fullmatch(plain(cells.column.label)) and (is_mark(text) or is_blank(text)):
        status, rest = ("complete" if is_mark(text) else ""), ""  # "Complete?" is answered by Y and N
    if colour and status == "ongoing" and COLOURS[colour] != COLOURS[status]:
        status = colour  # "ongoing" in amber is in progress
    if status:
        _worded(cells, status, rest, entry)
        if colour and COLOURS[colour] != COLOURS[status]:
            why = f"the words say {status}, the colour {hue(cells.colour)}; the words count"
            note(cells.origin, text, why)
        return
    if colour:
        entry["status"] = Commented(colour, beside=shade)
    else:
        note(cells.origin, text, "this is no status that we know; the words are in the note")
    named = f"{cells.column.label}: {text}" if _FIGURE.fullmatch(text) and cells.column.label else ""
    entry["note"] = _joined(entry.get("note"), cells, named)


def _worded(cells: CellGroup, status: str, rest: str, entry: dict[str, Value]) -> None:
    """Write down a status that a cell gives in words, and the `rest` of them as a note."""
    text = cells.text
    words = text[: text.rfind(rest)].rstrip(" (") if rest in text else text
    entry["status"] = Commented(
        status, beside="" if plain(text) == plain(status) else f"written: {words or text}"
    )
    if rest:
        whole = rest if any(map(str.isalpha, rest)) else text  # "12/24" says nothing without "Completed"
        entry["note"] = _joined(entry.get("note"), cells, whole)


def _chosen(cells: CellGroup, entry: dict[str, Value], source: StatusSource, note: Note) -> None:
    """A tick in one of several columns that stand for a status each."""
    choice = cells.column.choice
    if not is_mark(cells.text) or is_blank(cells.text):
        return
    status = of_words(choice, source.legend)[0]
    if "status" in entry or not status:
        note(
            cells.origin,
            choice,
            "this is ticked too; what is the status?" if status else "what is this status?",
        )
        return
    entry["status"] = Commented(status, beside=f"ticked: {choice}")


def _says(cells: CellGroup, entry: dict[str, Value], found: dict[str, Value], source: StatusSource) -> None:
    """What a comment says beyond its words: a status and nothing else, or the action whose outcome is the same."""
    if id := reference(cells.text):
        found["as_per"] = id
    elif "status" not in entry and (status := states(cells.text) or _coloured(cells.text, source.legend)):
        entry["status"] = status


def _coloured(text: str, legend: Legend) -> str:
    """The status behind the colour that a comment begins with: "Amber: recruitment is paused"."""
    found = _COLOUR.match(text)
    return (legend.of(found["colour"].lower()) or "") if found else ""


def _joined(before: Value | None, cells: CellGroup, text: str = "") -> str:
    """The words of several columns in one value; a later one with its heading before it."""
    words = text or markdown(cells.lines)
    return f"{before}\n\n{cells.column.label}: {words}" if before else words


def _signals(span: RowSpan, source: StatusSource) -> list[str]:
    """The red, amber and green that a row is shaded with, if this document says status by shading."""
    if not source.coloured:
        return []
    return [colour for colour in span.colours if hue(colour) in SIGNALS or of_colour(colour, source.legend)]


def _shaded(
    span: RowSpan, colours: list[str], entry: dict[str, Value], source: StatusSource, note: Note
) -> None:
    statuses = {of_colour(colour, source.legend) for colour in colours} - {""}
    if len(statuses) == 1:
        entry["status"] = Commented(statuses.pop(), beside=f"shaded {hue(colours[0])} ({colours[0]})")
    else:
        names = " and ".join(sorted({hue(colour) for colour in colours}))
        note(span.origin, span.words("text"), f"the row is shaded {names}, so its status is not clear")
