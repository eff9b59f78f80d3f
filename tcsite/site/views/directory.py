"""The directory of institutions, whole and by nation or kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tcsite.facts.plans import current_plan
from tcsite.language import counted, date_words, word
from tcsite.model import Institution, Plan, Site, addresses
from tcsite.model.addresses import slug
from tcsite.site.views.edition import Edition
from tcsite.site.views.filters import by_order, by_words, filters_of
from tcsite.site.views.institution import ContactLine, contacts
from tcsite.site.views.parts import Facet, FacetGroup, Filter, Link, PageFrame, SiteFrame


@dataclass(frozen=True, slots=True)
class InstitutionLine:
    """An institution in the directory."""

    link: Link
    nation: str
    kind: str
    standing: str
    since: str
    plan: Link | None  # the one in force
    until: str
    ended: bool
    plan_due: str  # when its first plan is due
    contact: ContactLine | None
    marks: str  # what filters know it by: "nation:wales kind:university status:signatory plan:in-force"


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """`institutions.html`: every institution, or those of one nation or one kind."""

    site: SiteFrame
    page: PageFrame
    count: str
    facets: tuple[FacetGroup, ...]
    filters: tuple[Filter, ...]  # none where the list is narrowed already, or cannot be
    lines: tuple[InstitutionLine, ...]


FACETS = ("nation", "kind")
"""What the directory can be narrowed by: fields of an institution."""


def facet_values(institutions: Sequence[Institution], facet: str) -> list[str]:
    """The values of a facet that occur; none where all institutions share one."""
    values = sorted({str(getattr(one, facet)) for one in institutions if getattr(one, facet)})
    return values if len(values) > 1 else []


def directory_view(edition: Edition, site: Site, facet: str = "", value: str = "") -> DirectoryView:
    """The view of the directory; with a facet, of the institutions that have its value."""
    chosen = [one for one in site.institutions if not facet or getattr(one, facet) == value]
    count = counted(len(chosen), "institution")
    words = facet_words(edition, facet, value)
    heading = f"Institutions: {words}" if facet else "Institutions"
    return DirectoryView(
        edition.site(addresses.INSTITUTIONS),
        edition.page(
            addresses.facet(facet, value) if facet else addresses.INSTITUTIONS,
            heading,
            description=f"{count}{f' ({words})' if facet else ''} with their status, their plan and whom to ask.",
            trail=[Link("Institutions", addresses.INSTITUTIONS)] if facet else [],
        ),
        count,
        tuple(
            _facets(edition, site.institutions, one, value)
            for one in FACETS
            if facet_values(site.institutions, one)
        ),
        () if facet else _filters(edition, chosen),
        tuple(_line(edition, one, current_plan(one, edition.today)) for one in chosen),
    )


_PLANS = {"in-force": "In force", "ended": "Ended", "none": "None"}
"""How it stands with an institution's plan, by the word in the address of a narrowed directory."""


def _filters(edition: Edition, institutions: Sequence[Institution]) -> tuple[Filter, ...]:
    nations = {slug(one.nation): one.nation for one in institutions if one.nation}
    plans = (_plan_word(current_plan(one, edition.today), edition.today) for one in institutions)
    return filters_of(
        by_words("nation", "Nation", (slug(one.nation or "") for one in institutions), nations.__getitem__),
        by_words(
            "kind",
            "Kind",
            (one.kind for one in institutions),
            lambda kind: word("kind", kind, edition.language),
        ),
        by_words(
            "status",
            "Status",
            (one.status.role for one in institutions),
            lambda role: word("standing", role, edition.language),
        ),
        by_order("plan", "Plan in force", plans, _PLANS),
    )


def _plan_word(plan: Plan | None, today: date) -> str:
    if not plan:
        return "none"
    return "ended" if plan.period.last < today else "in-force"


def _marks(one: Institution, plan: Plan | None, today: date) -> str:
    """What filters know an institution by."""
    said = [("nation", slug(one.nation or "")), ("kind", one.kind), ("status", one.status.role)]
    said.append(("plan", _plan_word(plan, today)))
    return " ".join(f"{name}:{value}" for name, value in said if value)


def facet_words(edition: Edition, facet: str, value: str) -> str:
    """A facet's value as pages word it."""
    return word(facet, value, edition.language) if facet == "kind" else value


def _facets(edition: Edition, institutions: Sequence[Institution], facet: str, current: str) -> FacetGroup:
    return FacetGroup(
        {"nation": "Nation", "kind": "Kind"}[facet],
        tuple(
            Facet(
                facet_words(edition, facet, value),
                sum(1 for one in institutions if getattr(one, facet) == value),
                addresses.facet(facet, value),
                value == current,
            )
            for value in facet_values(institutions, facet)
        ),
    )


def _line(edition: Edition, one: Institution, plan: Plan | None) -> InstitutionLine:
    own = edition.addresses
    people = contacts(edition, one)
    return InstitutionLine(
        Link(edition.words(one.name), own.institution(one.id)),
        one.nation or "",
        word("kind", one.kind, edition.language),
        word("standing", one.status.role, edition.language),
        date_words(one.status.since) if one.status.since else "",
        Link(edition.words(plan.title), own.plan(one.id, plan.id)) if plan else None,
        date_words(plan.period.extended_to or plan.period.to) if plan else "",
        bool(plan and plan.period.last < edition.today),
        date_words(one.plan_due.by) if one.plan_due and not plan else "",
        people[0] if people else None,
        _marks(one, plan, edition.today),
    )
