"""Word's styles and lists: which paragraphs are headings or bold, and which bullet or number each one shows."""

from typing import Any

from tcsite.frozen import dataclass

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLAIN_MARKS = ("bullet", "none", "")
_DEEPEST = 20  # styles based on styles


@dataclass(frozen=True, slots=True)
class ListMark:
    """What stands before a list item: a bullet, or a number such as "1." or "V1"."""

    number: str = ""  # empty: a bullet
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    number: tuple[str, int] | None  # which list, and which level of it
    bold: bool | None
    outlined: bool


@dataclass(frozen=True, slots=True)
class _Level:
    form: str  # "decimal", "bullet" …
    text: str  # "%1."
    start: int


def value(element: Any, path: str, attribute: str = "val") -> str | None:
    """An attribute of the element at `path`, "pPr/numPr/numId"; "" if it has none, None without the element."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else (found.get(W + attribute) or "")


def on(element: Any, path: str) -> bool | None:
    """Whether a switch such as ``<w:b/>`` is on; None if it is not there."""
    found = value(element, path)
    return None if found is None else found not in ("0", "false", "off", "none")


class Lists:
    """Knows a document's styles and lists, and counts as it meets their paragraphs, in order."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        self._styles = {element.get(W + "styleId"): _style(element) for element in _all(styles, "style")}
        levels = {
            element.get(W + "abstractNumId"): {
                _whole(level.get(W + "ilvl")): _level(level) for level in _all(element, "lvl")
            }
            for element in _all(numbering, "abstractNum")
        }
        self._families = {
            element.get(W + "numId"): value(element, "abstractNumId") or ""
            for element in _all(numbering, "num")
        }
        self._restarts = {
            element.get(W + "numId"): {
                _whole(change.get(W + "ilvl")): _whole(value(change, "startOverride"))
                for change in _all(element, "lvlOverride")
                if value(change, "startOverride") is not None
            }
            for element in _all(numbering, "num")
        }
        self._levels = levels
        self._counts: dict[str, dict[int, int]] = {}

    def heading(self, paragraph: Any) -> bool:
        """Whether its style is one of headings."""
        chain = self._chain(paragraph)
        return value(paragraph, "pPr/outlineLvl") is not None or any(
            style.outlined or style.name.lower().startswith(("heading", "title")) for style in chain
        )

    def bold(self, paragraph: Any) -> bool:
        """Whether its style is bold."""
        return next((style.bold for style in self._chain(paragraph) if style.bold is not None), False)

    def mark(self, paragraph: Any) -> ListMark | None:
        """What Word shows before the paragraph; counts it."""
        number, level = self._list_of(paragraph)
        family = self._families.get(number, "")
        levels = self._levels.get(family)
        if not levels:
            return None
        shown = levels.get(level, _Level("bullet", "", 1))
        if shown.form in _PLAIN_MARKS:
            return ListMark("", level) if shown.form == "bullet" or shown.text else None
        counts = self._counts.setdefault(family, {})
        restart = self._restarts.get(number, {}).pop(level, None)
        counts[level] = restart if restart is not None else counts.get(level, shown.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        text = shown.text
        for step in range(level + 1):
            each = levels.get(step, shown)
            text = text.replace(f"%{step + 1}", numeral(counts.get(step, each.start), each.form))
        return ListMark(text.strip(), level)

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        own = value(paragraph, "pPr/numPr/numId")
        if own is not None:
            return own, _whole(value(paragraph, "pPr/numPr/ilvl"))
        return next((style.number for style in self._chain(paragraph) if style.number), ("0", 0))

    def _chain(self, paragraph: Any) -> list[_Style]:
        """Its style, and the styles that one is based on."""
        chain: list[_Style] = []
        name = value(paragraph, "pPr/pStyle") or ""
        while name in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[name])
            name = chain[-1].based_on
        return chain


def _all(element: Any, tag: str) -> Any:
    return [] if element is None else element.iterchildren(W + tag)


def _style(element: Any) -> _Style:
    number = value(element, "pPr/numPr/numId")
    return _Style(
        name=value(element, "name") or "",
        based_on=value(element, "basedOn") or "",
        number=(number, _whole(value(element, "pPr/numPr/ilvl"))) if number else None,
        bold=on(element, "rPr/b"),
        outlined=value(element, "pPr/outlineLvl") is not None,
    )


def _level(element: Any) -> _Level:
    start = value(element, "start")
    return _Level(
        value(element, "numFmt") or "", value(element, "lvlText") or "", _whole(start) if start else 1
    )


def _whole(text: str | None) -> int:
    """A number that Word wrote: 0 for what is none, so that a damaged file does no harm."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else 0


def numeral(number: int, form: str) -> str:
    """A number as a list shows it: "decimal", "lowerLetter", "upperRoman"."""
    numeral = str(number)
    if form.endswith("Letter") and number > 0:
        numeral = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 9)
    elif form.endswith("Roman") and 0 < number < 40:
        numeral, rest = "", number
        for worth, sign in _ROMAN:
            numeral, rest = numeral + sign * (rest // worth), rest % worth
    return numeral.upper() if form.startswith("upper") else numeral
