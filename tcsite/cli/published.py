"""What `check --published` does: read each institution's own page on the web, clause by clause."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click

from tcsite import published
from tcsite.cli.asking import ask_web
from tcsite.cli.common import EXIT_FINE, EXIT_PROBLEMS
from tcsite.content.load import load
from tcsite.edges import disk
from tcsite.facts.register import RECORD
from tcsite.links.verdicts import WebAnswer
from tcsite.model import Institution, Site, WebSettings
from tcsite.published import ClauseAnswer, PageReport

EVERYBODY = "all"
"""What `--published` stands for without an address."""

OWED = ("answers", "indexable", "dedicated", "status", "contact", "plan")
"""The clauses whose absence fails the check; what could not be told fails nothing."""

Question = tuple[Institution | None, str]


def check_published(
    root: Path,
    target: str,
    institution: str | None,
    saved: Path | None,
    form: str,
    today: date,
    *,
    record: bool,
) -> None:
    """Report on published pages, and leave with 1 where a page lacks what is owed."""
    inputs = disk.read(root).files
    site, _ = load(inputs)
    if site is None:
        raise click.UsageError("site.yaml cannot be read; see: tcsite check")
    questions = _questions(site, target, institution, saved)
    if saved:
        reports = [_read(saved.read_bytes(), one, Reached(one[1]), today) for one in questions]
    else:
        reports = _asked(questions, site.settings.web, today)
    if record:
        earlier = _earlier(inputs.get(RECORD))
        disk.put(root / RECORD, published.written(published.as_record(reports, earlier)))
    _tell(reports, form)


def _earlier(record: bytes | None) -> Sequence[PageReport]:
    try:
        return published.from_record(json.loads(record)) if record else ()
    except ValueError as fault:
        raise click.UsageError(
            f"{RECORD} cannot be read ({fault}): restore it, or remove it to begin anew"
        ) from None


def _questions(site: Site, target: str, institution: str | None, saved: Path | None) -> list[Question]:
    known = {one.id: one for one in site.institutions}
    if institution and institution not in known:
        raise click.UsageError(
            f'there is no institution "{institution}"; there are {", ".join(sorted(known))}'
        )
    one = known[institution] if institution else None
    if target != EVERYBODY or saved:
        own = one.published.url if one and one.published else None
        return [(one, target if target != EVERYBODY else own or "")]
    asked = [one] if one else list(known.values())
    return [(each, each.published.url) for each in asked if each.published and each.published.url]


@dataclass(frozen=True, slots=True)
class Reached:
    """How a page was reached; a page from a file as if its address had answered well."""

    final: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def _asked(questions: Sequence[Question], settings: WebSettings, today: date) -> list[PageReport]:
    urls = [url for _, url in questions]
    answers = ask_web(urls, settings, pages=urls)
    return [_from_web(one, answers[one[1]], today) for one in questions]


def _from_web(question: Question, answer: WebAnswer, today: date) -> PageReport:
    headers = dict(answer.page.headers) if answer.page else {}
    reached = Reached(answer.to or question[1], answer.status, headers)
    return _read(answer.page.content if answer.page else b"", question, reached, today)


def _read(html: bytes, question: Question, reached: Reached, today: date) -> PageReport:
    # Here and not above: it is dear to load, and `build` and `check` rarely read a page.
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


def _tell(reports: Sequence[PageReport], form: str) -> None:
    if form == "json":
        click.echo(
            json.dumps({"reports": [report.to_json() for report in reports]}, ensure_ascii=False, indent=2)
        )
    else:
        for report in reports:
            click.echo("\n".join(published.lines(report)) + "\n")
        click.echo(f"{len(reports)} published pages read")
    missing = [
        clause
        for report in reports
        for clause in report.clauses
        if clause.id in OWED and clause.answer is ClauseAnswer.NOT_FOUND
    ]
    sys.exit(EXIT_PROBLEMS if missing else EXIT_FINE)
