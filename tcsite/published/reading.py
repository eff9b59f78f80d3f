"""read_page: what a published page says, clause by clause. It fetches nothing and runs nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tcsite.model import Institution
from tcsite.published import markup, reach
from tcsite.published.contact import contact
from tcsite.published.outline import Document
from tcsite.published.parse import document
from tcsite.published.plan import plan
from tcsite.published.readable import Reading, not_html, reading
from tcsite.published.status import status as standing
from tcsite.published.values import CLAUSES, Answer, Clause, PageReport, could_not_tell
from tcsite.published.whose import identity

_OF_THE_WORDS = ("dedicated", "status", "contact", "plan")


def read_page(
    html: bytes,
    *,
    url: str,
    final_url: str,
    status: int,
    headers: Mapping[str, str],
    institution: Institution | None,
    today: date,
) -> PageReport:
    """What the page at `final_url` says, as it answered when `url` was asked for.

    `url` may be "" for a page that was read from a file, `institution` None for a page of nobody we know.
    Bytes of any kind make a report: what cannot be read is *could not tell*, with why.
    """
    asked = reach.Asked(_fit(url), _fit(final_url), status, headers)
    page, read = _read(html, asked)
    clauses = {
        "answers": reach.answers(asked, page),
        "host": reach.host(asked, institution),
        "moved": reach.moved(asked, page),
        "indexable": reach.indexable(asked, page, today, log_in=read.log_in),
    }
    if clauses["answers"].answer is not Answer.FOUND:
        read = Reading(f"there was no page to read: {clauses['answers'].note}")
    if read.why_not:
        clauses |= {id: could_not_tell(id, read.why_not) for id in _OF_THE_WORDS}
    else:
        whose = identity(institution, page, asked.final_url or asked.url)
        told = (
            reach.dedicated(asked, page),
            standing(page, whose, institution, today),
            contact(page, institution, today),
            plan(page, asked.final_url or asked.url, institution, today),
        )
        clauses |= {clause.id: _doubted(clause, read.doubt) for clause in told}
    id = institution.id if institution else ""
    return PageReport(
        id, asked.url, asked.final_url or asked.url, today, tuple(clauses[id] for id in CLAUSES)
    )


def _read(content: bytes, asked: reach.Asked) -> tuple[Document, Reading]:
    file = not_html(content, asked)
    if file:
        return Document(), Reading(file)
    page, source, trouble = _parsed(content, asked.headers)
    return page, Reading(trouble) if trouble else reading(page, source, asked)


def _parsed(content: bytes, headers: Mapping[str, str]) -> tuple[Document, markup.Source, str]:
    """The page, and what the parser could not make of it."""
    source = markup.source(content, headers)
    try:
        return document(source.html), source, ""
    except (
        AssertionError,
        ValueError,
        RecursionError,
    ) as trouble:  # what BeautifulSoup raises for what it rejects
        return Document(), source, f"its HTML could not be parsed ({type(trouble).__name__})"


def _fit(url: str) -> str:
    """An address that `urlsplit` reads, else none."""
    return url.strip() if reach.is_address(url) else ""


def _doubted(clause: Clause, doubt: str) -> Clause:
    """What we did not find on a page that we read only in part, we cannot tell."""
    if not doubt or clause.answer is not Answer.NOT_FOUND or clause.id == "dedicated":
        return clause
    return replace(clause, answer=Answer.COULD_NOT_TELL, note=doubt, evidence="")
