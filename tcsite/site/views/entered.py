"""What is said of a plan's actions: how many have which status, or where they stand if they are not entered."""

from tcsite.facts.coverage import entered, kinds_of_files
from tcsite.facts.plans import tally
from tcsite.language import joined, word
from tcsite.model import Plan
from tcsite.site.views.parts import Tally
from tcsite.site.views.site_context import SiteContext


def plan_tally(context: SiteContext, plan: Plan) -> Tally:
    """A plan's actions by status; of a plan whose actions are not entered, where they are."""
    return context.tally(tally([plan])) if entered(plan) else Tally(0, _where(context, plan), ())


def _where(context: SiteContext, plan: Plan) -> str:
    files = dict.fromkeys(word("file", kind, context.language) for kind in kinds_of_files(plan))
    if not files:
        return context.say("silence.plan")
    return context.say("silence.plan_in_files", files=joined(list(files), context.language))
