"""Headings of tables: in any wording, on any row, in one row or two, or missing."""

import pytest

from importers.asking import actions, plan, table, todo
from importers.documents import C, Heading, Layout
from tcsite.importers.labels import meaning

WORDINGS = [
    ("Action", "text"),
    ("ACTION(S)", "text"),
    ("Milestone description", "text"),
    ("What?", "text"),
    ("What will we do?", "text"),
    ("Planned activity", "text"),
    ("Camau gweithredu", "text"),
    ("Lead", "owners"),
    ("Lead(s)", "owners"),
    ("Responsible people", "owners"),
    ("Who?", "owners"),
    ("By whom", "owners"),
    ("Person(s) responsible", "owners"),
    ("Responsibility and accountability", "owners"),
    ("Which team is responsible for this?", "owners"),
    ("By when", "when"),
    ("Target date", "when"),
    ("TIMESCALE", "when"),
    ("Timescale(s)", "when"),
    ("Timeframe / deadline", "when"),
    ("Expected date of completion", "when"),
    ("Start date", "start"),
    ("RAG rating", "status"),
    ("R/A/G", "status"),
    ("RAG status (July 2024)", "status"),
    ("Progress", "comments"),
    ("Comments / update", "comments"),
    ("Update on progress since last year", "comments"),
    ("Success measures (how will you know?)", "success"),
    ("KPIs", "success"),
    ("How will we measure success?", "success"),
    ("Intended outcome", "success"),
    ("Key deliverables", "outputs"),
    ("Rationale", "rationale"),
    ("Why?", "rationale"),
    ("Technician Commitment pillar", "strand"),
    ("THEME", "strand"),
    ("Ref.", "id"),
    ("No", "id"),
    ("Action no.", "id"),
    ("#", "id"),
    ("Objective", "objective"),
    ("Resources required", "resources"),
    ("TALENT recommendation", "talent"),
    ("MI Talent Recommendation(s)", "talent"),
    ("Explanation for red", "reason"),
    ("Evidence", "evidence"),
    ("Notes", "note"),
    ("2024", "mark"),
    ("2024/25", "mark"),
    ("Year 1", "mark"),
    ("Yr 2 (2025)", "mark"),
    ("Q1 2025", "mark"),
    ("Sept 2024", "mark"),
    ("Favourite colour of the dean and of everybody else in the building", "other"),
]


@pytest.mark.parametrize(("label", "role"), WORDINGS)
def test_a_heading_is_understood_in_many_wordings(label: str, role: str) -> None:
    assert meaning(label).role == role


def test_the_heading_may_stand_on_the_third_row() -> None:
    found = plan(
        table(
            [C("University of Example action plan 2023-2026", across=3), None, None],
            ["Updated: 3 May 2024", "", ""],
            ["What?", "Who?", "By when"],
            ["Build a web page", "HR", "June 2025"],
        ),
        "xlsx",
    )
    assert found["title"] == "University of Example action plan 2023-2026"
    assert found["period"] == {"from": "2023", "to": "2026"}
    assert found["actions"] == [
        {"id": "action-1", "text": "Build a web page", "when": "June 2025", "owners": ["HR"]}
    ]


def test_without_a_heading_the_cells_themselves_tell() -> None:
    rows = table(
        ["V1", "Build a web page for all technicians of the university", "HR", "June 2025"],
        ["V2", "Run a survey of all technicians of the university", "Dean", "Autumn 2024"],
    )
    assert actions(rows) == [
        {
            "id": "V1",
            "text": "Build a web page for all technicians of the university",
            "when": "June 2025",
            "owners": ["HR"],
        },
        {
            "id": "V2",
            "text": "Run a survey of all technicians of the university",
            "when": "Autumn 2024",
            "owners": ["Dean"],
        },
    ]


def test_headings_in_two_rows_are_read_together() -> None:
    rows = table(
        [
            C("No.", down=2),
            C("Action", down=2),
            C("Timescale", across=2),
            None,
            C("Responsibility", across=2),
            None,
        ],
        [None, None, "Start", "End", "Lead", "Support"],
        ["1", "Develop a hub", "Sept 2024", "July 2025", "HR", "Library"],
        ["2", "Run events", "Jan 2025", "", "Dean", ""],
    )
    assert actions(rows) == [
        {"id": "1", "text": "Develop a hub", "when": "Sept 2024 to July 2025", "owners": ["HR", "Library"]},
        {"id": "2", "text": "Run events", "when": "From Jan 2025", "owners": ["Dean"]},
    ]


def test_a_heading_may_be_merged_over_columns_that_the_rows_divide() -> None:
    rows = table(
        [C("Action", across=2), None, "Lead", "Deadline"],
        ["Build a page", "with photographs", "HR", "May 2025"],
    )
    (action,) = actions(rows)
    assert action["text"].split("\n\n") == ["Build a page", "with photographs"]
    assert (action["owners"], action["when"]) == (["HR"], "May 2025")


def test_a_heading_that_a_page_break_repeats_is_no_action() -> None:
    heading = ["Action", "Lead", "Deadline"]
    rows = table(heading, ["One", "HR", "2025"], heading, ["Two", "Dean", "2026"])
    assert [action["text"] for action in actions(rows)] == ["One", "Two"]


def test_a_new_heading_within_the_table_changes_what_its_columns_hold() -> None:
    rows = table(
        ["Action", "Lead", "Deadline"],
        ["One", "HR", "2025"],
        ["Action", "Deadline", "Lead"],
        ["Two", "2026", "Dean"],
    )
    assert actions(rows) == [
        {"text": "One", "when": "2025", "owners": ["HR"]},
        {"text": "Two", "when": "2026", "owners": ["Dean"]},
    ]


def test_what_our_model_has_no_place_for_is_kept_in_the_note() -> None:
    rows = table(["Action", "Lead", "Priority"], ["One", "HR", "High"])
    assert actions(rows) == [{"text": "One", "owners": ["HR"], "note": "Priority: High"}]


def test_a_column_without_a_heading_is_kept_and_reported() -> None:
    rows = table(["Action", "Lead", ""], ["One", "HR", "ask Facilities first"])
    assert actions(rows)[0]["note"] == "Column 3: ask Facilities first"
    assert todo(rows) == [
        'table 1, row 2, column 3: the column has no heading; its text is in the note: "ask Facilities first"'
    ]


def test_action_beside_achievements_is_a_theme_only_if_it_names_pillars() -> None:
    rows = table(
        ["Action", "Achievements"], ["Develop careers advice", "Done in May"], ["Hold events", "Two held"]
    )
    assert [action["text"] for action in actions(Layout([Heading("Action plan"), rows]), date="2024-05")] == [
        "Develop careers advice",
        "Hold events",
    ]


def test_a_table_of_something_else_is_left_alone_and_named() -> None:
    layout = Layout(
        [
            Heading("Action plan 2024-2027"),
            table(["Grade", "Women", "Men"], ["4", "12", "30"]),
            table(["Action", "Lead"], ["One", "HR"]),
        ]
    )
    assert [action["text"] for action in actions(layout)] == ["One"]
    assert todo(layout) == ['table 1: this is no table of actions: "Grade | Women | Men | 4 | 12 | 30"']


def test_a_document_without_any_table_of_actions_is_an_error_that_says_what_to_do() -> None:
    from importers.asking import imported

    result = imported(Layout([Heading("Our plan"), "We will do our best."]))
    assert result.files == {}
    assert [problem.message for problem in result.problems] == ["no table of actions was found in it"]
    assert "We will do our best." in str(result.todo[0])
