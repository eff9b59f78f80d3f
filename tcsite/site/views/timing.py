"""Whether a plan is on time: the first answer in large type, and what else there is to say."""

from collections.abc import Mapping

from tcsite.facts.actions import called_late
from tcsite.facts.coverage import entered
from tcsite.facts.timeliness import PlanTimes, Timeliness, plan_times
from tcsite.frozen import dataclass
from tcsite.language import word
from tcsite.model import Institution, Plan
from tcsite.site.views.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class PlanTiming:
    """Whether the actions of a plan are on time."""

    first: str  # "3 overdue", "Nothing overdue", "Not known"
    more: tuple[str, ...]  # "Next due: March 2027"


def timing_of(context: SiteContext, institution: Institution, plan: Plan) -> PlanTiming:
    """Whether a plan's actions are on time; never late because nobody says how far they are."""
    if not entered(plan):
        return PlanTiming(context.say("timing.unknown"), (context.say("timing.not_entered"),))
    times = plan_times(institution, plan, context.today)
    if not times.dated:
        return PlanTiming(context.say("timing.unknown"), (context.say("timing.no_dates"),))
    said = time_words(context, times.counts)
    if times.counts.get(Timeliness.OVERDUE):
        first, more = said[0], said[1:]
    elif times.counts.get(Timeliness.PASSED):
        first, more = context.say("timing.unknown"), said
    else:
        first, more = context.say("timing.none_overdue"), said
    once = {id(one): one for one in plan.actions for entry in one.progress if entry.health == "late"}
    late = len([one for one in once.values() if called_late(plan, one, one)])
    called = (context.say("timing.called_late", count=late),) if late else ()
    return PlanTiming(first, (*called, *more, *_next(context, times)))


def time_words(context: SiteContext, counts: Mapping[Timeliness, int]) -> tuple[str, ...]:
    """How many actions stand how to their time: "3 overdue"."""
    return tuple(
        f"{number:,} {word('timeliness_count', one, context.language)}" for one, number in counts.items()
    )


def _next(context: SiteContext, times: PlanTimes) -> tuple[str, ...]:
    if not times.next_due:
        return ()
    return (context.say("timing.next_due", date=context.date_words(times.next_due)),)
