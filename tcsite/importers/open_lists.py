"""OpenDocument's lists: which bullet or number each item shows, counted as the text goes on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tcsite.importers.word_numbering import ListMark, numeral

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = ""  # empty: a bullet
    before: str = ""
    after: str = ""
    start: int = 1
    displayed: int = 1  # 2 shows the number of the level above too: "1.1"


@dataclass(slots=True)
class OpenList:
    """A list of a document, or one within another: its style, and how far it has counted."""

    style: str = ""
    level: int = 0
    counts: dict[int, int] = field(default_factory=dict)


class OpenLists:
    """Knows the styles of lists, and counts as it meets their items, in order."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._styles = {
            str(style.get(STYLE + "name")): dict(map(_level, style))
            for root in roots
            for style in root.iter(TEXT + "list-style")
        }
        self._counts: dict[str, dict[int, int]] = {}  # of each style, as its last list left them
        self._named: dict[str, dict[int, int]] = {}  # of each list that has a name

    def begin(self, element: Any, outer: OpenList | None) -> OpenList:
        """A list begins: with number one, or where the one that it goes on with ended."""
        style = str(element.get(TEXT + "style-name") or (outer.style if outer else ""))
        if outer:
            outer.counts.pop(outer.level + 1, None)
            return OpenList(style, outer.level + 1, outer.counts)
        earlier: dict[int, int] = {}
        if name := element.get(TEXT + "continue-list"):
            earlier = self._named.get(name, {})
        elif element.get(TEXT + "continue-numbering") == "true":
            earlier = self._counts.get(style, {})
        found = OpenList(style, 0, dict(earlier))
        self._counts[style] = found.counts
        if name := element.get("{http://www.w3.org/XML/1998/namespace}id"):
            self._named[name] = found.counts
        return found

    def mark(self, item: Any, within: OpenList) -> ListMark | None:
        """What is shown before an item; None for a heading of the list."""
        if item.tag != TEXT + "list-item":
            return None
        levels = self._styles.get(within.style, {})
        own = levels.get(within.level, _Level())
        if not own.form:
            return ListMark("", within.level)
        start = str(item.get(TEXT + "start-value") or "")
        number = int(start) if start.isdecimal() and len(start) < 6 else 0
        within.counts[within.level] = number or within.counts.get(within.level, own.start - 1) + 1
        steps = range(max(0, within.level - own.displayed + 1), within.level + 1)
        numbers = [
            numeral(within.counts.get(step, 1), levels.get(step, own).form or own.form) for step in steps
        ]
        return ListMark(f"{own.before}{'.'.join(numbers)}{own.after}".strip(), within.level)


def _level(element: Any) -> tuple[int, _Level]:
    def number(name: str, usual: int) -> int:
        text = str(element.get(TEXT + name) or "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else usual

    is_number = element.tag == TEXT + "list-level-style-number"
    form = _FORMS.get(str(element.get(STYLE + "num-format") or ""), "") if is_number else ""
    before, after = (str(element.get(f"{STYLE}num-{side}") or "") for side in ("prefix", "suffix"))
    level = _Level(form, before, after, number("start-value", 1), number("display-levels", 1))
    return number("level", 1) - 1, level
