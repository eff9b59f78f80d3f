"""Word's paragraphs as they are read on paper: what was deleted is out, what was inserted is in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tcsite.importers.colours import DOTS, HIGHLIGHTS, mixed, of_css
from tcsite.importers.word_numbering import W, on, value
from tcsite.text.data import word_lists
from tcsite.text.phrases import tidy

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"

SIGNS: Mapping[tuple[str, int], str] = {
    (font, int(code, 16)): sign
    for font, signs in word_lists("tcsite.importers", "picture_fonts").items()
    for sign, codes in signs.items()
    for code in (*codes, *(f"F0{code}" for code in codes))
}
"""The signs that Word writes by a number in a font of pictures, with and without the offset of private use."""

_TRANSPARENT = frozenset(
    f"{W}{tag}"
    for tag in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir")
)
_DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
_DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_SPACES = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph says."""

    text: str = ""
    bold: bool = False
    colour: str = ""  # of its background, or of a sign that is all it says
    boxes: list[Any] = field(default_factory=list)  # text boxes anchored in it
    letters: set[str] = field(default_factory=set)  # the colours of its words; "" for black
    pictures: int = 0
    deleted: str = ""
    hidden: str = ""
    struck: str = ""
    rest: str = ""  # what is not struck through
    label: str = ""  # the words in bold type that it begins with, if others follow


def paragraph_text(paragraph: Any, address: Callable[[str], str], *, bold: bool) -> ParagraphText:
    """Read a paragraph. `address` finds the web address of a link by its number; `bold` is its style's."""
    found = ParagraphText()
    weights = []
    for run, link in _runs(paragraph, found, address):
        text = _words(run, found)
        struck = False
        if run.find(W + "rPr") is not None:
            properties = run.find(W + "rPr")
            if on(properties, "vanish"):
                found.hidden += text
                continue
            if struck := bool((on(properties, "strike") or on(properties, "dstrike")) and text.strip()):
                found.struck += text
            found.colour = found.colour or _painted(properties, text)
        if any(map(str.isalnum, text)):
            found.letters.add(mixed("", value(run, "rPr/color") or "000000", 0))
        if text.strip():
            own = None if run.find(W + "rPr") is None else on(run, "rPr/b")
            weights.append(bold if own is None else own)
        shown = text
        if link and text.strip() and tidy(text) != link:
            before, after = (" " * edge.isspace() for edge in (text[0], text[-1]))
            shown = f"{before}[{tidy(text)}]({link}){after}"
        found.text += shown
        found.rest += "" if struck else shown
        found.label = found.text if all(weights) else found.label
    found.bold = bool(weights) and all(weights)
    found.colour = shade(paragraph, "pPr/shd") or found.colour
    return found


def shade(element: Any, path: str) -> str:
    """The colour of a background: Word keeps a pattern of two colours."""
    pattern = value(element, path)
    if pattern is None or pattern == "nil":
        return ""
    fill, ink = value(element, path, "fill") or "", value(element, path, "color") or ""
    if pattern == "solid":
        return mixed(ink, fill, 100)
    share = int(pattern[3:]) if pattern.startswith("pct") and pattern[3:].isdecimal() else 0
    return mixed(ink, fill, min(share, 100))


def _runs(
    element: Any, found: ParagraphText, address: Callable[[str], str], link: str = ""
) -> Iterator[tuple[Any, str]]:
    """The runs of a paragraph, each with the web address that it links to."""
    for child in element:
        if child.tag == W + "r":
            yield child, link
        elif child.tag == W + "hyperlink":
            yield from _runs(child, found, address, address(child.get(_R + "id") or "") or link)
        elif child.tag in _TRANSPARENT:
            yield from _runs(child, found, address, link)
        elif child.tag in _DELETED:
            found.deleted += "".join(part.text or "" for part in child.iter(W + "delText", W + "t"))


def _words(run: Any, found: ParagraphText) -> str:
    """A run's text; its text boxes and pictures are noted."""
    font = (value(run, "rPr/rFonts", "ascii") or value(run, "rPr/rFonts", "hAnsi") or "").lower()
    pieces = []
    for child in run:
        tag = child.tag
        if tag == W + "t":
            pieces.append("".join(SIGNS.get((font, ord(sign)), sign) for sign in child.text or ""))
        elif tag in _SPACES:
            pieces.append(_SPACES[tag])
        elif tag == W + "sym":
            pieces.append(_sign(child))
        elif tag == W + "fldChar":
            pieces.append(_form_box(child))
        elif tag == _MC + "AlternateContent":
            _drawn(next(iter(child), child), found)
        elif tag in _DRAWN:
            _drawn(child, found)
        elif tag == W + "delText":
            found.deleted += child.text or ""
    return "".join(pieces)


def _drawn(element: Any, found: ParagraphText) -> None:
    """Text boxes, pictures, and shapes: one that is filled and says nothing is a light."""
    boxes = [box for box in element.iter(W + "txbxContent") if not _inside(box, element)]
    found.boxes += boxes
    if not boxes and (fill := _fill(element)):
        found.colour = found.colour or fill
    elif not boxes:
        found.pictures += 1


def _fill(element: Any) -> str:
    """The colour that a drawn shape is filled with; "" for a picture, and for a colour that is not told by numbers."""
    if element.find(f".//{_A}blip") is not None or element.find(f".//{_V}imagedata") is not None:
        return ""
    for properties in element.iter(_WPS + "spPr"):
        if (code := properties.find(f"{_A}solidFill/{_A}srgbClr")) is not None:
            return mixed("", code.get("val") or "", 0)
    for shape in ("oval", "rect", "roundrect", "shape"):
        for drawn in element.iter(_V + shape):
            if drawn.get("filled") not in ("f", "false"):
                return of_css((drawn.get("fillcolor") or "").split("[")[0])
    return ""


def _inside(box: Any, top: Any) -> bool:
    """Whether a text box stands within another, or in what is there for older programs only."""
    parent = box.getparent()
    while parent is not None and parent is not top:
        if parent.tag in (W + "txbxContent", _MC + "Fallback"):
            return True
        parent = parent.getparent()
    return False


def _sign(element: Any) -> str:
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return ""
    known = SIGNS.get(((element.get(W + "font") or "").lower(), code))
    return known or (chr(code - 0xF000) if 0xF020 <= code <= 0xF0FF else chr(code) if code < 0xD800 else "")


def _form_box(element: Any) -> str:
    """The check box of an old form: its state is no text, so it gets a sign."""
    for box in element.iter(W + "checkBox"):
        state = on(box, "checked")
        return "☒" if (on(box, "default") if state is None else state) else "☐"
    return ""


def _painted(properties: Any, text: str) -> str:
    """The colour behind a run; or its own, if it is nothing but a dot."""
    if highlight := value(properties, "highlight"):
        return HIGHLIGHTS.get(highlight, "")
    if colour := shade(properties, "shd"):
        return colour
    signs = text.strip()
    own = value(properties, "color") or ""
    return mixed("", own, 0) if signs and set(signs) <= DOTS else ""
