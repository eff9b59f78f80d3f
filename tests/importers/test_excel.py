"""What is peculiar to Excel: real dates, several sheets, formulas, colours by theme, cells far out."""

from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.cell_range import CellRange

from importers.asking import actions, imported, plan, plans, table, todo
from importers.documents import GREEN, C, Heading, Layout, saved
from tcsite.importers.xlsx import read, shown


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


def test_numbers_keep_the_form_that_excel_gives_them() -> None:
    book, sheet = workbook(
        ["No", "Action", "Lead", "Cost"], [1.1, "One", "HR", 1200], [1.1, "Two", "HR", 0.5]
    )
    sheet["A2"].number_format, sheet["A3"].number_format = "0.0", "0.00"
    sheet["D2"].number_format, sheet["D3"].number_format = "[$£-809]#,##0.00", "# ?/?"
    document = read(saved(book))
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows[1:]] == [
        ["1.1", "One", "HR", "£1,200.00"],
        ["1.10", "Two", "HR", "0.5"],
    ]
    assert [str(item) for item in document.todo] == [
        'sheet "Sheet", cell D3: Excel shows this number otherwise, by its format # ?/?: write what it shows: "0.5"'
    ]


def test_what_is_struck_out_within_a_cell_is_left_out_and_told() -> None:
    book, sheet = workbook(["Action", "Lead"], ["One", None], ["Two", "Dean"])
    sheet["B2"] = CellRichText("Registrar ", TextBlock(InlineFont(strike=True), "and the Web team"))
    sheet["B3"].font = Font(strike=True)
    document = read(saved(book))
    assert [row.cells[1].text for row in document.tables[0].rows] == ["Lead", "Registrar", "Dean"]
    assert [(item.text, item.why) for item in document.todo] == [
        ("and the Web team", "text that is struck out is left out"),
        ("Dean", "this is struck through; it is imported all the same"),
    ]


def test_headings_that_are_dates_are_months_and_shaded_cells_below_keep_their_colour() -> None:
    book, sheet = workbook(["Action", datetime(2025, 9, 1), datetime(2025, 10, 1)], ["One", None, None])
    for cell in ("B1", "C1"):
        sheet[cell].number_format = "mmm-yy"
    sheet["C2"].fill = PatternFill("solid", fgColor=GREEN)
    first, second = read(saved(book)).tables[0].rows
    assert [cell.text for cell in first.cells] == ["Action", "September 2025", "October 2025"]
    assert [(cell.column, cell.colour) for cell in second.cells if cell.colour] == [(2, GREEN)]


def test_a_light_is_a_dot_in_a_colour() -> None:
    book, sheet = workbook(["Action", "RAG"], ["One", "●"])
    sheet["B2"].font = Font(color="00FF0000")
    assert read(saved(book)).tables[0].rows[1].cells[1].colour == "FF0000"


def test_workbooks_that_would_take_long_are_refused() -> None:
    book, sheet = workbook(["Action", "Lead"])
    merged = (CellRange(f"A{row}:B{row}") for row in range(2, 5_002))
    sheet.merged_cells.ranges.update(merged)  # its own way looks at all of them for each
    assert "merges cells in 5,000 places" in imported(saved(book), "xlsx").problems[0].message
    long = " ".join(map(str, range(100_000, 104_500)))
    book, sheet = workbook(["Action", "Lead"], *[[long, "HR"]] * 150)
    assert "letters" in imported(saved(book), "xlsx").problems[0].message
