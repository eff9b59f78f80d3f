"""What is said of a plan's actions: how many have which status, or where they stand if they are not entered."""

from tcsite.facts.coverage import entered, kinds_of_files
from tcsite.facts.plans import tally
from tcsite.language import joined, word
from tcsite.model import Plan
from tcsite.site.views.edition import Edition
from tcsite.site.views.parts import Tally


def plan_tally(edition: Edition, plan: Plan) -> Tally:
    """A plan's actions by status; of a plan whose actions are not entered, where they are."""
    return edition.tally(tally([plan])) if entered(plan) else Tally(0, _where(edition, plan), ())


def _where(edition: Edition, plan: Plan) -> str:
    files = dict.fromkeys(word("file", kind, edition.language) for kind in kinds_of_files(plan))
    if not files:
        return edition.say("silence.plan")
    return edition.say("silence.plan_in_files", files=joined(list(files), edition.language))
