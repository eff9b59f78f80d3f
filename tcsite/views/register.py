"""The register's page: the minimum, clause by clause, for each institution."""

from collections.abc import Sequence
from dataclasses import dataclass

from tcsite.addresses import REGISTER, REGISTER_CSV, REGISTER_JSON
from tcsite.language import word
from tcsite.model import PartialDate, Site
from tcsite.register import CLAUSES, Entry
from tcsite.views.edition import Edition
from tcsite.views.parts import Link, PageFrame, SiteFrame


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """What the register says of one clause."""

    name: str
    key: str  # met, not-met, excused, not-yet-due, not-asked or not-read
    answer: str  # the same in words
    evidence: str


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One institution's part of the register."""

    anchor: str
    institution: Link
    clauses: tuple[ClauseLine, ...]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """`register.html`: what each signatory owes the public, with the evidence."""

    site: SiteFrame
    page: PageFrame
    checked: str
    entries: tuple[RegisterEntry, ...]
    downloads: tuple[Link, ...]


def register_view(edition: Edition, site: Site, entries: Sequence[Entry]) -> RegisterView:
    """The view of the register."""
    names = {kind.id: kind.name for kind in CLAUSES}
    page = edition.page(
        REGISTER,
        "Register",
        title="Register: what each signatory owes the public",
        description="Status, contact and plan of each institution, confirmed on its page, with the evidence.",
    )
    today = edition.today
    return RegisterView(
        edition.site(REGISTER),
        page,
        PartialDate(today.year, today.month, today.day).words,
        tuple(
            RegisterEntry(
                institution.id,
                Link(edition.words(institution.name), edition.addresses.institution(institution.id)),
                tuple(
                    ClauseLine(
                        names[one.clause],
                        one.answer,
                        word("answer", one.answer, edition.language),
                        one.evidence,
                    )
                    for one in entries
                    if one.institution == institution.id
                ),
            )
            for institution in site.institutions
        ),
        (Link("register.csv", REGISTER_CSV), Link("register.json", REGISTER_JSON)),
    )
