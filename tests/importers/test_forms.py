"""A stage form becomes a self-assessment: questions in any version, answers, signatures; and what is not one does not."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from importers.documents import C, Grid, Heading, Layout, as_docx, as_html
from tcsite.content.front_matter import split
from tcsite.content.yaml.reader import read
from tcsite.importers import Imported
from tcsite.importers.forms import import_document
from tcsite.importers.signed import signatures_in
from tcsite.model import Vocabulary
from tcsite.model.sections import sections_of
from tcsite.text.markdown import plain

VOCABULARY = Vocabulary.model_validate(
    yaml.load((Path(__file__).parents[2] / "content/vocabulary/stages.yaml").read_text(), yaml.BaseLoader)
)
PLAN = Grid(
    [
        [C("Ref"), C("Action"), C("Timescale"), C("Lead")],
        [C("V1"), C("Show every technician on the web"), C("By June 2025"), C("Web team")],
        [C("V2"), C("Hold a conference for technicians"), C("By June 2026"), C("Steering group")],
    ]
)
STRUCTURES = "Please provide an overview of technical staff structures in your organisation, along with details of any changes."
GOVERNANCE = "Please provide an overview of the governance, leadership, and reporting lines of the Technician Commitment."
RAG = "Please provide a RAG analysis on your institutional 36-month action plan indicating which activities are completed."
IMPACT = "Please provide evidence that your previous action plans are having impact. (For example, links.)"
TALENT = (
    "Please provide details of how your institution is enacting the recommendations of the TALENT Commission."
)
NEXT = (
    "Please provide a 36-month action plan; detailing plans to ensure your organisation continues to address the themes. "
    "Please evidence how the 'technician voice' was present in its development."
)
WHERE = "Please confirm that your Technician Commitment status and plan is published on your organisation's website and provide the relevant URL here:"
SIGNED = [
    "Signed: Alex Example, Head of Technical Services (Technician Commitment Nominated Institutional Lead)",
    "Date: 25/7/2024",
    "Signed",
    "Professor Vera Example",
    "BSc, MSc, PGCE",
    "Vice-Chancellor",
    "(Technician Commitment Signatory – Leader of Institution)",
    "Date: 26th July 2024",
]
FORM: list[Heading | str | Grid] = [
    "Technician Commitment: Stage 3 Self-Assessment",
    "Organisation: University of Example",
    "Name of Institutional Lead: Alex Example, Head of Technical Services",
    "E-mail: technicians@example.ac.uk",
    STRUCTURES,
    "Forty technicians. [Not a link] and *no* emphasis.",
    "• one faculty",
    "• another",
    GOVERNANCE,
    Heading("Resources"),
    "A budget of £2,000.",
    RAG,
    "This may be detailed here or attached to this document as an appendix.",
    "Please see Appendix 1",
    IMPACT,
    "See https://www.example.ac.uk/impact_of_us for it, and https://www.example.ac.uk/a.",
    TALENT,
    "1. As the plan says.",
    NEXT,
    "Asked at a meeting.",
    WHERE,
    "https://www.example.ac.uk/technicians/",
    *SIGNED,
    "Appendix 1: Action plan, August 2024 to July 2027",
    PLAN,
]


def imported(blocks: Sequence[Heading | str | Grid], ending: str = "docx") -> Imported:
    made = {"docx": as_docx, "html": as_html}[ending](Layout(list(blocks)))
    return import_document(made, f"form.{ending}", institution="x", vocabulary=VOCABULARY)


def form_of(result: Imported) -> tuple[dict[str, object], dict[str, str]]:
    (path,) = [path for path in result.files if "/self-assessments/" in path]
    front = split(result.files[path].decode())
    assert front
    reading = read(front.yaml.encode())
    assert not reading.faults
    return reading.data, {section.id: section.markdown for section in sections_of(front.markdown)[1]}


@pytest.mark.parametrize("ending", ["docx", "html"])
def test_a_form_becomes_a_self_assessment_and_a_plan(ending: str) -> None:
    result = imported(FORM, ending)
    assert result.problems == ()
    assert set(result.files) == {
        "content/institutions/x/plans/2024-2027.yaml",
        "content/institutions/x/self-assessments/2024.md",
    }
    values, sections = form_of(result)
    assert values == {
        "title": "Stage 3 self-assessment, 2024",
        "stage": "3",
        "date": "2024-07-26",
        "leads": [{"name": "Alex Example", "post": "Head of Technical Services"}],
        "proposes": "2024-2027",
        "published_as": "https://www.example.ac.uk/technicians/",
        "sign_off": [
            {
                "who": "lead",
                "name": "Alex Example",
                "post": "Head of Technical Services",
                "date": "2024-07-25",
            },
            {
                "who": "head",
                "name": "Professor Vera Example",
                "post": "Vice-Chancellor",
                "date": "2024-07-26",
            },
        ],
    }
    assert list(sections) == ["structures", "governance", "review", "impact", "talent", "plan", "publication"]
    first, *rest = sections["structures"].splitlines()
    assert first == "Forty technicians. \\[Not a link\\] and \\*no\\* emphasis."
    assert [line.removeprefix("- ") for line in rest if line] == ["one faculty", "another"]
    assert ending != "docx" or rest == ["", "- one faculty", "- another"]
    assert sections["governance"] == "### Resources\n\nA budget of £2,000."
    assert sections["review"] == "Please see Appendix 1"
    assert (
        sections["impact"]
        == "See <https://www.example.ac.uk/impact_of_us> for it, and <https://www.example.ac.uk/a>."
    )
    assert plain(sections["plan"]) == "Asked at a meeting."


def test_what_a_form_does_not_take_is_on_the_list_and_what_it_takes_is_not() -> None:
    said = "\n".join(map(str, imported(FORM).todo))
    assert "Forty technicians" not in said
    assert "several things" in said
    assert "{#voice}" in said
    assert "contacts stand in institution.yaml" in said


@pytest.mark.parametrize(
    ("blocks", "sections"),
    [
        (
            [
                Heading("Technical staff structures"),
                "Forty.",
                Heading("Technicians' voice"),
                "Asked.",
                Heading("Publication"),
                "Soon.",
            ],
            ["structures", "voice", "publication"],
        ),
        (
            [Grid([[C(STRUCTURES), C("Forty.")], [C(IMPACT), C("Much.")], [C(WHERE), C("In progress")]])],
            ["structures", "impact", "publication"],
        ),
        (
            [
                Grid([[C(STRUCTURES)], [C("Forty.")]]),
                Grid([[C(IMPACT)], [C("Much.")]]),
                Grid([[C(WHERE)], [C("Soon.")]]),
            ],
            ["structures", "impact", "publication"],
        ),
        ([STRUCTURES, "Forty.", WHERE, "Soon."], ["structures", "publication"]),
        (
            [
                "Technician Commitment: Stage 2 Self-Assessment",
                Heading("Governance"),
                "A group.",
                Heading("Publication"),
                "Soon.",
                PLAN,
            ],
            ["governance", "publication"],
        ),
    ],
)
def test_questions_are_found_as_headings_beside_the_answer_and_in_boxes(
    blocks: list[Heading | str | Grid], sections: list[str]
) -> None:
    result = imported(blocks)
    assert result.problems == (), "a form without a plan's table is a form"
    values, found = form_of(result)
    assert list(found) == sections
    assert "publication" in values


def test_an_answer_that_is_a_table_is_kept_as_a_list_and_said() -> None:
    table = Grid([[C("Year"), C("Registered"), C("Applied")], [C("2024"), C("3"), C("9")]])
    result = imported([*FORM[:15], table, *FORM[16:]])
    _, sections = form_of(result)
    assert sections["impact"] == "- Year; Registered; Applied\n- 2024; 3; 9"
    assert any("its rows are a list there" in str(item) for item in result.todo)


@pytest.mark.parametrize(
    "blocks",
    [
        ["Action plan, August 2024 to July 2027", PLAN],
        [Heading("Governance"), "A group.", Heading("Impact"), "Much.", PLAN],
        ["Stage 2 action plan", Heading("Governance"), "A group.", Heading("Impact"), "Much.", PLAN],
        ["Stage 2 self-assessment", Heading("Impact"), "Much.", PLAN],
        [STRUCTURES, "Forty.", PLAN],
        [],
    ],
)
def test_what_is_no_form_stays_what_it_is(blocks: list[Heading | str | Grid]) -> None:
    result = imported(blocks)
    assert not [path for path in result.files if "/self-assessments/" in path]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Signed..........(Technician Commitment Nominated Institutional Lead)", "Date: 8th July 2024"],
            [("lead", "", "", "2024-07-08")],
        ),
        (["Signed.....(Technician Commitment Nominated Sponsor) Date:"], [("sponsor", "", "", "")]),
        (
            [
                "Signed by: Vera Example (Technician Commitment Signatory – Leader of Institution) Date: 11/07/2024"
            ],
            [("head", "Vera Example", "", "2024-07-11")],
        ),
        (["Nothing of the kind"], []),
        ([], []),
    ],
)
def test_signatures_are_read_from_their_lines(
    lines: list[str], expected: list[tuple[str, str, str, str]]
) -> None:
    assert [(one.who, one.name, one.post, one.date) for one in signatures_in(lines)] == expected


def test_a_line_that_nobody_signed_is_no_signature() -> None:
    (unsigned,) = signatures_in(["Signed.....(Technician Commitment Nominated Sponsor) Date:"])
    assert unsigned.values == {}


@pytest.mark.parametrize("mark", ["", "."])
def test_rows_that_carry_the_id_of_the_one_above_and_a_letter_are_its_parts(mark: str) -> None:
    header, first, second = PLAN.rows
    parts: list[list[C | None]] = [
        [C(f"V1{mark}{letter}"), C(words), C("By June 2025"), C("Web team")]
        for letter, words in (("a", "Write their profiles"), ("b", "Take their pictures"))
    ]
    result = imported(["Action plan, August 2024 to July 2027", Grid([header, first, *parts, second])])
    (content,) = result.files.values()
    actions = read(content).data["actions"]
    assert [(one["id"], [part["id"] for part in one.get("parts", ())]) for one in actions] == [
        ("V1", ["a", "b"]),
        ("V2", []),
    ]
