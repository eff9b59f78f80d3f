"""Wishes: what a lead wants said of an institution, a plan or an action, as changes in its file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pydantic_core import PydanticCustomError

from tcsite.content.editing.change import Change, Insert, Put
from tcsite.content.editing.targets import Target
from tcsite.content.yaml.writer import Value
from tcsite.model import Institution, Part, PartialDate, Plan, Progress


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be said; "" and () where nothing is."""

    status: str = ""
    note: str = ""
    reason: str = ""
    evidence: tuple[str, ...] = ()
    date: str = ""
    owners: tuple[str, ...] = ()
    when: str = ""
    state: str = ""
    published: str = ""
    lead: str = ""
    post: str = ""
    email: str = ""

    @property
    def given(self) -> set[str]:
        """The names of what is to be said."""
        return {name for name in self.__slots__ if getattr(self, name)}


OF_ACTIONS = {"status", "note", "reason", "evidence", "date", "owners", "when"}
OF_PLANS = {"state"}
OF_INSTITUTIONS = {"status", "note", "date", "published", "lead", "post", "email"}


def changes_for(target: Target, wish: Wish, today: date) -> Sequence[Change] | str:
    """The changes in the target's file; or, as text, why the wish makes no sense there."""
    value = target.value
    can, whose = (
        (OF_INSTITUTIONS, "an institution")
        if isinstance(value, Institution)
        else (OF_PLANS, "a plan")
        if isinstance(value, Plan)
        else (OF_ACTIONS, "an action")
    )
    if wrong := sorted(wish.given - can):
        said = ", ".join(f"--{name.removesuffix('s') if name == 'owners' else name}" for name in wrong)
        return f"{said} says nothing about {whose}: {target.name}"
    if not wish.given - {"date"}:
        return "nothing to change: say what, as in  --status complete"
    if isinstance(value, Institution):
        return _of_institution(value, wish, today)
    if isinstance(value, Plan):
        return [Put((), "state", wish.state)]
    return _of_action(value, target, wish, today)


def _of_action(part: Part, target: Target, wish: Wish, today: date) -> list[Change]:
    changes: list[Change] = []
    if wish.given & {"status", "note", "reason", "evidence"}:
        entry: dict[str, Value] = {"date": wish.date or today.isoformat()}
        entry |= {key: getattr(wish, key) for key in ("status", "note", "reason") if getattr(wish, key)}
        if wish.evidence:
            entry["evidence"] = list(wish.evidence)
        if not _is_there(part.progress, entry):
            place = _place(part.progress, str(entry["date"]))
            changes.append(Insert(target.pointer, "progress", entry, place))
    if wish.owners:
        changes.append(Put(target.pointer, "owners", list(wish.owners)))
    if wish.when:
        changes.append(Put(target.pointer, "when", wish.when))
    return changes


def _is_there(progress: Sequence[Progress], entry: dict[str, Any]) -> bool:
    """Whether the same was said before, on the same day: a command that is called again."""
    words = {"status": "not-stated", "note": "", "reason": "", "evidence": [], **entry}
    return any(
        str(one.date) == words["date"]
        and one.status == words["status"]
        and str(one.note or "") == words["note"]
        and str(one.reason or "") == words["reason"]
        and [str(text) for text in one.evidence] == words["evidence"]
        for one in progress
    )


def _place(progress: Sequence[Progress], day: str) -> int | None:
    """Where an entry belongs among the others: the last one says how far an action is, so dates decide."""
    try:
        new = PartialDate.of(day)
    except PydanticCustomError:
        return None  # what is wrong with it is told when the file is read
    return next((number for number, one in enumerate(progress) if one.date.first > new.last), None)


def _of_institution(institution: Institution, wish: Wish, today: date) -> list[Change] | str:
    changes: list[Change] = []
    if wish.note and not wish.status:
        return "--note goes with --status: it says something about the standing"
    if wish.status:
        changes.append(Put(("status",), "role", wish.status))
        changes += [Put(("status",), "since", wish.date)] if wish.date and not wish.lead else []
        changes += [Put(("status",), "note", wish.note)] if wish.note else []
    if wish.published:
        if institution.published:
            changes.append(Put(("published",), "url", wish.published))
        else:
            changes.append(Put((), "published", {"url": wish.published}))
    if wish.given & {"post", "email"} and not wish.lead:
        return "--post and --email go with --lead: they are the new lead's"
    if wish.lead:
        changes += _new_lead(institution, wish, today)
    return changes


def _new_lead(institution: Institution, wish: Wish, today: date) -> list[Change]:
    """Who was the lead leaves the day before; nobody is removed."""
    try:
        first = PartialDate.of(wish.date or today.isoformat())
    except PydanticCustomError:
        first = PartialDate(today.year, today.month, today.day)
    until = (first.first - timedelta(days=1)).isoformat()
    leaving: list[Change] = [
        Put(("contacts", number), "until", until)
        for number, one in enumerate(institution.contacts)
        if one.role == "lead" and one.current(today) and one.until is None
    ]
    contact: dict[str, Value] = {"role": "lead", "name": wish.lead}
    contact |= {key: getattr(wish, key) for key in ("post", "email") if getattr(wish, key)}
    contact["from"] = wish.date or today.isoformat()
    return [*leaving, Insert((), "contacts", contact)]
