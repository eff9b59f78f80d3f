"""Progress: how far an action was at the time of the document, with what the columns beside the status say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tcsite.content.yaml.writer import Noted, Value
from tcsite.importers.colours import hue
from tcsite.importers.document import markdown
from tcsite.importers.gather import Held, Piece
from tcsite.importers.grid import is_blank, is_mark
from tcsite.importers.ids import reference
from tcsite.importers.status import Legend, is_status_word, of_colour, of_words, states
from tcsite.importers.times import Note
from tcsite.model.action import COLOURS
from tcsite.text.phrases import plain

_ASKED = re.compile(
    r"(?:is it |fully |action )?(?:complete|completed|done|achieved|finished|delivered)(?: y/n| yes/no)?"
)
_COLOUR = re.compile(r"(?P<colour>red|amber|green)\s*(?:[:–—]|-\s)", re.IGNORECASE)  # "Amber: staff wanted"
_FIGURE = re.compile(r"[\d.]+ ?%?")  # it says nothing without the heading of its column
_SIGNALS = ("red", "amber", "green")


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells about the statuses in it."""

    legend: Legend
    date: str  # when it was made, for entries that have no date of their own
    why: str = ""  # where that date comes from, if somebody should look at it
    coloured: bool = False  # cells are shaded red, amber and green outside a column for it


def progress_of(piece: Piece, found: dict[str, Value], told: Told, note: Note) -> None:
    """Fill `progress` from the columns for status, comments, reasons and evidence; one entry for each date."""
    entries: dict[str, dict[str, Value]] = {}
    dates = [held.column.dated for held in piece.held.get("status", [])]
    latest = max(dates, default="") if all(dates) else ""

    def entry_of(held: Held) -> dict[str, Value]:
        return entries.setdefault(held.column.dated or latest, {})

    for held in piece.held.get("comments", []):
        entry_of(held)["note"] = _joined(entry_of(held).get("note"), held)
    for held in piece.held.get("status", []):
        _stated(held, entry_of(held), told, note)
    for held in piece.held.get("comments", []):
        _says(held, entry_of(held), found, told)
    for held in piece.held.get("reason", []):
        entry_of(held)["reason"] = _joined(entry_of(held).get("reason"), held)
    for held in piece.held.get("evidence", []):
        entry_of(held)["evidence"] = [line.text for line in held.lines]
    if not any("status" in entry for entry in entries.values()):
        _beside(piece, entries, told, note)
    written = [_dated(date, entry, told) for date, entry in sorted(entries.items()) if entry]
    if written:
        found["progress"] = written


def _beside(piece: Piece, entries: dict[str, dict[str, Value]], told: Told, note: Note) -> None:
    """A status that no column is for: by letters below years, or by the shading of the row."""
    entry: dict[str, Value] = {}
    lettered = [
        held for held in piece.held.get("mark", []) if is_status_word(held.text) and not is_mark(held.text)
    ]
    if lettered:
        statuses = {of_words(held.text, told.legend)[0] for held in lettered} - {""}
        words = "; ".join(f"{held.column.mark or held.column.label}: {held.text}" for held in lettered)
        if len(statuses) == 1:
            entry["status"] = Noted(statuses.pop(), beside=f"written: {words}")
        else:
            note(lettered[0].origin, words, "these letters differ from year to year; what is the status now?")
    elif colours := _signals(piece, told):
        _shaded(piece, colours, entry, told, note)
    if entry:
        entries.setdefault("", {}).update(entry)


def _dated(date: str, entry: Mapping[str, Value], told: Told) -> dict[str, Value]:
    order = ("status", "note", "reason", "evidence")
    return {"date": date or told.date, **{key: entry[key] for key in order if key in entry}}


def _stated(held: Held, entry: dict[str, Value], told: Told, note: Note) -> None:
    """What a cell of the status column says, in words or by its colour."""
    text = held.text
    colour = of_colour(held.colour, told.legend)
    if not text:
        if colour:
            entry["status"] = Noted(colour, beside=f"a cell shaded {hue(held.colour)} ({held.colour})")
        elif held.colour and hue(held.colour):
            note(
                held.origin,
                "",
                f"a cell shaded {hue(held.colour)} ({held.colour}) tells no status that we know",
            )
        return
    status, rest = of_words(text, told.legend)
    if _ASKED.fullmatch(plain(held.column.label)) and (is_mark(text) or is_blank(text)):
        status, rest = ("complete" if is_mark(text) else ""), ""  # "Complete?" is answered by Y and N
    if colour and status == "ongoing" and COLOURS[colour] != COLOURS[status]:
        status = colour  # "ongoing" in amber is in progress
    if status:
        same = plain(text) == plain(status)
        entry["status"] = Noted(
            status, beside="" if same else f"written: {text[: len(text) - len(rest)] or text}"
        )
        if colour and COLOURS[colour] != COLOURS[status]:
            note(
                held.origin,
                text,
                f"the words say {status}, the colour {hue(held.colour)}; the words are kept",
            )
        if rest:
            whole = rest if any(map(str.isalpha, rest)) else text  # "12/24" says nothing without "Completed"
            entry["note"] = _joined(entry.get("note"), held, whole)
        return
    if colour:
        entry["status"] = Noted(colour, beside=f"a cell shaded {hue(held.colour)} ({held.colour})")
    else:
        note(held.origin, text, "this is no status that we know; the words are kept in the note")
    named = f"{held.column.label}: {text}" if _FIGURE.fullmatch(text) and held.column.label else ""
    entry["note"] = _joined(entry.get("note"), held, named)


def _says(held: Held, entry: dict[str, Value], found: dict[str, Value], told: Told) -> None:
    """What a comment says beyond its words: a status and nothing else, or the action whose outcome is the same."""
    if id := reference(held.text):
        found["as_per"] = id
    elif "status" not in entry and (status := states(held.text) or _coloured(held.text, told.legend)):
        entry["status"] = status


def _coloured(text: str, legend: Legend) -> str:
    """The status behind the colour that a comment begins with: "Amber: recruitment is paused"."""
    found = _COLOUR.match(text)
    return (legend.of(found["colour"].lower()) or "") if found else ""


def _joined(before: Value | None, held: Held, text: str = "") -> str:
    """The words of several columns in one value; a later one with its heading before it."""
    words = text or markdown(held.lines)
    return f"{before}\n\n{held.column.label}: {words}" if before else words


def _signals(piece: Piece, told: Told) -> list[str]:
    """The red, amber and green that a row is shaded with, if this document says status by shading."""
    if not told.coloured:
        return []
    return [colour for colour in piece.colours if hue(colour) in _SIGNALS or of_colour(colour, told.legend)]


def _shaded(piece: Piece, colours: list[str], entry: dict[str, Value], told: Told, note: Note) -> None:
    statuses = {of_colour(colour, told.legend) for colour in colours} - {""}
    if len(statuses) == 1:
        entry["status"] = Noted(statuses.pop(), beside=f"shaded {hue(colours[0])} ({colours[0]})")
    else:
        names = " and ".join(sorted({hue(colour) for colour in colours}))
        note(piece.origin, piece.words("text"), f"the row is shaded {names}, so its status is not clear")
