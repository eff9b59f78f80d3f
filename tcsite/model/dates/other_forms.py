"""Dates in other forms than ours: 31/07/2027, July 31, 2027, Saturday 31 July 2027."""

import re

from pydantic_core import PydanticCustomError

from tcsite.model.dates.partial import MONTHS, PartialDate

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}[/.](?P<month>\d{{1,2}})(?:[/.](?P<day>\d{{1,2}}))?",
        rf"(?P<month>\d{{1,2}})[/.]{_YEAR}",
        rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})",
        rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?",
        rf"(?P<first>\d{{1,2}})[/.-](?P<second>\d{{1,2}})[/.-]{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"(?:in\s+)?{_MONTH}[\s-]+{_YEAR}",
        rf"(?:[A-Za-z]+day),?\s+{_DAY}\s+{_MONTH}\s+{_YEAR}",
    )
)


def only_meaning(text: str) -> PartialDate | None:
    """The one date that a text can mean; None where it means none, or may mean two days."""
    found = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    parts = found.groupdict() if found else {}
    day, month = parts.get("day") or "0", parts.get("month") or ""
    if "first" in parts:
        day, month = _day_and_month(parts["first"], parts["second"])
    number = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
    try:
        return PartialDate(int(parts["year"]), number, int(day)) if number else None
    except (ValueError, PydanticCustomError):
        return None


def _day_and_month(first: str, second: str) -> tuple[str, str]:
    """Two figures in their order: the day is the one that no month can be; "" where that does not tell."""
    if first == second or int(first) > 12 >= int(second):
        return first, second
    return (second, first) if int(second) > 12 >= int(first) else ("0", "")
