"""`check --published`: read each institution's own page on the web, clause by clause."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from tcsite import published
from tcsite.cli.checks.ask import ask_web
from tcsite.cli.options import EXIT_FINE, EXIT_PROBLEMS
from tcsite.cli.sites import choose_institution, read_site
from tcsite.edges import disk
from tcsite.facts.register import RECORD
from tcsite.frozen import dataclass
from tcsite.links.verdicts import WebAnswer
from tcsite.model import Institution, Site, WebSettings
from tcsite.published import ClauseAnswer, PageReport

REQUIRED = ("answers", "indexable", "dedicated", "status", "contact", "plan")
"""The clauses whose absence fails the check; what could not be read fails nothing."""

Question = tuple[Institution | None, str]


@dataclass(frozen=True, slots=True)
class Reached:
    """How a page was reached; a page from a file as if its address had answered well."""

    final: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def check_published(
    root: Path, url: str | None, id: str | None, saved: Path | None, *, form: str, today: date, record: bool
) -> NoReturn:
    """Report on published pages, and leave with 1 where a page lacks what is required.

    Without `url` and `saved`, on the page of the institution `id`, or of every institution.
    """
    site, inputs = read_site(root)
    institution = choose_institution(site, id) if id else None
    if saved:
        own = institution.published.url if institution and institution.published else None
        question = (institution, url or own or "")
        reports = [_read(disk.read_file(saved), question, Reached(question[1]), today)]
    else:
        questions = [(institution, url)] if url else _own_pages(site, institution)
        reports = _from_web(questions, site.settings.web, today)
    if record:
        earlier = _earlier(inputs.get(RECORD))
        disk.put(root / RECORD, published.written(published.as_record(reports, earlier)))
    _print_reports(reports, form)
    lacking = any(
        clause.id in REQUIRED and clause.answer is ClauseAnswer.NOT_FOUND
        for report in reports
        for clause in report.clauses
    )
    sys.exit(EXIT_PROBLEMS if lacking else EXIT_FINE)


def _own_pages(site: Site, institution: Institution | None) -> list[Question]:
    institutions = [institution] if institution else site.institutions
    return [(each, each.published.url) for each in institutions if each.published and each.published.url]


def _from_web(questions: Sequence[Question], settings: WebSettings, today: date) -> list[PageReport]:
    urls = [url for _, url in questions]
    answers = ask_web(urls, settings, pages=urls)
    return [_from_answer(question, answers[question[1]], today) for question in questions]


def _from_answer(question: Question, answer: WebAnswer, today: date) -> PageReport:
    headers = dict(answer.page.headers) if answer.page else {}
    reached = Reached(answer.to or question[1], answer.status, headers)
    return _read(answer.page.content if answer.page else b"", question, reached, today)


def _read(html: bytes, question: Question, reached: Reached, today: date) -> PageReport:
    # Here and not above: what reads an institution's own page takes long to load.
    from tcsite.published.reading import read_page

    institution, url = question
    return read_page(
        html,
        url=url,
        final_url=reached.final,
        status=reached.status,
        headers=reached.headers,
        institution=institution,
        today=today,
    )


def _earlier(record: bytes | None) -> Sequence[PageReport]:
    try:
        return published.from_record(json.loads(record)) if record else ()
    except ValueError as fault:
        raise click.UsageError(
            f"{RECORD} cannot be read ({fault}): restore it, or remove it to start again"
        ) from None


def _print_reports(reports: Sequence[PageReport], form: str) -> None:
    if form == "json":
        values = {"reports": [report.to_json() for report in reports]}
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    for report in reports:
        click.echo("\n".join(published.lines(report)) + "\n")
    click.echo(f"{len(reports)} published pages read")
