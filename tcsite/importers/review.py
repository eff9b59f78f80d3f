"""Review: one page to look at after an import: the document left, the actions right, every cell with its fate.

The document is untrusted: all of it is escaped, and the page loads nothing and runs nothing.
"""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from tcsite.content.yaml.reader import read
from tcsite.importers import Imported
from tcsite.importers.colours import hue
from tcsite.importers.document import Cell, Origin, Paragraph, ReviewItem, SourceRow, SourceTable
from tcsite.importers.tracing import Trace
from tcsite.text.data import text_file

_FATES: Mapping[str, tuple[str, str]] = {
    "action": ("→", "became part of an action"),
    "strand": ("¶", "became a heading of the plan"),
    "heading": ("H", "is a heading of the table"),
    "listed": ("!", "is on the list, and nothing was made of it but what the list says"),
    "read": ("✓", "is in the plan, together with other cells"),
    "empty": ("", "is empty"),
}
"""Each fate of a cell: the sign before its words, and what it means."""

_SHOWN = (
    "text",
    "rationale",
    "when",
    "years",
    "owners",
    "outputs",
    "success",
    "measures",
    "resources",
    "talent",
)


def page_of(result: Imported, name: str) -> str:
    """The page for what was read from the file with a name."""
    return _Review(result).page(name)


class _Review:
    def __init__(self, result: Imported) -> None:
        self._result = result
        self._blocks = result.document.blocks if result.document else ()
        self._marks: dict[str, str] = {}  # a place in words -> the id of what stands there
        self._actions: dict[tuple[str, str], str] = {}  # plan and action -> its id on the page
        self._sources: dict[tuple[str, str], list[Origin]] = {}  # plan and action -> the cells it came from
        self._numbers: dict[Origin, str] = {}
        self._given: set[str] = set()  # ids that are on the page: two cells may be made of one paragraph
        self._plans = {
            path.rpartition("/")[2].removesuffix(".yaml"): data
            for path, content in result.files.items()
            if isinstance(data := read(content).data, dict)
        }
        self._name_places()

    def page(self, name: str) -> str:
        counts = "".join(f"<li>{escape(line)}</li>" for line in self._result.counts)
        problems = "".join(
            f"<li><strong>{escape(one.message)}</strong>: {escape(one.hint)}</li>"
            for one in self._result.problems
        )
        return text_file("tcsite.importers", "review.html").format(
            style=text_file("tcsite.importers", "review.css"),
            name=escape(name),
            fates="".join(self._legend()),
            counts=f"<ul>{problems}{counts}</ul>" if problems or counts else "",
            todo="".join(self._todo()) or "<li>Nothing to check.</li>",
            document="".join(self._document()),
            plans="".join(self._written()) or "<p>No action was found.</p>",
        )

    def _name_places(self) -> None:
        """Give every table, cell and action the id that links lead to."""
        tables = [block for block in self._blocks if isinstance(block, SourceTable)]
        for number, table in enumerate(tables, start=1):
            self._marks.setdefault(table.name, f"t{number}")
            for r, row in enumerate(table.rows, start=1):
                for c, cell in enumerate(row.cells, start=1):
                    id = f"t{number}r{r}c{c}"
                    self._numbers.setdefault(cell.origin, id)
                    self._marks.setdefault(str(cell.origin), id)
                    self._marks.setdefault(str(Origin(cell.origin.what, cell.origin.row)), id)
        places = [
            (plan, str(action.get("id", "")))
            for plan, data in self._plans.items()
            for action in _actions(data)
        ]
        self._actions = {place: f"a{number}" for number, place in enumerate(places, start=1)}

        for origin, trace in self._result.traces.items():
            if trace.kind == "action" and origin in self._numbers:
                self._sources.setdefault((trace.plan, self._known(trace)), []).append(origin)

    def _known(self, trace: Trace) -> str:
        """The action that a cell went into: the longest beginning of its name that is one."""
        name = trace.action
        while name and (trace.plan, name) not in self._actions:
            name = name.rpartition(".")[0]
        return name

    def _legend(self) -> Iterator[str]:
        for kind, (sign, words) in _FATES.items():
            if kind != "empty":
                yield f'<li><span class="{kind}"><b>{sign}</b> a cell</span> {words}</li>'

    # The list

    def _todo(self) -> Iterator[str]:
        for number, item in enumerate(self._result.todo, start=1):
            yield f'<li id="l{number}">{self._place(item)}: {escape(item.why)}{self._quoted(item)}{self._into(item)}</li>'

    def _place(self, item: ReviewItem) -> str:
        words = escape(str(item.origin))
        mark = self._marks.get(str(item.origin))
        return f'<a href="#{mark}">{words}</a>' if mark else words

    def _quoted(self, item: ReviewItem) -> str:
        return f": <q>{escape(item.text)}</q>" if item.text else ""

    def _into(self, item: ReviewItem) -> str:
        trace = self._result.traces.get(item.origin)
        return f" ({self._link(trace)})" if trace and trace.kind == "action" else ""

    def _link(self, trace: Trace) -> str:
        """The action that a cell went into, as a link."""
        words = escape(f"{trace.action}: {trace.key}")
        mark = self._actions.get((trace.plan, self._known(trace)))
        return f'<a href="#{mark}">{words}</a>' if mark else words

    # The document

    def _document(self) -> Iterator[str]:
        for block in self._blocks:
            if isinstance(block, Paragraph):
                yield f'<p class="{"spoken heading" if block.heading else "spoken"}">{escape(block.text)}</p>'
            else:
                yield from self._table(block)

    def _table(self, table: SourceTable) -> Iterator[str]:
        mark = self._marks.get(table.name, "")
        title = f" ({table.title})" if table.title and table.title not in table.name else ""
        yield f'<div class="wide" tabindex="0" role="region" aria-label="{escape(table.name)}">'
        yield f'<table id="{mark}"><caption>{escape(table.name + title)}</caption>'
        for row in table.rows:
            yield f"<tr>{''.join(self._cell(cell, row) for cell in row.cells)}</tr>"
        yield "</table></div>"

    def _cell(self, cell: Cell, row: SourceRow) -> str:
        trace = self._result.traces.get(cell.origin, Trace("read" if cell.lines else "empty"))
        sign, meaning = _FATES.get(trace.kind, _FATES["read"])
        across = f' colspan="{cell.across}"' if cell.across > 1 else ""
        tint = f' <span class="tint">shaded {hue(cell.colour)}</span>' if hue(cell.colour) else ""
        lines = "<br>".join(escape(line.text) for line in cell.lines)
        told = f'<b title="{meaning}">{sign}<span class="said"> {meaning}: </span></b> ' if sign else ""
        into = f"<small>{self._link(trace)}</small>" if trace.kind == "action" else ""
        tag = "th" if row.heading else "td"
        id = self._numbers.get(cell.origin, "")
        named = f' id="{id}"' if id and id not in self._given else ""
        self._given.add(id)
        return f'<{tag}{named} class="{trace.kind}"{across}>{told}{lines}{tint}{into}</{tag}>'

    # The plans

    def _written(self) -> Iterator[str]:
        for plan, data in self._plans.items():
            period = data.get("period")
            span = (
                f"{period.get('from', '')} to {period.get('to', '')}" if isinstance(period, Mapping) else ""
            )
            yield f"<h3>{escape(str(data.get('title', plan)))}</h3><p>{escape(plan)}.yaml, {escape(span)}</p>"
            strand = None
            for action in _actions(data):
                if action.get("strand") != strand:
                    strand = action.get("strand")
                    yield f"<h4>{escape(_title(data, strand))}</h4>"
                yield self._action(plan, action)

    def _action(self, plan: str, action: Mapping[str, Any]) -> str:
        id = str(action.get("id", ""))
        parts = "".join(
            f"<li>{escape(str(part.get('id', '')))} {''.join(_facts(part))}</li>"
            for part in action.get("parts", ())
            if isinstance(part, Mapping)
        )
        inner = f"<ul>{parts}</ul>" if parts else ""
        cells = self._cells_of(plan, id)
        return (
            f'<article id="{self._actions.get((plan, id), "")}"><h5>{escape(id)}</h5>'
            f"{''.join(_facts(action))}{inner}{cells}</article>"
        )

    def _cells_of(self, plan: str, id: str) -> str:
        """Links to the cells that an action came from."""
        found = self._sources.get((plan, id), [])
        if not found:
            return ""
        link = f'<a href="#{self._numbers[found[0]]}">{escape(str(found[0]))}</a>'
        return f"<p><small>from {link}{' and what follows' if len(found) > 1 else ''}</small></p>"


def _actions(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [action for action in data.get("actions", ()) if isinstance(action, Mapping)]


def _title(data: Mapping[str, Any], strand: object) -> str:
    strands = [one for one in data.get("strands", ()) if isinstance(one, Mapping)]
    return next((str(one.get("title", "")) for one in strands if one.get("id") == strand), "Under no heading")


def _facts(values: Mapping[str, Any]) -> Iterator[str]:
    """The keys of an action, each with its value."""
    rows = [(key, _words(values[key])) for key in _SHOWN if key in values]
    for entry in values.get("progress", ()):
        if isinstance(entry, Mapping):
            rows.append(("progress", "; ".join(f"{key}: {_words(value)}" for key, value in entry.items())))
    rows += [(key, _words(values[key])) for key in ("as_per", "note") if key in values]
    yield "<dl>"
    for key, words in rows:
        yield f"<dt>{escape(key)}</dt><dd>{escape(words)}</dd>"
    yield "</dl>"


def _words(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_words(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return "; ".join(map(_words, value))
    return str(value)
