"""Actions: a plan's actions as tables, one for each of its headings.

Only columns in which something stands are there. What an action says is said once; its parts are rows below it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from tcsite.documents.document import (
    Block,
    Colour,
    Heading,
    ItemList,
    ListItem,
    TableBlock,
    TableCell,
    TableColumn,
    TextBlock,
    TextRun,
    text,
)
from tcsite.documents.prose import ProseReader
from tcsite.facts.actions import NOT_STATED, part_status, status
from tcsite.facts.labels import ActionLabel, PartLabel, find, labels
from tcsite.facts.measures import Figure, baseline, results
from tcsite.facts.measures import text as measured
from tcsite.facts.plans import recommendations
from tcsite.frozen import dataclass
from tcsite.language import (
    date_words,
    figure,
    goal_words,
    joined,
    period_words,
    phrase,
    span_words,
    word,
)
from tcsite.model import COLOURS, Action, ActionMeasure, Part, Plan, Progress, Strand, Text
from tcsite.text.markdown import plain

_YEAR = re.compile(r"\d{4}")
_YEARS_OF_PLAN = 10
"""Smaller numbers under `years` count a plan's own years."""

Lines = tuple[TextBlock | ItemList, ...]

REVIEW = ("id", "text", "when", "owners", "status", "progress")
"""The columns of a review in red, amber and green."""

WHOLE = (
    *("id", "text", "rationale", "when", "owners", "outputs", "success", "resources", "talent"),
    *("status", "progress", "note"),
)
"""All columns of a plan."""

_WIDTHS = {"id": 2, "text": 8, "rationale": 6, "when": 4, "owners": 5, "outputs": 5, "success": 6}
_WIDTHS |= {"resources": 4, "talent": 4, "status": 4, "progress": 7, "note": 4}


@dataclass(frozen=True, slots=True)
class PlanWords:
    """A plan, and what is needed to say it: how texts are read, in which language, and the institution's figures."""

    plan: Plan
    reader: ProseReader
    language: str
    figures: Mapping[str, Figure]
    base: str = "/"  # where its relative links start

    def say(self, key: str, **values: object) -> str:
        """What documents say by themselves."""
        return phrase(key, self.language, **values)

    def lines(self, value: Text | None) -> Lines:
        """A human text as the lines of a cell."""
        return self.reader.cell_lines(value.in_language(self.language), self.base) if value else ()

    def entries(self, values: Sequence[Text]) -> Lines:
        """Several texts: one as a paragraph, more as a list."""
        runs = [self.reader.line(value.in_language(self.language), self.base) for value in values]
        if len(runs) == 1:
            return (TextBlock(runs[0]),)
        return (ItemList(tuple(ListItem(one) for one in runs)),) if runs else ()


@dataclass(frozen=True, slots=True)
class _Row:
    action: Action
    part: Part  # the action itself, or a part of it
    name: str


def tables(words: PlanWords, columns: Sequence[str], level: int) -> tuple[Block, ...]:
    """The headings of a plan and the tables of their actions; of the columns those in which something stands."""
    rows = list(_rows(words.plan))
    cells = {(id(row.part), key): _CELLS[key](words, row) for row in rows for key in columns}
    used = [key for key in columns if any(cells[id(row.part), key].lines for row in rows)]
    blocks: list[Block] = []
    for strand, own in _grouped(words.plan, rows):
        title = words_of(strand.title, words.language) if strand else ""
        if strand or len(words.plan.strands) > 0:
            blocks.append(Heading(level, title or words.say("plan.further")))
        if strand and strand.aim:
            blocks.append(text(words.say("document.aim", words=words_of(strand.aim, words.language)), "note"))
        if own:
            caption = words.say(
                "document.tasks_of", title=title or words_of(words.plan.title, words.language)
            )
            heads = tuple(TableColumn(word("column", key, words.language), _WIDTHS[key]) for key in used)
            body = tuple(tuple(cells[id(row.part), key] for key in used) for row in own)
            blocks.append(TableBlock(caption, heads, body, named=used[0] == "id"))
    return tuple(blocks)


def words_of(value: Text | None, language: str) -> str:
    """A text without its markup, on one line."""
    return " ".join(plain(value.in_language(language)).split()) if value else ""


def _rows(plan: Plan) -> Iterator[_Row]:
    for action, label in zip(plan.actions, labels(plan), strict=True):
        if action.headed or any(getattr(action, key) for key in _OF_THE_WHOLE):
            yield _Row(action, action, label.shown)
        for part, own in zip(action.parts, label.parts, strict=True):
            yield _Row(action, part, part_name(label, own))


_OF_THE_WHOLE = (
    *("rationale", "when", "years", "from_", "to", "owners", "outputs", "success", "measures", "resources"),
    *("talent", "progress", "note", "as_per", "carried_from", "carried_to", "merged_into"),
)
"""What an action may say of all its parts, even where it has no text of its own."""


def part_name(action: ActionLabel, part: PartLabel) -> str:
    """What a part is called in a table; nothing where nobody knows its action by an id."""
    return part.full if action.shown else ""


def _grouped(plan: Plan, rows: Sequence[_Row]) -> Iterator[tuple[Strand | None, list[_Row]]]:
    """The actions under each heading, in the plan's order; those under none come last."""
    first = {id(action): next(iter(plan.strands_of(action)), None) for action in plan.actions}
    for strand in plan.strands:
        yield strand, [row for row in rows if first[id(row.action)] is strand]
    loose = [row for row in rows if first[id(row.action)] is None]
    if loose:
        yield None, loose


# The cells


def _name(_: PlanWords, row: _Row) -> TableCell:
    return TableCell((text(row.name),) if row.name else ())


def _when(words: PlanWords, row: _Row) -> TableCell:
    part = row.part
    if part.when:
        return TableCell((text(part.when.in_language(words.language)),))
    if part.years:
        of_plan = max(part.years) <= _YEARS_OF_PLAN
        years = [words.say("document.year", number=year) if of_plan else str(year) for year in part.years]
        return TableCell((text(", ".join(years)),))
    span = span_words(part.span(words.plan.period), words.language)
    return TableCell((text(span[:1].upper() + span[1:]),) if span else ())


def _success(words: PlanWords, row: _Row) -> TableCell:
    runs = [words.reader.line(one.in_language(words.language), words.base) for one in row.part.success]
    runs += [(TextRun(_measure(words, aim)),) for aim in row.part.measures]
    if len(runs) == 1:
        return TableCell((TextBlock(runs[0]),))
    return TableCell((ItemList(tuple(ListItem(one) for one in runs)),) if runs else ())


def _measure(words: PlanWords, aim: ActionMeasure) -> str:
    """A measure of success in a line: "I am seen: from 5.18 to 6.5 by June 2026"."""
    known = words.figures.get(aim.measure or "")
    what = words_of(measured(aim, known), words.language) or aim.measure or ""
    unit = f" {words_of(aim.unit, words.language)}" if aim.unit else ""
    how = _change(words, goal_words(aim, words.language, unit), baseline(aim, known), aim, unit)
    if aim.by:
        how = words.say("document.by", words=how, date=date_words(aim.by, words.language)).strip()
    if later := results(aim, known):
        each = [
            words.say(
                "document.result_on" if one.date.day else "document.result_in",
                value=figure(one.value),
                date=date_words(one.date, words.language),
            )
            for one in later
        ]
        how = words.say("document.results", how=how, results=joined(each, words.language)).strip()
    whole = words.say("document.measure", what=what, how=how) if how else what
    return _with_notes(words, whole, aim)


def _with_notes(words: PlanWords, measure: str, aim: ActionMeasure) -> str:
    """A measure with its note, and those of its results: "…; note: counted once a year"."""
    if note := words_of(aim.note, words.language):
        measure = words.say("document.noted", measure=measure, note=note)
    for one in aim.results:
        if note := words_of(one.note, words.language):
            day = date_words(one.date, words.language)
            measure = words.say("document.noted_result", measure=measure, date=day, note=note)
    return measure


def _change(words: PlanWords, target: str, start: float | None, aim: ActionMeasure, unit: str) -> str:
    """From where to where: "from 5.18 to 6.5", "a decrease from 12"; "" where the plan says neither."""
    if start is None:
        return words.say("document.to", target=target) if aim.target is not None else target
    if aim.target is not None:
        return words.say("document.from_to", baseline=figure(start), target=target)
    return words.say("document.change_from", change=target, baseline=f"{figure(start)}{unit}").strip()


def _status(words: PlanWords, row: _Row) -> TableCell:
    stated = _status_of(words.plan, row)
    if stated == NOT_STATED:
        return TableCell()
    return status_cell(stated, words.language)


def status_cell(stated: str, language: str) -> TableCell:
    """A status in words and in the colour that follows from it, which is named as well."""
    colour = _COLOURS.get(COLOURS[stated], "")
    name = phrase("document.ongoing", language) if stated == "ongoing" else word("status", stated, language)
    return TableCell((text(f"{name} ({word('colour', colour, language)})" if colour else name),), colour)


_COLOURS: dict[str, Colour] = {"red": "red", "amber": "amber", "green": "green"}


def _status_of(plan: Plan, row: _Row) -> str:
    return (
        status(plan, row.action).status if row.part is row.action else part_status(plan, row.action, row.part)
    )


def _progress(words: PlanWords, row: _Row) -> TableCell:
    lines: list[TextBlock | ItemList] = []
    if row.part is row.action and row.action.as_per:
        same = action_words(words.plan, row.action.as_per, words.language)
        lines.append(text(words.say("document.as_per", action=same)))
    for entry in row.part.progress:
        lines += _entry(words, entry)
    return TableCell(tuple(lines))


def _entry(words: PlanWords, entry: Progress) -> Iterator[TextBlock | ItemList]:
    """An entry: its day and its status, and all that it says; the same lines come in again with `tcsite import`."""
    stated = word("status", entry.status, words.language) if entry.status != NOT_STATED else ""
    begun = f"{date_words(entry.date, words.language)}: {stated}".rstrip()
    yield TextBlock((TextRun(begun, bold=True),))
    if entry.words:
        yield text(words.say("document.words", words=words_of(entry.words, words.language)))
    if entry.health:
        yield text(_health(words, entry))
    yield from words.lines(entry.note)
    reasons = (entry.reason,) if entry.reason else ()
    for label, values in (("document.reason", reasons), ("document.evidence", entry.evidence)):
        for value in values:
            line = words.reader.line(value.in_language(words.language), words.base)
            yield TextBlock((TextRun(words.say(label)), *line))


def _health(words: PlanWords, entry: Progress) -> str:
    health = word("health", entry.health, words.language) if entry.health else ""
    if not entry.health_words:
        return words.say("document.health", health=health)
    own = words_of(entry.health_words, words.language)
    return words.say("document.health_words", health=health, words=own)


def action_words(plan: Plan, reference: str, language: str) -> str:
    """What another action is called in a document: its id, or its words where its plan gives no ids."""
    place = find(plan, reference)
    if plan.action_ids == "own" or place is None:
        return reference
    return f"“{words_of(plan.actions[place.action].text, language)}”"


def _note(words: PlanWords, row: _Row) -> TableCell:
    lines = list(words.lines(row.part.note))
    if row.part is row.action:
        action = row.action
        for key, names in (
            ("document.carried_from", action.carried_from),
            ("document.carried_to", action.carried_to),
        ):
            if names:
                lines.append(text(words.say(key, actions=joined(names, words.language))))
        if action.merged_into:
            lines.append(text(words.say("document.merged", action=action.merged_into)))
    return TableCell(tuple(lines))


def _talent(_: PlanWords, row: _Row) -> TableCell:
    tags = recommendations(row.part)
    return TableCell((text(", ".join(tags)),) if tags else ())


def _has_own_text(part: Part) -> bool:
    return not isinstance(part, Action) or part.headed


_CELLS: Mapping[str, Callable[[PlanWords, _Row], TableCell]] = {
    "id": _name,
    "text": lambda words, row: TableCell(
        words.lines(row.part.text) if _has_own_text(row.part) else (text(words.say("document.in_parts")),)
    ),
    "rationale": lambda words, row: TableCell(words.lines(row.part.rationale)),
    "when": _when,
    "owners": lambda words, row: TableCell(words.entries(row.part.owners)),
    "outputs": lambda words, row: TableCell(words.entries(row.part.outputs)),
    "success": _success,
    "resources": lambda words, row: TableCell(words.lines(row.part.resources)),
    "talent": _talent,
    "status": _status,
    "progress": _progress,
    "note": _note,
}


def title_of(plan: Plan, language: str) -> str:
    """A plan's title, with its period where the title does not say it."""
    title, period = words_of(plan.title, language), period_words(plan.period, language)
    has_period = all(year in title for year in _YEAR.findall(period))
    return title if has_period else phrase("form.by_period", language, title=title, period=period)
