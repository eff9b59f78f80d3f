"""Plans: what was found of a plan, as the values of its file."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from tcsite.content.yaml.writer import Commented, Value, bare
from tcsite.importers.dates import period_from, period_in
from tcsite.importers.document import THE_DOCUMENT, Origin, ReviewItem, SourceLine
from tcsite.importers.drafts import FoundPlans, PlanDraft
from tcsite.importers.fields import Context, Values, ordered, values_of
from tcsite.importers.ids import id_of, leading
from tcsite.importers.of_ours import (
    PART,
    status_of_ours,
    title_of,
    with_parts,
    without_derived,
    without_outcome,
)
from tcsite.importers.our_words import said
from tcsite.importers.owners import alone
from tcsite.importers.progress import StatusSource
from tcsite.importers.rows import ActionRows, RowSpan, StrandDraft
from tcsite.importers.shading import unread_colours
from tcsite.importers.split import ActionDraft, actions_of
from tcsite.importers.status import suffix
from tcsite.importers.strands import free, id_for, pillar_of
from tcsite.importers.surroundings import answers_of
from tcsite.importers.tracing import Trace, traces_of
from tcsite.importers.words import labelled
from tcsite.text.phrases import plain

_UNKNOWN = ("1900", "1900")
_PARTS = "abcdefghijklmnopqrstuvwxyz"
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def values_of_plan(
    draft: PlanDraft, found: FoundPlans, *, plan: str, dates: tuple[str, str, str]
) -> tuple[Values, list[ReviewItem], dict[Origin, Trace]]:
    """The file of a plan. `plan` is its id; `dates` are the caller's, the file's last change, and today."""
    todo = list(draft.gathering.todo)
    period, why = _period(draft, plan, found.date)
    source = _status_source(draft, found, dates, period[1])
    entries = draft.gathering.entries
    context = Context(source, todo, alone(span.lines("owners") for entry in entries for span in entry.spans))
    unread_colours(draft, context)
    _objectives(draft)
    wholes = _wholes(draft)
    numbered = sum(bool(id_of(_id_text(whole))) for whole in wholes) * 2 > len(wholes)
    _identified(draft, wholes, numbered=numbered)
    made = [_action(whole, context, after) for whole, after in zip_longest(wholes, wholes[1:])]
    actions = _with_ids(made, wholes, context, numbered=numbered)
    if context.cuts:
        context.note(
            THE_DOCUMENT, "; ".join(context.cuts), "these were read as several owners; join what is one"
        )
    values: Values = {
        "title": _title(draft, period, context),
        "period": Commented({"from": period[0], "to": period[1]}, *_why(why, period, context)),
        "state": Commented("draft", ("TODO: say whether the plan is approved, in-force or closed",)),
    }
    values |= draft.head
    if draft.sign_off:
        values["sign_off"] = Commented(draft.sign_off, ("TODO: compare who signed with the document",))
    if draft.achievements:
        values["known_from"] = "achievements"
    if not numbered:
        values["action_ids"] = "assigned"
    if review := draft.facts.review(draft.title or "Red, amber and green analysis"):
        values["review"] = review
    values["strands"] = [_strand(strand) for strand in draft.gathering.strands if strand.id]
    above = (
        (f"Entries of progress are dated {source.date}: {source.why}",)
        if source.why and _dates_by(source.date, actions)
        else ()
    )
    written = with_parts(_references(actions))
    if found.ours:
        written = list(map(without_outcome if values.get("known_from") else without_derived, written))
        statuses = (one for entry in entries for span in entry.spans for one in span.cells("status"))
        draft.gathering.handled |= {one.origin for one in statuses if status_of_ours(one.text)}
    values["actions"] = Commented(written, above)
    ids = [str(bare(action["id"])) for action in actions]
    answers = {number: one for table in draft.talent for number, one in answers_of(table, ids, todo).items()}
    if answers:
        values["talent"] = dict(sorted(answers.items(), key=lambda pair: int(pair[0][1:])))
    traces = traces_of(draft, plan, zip(wholes, ids, strict=True))
    return {key: value for key, value in values.items() if value != []}, todo, traces


# What holds for the plan


def _period(draft: PlanDraft, plan: str, date: str) -> tuple[tuple[str, str], str]:
    if draft.period:
        return draft.period, draft.why
    if named := period_in(plan):
        return named, "from the plan's id"
    if date and (counted := period_from(date, draft.text)):
        return counted, "counted from the date in the document and the length in the text"
    return _UNKNOWN, "the document does not say from when to when the plan runs"


def _why(why: str, period: tuple[str, str], context: Context) -> tuple[tuple[str, ...]]:
    if period == _UNKNOWN:
        return ((context.note(THE_DOCUMENT, "", f"{why}; write it here"),),)
    return ((f"TODO: check the period: {why}",) if why else (),)


def _title(draft: PlanDraft, period: tuple[str, str], context: Context) -> Value:
    if draft.title:
        return title_of(draft.title)
    words = "Action plan" if period == _UNKNOWN else f"Action plan, {period[0][:4]} to {period[1][:4]}"
    return Commented(words, (context.note(THE_DOCUMENT, "", "no title was found; check this one"),))


def _status_source(
    draft: PlanDraft, found: FoundPlans, dates: tuple[str, str, str], end: str
) -> StatusSource:
    """What holds for all statuses of the plan: the legend, and the date that they are of.

    `dates` are the one that was asked for, the one of the file's last change, and today.
    """
    date, modified, today = dates
    above = "" if date else draft.status_day()
    choices = (
        (date, ""),
        (above, "the date above the column of comments"),
        (draft.facts.date, ""),
        (found.date, "the date in the document"),
        (modified, "TODO: check that: it is the day on which the file was last changed"),
        (end, "TODO: check that: it is the end of the plan, as the document gives no date"),
    )
    if today and (end == _UNKNOWN[1] or today[: len(end)] <= end):
        by_day = "TODO: check that: it is the day of the import, as the document gives no date"
        choices = (*choices[:-1], (today, by_day))
    begin = draft.period[0] if draft.period else ""
    told = (
        choice for place, choice in enumerate(choices) if choice[0] and (place == 0 or choice[0] >= begin)
    )
    day, why = next(told, choices[-1])  # what is older than the plan says nothing of its actions
    return StatusSource(found.legend, day, why, draft.coloured(found.legend), above, found.ours)


def _strand(strand: StrandDraft) -> Values:
    number = strand.words[: max(strand.words.lower().find(strand.title.lower()), 0)].strip(" :.–—-")
    values: Values = {"id": strand.id, "title": Commented(strand.title, beside=number)}
    if pillar := pillar_of(strand.title):
        values["pillar"] = pillar
    if strand.aim:
        ours = said("document.aim", strand.aim)
        values["aim"] = ours["words"] if ours else strand.aim
    return values


def _objectives(draft: PlanDraft) -> None:
    """Objectives that several actions share are headings of the plan; else each is its action's reason."""
    cells = [(entry, entry.objective) for entry in draft.gathering.entries if entry.objective]
    texts = {objective.text for _, objective in cells}
    if draft.gathering.strands or len(texts) * 3 > len(cells) * 2:
        for entry, objective in cells:
            first = entry.spans[0].columns
            first["rationale"] = [
                replace(objective, lines=list(objective.lines)),
                *first.get("rationale", []),
            ]
        return
    known: dict[str, StrandDraft] = {}
    for entry, objective in cells:
        text = objective.text
        entry.strand = known.setdefault(text, StrandDraft(text, "", objective.origin, text))
    draft.gathering.strands += known.values()


# Actions, and what they are called


def _wholes(draft: PlanDraft) -> list[ActionDraft]:
    entries = draft.gathering.entries
    own = sum(bool(id_of(entry.spans[0].words("id"))) for entry in entries)
    begun = sum(bool(leading(entry.spans[0].words("text"))[0]) for entry in entries)
    if not own and begun * 3 > len(entries) * 2:
        for entry in entries:
            _id_from_text(entry)
        own = begun
    elif not own and not begun and len(entries) > 1:
        firsts = [labelled(entry.spans[0].words("text")) for entry in entries]
        if [label for label, _ in firsts] == [str(number) for number, _ in enumerate(entries, start=1)]:
            for entry, (label, _) in zip(entries, firsts, strict=True):
                _take_number(entry, label)
            own = len(entries)
    numbered = own * 2 > len(entries)
    wholes = []
    for entry in entries:
        wholes += actions_of(entry, numbered=numbered, grouped=entry.strand is not None)
    return wholes


def _take_number(entry: ActionRows, label: str) -> None:
    """Take the number out of a text that begins with it, where the actions are counted so: "1. Show …", "2. …"."""
    span = entry.spans[0]
    cells = span.cells("text")[0]
    span.columns["id"] = [replace(cells, lines=[SourceLine(label)])]
    cells.lines[0] = replace(cells.lines[0], text=labelled(cells.lines[0].text)[1])


def _id_from_text(entry: ActionRows) -> None:
    """Take the id out of a text that begins with it: "V1: Show every technician"."""
    for span in entry.spans[:1]:
        for cells in span.cells("text")[:1]:
            id, rest = leading(cells.lines[0].text)
            if id and len([line for line in cells.lines if leading(line.text)[0]]) == 1:
                span.columns["id"] = [replace(cells, lines=[replace(cells.lines[0], text=id)])]
                cells.lines[0] = replace(cells.lines[0], text=rest)


def _id_text(whole: ActionDraft) -> str:
    return whole.shared.words("id")


def _identified(draft: PlanDraft, wholes: Sequence[ActionDraft], *, numbered: bool) -> None:
    """Give each strand that has actions its id: the letter of their ids, where they share one."""
    taken: dict[str, int] = {}
    called: dict[int, list[str]] = {}
    for whole in wholes:
        called.setdefault(id(whole.strand), []).append(id_of(_id_text(whole)))
    for strand in draft.gathering.strands:
        ids = called.get(id(strand), [])
        if not ids and strand.origin.row == 0 and not strand.origin.cell:
            words = f"{strand.title} {strand.aim}".strip()
            draft.gathering.todo.append(
                ReviewItem(strand.origin, words, "no action stands under this heading")
            )
            continue
        letters = {re.sub(r"[^A-Za-z].*", "", each) for each in ids if each} if numbered else set()
        letter = letters.pop() if len(letters) == 1 else ""
        strand.id = (
            free(letter, taken) if letter and letter.lower() not in taken else id_for(strand.title, taken)
        )


def _with_ids(
    actions: list[Values], wholes: Sequence[ActionDraft], context: Context, *, numbered: bool
) -> list[Values]:
    """The actions with an id for each: its own where it has one that nobody else has."""
    own = [id_of(_id_text(whole)) if numbered else "" for whole in wholes]
    often = Counter(id.lower() for id in own)
    taken = {id.lower(): 1 for id in own if often[id.lower()] == 1}
    numbers: Counter[str] = Counter()
    result = []
    for action, whole, id in zip(actions, wholes, own, strict=True):
        strand = whole.strand.id if whole.strand else ""
        value: Value = id
        if not id or often[id.lower()] > 1:
            numbers[strand] += 1
            stem = f"{strand}-{id}" if id and strand else f"{strand or 'action'}-{numbers[strand]}"
            given = free(stem, taken)
            value = Commented(given, *_renamed(whole, id, context)) if numbered else given
        result.append(ordered({"id": value, **({"strand": strand} if strand else {}), **action}))
    if repeated := sorted(id for id in often if id and often[id] > 1):
        why = "several actions have the same number, so each got another; their comments say which number they had"
        context.note(THE_DOCUMENT, ", ".join(repeated), why)
    return result


def _renamed(whole: ActionDraft, id: str, context: Context) -> tuple[tuple[str, ...], str]:
    """The comments on an id that is not the document's."""
    if id:
        return (), f"{id} in the document"
    why = "this action has no id in the document; check this one"
    return (context.note(whole.shared.origin, whole.shared.words("text")[:80], why),), ""


def _action(whole: ActionDraft, context: Context, after: ActionDraft | None) -> Values:
    """The values of an action; `after` is the row below it."""
    shared = whole.shared
    text = shared.words("id")
    if text and (not id_of(text)):
        cells = shared.columns.pop("id")[0]
        shared.columns.setdefault("other", []).append(cells)
    if not whole.parts:
        values = _with_suffix(values_of(shared, context), context)
        return values if after and _is_first_part(after, whole) else _with_text(values, whole, context)
    values = values_of(shared, context)
    parts = []
    for number, span in enumerate(whole.parts):
        label = whole.labels[number].lower() if number < len(whole.labels) else _letter(number)
        part = _with_suffix(values_of(span, context), context)
        part.pop("as_per", None)
        parts.append(ordered({"id": label, **_with_text(part, whole, context, span)}))
    if "text" not in values and whole.objective and values.get("rationale") == whole.objective.text:
        aim = values.pop("rationale")  # of all the parts
        values = ordered({**values, "text": aim})
    if "text" not in values:
        count = _COUNTS[len(parts)] if len(parts) < len(_COUNTS) else str(len(parts))
        name = id_of(text) or "Action"
        why = "say in a line what these parts have in common"
        values["text"] = Commented(f"{name}, in {count} parts", (f"TODO: {why}",))
        context.todo.append(ReviewItem(shared.origin, name, why))
    return {**values, "parts": parts}


def _is_first_part(row: ActionDraft, whole: ActionDraft) -> bool:
    """Whether a row is the first part of the action above it, which then needs no text of its own: V1.a below V1."""
    part = PART.fullmatch(id_of(_id_text(row)))
    same = part and part["action"] == id_of(_id_text(whole)) and part["part"] == _PARTS[0]
    return bool(same) and row.strand is whole.strand


def _letter(number: int) -> str:
    return _PARTS[number] if number < len(_PARTS) else f"p{number + 1}"


def _with_text(values: Values, whole: ActionDraft, context: Context, span: RowSpan | None = None) -> Values:
    """The values with a text: our model asks for one."""
    if "text" in values:
        return values
    place = span or whole.shared
    for key in ("outputs", "success", "rationale", "note"):
        if key in values:
            value = values.pop(key)
            words = "\n\n".join(map(str, value)) if isinstance(value, list) else value
            why = f"the document says nothing under the action itself; this is its {key}"
            return {**values, "text": Commented(words, (context.note(place.origin, "", why),))}
    why = "the document does not say what is to be done here"
    return {**values, "text": Commented("(no text)", (context.note(place.origin, _words(place), why),))}


def _words(span: RowSpan) -> str:
    return " ".join(one.text for cells in span.columns.values() for one in cells)


def _with_suffix(values: Values, context: Context) -> Values:
    """A status taken from the end of the action's own text: "Review all roles - complete"."""
    text = values.get("text")
    if "progress" in values or not isinstance(text, str):
        return values
    rest, status, more = suffix(text)
    if not status:
        return values
    words = text[len(rest) :].strip(" –—-().")
    beside = "" if plain(words) == plain(status) else f"written: {words}"
    entry: Values = {"date": context.source.date, "status": Commented(status, beside=beside)}
    if more:
        entry["note"] = more
    return {**values, "text": rest, "progress": [entry]}


def _parts_of(action: Values) -> list[Values]:
    parts = action.get("parts", [])
    return [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []


def _dates_by(date: str | Commented, actions: list[Values]) -> bool:
    """Whether an entry of progress has a date for want of one of its own."""
    entries = [
        entry
        for action in actions
        for each in (action, *_parts_of(action))
        if isinstance(written := each.get("progress"), list)
        for entry in written
    ]
    return any(isinstance(entry, dict) and entry.get("date") == date for entry in entries)


def _references(actions: list[Values]) -> list[Values]:
    """The actions, with only such references as lead somewhere."""
    ids = {str(bare(action["id"])) for action in actions}
    return [
        {
            key: value
            for key, value in action.items()
            if key != "as_per" or (value in ids and value != bare(action["id"]))
        }
        for action in actions
    ]
