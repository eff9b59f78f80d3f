"""The page that shows what was read: every cell has its fate, links lead somewhere, and nothing of a document runs."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from importers.asking import table
from importers.documents import AMBER, C, Heading, Layout, as_docx
from importers.varied import CASES, documents, imported
from tcsite.importers import import_file
from tcsite.importers.review import page_of
from tcsite.importers.tracing import Trace


def page(name: str, ending: str) -> LexborHTMLParser:
    return LexborHTMLParser(page_of(imported(CASES[name](), ending), f"plan.{ending}"))


@pytest.mark.parametrize(
    ("name", "ending"), [each for each in documents(CASES) if each[1] in ("docx", "xlsx", "md")]
)
def test_every_link_leads_somewhere_and_every_id_is_given_once(name: str, ending: str) -> None:
    found = page(name, ending)
    ids = [node.attributes["id"] for node in found.css("[id]")]
    assert len(ids) == len(set(ids))
    assert {node.attributes["href"] for node in found.css("a")} <= {f"#{id}" for id in ids}


@pytest.mark.parametrize(
    ("name", "ending"), [each for each in documents(CASES) if each[1] in ("docx", "xlsx")]
)
def test_every_cell_with_words_has_a_sign_and_words_for_its_fate(name: str, ending: str) -> None:
    for cell in page(name, ending).css("td, th"):
        if cell.attributes["class"] != "empty":
            assert cell.css_first("b .said") is not None, cell.text()


def test_a_document_runs_nothing_and_loads_nothing() -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    grid = table(
        ["Ref", "Action", "Lead"],
        [evil, f"Publish profiles {evil}", evil],
        [evil, "Two more of them", C("x", AMBER)],
    )
    result = import_file(
        as_docx(Layout([Heading(f"Action plan {evil}"), grid])), "plan.docx", institution="example"
    )
    html = page_of(result, f"{evil}.docx")
    found = LexborHTMLParser(html)
    assert found.css("script, img, link, iframe, object") == []
    assert not re.search(r"<[^>]+\son\w+=", html)
    assert "default-src 'none'" in html
    assert html.count("alert(1)") > 6, "its words are there, as words"


def test_what_cells_became() -> None:
    result = imported(CASES["totals and notes"](), "docx")
    kinds = [(trace.kind, trace.key) for trace in result.traces.values() if trace.kind != "empty"]
    assert kinds[:5] == [("heading", "")] * 5
    assert kinds[5:10] == [("action", key) for key in ("id", "text", "owners", "when", "success")]
    assert set(kinds[15:]) == {("listed", "")}
    assert Trace("action", "2025-2027", "V2", "text") in result.traces.values()


def test_rows_are_counted() -> None:
    assert imported(CASES["totals and notes"](), "docx").counts == (
        "table 1: 6 rows: 2 actions, 2 notes, 1 heading, 1 total",
    )
