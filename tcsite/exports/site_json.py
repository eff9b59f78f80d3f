"""``data/site.json``: everything that is public, as JSON, one institution a line.

Keys stand in the order of the models, what is absent is left out.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from tcsite.exports.tables import without_email
from tcsite.exports.values import Frame
from tcsite.facts.actions import due, health, part_due, part_status, status
from tcsite.facts.coverage import entered
from tcsite.facts.labels import labels
from tcsite.facts.plans import pillars_of
from tcsite.model import Action, Institution, Part, PartialDate, Plan, Settings, Text, Timing
from tcsite.model.addresses import HOME, Addresses
from tcsite.text.urls import absolute

SITE_JSON = "data/site.json"

SCHEMA = 1
"""The version of the format: it changes when a key is renamed, removed or means something else."""

_ELSEWHERE = frozenset(
    {"contacts", "plans", "self_assessments", "updates", "attachments", "actions", "parts"}
)
"""Keys that are not simply copied."""

_NOT_PUBLIC = frozenset({"file", "measures_file", "unread", "institution", "exceptions"})
"""Keys that say how a site is kept, not what it says."""


def json_frame(settings: Settings) -> Frame:
    """What stands around the lines of institutions."""
    writer = _JsonWriter(settings.addresses, settings.base_url or "", date.min)
    head = {
        "schema": SCHEMA,
        "title": writer.plain(settings.title),
        "url": writer.at(HOME),
        "language": settings.language,
        "licence": writer.plain(settings.licence),
    }
    return Frame(f'{_json(head)[:-1]}, "institutions": [\n', ",\n", "\n]}\n")


def site_json_line(one: Institution, settings: Settings, today: date) -> str:
    """An institution with all that belongs to it, on a line of JSON."""
    return _json(_JsonWriter(settings.addresses, settings.base_url or "", today).institution(one))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_MARKS = frozenset({"invented", "inferred", "editor", "observed", "for_head"})
"""Marks of what kind of statement it is: without one, nothing is said, whoever wrote a "no"."""


_FIGURES = frozenset({bool, int, float})
"""What is a value even where it is nothing: 0."""


class _JsonWriter:
    """Turns values of the model into what JSON knows; remembers which keys each kind of value has."""

    def __init__(self, addresses: Addresses, base_url: str, today: date) -> None:
        self._addresses = addresses
        self._base_url = base_url
        self._today = today
        self._keys: dict[type[BaseModel], tuple[tuple[str, str], ...]] = {}

    def at(self, address: str) -> str:
        """An address as others reach it."""
        return absolute(self._base_url, address)

    def institution(self, one: Institution) -> dict[str, Any]:
        """An institution with all that belongs to it."""
        own = self._addresses
        found = {"id": one.id, "url": self.at(own.institution(one.id)), **self._fields(one)}
        several = {
            "contacts": [self.plain(each) for each in one.contacts_on(self._today)],
            "plans": [self._plan(plan) for plan in one.plans],
            "self_assessments": [
                {"url": self.at(own.assessment(one.id, form.id)), **self._fields(form)}
                for form in one.self_assessments
            ],
            "updates": [
                {"url": self.at(own.update(one.id, update.id)), **self._fields(update)}
                for update in one.updates
            ],
            "attachments": [self.at(own.attachment(one.id, name)) for name in one.attachments],
        }
        return {**found, **{key: values for key, values in several.items() if values}}

    def _plan(self, plan: Plan) -> dict[str, Any]:
        url = self.at(self._addresses.plan(plan.institution, plan.id))
        actions = {"actions": list(self._actions(plan, url))} if entered(plan) else {}
        return {"id": plan.id, "url": url, **self._fields(plan), **actions}

    def _actions(self, plan: Plan, url: str) -> Iterator[dict[str, Any]]:
        for action, label in zip(plan.actions, labels(plan), strict=True):
            found = status(plan, action)
            said = self._part(plan, action, action, label.name, found.status, due(plan, action))
            if found.reported_on:
                said["reported_on"] = str(found.reported_on)
            if pillars := pillars_of(plan, action):
                said |= {"pillar": pillars[0]} | ({"pillars": list(pillars)} if len(pillars) > 1 else {})
            said["url"] = f"{url}#{label.anchor}"
            if action.parts:
                said["parts"] = [
                    self._part(
                        plan,
                        action,
                        part,
                        own.full,
                        part_status(plan, action, part),
                        part_due(plan, action, part),
                    )
                    for part, own in zip(action.parts, label.parts, strict=True)
                ]
            yield said

    def _part(
        self, plan: Plan, action: Action, part: Part, label: str, status: str, due: PartialDate | None
    ) -> dict[str, Any]:
        said = {**self._fields(part), "label": label}
        span = part.span(plan.period)
        said |= {name: str(end) for name, end in (("from", span.from_), ("to", span.to)) if end}
        if part.owners:
            said["owners"] = [_spoken(owner, without_email) for owner in part.owners]
        if isinstance(part, Action) and not part.headed:
            del said["text"]  # its parts have texts of their own
        said["status"] = status
        if entry := health(plan, action, part):
            said["health"] = entry.health
        if due:
            said["due"] = str(due)
        return said

    def plain(self, value: Any) -> Any:
        """A value of the model as JSON knows it."""
        kind = type(value)
        if kind is str or value is None or kind is bool:
            return value
        if kind is Text:
            return _spoken(value, str)
        if kind is tuple:
            return [self.plain(item) for item in value]
        if kind is Timing:
            return self.plain(value.spoken) if value.spoken else value.text
        if isinstance(value, PartialDate):
            return str(value)
        if isinstance(value, BaseModel):
            return self._fields(value)
        if kind is dict:
            return {key: self.plain(item) for key, item in value.items()}
        if hasattr(value, "__dataclass_fields__"):
            return {name: self.plain(getattr(value, name)) for name in value.__dataclass_fields__}
        return int(value) if value == int(value) else value

    def _fields(self, model: BaseModel) -> dict[str, Any]:
        """A model's keys as content writes them, without those that are absent.

        A "no" that nobody wrote is absent, too: a source may be silent on who was a founding signatory.
        """
        kind = type(model)
        if kind not in self._keys:
            left_out = _NOT_PUBLIC | _ELSEWHERE
            self._keys[kind] = tuple(
                (name, field.alias or name)
                for name, field in kind.model_fields.items()
                if name not in left_out
            )
        values = model.__dict__
        return {
            key: self.plain(value)
            for name, key in self._keys[kind]
            if (value := values[name]) or type(value) in _FIGURES
            if value is not False or (name in model.model_fields_set and name not in _MARKS)
        }


def _spoken(text: Text, change: Callable[[str], str]) -> Any:
    """A text: a string, or one a language."""
    if len(text.versions) == 1 and not text.versions[0][0]:
        return change(text.versions[0][1])
    return {language: change(words) for language, words in text.versions}
