"""Page: what a page of a PDF shows, as words, lines, and areas of colour, measured from its top left corner."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pdfplumber.page import Page as LibraryPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.text import extract_words

from tcsite.importers.colours import DOTS, mixed
from tcsite.importers.pdf.bounds import Count, Device, Interpreter
from tcsite.importers.pdf.tags import PdfTag

_THIN = 3.0  # points: a filled area that is thinner is a line
_DOT = 9.0  # points: a filled area that is smaller both ways is a bullet, or a light
_LINKS = ("http://", "https://", "mailto:")
_WEIGHTS = ("bold", "black", "heavy")
_MUCH = 0.35  # of a letter's height lies in another's
_FEW = 3  # letters that may stand over others: accents, signs put together
_STEP = 2.0  # points between the feet of letters of one line, at most
_APART = 0.3  # as a multiple of the type's size: letters of one word stand nearer
_BACK = 1.0  # likewise: a letter that is drawn so far back begins another word
_PAD = 9.0  # points between a line and the text beside it, at most
_OVER = 0.4  # points by which a letter stands on both sides of a line, at least
_MOST_EDGES = 6_000


@dataclass(frozen=True, slots=True)
class Area:
    """A place on a page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def area(self) -> float:
        """How large it is."""
        return max(self.x1 - self.x0, 0) * max(self.bottom - self.top, 0)

    def holds(self, other: "Area") -> bool:
        """Whether the middle of another lies within it."""
        across, down = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
        return self.x0 <= across <= self.x1 and self.top <= down <= self.bottom

    def common(self, other: "Area") -> float:
        """How much of another lies within it."""
        return Area(
            max(self.x0, other.x0),
            max(self.top, other.top),
            min(self.x1, other.x1),
            min(self.bottom, other.bottom),
        ).area


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a part of one whose type differs."""

    text: str
    box: Area
    size: float = 10.0
    bold: bool = False
    colour: str = ""
    link: str = ""
    spaced: bool = False  # a space is written after it
    whole: bool = False  # and one before it
    soft: bool = False  # it ends with a hyphen that only divides it at the line's end
    tag: PdfTag | None = None  # what the document itself says that it is a part of


@dataclass(frozen=True, slots=True)
class Fill:
    """An area of colour."""

    box: Area
    colour: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A line, across or down: from `start` to `end`, at `at`."""

    across: bool
    at: float
    start: float
    end: float
    seams: tuple[float, ...] = ()  # where pieces that were drawn one by one meet, as at each cell's end


@dataclass(slots=True)
class PdfPage:
    """What a page shows."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)  # in the order they were painted
    dots: list[Fill] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    overprints: list[Area] = field(default_factory=list)  # letters that cover others
    pictures: int = 0
    breaks: int = 0  # places where the text goes on in a line below
    spaced_breaks: int = 0  # those of them that have a space
    is_hyphenated: bool = True  # soft hyphens stand where words are divided, and nowhere else
    crowded: bool = False  # more lines than a table has: a drawing

    def ground(self, box: Area) -> str:
        """The colour of a cell: of the area painted last that covers most of it."""
        for fill in reversed(self.fills):
            if fill.box.common(box) > box.area / 2:
                return fill.colour
        return ""

    def is_overprinted(self, box: Area) -> bool:
        """Whether letters of a place are printed over others, as where a sheet's rows are too low for their text."""
        return sum(box.holds(place) for place in self.overprints) > _FEW

    def light(self, box: Area) -> str:
        """The colour of a dot or a small area that is drawn in a cell."""
        inside = [fill for fill in (*self.dots, *self.fills) if box.holds(fill.box)]
        return next((fill.colour for fill in reversed(inside) if fill.colour), "")


class _Page(LibraryPage):
    """pdfplumber's page, whose drawing is followed by our own counted interpreter."""

    count: Count

    @property
    def layout(self) -> Any:
        """What the page draws."""
        if not hasattr(self, "_layout"):
            device = Device(self.pdf.rsrcmgr, self.page_number, self.count)
            interpreter = Interpreter(self.pdf.rsrcmgr, device)
            interpreter.count = self.count
            interpreter.process_page(self.page_obj)
            self._layout = device.get_result()
        return self._layout


def read_page(pdf: PDF, found: Any, number: int, count: Count, tags: Mapping[int, PdfTag]) -> PdfPage:
    """Read a page of a document."""
    source = _Page(pdf, found, number)
    source.count = count
    page = PdfPage(number, float(source.width), float(source.height))
    links = []
    for note in source.annots:
        count.draw()
        box = _box(note)
        address = str(note.get("uri") or "")
        if address.startswith(_LINKS) and not set(address) & set(" <>()[]\"'\n\t"):
            links.append((box, address))
        _noted(note, box, page)
    for shape in (*source.rects, *source.lines, *source.curves):
        _drawn(shape, page)
    page.crowded = len(page.edges) > _MOST_EDGES
    inside = {char["text"] for char, after in pairwise(source.chars) if after["x0"] >= char["x1"] - 1}
    page.is_hyphenated = "\xad" not in inside
    page.overprints = _overprints(source.chars)
    page.words += _words(
        source, links, [] if page.crowded else page.edges, _beside_spaces(source.chars, page), tags
    )
    page.pictures = sum(image["width"] > _DOT * 2 and image["height"] > _DOT * 2 for image in source.images)
    return page


def _box(item: dict[str, Any]) -> Area:
    return Area(float(item["x0"]), float(item["top"]), float(item["x1"]), float(item["bottom"]))


def _beside_spaces(chars: Sequence[dict[str, Any]], page: PdfPage) -> tuple[set[int], set[int]]:
    """The letters before and after which a space is written; counts how often one is written at a line's end."""
    after: set[int] = set()
    before: set[int] = set()
    last: dict[str, Any] | None = None
    is_spaced = False
    for char in chars:
        if char["text"].isspace():
            is_spaced = is_spaced or (last is not None and _follows(last, char))
            continue
        if last and is_spaced:
            before.add(id(last))
            after.add(id(char))
        if last and char["top"] > last["bottom"] - 2 and char["x0"] < last["x1"]:
            page.breaks += 1
            page.spaced_breaks += is_spaced
        last, is_spaced = char, False
    if last and is_spaced:
        before.add(id(last))
    return before, after


def _follows(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether a letter stands right after another one."""
    near = abs(after["x0"] - before["x1"]) < before["size"]
    return bool(near and abs(after["bottom"] - before["bottom"]) < 2)


def _overprints(chars: Sequence[dict[str, Any]]) -> list[Area]:
    """The places of letters that cover another letter of another line."""
    columns: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for char in chars:
        if char["text"].isalnum() and char["upright"]:
            columns[int((char["x0"] + char["x1"]) / 6)].append(char)
    found = []
    for column in columns.values():
        column.sort(key=lambda char: char["top"])
        for above, below in pairwise(column):
            apart = below["top"] - above["top"]
            common = above["bottom"] - below["top"]
            other = apart > 1 or above["text"] != below["text"]  # a letter printed twice is bold
            if other and common > _MUCH * (below["bottom"] - below["top"]) and _cover(above, below):
                found.append(Area(below["x0"], below["top"], below["x1"], below["bottom"]))
    return found


def _cover(one: dict[str, Any], other: dict[str, Any]) -> bool:
    wide = min(one["x1"] - one["x0"], other["x1"] - other["x0"])
    return bool(min(one["x1"], other["x1"]) - max(one["x0"], other["x0"]) > 0.3 * wide)


def _words(
    source: _Page,
    links: Sequence[tuple[Area, str]],
    edges: Sequence[Edge],
    beside_spaces: tuple[Container[int], Container[int]],
    tags: Mapping[int, PdfTag],
) -> Iterator[Word]:
    chars = _in_runs([char for char in source.chars if char["text"] != "\0"])
    kinds = ["run", "fontname", "size", "non_stroking_color", *(["mcid"] if tags else [])]
    for found in extract_words(
        chars, x_tolerance_ratio=_APART, y_tolerance=_STEP, extra_attrs=kinds, return_chars=True
    ):
        spaced = id(found["chars"][-1]) in beside_spaces[0]
        whole = spaced and id(found["chars"][0]) in beside_spaces[1]
        for text, box in _cut(found, edges):
            yield Word(
                text.replace("\xad", "-"),
                box,
                float(found["size"]),
                any(weight in found["fontname"].lower() for weight in _WEIGHTS),
                colour_of(found["non_stroking_color"]) if set(text) <= DOTS else "",
                next((address for place, address in links if place.holds(box)), ""),
                spaced,
                whole,
                text.endswith("\xad"),
                tags.get(found["mcid"]) if tags else None,
            )


def _in_runs(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The letters, numbered by the run in which they were drawn: a word may reach over the beginning of another."""
    run = 0
    for before, char in pairwise([*chars[:1], *chars]):
        jump = char["x0"] - before["x1"]
        below = abs(char["bottom"] - before["bottom"]) > _STEP
        run += below or jump > _APART * char["size"] or -jump > _BACK * char["size"]
        char["run"] = run
    return chars


def _cut(found: dict[str, Any], edges: Sequence[Edge]) -> Iterator[tuple[str, Area]]:
    """A word, or the two that stand so near at both sides of a line that they look like one."""
    box = _box(found)
    middle = (box.top + box.bottom) / 2
    at = next(
        (
            edge.at
            for edge in edges
            if not edge.across and box.x0 + 1 < edge.at < box.x1 - 1 and edge.start < middle < edge.end
        ),
        None,
    )
    if at is None:
        yield found["text"], box
        return
    chars = found["chars"]
    apart = [place for place in range(1, len(chars)) if chars[place - 1]["tag"] != chars[place]["tag"]]
    beyond = [place for place in apart if at - 1 < chars[place]["x0"] < at + _PAD]
    across = any(char["x0"] < at - _OVER and char["x1"] > at + _OVER for char in chars)
    before = sum((char["x0"] + char["x1"]) / 2 < at for char in chars)
    place = beyond[0] if beyond else before if before in apart and not across else 0
    if not 0 < place < len(chars):  # one word, which may be too long for its cell
        yield found["text"], box
        return
    for part in (chars[:place], chars[place:]):
        yield (
            "".join(char["text"] for char in part),
            Area(part[0]["x0"], box.top, part[-1]["x1"], box.bottom),
        )


def _drawn(shape: dict[str, Any], page: PdfPage) -> None:
    box = _box(shape)
    wide, high = box.x1 - box.x0, box.bottom - box.top
    filled, stroked = bool(shape.get("fill")), bool(shape.get("stroke"))
    if high <= _THIN < wide:
        page.edges.append(Edge(across=True, at=(box.top + box.bottom) / 2, start=box.x0, end=box.x1))
    elif wide <= _THIN < high:
        page.edges.append(Edge(across=False, at=(box.x0 + box.x1) / 2, start=box.top, end=box.bottom))
    elif wide < _DOT * 2 and high < _DOT * 2:
        if filled:
            page.dots.append(Fill(box, colour_of(shape.get("non_stroking_color"))))
    else:
        if stroked and shape["object_type"] == "rect":
            page.edges += [Edge(across=True, at=at, start=box.x0, end=box.x1) for at in (box.top, box.bottom)]
            page.edges += [
                Edge(across=False, at=at, start=box.top, end=box.bottom) for at in (box.x0, box.x1)
            ]
        if filled:
            page.fills.append(Fill(box, colour_of(shape.get("non_stroking_color"))))


def _noted(note: dict[str, Any], box: Area, page: PdfPage) -> None:
    """A note that somebody stuck on, or the field of a form with what was typed into it."""
    data = note.get("data") or {}
    kind = str(getattr(data.get("Subtype"), "name", ""))
    if kind == "Widget":
        value = data.get("V", data.get("AS"))
        text = value if isinstance(value, str) else _decoded(value)
        if data.get("V") is None and text:
            text = "☐" if text == "Off" else "☒"
        for nth, line in enumerate(text.splitlines()):
            high = min(box.bottom - box.top, 12.0)
            page.words.append(
                Word(line, Area(box.x0, box.top + nth * high, box.x1, box.top + (nth + 1) * high))
            )
    elif kind not in ("Link", "Popup", "") and note.get("contents"):
        page.notes.append(str(note["contents"]))


def _decoded(value: object) -> str:
    name = getattr(value, "name", value)
    if isinstance(name, bytes):
        wide = name.startswith((b"\xfe\xff", b"\xff\xfe"))
        return name.decode("utf-16" if wide else "latin-1", "replace")
    return name if isinstance(name, str) else ""


def colour_of(value: object) -> str:
    """A colour of a PDF (grey, three parts of light or four of ink) as six digits; "" for white and for none."""
    parts = value if isinstance(value, tuple | list) else (value,)
    if not all(isinstance(part, int | float) for part in parts):
        return ""
    shares = [min(max(float(part), 0.0), 1.0) for part in parts]
    if len(shares) == 4:
        *inks, black = shares
        shares = [(1 - ink) * (1 - black) for ink in inks]
    if len(shares) == 1:
        shares *= 3
    return mixed("", "".join(f"{round(share * 255):02X}" for share in shares), 0) if len(shares) == 3 else ""
