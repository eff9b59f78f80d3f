"""Rows: which begin an action, which are parts of one, which only go on with it, and which are headings."""

import pytest

from importers.asking import actions, plan, table, todo
from importers.documents import C, Grid, Heading, Layout

CHESTER = ["Item", "Rationale", "Action", "Outputs", "Lead", "Timescale"]


def test_rows_below_a_merged_id_are_parts() -> None:
    rows = table(
        CHESTER,
        [C("V1", down=2), C("Survey", down=2), "Build pages", "Pages", "HR", "2024"],
        [None, None, "Hold events", "Events", "Dean", "2025"],
    )
    assert actions(rows) == [
        {
            "id": "V1",
            "text": "V1, in two parts",
            "rationale": "Survey",
            "parts": [
                {"id": "a", "text": "Build pages", "when": "2024", "owners": ["HR"], "outputs": ["Pages"]},
                {"id": "b", "text": "Hold events", "when": "2025", "owners": ["Dean"], "outputs": ["Events"]},
            ],
        }
    ]
    assert todo(rows) == ['table 1, row 2, column 1: say in a line what these parts have in common: "V1"']


def test_rows_without_an_id_below_one_with_it_are_parts_too() -> None:
    rows = table(
        CHESTER,
        ["V1", "Survey", "Build pages", "Pages", "HR", "2024"],
        ["", "", "Hold events", "Events", "Dean", ""],
        ["V2", "", "Print posters", "", "HR", ""],
    )
    assert [len(action.get("parts", [])) for action in actions(rows)] == [2, 0]


def test_a_row_that_only_goes_on_after_a_page_break_is_joined() -> None:
    rows = table(
        CHESTER,
        [
            "V2",
            "The skills of technicians need to be shared with",
            "Create a campaign",
            "Campaign",
            "HR",
            "2025",
        ],
        ["", "other staff.", "", "created and rolled out", "", ""],
        ["C4", "Rating 5.93", "A hub for", "Network established\nStrategic approach to", "HR", "2024"],
        ["", "Rating 5.07", "Technicians", "technical skills", "NW Network", ""],
    )
    assert actions(rows) == [
        {
            "id": "V2",
            "text": "Create a campaign",
            "rationale": "The skills of technicians need to be shared with other staff.",
            "when": "2025",
            "owners": ["HR"],
            "outputs": ["Campaign created and rolled out"],
        },
        {
            "id": "C4",
            "text": "A hub for Technicians",
            "rationale": "Rating 5.93\n\nRating 5.07",
            "when": "2024",
            "owners": ["HR", "NW Network"],
            "outputs": ["Network established", "Strategic approach to technical skills"],
        },
    ]


def test_a_table_that_goes_on_after_a_page_break_without_a_heading_belongs_to_the_one_before() -> None:
    first, second = table(CHESTER, ["V1", "", "One", "", "HR", "2024"]), Grid()
    second.add("V2", "", "Two", "", "Dean", "2025")
    found = actions(Layout([Heading("Action plan 2024-2026"), first, "¹ A footnote.", second]))
    assert [(action["id"], action["when"]) for action in found] == [("V1", "2024"), ("V2", "2025")]


def test_a_continuation_may_hold_the_heading_of_the_next_strand() -> None:
    first = table(CHESTER, ["V1", "", "One", "", "HR", "2024"])
    second = Grid()
    second.add("V2", "", "Two", "", "Dean", "2025")
    second.add(C("RECOGNITION:", across=6), *[None] * 5)
    second.add(*CHESTER)
    second.add("R1", "", "Three", "", "Dean", "2025")
    found = plan(Layout([Heading("Action plan 2024-2026"), Heading("Visibility"), first, second]))
    assert [(action["id"], action["strand"]) for action in found["actions"]] == [
        ("V1", "V"),
        ("V2", "V"),
        ("R1", "R"),
    ]


STRAND_ROWS = [
    [C("Visibility", across=3), None, None],
    [C("VISIBILITY: Ensure that all technicians are identifiable", across=3), None, None],
    [C("Visibility", bold=True), "", ""],
    ["Theme 1: Visibility", "", ""],
]


@pytest.mark.parametrize("heading", STRAND_ROWS)
def test_a_row_within_the_table_may_be_a_heading(heading: list[C | str | None]) -> None:
    rows = table(["Action", "Lead", "When"], heading, ["Build a page", "HR", "2024"])
    found = plan(rows)
    assert [(strand["title"], strand["pillar"]) for strand in found["strands"]] == [
        ("Visibility", "visibility")
    ]
    assert [action["strand"] for action in found["actions"]] == ["vis"]


def test_the_row_below_a_heading_may_be_its_aim() -> None:
    rows = table(
        ["Ref", "Action", "Lead"],
        [C("RECOGNITION:", across=3), None, None],
        [C("Support technicians to gain recognition", across=3), None, None],
        ["R1", "Build a page", "HR"],
    )
    assert plan(rows)["strands"] == [
        {
            "id": "R",
            "title": "Recognition",
            "pillar": "recognition",
            "aim": "Support technicians to gain recognition",
        }
    ]


def test_headings_that_name_no_pillar_are_headings_all_the_same() -> None:
    rows = table(
        ["Action", "2024", "2025"],
        [C("Working together", across=3), None, None],
        ["• Build a page", "x", ""],
        ["Staff Well-being", "", ""],
        ["• Hold events", "", "x"],
        ["Leadership", "", ""],
        ["• Train leaders", "", "x"],
    )
    found = plan(rows)
    assert [strand["title"] for strand in found["strands"]] == [
        "Working together",
        "Staff Well-being",
        "Leadership",
    ]
    assert [strand["id"] for strand in found["strands"]] == ["working-together", "well-being", "leadership"]
    assert [action["text"] for action in found["actions"]] == ["Build a page", "Hold events", "Train leaders"]


def test_an_action_without_anything_else_is_no_heading() -> None:
    rows = table(
        ["Milestone description", "RAG rating", "Comments"],
        ["Build a page for all technicians of the university.", "", ""],
        ["Hold events", "", "Two were held"],
    )
    assert len(actions(rows, date="2024")) == 2


def test_a_theme_holds_for_the_rows_below_it_and_comes_back_under_its_name() -> None:
    rows = table(
        ["Theme", "Action", "Lead"],
        ["Visibility", "One", "HR"],
        ["", "Two", "HR"],
        ["Recognition", "Three", "HR"],
        ["Visibility (continued)", "Four", "HR"],
    )
    assert [action["strand"] for action in actions(rows)] == ["vis", "vis", "rec", "vis"]


def test_objectives_that_several_actions_share_are_headings() -> None:
    rows = table(
        ["Objective", "Action", "Lead"],
        [C("Raise our profile", down=2), "One", "HR"],
        [None, "Two", "Dean"],
        ["Train people", "Three", "HR"],
    )
    found = plan(rows)
    assert [strand["title"] for strand in found["strands"]] == ["Raise our profile", "Train people"]
    assert [action["strand"] for action in found["actions"]] == ["raise-our", "raise-our", "train-people"]


def test_an_objective_of_each_action_is_its_reason() -> None:
    rows = table(
        ["Theme", "Objective", "Action"],
        ["Visibility", "People should know us", "One"],
        ["Visibility", "People should meet us", "Two"],
    )
    assert [action["rationale"] for action in actions(rows)] == [
        "People should know us",
        "People should meet us",
    ]


def test_bullets_of_a_theme_are_an_action_each() -> None:
    rows = table(["Theme", "Activities"], ["Visibility\nBe seen", "• Build pages\n• Hold events - complete"])
    assert plan(rows, date="2024-06")["strands"][0]["aim"] == "Be seen"
    assert actions(rows, date="2024-06") == [
        {"strand": "vis", "text": "Build pages"},
        {"strand": "vis", "text": "Hold events", "progress": [{"date": "2024-06", "status": "complete"}]},
    ]


def test_bullets_below_a_sentence_belong_to_it() -> None:
    rows = table(["Theme", "Action", "Lead"], ["Visibility", "Improve, that is:\n• pages\n• signs", "HR"])
    assert [action["text"] for action in actions(rows)] == ["Improve, that is:\n\n- pages\n- signs"]


def test_numbered_actions_of_one_row_take_their_own_owners_and_dates() -> None:
    rows = table(
        ["Theme", "Action", "Lead", "When"],
        [
            "Visibility",
            "1. Build pages\n2. Hold events\n3. Print posters",
            "1. HR\n2. Dean\n3. Comms",
            "2024\n2025\n2026",
        ],
        ["Recognition", "(a) Start awards\n(b) Fund registration", "HR", "2024\n2025"],
    )
    assert [(action["text"], action["owners"], action["when"]) for action in actions(rows)] == [
        ("Build pages", ["HR"], "2024"),
        ("Hold events", ["Dean"], "2025"),
        ("Print posters", ["Comms"], "2026"),
        ("Start awards", ["HR"], "2024"),
        ("Fund registration", ["HR"], "2025"),
    ]


def test_several_ids_in_one_cell_are_several_actions() -> None:
    rows = table(
        ["Ref", "Action", "Lead"], ["V1\nV2", "Build pages\nHold events", "HR"], ["V3", "Print", "Dean"]
    )
    assert [(action["id"], action["text"], action["owners"]) for action in actions(rows)] == [
        ("V1", "Build pages", ["HR"]),
        ("V2", "Hold events", ["HR"]),
        ("V3", "Print", ["Dean"]),
    ]


def test_paragraphs_that_answer_each_other_are_parts_of_an_action_with_an_id() -> None:
    rows = table(
        ["Ref", "Action", "Outputs", "Success", "Lead"],
        [
            "S1",
            "Use apprenticeships\nConsider placements",
            "Guide\nMeeting",
            "3 apprentices\nPlacements",
            "HR",
        ],
        ["S2", "Build\nHold", "Page", "Seen", "HR\nDean"],
    )
    first, second = actions(rows)
    assert first["owners"] == ["HR"]
    assert [(part["text"], part["outputs"], part["success"]) for part in first["parts"]] == [
        ("Use apprenticeships", ["Guide"], ["3 apprentices"]),
        ("Consider placements", ["Meeting"], ["Placements"]),
    ]
    assert "parts" not in second


def test_an_action_merged_over_milestones_has_them_as_parts() -> None:
    rows = table(
        ["No", "Action", "Milestones", "Lead", "Date"],
        [C("1", down=2), C("Create pathways", down=2), "Audit", "HR", "Jan 2025"],
        [None, None, "Launch", "Dean", "Jan 2026"],
    )
    assert actions(rows) == [
        {
            "id": "1",
            "text": "Create pathways",
            "parts": [
                {"id": "a", "text": "Audit", "when": "Jan 2025", "owners": ["HR"]},
                {"id": "b", "text": "Launch", "when": "Jan 2026", "owners": ["Dean"]},
            ],
        }
    ]


def test_an_action_merged_over_owners_only_has_them_all() -> None:
    rows = table(["Action", "Lead"], [C("Create pathways", down=2), "HR"], [None, "Dean"])
    assert actions(rows) == [{"text": "Create pathways", "owners": ["HR", "Dean"]}]


@pytest.mark.parametrize(
    ("cell", "id"),
    [
        ("V1", "V1"),
        ("v 1", "v1"),
        ("1.", "1"),
        ("1.2", "1.2"),
        ("Action 3", "3"),
        ("(a)", "a"),
        ("S4.1 ", "S4.1"),
    ],
)
def test_ids_are_taken_from_their_cells(cell: str, id: str) -> None:
    assert actions(table(["Ref", "Action", "Lead"], [cell, "One", "HR"]))[0]["id"] == id


def test_ids_may_stand_at_the_beginning_of_the_text() -> None:
    rows = table(
        ["Action", "Lead"], ["V1: Build pages", "HR"], ["V2 – Hold events", "HR"], ["R1. Fund it", "HR"]
    )
    assert [(action["id"], action["text"]) for action in actions(rows)] == [
        ("V1", "Build pages"),
        ("V2", "Hold events"),
        ("R1", "Fund it"),
    ]


def test_ids_that_start_again_in_each_strand_get_the_strand_before_them() -> None:
    rows = table(
        ["Theme", "No", "Action"],
        ["Visibility", "1", "One"],
        ["", "2", "Two"],
        ["Recognition", "1", "Three"],
    )
    assert [action["id"] for action in actions(rows)] == ["vis-1", "2", "rec-1"]


def test_words_in_the_column_of_ids_are_kept() -> None:
    rows = table(
        ["Ref", "Action", "Lead"], ["V1", "One", "HR"], ["new idea", "Two", "HR"], ["V3", "Three", "HR"]
    )
    assert actions(rows)[1]["note"] == "Ref: new idea"


def test_empty_rows_and_columns_are_nothing() -> None:
    rows = table(["Action", "", "Lead"], ["", "", ""], ["One", "", "HR"], ["", "", ""])
    assert actions(rows) == [{"text": "One", "owners": ["HR"]}]
    assert todo(rows) == []


def test_as_per_names_the_action_whose_outcome_is_the_same() -> None:
    rows = table(
        ["Item", "Action", "Comments"],
        ["R1", "One", "Done in May"],
        ["R2", "Two", "As per R1"],
        ["R3", "Three", "As per Z9"],
    )
    found = actions(rows, date="2024")
    assert [action.get("as_per") for action in found] == [None, "R1", None]
    assert found[1]["progress"] == [{"date": "2024", "note": "As per R1"}]


def test_talent_recommendations_are_tags_wherever_they_are_named() -> None:
    rows = table(
        ["Item", "Rationale", "Action", "TALENT rec."],
        ["V5", "MITalent Recommendation R6", "See R1", ""],
        ["C4", "MI Talent Recommendation R1 and R13", "One", "R2, R3"],
        ["C5", "", "Two", "Recommendation 4 (culture)"],
    )
    assert [action.get("talent") for action in actions(rows)] == [["R6"], ["R1", "R2", "R3", "R13"], None]
    assert actions(rows)[2]["note"] == "TALENT rec.: Recommendation 4 (culture)"


def test_answers_to_the_talent_recommendations_become_the_plan_s() -> None:
    answers = table(
        ["MI Talent Recommendation", "How we are enacting it (Action Plan 2024-2027)"],
        ["R1 - Employ a strategic approach", "See action V1, V2"],
        ["R2 - recognise the blurring", "Close links with Athena Swan. See V2"],
        ["R3 - collect data", "n/a for us"],
        ["R4 undertake action", "See recommendation 2 and V1"],
    )
    layout = Layout(
        [
            answers,
            Heading("Action plan 2024-2027"),
            table(["Item", "Action", "Lead"], ["V1", "One", "HR"], ["V2", "Two", "HR"]),
        ]
    )
    assert plan(layout)["talent"] == {
        "R1": {"actions": ["V1", "V2"]},
        "R2": {"actions": ["V2"], "note": "Close links with Athena Swan. See V2"},
        "R3": {"applies": False, "reason": "n/a for us"},
        "R4": {"actions": ["V1"], "note": "See recommendation 2 and V1"},
    }


@pytest.mark.parametrize(
    ("text", "outputs", "when", "expected"),
    [
        (
            "Build pages\nHold events",
            "Pages",
            "2024\n2025",
            [("Build pages", "2024", None), ("Hold events", "2025", None)],
        ),
        ("Build pages\nHold events", "Pages", "Ongoing\nfrom Sept 2024", []),
        (
            "Be seen:\na) Build pages\nb) Hold events",
            "b) Evenings\na) Pages",
            "2024",
            [("Build pages", None, ["Pages"]), ("Hold events", None, ["Evenings"])],
        ),
        ("Build pages\nHold events", "Pages", "2024", []),
    ],
)
def test_a_row_is_an_action_in_parts_where_another_column_answers_them(
    text: str, outputs: str, when: str, expected: list[tuple[str, str | None, list[str] | None]]
) -> None:
    rows = table(CHESTER, ["V1", "Survey", text, outputs, "HR", when], ["V2", "", "Print", "", "HR", "2024"])
    parts = actions(rows)[0].get("parts", [])
    assert [(part["text"], part.get("when"), part.get("outputs")) for part in parts] == expected


def test_the_aim_of_merged_rows_is_the_text_of_their_action() -> None:
    grid = table(
        ["ID", "Objective", "Action", "Lead"],
        [C("1", down=2), C("Clear careers for technicians", down=2), "Map the routes", "HR"],
        [None, None, "Train every manager", "Library"],
        ["2", "Fair credit", "Name technicians as authors", "Research Office"],
    )
    first, _ = actions(Layout([Heading("Action plan 2026"), grid]))
    assert first["text"] == "Clear careers for technicians"
    assert [part["text"] for part in first["parts"]] == ["Map the routes", "Train every manager"]
    assert "rationale" not in first
