"""Large files of other projects are refused after little work, which is counted by its growth, and not in seconds."""

from collections.abc import Callable
from functools import partial

import pytest

from growth import steps
from importers.asking import actions, imported, table, todo
from importers.documents import Heading, Layout
from importers.pdfs import as_typst
from tcsite.importers import import_file


def figures(rows: int) -> bytes:
    return "\n".join(
        ",".join(f"{row * 7 + column}.25" for column in range(10)) for row in range(rows)
    ).encode()


def things(rows: int) -> bytes:
    lines = (f"{row},thing number {row},{row * 2},2020-01-{row % 28 + 1:02}" for row in range(rows))
    return "\n".join(["id,name,value,date", *lines]).encode()


def prose(pages: int, words: str) -> bytes:
    return as_typst(Layout([Heading("Annual report"), words, *["Much was said."] * (pages * 36)]))


def work(content: bytes, ending: str) -> int:
    return steps(partial(import_file, content, f"file.{ending}", institution="example"))


@pytest.mark.parametrize("made", [figures, things])
def test_a_table_of_data_takes_few_steps_for_each_cell(made: Callable[[int], bytes]) -> None:
    work(made(10), "csv")  # what is worked out once
    small, large = work(made(3_000), "csv"), work(made(5_000), "csv")
    assert (large - small) / (2_000 * len(made(1).splitlines()[-1].split(b","))) < 60


def test_a_table_of_data_beside_a_plan_is_set_aside_and_listed() -> None:
    grid = table(["Action", "Lead", "Timescale"], ["Publish profiles of technicians", "HR", "2026"])
    grid.name = "Plan"
    data = table(["Day", "Count"], *([str(number), str(number * 3)] for number in range(600)))
    data.name = "Data"
    layout = Layout([Heading("Action plan 2026 to 2028"), grid, data])
    assert [action["text"] for action in actions(layout, "xlsx")] == ["Publish profiles of technicians"]
    (line,) = [line for line in todo(layout, "xlsx") if "Data" in line]
    assert "1,202 cells, nearly all of them figures: this table is data, and is not read" in line


def test_a_table_with_more_words_than_any_plan_is_not_read_and_says_what_to_do() -> None:
    result = imported(things(3_000), "csv")
    assert (result.files, len(result.problems), len(result.todo)) == ({}, 1, 1)
    assert "copy the plan's rows into a file of their own" in str(result.todo[0])


def test_reading_a_long_pdf_ends_where_it_is_clear_that_it_is_no_plan() -> None:
    short, long = prose(25, "Of members"), prose(50, "Of members")
    result = imported(long, "pdf")
    assert "speak neither of technicians nor of an action plan" in result.problems[0].message
    assert work(long, "pdf") < 1.5 * work(short, "pdf")
    assert "speak neither" not in imported(prose(25, "Of our technicians"), "pdf").problems[0].message


def test_the_pages_of_a_pdf_are_counted_before_they_are_read() -> None:
    refused = prose(150, "Of our technicians")
    assert imported(refused, "pdf").problems[0].message == "the file has more than 120 pages"
    assert work(refused, "pdf") < work(prose(25, "Of members"), "pdf")
