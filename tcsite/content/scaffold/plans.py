"""The file of a plan: the first one, or one that goes on from the last."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from tcsite.content.scaffold.commented import FILL_IN, Given, Keys, Off, WithComment, commented
from tcsite.content.scaffold.institutions import HEAD
from tcsite.content.yaml.writer import WIDTH, Commented, dump, scalar
from tcsite.facts.actions import NOT_STATED, status, to_take_up
from tcsite.facts.labels import find, letter
from tcsite.frozen import dataclass
from tcsite.model import Action, Part, PartialDate, Plan, PlanFile, Progress, Review, SignOff, Voice

STRANDS = (
    "{id: V, title: Visibility, pillar: visibility}",
    "{id: Re, title: Recognition, pillar: recognition}",
    "{id: C, title: Career development, pillar: career-development}",
    "{id: S, title: Sustainability, pillar: sustainability}",
)

_INFERRED = frozenset({"strand", "pillar", "as_per"})
"""What an editor concluded of an action that is still true of it in the next plan."""

_NOT_CARRIED = tuple("progress when years from to carried_from carried_to former_ids parts".split())
"""What belongs to the time of the old plan. Parts are carried one by one."""

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """From when to when a plan runs."""

    first: PartialDate
    last: PartialDate

    @property
    def id(self) -> str:
        """What a plan of that time is called: ``2024-2027``."""
        return f"{self.first.year}-{self.last.year}"

    @property
    def title(self) -> str:
        """Its heading."""
        return f"Action plan, {self.first.words} to {self.last.words}"


def period_from(first: PartialDate, months: int) -> PlanPeriod:
    """The time of so many months, as exact as its first date is known."""
    if not first.month:
        return PlanPeriod(first, PartialDate(first.year + months // 12 - 1))
    after = first.year * 12 + first.month - 1 + months
    if not first.day:
        return PlanPeriod(first, PartialDate((after - 1) // 12, (after - 1) % 12 + 1))
    month = PartialDate(after // 12, after % 12 + 1)
    end = date(month.year, month.month, min(first.day, month.last.day)) - timedelta(days=1)
    return PlanPeriod(first, PartialDate(end.year, end.month, end.day))


def day_after(plan: Plan) -> PartialDate | None:
    """When the plan after it begins: the next day, month or year, as exact as its end is known; nothing if it is not."""
    end = plan.period.end
    if not end:
        return None
    following = end.last + timedelta(days=1)
    if end.day:
        return PartialDate(following.year, following.month, following.day)
    return PartialDate(following.year, following.month if end.month else 0)


def first_plan(period: PlanPeriod, stage: int) -> str:
    """The file of a first plan, with one action to fill in."""
    action: dict[str, Given] = {
        "id": "V1",
        "strand": "V",
        "text": f"{FILL_IN} what you will do, in a sentence",
        **dict.fromkeys(("rationale", "when", "owners", "outputs", "success", "resources", "talent"), Off()),
        "progress": Off([_line(Progress, "date", "status", "note")]),
    }
    values = {**_top(period, stage, ""), "strands": STRANDS, "actions": [Keys(Action, action)]}
    return commented(Keys(PlanFile, values), HEAD)


def _top(period: PlanPeriod, stage: int, follows: str) -> dict[str, Given]:
    """The keys above the strands."""
    proposed = "These dates are a proposal, calculated from today: write your own."
    after = f"Calculated from the end of plan {follows}: check it."
    return {
        "title": scalar(period.title),
        "period": WithComment(
            f"{{from: {period.first}, to: {period.last}}}",
            f"{after if follows else proposed}",
        ),
        "stage": str(stage) if stage else Off("2"),
        "state": "draft",
        "follows": follows or Off(),
        "summary": Off("What the plan is about, in a few sentences."),
        "sign_off": Off([_line(SignOff, "who", "name", "post", "date", who="head", name="…")]),
        "technician_voice": Off([_line(Voice, "method", "date", "people", "note")]),
        "resourcing": Off("What the plan as a whole is carried out with."),
    }


def _line(model: type[Any], *keys: str, **values: str) -> Keys:
    """An entry of a list with the model's own examples."""
    examples = {"status": "in-progress", **values}
    return Keys(model, {key: examples.get(key, "") for key in keys})


@dataclass(frozen=True, slots=True)
class Carried:
    """An action that a new plan carries over: where it stands in the old one, and its new id."""

    index: int
    old: str  # "" where it has no id: then nothing can refer to it
    new: str


def unfinished(plan: Plan, *, renumber: bool = False) -> tuple[Carried, ...]:
    """What the plan after this one has to carry over: all that is not done, given up or gone on elsewhere."""
    carried: list[Carried] = []
    numbers: dict[str, int] = {}
    for index, action in enumerate(plan.actions):
        if not to_take_up(plan, action):
            continue
        prefix = action.strand or "A"
        numbers[prefix] = numbers.get(prefix, 0) + 1
        new = f"{prefix}{numbers[prefix]}" if renumber else action.id or ""
        carried.append(Carried(index, action.id or "", new))
    return tuple(carried)


def next_plan(
    last: Plan,
    data: Data,
    period: PlanPeriod,
    stage: int,
    carried: Sequence[Carried],
    newest: Mapping[str, str],
) -> str:
    """The file of the plan after `last`, which carries over what was not done. `data` is what its file holds.

    `newest` names, for each figure that is measured, the one of the latest survey.
    """
    of_whole = {key: data[key] for key in _OF_THE_WHOLE if data.get(key)}
    keys = {key: value for key, value in _top(period, stage, last.id).items() if key not in of_whole}
    top = commented(Keys(PlanFile, keys), HEAD)
    ids = {each.old: each.new for each in carried}
    actions = [_carried_over(last, data["actions"][each.index], each, ids, newest) for each in carried]
    rest: dict[str, Any] = {}
    if data.get("strands"):
        headings = ("Its headings, in its order: those of the last plan.",)
        rest["strands"] = Commented([_plain(strand) for strand in data["strands"]], above=headings)
    above = (
        f"What plan {last.id} did not finish. Statuses begin again; add what is new with ids of its own.",
        "Each needs a new time: write it under `when`, in your own words.",
    )
    parts = [_offered(last, of_whole)] if of_whole else []
    parts += [dump(rest).decode()] if rest else []
    if actions:
        parts.append(dump({"actions": Commented(actions, above=above)}).decode())
    else:
        parts.append(f"# Plan {last.id} left nothing unfinished: write what is new.\n{_EMPTY}")
    if answers := _answers(data.get("talent") or {}, ids):
        note = (f"The answers of plan {last.id}, with the actions that go on: check each.",)
        parts.append(dump({"talent": Commented(answers, above=note)}).decode())
    return "\n".join([top, *parts])


_OF_THE_WHOLE = ("summary", "resourcing", "aims", "commitments")
"""What a plan says of itself, and the next one may say again."""


def _offered(last: Plan, values: Data) -> str:
    """What the last plan said of the whole, as comments: each counts once its # is gone."""
    about = f"What plan {last.id} said of the whole. Take the # and the space after it away from what still holds."
    lines = textwrap.wrap(about, WIDTH - 2) + dump(_plain(values)).decode().rstrip().split("\n")
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)


def _answers(talent: Data, ids: Mapping[str, str]) -> dict[str, Any]:
    """The answers to the recommendations that hold on: their words, and the actions that are carried over."""
    found = {}
    for number, answer in talent.items():
        kept = _plain(answer or {})
        actions = [ids[str(one)] for one in _listed(kept.pop("actions", [])) if ids.get(str(one))]
        if kept or actions:
            found[str(number)] = {**({"actions": actions} if actions else {}), **kept}
    return found


_EMPTY = f"actions:\n  - id: A1\n    text: {FILL_IN} what you will do, in a sentence\n"


def _carried_over(
    last: Plan, data: Data, carried: Carried, ids: Mapping[str, str], newest: Mapping[str, str]
) -> Commented:
    """An action as the new plan begins with it; `ids` are those of all that is carried over, old and new."""
    values: dict[str, Any] = {"id": carried.new} if carried.new else {}
    kept, remarks = _still_true(_plain(data), newest)
    values |= {key: value for key, value in kept.items() if key not in ("id", "as_per")}
    action = last.actions[carried.index]
    if action.as_per and (other := _as_per(last, action.as_per, ids)):
        values["as_per"] = other
    if carried.old:
        values["carried_from"] = [f"{last.id}/{carried.old}"]
    parts = [
        _part(_plain(part), carried, newest, tuple(_then(last, action, known)))
        for part, known in zip(data.get("parts") or [], action.parts, strict=True)
        if to_take_up(last, action, known)
    ]
    if parts:
        values["parts"] = parts
    return Commented(values, above=(*_then(last, action), *remarks))


def _as_per(last: Plan, reference: str, ids: Mapping[str, str]) -> str:
    """What an outcome is taken from, as the new plan calls it: an action or a part; empty where it is not carried over."""
    place = find(last, reference.removeprefix(f"{last.id}/"))
    if place is None:
        return reference if "/" in reference else ""  # another plan stays as it is
    action = last.actions[place.action]
    new = ids.get(action.id or "", "")
    if not new or place.part is None:
        return new
    going_on = [part for part in action.parts if to_take_up(last, action, part)]
    part = action.parts[place.part]
    if part not in going_on:
        return ""
    short = _new_part_id(part.id, action.id or "", new) or letter(going_on.index(part))
    return short if short.startswith(new) else f"{new}.{short}"


def _new_part_id(id: str | None, old: str, new: str) -> str:
    """A part's id in the new plan: as new as that of its action where it begins with that: V7a is V1a."""
    return new + id.removeprefix(old) if id and old and id.startswith(old) else id or ""


def _part(data: Data, carried: Carried, newest: Mapping[str, str], then: Sequence[str]) -> Commented:
    """A part as the new plan begins with it."""
    values, remarks = _still_true(data, newest)
    if id := _new_part_id(str(values.get("id", "")), carried.old, carried.new):
        values["id"] = id
    return Commented(values, above=(*then, *remarks))


_CARRIED_FORWARD = re.compile(r"\s*(?:to be )?carried (?:forward|over)\b[^.;\n]*[.;]?", re.IGNORECASE)


def _still_true(data: Data, newest: Mapping[str, str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What of an action or a part holds for the next plan too; and, as comments, what was true of the last only."""
    values = {key: value for key, value in data.items() if key not in (*_NOT_CARRIED, "note")}
    if "inferred" in values:
        values["inferred"] = [one for one in _listed(values["inferred"]) if one in _INFERRED]
        if not values["inferred"]:
            del values["inferred"]
    remarks = [f"its note: {words}" for words in _texts(data.get("note"))]
    if isinstance(rationale := values.get("rationale"), str) and _CARRIED_FORWARD.match(rationale):
        remarks.append(f"its rationale: {' '.join(rationale.split())}")
        values["rationale"] = _CARRIED_FORWARD.sub("", rationale, count=1).strip()
        if not values["rationale"]:
            del values["rationale"]
    if measures := values.get("measures"):
        values["measures"] = [_measure(measure, newest) for measure in measures]
    lines = (textwrap.wrap(f"In the last plan, {remark}", WIDTH - 10) for remark in remarks)
    return values, tuple(line for wrapped in lines for line in wrapped)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _as_written(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _texts(value: Any) -> list[str]:
    """A human text on one line, in each of its languages."""
    texts = value.values() if isinstance(value, dict) else [value] if value else []
    return [" ".join(str(text).split()) for text in texts]


def _measure(data: Data, newest: Mapping[str, str]) -> Commented:
    """A measure to go on from: its baseline is the latest figure, and by when the target is to be reached is open.

    The latest figure stands in `measures.yaml` if the measure names one there; else only the lead knows it.
    """
    values = {key: value for key, value in data.items() if key not in ("baseline", "by", "results", "note")}
    measure = str(data.get("measure", ""))
    if measure in newest:
        values["measure"] = newest[measure]
    then = [
        f"{key} {_as_written(data[key])}" for key in ("baseline", "target", "by") if data.get(key) is not None
    ]
    wanted = ["by"] if measure in newest else ["baseline", "by"]
    add = " and ".join(f"{key}: …" for key in wanted)
    comments = (f"In the last plan {', '.join(then)}. Check the target, and add {add}",) if then else ()
    return Commented(values, above=comments)


def _then(plan: Plan, action: Action, part: Part | None = None) -> Iterator[str]:
    """How an action or a part of it stood in the old plan, for whoever writes the new one."""
    own = part or action
    words = str(own.when) if own.when else ", ".join(map(str, own.years))
    how_far = part.status if part else status(plan, action).status
    of_parts = how_far == NOT_STATED and (part or action.parts)  # said by the other of the two, or not at all
    stated = [f"when: {words}" if words else "", "" if of_parts else f"status: {how_far}"]
    if any(stated):
        yield f"In the last plan {', '.join(filter(None, stated))}"


_FIGURE = re.compile(r"-?(0|[1-9]\d*)(\.\d*[1-9])?")


def _plain(data: Data) -> dict[str, Any]:
    """A mapping without the keys that hold nothing, its figures as figures: our reader makes text of them."""
    return {key: _figures(value) for key, value in data.items() if value is not None}


def _figures(value: Any) -> Any:
    if isinstance(value, dict):
        return _plain(value)
    if isinstance(value, list):
        return [_figures(each) for each in value]
    return float(value) if isinstance(value, str) and len(value) < 9 and _FIGURE.fullmatch(value) else value


def review_to_come() -> str:
    """The closing report of a plan, commented out: lines for the end of its file."""
    keys = dict.fromkeys(("date", "title", "overall", "by"), "")
    text = commented(Keys(PlanFile, {"review": Off(Keys(Review, keys))}))
    return "\n# When the last action has its final status, write  state: closed  and this report.\n" + text
