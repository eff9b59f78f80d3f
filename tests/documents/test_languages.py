"""Documents speak the language of the site, or its second one; and what went out in either comes in as the same."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest

from documents.making import FORM, INSTITUTION, NEW, OLD, TODAY, example, fiction
from samples import SITE
from tcsite.content.front_matter import split
from tcsite.content.yaml.reader import read
from tcsite.documents import html, sheet, word
from tcsite.documents.document import OutputDocument, lines_of
from tcsite.documents.form import filled_form
from tcsite.documents.plan import plan_document
from tcsite.documents.report import annual_report
from tcsite.importers.forms import import_document
from tcsite.model import Institution, Section, Site
from tcsite.model.assessment import FormText
from tcsite.model.sections import sections_of

EXAMPLE, FICTION = example(), fiction()
FORMATS: dict[str, Callable[[OutputDocument], bytes]] = {
    "docx": word.write,
    "xlsx": sheet.write,
    "html": html.write,
}


def spoken(language: str, site: Site = FICTION) -> Site:
    return replace(site, settings=site.settings.in_language(language))


def plan(language: str, id: str = "2024-2027") -> OutputDocument:
    institution = FICTION.institutions[0]
    found = institution.plan(id)
    assert found
    return plan_document(spoken(language), institution, found, TODAY)


def lines(document: OutputDocument) -> list[str]:
    return [document.title, *lines_of(list(document.blocks))]


DOCUMENTS: dict[str, Callable[[Site], OutputDocument]] = {
    "plan": lambda site: plan_document(site, site.institutions[0], site.institutions[0].plans[-1], TODAY),
    "form": lambda site: filled_form(site, site.institutions[0], 3, TODAY).document,
    "report": lambda site: annual_report(site, site.institutions[0], 2026, TODAY),
}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("plan", "Cyfnod: Awst 2024 – Gorffennaf 2027"),
        ("plan", "Cyflwr: Mewn grym"),
        ("plan", "Ar y gweill (ambr)"),
        ("plan", "Visits: o 100 i 400 erbyn Mehefin 2026 (420 – Mehefin 2026)"),
        ("form", "Ymrwymiad Technegwyr: hunanasesiad a chynllun gweithredu Cam 3"),
        ("form", "Nid yw’n berthnasol: It is for government"),
        ("form", "Esboniad o’r camau gweithredu coch"),
        ("report", "Beth a wnaed yn 2026"),
        ("report", "420 (Mehefin 2026): targed wedi’i gyrraedd"),
    ],
)
def test_a_document_speaks_welsh(kind: str, expected: str) -> None:
    document = DOCUMENTS[kind](spoken("cy"))
    assert document.language == "cy"
    assert expected in lines(document)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_nothing_that_a_document_says_by_itself_is_the_same_in_both_languages(kind: str) -> None:
    """What the two have in common is written by the institution, or names nothing but itself."""
    english, welsh = (lines(DOCUMENTS[kind](spoken(one))) for one in ("en", "cy"))
    written = " ".join([SITE.decode(), INSTITUTION, OLD, NEW, FORM, FICTION.vocabulary.model_dump_json()])
    written += re.sub(r"<script>.*?</script>", "", written)  # some lines leave it out, others say it
    written = letters(re.sub(r"<[^<>]+>|\]\([^)]*\)|\\n", " ", written))
    common = [one for one in english if one in welsh and any(map(str.isalpha, one))]
    pieces = {re.sub(r"^[VCR]\d+(?:\.[ab])? ?", "", piece) for one in common for piece in one.split(": ")}
    pieces = {one.removeprefix("University of Example ") for one in pieces}
    assert sorted(one for one in pieces if letters(one) not in written) == []


def letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)


def test_columns_and_sheets_are_named_in_the_language() -> None:
    package = docx.Document(BytesIO(word.write(plan("cy"))))
    titles = [one.text for one in package.tables[0].rows[0].cells]
    assert titles[:4] == ["Rhif", "Cam gweithredu", "Amserlen", "Cyfrifol"]
    assert package.core_properties.language == "cy-GB"


def test_an_answer_is_given_in_the_language_in_which_it_is_written() -> None:
    institution = FICTION.institutions[0]
    form = institution.self_assessments[0]
    twin = FormText("", (Section("structures", "Staff", "Deugain o dechnegwyr."),))
    both = institution.model_copy(
        update={"self_assessments": (form.model_copy(update={"translations": {"cy": twin}}),)}
    )
    for language, expected, other in (
        ("cy", "Deugain o dechnegwyr.", "Forty"),
        ("en", "Forty technicians, in two groups:", "Deugain"),
    ):
        said = "\n".join(lines(filled_form(spoken(language), both, 3, TODAY).document))
        assert expected in said
        assert other not in said


@pytest.mark.parametrize("id", ["2021-2024", "2024-2027"])
@pytest.mark.parametrize("kind", FORMATS)
def test_in_either_language_a_plan_comes_in_as_the_same(kind: str, id: str) -> None:
    def brought(language: str) -> dict[str, Any]:
        result = import_document(
            FORMATS[kind](plan(language, id)), f"plan.{kind}", institution="x", vocabulary=FICTION.vocabulary
        )
        assert result.problems == ()
        (content,) = result.files.values()
        found: dict[str, Any] = read(content).data
        return found

    assert brought("cy") == brought("en")


FORMS = [
    (site, institution, form.stage)
    for site in (EXAMPLE, FICTION)
    for institution in site.institutions
    for form in institution.self_assessments
]
TRANSLATED = {"title", "text", "when", "source", "note"}
"""What an institution may write in both languages, or a document says in words of its own."""


def form_sent(language: str, site: Site, institution: Institution, stage: int) -> OutputDocument:
    return filled_form(spoken(language, site), institution, stage, TODAY).document


def form_brought(document: OutputDocument) -> tuple[dict[str, Any], list[str]]:
    """The keys of the files that a form becomes, without what is translated; and why something is to be checked."""
    result = import_document(
        word.write(document), "form.docx", institution="x", vocabulary=FICTION.vocabulary
    )
    assert result.problems == ()
    found: dict[str, Any] = {}
    for path, content in result.files.items():
        if path.endswith(".md"):
            front = split(content.decode())
            assert front
            found[path] = read(front.yaml.encode()).data
            found["sections"] = [section.id for section in sections_of(front.markdown)[1]]
        else:
            found[path] = untranslated(read(content).data)
    return found, [item.why.partition(":")[0] for item in result.todo]


def untranslated(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: untranslated(one) for key, one in value.items() if key not in TRANSLATED}
    return [untranslated(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("site", "institution", "stage"), FORMS, ids=[f"{one.id}-{stage}" for _, one, stage in FORMS]
)
def test_in_either_language_a_form_comes_in_as_the_same(
    site: Site, institution: Institution, stage: int
) -> None:
    english, welsh = (
        form_brought(form_sent(language, site, institution, stage)) for language in ("en", "cy")
    )
    assert welsh == english
    assert english[0]


@pytest.mark.parametrize(
    ("written", "edited"),
    [
        ("Cam 3", "Gam 3"),
        ("Enw’r arweinydd sefydliadol", "Enw'r arweinydd sefydliadol"),
        ("Atodiad 1", "Hatodiad 1"),
    ],
)
def test_a_welsh_form_is_read_with_its_words_mutated_by_a_person(written: str, edited: str) -> None:
    document = form_sent("cy", FICTION, FICTION.institutions[0], 3)
    package = docx.Document(BytesIO(word.write(document)))
    for paragraph in package.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace(written, edited)
    changed = BytesIO()
    package.save(changed)
    result = import_document(changed.getvalue(), "form.docx", institution="x", vocabulary=FICTION.vocabulary)
    (form,) = [content.decode() for path, content in result.files.items() if path.endswith(".md")]
    assert "stage: 3\n" in form
    assert "name: Alex Example" in form
    assert "camau gweithredu coch" not in form, "what follows from the plan is no answer"


def test_the_questions_of_a_welsh_form_are_no_answers() -> None:
    document = form_sent("cy", FICTION, FICTION.institutions[0], 3)
    result = import_document(
        word.write(document), "form.docx", institution="x", vocabulary=FICTION.vocabulary
    )
    (form,) = [content.decode() for path, content in result.files.items() if path.endswith(".md")]
    assert "Trosolwg o strwythurau staff technegol" not in form
    assert "Heb ei ateb eto" not in form
