"""A form is filled from the content, and what the content lacks is named; what goes out comes in again."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from making import a_plan, a_site, an_institution

from documents.making import FOLDER, ROOT, TODAY, example, fiction
from tcsite.content.load import load
from tcsite.content.yaml.reader import read
from tcsite.documents import html, sheet, word
from tcsite.documents.actions import WHOLE
from tcsite.documents.document import Heading, OutputDocument, TableBlock, lines_of
from tcsite.documents.form import FilledForm, filled_form
from tcsite.documents.plan import plan_document
from tcsite.documents.report import MOST, annual_report
from tcsite.edges import disk
from tcsite.facts.measures import Figure, baseline, figures, results
from tcsite.facts.measures import text as text_of
from tcsite.importers.forms import import_document
from tcsite.language import date_words
from tcsite.language import word as word_for
from tcsite.model import ActionMeasure, Institution, Plan, Site
from tcsite.text.markdown import plain

EXAMPLE, FICTION = example(), fiction()
FILES = disk.read(ROOT).files
FORMATS = {"docx": word.write, "xlsx": sheet.write, "html": html.write}
PLANS = [(one, plan) for one in EXAMPLE.institutions for plan in one.plans if plan.actions]


def filled(stage: int = 3) -> FilledForm:
    return filled_form(FICTION, FICTION.institutions[0], stage, TODAY)


def under(document: OutputDocument, heading: str) -> str:
    """What stands between a heading of level 1 and the next."""
    found, inside = [], False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.words == heading
        elif inside:
            found += list(lines_of([block]))
    return "\n".join(found)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("About the institution", "Organisation: University of Example #let x = 1 &"),
        ("About the institution", "Name of institutional lead: Alex Example, Head of Technical Services"),
        (
            "Technical staff and how they are organised",
            "Forty technicians, in two groups:\nworkshops\nlaboratories",
        ),
        ("Governance, resources and engagement", "A group of 9, under #set text(red)"),
        (
            "Review of the last plan",
            "has 5 actions: 1 not started, 1 complete, 1 ongoing, 1 stopped and 1 not stated",
        ),
        ("Review of the last plan", "V2 Never begun: The post was not filled"),
        ("Review of the last plan", "V3 Red without a reason: no explanation is given"),
        ("Evidence of impact", ": Minutes"),
        ("The next plan", "is attached as Appendix 2."),
        ("The next plan", "How it is resourced: From the budget."),
        ("The technician voice", "Open call; June 2024; 28 people; it led to V1"),
        ("Publication", "https://www.example.ac.uk/technicians/"),
        ("What else we did", "A poster, and a page."),
        ("Sign-off", "Signed: Vera Chancellor, Vice-Chancellor (Technician Commitment signatory"),
        ("Appendix 3: recommendations of the TALENT Commission", "Does not apply: It is for government"),
        ("Appendix 3: recommendations of the TALENT Commission", "Actions V1"),
    ],
)
def test_each_question_is_answered_from_the_content(heading: str, expected: str) -> None:
    assert expected in under(filled().document, heading)


def test_what_the_form_asks_and_the_content_lacks_is_named_with_what_to_type() -> None:
    missing = {one.what: one.hint for one in filled().missing}
    assert "FILL IN" not in "\n".join(lines_of(list(filled().document.blocks))), "it is no answer"
    assert "Governance, resources and engagement" not in missing, "a heading in other words answers"
    assert missing["why V3 Red without a reason is red"].startswith("add  reason: …")
    assert missing["the status of 1 action of plan 2021-2024"].startswith("tcsite set")
    (talent,) = [what for what in missing if what.startswith("TALENT recommendations R1, R2")]
    assert "R6" not in re.findall(r"R\d+", talent)
    assert "R14" not in re.findall(r"R\d+", talent)
    assert any("nominated institutional lead" in what for what in missing)
    assert all("\n" not in what + hint for what, hint in missing.items())


def test_a_form_that_is_still_to_be_written_looks_back_on_the_plan_in_force() -> None:
    form = filled(4)
    titles = [
        block.words for block in form.document.blocks if isinstance(block, Heading) and block.level == 1
    ]
    assert "Appendix 1: review of Action plan, August 2024 to July 2027" in titles
    assert "the next plan" in {one.what for one in form.missing}
    impact = under(form.document, "Evidence of impact")
    assert "Visits: from 100 to 420 (June 2026); target 400" in impact
    assert "Impact Award, Silver, June 2023" in impact
    governance = under(form.document, "Governance, resources and engagement")
    assert "Reports to: The board" in governance
    assert "4 × Technicians (members)" in governance
    assert "Pat Hidden" not in "\n".join(lines_of(list(form.document.blocks))), "not public"


def plan_of(text: str, form: str = "") -> Institution:
    """An institution with one plan, and a form if there is one."""
    files = {
        "site.yaml": b"title: X",
        f"{FOLDER}institution.yaml": b"name: X\nstatus: {role: signatory}",
        f"{FOLDER}plans/2022-2025.yaml": text.encode(),
    }
    site, problems = load(files)
    assert [one.message for one in problems if one.severity == "error"] == []
    assert site
    return site.institutions[0]


AS_FILE = "title: Stage 2 plan\nperiod: {words: Three years}\nstate: superseded\nformats: [{kind: pdf, url: 'https://www.example.ac.uk/p.pdf'}]\n"
WORDY = """\
title: Plan
state: closed
stage: 2
action_ids: assigned
actions:
  - id: one
    text: Count
    measures: [{text: authors, direction: increase, every: year}, {text: posts, direction: decrease, baseline: 12, unit: per cent}, {text: registered, baseline: 3, target: 9, by: 2025, results: [{date: 2025-06, value: 10}]}, {text: awards, direction: increase, baseline: 0}, {text: accidents, baseline: 0, target: 0}, {text: visits, baseline: 7}]
    progress: [{date: 2025-06, status: in-progress, health: at-risk, health_words: Some delay}]
  - {id: two, text: As above, as_per: one}
  - {id: three, parts: [{text: A, progress: [{date: 2025, status: complete}]}, {text: B, progress: [{date: 2025, status: paused}]}]}
"""


@pytest.mark.parametrize(
    "words",
    [
        "authors: an increase each year",
        "posts: a decrease from 12 per cent",
        "awards: an increase from 0",
        "accidents: from 0 to 0",
        "visits: from 7",
        "registered: from 3 to 9 by 2025 (10 in June 2025)",
        "Health: At risk (Some delay)",
        "As per “Count”",
    ],
)
def test_no_word_of_an_action_is_left_out_of_its_table(words: str) -> None:
    institution = plan_of(WORDY)
    document = plan_document(EXAMPLE, institution, institution.plans[0], TODAY)
    assert words in "\n".join(lines_of(list(document.blocks)))


def test_of_a_plan_that_is_a_file_the_report_says_nothing_is_known() -> None:
    institution = plan_of(AS_FILE)
    words = "\n".join(lines_of(list(annual_report(EXAMPLE, institution, 2026, TODAY).blocks)))
    assert "The plan is “Stage 2 plan”: Three years." in words
    assert "It is superseded." in words
    assert "Nothing is late" not in words
    assert "No action was reported" not in words
    assert words.count("Not known here.") == 3


def test_a_closed_plan_is_looked_back_on_and_not_submitted_again() -> None:
    form = filled_form(EXAMPLE, plan_of(WORDY), 3, TODAY)
    missing = [one.what for one in form.missing]
    assert "the next plan" in missing
    assert "The next plan" not in missing, "each thing is asked once"
    assert "“Plan” has 3 actions" in under(form.document, "Review of the last plan")
    assert not [what for what in missing if what.startswith("the status of")], "each part says its own"


@pytest.mark.parametrize(("institution", "plan"), PLANS, ids=[f"{one.id}-{plan.id}" for one, plan in PLANS])
@pytest.mark.parametrize("kind", FORMATS)
def test_a_plan_that_went_out_comes_in_again_cell_by_cell(
    kind: str, institution: Institution, plan: Plan
) -> None:
    document = plan_document(EXAMPLE, institution, plan, TODAY)
    sent = [
        (block.columns, row)
        for block in document.blocks
        if isinstance(block, TableBlock) and block.columns[0].title != "Recommendation"
        for row in block.rows
    ]
    result = import_document(
        FORMATS[kind](document),
        f"plan.{kind}",
        institution="x",
        vocabulary=EXAMPLE.vocabulary,
        plan=plan.id,
        date="2026-01-01",
    )
    assert result.problems == ()
    (content,) = result.files.values()
    got = read(content).data["actions"]
    own = read(FILES[plan.file]).data["actions"]
    assert [(one.get("id"), len(one.get("parts", ()))) for one in got] == [
        (labelled(plan, place), len(one.get("parts", ()))) for place, one in enumerate(own)
    ] or plan.action_ids == "assigned"
    rows = [row for action in got for row in (action, *action.get("parts", ()))]
    sources = [row for action in plan.actions for row in (action, *action.parts)]
    keys = {word_for("column", key, "en"): key for key in WHOLE}
    places, known = iter(sent), figures(institution)
    for source, values in zip(sources, rows, strict=True):
        columns, cells = next(places)
        for column, cell in zip(columns, cells, strict=True):
            key = keys[column.title]
            assert came_in(key, cell.words, values, source, known), (column.title, cell.words, values)


def labelled(plan: Plan, place: int) -> str:
    return plan.actions[place].id or f"{plan.actions[place].strand}-1"


def entries(source: Any) -> list[dict[str, Any]]:
    """The dated entries of an action as the importer is to find them, in words without markup."""
    return [
        {
            "date": str(entry.date),
            "status": entry.status if entry.status != "not-stated" else "",
            "words": folded(str(entry.words or "")),
            "health": entry.health or "",
            "health_words": folded(str(entry.health_words or "")),
            "note": folded(str(entry.note or "")),
            "reason": folded(str(entry.reason or "")),
            "evidence": [folded(str(one)) for one in entry.evidence],
        }
        for entry in source.progress
    ]


def brought(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    empty = {
        "date": "",
        "status": "",
        "words": "",
        "health": "",
        "health_words": "",
        "note": "",
        "reason": "",
    }
    plain_words = ("words", "health_words", "note", "reason")
    return [
        {
            **empty,
            **{key: folded(value) if key in plain_words else value for key, value in entry.items()},
            "evidence": [folded(one) for one in entry.get("evidence", ())],
        }
        for entry in values.get("progress", ())
    ]


def measure_sent(aim: ActionMeasure, known: Mapping[str, Figure]) -> dict[str, Any]:
    """A measure as the importer is to find it; empty where its line says nothing but its name."""
    figure = known.get(aim.measure or "")
    start, words = baseline(aim, figure), text_of(aim, figure)
    keys: dict[str, Any] = {"target": aim.target, "every": aim.every, "at_least": aim.at_least or None}
    unit = str(aim.unit) if aim.unit else None
    keys |= {"direction": aim.direction if aim.target is None else None, "baseline": start, "unit": unit}
    notes = {str(one.date): {"note": folded(str(one.note))} for one in aim.results if one.note}
    later = [
        {"date": str(one.date), "value": as_read(one.value), **notes.get(str(one.date), {})}
        for one in results(aim, figure)
    ]
    if start is None and aim.target is None and not aim.direction and not later:
        return {}
    keys |= {"by": str(aim.by) if aim.by else None, "results": later or None}
    keys["note"] = str(aim.note) if aim.note else None
    stated = {key: as_read(value) for key, value in keys.items() if value is not None}
    return measured_as({"text": str(words or aim.measure), **stated})


def measured_as(measure: Mapping[str, Any]) -> dict[str, Any]:
    """A measure in which "technicians a year" is the same whether its unit says so or another key."""
    kept = {key: value for key, value in measure.items() if key not in ("every", "unit")}
    often = word_for("every", measure["every"], "en") if "target" in measure and "every" in measure else ""
    counts = f"{measure.get('unit', '')} {often or measure.get('every', '')}".strip()
    for one in (kept, *(results := [dict(one) for one in kept.get("results", ())])):
        one |= {"note": folded(one["note"])} if "note" in one else {}
    kept |= {"results": results} if results else {}
    return {**kept, "text": folded(measure["text"]), "counts": counts}


def as_read(value: Any) -> Any:
    """Figures as our YAML is read: in their letters."""
    return figure_of(value) if isinstance(value, float | int) and not isinstance(value, bool) else value


def figure_of(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)


def came_in(
    key: str, words: str, values: Mapping[str, Any], source: Any, known: Mapping[str, Figure]
) -> bool:
    """Whether the words of a cell are under the key that they belong to, and nothing else is."""
    if key in ("status", "progress") and source.progress:
        sent, got = entries(source), brought(values)
        if got and not sent[-1]["status"]:  # what is known as an achievement is complete
            got[-1]["status"] = ""
        return got == sent
    if (
        key == "status"
    ):  # it follows from others: its parts, the action that it refers to, a report of what was done
        return "progress" not in values
    if key == "progress":
        return not words or words == f"As per {values.get('as_per')}"
    if key == "note":
        relations = [values.get(one, ()) for one in ("carried_from", "carried_to", "merged_into")]
        whole = folded(" ".join(map(str, [values.get("note", ""), *relations])))
        return set(folded(words).split()) - {"carried", "over", "from", "to", "merged", "into", "and"} <= set(
            whole.split()
        )
    if key == "text" and words == "In parts:":
        return "text" not in values
    if key == "id":
        return True  # said of the whole list
    if key == "when" and "years" in values:
        return words == ", ".join(map(str, values["years"]))
    found = values.get(key, "")
    joined = " ".join(map(str, found)) if isinstance(found, list) else str(found)
    if key == "success":
        sent = [one for aim in source.measures if (one := measure_sent(aim, known))]
        got = [measured_as(one) for one in values.get("measures", ())]
        stated = [str(one) for one in source.success]
        return got == sent and (
            folded(joined) == folded(" ".join(stated)) or len(sent) < len(source.measures)
        )
    return folded(joined) == folded(words)


def folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", plain(words).lower()))


@pytest.mark.parametrize(
    ("institution", "stage"),
    [(one, form.stage) for one in EXAMPLE.institutions for form in one.self_assessments],
    ids=lambda value: getattr(value, "id", value),
)
def test_a_form_that_went_out_comes_in_again(institution: Institution, stage: int) -> None:
    known = next(one for one in institution.self_assessments if one.stage == stage)
    document = filled_form(EXAMPLE, institution, stage, TODAY).document
    result = import_document(
        word.write(document), "form.docx", institution="x", vocabulary=EXAMPLE.vocabulary
    )
    assert result.problems == ()
    assert {one.why for one in result.todo} <= {"contacts stand in institution.yaml, not in the form"}
    home = "content/institutions/x/"
    files = {"site.yaml": b"title: X", f"{home}institution.yaml": b"name: X\nstatus: {role: signatory}"}
    site, problems = load({**files, **result.files})
    assert [one.message for one in problems if one.severity == "error"] == []
    assert site
    (form,) = site.institutions[0].self_assessments
    assert (form.stage, form.reviews, form.proposes) == (known.stage, known.reviews, known.proposes)
    signed = [one.date for one in known.sign_off if one.date]
    assert form.date == max(signed, key=lambda day: day.last, default=None)
    assert {(one.who, one.name, one.date) for one in form.sign_off} == {
        (one.who, one.name, one.date) for one in known.sign_off if one.name or one.date
    }
    assert form.published_as == known.published_as
    assert {plan.id for plan in site.institutions[0].plans} == {known.reviews, known.proposes} - {None}
    before = {section.id: folded(section.markdown) for section in known.sections if section.markdown.strip()}
    after = {section.id: folded(section.markdown) for section in form.sections}
    for id, words in before.items():
        if id in after:
            missing = set(words.split()) - set(after[id].split())
            assert not {one for one in missing if one.isalpha() and not one.startswith("http")}, id
    assert before.keys() - after.keys() <= {id for id in before if id not in dict_of_questions(stage)}


@pytest.mark.parametrize(
    ("institution", "stage"),
    [(one, form.stage) for one in EXAMPLE.institutions for form in one.self_assessments],
    ids=lambda value: getattr(value, "id", value),
)
def test_a_form_that_went_out_and_came_in_goes_out_again_with_the_same_words(
    institution: Institution, stage: int
) -> None:
    first = filled_form(EXAMPLE, institution, stage, TODAY).document
    result = import_document(
        word.write(first), "form.docx", institution=institution.id, vocabulary=EXAMPLE.vocabulary
    )
    home = f"content/institutions/{institution.id}/"
    own = {path: FILES[path] for path in (f"{home}institution.yaml", f"{home}measures.yaml") if path in FILES}
    site, _ = load({"site.yaml": b"title: X\n", **own, **result.files})
    assert site
    again = Site(EXAMPLE.settings, site.institutions, (), EXAMPLE.vocabulary)
    second = filled_form(again, site.institutions[0], stage, TODAY).document
    headings = [one.words for one in first.blocks if isinstance(one, Heading) and one.level == 1]
    for heading in headings:
        if not heading.startswith(("Sign-off", "Appendix")):
            assert counted_words(second, heading) == counted_words(first, heading)


def counted_words(document: OutputDocument, heading: str) -> Counter[str]:
    return Counter(one for one in folded(under(document, heading)).split() if not one.isdigit())


def dict_of_questions(stage: int) -> set[str]:
    return {one.section for form in EXAMPLE.vocabulary.forms if form.stage == stage for one in form.asks}


def filled_from(
    plan: str, contact: str = "", stage: int = 3, form: str = "", more: Mapping[str, str] | None = None
) -> FilledForm:
    """The form of an institution with one closed plan, and more of them by their ids."""
    lead = contact or "{role: lead, name: Alex Example, email: alex@example.ac.uk}"
    files = {path: text for path, text in FILES.items() if path.startswith("content/vocabulary/")}
    files |= {
        "site.yaml": b"title: X",
        f"{FOLDER}institution.yaml": f"name: X\nstatus: {{role: signatory}}\ncontacts: [{lead}]\n"
        "groups: [{name: Steering group}]\n".encode(),
        f"{FOLDER}plans/2022-2025.yaml": plan.encode(),
        **{f"{FOLDER}plans/{id}.yaml": text.encode() for id, text in (more or {}).items()},
        **({f"{FOLDER}self-assessments/2025.md": form.encode()} if form else {}),
    }
    site, problems = load(files)
    assert [one.message for one in problems if one.severity == "error"] == []
    assert site
    return filled_form(site, site.institutions[0], stage, TODAY)


CLOSED = "title: Plan\nperiod: {from: 2022-08, to: 2025-07}\nstate: closed\nactions:\n"
DONE = "progress: [{date: 2025-05, status: complete}]"


def test_what_has_no_status_is_listed_where_nothing_is_red_too() -> None:
    form = filled_from(f"{CLOSED}  - {{id: V1, text: A, {DONE}}}\n  - {{id: V2, text: B}}\n")
    assert "the status of 1 action of plan 2022-2025" in {one.what for one in form.missing}


def test_an_action_whose_parts_differ_is_not_counted_as_not_stated() -> None:
    parts = f"parts: [{{text: this, {DONE}}}, {{text: that, progress: [{{date: 2025-05, status: paused}}]}}]"
    form = filled_from(f"{CLOSED}  - {{id: V1, text: A, {DONE}}}\n  - {{id: V2, text: B, {parts}}}\n")
    said = under(form.document, "Review of the last plan")
    assert "2 actions: 1 complete and 1 with a status for each part" in said
    assert not [one for one in form.missing if one.what.startswith("the status")]


@pytest.mark.parametrize(("stage", "signs"), [(1, 2), (2, 3), (3, 2), (4, 2)])
def test_a_form_has_a_line_for_each_who_signs_that_stage_s_form(stage: int, signs: int) -> None:
    form = filled_from(f"{CLOSED}  - {{id: V1, text: A, {DONE}}}\n", stage=stage)
    assert under(form.document, "Sign-off").count("Signed: ....") == signs
    assert len([one for one in form.missing if one.what.startswith("the signature")]) == signs
    assert ("nominated sponsor" in under(form.document, "Sign-off")) is (stage == 2)


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        ("{role: lead, name: Alex Example, email: a@example.ac.uk}", "E-mail: a@example.ac.uk"),
        (
            "{role: lead, name: Alex Example, email: a@example.ac.uk, care_of: true}",
            "E-mail: c/o a@example.ac.uk",
        ),
        ("{role: lead, name: Alex Example, email: a@example.ac.uk}", "Contact number: ......"),
    ],
)
def test_how_the_lead_is_reached_is_said_as_the_form_asks_it(contact: str, line: str) -> None:
    form = filled_from(f"{CLOSED}  - {{id: V1, text: A, {DONE}}}\n", contact)
    assert line in under(form.document, "About the institution")


def test_an_answer_that_is_begun_is_listed_though_files_answer_a_part_of_the_question() -> None:
    begun = (
        "---\ntitle: F\nstage: 3\nstate: draft\n---\n\n## Governance {#governance}\n\nFILL IN your answer.\n"
    )
    form = filled_from(f"{CLOSED}  - {{id: V1, text: A, {DONE}}}\n", form=begun)
    (hint,) = [one.hint for one in form.missing if one.what.startswith("Governance")]
    assert "FILL IN" in hint
    assert "2025.md" in hint
    written = begun.replace("FILL IN your answer.", "")
    form = filled_from(f"{CLOSED}  - {{id: V1, text: A, {DONE}}}\n", form=written)
    assert not [one for one in form.missing if one.what.startswith("Governance")]


# The annual report


def test_the_report_says_what_was_done_what_is_late_and_what_is_due() -> None:
    document = annual_report(FICTION, FICTION.institutions[0], 2026, TODAY)
    assert "V1 Show every technician" in under(document, "What was done in 2026")
    assert "V2.a In the north" in under(document, "What is late")
    assert "V2.b In the south" in under(document, "What is due next")
    assert "V3 Ask again" in under(document, "What is due next")
    figures = under(document, "Figures")
    assert "V1: Visits\n100\n400\n420 (June 2026): target reached" in figures
    earlier = annual_report(FICTION, FICTION.institutions[0], 2024, TODAY)
    assert "C1 Now routine" in under(earlier, "What was done in 2024")
    assert "Nothing is late" in under(earlier, "What is late")


def test_what_its_institution_calls_late_is_late_in_the_report() -> None:
    late = "{date: 2025-03, status: in-progress, health: late}"
    plan = a_plan(
        f"[{{id: V1, text: Registration, to: 2027-04, progress: [{late}]}}]",
        period="{from: 2024-05, to: 2027-04}",
    )
    institution = an_institution(plan)
    document = annual_report(a_site(institution), institution, 2025, date(2026, 11, 29))
    assert "V1 Registration" in under(document, "What is late")


def test_the_report_of_a_past_year_goes_by_what_was_known_then_and_names_the_newest_news() -> None:
    then, later = "{date: 2024-03, status: in-progress}", "{date: 2025-03, status: complete}"
    actions = f"[{{id: V1, text: Meet, to: 2024-06, progress: [{then}, {later}]}}]"
    days = [f"2024-{month:02}-01" for month in (9, 8, 7, 6, 5, 4)]
    updates = [
        f"{{id: {day}-x, title: News of {day}, published: {day}, file: f, institution: x, markdown: m}}"
        for day in days
    ]
    plan = a_plan(actions, period="{from: 2024, to: 2026}")
    institution = an_institution(plan, more=f"updates: [{', '.join(updates)}]")
    said = "\n".join(lines_of(list(annual_report(a_site(institution), institution, 2024, TODAY).blocks)))
    assert "1 action: 1 in progress" in said
    assert "V1 Meet\nIn progress" in said.partition("What is late")[2]
    assert [day for day in days if f"News of {day}" in said] == days[:-1]
    assert "complete" in "\n".join(
        lines_of(list(annual_report(a_site(institution), institution, 2025, TODAY).blocks))
    )


@pytest.mark.parametrize("institution", EXAMPLE.institutions, ids=lambda one: one.id)
@pytest.mark.parametrize("year", [2017, 2021, 2024, 2026, 2031])
def test_a_report_of_any_year_is_short_and_says_how_much_it_leaves_out(
    institution: Institution, year: int
) -> None:
    document = annual_report(EXAMPLE, institution, year, TODAY)
    for block in document.blocks:
        if isinstance(block, TableBlock):
            assert len(block.rows) <= MOST
    assert html.write(document)
    package = docx.Document(BytesIO(word.write(document)))
    assert len(package.paragraphs) < 60


def test_the_report_says_of_a_plan_that_is_over_that_it_ended() -> None:
    institution = FICTION.institutions[0]
    day = date(2031, 1, 1)
    words = "\n".join(lines_of(list(annual_report(FICTION, institution, 2030, day).blocks)))
    running = [plan for plan in institution.plans if plan.state == "in-force"]
    assert running
    assert f"Ended in {date_words(running[-1].period.end, 'en')}." in words
    assert "Ended" not in "\n".join(lines_of(list(annual_report(FICTION, institution, 2026, TODAY).blocks)))


DRAFT = """\
title: Next plan
period: {from: 2025-08, to: 2028-07}
state: draft
strands: [{id: V, title: Visibility}, {id: C, title: Careers}]
actions:
  - {id: V1, strand: V, text: Show, when: By June 2027, owners: [Web team], success: [Visits]}
  - {id: V2, strand: V, text: Ask}
  - {id: V3, strand: V, text: Meet, owners: [HR], parts: [{id: a, text: here, years: [2026]}, {id: b, text: there}]}
"""


def test_what_the_next_plan_does_not_say_is_listed_before_it_is_handed_in() -> None:
    closed = f"{CLOSED}  - {{id: V1, text: A, {DONE}}}\n"
    listed = {one.what for one in filled_from(closed, more={"2025-2028": DRAFT}).missing}
    assert {
        "when actions of the next plan are to be done: V2 and V3.b",
        "who is responsible for actions of the next plan: V2",
        "how the success of actions of the next plan is measured: V2, V3.a and V3.b",
        "an action under each heading of the next plan: C",
    } <= listed
    submitted = "---\ntitle: F\nstage: 3\ndate: 2025-06\nreviews: 2022-2025\nproposes: 2025-2028\n---\n"
    listed = {one.what for one in filled_from(closed, form=submitted, more={"2025-2028": DRAFT}).missing}
    assert not [one for one in listed if "of the next plan" in one], "it was handed in as it is"


def test_a_word_file_has_the_page_s_number_at_the_foot_of_each_page() -> None:
    package = docx.Document(BytesIO(word.write(filled().document)))
    assert len(package.sections) > 1
    for section in package.sections:
        assert 'w:instr="PAGE"' in section.footer.paragraphs[0]._p.xml


def test_a_row_whose_parts_alone_have_words_says_so() -> None:
    parts = f"parts: [{{id: a, text: this, {DONE}}}, {{id: b, text: that, {DONE}}}]"
    form = filled_from(f"{CLOSED}  - {{id: V1, text: A, {DONE}}}\n  - {{id: V2, {parts}, talent: [R1]}}\n")
    assert "V2\nIn parts:" in "\n".join(lines_of(list(form.document.blocks)))
