"""Cells: where the text of one is cut into actions, what shading marks, and who is a person."""

import pytest

from importers.asking import actions, table
from importers.documents import C
from tcsite.importers.owners import is_person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.1 Build pages\n1.2 Hold events", ["Build pages", "Hold events"]),
        ("1.1 Build pages\n1.1 Hold events", ["1.1 Build pages\n\n1.1 Hold events"]),
        (
            "Show them:\n1.1 Build pages\n1.2 Hold events",
            ["Show them:\n\n1.1 Build pages\n\n1.2 Hold events"],
        ),
    ],
)
def test_a_row_is_cut_at_ids_where_each_is_another(text: str, expected: list[str]) -> None:
    rows = table(["Theme", "Action", "Lead"], ["Visibility", text, "HR"])
    assert [action["text"] for action in actions(rows)] == expected


PAPER, BLUE = "EEEEEE", "4F81BD"


@pytest.mark.parametrize(
    ("colours", "years"),
    [
        ([(BLUE, "", ""), ("", BLUE, BLUE)], [["2024"], ["2025", "2026"]]),
        ([(BLUE, PAPER, PAPER), (PAPER, PAPER, BLUE), (PAPER,) * 3], [["2024"], ["2026"], None]),
    ],
)
def test_shaded_cells_are_ticked_unless_that_is_the_paper(
    colours: list[tuple[str, ...]], years: list[list[str] | None]
) -> None:
    shaded: list[list[C | str | None]] = [["Do it", *(C("", colour) for colour in row)] for row in colours]
    found = actions(table(["Action", "2024", "2025", "2026"], *shaded))
    assert [action.get("years") for action in found] == years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Example", True),
        ("Mary Ann Rose Example", True),
        ("Mary Ann Rose Lily Example", False),
        ("Dr Mary Ann Rose Lily Example", True),
        ("ANN EXAMPLE", False),
        ("Estates Team", False),
    ],
)
def test_a_person_has_two_to_four_names(text: str, *, expected: bool) -> None:
    assert is_person(text) is expected
