"""Whatever the bytes, there is a report, soon, and its evidence stands on the page."""

import re
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published_pages import SKINS, TODAY, URL, WHO, WORDS, Entry, entries

from tcsite.published import CLAUSES, ClauseAnswer, PageReport, lines
from tcsite.published.markup import MOST_BYTES
from tcsite.published.parse import document
from tcsite.published.reading import read_page
from tcsite.published.wording import seen

ENTRIES = entries()
OF_THE_WORDS = ("dedicated", "status", "contact", "plan")


def read(html: bytes, who: str = "example", url: str = URL, status: int = 200, **headers: str) -> PageReport:
    return read_page(
        html, url=url, final_url=url, status=status, headers=headers, institution=WHO[who], today=TODAY
    )


def sound(report: PageReport) -> None:
    """What holds of every report."""
    assert tuple(clause.id for clause in report.clauses) == tuple(CLAUSES)
    assert all(clause.evidence for clause in report.clauses if clause.answer is ClauseAnswer.FOUND)
    assert all(clause.note for clause in report.clauses if clause.answer is ClauseAnswer.COULD_NOT_TELL)
    assert PageReport.from_json(report.to_json()) == report
    assert all("\n" not in line for line in lines(report))


FRAGMENTS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div class='menu'>",
            "</div>",
            "<li>",
            "<td>",
            "<table>",
            "<a href='",
            "'>",
            "</a>",
            "<br>",
            "<h2>",
        ),
        *(
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<style",
            "<![CDATA[",
            "<?",
            "</",
            "<",
            ">",
            '"',
            "'",
            "&",
            "&nbsp;",
            "&#x0;",
        ),
        *(
            "Technician Commitment ",
            "signatory ",
            "of the ",
            "we are a ",
            "University of Example ",
            "action plan ",
            "2024-27 ",
        ),
        *(
            "Contact ",
            "Dr Jo Green ",
            "jo@example.ac.uk ",
            " at ",
            " dot ",
            "mailto:",
            "javascript:",
            "data-cfemail='",
            "\x00",
            "\ud7ff",
        ),
    ]
)


@given(st.lists(FRAGMENTS, max_size=60).map("".join))
@settings(deadline=None, max_examples=300)
def test_any_markup_makes_a_report(html: str) -> None:
    sound(read(html.encode("utf-8", "replace")))


@given(
    st.binary(max_size=2000), st.sampled_from(["", "text/html; charset=utf-16", "text/html;charset=x", "a/b"])
)
@settings(deadline=None, max_examples=200)
def test_any_bytes_make_a_report(content: bytes, kind: str) -> None:
    headers: dict[str, Any] = {"content-type": kind}
    sound(read(content, **headers))


@given(st.text(max_size=60), st.integers(-1, 999), st.text(max_size=40), st.text(max_size=40))
@settings(deadline=None, max_examples=200)
def test_any_address_status_and_header_make_a_report(url: str, status: int, robots: str, href: str) -> None:
    html = f'<link rel="canonical" href="{href}"><p>Action plan <a href="{href}">here</a></p>'
    sound(read(html.encode("utf-8", "replace"), url=url, status=status, **{"X-Robots-Tag": robots}))


@given(st.sampled_from(ENTRIES), st.integers(0, 3000), st.binary(max_size=3))
@settings(deadline=None, max_examples=200)
def test_a_page_that_breaks_off_or_is_garbled_makes_a_report(entry: Entry, cut: int, noise: bytes) -> None:
    html = entry.html(entry.skins[0])
    sound(read(html[:cut] + noise))
    sound(read(html[:cut] + noise + html[cut:]))


HOSTILE = {
    "comments": "<!--" * 100_000,
    "unfinished tags": "<a " * 150_000,
    "unfinished quotes": "<a href='" * 60_000,
    "closing tags": "</" * 200_000,
    "nested deeply": "<div><ul><li><p>" * 12_000,
    "links": "<a href='/action-plan'>Action plan</a> " * 12_000,
    "headings": "<h2>Action plan</h2><li>Create something that is long enough</li>" * 6_000,
    "names": "<li>Dr Jo Green, Head of Services, jo@example.ac.uk" * 8_000,
    "one sentence": "the University is a signatory of the Technician Commitment and " * 8_000,
    "initials": "A. " * 150_000,
    "at": "x at " * 80_000,
    "dates": "2018-19 to June 2024 " * 20_000,
    "tables": "<table><tr><td>Action<td>Owner" * 12_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_page_and_no_faster(html: str) -> None:
    """Four times the page may take eight times as long, not sixteen: nothing is quadratic."""
    took = []
    for part in (len(html) // 4, len(html)):
        started = time.process_time()
        sound(read(f"<html><body><h1>Technician Commitment</h1>{html[:part]}".encode()))
        took.append(time.process_time() - started)
    assert took[1] < max(8 * took[0], 1.0)


def test_a_page_that_is_too_long_is_read_in_part_and_doubted() -> None:
    said = SKINS["plain"].format(
        title="x", head="", top="<h1>Technician Commitment</h1>", body=WORDS["status"]
    )
    long = said.encode() + b"<p>more</p>" + b" " * MOST_BYTES
    report = read(long)
    assert report.clause("status").answer is ClauseAnswer.FOUND
    assert report.clause("plan").answer is ClauseAnswer.COULD_NOT_TELL
    assert "so long" in report.clause("plan").note


def test_many_blocks_are_read_in_part_and_doubted() -> None:
    report = read(b"<h1>Technician Commitment</h1>" + b"<p>The technicians are with us." * 30_000)
    assert report.clause("status").answer is ClauseAnswer.COULD_NOT_TELL


@pytest.mark.parametrize("entry", [one for one in ENTRIES if "body" in one.fields], ids=lambda one: one.name)
def test_evidence_stands_on_the_page(entry: Entry) -> None:
    for skin in entry.skins:
        page = document(entry.html(skin).decode())
        links = [f"{link.text} {link.label} {link.href}" for block in page.blocks for link in block.links]
        words = seen(" ".join((page.title, *(block.text for block in page.blocks), *links)))
        report = entry.read(skin)
        for id in OF_THE_WORDS:
            clause = report.clause(id)
            if clause.answer is ClauseAnswer.FOUND:
                pieces = re.split(r" · |: | \([^()]*@[^()]*\)$| …$", clause.evidence)
                assert [piece for piece in pieces if seen(piece) and seen(piece) not in words] == []


def test_the_date_is_the_one_that_was_given() -> None:
    report = read_page(
        b"<p>x", url=URL, final_url=URL, status=200, headers={}, institution=None, today=date(2031, 2, 3)
    )
    assert report.checked == date(2031, 2, 3)
