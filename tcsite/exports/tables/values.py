"""What a table is, and the cells that are not simply copied."""

import re
from collections.abc import Callable, Iterator

from tcsite.frozen import dataclass
from tcsite.model import Plan, Site, Text
from tcsite.model.site import DatedSite
from tcsite.text.markdown import in_one_line
from tcsite.text.urls import absolute


# What columns and tables are about is documentation of the data, for programs in every language: it is in English.
@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and what its cells hold."""

    name: str
    about: str
    kind: str = "string"  # or integer, or number: as the Data Package names them


@dataclass(frozen=True, slots=True)
class Table:
    """A data file. New columns are added at the end of a table; none changes its name."""

    name: str  # "actions": the file is data/actions.csv
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[DatedSite], Iterator[list[str]]]


INSTITUTION = Column("institution", "Id of the institution: the last part of its page's address.")
PLAN = Column("plan", "Id of the plan: the last part of its page's address.")
ADDRESS = Column("address", "Where it is on this site.")
STATUSES = (
    "not-started, in-progress, complete, ongoing, stopped, delayed, paused, carried-forward, merged, superseded or "
    "not-stated"
)


_EMAIL = re.compile(r"\s*[<(\[]?(?:mailto:)?[^\s@<>()\[\],;:\"]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+[>)\]]?")


def words(text: Text, language: str) -> str:
    """A text in a language, without markup, on one line."""
    return in_one_line(text.in_language(language))


def without_email(words: str) -> str:
    """Some words less any e-mail address in them."""
    return _EMAIL.sub("", words).strip() if "@" in words else words


FORMULA = frozenset("=+-@\t\r")
"""What a cell may not begin with, because a spreadsheet would run it as a formula."""


def neutral(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell[:1] in FORMULA else cell


def plans_of(site: Site) -> Iterator[tuple[Plan, str]]:
    """Every plan, and its address."""
    addresses = site.settings.addresses
    base = site.settings.base_url or ""
    for institution in site.institutions:
        for plan in institution.plans:
            yield plan, absolute(base, addresses.plan(institution.id, plan.id))
