"""A target in words: where a figure starts, what it is to become, what it became, and whether that is reached."""

from datetime import date

from tcsite.facts.measures import Figure, baseline, results
from tcsite.facts.results import Outcome, outcome
from tcsite.frozen import dataclass
from tcsite.language import figure, goal_words, word
from tcsite.model import ActionMeasure, PartialDate
from tcsite.site.views.site_context import SiteContext


@dataclass(frozen=True, slots=True)
class OutcomeMark:
    """Whether a target is reached: its word is always printed."""

    key: str  # reached, missed, not-measured or open
    word: str  # "reached"


@dataclass(frozen=True, slots=True)
class TargetWords:
    """What is said of a figure that is to be moved."""

    baseline: str  # "4.82"; empty where it is not stated
    moves: bool  # from a figure to another: "at least nine a year" and "95 stays 95" say all without where they start
    target: str  # "at least 6.5 a year", "an increase"; empty where none is stated
    results: tuple[str, ...]  # "6.6 in June 2026", the oldest first
    outcome: OutcomeMark | None  # none where there is no target, or it is open and nothing was measured


def target_words(
    context: SiteContext, aim: ActionMeasure, known: Figure | None, known_until: date
) -> TargetWords:
    """The words for a figure that an action is to move; `known_until` is the day up to which results can be known."""
    start, found = baseline(aim, known), results(aim, known)
    counted = aim.unit or (known.share if known else None)
    unit = f" {context.words(counted)}" if counted else ""
    return TargetWords(
        f"{figure(start)}{unit}" if start is not None else "",
        aim.target is not None
        and aim.target != start
        and (start is not None or not (aim.at_least or aim.every)),
        goal_words(aim, context.language, unit),
        tuple(result_words(context, one.value, one.date) for one in found),
        outcome_mark(context, outcome(aim, start, found, context.today, known_until), measured=bool(found)),
    )


def result_words(context: SiteContext, value: float, date: PartialDate) -> str:
    """A result with its date."""
    key = "action.result_on" if date.day else "action.result_in"
    return context.say(key, value=figure(value), date=context.date_words(date))


def outcome_mark(context: SiteContext, found: Outcome, *, measured: bool) -> OutcomeMark | None:
    """The mark of an outcome; what is to come and was not measured yet needs none."""
    if not found or (found is Outcome.OPEN and not measured):
        return None
    return OutcomeMark(found.value, word("outcome", found.value, context.language))
