"""A request of `tcsite set`: what to say of an institution, a plan or an action, as changes in its file."""

from collections.abc import Sequence
from datetime import date, timedelta

from pydantic_core import PydanticCustomError

from tcsite.content.editing.change import Change, Insert, Put
from tcsite.content.editing.targets import EditTarget
from tcsite.content.yaml.writer import Value
from tcsite.frozen import dataclass
from tcsite.model import Institution, Part, PartialDate, Plan, Progress


@dataclass(frozen=True, slots=True)
class SetRequest:
    """What to say; "" and () where nothing is asked."""

    status: str = ""
    words: str = ""
    health: str = ""
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
    def keys(self) -> set[str]:
        """The names of what is asked."""
        return {name for name in self.__slots__ if getattr(self, name)}


OF_ACTIONS = {"status", "words", "health", "note", "reason", "evidence", "date", "owners", "when"}
OF_PLANS = {"state"}
OF_INSTITUTIONS = {"status", "note", "date", "published", "lead", "post", "email"}


def changes_for(target: EditTarget, request: SetRequest, today: date) -> Sequence[Change] | str:
    """The changes in the target's file; or, as text, why the request makes no sense there."""
    value = target.value
    can, whose = (
        (OF_INSTITUTIONS, "an institution")
        if isinstance(value, Institution)
        else (OF_PLANS, "a plan")
        if isinstance(value, Plan)
        else (OF_ACTIONS, "an action")
    )
    if wrong := sorted(request.keys - can):
        options = ", ".join(f"--{name.removesuffix('s') if name == 'owners' else name}" for name in wrong)
        return f"{options} says nothing about {whose}: {target.name}"
    if not request.keys - {"date"}:
        return "nothing to change: say what, as in  --status complete"
    if isinstance(value, Institution):
        return _of_institution(value, request, today)
    if isinstance(value, Plan):
        return [Put((), "state", request.state)]
    return _of_action(value, target, request, today)


def lacks_reason(target: EditTarget, request: SetRequest) -> bool:
    """Whether an action is to be stopped, and nobody ever said why."""
    part = target.value
    if isinstance(part, Institution | Plan) or request.status != "stopped" or request.reason:
        return False
    return not any(entry.status == "stopped" and entry.reason for entry in part.progress)


def _of_action(part: Part, target: EditTarget, request: SetRequest, today: date) -> list[Change] | str:
    changes: list[Change] = []
    if request.words and not request.status:
        return "--words goes with --status: they are the author's own words for it"
    if _is_future(request.date, today):
        return f"--date {request.date} is in the future: progress is what has happened; --when says what is planned"
    if request.keys & {"status", "health", "note", "reason", "evidence"}:
        entry: dict[str, Value] = {"date": request.date or today.isoformat()}
        entry |= {
            key: getattr(request, key)
            for key in ("status", "words", "health", "note", "reason")
            if getattr(request, key)
        }
        if request.evidence:
            entry["evidence"] = list(request.evidence)
        same_day = _of_the_day(part.progress, str(entry["date"]))
        if same_day is not None:
            pointer = (*target.pointer, "progress", same_day)
            changes += [Put(pointer, key, value) for key, value in entry.items() if key != "date"]
        else:
            place = _place(part.progress, str(entry["date"]))
            changes.append(Insert(target.pointer, "progress", entry, place))
    if request.owners:
        changes.append(Put(target.pointer, "owners", list(request.owners)))
    if request.when:
        changes.append(Put(target.pointer, "when", request.when))
    return changes


def _is_future(day: str, today: date) -> bool:
    try:
        return bool(day) and PartialDate.of(day).first > today
    except PydanticCustomError:
        return False  # what is wrong with it is reported when the file is read


def _of_the_day(progress: Sequence[Progress], day: str) -> int | None:
    """Which entry is of the same day: a command that is called again says it better, or more of it.

    Two entries of one month may be two events; of one day the last word counts.
    """
    numbers = [number for number, entry in enumerate(progress) if str(entry.date) == day]
    return numbers[-1] if numbers and len(day) == len("2026-11-22") else None


def _place(progress: Sequence[Progress], day: str) -> int | None:
    """Where an entry belongs among the others, by its date: in a list with the newest first, above the older ones."""
    try:
        new = PartialDate.of(day)
    except PydanticCustomError:
        return None  # what is wrong with it is reported when the file is read
    newest_first = bool(progress) and progress[0].date.first > progress[-1].date.last
    later = [entry.date.first > new.last for entry in progress]
    return next((number for number, one in enumerate(later) if one is not newest_first), None)


def _of_institution(institution: Institution, request: SetRequest, today: date) -> list[Change] | str:
    changes: list[Change] = []
    if request.note and not request.status:
        return "--note goes with --status: it says something about the standing"
    if request.status:
        changes.append(Put(("status",), "role", request.status))
        changes += [Put(("status",), "since", request.date)] if request.date and not request.lead else []
        changes += [Put(("status",), "note", request.note)] if request.note else []
    if request.published:
        if institution.published:
            changes.append(Put(("published",), "url", request.published))
        else:
            changes.append(Put((), "published", {"url": request.published}))
    if request.keys & {"post", "email"} and not request.lead:
        return "--post and --email go with --lead: they are the new lead's"
    if request.lead:
        changes += _new_lead(institution, request, today)
    return changes


def _new_lead(institution: Institution, request: SetRequest, today: date) -> list[Change]:
    """Who was the lead leaves the day before; nobody is removed."""
    try:
        first = PartialDate.of(request.date or today.isoformat())
    except PydanticCustomError:
        first = PartialDate(today.year, today.month, today.day)
    until = (first.first - timedelta(days=1)).isoformat()
    leaving: list[Change] = [
        Put(("contacts", number), "until", until)
        for number, contact in enumerate(institution.contacts)
        if contact.role == "lead" and contact.current(today) and contact.until is None
    ]
    contact: dict[str, Value] = {"role": "lead", "name": request.lead}
    contact |= {key: getattr(request, key) for key in ("post", "email") if getattr(request, key)}
    contact["from"] = request.date or today.isoformat()
    return [*leaving, Insert((), "contacts", contact)]
