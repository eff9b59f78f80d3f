"""The tables of real submissions, in every format that can hold them, come in as they were transcribed."""

import pytest

from importers.asking import faults
from importers.shapes import SHAPES, cases, imported, score
from tcsite.content.yaml.reader import read

ENOUGH = 0.95

PERIODS = {
    "Hertfordshire, milestones with RAG": ("2018", "2020"),
    "Hertfordshire, year grid 2021": ("2021", "2023"),
    "Hertfordshire, year grid 2024": ("2024", "2027"),
    "Hertfordshire, year grid, shaded": ("2024", "2027"),
    "Chester, seven columns": ("2024-08", "2027-07"),
    "Chester, five columns": ("2021-01", "2023-12"),
    "Staffordshire, theme and bullets": ("2019-12", "2021-11"),
    "Liverpool, achievements": ("2018-10", "2020-09"),
}


@pytest.mark.parametrize(("name", "ending"), cases())
def test_nineteen_of_twenty_cells_and_more_are_right(name: str, ending: str) -> None:
    shape = SHAPES[name]()
    result = imported(name, ending)
    right, wrong = score(shape, result)
    assert faults(result) == []
    assert right / len(shape.expected) >= ENOUGH, "\n".join(wrong)


@pytest.mark.parametrize("name", SHAPES)
def test_word_documents_of_these_shapes_come_in_without_a_fault(name: str) -> None:
    shape = SHAPES[name]()
    assert score(shape, imported(name, "docx"))[1] == []


@pytest.mark.parametrize("name", SHAPES)
def test_the_period_is_read_from_the_text_around_the_table(name: str) -> None:
    (content,) = imported(name, "docx").files.values()
    period = read(content).data["period"]
    assert (period["from"], period["to"]) == PERIODS[name]


def test_the_report_that_the_milestones_stand_in_becomes_the_review() -> None:
    (content,) = imported("Hertfordshire, milestones with RAG", "docx").files.values()
    review = read(content).data["review"]
    assert review["date"] == "2020-12-07"
    assert review["by"] == "The Project Leader and the Project Champion"
    assert {entry["date"] for action in read(content).data["actions"] for entry in action["progress"]} == {
        "2020-12-07"
    }


def test_achievements_say_that_the_plan_is_known_from_them() -> None:
    (content,) = imported("Liverpool, achievements", "docx").files.values()
    assert read(content).data["known_from"] == "achievements"
