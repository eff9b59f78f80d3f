"""Tags: the tables that a tagged PDF itself names, as Word, Chromium and typst write them: which text is of which cell.

Where they are there, nothing has to be worked out from places. They are followed one by one, and counted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1

from tcsite.importers.pdf.bounds import Count

_DEEPEST = 60
_WIDEST = 100  # columns or rows that a cell covers
_INLINE = frozenset(
    (
        "Span",
        "Link",
        "Em",
        "Strong",
        "Code",
        "Quote",
        "Reference",
        "Note",
        "FENote",
        "Annot",
        "Sub",
        "BibEntry",
    )
)


@dataclass(slots=True, eq=False)
class TaggedCell:
    """A cell, and how many columns and rows it covers."""

    across: int = 1
    down: int = 1


@dataclass(slots=True, eq=False)
class TaggedTable:
    """A table: its rows from the top."""

    rows: list[list[TaggedCell]] = field(default_factory=list)
    is_nested: bool = False  # a table stands in it, or it in one


@dataclass(frozen=True, slots=True)
class PdfTag:
    """What a piece of text is a part of."""

    table: TaggedTable | None = None
    cell: TaggedCell | None = None
    block: int = 0  # the paragraph, list item or cell
    leaf: int = 0  # the piece itself
    is_one_text: bool = False  # nobody broke a line within it
    depth: int = 0  # of lists
    is_item: bool = False
    is_label: bool = False  # an item's dot or number


def tags_of(catalogue: Mapping[str, Any], count: Count) -> dict[object, dict[int, PdfTag]]:
    """The tags of a document's pieces of text, each by its page's object and its own number there."""
    root = resolve1(catalogue.get("StructTreeRoot"))
    if not isinstance(root, dict):
        return {}
    roles = resolve1(root.get("RoleMap"))
    return _Walk(roles if isinstance(roles, dict) else {}, count).found(root.get("K"))


class _Walk:
    """Follows the tree of tags."""

    def __init__(self, roles: Mapping[str, Any], count: Count) -> None:
        self._roles = roles
        self._count = count
        self._seen: set[int] = set()
        self._number = 0
        self._tags: dict[object, dict[int, PdfTag]] = {}

    def found(self, top: object) -> dict[object, dict[int, PdfTag]]:
        """All tags, in the order of the document."""
        left: list[tuple[object, int, PdfTag, int]] = [(top, 0, PdfTag(), 0)]
        while left:
            kid, page, tag, depth = left.pop()
            self._count.draw()
            if isinstance(kid, PDFObjRef):
                if kid.objid in self._seen:
                    continue
                self._seen.add(kid.objid)
                kid = resolve1(kid)
            if isinstance(kid, int):
                self._tags.setdefault(page, {}).setdefault(kid, tag)
            elif isinstance(kid, list):
                left += [(one, page, tag, depth) for one in reversed(kid)]
            elif isinstance(kid, dict) and depth < _DEEPEST:
                page = getattr(kid.get("Pg"), "objid", page)
                if "MCID" in kid:
                    left.append((resolve1(kid["MCID"]) if "Stm" not in kid else None, page, tag, depth))
                elif "S" in kid:
                    left.append((resolve1(kid.get("K")), page, self._tag(kid, tag), depth + 1))
        return self._tags

    def _tag(self, element: Mapping[str, Any], tag: PdfTag) -> PdfTag:
        """What stands in an element that stands in another."""
        self._number += 1
        kind = self._kind(element)
        if kind in _INLINE:
            return replace(tag, leaf=self._number)
        if kind == "NonStruct" and _is_leaf(element):
            return replace(tag, leaf=self._number, is_one_text=True)
        tag = replace(tag, block=self._number, leaf=self._number, is_one_text=False)
        if kind == "Table":
            nested = tag.table is not None
            if tag.table:
                tag.table.is_nested = True
            return replace(tag, table=TaggedTable(is_nested=nested), cell=None)
        if kind == "TR" and tag.table:
            tag.table.rows.append([])
        elif kind in ("TD", "TH") and tag.table and tag.table.rows:
            spans = {name: value for one in _attributes(element) for name, value in one.items()}
            cell = TaggedCell(_span(spans.get("ColSpan")), _span(spans.get("RowSpan")))
            tag.table.rows[-1].append(cell)
            return replace(tag, cell=cell, depth=0, is_item=False)
        elif kind == "L":
            return replace(tag, depth=tag.depth + 1)
        elif kind == "LI":
            return replace(tag, is_item=True)
        return replace(tag, is_label=True) if kind == "Lbl" else tag

    def _kind(self, element: Mapping[str, Any]) -> str:
        name = _name(element.get("S"))
        for _ in range(4):
            other = _name(resolve1(self._roles.get(name)))
            if not other:
                break
            name = other
        return name


def _name(value: object) -> str:
    name = getattr(value, "name", "")
    return name.decode("latin-1") if isinstance(name, bytes) else str(name)


def _is_leaf(element: Mapping[str, Any]) -> bool:
    kids = resolve1(element.get("K"))
    every = kids if isinstance(kids, list) else [kids]
    return all(
        isinstance(one, int) or (isinstance(one, dict) and "MCID" in one) for one in map(resolve1, every)
    )


def _attributes(element: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    own = resolve1(element.get("A"))
    for one in own if isinstance(own, list) else [own]:
        if isinstance(plain := resolve1(one), dict):
            yield plain


def _span(value: object) -> int:
    number = resolve1(value)
    return min(max(number, 1), _WIDEST) if isinstance(number, int) else 1
