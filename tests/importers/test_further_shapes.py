"""Shapes that documents have and that were once read wrongly: labels with dates, cards in sections, joint actions."""

from datetime import datetime

import docx
import openpyxl
import pytest

from importers.asking import actions, imported, plan, plans, table, todo
from importers.documents import C, Grid, Heading, Layout, saved
from importers.varied import TITLE
from tcsite.importers.labels import meaning


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Where are we now? May 2026", "status"),
        ("Progress to date – March 2026", "comments"),
        ("Update (as at 3 June 2026)", "comments"),
        ("Success measures for 2025/26", "success"),
        ("What has happened so far?", "comments"),
        ("☐ Not yet / ☒ Done", "status"),
        ("Complete, In progress or Not started", "status"),
        ("Complete by", "when"),
        ("Survey 2025", "other"),
    ],
)
def test_a_label_means_the_same_with_a_day_behind_it_and_with_its_choices(label: str, role: str) -> None:
    assert meaning(label).role == role


def test_a_row_that_counts_the_actions_is_none() -> None:
    grid = table(["Ref", "Action", "Lead"], ["1", "Hold an open day", "HR"], ["", "1 action in all", ""])
    assert [action["text"] for action in actions(Layout([TITLE, grid]))] == ["Hold an open day"]
    assert any("1 action in all" in line for line in todo(Layout([TITLE, grid])))


def test_departments_with_a_spaced_slash_between_them_are_two_owners() -> None:
    grid = table(["Ref", "Action", "Lead"], ["1", "Hold an open day", "HR / Estates"])
    assert actions(Layout([TITLE, grid]))[0]["owners"] == ["HR", "Estates"]


def test_one_action_beside_two_aims_is_one_action() -> None:
    grid = Grid()
    grid.add(*(C(label, bold=True) for label in ("Aim", "Action", "Lead")))
    grid.add("Raise the profile of technicians", C("Hold a yearly showcase of their work", down=2), "Events")
    grid.add("Show careers to schools", None, "Schools Liaison")
    grid.add("Reward fairly", "Review the grades of workshop posts", "HR")
    first, second = actions(Layout([TITLE, grid]))
    assert first["owners"] == ["Events", "Schools Liaison"]
    assert first["rationale"] == "Raise the profile of technicians\n\nShow careers to schools"
    assert second["text"] == "Review the grades of workshop posts"


def test_tables_of_labels_below_a_heading_each_are_its_action() -> None:
    def card(lead: str, when: str) -> Grid:
        return table(["Lead", lead], ["Timescale", when])

    first, second = card("Events", "June 2026"), card("Estates", "2027")
    found = actions(
        Layout([TITLE, Heading("Hold an open day"), first, Heading("Print a map"), second]), "html"
    )
    assert [(one["text"], one["owners"], one["when"]) for one in found] == [
        ("Hold an open day", ["Events"], "June 2026"),
        ("Print a map", ["Estates"], "2027"),
    ]


def test_the_time_of_day_in_a_date_is_on_the_list() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Action", "Lead", "Deadline"])
    sheet.append(["Hold an open day", "HR", datetime(2026, 7, 14, 14, 30)])
    sheet["C2"].number_format = "dd/mm/yyyy hh:mm"
    assert actions(saved(book), "xlsx")[0]["when"] == "14 July 2026"
    assert any("14:30" in line for line in todo(saved(book), "xlsx"))


def test_one_numbered_line_alone_below_a_heading_is_an_item() -> None:
    text = (
        "Technician Commitment action plan\n\nVisibility\n\n1. Hold an open day\n2. Print a map of rooms\n\n"
    )
    text += "Recognition\n\n3. List technicians on the pages of grants\n"
    assert [action["text"] for action in plan(text.encode(), "txt")["actions"]][-1] == (
        "List technicians on the pages of grants"
    )


def test_labels_in_other_words_are_read_where_an_action_has_begun() -> None:
    text = "Technician Commitment action plan\n\n"
    for number, thing in enumerate(("an open day", "a quiz"), start=1):
        text += f"Action {number}: Hold {thing}\nWho: HR\nProgress so far: {thing} was held\n\n"
    found = plan(text.encode(), "txt")["actions"]
    assert [action["progress"][0]["note"] for action in found] == ["an open day was held", "a quiz was held"]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Measure to be taken", "text"),
        ("Steps we will take", "text"),
        ("Work carried out", "comments"),
        ("Tasks done so far", "comments"),
        ("Measures taken", "comments"),
        ("In charge", "owners"),
        ("Taken forward by", "owners"),
        ("Completed by", "when"),
        ("Spend to date", "resources"),
        ("How we'll know it's worked", "success"),
        ("Desired result", "success"),
        ("How far along?", "status"),
        ("How we will evaluate", "success"),
        ("Start/end", "when"),
    ],
)
def test_labels_in_yet_other_words(label: str, role: str) -> None:
    assert meaning(label).role == role


def test_actions_that_end_with_a_department_are_no_owners() -> None:
    grid = table(
        ["Ref.", "Steps", "Who looks after it", "Finish by"],
        ["1", "Trial flexible hours in animal facilities", "Named Veterinary Surgeon", "2026"],
        ["2", "Film a day in the life of six technicians", "Digital Content Producer", "2027"],
        name="",
    )
    found = actions(Layout([TITLE, grid]))
    assert [action["owners"] for action in found] == [
        ["Named Veterinary Surgeon"],
        ["Digital Content Producer"],
    ]


def test_a_column_for_progress_that_says_statuses_only_is_the_status() -> None:
    grid = table(["Ref", "Action", "Progress", "Reflections"], ["1", "Print a map", "Cancelled", "Too dear"])
    assert actions(Layout([TITLE, grid]))[0]["progress"][0] | {"date": ""} == {
        "date": "",
        "status": "stopped",
        "note": "Too dear",
    }


def test_a_year_before_the_label_dates_the_progress() -> None:
    grid = table(
        ["Ref", "Action", "2025 status", "2025 comment", "2026 status", "2026 comment"],
        ["1", "Print a map", "Not started", "No money", "Complete", "Printed"],
    )
    found = actions(Layout([TITLE, grid]))[0]["progress"]
    assert [(str(one["date"]), one["status"], one["note"]) for one in found] == [
        ("2025", "not-started", "No money"),
        ("2026", "complete", "Printed"),
    ]


@pytest.mark.parametrize(
    ("share", "status"), [("0%", "not-started"), ("45%", "in-progress"), ("100%", "complete")]
)
def test_a_share_of_the_work_is_a_status(share: str, status: str) -> None:
    grid = table(["Ref", "Action", "% complete"], ["1", "Print a map", share])
    assert actions(Layout([TITLE, grid]))[0]["progress"][0]["status"] == status


_PAGE = "<h1>Technician Commitment action plan 2026-2029</h1>"
_ROWS = (
    ("Hold an open day for schools", "Events", "June 2026"),
    ("Print a map of workshops", "Estates", "2027"),
)


@pytest.mark.parametrize(
    ("head", "row", "tail"),
    [
        (
            "<div><div>Action</div><div>Lead</div><div>By when</div></div>",
            "<div><div>{}</div><div>{}</div><div>{}</div></div>",
            "<p>Write to us.</p>",
        ),
        (
            "<div role=table><div role=rowgroup><div role=row><span>Action</span> <span>Lead</span> <span>When</span></div></div>",
            "<div role=row><span>{}</span> <span>{}</span> <span>{}</span></div>",
            "</div>",
        ),
        ("<dl>", "<dt>{}</dt><dd>Lead: {}</dd><dd>Timescale: {}</dd>", "</dl>"),
        ("", "<details><summary>{}</summary><ul><li>Owner: {}<li>Due date: {}</ul></details>", ""),
        ("", "<h4>{}</h4><div><b>Lead</b> {}</div><div><b>Timescale</b> {}</div>", ""),
    ],
)
def test_tables_and_labels_that_a_page_draws_are_read(head: str, row: str, tail: str) -> None:
    page = f"{_PAGE}{head}{''.join(row.format(*cells) for cells in _ROWS)}{tail}"
    found = actions(page.encode(), "html")
    assert [(one["text"], *one["owners"], str(one["when"])) for one in found] == list(_ROWS)


def test_divisions_that_are_no_table_keep_their_text() -> None:
    page = f"{_PAGE}<div><div>About</div><div>News</div></div><p><b>Impact</b> <i>matters</i> to us</p>"
    page += "<table><tr><th>Action<th>Lead<tr><td><b>Impact</b> Report<td>HR</table>"
    assert actions(page.encode(), "html")[0]["text"] == "Impact Report"
    assert any("Impact matters to us" in line for line in todo(page.encode(), "html"))


def test_items_with_labels_below_them_are_actions_without_a_heading_of_a_theme() -> None:
    text = "# Technician Commitment action plan 2026-2029\n\n"
    text += "".join(
        f"{n}. **{a}**\n   - *Lead:* {b}\n   - *By when:* {c}\n" for n, (a, b, c) in enumerate(_ROWS, 1)
    )
    found = actions(text.encode(), "md")
    assert [(one["text"], *one["owners"], str(one["when"])) for one in found] == list(_ROWS)


@pytest.mark.parametrize(
    "grid",
    [
        table(
            ["Ref", "Risk", "Owner", "Mitigating action", "Due date"],
            ["1", "Loss of technicians", "HR", "Plan successors for all", "June 2026"],
        ),
        table(
            ["Time", "Activity", "Lead"],
            ["09:00", "Welcome and coffee for all", "Dean"],
            ["10:00 to 11:00", "Tour of the workshops", "Technicians"],
        ),
    ],
)
@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv"])
def test_risks_that_are_numbered_and_the_order_of_a_day_are_no_plans(grid: Grid, ending: str) -> None:
    assert imported(Layout([Heading("Open day for technicians"), grid]), ending).files == {}


def test_a_sentence_above_a_sheet_is_no_theme() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["Action plan 2026-2029"],
        ["Agreed by the committee."],
        ["Action", "Lead"],
        ["Print a map", "HR"],
    ):
        sheet.append(row)
    assert "strands" not in plan(saved(book), "xlsx")


def test_a_heading_in_two_rows_that_surely_is_one_counts_more_than_its_upper_row() -> None:
    grid = Grid()
    grid.add(C("No", down=2), C("Action", down=2), C("Dates", across=2), None, C("People", across=2), None)
    grid.add(None, None, "From", "Until", "Lead", "Others")
    grid.add("1", "Print a map", "Oct 2026", "June 2027", "Estates", "Technicians' Forum")
    (action,) = actions(Layout([TITLE, grid]))
    assert (action["when"], action["owners"]) == ("Oct 2026 to June 2027", ["Estates", "Technicians' Forum"])


def test_what_was_completed_in_years_stands_beside_what_is_planned() -> None:
    grid = table(
        ["Commitment", "Completed 2023–26", "Planned 2026–29", "Lead"],
        [
            "Visibility",
            "• Launched a blog\n• Held two fairs",
            "• Hold a yearly fair\n• Print an atlas",
            "Comms",
        ],
        ["Career development", "• Funded ten courses", "• Fund thirty courses", "HR"],
    )
    planned = plans(Layout([TITLE, grid]))["2025-2027"]["actions"]
    assert [action["text"] for action in planned] == [
        "Hold a yearly fair",
        "Print an atlas",
        "Fund thirty courses",
    ]


@pytest.mark.parametrize("line", ["{}\t{}", "{} – {}"])
def test_labels_in_bold_type_or_before_a_dash_are_labels(line: str) -> None:
    document = docx.Document()
    document.add_heading(TITLE.text, 1)
    for text, lead, when in _ROWS:
        document.add_heading(text, 3)
        for label, value in (("Lead", lead), ("Timescale", when)):
            paragraph = document.add_paragraph()
            paragraph.add_run(label).bold = True
            paragraph.add_run(line.removeprefix("{}").format(value))
    found = actions(saved(document))
    assert [(one["text"], *one["owners"], str(one["when"])) for one in found] == list(_ROWS)


@pytest.mark.parametrize(
    "row",
    [
        "<div>{}</div><p>Lead: {}</p><p>Timescale: {}</p>",
        "<p><b>Action {n}.</b> {}. Lead: {}. Timescale: {}.</p>",
    ],
)
def test_an_action_above_its_labels_or_before_them_needs_no_heading(row: str) -> None:
    rows = (row.format(*cells, n=n) for n, cells in enumerate(_ROWS, start=1))
    page = f"{_PAGE}<p>We asked all technicians.</p>{''.join(rows)}"
    found = actions(page.encode(), "html")
    assert [(one["text"].rstrip("."), *one["owners"], str(one["when"])) for one in found] == list(_ROWS)


@pytest.mark.parametrize("label", ["", "Action: "])
def test_a_title_above_the_lead_and_the_time_of_the_plan_is_no_action(label: str) -> None:
    title = f"<div>University of Example {TITLE.text}</div><p>Lead: Alex Example</p><p>Date: May 2026</p>"
    rows = "".join(
        f"<p>{label}{text}</p><p>Lead: {lead}</p><p>Timescale: {when}</p>" for text, lead, when in _ROWS
    )
    found = actions(f"<html><body>{title}{rows}</body></html>".encode(), "html")
    assert [(one["text"], *one["owners"], str(one["when"])) for one in found] == list(_ROWS)


def test_a_second_column_of_actions_that_names_people_is_the_owners() -> None:
    grid = table(
        ["No.", "Agreed action", "Action holder", "Date to be achieved"],
        ["1", "Print a map", "Estates", "2026"],
    )
    assert actions(Layout([TITLE, grid]))[0]["owners"] == ["Estates"]


def test_an_item_that_begins_with_a_label_for_the_action_is_its_action() -> None:
    text = "# Technician Commitment action plan 2026-2029\n\n"
    text += "".join(
        f"## Action {n}\n\n- What: {a}\n- Who: {b}\n- When: {c}\n\n" for n, (a, b, c) in enumerate(_ROWS, 1)
    )
    found = actions(text.encode(), "md")
    assert [(one["text"], *one["owners"], str(one["when"])) for one in found] == list(_ROWS)
