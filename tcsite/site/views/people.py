"""Groups, submissions and headcounts on an institution's page."""

from collections.abc import Iterable
from typing import Any

from tcsite.facts.headcount import headcounts
from tcsite.facts.submissions import STEPS, step, taken_on
from tcsite.frozen import dataclass
from tcsite.language import word
from tcsite.model import Group, Institution, Submission
from tcsite.site.views.parts import Link
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.targets import result_words
from tcsite.text.markdown import Paragraphs, Prose


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A place in a group."""

    who: Prose
    name: str
    role: str
    unit: str
    number: int | None  # how many such seats there are, where it says so


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group that carries the Commitment."""

    name: str
    purpose: Paragraphs | None
    reports_to: str
    meets: str
    seats: tuple[SeatLine, ...]
    url: str
    note: Paragraphs | None


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """A self-assessment on its way."""

    stage: str
    key: str  # due, late, submitted, feedback, awarded or published; empty where nothing is known
    word: str  # "Submitted"
    due: str
    steps: tuple[tuple[str, str], ...]  # what was done, and when: ("Submitted", "12 June 2027")
    form: Link | None
    note: Prose | None


def people_of(context: SiteContext, institution: Institution, base: str) -> dict[str, Any]:
    """The parts of an institution's page that tell who carries the Commitment, and how far its forms are."""
    return {
        "groups": _groups(context, institution.groups, base),
        "submissions": tuple(_submission(context, institution, one, base) for one in institution.submissions),
        "headcounts": tuple(result_words(context, one.value, one.date) for one in headcounts(institution)),
    }


def _groups(context: SiteContext, groups: Iterable[Group], base: str) -> tuple[GroupView, ...]:
    return tuple(
        context.view(
            GroupView, one, base, seats=tuple(context.view(SeatLine, seat, base) for seat in one.seats)
        )
        for one in groups
    )


def _submission(context: SiteContext, institution: Institution, one: Submission, base: str) -> SubmissionLine:
    key = step(one, context.today)
    form = next((each for each in institution.self_assessments if each.id == one.self_assessment), None)
    return context.view(
        SubmissionLine,
        one,
        base,
        stage=str(one.stage or ""),
        key=key,
        word=word("submission", key, context.language) if key else "",
        steps=tuple(
            (word("submission", name, context.language), context.date_words(when))
            for name in STEPS
            if (when := taken_on(one, name))
        ),
        form=Link(context.words(form.title), context.addresses.assessment(institution.id, form.id))
        if form
        else None,
    )
