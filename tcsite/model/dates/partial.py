"""Dates as people know them: a year, a month or a day, kept as exact as they were written."""

import calendar
import re
from datetime import date
from functools import cache, lru_cache
from typing import Any, ClassVar

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from tcsite.frozen import dataclass
from tcsite.model import shapes
from tcsite.model.base import Strict, Text, YesNo, kind_of

# Spelt out here because the calendar module's names change with the computer's locale.
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTHS = {
    **{name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, start=1)},
    "sept": 9,
}

_ISO = re.compile(shapes.ISO_DATE)
_WORDS = re.compile(shapes.DATE_IN_WORDS)
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})")

_ALMOST = (
    (
        r"n/?a\.?|none|tb[acd]|to be (agreed|confirmed|decided)|unknown|open|-+|\?+",
        "if it is not known yet, leave it out; where one is needed, write what is sure, such as the year",
    ),
    (r"[a-z]+\.?,? \d\d|[a-z]+\.?,? ['’]\d\d", "write the year with four digits, as in  September 2024"),
    (
        r"(spring|summer|autumn|winter|michaelmas|lent|hilary|trinity|easter)( term)?,? \d{4}",
        "one day, month or year stands here; of a season or a term, its last month, as in  2025-11",
    ),
    (
        r"fy ?'?\d\d(\d\d)?",
        "one day, month or year stands here; of a financial year, its first or last month, as in  2024-08",
    ),
    (
        r"[45]\d{4}(?:\.\d+)?",
        "this is how a spreadsheet counts days: show the cell as a date, and write that",
    ),
    (
        r"\d{4} ?[/–—-] ?(\d\d|\d{4})",
        "one day, month or year stands here; of an academic year, its first or last month, as in  2024-08",
    ),
)
"""What people write for a date, and what to type instead."""


@cache
def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


class _Days:
    """The days that a date may mean: the same few dates stand in all plans, and each is asked for them a hundred times."""

    __slots__ = ("first", "last")
    first: date
    """The first day it may mean."""
    last: date
    """The last day it may mean."""

    def _keep(self, first: date, last: date) -> None:
        self.first, self.last = first, last


@dataclass(frozen=True, slots=True)
class PartialDate(_Days):
    """A year, a month of a year, or a day. 1900 to 2199: anything else is a typing mistake."""

    year: int
    month: int = 0  # 0: only the year is known
    day: int = 0  # 0: only the month is known
    earliest: ClassVar[int] = 1900

    def __post_init__(self) -> None:
        if not self.earliest <= self.year <= 2199:
            raise ValueError(f"{self.year} is not a year between {self.earliest} and 2199")
        if not 0 <= self.month <= 12:
            raise ValueError(f"there is no month {self.month}")
        if self.day and not self.month:
            raise ValueError("a day needs its month")
        if self.day and not 1 <= self.day <= _days_in(self.year, self.month):
            raise ValueError(f"there is no {self.day} {MONTH_NAMES[self.month - 1]} {self.year}")
        month = self.month or 12
        first = date(self.year, self.month or 1, self.day or 1)
        self._keep(first, date(self.year, month, self.day or _days_in(self.year, month)))

    def __str__(self) -> str:
        """ISO 8601, as exact as it is known: ``2024``, ``2024-09``, ``2024-09-15``."""
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    @property
    def words(self) -> str:
        """As people write it: ``2024``, ``September 2024``, ``15 September 2024``."""
        if not self.month:
            return str(self.year)
        month = f"{MONTH_NAMES[self.month - 1]} {self.year}"
        return f"{self.day} {month}" if self.day else month

    @classmethod
    def of(cls, value: object) -> "PartialDate":
        """Read ``2024``, ``2024-09``, ``2024-09-15``, ``September 2024`` or ``15 September 2024``."""
        if isinstance(value, str):
            return _read(value.strip(), cls.earliest)
        if isinstance(value, PartialDate):
            return value
        raise PydanticCustomError("date", "expected a date, found {found}", {"found": kind_of(value)})

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.of)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: CoreSchema, handler: GetJsonSchemaHandler) -> shapes.Shape:
        return {**shapes.DATE, "minimum": cls.earliest}


class OldDate(PartialDate):
    """A date in the history of an institution, some of which are older than anything else here."""

    __slots__ = ()
    earliest: ClassVar[int] = 1000


@lru_cache(4096)  # the same few dates stand in all plans
def _read(word: str, earliest: int) -> PartialDate:
    """A date as it is written."""
    kind = PartialDate if earliest == PartialDate.earliest else OldDate
    try:
        if found := _ISO.fullmatch(word):
            year, month, day = (int(part) if part else 0 for part in found.groups())
            if (found[2] and not month) or (found[3] and not day):
                raise ValueError(f"there is no {word}")
            return kind(year, month, day)
        if (found := _WORDS.fullmatch(word)) and found[2].lower() in MONTHS:
            return kind(int(found[3]), MONTHS[found[2].lower()], int(found[1] or 0))
    except ValueError as impossible:
        words = (
            {"why": str(impossible), "hint": "check the year"}
            if "year" in str(impossible)
            else {"why": str(impossible)}
        )
        raise PydanticCustomError("impossible-date", "{why}", words) from None
    if found := _FIGURES.fullmatch(word):
        raise _in_figures(word, *map(int, found.groups()))
    hint = next((hint for pattern, hint in _ALMOST if re.fullmatch(pattern, word, re.IGNORECASE)), "")
    raise PydanticCustomError("date", '"{word}" is not a date', {"word": word, "hint": hint})


_FIRST_SHORT_YEAR = 15
"""Two figures below this are no year: the Commitment is younger."""


def _year_first(year: int, month: int, day: int) -> PartialDate | None:
    """The day of ``26-06-01``, if there is one."""
    try:
        return PartialDate(2000 + year, month, day) if day else None
    except ValueError:
        return None


def _in_figures(word: str, day: int, month: int, year: int) -> PydanticCustomError:
    """What is wrong with ``01/08/2024``: two days, one in another form, or none."""
    if not day or not month:
        return PydanticCustomError("impossible-date", "{why}", {"why": f"there is no {word}"})
    if year < 100 and day >= _FIRST_SHORT_YEAR and "-" in word and (other := _year_first(day, month, year)):
        hint = f"write  {other}"
        if year >= _FIRST_SHORT_YEAR and (other := _year_first(year, month, day)):
            hint += f"  or  {other},  whichever is meant"
        return PydanticCustomError(
            "date", '"{word}" is not a date as they are written here', {"word": word, "hint": hint}
        )
    if day <= 12 and month <= 12 and day != month:
        written = year if year > 99 else 2000 + year
        hint = f"write  {PartialDate(written, month, day)}  or  {PartialDate(written, day, month)},  whichever is meant"
        return PydanticCustomError(
            "date", '"{word}" can be read as two different days', {"word": word, "hint": hint}
        )
    if month > 12:
        day, month = month, day
    try:
        meant = PartialDate(year if year > 99 else 2000 + year, month, day)
    except ValueError as impossible:
        return PydanticCustomError("impossible-date", "{why}", {"why": str(impossible)})
    return PydanticCustomError(
        "date", '"{word}" is not a date as they are written here', {"word": word, "hint": f"write  {meant}"}
    )


class Period(Strict):
    """From a date to a date, both included, as far as they are known."""

    from_: PartialDate | None = Field(default=None, alias="from")
    """The first day, month or year of it. Example: 2024-08"""
    to: PartialDate | None = None
    """The last day, month or year of it, as first agreed; what is named belongs to it. Example: 2027-07"""
    extended_to: PartialDate | None = None
    """The new end of a plan that was extended; `to` stays as it was. Example: 2027-12"""
    reason: Text | None = None
    """Why it was extended: without it, that does not count. Or why it does not meet the plan before it.
    Example: The survey was late."""
    words: Text | None = None
    """What the plan says of its time where it gives no date, or not both. Example: 24 months"""
    approximate: YesNo = False
    """`true` if the plan does not say so and an editor calculated it: pages then say "about". Example: true"""

    @property
    def end(self) -> PartialDate | None:
        """When it ends, extensions included; nothing where that is not known."""
        return self.extended_to or self.to

    @property
    def first(self) -> date:
        """The first day; where no beginning is known, the first of all days."""
        return self.from_.first if self.from_ else date.min

    @property
    def justified_end(self) -> PartialDate | None:
        """The end that rules go by: an extension of an end that is known counts if it has a reason."""
        return self.end if self.reason or not self.to else self.to

    @property
    def justified_last(self) -> date:
        """The last day of that; where no end is known, the last of all days."""
        return self.justified_end.last if self.justified_end else date.max

    @property
    def last(self) -> date:
        """The last day, extensions included; where no end is known, the last of all days."""
        return self.end.last if self.end else date.max

    def covers(self, day: date) -> bool:
        """Whether `day` lies in it."""
        return self.first <= day <= self.last

    @property
    def months(self) -> int:
        """Its length in whole months, without extensions: 2024-08 to 2027-07 is 36; 0 where an end is not known."""
        if not self.from_ or not self.to:
            return 0
        first, last = self.from_.first, self.to.last
        return (last.year - first.year) * 12 + last.month - first.month + 1
