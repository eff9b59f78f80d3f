"""Documents of shapes that nobody had in mind when the importers were written, as a careful person would read them."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from importers.asking import actions, imported, plan, table, todo
from importers.documents import AMBER, GREEN, C, Heading, Layout

TITLE = Heading("Action plan 2024 to 2026")


def only(action: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: action[key] for key in keys if key in action}


def status(action: dict[str, Any]) -> str | None:
    return next((entry["status"] for entry in action.get("progress", []) if "status" in entry), None)


# Tables on their side


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "md"])
def test_a_column_for_each_action(ending: str) -> None:
    lying = table(
        ["", "First", "Second"],
        ["What", "Equipment training days", "Peer observation"],
        ["Who", "Lab managers", "Technical Trainers"],
        ["When", "March 2026", "From April 2025"],
        ["How we know", "Most people attend", "20 pairs"],
    )
    first, second = actions(Layout([TITLE, lying]), ending)
    assert only(first, "text", "when", "owners", "success") == {
        "text": "Equipment training days",
        "when": "March 2026",
        "owners": ["Lab managers"],
        "success": ["Most people attend"],
    }
    assert only(second, "text", "when") == {"text": "Peer observation", "when": "From April 2025"}


def test_a_card_for_each_action() -> None:
    cards = [
        table(["Action 1", "Create a forum"], ["Lead", "Dr A Example"], ["Timescale", "By December 2024"], ["Progress", "Complete"]),
        table(["Action 2", "Induction pack"], ["Lead", "HR"], ["Timescale", "2025"], ["Progress", "In progress – with HR"]),
    ]  # fmt: skip
    found = plan(Layout([TITLE, cards[0], "", cards[1]]))["actions"]
    assert [only(one, "id", "text", "when", "owners") for one in found] == [
        {"id": "1", "text": "Create a forum", "when": "By December 2024", "owners": ["Dr A Example"]},
        {"id": "2", "text": "Induction pack", "when": "2025", "owners": ["HR"]},
    ]
    assert [status(one) for one in found] == ["complete", "in-progress"]


def test_cards_with_two_labels_in_a_row_below_a_table_of_facts() -> None:
    facts = table(["Institution", "Example Institute"], ["Lead", "Alex Example"], ["Date", "1 March 2025"])
    card = table(
        ["Action no.", "1.1", "Theme", "Visibility"],
        ["Action", "Profiles online", "Owner", "Comms"],
        ["Timescale", "2025", "RAG", "Amber"],
    )
    (action,) = plan(Layout([TITLE, facts, "", card]))["actions"]
    assert only(action, "id", "text", "when", "owners") == {
        "id": "1.1",
        "text": "Profiles online",
        "when": "2025",
        "owners": ["Comms"],
    }
    assert action["progress"] == [{"date": "2025-03-01", "status": "in-progress"}]


# Statuses


def test_a_y_below_a_year_is_a_tick_and_not_yellow() -> None:
    grid = table(
        ["Action", "Lead", "2024", "2025", "2026", "Where are we now?"],
        ["Technician day", "TCSG", "Y", "Y", "Y", "On target"],
        ["Website", "IT", "Y", "", "", "Completed 12/24"],
        ["Role profiles", "HR", "", "Y", "", "Delayed until 2026 - funding"],
    )
    found = actions(Layout([TITLE, grid]), "csv")
    assert [one["years"] for one in found] == [["2024", "2025", "2026"], ["2024"], ["2025"]]
    assert [status(one) for one in found] == ["in-progress", "complete", None], "a delay is no status"
    assert found[1]["progress"][0]["note"] == "Completed 12/24"


def test_dates_below_a_rating_are_when_it_was_given() -> None:
    rated = table(
        ["Ref", "Action", "Owner", C("RAG rating", bold=True, across=2), None, "Narrative"],
        ["", "", "", C("Nov 2024", bold=True), C("Nov 2025", bold=True), ""],
        ["1", "Fund CPD", "HR", "Red", "Amber", "Budget agreed"],
        ["2", "Career framework", "HR", "Amber", "Green", "Launched"],
    )
    first, second = actions(Layout([TITLE, rated]), "xlsx")
    assert first["progress"] == [
        {"date": "2024-11", "status": "not-started"},
        {"date": "2025-11", "status": "in-progress", "note": "Budget agreed"},
    ]
    assert "when" not in first
    assert [entry["status"] for entry in second["progress"]] == ["in-progress", "complete"]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("Achieved – first award June 2025", "complete"),
        ("Under way: two of four schools so far", "in-progress"),
        ("Complete – except for two faculties", None),
        ("Completed. The page is live.", "complete"),
        ("The first award was achieved", None),
        ("Not yet started; staff to be appointed", "not-started"),
    ],
)
def test_a_comment_states_a_status_where_nothing_is_taken_back(comment: str, expected: str | None) -> None:
    grid = table(["Action", "Lead", "Progress to date"], ["Awards", "HR", comment], ["Other", "HR", "Words"])
    assert status(actions(Layout([TITLE, grid]), "html")[0]) == expected


# Ids and times


def test_actions_in_one_cell_keep_their_numbers_and_what_belongs_to_each() -> None:
    grid = table(
        ["Theme", "Actions", "Responsible", "By when", "Measures of success"],
        ["Recognition", "1.1 Create awards\n1.2 Publish winners", "1.1 HR\n1.2 Comms", "1.1 June 2025\n1.2 July 2025", "Ten a year"],
        ["Careers", "2.1 Mentoring", "OD", "Dec 2025", "20 pairs"],
    )  # fmt: skip
    found = plan(Layout([TITLE, grid]))["actions"]
    assert [only(one, "id", "text", "when", "owners") for one in found] == [
        {"id": "1.1", "text": "Create awards", "when": "June 2025", "owners": ["HR"]},
        {"id": "1.2", "text": "Publish winners", "when": "July 2025", "owners": ["Comms"]},
        {"id": "2.1", "text": "Mentoring", "when": "Dec 2025", "owners": ["OD"]},
    ]
    assert found[0]["success"] == found[1]["success"] == ["Ten a year"]


def test_a_number_after_the_word_action_is_the_id() -> None:
    grid = table(
        ["Action", "Who", "When"],
        ["Action 1: Registration drive", "HR", "2025"],
        ["Action 2: Job titles", "HR", "Every June"],
    )
    found = plan(Layout([TITLE, grid]), "md")["actions"]
    assert [(one["id"], one["text"]) for one in found] == [("1", "Registration drive"), ("2", "Job titles")]


def test_a_beginning_and_a_due_date_are_one_stretch() -> None:
    grid = table(
        ["ID", "Task", "Lead", "Start date", "Due"],
        ["C1", "Mentoring", "OD", "September 2025", "June 2026"],
        ["C2", "Equipment", "n/a", "January 2026", "TBC"],
    )
    first, second = actions(Layout([TITLE, grid]), "csv")
    assert first["when"] == "September 2025 to June 2026"
    assert second["when"] == "From January 2026 (TBC)"
    assert "owners" not in second, "n/a is nobody"


@pytest.fixture
def workbook() -> bytes:
    """Dates as figures, a row that is hidden, a formula without a result."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Action plan 2025 - 2028"])
    sheet.append(["ID", "Task", "Lead", "Start date", "End date", "% complete"])
    sheet.append(["C1", "Mentoring", "OD team", date(2025, 9, 1), date(2026, 6, 30), 1])
    sheet.append(["C2", "Training budget", '=A3&" owner"', 45658, 46022, 0.5])
    sheet.append(["C3", "Old idea", "HR", date(2026, 1, 1), date(2026, 2, 1), 0])
    sheet.row_dimensions[5].hidden = True
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_figures_among_dates_are_dates_and_hidden_rows_are_told(workbook: bytes) -> None:
    found = actions(workbook, "xlsx")
    assert found[1]["when"] == "1 January 2025 to 31 December 2025"
    assert found[1]["progress"][0]["note"] == "% complete: 0.5"
    said = todo(workbook, "xlsx")
    assert any("row is hidden" in line and "Old idea" in line for line in said)
    assert any("a number among dates is read as the date" in line and "45658" in line for line in said)
    assert any("formula has no saved result" in line for line in said)


def test_hidden_sheets_and_columns_are_left_out_and_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plan 2025-2028"
    sheet.append(["Action", "Lead", "Internal comment", "Due"])
    sheet.append(["Mentoring", "OD", "not for publication", "June 2026"])
    sheet.column_dimensions["C"].hidden = True
    old = book.create_sheet("Old")
    old.append(["Action", "Lead", "Due"])
    old.append(["Stale thing", "HR", "2019"])
    old.sheet_state = "hidden"
    content = BytesIO()
    book.save(content)
    (action,) = actions(content.getvalue(), "xlsx")
    assert action == {"text": "Mentoring", "when": "June 2026", "owners": ["OD"]}
    said = todo(content.getvalue(), "xlsx")
    assert any("column is hidden" in line and "not for publication" in line for line in said)
    assert any("sheet is hidden" in line and "Stale thing" in line for line in said)


def test_words_that_are_struck_out_are_left_out_and_told() -> None:
    markdown = (
        b"# Action plan 2024 to 2026\n\n| Action | Lead |\n| --- | --- |\n| Publish ~~old~~ pathways | OD |\n"
    )
    html = b"<h1>Action plan 2024 to 2026</h1><table><tr><th>Action<th>Lead<tr><td>Publish <s>old</s> pathways<td>OD</table>"
    for content, ending in ((markdown, "md"), (html, "html")):
        assert actions(content, ending)[0]["text"] == "Publish pathways"
        assert any("struck out" in line and "old" in line for line in todo(content, ending))


def test_a_supporting_group_is_an_owner_too() -> None:
    grid = table(
        ["Action", "Lead (individual)", "Supporting group", "Deadline"],
        ["Newsletter", "J Example", "Comms team", "Sept 2025"],
        ["Seats on Senate", "", "Governance office", "08/2025"],
    )
    found = actions(Layout([TITLE, grid]), "html")
    assert [one["owners"] for one in found] == [["J Example", "Comms team"], ["Governance office"]]


# What stands around, and what stands for something else


def test_as_above_is_what_stands_above() -> None:
    grid = table(
        ["Ref", "Action", "Owner", "Timescale"],
        ["1", "Awards", "Comms and HR", "Monthly"],
        ["2", "Photographs", "As above", "Short term (by July 2026)"],
        ["3", "Profiles", '"', "Monthly"],
    )
    found = actions(Layout([TITLE, grid]), "html")
    assert [one["owners"] for one in found] == [["Comms", "HR"]] * 3
    assert "when" in found[1]
    assert not any("time is not understood" in line for line in todo(Layout([TITLE, grid]), "html"))
    assert not any("above" in line.lower() for line in todo(Layout([TITLE, grid]), "html"))


def test_a_period_told_in_a_line_of_its_own() -> None:
    grid = table(["Action", "Lead"], ["Awards", "HR"])
    found = plan(
        Layout([Heading("Technician Commitment action plan"), "Period: 1 August 2025 to 31 July 2028", grid])
    )
    assert found["period"] == {"from": "2025-08-01", "to": "2028-07-31"}


def test_a_title_right_of_the_first_column_is_no_heading_of_a_grid() -> None:
    sheet = table(
        ["", "Example Technician Commitment Action Plan, 2025 to 2027", "", "", ""],
        ["", "Action", "Lead", "2025", "2026"],
        ["", "Web presence", "Web team", "Scope", "Build"],
    )
    found = plan(sheet, "xlsx")
    assert found["title"] == "Example Technician Commitment Action Plan, 2025 to 2027"
    assert found["period"] == {"from": "2025", "to": "2027"}


def test_a_key_in_one_row_says_what_the_letters_mean() -> None:
    key = table(["Key", "Green: complete", "Amber: on track", "Red: behind schedule"])
    grid = table(["Action", "Lead", "RAG"], ["Awards", "HR", "R"], ["Talks", "HR", "G"])
    found = actions(Layout([TITLE, key, "", grid]))
    assert [status(one) for one in found] == ["in-progress", "complete"], "behind schedule, but begun"


def test_a_question_for_yes_and_no_is_answered_by_y_and_n() -> None:
    grid = table(["Action", "Lead", "Complete?"], ["Network", "TSG", "Y"], ["Survey", "HR", "N"])
    assert [status(one) for one in actions(Layout([TITLE, grid]), "csv")] == ["complete", None]


def test_tasks_beside_an_action_that_is_merged_over_them_are_its_parts() -> None:
    grid = table(
        ["Action", "Task", "Lead", "Deadline"],
        [C("A1 Mentoring", down=2), "Recruit mentors", "OD", "Jan 2026"],
        [None, "Train mentors", "HR", "Mar 2026"],
        ["A2 Awards", "Call for nominations", "Comms", "June 2026"],
    )
    first, second = plan(Layout([TITLE, grid]))["actions"]
    assert (first["id"], first["text"]) == ("A1", "Mentoring")
    assert [(part["text"], part["owners"]) for part in first["parts"]] == [
        ("Recruit mentors", ["OD"]),
        ("Train mentors", ["HR"]),
    ]
    assert second["text"] == "Awards\n\nCall for nominations"


def test_one_time_in_two_lines_is_not_dealt_out_to_two_actions() -> None:
    grid = table(
        ["Aim", "How will we do it?", "Who’s responsible?", "By when?"],
        ["Raise the profile", "• Stories\n• Lab tours", "Comms", "Ongoing\nfrom Sept 2024"],
        ["Career paths", "Grade review", "HR", "Summer 2026"],
    )
    found = actions(Layout([TITLE, grid]), "html")
    assert {one["when"] for one in found} == {"Ongoing from Sept 2024", "Summer 2026"}


def test_labels_in_small_letters_within_a_line_are_labels_too() -> None:
    source = b"""# Action plan 2025-2028

## Visibility

- Publish the catalogue (Lead: Estates; by: May 2026)
- Open the workshops (lead: Library, due: 2027)
"""
    assert [(one["owners"], one["when"]) for one in actions(source, "md")] == [
        (["Estates"], "May 2026"),
        (["Library"], "2027"),
    ]


def test_bare_figures_below_a_heading_with_a_per_cent_sign_are_per_cents() -> None:
    source = b"Action,Lead,% complete\nOpen,HR,100\nShow,HR,50\nAsk,HR,0\n"
    found = actions(source, "csv", date="2026-01-01")
    assert [one["progress"] for one in found] == [
        [{"date": "2026-01-01", "status": status}] for status in ("complete", "in-progress", "not-started")
    ]
    assert not any("seems to say" in line for line in todo(source, "csv"))


def test_colours_of_rows_that_nobody_explains_are_told_beside_those_that_are_read() -> None:
    rows = [[C(text, shade), C("HR", shade)] for text, shade in SHADED]
    result = imported(table(["Action", "Lead"], *rows), date="2026-01-01")
    assert [f"{item.text}: {item.why}" for item in result.todo if "rows are shaded" in item.why] == [
        "blue: rows are shaded so, and nothing says what that means"
    ]


SHADED = (("Open", GREEN), ("Show", AMBER), ("Ask", "4472C4"))
