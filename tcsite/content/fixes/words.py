"""Keys and values that are almost what the model asks for."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from tcsite.content.fixes.fix import Cure, Slip
from tcsite.content.fixes.near import only_near
from tcsite.content.schema import choices_of, keys_known, type_at
from tcsite.content.status_words import are_statuses, sure_status_of
from tcsite.model.dates.partial import MONTHS, PartialDate

_WORD = re.compile(r"""(?P<quote>["'])(?P<quoted>[^"']+)(?P=quote)|(?P<word>[^,\[\]{}"'#]*[^,\[\]{}"'#\s])""")


def keys(slip: Slip) -> Iterator[Cure]:
    """A key with a slip of the finger in it."""
    if not slip.says("unknown key"):
        return
    key = str(slip.problem.place.pointer[-1])
    owner = type_at(slip.model, slip.problem.place.pointer[:-1])
    near = only_near(key, keys_known(owner))
    line, column = slip.line, slip.column
    if near and line[column : column + len(key)] == key:
        new = line[:column] + near + line[column + len(key) :]
        yield (slip.fix(new, f"the key {key} is {near} now"),)


def choices(slip: Slip) -> Iterator[Cure]:
    """A word with a slip of the finger in it, where the model lists the words."""
    if slip.says(" is not one of "):
        known = choices_of(type_at(slip.model, slip.problem.place.pointer))
        better = sure_status_of if are_statuses(known) else lambda word: only_near(word, known)
        yield from _replaced(slip, better)


_YES = dict.fromkeys(("yes", "y", "on", "true"), "true") | dict.fromkeys(("no", "n", "off", "false"), "false")


def booleans(slip: Slip) -> Iterator[Cure]:
    """Yes and no, where true and false are due."""
    if slip.says("expected true or false"):
        yield from _replaced(slip, lambda word: _YES.get(word.lower(), ""))


def hosts(slip: Slip) -> Iterator[Cure]:
    """A web address without a path, where the name of the host is due."""

    def host(word: str) -> str:
        parts = urlsplit(word)
        return (parts.hostname or "") if parts.scheme in ("http", "https") and parts.path in ("", "/") else ""

    if slip.says("a host is a name such as"):
        yield from _replaced(slip, host)


def dates(slip: Slip) -> Iterator[Cure]:
    """A date that means one day only, in another form than ours."""
    if slip.says("is not a date", "can be read as two different days"):
        yield from _replaced(slip, _date)


_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}[/.](?P<month>\d{{1,2}})(?:[/.](?P<day>\d{{1,2}}))?",
        rf"(?P<first>\d{{1,2}})[/.-](?P<second>\d{{1,2}})[/.-]{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"(?:in\s+)?{_MONTH}[\s-]+{_YEAR}",
        rf"(?:[A-Za-z]+day),?\s+{_DAY}\s+{_MONTH}\s+{_YEAR}",
    )
)


def _date(word: str) -> str:
    for form in _FORMS:
        if not (found := form.fullmatch(word)):
            continue
        parts: dict[str, Any] = found.groupdict()
        if "first" in parts:  # the day is the one that no month can be
            days = [part for part in (parts["first"], parts["second"]) if int(part) > 12]
            if len(days) != 1 and parts["first"] != parts["second"]:
                return ""
            parts["day"] = days[0] if days else parts["first"]
            parts["month"] = parts["second"] if parts["day"] == parts["first"] else parts["first"]
        month = parts["month"]
        number = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
        try:
            return str(PartialDate(int(parts["year"]), number, int(parts.get("day") or 0))) if number else ""
        except (ValueError, PydanticCustomError):
            return ""
    return ""


def mapping(slip: Slip) -> Iterator[Cure]:
    """One word, where keys with values are due and only one of them is required: ``status: signatory``."""
    if not slip.says("expected keys with values, found text"):
        return
    owner = type_at(slip.model, slip.problem.place.pointer)
    required = [name for name, field in getattr(owner, "model_fields", {}).items() if field.is_required()]
    if len(required) == 1 and (known := choices_of(type_at(owner, (required[0],)))):
        yield from _replaced(slip, lambda word: f"{{{required[0]}: {word}}}" if word in known else "")


def _replaced(slip: Slip, better: Any) -> Iterator[Cure]:
    """The word at the slip's place, if there is a better one."""
    line, column = slip.line, slip.column
    found = _WORD.match(line, column)
    word = (found["quoted"] or found["word"]) if found else ""
    new = better(word) if word else ""
    if found and new and new != word:
        yield (slip.fix(line[:column] + new + line[found.end() :], f"{word} is {new} now"),)
