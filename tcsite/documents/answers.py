"""Answers that the content gives by itself: what is red and why, recommendations, groups, evidence of impact."""

from collections.abc import Iterator, Sequence

from tcsite.documents.actions import action_words, part_name, words_of
from tcsite.documents.document import (
    Block,
    Heading,
    ItemList,
    ListItem,
    TableBlock,
    TableColumn,
    TextRun,
    cell,
    text,
)
from tcsite.facts.actions import NOT_STATED, part_status, status
from tcsite.facts.labels import labels
from tcsite.facts.measures import MeasureTarget, targets
from tcsite.facts.plans import recommendations, tally
from tcsite.language import date_words, figure, joined, phrase, word
from tcsite.model import (
    COLOURS,
    RECOMMENDATIONS,
    Institution,
    Part,
    Plan,
    Progress,
    TalentAnswer,
    Vocabulary,
)
from tcsite.model.institution import Seat


def reds(plan: Plan, language: str) -> Iterator[tuple[str, str]]:
    """Each action in red, or its red parts where they say so, with its explanation; "" where there is none.

    What an action says holds for its parts, and one whose outcome is that of another needs no explanation of its own.
    """
    for action, label in zip(plan.actions, labels(plan), strict=True):
        same = action.as_per and phrase(
            "document.as_per", language, action=action_words(plan, action.as_per, language)
        )
        parts = [
            (part_name(label, own), part)
            for part, own in zip(action.parts, label.parts, strict=True)
            if COLOURS[part_status(plan, action, part)] == "red"
        ]
        if COLOURS[status(plan, action).status] == "red" and (action.status != NOT_STATED or not parts):
            within = [entry for part in action.parts for entry in part.reports]
            why = _why([*within, *action.reports], language)
            yield _named(label.shown, words_of(action.text, language)), why or same or ""
        else:
            for name, part in parts:
                why = _why([*action.reports, *part.reports], language)
                yield _named(name, words_of(part.text, language)), why or same or ""


def without_status(plan: Plan) -> Iterator[str]:
    """The names of the actions, or of the parts of some, of which nobody says how far they are."""
    for action, label in zip(plan.actions, labels(plan), strict=True):
        if status(plan, action).status != NOT_STATED:
            continue
        open_parts = [
            own.full
            for part, own in zip(action.parts, label.parts, strict=True)
            if part_status(plan, action, part) == NOT_STATED
        ]
        yield from open_parts if action.parts else [label.name]


def outcomes_said(plan: Plan, language: str) -> str:
    """How many actions have each status, in words; those whose parts have different ones are counted as such."""
    counts = tally([plan])
    open_ones = set(without_status(plan))
    by_parts = sum(
        status(plan, action).status == NOT_STATED
        and bool(action.parts)
        and open_ones.isdisjoint(own.full for own in label.parts)
        for action, label in zip(plan.actions, labels(plan), strict=True)
    )
    stated = {**counts, NOT_STATED: counts.get(NOT_STATED, 0) - by_parts}
    words = [f"{count} {word('status', one, language).lower()}" for one, count in stated.items() if count]
    words += [phrase("form.by_parts", language, count=by_parts)] if by_parts else []
    return joined(words, language)


def unsaid(plan: Plan) -> Iterator[tuple[str, list[str], str]]:
    """What a plan that is to be submitted lacks: in a few words, of which actions, and what to type."""
    for what, hint, has in (
        ("when actions of the next plan are to be done", "add  when: …", _is_timed),
        ("who is responsible for actions of the next plan", "add  owners: […]", _is_owned),
        ("how the success of actions of the next plan is measured", "add  success: […]", _is_measured),
    ):
        if lacking := [name for name, holders in _holders(plan) if not any(map(has, holders))]:
            yield what, lacking, hint
    empty = [
        one.id for one in plan.strands if not any(one in plan.strands_of(action) for action in plan.actions)
    ]
    if empty and plan.actions:
        yield "an action under each heading of the next plan", empty, "add one, or delete the heading,"


def _holders(plan: Plan) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """Each action without parts, and each part, by its name; with it those that may speak for it: the part's action."""
    for action, label in zip(plan.actions, labels(plan), strict=True):
        if not action.parts:
            yield label.name, (action,)
        for part, own in zip(action.parts, label.parts, strict=True):
            yield own.full, (part, action)


def _is_timed(part: Part) -> bool:
    return bool(part.when or part.years or part.from_ or part.to)


def _is_owned(part: Part) -> bool:
    return bool(part.owners)


def _is_measured(part: Part) -> bool:
    return bool(part.success or part.measures)


def _named(name: str, words: str) -> str:
    return f"{name} {words}".strip()


def _why(progress: Sequence[Progress], language: str) -> str:
    reasons = [words_of(one.reason or one.note, language) for one in progress if one.reason or one.note]
    return reasons[-1] if reasons else ""


def recommendation_answer(plan: Plan, id: str, language: str) -> tuple[str, ...]:
    """How a plan answers a recommendation: the actions tagged with it, those its table names, its words."""
    answer = dict[str, TalentAnswer](plan.talent.items()).get(id)
    if answer and not answer.applies:
        reason = phrase("form.not_applicable", language, reason=words_of(answer.reason, language))
        return (reason, *([words_of(answer.note, language)] if answer.note else []))
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
    words = [phrase("form.see", language, actions=joined(named, language))] if named else []
    words += [words_of(answer.note, language)] if answer and answer.note else []
    return tuple(words)


def recommendations_table(
    vocabulary: Vocabulary, plan: Plan, caption: str, language: str
) -> tuple[TableBlock, list[str]]:
    """All recommendations with a plan's answers; and the ids of those that it does not answer."""
    names = {one.id: words_of(one.name, language) for one in vocabulary.recommendations}
    rows, unanswered = [], list[str]()
    for id in RECOMMENDATIONS:
        answer = recommendation_answer(plan, id, language)
        if not answer:
            unanswered.append(id)
        name = f"{id} {names.get(id, '')}".strip()
        rows.append((cell(name), cell(*(answer or (phrase("form.not_answered", language),)))))
    titles = (("form.recommendation", 3), ("form.answer", 4))
    columns = tuple(TableColumn(phrase(key, language), width) for key, width in titles)
    return TableBlock(caption, columns, tuple(rows), named=True), unanswered


def groups_said(institution: Institution, language: str) -> Iterator[Block]:
    """The groups that carry the Commitment: what they do, to whom they report, who sits in them."""
    for group in institution.groups:
        yield Heading(2, words_of(group.name, language))
        for key, value in (
            ("form.group_purpose", group.purpose),
            ("form.group_reports_to", group.reports_to),
            ("form.group_meets", group.meets),
        ):
            if value:
                yield text(phrase(key, language, words=words_of(value, language)))
        if group.seats:
            yield ItemList(tuple(ListItem((TextRun(_seat(one, language)),)) for one in group.seats))


def _seat(seat: Seat, language: str) -> str:
    """Who sits there: "4 × Technicians, Faculty of Science (members)"."""
    number = f"{seat.number} × " if seat.number is not None else ""
    who = ", ".join(filter(None, (words_of(seat.who, language), seat.name, words_of(seat.unit, language))))
    role = f" ({words_of(seat.role, language)})" if seat.role else ""
    return f"{number}{who}{role}"


def voices_said(plan: Plan, language: str) -> Iterator[str]:
    """How technicians were consulted: "Open call; June 2024; 28 people; it led to V1"."""
    for one in plan.technician_voice:
        words = [word("method", one.method, language)]
        words += [date_words(one.date, language)] if one.date else []
        words += [phrase("count.people", language, count=one.people)] if one.people is not None else []
        words += [words_of(one.note, language)] if one.note else []
        changed = joined(one.changed, language)
        words += [phrase("form.changed", language, actions=changed)] if changed else []
        yield "; ".join(words)


def impact_said(institution: Institution, plan: Plan | None, language: str) -> Iterator[Block]:
    """What shows that a plan had an impact: figures that were measured again, evidence of progress, awards."""
    measured = (one for one in targets(institution) if one.plan is plan and one.results)
    lines = [_measured(one, language) for one in measured]
    for _, part in plan.rows() if plan else ():
        for entry in part.progress:
            shown = [words_of(one, language) for one in entry.evidence]
            lines += [f"{words_of(part.text, language)}: {'; '.join(shown)}"] if shown else []
    for award in institution.awards:
        name = (words_of(award.name, language), words_of(award.stage, language))
        day = date_words(award.date, language) if award.date else ""
        lines.append(", ".join(filter(None, (*name, day))))
    if lines:
        yield ItemList(tuple(ListItem((TextRun(line),)) for line in lines))


def _measured(one: MeasureTarget, language: str) -> str:
    """A figure that was measured again: "I am seen: from 4.82 to 6.6 (June 2026); target 6.5"."""
    known = one.figure.measure.text if one.figure else None
    what = words_of(one.aim.text or known, language) or one.name
    last = one.results[-1]
    value = f"{figure(last.value)} ({date_words(last.date, language)})"
    how = phrase("document.to", language, target=value)
    if one.baseline is not None:
        how = phrase("document.from_to", language, baseline=figure(one.baseline), target=value)
    if one.aim.target is not None:
        how = phrase("form.of_target", language, how=how, target=figure(one.aim.target))
    return phrase("document.measure", language, what=what, how=how)
