"""Whatever a table holds: nothing raises, what is written loads, and each word is found again.

Every cell of these tables has a word of its own, so that no other cell's can stand for it.
"""

import re
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.asking import faults, imported, table
from importers.documents import AMBER, FORMATS, GREEN, RED, C, Grid, Heading, Layout
from importers.shapes import INSTITUTIONS
from tcsite.content.yaml.reader import read
from tcsite.content.yaml.writer import dump
from tcsite.importers import Imported, import_file

LABELS = [
    *("Action", "Ref", "Theme", "Objective", "Lead", "By when", "Start", "End", "RAG", "Comments", "Outputs"),
    *(
        "Success measures",
        "Baseline",
        "Target",
        "Resources",
        "TALENT",
        "Notes",
        "2024",
        "2025",
        "Q1",
        "Priority",
    ),
    *("Rationale", "Evidence", "Explanation", "Milestones", "Status", "Year 1", "Who?", "", "Strange words"),
]
PHRASES = [
    *(
        "{} June 2025",
        "HR, {}",
        "{} and TCSG",
        "• {}\n• second {}",
        "1. {}\n2. second{}",
        "{}",
        "({})",
        "Green {}",
    ),
    *(
        "Visibility: {}",
        "{}:",
        "{} – complete",
        "as per {}",
        "R6 {}",
        "TALENT recommendation R7 {}",
        "see: # {}",
    ),
    *("- {}", "{}%", "'{}", '"{}"', "[{}", "{{{}}}", "* {} & <b>", "of the {}", "{} of the", "{}\n{} again"),
    *("A {}. B.", "Ensure that {} is visible, recognised and sustained.", "a) {}\nb) x{}"),
]
FIXED = [
    "",
    "",
    "X",
    "☒",
    "G",
    "Complete",
    "2025",
    "V1",
    "2",
    "Visibility",
    "TCSG",
    "31 June 2025",
    "–",
    "RECOGNITION:",
]


@st.composite
def grids(draw: st.DrawFn) -> tuple[Layout, list[str]]:
    """A table in most of the ways that tables are wrong, and the words that only one of its cells has."""
    width = draw(st.integers(1, 7))
    height = draw(st.integers(1, 9))
    words: list[str] = []
    grid = Grid(name="Sheet")
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=width, max_size=width))
    if draw(st.integers(0, 4)):
        for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
            words.append(f"above{len(words)}q")
            grid.add(words[-1], *[""] * (width - 1))
        grid.add(*(C(label, bold=draw(st.booleans())) for label in labels))
    open_below = [0] * width
    for _ in range(height):
        row: list[C | None] = []
        column = 0
        while column < width:
            if open_below[column]:
                open_below[column] -= 1
                row.append(None)
                column += 1
                continue
            text = draw(st.sampled_from(FIXED)) if draw(st.integers(0, 2)) == 0 else None
            if text is None:
                words.append(f"w{len(words)}q")
                text = draw(st.sampled_from(PHRASES)).replace("{}", words[-1])
            colour = draw(st.sampled_from(["", "", "", GREEN, AMBER, RED, "4F81BD"]))
            row.append(C(text, colour, bold=draw(st.booleans())))
            column += 1
        if draw(st.integers(0, 5)) == 0 and width > 1 and all(row):
            first = row[0]
            assert first is not None
            dropped = {word for cell in row[1:] if cell for word in re.findall(r"\bw\d+q\b", cell.text)}
            words = [word for word in words if word not in dropped]
            row = [C(first.text, first.colour, bold=True, across=width), *[None] * (width - 1)]
        grid.rows.append(row)
    blocks: list[Heading | str | Grid] = [
        Heading("Action plan 2024-2027"),
        "Green = on track, red = late.",
        grid,
    ]
    return Layout(blocks), words


def everything(result: Imported) -> str:
    """All that an import says: its files with their comments, its to-do list, its problems."""
    parts: Iterator[str] = (content.decode() for content in result.files.values())
    told = [f"{item.text} {item.why}" for item in result.todo]
    return " ".join([*parts, *told, *(problem.message for problem in result.problems)])


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids(), st.sampled_from(["xlsx", "csv", "md", "html"]))
def test_each_word_of_each_cell_is_found_again_and_what_is_written_loads(
    made: tuple[Layout, list[str]], ending: str
) -> None:
    layout, words = made
    result = import_file(FORMATS[ending](layout), f"plan.{ending}", institution="example", date="2025")
    assert faults(result) == []
    said = everything(result)
    assert [word for word in words if word not in said] == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids())
def test_word_documents_lose_nothing_either(made: tuple[Layout, list[str]]) -> None:
    layout, words = made
    result = import_file(FORMATS["docx"](layout), "plan.docx", institution="example")
    assert faults(result) == []
    said = everything(result)
    assert [word for word in words if word not in said] == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(grids())
def test_the_same_document_gives_the_same_bytes(made: tuple[Layout, list[str]]) -> None:
    content = FORMATS["html"](made[0])
    one, other = (import_file(content, "plan.html", institution="example") for _ in range(2))
    assert (one.files, one.todo) == (other.files, other.todo)


def test_a_row_above_a_heading_that_is_no_heading_is_not_passed_over() -> None:
    grid = table(
        ["2024", "Theme", "2024", "Baseline"],
        ["", "w0q June 2025", "G", "w1q June 2025"],
        ["RECOGNITION:", "w2q June 2025", "A w3q. B.", "2025"],
        ["w4q June 2025", "RECOGNITION:", "Visibility", "see: # w5q"],
    )
    said = everything(imported(grid, "html"))
    assert [word for word in ("w0q", "w1q", "w2q", "w3q", "w4q", "w5q") if word not in said] == []


def test_signs_below_columns_without_headings_are_not_the_headings_again() -> None:
    grid = table(
        ["2024", "2025", "2024"],
        ["w0q June 2025", "w1q%", "w2q June 2025"],
        ["–", "Ensure that w3q is visible, recognised and sustained.", "☒"],
    )
    assert "w3q" in everything(imported(Layout([Heading("Action plan 2024-2027"), grid]), "html"))


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff\u2028\u2029\x85"),
    min_size=1,
    max_size=200,
)
plain_texts = texts.map(lambda text: " ".join(text.split())).filter(bool)
values = st.recursive(
    plain_texts
    | st.sampled_from(
        ["yes", "No", "null", "1.10", "0x1F", "12:30", "- a", "# b", "a: b", "'", '"', "~", "a #b", "x:"]
    )
    | st.lists(plain_texts, min_size=2, max_size=4).map("\n\n".join),
    lambda inner: (
        st.lists(inner.filter(lambda item: not isinstance(item, list)), min_size=1, max_size=4)
        | st.dictionaries(st.sampled_from(["text", "when", "note", "owners"]), inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(st.sampled_from(["title", "actions", "strands"]), values, min_size=1))
def test_what_is_emitted_reads_back_as_it_was(value: dict[str, Any]) -> None:
    reading = read(dump(value, ["a comment: with # signs"]))
    assert reading.faults == []
    assert reading.data == value


def test_the_plans_of_this_repository_are_emitted_and_read_back() -> None:
    for path in sorted(INSTITUTIONS.glob("*/plans/*.yaml")):
        data = read(path.read_bytes()).data
        stripped = _stripped(data)
        assert read(dump(stripped)).data == stripped, path


def _stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stripped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_stripped(item) for item in value]
    return value.strip() if isinstance(value, str) else value
