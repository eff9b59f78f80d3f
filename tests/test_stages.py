"""Stages are content: what a form asks, by stage and year; the next form, plan and survey begin from the last."""

from pathlib import Path

import pytest
import yaml

from running import files_below, put_own, tcsite
from samples import FOLDER, PLAN
from tcsite.content.load import load
from tcsite.model import SECTIONS, FormSection, Institution, StageForm, form_of, months_of, sections_known_by

VOCABULARY = yaml.safe_load((Path(__file__).parents[1] / "content/vocabulary/stages.yaml").read_text())
KNOWN = [FormSection.model_validate(one) for one in VOCABULARY["sections"]]
FORMS = [StageForm.model_validate(one) for one in VOCABULARY["forms"]]
DAY = ("--as-of", "2027-06-01")


def test_the_shipped_headings_are_those_whose_ids_are_addresses() -> None:
    assert {section.id: str(section.heading) for section in KNOWN} == SECTIONS
    assert {one.section for form in FORMS for one in form.asks} == set(SECTIONS)


@pytest.mark.parametrize(
    ("stage", "year", "expected"),
    [
        (1, None, (1, 2019)),
        (1, 2017, (1, 2019)),
        (3, 2024, (3, 2024)),
        (4, 2027, (3, 2024)),
        (9, None, (3, 2024)),
    ],
)
def test_a_later_stage_is_asked_what_the_last_known_one_is(
    stage: int, year: int | None, expected: tuple[int, int]
) -> None:
    form = form_of(FORMS, stage, year)
    assert form
    assert (form.stage, form.version) == expected


def test_of_two_versions_that_of_the_year_is_asked() -> None:
    newer = FORMS[-1].model_copy(update={"version": 2027})
    assert [form_of([*FORMS, newer], 3, year) for year in (2023, 2026, 2027, None)] == [
        *[FORMS[-1]] * 2,
        *[newer] * 2,
    ]


@pytest.mark.parametrize(("stage", "months"), [(1, 24), (2, 36), (3, 36), (5, 36)])
def test_months_are_those_of_the_form_and_the_guidance_s_where_no_form_is_known(
    stage: int, months: int
) -> None:
    assert months_of(FORMS, stage) == months_of([], stage) == months


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("Technicians' voice", ("voice",)),
        ("TECHNICIANS’ VOICE", ("voice",)),
        ("Llais y technegwyr", ("voice",)),
        ("How we listened to technicians", ("voice",)),
        ("Voice", ("voice",)),
        ("Governance and resourcing", ("governance",)),
        ("Impact", ("impact",)),
        ("Profile of our technical staff", ("structures",)),
        ("Action plan", ()),
        ("Definition", ()),
        ("Please provide an overview of technical staff structures in your organisation.", ("structures",)),
        (
            "Please provide a RAG analysis on your institutional 36-month action plan indicating which activities you "
            "have undertaken and completed (green), which are in progress (amber) and which are still to be carried out",
            ("review",),
        ),
        (
            "Please provide a 36-month action plan; detailing plans to ensure your organisation continues to address "
            "the themes. Please evidence how the 'technician voice' was present in the development of the plan.",
            ("plan", "voice"),
        ),
        (
            "Please evidence how the 'technician voice' was present in the institutional action plan:",
            ("voice",),
        ),
        (
            "Comments on initiatives this organisation has put in place to address the themes of the Technician "
            "Commitment since becoming a signatory:",
            ("since",),
        ),
    ],
)
def test_headings_and_questions_are_recognised_by_what_they_speak_of(
    words: str, ids: tuple[str, ...]
) -> None:
    assert sections_known_by(words, KNOWN) == ids


@pytest.fixture
def site(small: dict[str, bytes], tmp_path: Path) -> Path:
    return put_own(small, tmp_path / "site")


SURVEY = b"""\
# Our surveys.
sets:
  - id: tc-2024
    kind: survey
    title: Survey, June 2024
    date: 2024-06
    people: 28
    unit: average rating
    measures:
      - {id: "1.1", text: I have clear career goals, pillar: career-development, value: 4.82}
      - {id: "1.10", text: {en: I am seen, cy: Rwy'n weladwy}, value: 3, note: Only of one faculty}
"""


def the_plan(site: Path, **values: object) -> None:
    action = {"id": "V9", "strand": "V", "text": "Be seen", **values}
    lines = yaml.safe_dump([action], sort_keys=False, allow_unicode=True)
    added = "".join(f"  {line}\n" for line in lines.splitlines())
    (site / FOLDER / "plans/2024-2027.yaml").write_bytes(PLAN + added.encode())


def read(site: Path) -> Institution:
    files = {
        path: (site / path).read_bytes() for path in files_below(site) if path.startswith(("site", "content"))
    }
    read, problems = load(files)
    assert problems == []
    assert read is not None
    return read.institutions[0]


def test_a_survey_is_repeated_with_its_questions_and_without_its_answers(site: Path) -> None:
    (site / FOLDER / "measures.yaml").write_bytes(SURVEY)
    done = tcsite("add", "measures", "--repeat", "tc-2024", "--date", "2026-06-30", cwd=site)
    assert done.returncode == 0, done.stderr
    first, again = read(site).measure_sets
    assert (again.id, again.repeats, str(again.date), again.people) == (
        "tc-2026",
        "tc-2024",
        "2026-06-30",
        None,
    )
    assert [(one.id, one.text, one.pillar) for one in again.measures] == [
        (one.id, one.text, one.pillar) for one in first.measures
    ]
    assert [one.value for one in again.measures] == [None, None]
    assert [one.note for one in again.measures] == [None, None]
    assert (site / FOLDER / "measures.yaml").read_bytes().startswith(SURVEY)
    again_done = tcsite("add", "measures", "--repeat", "tc-2024", "--date", "2026-06-30", cwd=site)
    assert "set tc-2026-2" in again_done.stdout
    assert read(site).measure_sets[-1].repeats == "tc-2026", "a question is followed from survey to survey"
    assert (
        'there is no set "x"; there are: tc-2024'
        in tcsite("add", "measures", "--repeat", "x", cwd=site).stderr
    )


def test_what_was_true_of_the_last_plan_only_is_no_part_of_the_next(site: Path) -> None:
    (site / FOLDER / "measures.yaml").write_bytes(
        SURVEY
        + b"  - {id: tc-2026, kind: survey, repeats: tc-2024, title: Again, date: 2026-06, measures: "
        + b'[{id: "1.1", text: I have clear career goals, value: 6.6}]}\n'
    )
    measures = [
        {"measure": "tc-2024-1.1", "baseline": 4.82, "target": 6.5, "by": "2026-06"},
        {"text": "Registered", "baseline": 3, "target": 9, "by": "2026"},
    ]
    rationale = "Carried forward from the plan of 2021. Technicians asked for it."
    the_plan(site, rationale=rationale, note="The source gives no date.", measures=measures)
    assert tcsite("add", "plan", *DAY, cwd=site).returncode == 0
    action = next(action for action in read(site).plans[-1].actions if action.id == "V9")
    assert (str(action.rationale), action.note) == ("Technicians asked for it.", None)
    asked, counted = action.measures
    assert (asked.measure, asked.baseline, asked.target, asked.by) == ("tc-2026-1.1", None, 6.5, None)
    assert (counted.baseline, counted.target, counted.by) == (None, 9, None)
    text = (site / FOLDER / "plans/2027-2030.yaml").read_text()
    for remark in (
        "# In the last plan, its note: The source gives no date.",
        "# In the last plan baseline 4.82, target 6.5, by 2026-06. Check the target, and add by: …",
        "# In the last plan baseline 3, target 9, by 2026. Check the target, and add baseline: … and by: …",
    ):
        assert remark in text
    said = tcsite("check", *DAY, cwd=site).stdout
    assert "before its plan begins" not in said


def test_the_next_form_asks_what_the_last_stage_asks_and_looks_back_on_the_last_plan(site: Path) -> None:
    (site / FOLDER / "self-assessments").mkdir()
    (site / FOLDER / "self-assessments/2024.md").write_text(
        "---\ntitle: Form\nstage: 3\nproposes: 2024-2027\n---\n\n## Impact\n\nMuch.\n"
    )
    done = tcsite("add", "self-assessment", "--date", "2027-07-31", *DAY, cwd=site)
    assert done.returncode == 0, done.stderr
    text = (site / FOLDER / "self-assessments/2027.md").read_text()
    form = read(site).self_assessments[-1]
    assert (form.stage, str(form.date), form.reviews, form.proposes) == (4, "2027-07-31", "2024-2027", None)
    asked = form_of(FORMS, 4)
    assert asked
    assert [section.id for section in form.sections] == [one.section for one in asked.asks]
    for one in asked.asks:
        assert " ".join(str(one.question).split()) in " ".join(text.split())
    assert form.state == "draft"
    said = tcsite("check", *DAY, cwd=site)
    assert "schema" not in said.stdout
    assert "warning [placeholder-left] still to be filled in" in said.stdout, "a draft blocks nothing"


FORM = """\
---
title: Form of 2024
stage: 3
proposes: 2024-2027
---

## Technical structures {#structures}

Four hubs <!-- of them two new -->, as [the plan](../plans/2024-2027.yaml) says.

## Review of the last plan {#review}

All was done.
"""


def test_nothing_is_typed_twice_in_the_next_form(site: Path) -> None:
    """What stands in the plans, the institution and the last form is there already, or named where it will be."""
    (site / FOLDER / "self-assessments").mkdir()
    (site / FOLDER / "self-assessments/2024.md").write_text(FORM)
    home = site / FOLDER / "institution.yaml"
    home.write_text(home.read_text() + "submissions: [{stage: 3, due: 2028-07}]\n")
    assert tcsite("add", "plan", *DAY, cwd=site).returncode == 0
    assert tcsite("add", "self-assessment", *DAY, cwd=site).returncode == 0
    text = (site / FOLDER / "self-assessments/2028.md").read_text()
    form = read(site).self_assessments[-1]
    assert (form.stage, form.date, form.reviews, form.proposes) == (3, None, "2024-2027", "2027-2030")
    assert "title: Stage 3 self-assessment, 2028\n" in text
    assert form.published_as == read(site).published.url
    parts = {section.id: section.markdown for section in form.sections}
    assert "Your answer in Form of 2024, to go on from:" in parts["structures"]
    assert "Four hubs <!-- of them two new , as [the plan]" in parts["structures"], "one comment, to its end"
    for id, words in {
        "review": "the table of plan 2024-2027",
        "plan": "has plan 2027-2030",
        "voice": "technician_voice:",
        "talent": "talent:",
        "publication": "gives https://",
    }.items():
        assert words in parts[id]
        assert "FILL IN" not in parts[id]
        assert "All was done" not in parts[id], "what was only true of the last plan"
    assert tcsite("build", *DAY, cwd=site).returncode == 0, "it is private until it is submitted"
    pages = [path for path in files_below(site) if path.startswith("output/") and path.endswith(".html")]
    assert not any("2028" in path or "to go on from" in (site / path).read_text() for path in pages)


FOURTH = """
  - stage: 4
    version: 2027
    months: 48
    asks:
      - {section: review, question: A review of the plan.}
      - {section: wellbeing, question: How does the institution look after its technicians?}
      - {section: impact, question: Which evidence of impact is there?}
      - {section: structures, question: How are the technical staff structures organised?}
"""


def test_a_stage_that_the_vocabulary_adds_is_begun_written_and_read_like_any_other(site: Path) -> None:
    """A later form with a question of its own is content: no code knows it."""
    stages = site / "content/vocabulary/stages.yaml"
    stages.parent.mkdir(parents=True, exist_ok=True)
    shipped = (Path(__file__).parents[1] / "content/vocabulary/stages.yaml").read_text()
    section = (
        "  - {id: wellbeing, heading: Well-being of technicians, known_by: [wellbeing technicians]}\nforms:\n"
    )
    stages.write_text(shipped.replace("forms:\n", section, 1).rstrip("\n") + FOURTH)
    assert tcsite("add", "self-assessment", "--stage", "4", "--id", "stage-4", *DAY, cwd=site).returncode == 0
    file = site / FOLDER / "self-assessments/stage-4.md"
    text = file.read_text()
    assert "## Well-being of technicians {#wellbeing}" in text
    assert "<!-- How does the institution look after its technicians? -->" in text
    file.write_text(text.replace("FILL IN your answer.", "We listen to them."))
    out = ("export", "--form", "stage-4", "--output", "form.docx", *DAY)
    assert "Well-being" not in tcsite(*out, cwd=site).stdout
    file.unlink()
    (site / FOLDER / "plans/2024-2027.yaml").unlink()
    done = tcsite("import", "form.docx", cwd=site)
    assert done.returncode == 0, done.stdout + done.stderr
    again = file.read_text()
    assert "## Well-being of technicians {#wellbeing}\n\nWe listen to them.\n" in again
    assert "reviews: '2024-2027'" in again, "the only plan has statuses: it is looked back on"
    assert "proposes" not in again


def test_a_form_that_is_begun_before_its_plan_has_the_plan_and_what_the_files_say(site: Path) -> None:
    """The order in which a lead begins does not matter, and what is written adds to what the files say."""
    home = site / FOLDER / "institution.yaml"
    groups = "groups: [{name: Steering group, meets: Every term}]\nsubmissions: [{stage: 3, due: 2028-07}]\n"
    home.write_text(home.read_text() + groups)
    (site / FOLDER / "self-assessments").mkdir()
    (site / FOLDER / "self-assessments/stage-3.md").write_text(FORM.replace(" <!-- of them two new -->", ""))
    assert tcsite("add", "self-assessment", *DAY, cwd=site).returncode == 0
    assert tcsite("add", "plan", *DAY, cwd=site).returncode == 0
    begun = site / FOLDER / "self-assessments/2028.md"
    text = begun.read_text()
    assert "The document also has the groups of institution.yaml." in text
    said = tcsite("check", *DAY, cwd=site).stdout
    assert "words-lost" not in said, "what tcsite writes for the lead is no mistake of theirs"
    begun.write_text(text.replace("FILL IN your answer.", "More is to come.") + "\n<!-- never closed\n")
    assert "words-lost" in tcsite("check", *DAY, cwd=site).stdout
    begun.write_text(text.replace("FILL IN your answer.", "More is to come."))
    done = tcsite("export", "--form", "stage-3", "--output", "form.html", *DAY, cwd=site)
    assert "as it was submitted" not in done.stdout, (
        "the form that is being written, whatever its file is called"
    )
    assert "- the next plan" not in done.stdout
    page = (site / "form.html").read_text()
    assert page.index("More is to come.") < page.index("Every term")
    assert "Four hubs" not in page
    begun.unlink()
    done = tcsite("export", "--form", "stage-3", "--output", "old.html", *DAY, cwd=site)
    assert (
        "this is the form, as it was submitted; to begin the next:  tcsite add self-assessment" in done.stdout
    )
    assert "Four hubs" in (site / "old.html").read_text()


def test_what_the_last_plan_said_of_the_whole_is_offered_to_the_next(site: Path) -> None:
    file = site / FOLDER / "plans/2024-2027.yaml"
    the_plan(
        site,
        inferred=["carried_from", "pillar"],
        parts=[
            {"text": "One", "when": "Year 2", "progress": [{"date": "2026-03", "status": "paused"}]},
            {"text": "Two", "when": "Year 1", "progress": [{"date": "2026-03", "status": "complete"}]},
        ],
    )
    file.write_text(
        file.read_text()
        + "resourcing: {en: £10 a year, cy: £10 y flwyddyn}\naims: [To be *seen*]\n"
        + "talent: {R1: {actions: [V1, V9]}, R2: {actions: [V4]}, R14: {applies: false, reason: None abroad}}\n"
    )
    assert tcsite("add", "plan", *DAY, cwd=site).returncode == 0
    text = (site / FOLDER / "plans/2027-2030.yaml").read_text()
    block = next(part for part in text.split("\n\n") if "said of the whole" in part)
    lines = [line.removeprefix("# ") for line in block.splitlines()]
    offered = yaml.safe_load(
        "\n".join(lines[lines.index("resourcing: {en: £10 a year, cy: £10 y flwyddyn}") :])
    )
    assert offered["aims"] == ["To be *seen*"]
    plan = read(site).plans[-1]
    assert (plan.resourcing, plan.aims) == (None, ()), "offered, and not said"
    assert plan.talent["R1"].actions == ("V1", "V9")
    assert "R2" not in plan.talent, "nothing of it goes on"
    assert str(plan.talent["R14"].reason) == "None abroad"
    action = plan.actions[-1]
    assert action.inferred == ("pillar",), "nobody infers where it came from: it is here"
    assert "# In the last plan when: Year 2, status: paused\n" in text
    assert [str(part.text) for part in action.parts] == ["One"]
    assert "status: not-stated" not in text.split("V9")[0].split("- id:")[-1]
