"""read_page: what a published page says, clause by clause. It fetches nothing and runs nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tcsite.model import Institution
from tcsite.published import addresses, markup
from tcsite.published.contact import contact
from tcsite.published.identity import identity
from tcsite.published.outline import PageDocument
from tcsite.published.parse import document
from tcsite.published.plan import plan
from tcsite.published.readable import Readability, not_html, reading
from tcsite.published.status import status as standing
from tcsite.published.values import CLAUSES, ClauseAnswer, PageClause, PageReport, could_not_tell

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
    fetched = addresses.FetchedPage(_fit(url), _fit(final_url), status, headers)
    page, read = _read(html, fetched)
    clauses = {
        "answers": addresses.answers(fetched, page),
        "host": addresses.host(fetched, institution),
        "moved": addresses.moved(fetched, page),
        "indexable": addresses.indexable(fetched, page, today, log_in=read.log_in),
    }
    if clauses["answers"].answer is not ClauseAnswer.FOUND:
        read = Readability(f"there was no page to read: {clauses['answers'].note}")
    if read.why_not:
        clauses |= {id: could_not_tell(id, read.why_not) for id in _OF_THE_WORDS}
    else:
        names = identity(institution, page, fetched.final_url or fetched.url)
        of_the_words = (
            addresses.dedicated(fetched, page),
            standing(page, names, institution, today),
            contact(page, institution, today),
            plan(page, fetched.final_url or fetched.url, names, institution, today),
        )
        clauses |= {clause.id: _doubted(clause, read.doubt) for clause in of_the_words}
    id = institution.id if institution else ""
    return PageReport(
        id, fetched.url, fetched.final_url or fetched.url, today, tuple(clauses[id] for id in CLAUSES)
    )


def _read(content: bytes, fetched: addresses.FetchedPage) -> tuple[PageDocument, Readability]:
    file = not_html(content, fetched)
    if file:
        return PageDocument(), Readability(file)
    page, source, trouble = _parsed(content, fetched.headers)
    return page, Readability(trouble) if trouble else reading(page, source, fetched)


def _parsed(content: bytes, headers: Mapping[str, str]) -> tuple[PageDocument, markup.MarkupSource, str]:
    """The page, and what the parser could not make of it."""
    try:
        source = markup.source(content, headers)
        return document(source.html, source.hidden), source, ""
    except (AssertionError, ValueError, RecursionError) as trouble:  # what parsers raise for what they reject
        why = f"its HTML could not be parsed ({type(trouble).__name__})"
        return PageDocument(), markup.MarkupSource(""), why


def _fit(url: str) -> str:
    """An address that `urlsplit` reads, else none."""
    return url.strip() if addresses.is_address(url) else ""


def _doubted(clause: PageClause, doubt: str) -> PageClause:
    """What we did not find on a page that we read only in part, we cannot tell."""
    if not doubt or clause.answer is not ClauseAnswer.NOT_FOUND or clause.id == "dedicated":
        return clause
    return replace(clause, answer=ClauseAnswer.COULD_NOT_TELL, note=doubt, evidence="")
