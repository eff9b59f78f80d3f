"""Varied documents: shapes that plans have, with what each cell must become, and what must only be told.

A case says what the document looks like, in which formats it is written, the actions that are in it, and what else
stands in it: words that must be on the to-do list and in no action.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from importers.asking import table
from importers.documents import AMBER, FORMATS, GREEN, RED, C, Grid, Heading, Layout
from tcsite.content.yaml.reader import read
from tcsite.importers import Imported, import_file
from tcsite.text.phrases import plain

TITLE = Heading("University of Example Technician Commitment Action Plan, September 2025 to August 2027")
ALL = ("docx", "xlsx", "csv", "html", "md")
RICH = ("docx", "xlsx", "html")
TEXT = ("docx", "html", "md")
Action = dict[str, Any]


@dataclass
class Case:
    """A document, and what must come of it."""

    layout: Layout
    actions: list[Action]
    formats: Sequence[str] = ALL
    told: tuple[str, ...] = ()  # words that are on the list, and in no action
    sign_off: int = 0  # signatures
    content: Callable[[], bytes] | None = None  # where a layout cannot say it


@dataclass
class Score:
    """How many cells are right, told or wrong without a word; and actions that nobody wrote."""

    cells: int = 0
    right: int = 0
    told: int = 0
    wrong: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)


def plan_table(*more: Sequence[C | str | None]) -> Grid:
    return table(
        ["Ref", "Action", "Lead", "Timescale", "Success measure"],
        ["V1", "Run a conference for technicians", "Technical Manager", "June 2026", "100 people attend"],
        [
            "V2",
            "Publish profiles of technical staff",
            "Library & Information Services",
            "2027",
            "Ten profiles",
        ],
        *more,
    )


PLAN: list[Action] = [
    {
        "id": "V1",
        "text": "Run a conference for technicians",
        "owners": ["Technical Manager"],
        "when": "June 2026",
        "success": ["100 people attend"],
    },
    {
        "id": "V2",
        "text": "Publish profiles of technical staff",
        "owners": ["Library & Information Services"],
        "when": "2027",
        "success": ["Ten profiles"],
    },
]
VERSIONS = table(
    ["Version", "Date", "Author", "Comments"],
    ["0.1", "1 May 2025", "J Smith", "First draft for comment"],
    ["1.0", "1 June 2025", "J Smith", "Approved by the board"],
    name="Version control",
)
MEMBERS = table(
    ["Name", "Role", "Department"],
    ["A Sample", "Chair", "Estates"],
    ["B Sample", "Member", "Library"],
    name="Contacts",
)
SURVEY = table(["Question", "2023", "2025"], ["I feel valued at work", "45%", "60%"], name="Survey")
PROCESS = table(["Stage", "Activity", "Date"], ["1", "Survey of all staff", "May 2025"], name="Process")
RISKS = table(
    ["Risk", "Likelihood", "Impact", "Mitigation", "Owner"],
    ["Staff leave before the end", "High", "High", "Plan for successors", "HR"],
    name="Risks",
)
KPIS = table(["KPI", "Baseline", "Target"], ["Registered technicians", "12", "40"], name="KPIs")
TERMS = table(["Term", "Definition"], ["RSci", "Registered Scientist, an award"], name="Glossary")
BUDGET = table(["Item", "Cost", "Year"], ["Conference venue", "£2,000", "2026"], name="Budget")
SIGNED = table(
    ["Name", "Role", "Signature", "Date"],
    ["Prof A Sample", "Vice-Chancellor", "", "25 July 2025"],
    ["B Sample", "Technical Lead", "", "25 July 2025"],
)


def front_matter() -> Case:
    blocks: list[Heading | str | Grid] = [
        TITLE,
        VERSIONS,
        Heading("Membership of the group"),
        MEMBERS,
        Heading("Plan of actions"),
        plan_table(),
    ]
    told = ("First draft for comment", "A Sample", "I feel valued at work", "Survey of all staff")
    return Case(Layout([*blocks, PROCESS, SURVEY, SIGNED]), PLAN, TEXT, told, sign_off=2)


def beside_the_plan() -> Case:
    told = (
        "Staff leave before the end",
        "Registered technicians",
        "Registered Scientist, an award",
        "Conference venue",
    )
    return Case(Layout([TITLE, plan_table(), RISKS, KPIS, TERMS, BUDGET]), PLAN, TEXT, told)


def before_the_plan() -> Case:
    return Case(Layout([TITLE, RISKS, KPIS, plan_table()]), PLAN, TEXT, ("Registered technicians",))


def workbook() -> Case:
    plan = plan_table()
    plan.name = "Action plan"
    layout = Layout([VERSIONS, MEMBERS, TITLE, plan, KPIS, RISKS])
    return Case(layout, PLAN, ("xlsx",), ("First draft for comment", "A Sample", "Registered technicians"))


def signatures_down() -> Case:
    signed = table(
        ["Signed", ""], ["Name", "Prof A Sample"], ["Post", "Vice-Chancellor"], ["Date", "25 July 2025"]
    )
    return Case(Layout([TITLE, plan_table(), Heading("Sign-off"), signed]), PLAN, TEXT, (), sign_off=1)


def totals_and_notes() -> Case:
    rows = [
        ["Total actions", "2", "", "", ""],
        ["Page 2 of 3", "", "", "", ""],
        ["Note: dates may change", "", "", "", ""],
    ]
    return Case(
        Layout([TITLE, plan_table(*rows)]),
        PLAN,
        ALL,
        ("Total actions", "Page 2 of 3", "Note: dates may change"),
    )


OWNERS = {
    "Equality, Diversity and Inclusion team": ["Equality, Diversity and Inclusion team"],
    "Director of HR and OD": ["Director of HR and OD"],
    "Dean of Arts, Design and Media": ["Dean of Arts, Design and Media"],
    "Health, Safety and Wellbeing": ["Health, Safety and Wellbeing"],
    "Faculty of Science, Engineering and Technology": ["Faculty of Science, Engineering and Technology"],
    "IT, Digital and Data Services": ["IT, Digital and Data Services"],
    "School of Art, Design & Architecture": ["School of Art, Design & Architecture"],
    "Centre for Learning, Teaching and Assessment": ["Centre for Learning, Teaching and Assessment"],
    "College of Medicine, Dentistry and Nursing": ["College of Medicine, Dentistry and Nursing"],
    "JS/AP": ["JS", "AP"],
    "HR; Estates": ["HR", "Estates"],
    "Alex Example, Sam Sample": ["Alex Example", "Sam Sample"],
    "Alex Example, with Sam Sample": ["Alex Example", "Sam Sample"],
    "Head of Technical Services; Director of HR": ["Head of Technical Services", "Director of HR"],
}


def posts() -> Case:
    names = (
        "profiles",
        "awards",
        "forums",
        "prizes",
        "visits",
        "posters",
        "maps",
        "lists",
        "guides",
        "talks",
        "films",
        "books",
        "rooms",
        "days",
    )
    rows = [(f"Create {thing} for technicians", owner) for thing, owner in zip(names, OWNERS, strict=True)]
    grid = table(["Action", "Owner", "By when"], *([text, owner, "2026"] for text, owner in rows))
    expected = [{"text": text, "owners": OWNERS[owner], "when": "2026"} for text, owner in rows]
    return Case(Layout([TITLE, grid]), expected)


def _stated(headings: Sequence[str], rows: Sequence[Sequence[Any]], statuses: Sequence[str | None]) -> Case:
    grid = table(
        ["Ref", "Action", "Lead", *headings],
        *([str(n), text, "HR", *more] for n, (text, *more) in enumerate(rows, 1)),
    )
    expected = [
        {"id": str(n), "text": row[0], "owners": ["HR"], "status": status}
        for n, (row, status) in enumerate(zip(rows, statuses, strict=True), 1)
    ]
    return Case(Layout([TITLE, grid]), expected)


TEXTS = (
    "Run a conference for technicians",
    "Publish profiles of staff",
    "Review all job titles",
    "Write a policy on authors",
)


def boxes() -> Case:
    marks = (("☐", "☒", "☐"), ("☐", "☐", "☒"), ("☒", "☐", "☐"), ("☐", "☐", "☐"))
    rows = [(text, *each) for text, each in zip(TEXTS, marks, strict=True)]
    return _stated(
        ["Not started", "In progress", "Complete"], rows, ["in-progress", "complete", "not-started", None]
    )


def three_colours() -> Case:
    marks = (("", "✓", ""), ("", "", "✓"), ("x", "", ""), ("", "", ""))
    rows = [(text, *each) for text, each in zip(TEXTS, marks, strict=True)]
    return _stated(["Red", "Amber", "Green"], rows, ["in-progress", "complete", "not-started", None])


def ticked_done() -> Case:
    rows = [(text, mark) for text, mark in zip(TEXTS, ("Yes", "No", "Yes", "No"), strict=True)]
    return _stated(["Complete?"], rows, ["complete", None, "complete", None])


def shaded_only() -> Case:
    rows = [(text, C("", colour)) for text, colour in zip(TEXTS, (GREEN, AMBER, RED, GREEN), strict=True)]
    case = _stated(["RAG"], rows, ["complete", "in-progress", "not-started", "complete"])
    case.formats = RICH
    return case


def sentences() -> Case:
    comments = (
        "This has been completed: 90 came.",
        "Work is under way on it.",
        "No longer being pursued here",
        "Asked for views",
    )
    case = _stated(["Comments"], list(zip(TEXTS, comments, strict=True)), [None] * 4)
    case.told = ("status: complete?", "status: in-progress?", "status: stopped?")
    return case


def qualified() -> Case:
    words = (
        "Complete by July 2026",
        "Complete in part only",
        "Complete: no",
        "Completed for two faculties, not for the third",
    )
    case = _stated(["Status"], list(zip(TEXTS, words, strict=True)), [None] * 4)
    case.told = words
    return case


def as_per() -> Case:
    rows = [
        (TEXTS[0], "Green", "Held in May"),
        (TEXTS[1], "", "As per 1"),
        (TEXTS[2], "", "As per 1."),
        (TEXTS[3], "Red", ""),
    ]
    case = _stated(["RAG", "Comments"], rows, ["complete", None, None, "not-started"])
    case.actions[1]["as_per"] = case.actions[2]["as_per"] = "1"
    return case


def chart(*headings: str) -> Case:
    grid = table(
        ["Ref", "Action", "Lead", *headings],
        ["1", TEXTS[0], "HR", C("", GREEN), C("", GREEN), "", ""],
        ["2", TEXTS[1], "HR", "", "", "", C("", GREEN)],
    )
    expected = [
        {"text": TEXTS[0], "owners": ["HR"], "when": f"{spoken(headings[0])} to {spoken(headings[1])}"},
        {"text": TEXTS[1], "owners": ["HR"], "when": spoken(headings[3])},
    ]
    return Case(Layout([TITLE, grid]), expected, RICH)


def spoken(heading: str) -> str:
    months = {"09": "September", "10": "October", "11": "November", "12": "December"}
    return f"{months[heading[5:7]]} {heading[:4]}" if heading[:4].isdecimal() else heading


def achieved_beside_planned() -> Case:
    grid = table(
        ["Theme", "Achieved since the last submission", "Planned for the next three years"],
        [
            "Visibility",
            "• Ran a first conference\n• Published some profiles",
            "• Run a second conference\n• Extend the profiles",
        ],
        ["Recognition", "• Created the first awards", "• Create a prize for teams"],
    )
    planned = ("Run a second conference", "Extend the profiles", "Create a prize for teams")
    done = ("Ran a first conference", "Published some profiles", "Created the first awards")
    return Case(Layout([TITLE, grid]), [{"text": text} for text in (*done, *planned)], ("docx", "html"))


LABELS = (
    ("1", "Publish profiles of technical staff", "Head of Communications", "July 2026", "Thirty profiles"),
    ("2", "Hold an open day for technicians", "Technical Manager", "June 2027", "Two hundred visitors"),
)
LABELLED = [
    {"id": id, "text": text, "owners": [lead], "when": when, "success": [success]}
    for id, text, lead, when, success in LABELS
]


def labelled_paragraphs() -> Case:
    blocks: list[Any] = [TITLE, Heading("Visibility")]
    for id, text, lead, when, success in LABELS:
        blocks += [
            f"Action {id}: {text}",
            f"Led by: {lead}",
            f"Completion: {when}",
            f"What success looks like: {success}",
        ]
    return Case(Layout(blocks), LABELLED, TEXT)


def headed_paragraphs() -> Case:
    blocks: list[Any] = [TITLE]
    for id, text, lead, when, success in LABELS:
        blocks += [
            Heading(f"Action {id}: {text}"),
            f"Lead: {lead}",
            f"Deadline: {when}",
            f"Measure of success: {success}",
        ]
    return Case(Layout(blocks), LABELLED, TEXT)


def cards() -> Case:
    grids = [
        table(
            [C(f"Action {id}: {text}", bold=True, across=2), None],
            ["Led by", lead],
            ["Completion", when],
            ["Success", success],
        )
        for id, text, lead, when, success in LABELS
    ]
    return Case(Layout([TITLE, grids[0], "Then:", grids[1]]), LABELLED, ("docx", "html"))


def headings_with_lists() -> Case:
    texts = (
        "Publish profiles of technical staff",
        "Hold an open day each June",
        "Create a prize for teams",
        "Write a policy on authors",
    )
    blocks: list[Any] = [
        TITLE,
        "We made this plan together.",
        Heading("Visibility"),
        *(f"• {text}" for text in texts[:2]),
    ]
    blocks += [
        Heading("Recognition"),
        *(f"• {text}" for text in texts[2:]),
        Heading("Contact"),
        "Write to the lead.",
    ]
    strands = ("Visibility", "Visibility", "Recognition", "Recognition")
    expected = [{"text": text, "strand": strand} for text, strand in zip(texts, strands, strict=True)]
    return Case(Layout(blocks), expected, TEXT, ("We made this plan together", "Write to the lead"))


def nested_tables() -> Case:
    rows = "".join(
        f"<tr><td>{text}<td><table><tr><td>Lead<td>{lead}<tr><td>Deadline<td>{when}<tr><td>Measure<td>{success}</table>"
        for _, text, lead, when, success in LABELS
    )
    page = f"<h1>{TITLE.text}</h1><table><tr><th>Action<th>Details{rows}</table>".encode()
    expected = [{key: value for key, value in one.items() if key != "id"} for one in LABELLED]
    return Case(Layout(), expected, ("html",), content=lambda: page)


def other_words() -> Case:
    grid = table(
        ["Our commitment", "What will we do?", "Who leads?", "By when?", "How will we know?"],
        ["Visibility", "Publish profiles of technical staff", "Comms", "Spring 2026", "Ten profiles online"],
        [
            "Recognition",
            "Include technicians in the policy on authors",
            "PVC Research",
            "December 2026",
            "Policy approved",
        ],
    )
    expected = [
        {"text": row[1].text, "owners": [row[2].text], "when": row[3].text, "success": [row[4].text]}
        for row in grid.rows[1:]
    ]
    return Case(Layout([TITLE, grid]), expected)


def merged_themes() -> Case:
    grid = table(
        ["Theme", "Action", "Lead", "Timescale"],
        [C("Visibility", down=2), TEXTS[0], "HR", "2026"],
        [None, TEXTS[1], "Library", "2027"],
        ["Recognition", TEXTS[2], "HR", "2026"],
    )
    expected = [
        {"text": TEXTS[0], "strand": "Visibility", "owners": ["HR"], "when": "2026"},
        {"text": TEXTS[1], "strand": "Visibility", "owners": ["Library"], "when": "2027"},
        {"text": TEXTS[2], "strand": "Recognition", "owners": ["HR"], "when": "2026"},
    ]
    return Case(Layout([TITLE, grid]), expected, RICH)


def two_reviews() -> Case:
    grid = table(
        ["Ref", "Action", "Lead", "RAG November 2025", "RAG June 2026", "Comments"],
        ["1", TEXTS[0], "HR", C("Amber", AMBER), C("Green", GREEN), "Held, and 120 came"],
        ["2", TEXTS[1], "HR", C("Red", RED), C("Amber", AMBER), "Five so far"],
    )
    expected = [
        {
            "id": "1",
            "text": TEXTS[0],
            "owners": ["HR"],
            "status": "complete",
            "comment": "Held, and 120 came",
        },
        {"id": "2", "text": TEXTS[1], "owners": ["HR"], "status": "in-progress", "comment": "Five so far"},
    ]
    return Case(Layout([TITLE, grid]), expected)


def no_plan(grid: Grid) -> Case:
    return Case(Layout([grid]), [], ("docx", "csv", "html"))


def _foreign() -> dict[str, Callable[[], Case]]:
    people = table(
        ["Name", "Email", "Start date", "Status"], ["A Sample", "a@example.com", "2020-01-01", "active"]
    )
    bugs = table(
        ["id", "title", "status", "assigned"], ["1", "crash", "open", "bob"], ["2", "typo", "done", "amy"]
    )
    goods = table(
        ["Item", "Description", "Price", "Owner"], ["1", "Widget", "2.50", "Bob"], ["2", "Gadget", "3", "Amy"]
    )
    data = table(["key", "val"], ["1", '{"type": "Point"}'], ["2", '{"a": 1}'])
    grids = {
        "people": people,
        "bugs": bugs,
        "goods": goods,
        "data": data,
        "risks": RISKS,
        "survey": SURVEY,
        "budget": BUDGET,
    }
    return {f"no plan: {name}": partial(no_plan, grid) for name, grid in grids.items()}


CASES: dict[str, Callable[[], Case]] = {
    "front matter": front_matter,
    "other tables after the plan": beside_the_plan,
    "other tables before the plan": before_the_plan,
    "workbook": workbook,
    "signatures, labels down": signatures_down,
    "totals and notes": totals_and_notes,
    "posts": posts,
    "boxes": boxes,
    "three colours": three_colours,
    "ticked when done": ticked_done,
    "shaded only": shaded_only,
    "status in sentences": sentences,
    "qualified statuses": qualified,
    "as per": as_per,
    "chart by dates": lambda: chart("2025-09-01", "2025-10-01", "2025-11-01", "2025-12-01"),
    "chart by months": lambda: chart("Sep 2025", "Oct 2025", "Nov 2025", "Dec 2025"),
    "achieved beside planned": achieved_beside_planned,
    "labelled paragraphs": labelled_paragraphs,
    "headed paragraphs": headed_paragraphs,
    "cards": cards,
    "headings with lists": headings_with_lists,
    "nested tables": nested_tables,
    "other words": other_words,
    "merged themes": merged_themes,
    "two reviews": two_reviews,
    **_foreign(),
}


def documents(cases: Mapping[str, Callable[[], Case]]) -> list[tuple[str, str]]:
    """Each case in each format that can hold it."""
    return [(name, ending) for name, make in cases.items() for ending in make().formats]


def imported(case: Case, ending: str) -> Imported:
    content = case.content() if case.content else FORMATS[ending](case.layout)
    return import_file(content, f"plan.{ending}", institution="example")


def scored(case: Case, result: Imported) -> Score:
    score = Score()
    plans = [read(content).data for content in result.files.values()]
    found = [action for data in plans for action in data["actions"]]
    titles = {strand["id"]: strand["title"] for data in plans for strand in data.get("strands", ())}
    told = plain("\n".join(map(str, result.todo)))
    for expected in case.actions:
        same = [action for action in found if plain(_flat(action.get("text", ""))) == plain(expected["text"])]
        for key, value in expected.items():
            score.cells += 1
            got = _value(same[0], key, titles) if same else None
            if got == value:
                score.right += 1
            elif value and all(plain(one) in told for one in (value if isinstance(value, list) else [value])):
                score.told += 1
            else:
                score.wrong.append(f"{expected['text'][:40]}: {key}: {value!r} became {got!r}")
    texts = {plain(expected["text"]) for expected in case.actions}
    score.invented = [action["text"] for action in found if plain(_flat(action["text"])) not in texts]
    for words in case.told:
        score.cells += 1
        if plain(words) in told:
            score.right += 1
        else:
            score.wrong.append(f"not told: {words}")
    signed = sum(len(data.get("sign_off", ())) for data in plans)
    score.cells += 1
    if signed == case.sign_off:
        score.right += 1
    else:
        score.wrong.append(f"{signed} signatures, not {case.sign_off}")
    return score


def _value(action: Action, key: str, titles: dict[str, str]) -> Any:
    progress = action.get("progress", [])
    if key == "status":
        return next((entry["status"] for entry in reversed(progress) if "status" in entry), None)
    if key == "comment":
        return next((entry["note"] for entry in reversed(progress) if "note" in entry), None)
    if key == "strand":
        return titles.get(action.get("strand", ""))
    return action.get(key)


def _flat(text: str) -> str:
    return " ".join(text.split())
