"""Tables: what the data files hold, column by column. Their description and their content come from here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tcsite.addresses import Addresses, absolute, anchors
from tcsite.markdown import plain
from tcsite.model import Part, Plan, Site, Text
from tcsite.standing import outcome


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and what its cells hold."""

    name: str
    about: str


ACTIONS: tuple[Column, ...] = (
    Column("institution", "Id of the institution: the last part of its page's address."),
    Column("plan", "Id of the plan: the last part of its page's address."),
    Column("id", "Id of the action, as on its plan's page."),
    Column(
        "part",
        "Empty for an action; the id of the part for a part of one. So the rows with an empty cell here are "
        "the actions, and counting them counts actions.",
    ),
    Column("strand", "The plan's own heading that the action stands under."),
    Column("pillar", "The pillar of the Commitment that it serves, if any."),
    Column("text", "What is to be done."),
    Column("when", "When, in the author's words."),
    Column(
        "from", "The first date that we understand, as exact as it is known: 2024, 2024-09 or 2024-09-15."
    ),
    Column("to", "The last date that we understand, likewise."),
    Column(
        "status",
        "not-started, in-progress, complete, ongoing, stopped or not-stated, as the institution reported it.",
    ),
    Column("owners", "Who does it, separated by semicolons; e-mail addresses are left out."),
    Column("talent", "Recommendations of the TALENT Commission that it answers, separated by semicolons."),
    Column("address", "Where it is on this site."),
)
"""The columns of ``data/actions.csv``. New ones are added at the end; none changes its name."""

_EMAIL = re.compile(r"\s*[<(\[]?(?:mailto:)?[^\s@<>()\[\],;:\"]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+[>)\]]?")


def action_rows(site: Site) -> Iterator[list[str]]:
    """The rows of ``data/actions.csv``: every action, and after it each of its parts."""
    addresses = Addresses(site.settings.home or "")
    base = site.settings.base_url or ""
    for institution in site.institutions:
        for plan in institution.plans:
            page = absolute(base, addresses.plan(institution.id, plan.id))
            yield from _plan_rows(site.settings.language, plan, page)


def _plan_rows(language: str, plan: Plan, page: str) -> Iterator[list[str]]:
    strands = {strand.id: strand for strand in plan.strands}
    titles = {id: _words(strand.title, language) for id, strand in strands.items()}
    for action, ids in zip(plan.actions, anchors(plan), strict=True):
        strand = strands.get(action.strand or "")
        pillar = action.pillar or (strand.pillar if strand else None) or ""
        same = (plan.institution, plan.id, action.id or "")
        where = (titles.get(action.strand or "", ""), pillar)
        status = outcome(plan, action).status
        yield [*same, "", *where, *_said(plan, action, status, language), f"{page}#{ids.action}"]
        for place, (part, anchor) in enumerate(zip(action.parts, ids.parts, strict=True)):
            id = part.id or chr(ord("a") + place)
            yield [*same, id, *where, *_said(plan, part, part.status, language), f"{page}#{anchor}"]


def _said(plan: Plan, part: Part, status: str, language: str) -> list[str]:
    """What an action and a part say alike: from text to talent."""
    span = part.span(plan.period)
    return [
        _words(part.text, language),
        part.when.text if part.when else "; ".join(str(year) for year in part.years),
        str(span.from_ or ""),
        str(span.to or ""),
        status,
        "; ".join(without_email(_words(owner, language)) for owner in part.owners),
        "; ".join(tag.removeprefix("talent:") for tag in part.talent),
    ]


def _words(text: Text, language: str) -> str:
    return plain(text.in_language(language))


def without_email(words: str) -> str:
    """Some words less any e-mail address in them."""
    return _EMAIL.sub("", words).strip() if "@" in words else words


def neutral(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def rows_of(columns: Sequence[Column], rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The header, then the rows, with every cell neutral."""
    yield [column.name for column in columns]
    for row in rows:
        yield [neutral(cell) for cell in row]
