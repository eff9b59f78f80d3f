"""Shapes that documents have and that were once read wrongly: labels with dates, cards in sections, joint actions."""

from datetime import datetime

import openpyxl
import pytest

from importers.asking import actions, plan, table, todo
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
