"""The card: an institution's answers on a small page that other pages show in a frame."""

from tcsite.facts.plans import current_plan
from tcsite.frozen import dataclass
from tcsite.language import word
from tcsite.model import Institution
from tcsite.site.views.institution import PlanCard, contacts, plan_card
from tcsite.site.views.parts import ContactLine, Link, PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.timing import PlanTiming, timing_of


@dataclass(frozen=True, slots=True)
class CardView:
    """`card.html`: has it signed, what is it doing, is it on time, who to ask. It stands in a frame, without a script."""

    site: SiteFrame
    page: PageFrame
    institution: Link
    standing: str  # "Signatory"
    founding: bool
    since: str
    plan: PlanCard | None
    timing: PlanTiming | None
    contact: ContactLine | None
    transcribed: bool


def card_view(context: SiteContext, institution: Institution) -> CardView:
    """The view of the card."""
    own = Link(context.words(institution.name), context.addresses.institution(institution.id))
    current = current_plan(institution, context.today)
    people = contacts(context, institution)
    title = context.say("card.title", institution=own.words)
    return CardView(
        context.site(),
        context.page(
            context.addresses.card(institution.id),
            own.words,
            title=title,
            description=context.say("card.about", institution=own.words),
            indexable=False,
        ),
        own,
        word("standing", institution.status.role, context.language),
        institution.status.founding,
        context.date_words(institution.status.since),
        plan_card(context, current) if current else None,
        timing_of(context, institution, current) if current else None,
        people[0] if people else None,
        bool(institution.source),
    )
