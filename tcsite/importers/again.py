"""Again: next year's document against the plan that is there. Statuses and comments are added, nothing is changed.

Actions are recognised by their ids and their texts. Only what the document says of progress can be taken over, as
further entries; whatever else differs is told, for a person to decide.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from tcsite.content.editing import SetRequest
from tcsite.frozen import dataclass
from tcsite.model import Action, Part, Plan, Text
from tcsite.text.phrases import plain, shortened

_ALIKE = 0.5  # of the words of two texts, where their ids are the same
_SAME = 0.75  # without ids
_MOST_PAIRS = 250_000  # of texts that are compared
_KEYS = ("status", "note", "reason")
_short = partial(shortened, most=70)


@dataclass(frozen=True, slots=True)
class Addition:
    """What the document says of an action beyond what the plan says."""

    target: str  # "V1", "V1.a"
    before: str  # the status that the plan states
    request: SetRequest


@dataclass(frozen=True, slots=True)
class Compared:
    """A document against a plan."""

    additions: tuple[Addition, ...] = ()
    told: tuple[str, ...] = ()  # what differs otherwise
    same: int = 0  # actions of which the document says nothing new


def compared(data: Mapping[str, Any], plan: Plan) -> Compared:
    """What a plan as it was imported, `data`, says beyond the plan that is there."""
    news = [action for action in data.get("actions", ()) if isinstance(action, Mapping)]
    own_ids = data.get("action_ids") != "assigned"
    pairs, told = _pairs(news, plan.actions, own_ids=own_ids)
    headings = {str(one.get("id", "")): str(one.get("title", "")) for one in data.get("strands", ())}
    additions: list[Addition] = []
    same = 0
    for new, action in pairs:
        name = action.id or f"action {plan.actions.index(action) + 1}"
        found = list(_news_of(new, action, name))
        if own_ids and action.id and _name(new).lower() != action.id.lower() and new.get("id"):
            told.append(f"{name} is {_name(new)} in the document, known by its text, and keeps its id")
        told += _otherwise(new, action, name)
        told += _moved(headings.get(str(new.get("strand", "")), ""), plan, action, name)
        additions += [one for one in found if isinstance(one, Addition)]
        told += [one for one in found if isinstance(one, str)]
        same += not found
    known = {id(new) for new, _ in pairs}
    held = {id(action) for _, action in pairs}
    told += [
        f"{_name(new)} is new in the document, and is not added: {_short(_text(new))}"
        for new in news
        if id(new) not in known
    ]
    told += [
        f"{action.id or 'an action'} is not in the document: {_short(_words(action.text))}"
        for action in plan.actions
        if id(action) not in held
    ]
    return Compared(tuple(additions), tuple(told), same)


# Which action is which


def _pairs(
    news: Sequence[Mapping[str, Any]], actions: Sequence[Action], *, own_ids: bool
) -> tuple[list[tuple[Mapping[str, Any], Action]], list[str]]:
    found: dict[int, Action] = {}
    told: list[str] = []
    free = list(actions)

    def take(number: int, action: Action) -> None:
        found[number] = action
        free[:] = [other for other in free if other is not action]

    by_text: dict[str, list[Action]] = {}
    for action in actions:
        by_text.setdefault(plain(_words(action.text)), []).append(action)
    for number, new in enumerate(news):
        alike = by_text.get(plain(_text(new)), [])
        if len(alike) == 1 and any(action is alike[0] for action in free):
            take(number, alike[0])
    for number, new in enumerate(news):
        same = [
            action for action in free if action.id and action.id.lower() == str(new.get("id", "")).lower()
        ]
        if number in found or not own_ids or len(same) != 1:
            continue
        if _alike(_text(new), _words(same[0].text)) >= _ALIKE:
            take(number, same[0])
        else:
            told.append(
                f"{same[0].id} has another text in the document, so nothing of it is taken over: {_short(_text(new))}"
            )
    if len(news) * len(free) <= _MOST_PAIRS:
        for number, new in enumerate(news):
            near = [action for action in free if _alike(_text(new), _words(action.text)) >= _SAME]
            if number not in found and len(near) == 1:
                take(number, near[0])
    return [
        (news[number], action) for number, action in sorted(found.items(), key=lambda pair: pair[0])
    ], told


def _alike(one: str, other: str) -> float:
    """How many of the words of two texts are in both, from 0 to 1."""
    first, second = set(plain(one).split()), set(plain(other).split())
    return len(first & second) / len(first | second) if first and second else 0.0


# What is new of an action


def _news_of(new: Mapping[str, Any], action: Part, name: str) -> Iterator[Addition | str]:
    yield from _progress(new, action, name)
    parts = {
        str(part.get("id", "")).lower(): part for part in new.get("parts", ()) if isinstance(part, Mapping)
    }
    for number, part in enumerate(getattr(action, "parts", ())):
        short = part.id or chr(ord("a") + number)
        if (again := parts.get(short.lower())) and _alike(_text(again), _words(part.text)) >= _ALIKE:
            yield from _progress(again, part, f"{name}.{short}")


def _progress(new: Mapping[str, Any], action: Part, name: str) -> Iterator[Addition | str]:
    stated = [entry for entry in action.progress if entry.status != "not-stated"]
    before: str = stated[-1].status if stated else ""
    for entry in new.get("progress", ()):
        if not isinstance(entry, Mapping) or _is_known(entry, action, before):
            continue
        date = str(entry.get("date", ""))
        words = [str(entry[key]) for key in _KEYS if entry.get(key)]
        if any(str(held.date) == date for held in action.progress):
            text = _short("; ".join(words))
            yield f"{name} has an entry of {date} already, which is kept; the document says: {text}"
            continue
        yield Addition(name, before, _request(entry, date))
        before = str(entry.get("status", before))


def _is_known(entry: Mapping[str, Any], action: Part, before: str) -> bool:
    """Whether the plan says the same already: the same words, or the status that it has now and nothing more."""
    status = str(entry.get("status", ""))
    words = plain(str(entry.get("note", "")))
    evidence = {plain(str(one)) for one in entry.get("evidence", ())}
    held = {plain(str(one)) for other in action.progress for one in other.evidence}
    if not evidence <= held:
        return False
    if not words:
        return status in ("", before) or any(
            other.status == status and str(other.date) == str(entry.get("date")) for other in action.progress
        )
    return any(
        plain(_words(other.note)) == words and status in ("", other.status) for other in action.progress
    )


def _otherwise(new: Mapping[str, Any], action: Action, name: str) -> list[str]:
    """What differs that is no progress: the text, the time, the owners."""
    pairs = (
        ("text", _text(new), _words(action.text)),
        ("when", str(new.get("when", "")), str(action.when or "")),
        ("owners", ", ".join(map(str, new.get("owners", ()))), ", ".join(map(str, action.owners))),
    )
    return [
        f"{name} has other {key} in the document, and keeps its own: {_short(again)}"
        for key, again, held in pairs
        if again and plain(again) != plain(held)
    ]


def _moved(heading: str, plan: Plan, action: Action, name: str) -> list[str]:
    """Whether the document has it under another heading."""
    own = [_words(strand.title) for strand in plan.strands_of(action)]
    if not heading or not own or plain(heading) in map(plain, own):
        return []
    return [
        f"{name} stands under another heading in the document, and stays under its own: {_short(heading)}"
    ]


def _request(entry: Mapping[str, Any], date: str) -> SetRequest:
    status, note, reason = (str(entry.get(key, "")) for key in _KEYS)
    evidence = tuple(map(str, entry.get("evidence", ())))
    return SetRequest(status=status, note=note, reason=reason, evidence=evidence, date=date)


def _words(text: Text | str | None) -> str:
    return str(text) if text else ""


def _text(new: Mapping[str, Any]) -> str:
    return str(new.get("text", ""))


def _name(new: Mapping[str, Any]) -> str:
    return str(new.get("id") or "an action")
