"""Drawn HTML: what a page draws without the elements for it: tables of divisions, and labels without a colon."""

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from tcsite.importers.labels import meaning, with_colon
from tcsite.text.html import attribute
from tcsite.text.phrases import tidy

_FEWEST_ROWS = 2  # below the heading
_MOST_LABELS = 12
_LABELS = "strong, b, span, em, label, small"
_ROWS = frozenset(("div", "ul", "ol", "li", "section", "article", "dl", "p"))


def opened_groups(parent: LexborNode) -> list[LexborNode]:
    """An element's children, texts too; those of a group of rows in the place of the group."""
    found: list[LexborNode] = []
    for child in parent.iter(include_text=True):
        if child.tag != "-text" and attribute(child, "role") == "rowgroup":
            found += child.iter(include_text=True)
        else:
            found.append(child)
    return found


def drawn_rows(siblings: Sequence[LexborNode], start: int) -> tuple[list[list[LexborNode]], int]:
    """The cells of a table that is drawn with divisions, from one of some siblings on, and where the rest begins.

    No cells, if none is drawn there.
    """
    head = _cells(siblings[start])
    if not 2 <= len(head) <= _MOST_LABELS:
        return [], start
    meanings = [meaning(tidy(cell.text())) for cell in head]
    sure = [found.role for found in meanings if found.sure == 2]
    if not all(found.sure for found in meanings) or "text" not in sure or len(sure) < _FEWEST_ROWS:
        return [], start
    rows = [head]
    end = start + 1
    for place in range(start + 1, len(siblings)):
        if _is_blank(siblings[place]):
            continue
        cells = _cells(siblings[place])
        if len(cells) != len(head) or siblings[place].tag != siblings[start].tag:
            break
        rows.append(cells)
        end = place + 1
    return (rows, end) if len(rows) > _FEWEST_ROWS else ([], start)


def _is_blank(node: LexborNode) -> bool:
    return node.tag == "-text" and not (node.text(deep=False) or "").strip()


def _cells(row: LexborNode) -> list[LexborNode]:
    """The elements that a row is made of; none if it has text of its own, or is a table's row."""
    if row.tag not in _ROWS:
        return []
    inner = [child for child in row.iter(include_text=True) if not _is_blank(child)]
    loose = any(child.tag == "-text" for child in inner)
    return [] if loose else [child for child in inner if child.tag not in ("br", "hr")]


def with_colons(element: LexborNode, line: str) -> str:
    """A line of an element that begins with a label in an element of its own, "<b>Lead</b> HR", with a colon between."""
    for mark in element.css(_LABELS):
        text = tidy(mark.text())
        first = mark.parent is not None and next(mark.parent.iter(), mark).mem_id == mark.mem_id
        if first and text and line.startswith(f"{text} "):
            return with_colon(line, text)
    return line
