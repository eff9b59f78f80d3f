"""Shapes: plans of this repository, laid out as the documents that they were transcribed from.

Each shape makes a `Layout` of a plan's YAML, and beside it the list of what its cells must become: an `Expected`
for each cell that was laid out. `score` counts how many of them an import gets right.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from importers.documents import AMBER, FORMATS, GREEN, RED, C, Grid, Heading, Layout
from tcsite.content.yaml.reader import read
from tcsite.importers import Imported, import_file
from tcsite.text.phrases import plain

INSTITUTIONS = Path(__file__).parent.parent.parent / "content" / "institutions"
STATUS_COLOURS = {"complete": GREEN, "in-progress": AMBER, "not-started": RED}


@dataclass(frozen=True)
class Expected:
    """What a cell must become: the key of an action (by its place in the plan), or of one of its parts."""

    action: int
    part: int | None
    key: str
    value: Any


@dataclass
class Shape:
    """A document's layout, and what must come of it."""

    layout: Layout = field(default_factory=Layout)
    expected: list[Expected] = field(default_factory=list)


def plan(institution: str, name: str) -> dict[str, Any]:
    data = read((INSTITUTIONS / institution / "plans" / f"{name}.yaml").read_bytes()).data
    assert isinstance(data, dict)
    return data


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def as_lines(markdown: str) -> str:
    """Markdown as the lines of a cell: a paragraph each, list items with "• "."""
    lines = []
    for block in markdown.strip().split("\n\n"):
        for line in re.sub(r"\n(?!- )\s*", " ", block).split("\n"):
            lines.append("• " + line[2:] if line.startswith("- ") else line)
    return "\n".join(lines)


def titled(strand: dict[str, Any], between: str = ": ") -> str:
    return f"{strand['title']}{between}{strand['aim']}" if "aim" in strand else strand["title"]


def by_strand(data: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[tuple[int, dict[str, Any]]]]]:
    for strand in data["strands"]:
        yield (
            strand,
            [(n, action) for n, action in enumerate(data["actions"]) if action["strand"] == strand["id"]],
        )


class Laid:
    """Collects a shape's expectations as its cells are laid out."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.shape = Shape()
        self.titles = {strand["id"]: strand["title"] for strand in data["strands"]}

    def expect(self, action: int, key: str, value: Any, part: int | None = None) -> None:
        self.shape.expected.append(Expected(action, part, key, value))

    def text(self, number: int, key: str, value: Any, part: int | None = None) -> str:
        """A cell of text, if there is any; expected under its key."""
        if value is None:
            return ""
        self.expect(number, key, value, part)
        return "\n".join(map(as_lines, many(value)))

    def strand(self, number: int) -> None:
        self.expect(number, "strand", self.titles[self.data["actions"][number]["strand"]])

    def comment(self, number: int, action: dict[str, Any]) -> str:
        entry = action["progress"][0] if "progress" in action else {}
        words = [entry.get("note") or entry.get("reason") or "", *many(entry.get("evidence"))]
        text = "\n".join(filter(None, words))
        if text:
            self.expect(number, "comment", text)
        return text


# Hertfordshire: the milestone table of 2020 with its red, amber and green; the year grids of 2020 and 2024

LEGEND = (
    ("Work substantially completed / ongoing priority", GREEN, "complete"),
    ("Work initiated but not completed", AMBER, "in-progress"),
    ("Work yet to be started", RED, "not-started"),
)


def milestones() -> Shape:
    laid = Laid(plan("university-of-hertfordshire", "2018-2020"))
    facts = Grid(name="Report")
    facts.add(C("PROGRESS / RAG REPORT", across=2), None)
    for label, value in (
        ("Project:", "Technical Staff Project"),
        ("Author:", "The Project Leader and the Project Champion"),
        ("Date:", "7 December 2020"),
    ):
        facts.add(label, value)
    table = Grid(name="Milestones", heading=1)
    table.add(*(C(text, bold=True) for text in ("Milestone Description", "RAG rating", "Comments")))
    for strand, actions in by_strand(laid.data):
        table.add(C(strand["title"], bold=True), "", "")
        for number, action in actions:
            _, colour, status = LEGEND[number % 3]
            laid.strand(number)
            laid.expect(number, "status", status)
            table.add(laid.text(number, "text", action["text"]), C("", colour), laid.comment(number, action))
    title = Heading("Appendix A: RAG Analysis 2018-2020 Institution Action Plan")
    laid.shape.layout.blocks += [title, facts, *pages(table, 11)]
    return laid.shape


def grid_2021() -> Shape:
    """Two header rows, ticked boxes, a legend; the strand's name in the header; shaded as reviewed in 2024."""
    laid = Laid(plan("university-of-hertfordshire", "2021-2023"))
    legend = Grid(name="Key")
    legend.add(*(C(text, colour) for text, colour, _ in LEGEND))
    table = Grid(name="Plan", heading=2)
    years = ("2021", "2022", "2023")
    first = laid.data["strands"][0]["title"]
    table.add(C(first, bold=True, down=2), C("Action Focus in Year", bold=True, across=3), None, None)
    table.add(None, *(C(year, bold=True) for year in years))
    for strand, actions in by_strand(laid.data):
        if strand["title"] != first:
            table.add(C(strand["title"], bold=True), "", "", "")
        for number, action in actions:
            _, colour, status = LEGEND[(number + 1) % 3]
            laid.strand(number)
            laid.expect(number, "status", status)
            text = C("• " + laid.text(number, "text", action["text"]), colour)
            table.add(text, *ticks(laid, number, action, years, "☒"))
    laid.shape.layout.blocks += [
        Heading("Appendix 1: 2021-2023 Institution Action Plan"),
        legend,
        *pages(table, 16),
    ]
    return laid.shape


def ticks(laid: Laid, number: int, action: dict[str, Any], years: tuple[str, ...], mark: str) -> list[C]:
    laid.expect(number, "years", many(action["years"]))
    return [C(mark if year in many(action["years"]) else "") for year in years]


def grid_2024() -> Shape:
    """A heading without a word over the actions, crosses, one of them small."""
    laid = Laid(plan("university-of-hertfordshire", "2024-2027"))
    table = Grid(name="Plan", heading=2)
    years = ("2024", "2025", "2026")
    table.add(C("", down=2), C("Action Focus in Year", across=3), None, None)
    table.add(None, *years)
    for strand, actions in by_strand(laid.data):
        table.add(strand["title"] + (":" if strand["id"] == "ongoing" else ""), "", "", "")
        for number, action in actions:
            laid.strand(number)
            text = "• " + laid.text(number, "text", action["text"])
            table.add(text, *ticks(laid, number, action, years, "x" if number % 7 == 4 else "X"))
    laid.shape.layout.blocks += [Heading("Appendix B: 2024-2027 Institution Action Plan"), *pages(table, 18)]
    return laid.shape


def grid_shaded() -> Shape:
    """The same grid, with cells shaded blue in the place of crosses."""
    shape = grid_2024()
    for block in shape.layout.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                row[1:] = [C("", "4F81BD") if cell and cell.text.lower() == "x" else cell for cell in row[1:]]
    return shape


def pages(table: Grid, length: int) -> list[Grid]:
    """A table cut where pages end, as it happens to Word's: its continuation has no heading."""
    return [
        Grid(
            table.rows[start : start + length],
            f"{table.name} {start // length}",
            0 if start else table.heading,
        )
        for start in range(0, len(table.rows), length)
    ]


# Chester: seven columns in 2024, with a heading in each strand; five columns for the plan of 2021

SEVEN = ("Item", "Rationale", "Action", "Outputs", "Responsible people", "Success measures", "Timescales")
_KEYS = ("rationale", "text", "outputs", "owners", "success", "when")


def seven_columns() -> Shape:
    laid = Laid(plan("university-of-chester", "2024-2027"))
    tables = []
    for strand, actions in by_strand(laid.data):
        table = Grid(name=strand["title"])
        if strand["id"] == "V":
            table.add(C(f"Theme: {strand['title'].upper()}: {strand['aim']}", across=7), *[None] * 6)
        else:
            table.add(C(f"{strand['title'].upper()}:", bold=True, across=7), *[None] * 6)
            table.add(C(strand["aim"], across=7), *[None] * 6)
        table.add(*(C(label, bold=True) for label in SEVEN))
        for number, action in actions:
            table.rows += seven_rows(laid, number, action)
        tables.append(table)
    title = Heading("APPENDIX 3 - UNIVERSITY OF CHESTER ACTION PLAN: AUGUST 2024 – JULY 2027")
    laid.shape.layout.blocks += [title, "This action plan is a dynamic document.", *tables]
    return laid.shape


def seven_rows(laid: Laid, number: int, action: dict[str, Any]) -> list[list[C | None]]:
    """A row, or one for each part, with the action's own cells merged over them."""
    laid.strand(number)
    laid.expect(number, "id", action["id"])
    if "talent" in action:
        laid.expect(number, "talent", action["talent"])
    parts = action.get("parts", [])
    if not parts:
        return [[C(action["id"]), *(C(laid.text(number, key, action.get(key))) for key in _KEYS)]]
    rows: list[list[C | None]] = []
    for nth, part in enumerate(parts):
        row: list[C | None] = [C(action["id"], down=len(parts)) if nth == 0 else None]
        for key in _KEYS:
            if key in action and key != "text":
                row.append(C(laid.text(number, key, action[key]), down=len(parts)) if nth == 0 else None)
            else:
                row.append(C(laid.text(number, key, part.get(key), nth)))
        rows.append(row)
    return rows


def five_columns() -> Shape:
    laid = Laid(plan("university-of-chester", "2021-2023"))
    table = Grid(name="Plan")
    table.add(*(C(label, bold=True) for label in ("THEME", "ITEM", "ACTION", "TIMESCALE", "COMMENTS")))
    for strand, actions in by_strand(laid.data):
        for nth, (number, action) in enumerate(actions):
            laid.strand(number)
            laid.expect(number, "id", action["id"])
            if "as_per" in action:
                laid.expect(number, "as_per", action["as_per"])
            status = action["progress"][0].get("status", "carried-forward")
            if status != "carried-forward":  # that stands at the end of a comment: a person has to say so
                laid.expect(number, "status", status)
            theme = C(f"{strand['title'].upper()}: {strand['aim']}", down=len(actions))
            table.add(
                theme if nth == 0 else None,
                action["id"],
                laid.text(number, "text", action["text"]),
                laid.text(number, "when", action["when"]),
                laid.comment(number, action),
            )
    title = Heading("APPENDIX 2- UNIVERSITY OF CHESTER ACTION PLAN: JANUARY 2021 TO DECEMBER 2023")
    laid.shape.layout.blocks += [title, table]
    return laid.shape


# Staffordshire: two columns, the actions as bullets; Liverpool: achievements under merged pillars


def two_columns() -> Shape:
    laid = Laid(plan("staffordshire-university", "2019-2021"))
    table = Grid(name="Plan")
    table.add(C("Theme", bold=True), C("Activities", bold=True))
    for strand, actions in by_strand(laid.data):
        bullets = []
        for number, action in actions:
            laid.strand(number)
            text = " ".join(filter(None, [action["text"], action.get("rationale")])).rstrip(".")
            laid.expect(number, "text", text)
            entry = action.get("progress", [{}])[0]
            if "status" in entry:
                laid.expect(number, "status", entry["status"])
                note = entry.get("note", "").rstrip(".")
                more = f" {note[0].lower()}{note[1:]}" if note else ""
                words = entry["status"].replace("-", " ") + more
                text += f" ({words})" if note else f" - {words}"
            bullets.append(f"• {text}")
        table.add(f"{strand['title']}\n{strand['aim']}", "\n".join(bullets))
    laid.shape.layout.blocks += [
        Heading("Appendix A: 24-month action plan, December 2019 to November 2021"),
        "Date: 6th December 2019",
        table,
    ]
    return laid.shape


def achievements() -> Shape:
    laid = Laid(plan("university-of-liverpool", "2018-2020"))
    table = Grid(name="Plan")
    table.add(C("Action", bold=True), C("Achievements", bold=True))
    for strand, actions in by_strand(laid.data):
        for nth, (number, action) in enumerate(actions):
            laid.strand(number)
            theme = C(titled(strand, " – "), down=len(actions)) if nth == 0 else None
            table.add(theme, laid.text(number, "text", action["text"]))
    laid.shape.layout.blocks += [
        "The first action plan was submitted in October 2018 which had a 2-year lifespan. The achievements made "
        "in relation to that plan are summarised below:",
        table,
    ]
    return laid.shape


SHAPES: dict[str, Callable[[], Shape]] = {
    "Hertfordshire, milestones with RAG": milestones,
    "Hertfordshire, year grid 2021": grid_2021,
    "Hertfordshire, year grid 2024": grid_2024,
    "Hertfordshire, year grid, shaded": grid_shaded,
    "Chester, seven columns": seven_columns,
    "Chester, five columns": five_columns,
    "Staffordshire, theme and bullets": two_columns,
    "Liverpool, achievements": achievements,
}
COLOURED = {
    "Hertfordshire, year grid 2021": ("docx", "xlsx", "html"),
    "Hertfordshire, year grid, shaded": ("docx", "xlsx", "html"),
}
"""Shapes whose colours a format must be able to hold."""


def cases() -> list[tuple[str, str]]:
    return [(name, ending) for name in SHAPES for ending in COLOURED.get(name, tuple(FORMATS))]


@cache
def imported(name: str, ending: str) -> Imported:
    """A shape's document, made and imported; only once, for making one takes a second."""
    return import_file(FORMATS[ending](SHAPES[name]().layout), f"plan.{ending}", institution="example")


def score(shape: Shape, result: Imported) -> tuple[int, list[str]]:
    """How many cells are right, and what is wrong with the others."""
    files = [read(content).data for content in result.files.values()]
    if len(files) != 1:
        return 0, [f"{len(files)} plans in the place of one: {[str(problem) for problem in result.problems]}"]
    data = files[0]
    assert isinstance(data, dict)
    titles = {strand["id"]: strand["title"] for strand in data.get("strands", [])}
    actions = data.get("actions", [])
    wrong = []
    for one in shape.expected:
        found = _found(one, actions, titles)
        if _same(one.value, found):
            continue
        wrong.append(
            f"action {one.action + 1}{'' if one.part is None else f' part {one.part + 1}'} {one.key}: "
            f"{one.value!r} became {found!r}"
        )
    many_more = len(actions) - len({one.action for one in shape.expected})
    if many_more > 0:
        wrong += [f"there are {many_more} actions too many"] * many_more
    return len(shape.expected) - len(wrong), wrong


def _found(one: Expected, actions: list[dict[str, Any]], titles: dict[str, str]) -> Any:
    if one.action >= len(actions):
        return None
    place = actions[one.action]
    if one.part is not None:
        parts = place.get("parts", [])
        if one.part >= len(parts):
            return None
        place = parts[one.part]
    entries = place.get("progress", [{}])
    if one.key == "status":
        return entries[0].get("status")
    if one.key == "comment":
        return entries[0].get("note")
    if one.key == "strand":
        return titles.get(place.get("strand", ""))
    return place.get(one.key)


def _same(expected: Any, found: Any) -> bool:
    if found is None:
        return False
    one, other = ([plain(str(item)) for item in many(value)] for value in (expected, found))
    return one == other
