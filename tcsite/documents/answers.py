"""What a form says of each plan besides its table: what is red and why, and how each recommendation is answered."""

from collections.abc import Iterator, Sequence

from tcsite.documents.actions import part_name, words_of
from tcsite.documents.words import say
from tcsite.facts.actions import part_status, status
from tcsite.facts.labels import labels
from tcsite.facts.plans import recommendations
from tcsite.language import joined
from tcsite.model import COLOURS, Plan, Progress


def reds(plan: Plan, language: str) -> Iterator[tuple[str, str]]:
    """Each action in red, and each red part of one that is not, with its explanation; "" where there is none."""
    for action, label in zip(plan.actions, labels(plan), strict=True):
        whole = status(plan, action).status
        if COLOURS[whole] == "red":
            yield _named(label.shown, words_of(action.text, language)), _why(action.progress, language)
            continue
        for part, own in zip(action.parts, label.parts, strict=True):
            if COLOURS[part_status(plan, action, part)] == "red":
                yield (
                    _named(part_name(label, own), words_of(part.text, language)),
                    _why(part.progress, language),
                )


def _named(name: str, words: str) -> str:
    return f"{name} {words}".strip()


def _why(progress: Sequence[Progress], language: str) -> str:
    reasons = [words_of(one.reason or one.note, language) for one in progress if one.reason or one.note]
    return reasons[-1] if reasons else ""


def answers_any(plan: Plan) -> bool:
    """Whether a plan answers any of the recommendations, in its table or by tags on its actions."""
    return (
        bool(plan.talent)
        or any(part.talent for _, part in plan.rows())
        or any(one.talent for one in plan.actions)
    )


def recommendation_answer(plan: Plan, id: str, language: str) -> tuple[str, ...]:
    """How a plan answers a recommendation: the actions tagged with it, those its table names, its words."""
    answer = plan.talent.get(id)  # type: ignore[call-overload]
    if answer and not answer.applies:
        return (say("form.not_applicable", reason=words_of(answer.reason, language)),)
    tagged = [
        name
        for action, label in zip(plan.actions, labels(plan), strict=True)
        for name, part in (
            (label.name, action),
            *zip((own.full for own in label.parts), action.parts, strict=True),
        )
        if id in recommendations(part)
    ]
    named = list(dict.fromkeys([*tagged, *(answer.actions if answer else ())]))
    words = [say("form.see", actions=joined(named))] if named else []
    words += [words_of(answer.note, language)] if answer and answer.note else []
    return tuple(words)
