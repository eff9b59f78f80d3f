"""Dates: phrases as the model reads them, and the period of a plan in the text around its tables."""

import re
from collections.abc import Iterable, Sequence

from tcsite.importers.grid import years
from tcsite.importers.our_words import any_of
from tcsite.model.dates.partial import MONTH_NAMES
from tcsite.model.dates.periods import MONTH, months_in, periods
from tcsite.model.dates.timing import Timing
from tcsite.text.phrases import tidy

_SINCE = re.compile(rf"\b(?:in|from|of|submitted)\s+(?P<date>{MONTH},?\s20[1-4]\d)", re.IGNORECASE)
_DATED = re.compile(
    rf"\b(?:date\b[^:\n]{{0,30}}:?\s*|{any_of('form.date', date='')})(?P<date>\S.*)", re.IGNORECASE
)
_DATE = re.compile(r"[\w/.-]{6,12}|\d{1,2}(?:st|nd|rd|th)? \w{3,9},? \d{4}|\d{4}-\d\d-\d\d[ T][\d:]{4,8}")
_LEAST_DATES = 3
_MOST_YEARS = 6  # of a plan; what is longer is a span of something else


def timing(phrase: str) -> Timing | None:
    """A phrase as the model reads it; None if it names a date that does not exist."""
    try:
        return Timing.of(phrase)
    except ValueError:
        return None


def understood(phrase: str) -> Timing | None:
    """A phrase as the model reads it, if the model understands it."""
    read = timing(phrase)
    return read if read and read.understood else None


def period_in(text: str) -> tuple[str, str] | None:
    """From when to when, as a title says it: "August 2024 – July 2027" is 2024-08 to 2027-07."""
    for period in periods(tidy(text)):
        if period.to and period.to.year - period.from_.year <= _MOST_YEARS:
            return str(period.from_), str(period.to)
    return None


def period_since(text: str) -> tuple[str, str] | None:
    """A period given by its beginning and its length: "submitted in October 2018 … a 2-year lifespan"."""
    for sentence in reversed(re.split(r"(?<=[.!?])\s+(?=[A-Z])|\n", text)):
        since = _SINCE.search(tidy(sentence))
        if since and (period := period_from(since["date"], sentence)):
            return period
    return None


def period_from(date: str, text: str) -> tuple[str, str] | None:
    """The period that begins with a date and lasts as long as the text says: "24-month action plan"."""
    begins, months = timing(date), months_in(text)
    if begins is None or begins.from_ is None or not months:
        return None
    year, month = divmod(begins.from_.year * 12 + begins.from_.month - 1 + months - 1, 12)
    return f"{begins.from_.year}-{begins.from_.month:02}", f"{year}-{month + 1:02}"


def dates_above(labels: Sequence[str]) -> dict[str, str]:
    """Whole dates among headings, where several make them the months or weeks of a chart; and their times."""
    read = {label: understood(label) for label in labels if _DATE.fullmatch(label.strip())}
    days = {
        label: time.from_ for label, time in read.items() if time and time.from_ and time.from_ == time.to
    }
    days = {label: day for label, day in days.items() if day.month and day.day}
    if len(days) < _LEAST_DATES:
        return {}
    if len({(day.year, day.month) for day in days.values()}) < len(days):
        return {
            label: f"{day.day} {MONTH_NAMES[(day.month or 1) - 1]} {day.year}" for label, day in days.items()
        }
    return {label: f"{MONTH_NAMES[(day.month or 1) - 1]} {day.year}" for label, day in days.items()}


def period_of_years(marks: Iterable[str]) -> tuple[str, str] | None:
    """The period that a grid's columns span."""
    numbers = [year for year in years(list(marks)) if year > 1900]
    return (str(min(numbers)), str(max(numbers))) if numbers else None


def day_in(text: str) -> str:
    """A date in a line such as "Date: 25/7/2024", as ISO; "" if there is none."""
    found = _DATED.search(text)
    day = day_of(found["date"][:60].strip(" .")) if found else ""
    return day if "-" in day else ""  # a year alone is none


def day_of(words: str) -> str:
    """A day, a month or a year as documents write it; "" where it is none."""
    read = understood(words)
    return str(read.to) if read and read.to and read.from_ == read.to else ""
