"""Documents speak the language of the site, or its second one; and what went out in either comes in as the same."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest

from documents.making import FORM, INSTITUTION, NEW, OLD, TODAY, fiction
from samples import SITE
from tcsite.content.yaml.reader import read
from tcsite.documents import html, sheet, word
from tcsite.documents.document import OutputDocument, lines_of
from tcsite.documents.form import filled_form
from tcsite.documents.plan import plan_document
from tcsite.documents.report import annual_report
from tcsite.importers.forms import import_document
from tcsite.model import Section, Site
from tcsite.model.assessment import FormText

FICTION = fiction()
FORMATS: dict[str, Callable[[OutputDocument], bytes]] = {
    "docx": word.write,
    "xlsx": sheet.write,
    "html": html.write,
}


def spoken(language: str) -> Site:
    return replace(FICTION, settings=FICTION.settings.in_language(language))


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
