"""What is peculiar to Excel: real dates, several sheets, formulas, colours by theme, cells far out."""

from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from importers.asking import actions, imported, plan, plans, table, todo
from importers.documents import GREEN, C, Heading, Layout, saved
from tcsite.importers.xlsx import shown


def workbook(*rows: list[Any]) -> tuple[Any, Any]:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book, book.active


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (datetime(2025, 1, 31), "DD/MM/YYYY", "31 January 2025"),
        (datetime(2025, 1, 1), "mmm-yy", "January 2025"),
        (date(2025, 9, 1), "mmmm\\ yyyy", "September 2025"),
        (datetime(2025, 1, 1), "yyyy", "2025"),
        (datetime(2025, 1, 1), "[$-809]d mmmm yyyy;@", "1 January 2025"),
        (3.0, "General", "3"),
        (5.18, "General", "5.18"),
        (0.05, "0%", "5%"),
        (0.125, "0.0%", "12.5%"),
        (True, "General", "TRUE"),
        ("text", "General", "text"),
        (None, "General", ""),
    ],
)
def test_values_are_shown_as_excel_shows_them(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text


def test_real_dates_become_phrases_that_are_understood() -> None:
    book, sheet = workbook(
        ["Action", "Target date"], ["One", datetime(2025, 6, 30)], ["Two", datetime(2026, 1, 1)]
    )
    sheet["B3"].number_format = "mmm-yy"
    assert [action["when"] for action in actions(saved(book), "xlsx")] == ["30 June 2025", "January 2026"]


def test_start_and_end_dates_make_one_phrase() -> None:
    book, _ = workbook(["Action", "Start", "Finish"], ["One", datetime(2025, 6, 1), datetime(2025, 7, 31)])
    assert actions(saved(book), "xlsx")[0]["when"] == "1 June 2025 to 31 July 2025"


def test_each_sheet_may_be_a_strand_of_one_plan() -> None:
    layout = Layout(
        [
            Heading("Action plan 2024-2027"),
            table(["Action", "Lead"], ["One", "HR"], name="Visibility"),
            table(["Action", "Lead"], ["Two", "Dean"], name="Career Development"),
        ]
    )
    found = plan(layout, "xlsx")
    assert [strand["title"] for strand in found["strands"]] == ["Visibility", "Career Development"]
    assert [(action["strand"], action["text"]) for action in found["actions"]] == [
        ("vis", "One"),
        ("car", "Two"),
    ]


def test_each_sheet_may_be_a_plan() -> None:
    layout = Layout(
        [
            table(["Action", "Lead"], ["One", "HR"], name="Action plan 2021-2023"),
            table(["Action", "Lead"], ["Two", "Dean"], name="Action plan 2024-2027"),
        ]
    )
    assert sorted(plans(layout, "xlsx")) == ["2021-2023", "2024-2027"]


def test_a_sheet_of_choices_for_lists_is_no_plan() -> None:
    book, _ = workbook(["Action", "Lead"], ["One", "HR"])
    lists = book.create_sheet("Lists")
    for word in ("Red", "Amber", "Green"):
        lists.append([word])
    assert [action["text"] for action in actions(saved(book), "xlsx")] == ["One"]


def test_formulas_are_not_evaluated_and_their_saved_results_count() -> None:
    book, sheet = workbook(["No", "Action", "Lead"], [1, "One", "HR"], ["=A2+1", "Two", "Dean"])
    sheet["C4"] = '=HYPERLINK("https://example.org","x")'
    found = imported(saved(book), "xlsx")
    assert [str(item) for item in found.todo if "formula" in item.why] == [
        'sheet "Sheet", cell A3: this formula has no saved result and is left out: "=A2+1"',
        'sheet "Sheet", cell C4: this formula has no saved result and is left out: '
        '"=HYPERLINK("https://example.org","x")"',
    ]


def test_colours_of_the_theme_and_of_the_old_palette_are_colours_too() -> None:
    book, sheet = workbook(["Action", "RAG"], ["One", None], ["Two", None], ["Three", None], ["Four", None])
    sheet["B2"].fill = PatternFill("solid", fgColor=Color(theme=9))  # accent 6 of Office 2007: orange
    sheet["B3"].fill = PatternFill("solid", fgColor=Color(indexed=17))  # green
    sheet["B4"].fill = PatternFill("solid", fgColor=Color(theme=6, tint=0.4))  # olive green, lighter
    sheet["B5"].fill = PatternFill("solid", fgColor=Color(theme=0))  # white
    statuses = [
        action.get("progress", [{}])[0].get("status") for action in actions(saved(book), "xlsx", date="2024")
    ]
    assert statuses == ["in-progress", "complete", "complete", None]


def test_merged_cells_hold_for_all_rows_that_they_cover() -> None:
    rows = table(
        ["Theme", "Action", "Lead"],
        [C("Visibility", down=2), "One", "HR"],
        [None, "Two", "Dean"],
        ["Recognition", "Three", "HR"],
    )
    assert [action["strand"] for action in actions(rows, "xlsx")] == ["vis", "vis", "rec"]


def test_comments_are_listed_with_their_cells() -> None:
    book, sheet = workbook(["Action", "Lead"], ["One", "HR"])
    sheet["A2"].comment = Comment("Ask the dean", "A")
    assert todo(saved(book), "xlsx") == [
        'sheet "Sheet", cell A2: this comment is not imported: "Ask the dean"'
    ]


def test_a_cell_far_out_costs_nothing_and_is_listed() -> None:
    book, sheet = workbook(["Action", "Lead"], ["One", "HR"])
    sheet["XFD1048576"] = "far"
    assert todo(saved(book), "xlsx") == [
        'sheet "Sheet", cell XFD1048576: this cell is too far out to be read: "far"'
    ]


def test_shading_of_whole_rows_is_a_status_where_it_differs() -> None:
    rows = table(
        ["Action", "Lead"], [C("One", GREEN), C("HR", GREEN)], [C("Two", "FF0000"), C("Dean", "FF0000")]
    )
    statuses = [action["progress"][0]["status"] for action in actions(rows, "xlsx", date="2024")]
    assert statuses == ["complete", "not-started"]


def test_shading_of_every_second_row_is_none() -> None:
    rows = table(
        ["Action", "Lead"], [C("One", GREEN), C("HR", GREEN)], ["Two", "Dean"], [C("Three", GREEN), "HR"]
    )
    assert all("progress" not in action for action in actions(rows, "xlsx"))
