"""Status by words, letters, colours and legends; times by phrases and by grids; owners; figures."""

import pytest

from importers.asking import actions, imported, plan, table, todo
from importers.documents import AMBER, GREEN, RED, C, Grid, Heading, Layout
from tcsite.importers.colours import hue, of_css
from tcsite.importers.dates import period_in, period_since
from tcsite.importers.document import SourceLine
from tcsite.importers.owners import owners_of
from tcsite.importers.status import Legend, of_words, proposal
from tcsite.importers.tags import named

STATUSES = [
    ("Green", "complete", ""),
    ("G", "complete", ""),
    ("amber", "in-progress", ""),
    ("R", "not-started", ""),
    ("Complete", "complete", ""),
    ("COMPLETED", "complete", ""),
    ("Done – see the page", "complete", "see the page"),
    ("Completed June 2023", "complete", "June 2023"),
    ("In progress (with UWE)", "in-progress", "with UWE"),
    ("On track", "in-progress", ""),
    ("Not started", "not-started", ""),
    ("Yet to start", "not-started", ""),
    ("Ongoing", "ongoing", ""),
    ("Cancelled: no money", "stopped", "no money"),
    ("100%", "complete", ""),
    ("🟢", "complete", ""),
    ("🟠 recruiting", "in-progress", "recruiting"),
    ("✓", "complete", ""),
    ("☐ Complete ☒ In progress", "in-progress", ""),
    ("Wedi cwblhau", "complete", ""),
    ("Red/Amber", "", "Red/Amber"),
    ("Paused", "paused", ""),
    ("Carried forward", "carried-forward", ""),
    ("Delayed", "delayed", ""),
    ("Blue", "", "Blue"),
    ("Complete redesign of the pages", "", "Complete redesign of the pages"),
    ("Greening the campus", "", "Greening the campus"),
    ("Complete by July 2026", "", "Complete by July 2026"),
    ("Complete in part only", "", "Complete in part only"),
    ("Implemented in part", "", "Implemented in part"),
    (
        "Completed for two faculties, not for the third",
        "",
        "Completed for two faculties, not for the third",
    ),
    ("Complete: no", "", "Complete: no"),
    ("Complete – except for two faculties", "", "Complete – except for two faculties"),
    ("Incomplete", "", "Incomplete"),
    ("Not completed", "", "Not completed"),
    ("75% complete", "in-progress", ""),
]


@pytest.mark.parametrize(("text", "status", "rest"), STATUSES)
def test_a_status_is_read_in_words_letters_and_signs(text: str, status: str, rest: str) -> None:
    assert of_words(text, Legend()) == (status, rest)


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("FF0000", "red"),
        ("C00000", "red"),
        ("FFC7CE", "red"),
        ("FFC000", "amber"),
        ("FFFF00", "amber"),
        ("F79646", "amber"),
        ("FFEB9C", "amber"),
        ("92D050", "green"),
        ("00B050", "green"),
        ("C6EFCE", "green"),
        ("D9EAD3", "green"),
        ("0070C0", "blue"),
        ("7030A0", "other"),
        ("FFFFFF", ""),
        ("D9D9D9", ""),
        ("000000", ""),
        ("200000", ""),
        ("002B00", ""),
        ("auto", ""),
        ("", ""),
    ],
)
def test_colours_have_the_names_that_the_eye_gives_them(colour: str, name: str) -> None:
    assert hue(colour) == name


@pytest.mark.parametrize(
    ("css", "code"),
    [
        ("#0f0", "00FF00"),
        ("RGB(255,192,0)", "FFC000"),
        ("orange", "FFA500"),
        ("#92d050 ", "92D050"),
        ("white", ""),
        ("url(x)", ""),
    ],
)
def test_colours_of_style_sheets(css: str, code: str) -> None:
    assert of_css(css) == code


def test_words_and_letters_keep_the_original_beside_them() -> None:

    rows = table(["Action", "RAG", "Comments"], ["One", "G", "All well"], ["Two", "Parked", "No money"])
    (yaml,) = imported(rows, date="2024-06").files.values()
    assert "status: complete  # written: G" in yaml.decode()
    assert actions(rows, date="2024-06") == [
        {"text": "One", "progress": [{"date": "2024-06", "status": "complete", "note": "All well"}]},
        {"text": "Two", "progress": [{"date": "2024-06", "note": "No money\n\nRAG: Parked"}]},
    ]
    assert todo(rows) == [
        'table 1, row 3, column 2: this is no status that we know; the words are in the note: "Parked"'
    ]


def test_words_and_colour_that_disagree_are_reported() -> None:
    rows = table(["Action", "RAG"], ["One", C("Complete", RED)], ["Two", C("Ongoing", AMBER)])
    assert [action["progress"][0]["status"] for action in actions(rows, date="2024")] == [
        "complete",
        "in-progress",
    ]
    assert "the words say complete, the colour red" in todo(rows)[0]


def test_a_legend_changes_what_colours_mean() -> None:
    legend = Grid()
    legend.add(C("", "0070C0"), "Complete", C("", GREEN), "On track", C("", RED), "Off track")
    rows = table(["Action", "RAG"], ["One", C("", "0070C0")], ["Two", C("", GREEN)], ["Three", C("", RED)])
    found = actions(Layout([legend, Heading("Action plan 2024-2026"), rows]), date="2024")
    assert [action.get("progress", [{}])[0].get("status") for action in found] == [
        "complete",
        "in-progress",
        None,
    ]


def test_a_legend_may_be_a_sentence() -> None:
    words = "Key: Blue = complete, Green = on track, Amber = some delay, Red = not started."
    rows = table(["Action", "RAG"], ["One", "Blue"], ["Two", "Green"], ["Three", "Red"])
    found = actions(Layout([words, rows]), date="2024")
    assert [action["progress"][0]["status"] for action in found] == ["complete", "in-progress", "not-started"]


def test_two_reports_in_one_table_are_two_entries() -> None:
    rows = table(
        ["Action", "RAG Nov 2023", "RAG November 2024", "Comments"],
        ["One", "A", "G", "Fine now"],
    )
    assert actions(rows)[0]["progress"] == [
        {"date": "2023-11", "status": "in-progress"},
        {"date": "2024-11", "status": "complete", "note": "Fine now"},
    ]


def test_red_has_its_reason_and_progress_its_evidence() -> None:
    rows = table(
        ["Action", "RAG", "Explanation for red", "Evidence"],
        ["One", "Red", "The post was not filled", ""],
        ["Two", "Green", "", "Minutes, June 2025\nhttps://example.org/page"],
    )
    first, second = actions(rows, date="2025")
    assert first["progress"] == [
        {"date": "2025", "status": "not-started", "reason": "The post was not filled"}
    ]
    assert second["progress"][0]["evidence"] == ["Minutes, June 2025", "https://example.org/page"]


def test_the_date_of_the_report_is_taken_from_the_document() -> None:
    layout = Layout(["Date: 25/7/24", table(["Action", "RAG"], ["One", "G"])])
    assert actions(layout)[0]["progress"][0]["date"] == "2024-07-25"


def test_without_a_date_the_file_s_own_is_taken_and_reported() -> None:

    (yaml,) = imported(table(["Action", "RAG"], ["One", "G"]), "docx").files.values()
    assert "TODO: check that: it is the day on which the file was last changed" in yaml.decode()


WHENS = [
    ("From September 2024", "From September 2024"),
    ("By June 2025 and annually thereafter", "By June 2025 and annually thereafter"),
    ("Year 1, 2 & 3 (Phase 1)", "Year 1, 2 & 3 (Phase 1)"),
    ("Sept\n2024", "Sept 2024"),
    ("Ongoing", "Ongoing"),
    ("2024/25", "2024/25"),
    ("Spring term 2025", "Spring term 2025"),
    ("June 2025\nJune 2026", "June 2025, June 2026"),
]


@pytest.mark.parametrize(("cell", "when"), WHENS)
def test_times_are_kept_as_they_are_written(cell: str, when: str) -> None:
    rows = table(["Action", "Timescale"], ["One", cell])
    assert actions(rows)[0]["when"] == when
    assert todo(rows) == []


@pytest.mark.parametrize(
    ("start", "end", "when"),
    [
        ("September 2024", "", "From September 2024"),
        ("Ongoing", "", "Ongoing"),  # no "From Ongoing"
        ("Annually, 2024 to 2026", "", "Annually, 2024 to 2026"),
        ("", "Annually, 2024 to 2026", "Annually, 2024 to 2026"),
        ("From 2025", "", "From 2025"),
        ("", "June 2026", "By June 2026"),
        ("", "Ongoing", "Ongoing"),
        ("", "By June 2026", "By June 2026"),
        ("September 2024", "June 2026", "September 2024 to June 2026"),
        ("June 2026", "June 2026", "June 2026"),
    ],
)
def test_a_date_below_start_or_end_says_so_and_what_goes_on_does_not(start: str, end: str, when: str) -> None:
    rows = table(["Action", "Start", "End"], ["One", start, end])
    assert actions(rows)[0]["when"] == when


def test_times_that_are_not_understood_are_kept_and_reported() -> None:
    rows = table(["Action", "By when"], ["One", "when the time is right"])
    assert actions(rows)[0]["when"] == "when the time is right"
    assert "this time is not understood" in todo(rows)[0]


def test_days_that_do_not_exist_stay_as_they_are_written_and_are_listed() -> None:
    rows = table(["Action", "Due"], ["One", "31 June 2025"])
    assert actions(rows) == [{"text": "One", "when": "31 June 2025"}]
    assert "there is no 31 June 2025" in todo(rows)[0]


GRIDS = [
    (["2024", "2025", "2026"], ["X", "", "x"], {"years": ["2024", "2026"]}),
    (["2024", "2025", "2026"], ["✓", "✔", "–"], {"years": ["2024", "2025"]}),
    (["Year 1", "Yr 2", "Y3"], ["Yes", "No", "●"], {"years": ["1", "3"]}),
    (["2024/25", "2025/26", "2026/27"], ["x", "x", ""], {"when": "2024/25 to 2025/26"}),
    (["Q1 2025", "Q2 2025", "Q3 2025"], ["", "x", "x"], {"when": "Q2 2025 to Q3 2025"}),
    (["Sep 2024", "Oct 2024", "Nov 2024"], ["x", "", "x"], {"when": "Sep 2024, Nov 2024"}),
    (["2024", "2025", "2026"], ["", "launch", ""], {"years": ["2025"], "note": "2025: launch"}),
]


@pytest.mark.parametrize(("heads", "marks", "expected"), GRIDS)
def test_marks_below_times_are_those_times(
    heads: list[str], marks: list[str], expected: dict[str, object]
) -> None:
    rows = table(["Action", *heads], ["One", *marks], ["Two", "x", "x", "x"])
    assert actions(rows)[0] == {"text": "One", **expected}


def test_quarters_below_their_years_are_quarters_of_them() -> None:
    rows = table(
        ["Action", C("2024", across=2), None, C("2025", across=2), None],
        ["", "Q3", "Q4", "Q1", "Q2"],
        ["One", "", "x", "x", ""],
    )
    assert actions(rows)[0]["when"] == "Q4 2024 to Q1 2025"


def test_shading_marks_years_where_nothing_is_ticked() -> None:
    blue = C("", "8DB3E2")
    rows = table(["Action", "2024", "2025"], ["One", blue, ""], ["Two", "", blue], ["Three", blue, blue])
    assert [action["years"] for action in actions(rows)] == [["2024"], ["2025"], ["2024", "2025"]]
    assert all("progress" not in action for action in actions(rows))


def test_shading_in_red_amber_and_green_marks_years_and_tells_the_status() -> None:
    rows = table(["Action", "2024", "2025"], ["One", C("", GREEN), ""], ["Two", "", C("", RED)])
    assert actions(rows, date="2025") == [
        {"text": "One", "years": ["2024"], "progress": [{"date": "2025", "status": "complete"}]},
        {"text": "Two", "years": ["2025"], "progress": [{"date": "2025", "status": "not-started"}]},
    ]


def test_letters_below_years_mark_them_and_tell_the_status() -> None:
    rows = table(["Action", "2024", "2025"], ["One", "G", ""], ["Two", "A", "R"])
    first, second = actions(rows, date="2025")
    assert first == {"text": "One", "years": ["2024"], "progress": [{"date": "2025", "status": "complete"}]}
    assert second == {"text": "Two", "years": ["2024", "2025"]}
    assert "2024: A; 2025: R" in todo(rows)[0]


OWNERS = [
    ("TCSG", ["TCSG"]),
    ("TCSG with Head of Outreach and Access", ["TCSG", "Head of Outreach and Access"]),
    ("Robin Example, HR Manager – OD/EDI", ["Robin Example, HR Manager – OD/EDI"]),
    ("TCSG and individual technicians to deliver", ["TCSG and individual technicians to deliver"]),
    ("Each member of TCSG, in their own Division", ["Each member of TCSG, in their own Division"]),
    ("HR, Estates and Technical Services", ["HR", "Estates", "Technical Services"]),
    ("Alex Example and Sam Sample", ["Alex Example", "Sam Sample"]),
    ("Alex Example (lead); Sam Sample", ["Alex Example (lead)", "Sam Sample"]),
    ("Head of School and Technical Manager", ["Head of School", "Technical Manager"]),
    ("Pro-Vice-Chancellor, Research and Enterprise", ["Pro-Vice-Chancellor, Research and Enterprise"]),
    ("REF and KEF Manager", ["REF and KEF Manager"]),
    ("Learning and Development", ["Learning and Development"]),
    ("Marketing & Communications", ["Marketing & Communications"]),
    ("TCSG / HR", ["TCSG", "HR"]),
    (
        "CAID (Centre for Academic Innovation and Development)",
        ["CAID (Centre for Academic Innovation and Development)"],
    ),
    ("HR, HR", ["HR"]),
]


@pytest.mark.parametrize(("text", "owners"), OWNERS)
def test_owners_are_told_apart_where_that_is_sure(text: str, owners: list[str]) -> None:
    assert owners_of([SourceLine(text)]) == owners


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("MITalent Recommendation R6", ["R6"]),
        ("TALENT recommendations R1-R3 and 16", ["R1", "R2", "R3", "R16"]),
        ("talent:R6", ["R6"]),
        ("TALENT Commission recommendations 3, 5 & 7.", ["R3", "R5", "R7"]),
        ("See R1 and C2", []),
        ("Talent pipeline for 12 people", []),
        ("TALENT recommendation R99", []),
    ],
)
def test_recommendations_are_read_where_they_are_named_as_such(text: str, tags: list[str]) -> None:
    assert named(text) == tags


def test_baselines_and_targets_that_are_figures_are_measures() -> None:
    rows = table(
        ["Action", "Measure", "Baseline", "Target", "By when"],
        ["One", "Registered technicians", "3", "10", "2026"],
        ["Two", "Share of women", "12%", "20 %", "2027"],
        ["Three", "Awards", "none yet", "more", "2027"],
    )
    first, second, third = actions(rows)
    assert first["measures"] == [{"text": "Registered technicians", "baseline": "3", "target": "10"}]
    assert second["measures"] == [
        {"text": "Share of women", "baseline": "12", "unit": "per cent", "target": "20"}
    ]
    assert third["success"] == ["Awards", "Baseline: none yet", "Target: more"]
    assert todo(rows) == []


def test_a_target_that_is_a_date_is_a_time() -> None:
    rows = table(["Action", "Lead", "Target"], ["One", "HR", "June 2025"], ["Two", "HR", "Autumn 2025"])
    assert [action["when"] for action in actions(rows)] == ["June 2025", "Autumn 2025"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Action plan: August 2024 – July 2027", ("2024-08", "2027-07")),
        ("ACTION PLAN JANUARY 2021 TO DECEMBER 2023", ("2021-01", "2023-12")),
        ("2024-2027 plan", ("2024", "2027")),
        ("Plan 2024/27", ("2024", "2027")),
        ("Plan 2024 to 2026", ("2024", "2026")),
        ("Stage 3, 1 September 2024 - 31 August 2027", ("2024-09-01", "2027-08-31")),
        ("Call 01244 512135", None),
        ("In 2024 we did", None),
        ("2027-2024", None),
    ],
)
def test_periods_are_found_in_titles(text: str, period: tuple[str, str] | None) -> None:
    assert period_in(text) == period


def test_a_period_may_be_a_beginning_and_a_length() -> None:
    assert period_since(
        "In May 2017 we signed. The plan was submitted in October 2018 and had a 2-year lifespan."
    ) == (
        "2018-10",
        "2020-09",
    )
    assert period_since("We signed in May 2017.") is None


def test_a_period_that_is_told_nowhere_is_asked_for() -> None:

    result = imported(table(["Action", "Lead"], ["One", "HR"]))
    assert any("from when to when" in str(item) for item in result.todo)
    assert list(result.files) == ["content/institutions/example/plans/imported.yaml"]
    named_plan = plan(table(["Action", "Lead"], ["One", "HR"]), plan="2024-2027")
    assert named_plan["period"] == {"from": "2024", "to": "2027"}


def test_a_status_with_a_note_behind_it_is_carried_over_and_not_listed_as_missing() -> None:
    grid = table(
        ["Ref", "Action", "Status"],
        ["V1", "Publish profiles of technicians", "Completed March 2023"],
        ["V2", "Hold a conference for technicians", "Implemented in part"],
    )
    assert [each["progress"][0].get("note") for each in actions(grid)] == [
        "March 2023",
        "Implemented in part",
    ]
    assert [line for line in todo(grid) if "carried over" in line] == []
    assert [line for line in todo(grid) if "no status that we know" in line] != []


@pytest.mark.parametrize(
    ("start", "end", "when"),
    [
        ("June 2025", "June 2025", "June 2025"),
        ("June 2025", "July 2025", "June 2025 to July 2025"),
        ("June 2025", "", "From June 2025"),
        ("", "July 2025", "By July 2025"),
    ],
)
def test_a_beginning_and_an_end_make_one_phrase(start: str, end: str, when: str) -> None:
    grid = table(["Ref", "Action", "Start", "End"], ["V1", "Publish profiles of technicians", start, end])
    assert [action["when"] for action in actions(grid)] == [when]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Action plan, August 2024 – July 2027", ("2024-08", "2027-07")),
        ("Action plan 2024-27", ("2024", "2027")),
        ("Cynllun gweithredu, Awst 2024 hyd at Gorffennaf 2027", ("2024-08", "2027-07")),
        ("Strategy 2010–2019", None),
        ("Vision 2020 to 2030", None),
        ("Action plan", None),
    ],
)
def test_a_title_gives_the_period_of_a_plan(title: str, period: tuple[str, str] | None) -> None:
    assert period_in(title) == period


def test_a_status_with_its_date_in_brackets_is_quoted_whole() -> None:
    content = imported(table(["Action", "Lead", "Status"], ["Run a conference", "HR", "Achieved (May 2026)"]))
    (yaml,) = content.files.values()
    assert b"# written: Achieved\n" in yaml


@pytest.mark.parametrize(
    ("comment", "status"),
    [
        ("The review has been completed", "complete"),
        ("The review has been completed except for two faculties", ""),
        ("The policy has been completed but not published", ""),
        ("Training has been completed by some", ""),
    ],
)
def test_a_sentence_that_takes_back_what_it_says_proposes_nothing(comment: str, status: str) -> None:
    assert proposal(comment) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Completed in May 2026; the map is live.", "complete"),
        ("To be completed in May 2026.", ""),
        ("Complete in May.", ""),
        ("Completed for two schools.", ""),
    ],
)
def test_completed_in_a_month_is_proposed_as_complete(text: str, status: str) -> None:
    assert proposal(text) == status
