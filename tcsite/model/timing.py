"""Timing: when something is to be done, in the author's words and as far as we understand them.

How phrases are read. Both ends are included; a dash is an open end.

| the author writes                     | from    | to      | and why                                             |
| ------------------------------------- | ------- | ------- | --------------------------------------------------- |
| September 2024                        | 2024-09 | 2024-09 |                                                     |
| From September 2024, … onwards        | 2024-09 | –       | no end is told                                      |
| By, before, until June 2025           | –       | 2025-06 | "before" as "by": late is what nobody could dispute |
| end of November 2020                  | –       | 2020-11 | a deadline                                          |
| start of 2024/25                      | 2024-08 | 2024-08 | its first month                                     |
| August/September 2024                 | 2024-08 | 2024-09 | a date without a year borrows that of the next      |
| November to February 2025             | 2024-11 | 2025-02 | … or the one before, if the order asks for it       |
| September 24, Sep '24                 | 2024-09 | 2024-09 | 17 to 29 and from 32 are years; 30, 31 may be days  |
| 2024/25, 2024/2025, 2024-25, AY 24-25 | 2024-08 | 2025-07 | an academic year                                    |
| 2021-2023, 2021/23                    | 2021-01 | 2023-12 | calendar years, and so is 2024-2025                 |
| Q1 2025                               | 2025-01 | 2025-03 | of a calendar year; "Q1 2024/25" is not understood  |
| early, mid, late 2025                 | 2025-05 | 2025-08 | thirds; but "mid June 2025" is all of June          |
| Spring, Summer, Autumn 2025           | 2025-06 | 2025-08 | three months each; Winter 2024 begins in December   |
| Autumn, Spring, Summer term 2025      | 2025-01 | 2025-04 | Easter moves, so spring and summer share April      |
| Year 1, 2 & 3                         | –       | –       | `years`: `span_of` counts them in the plan's period |
| Year 2 onwards; by end of year 2      | –       | –       | `years`, and `months` with an open end: 13–; –24    |
| months 1-12; within 12 months         | –       | –       | `months`: 1–12; –12                                 |
| immediately                           | –       | –       | `months`: from the plan's first on                  |
| ongoing; by the end of the plan       | –       | –       | `ongoing`: any time that the plan lasts             |
| annually; every 6 months              | –       | –       | `repeats`, and `ongoing`                            |
| By June 2025 and annually thereafter  | 2025-06 | –       | what goes on starts where its first date stands     |
| Year 1 (as agreed)                    |         |         | what stands in brackets may mean nothing to us      |
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from tcsite.model.base import Text, Whole, kind_of
from tcsite.model.dates import MONTH_NAMES, MONTHS, PartialDate, Period


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


Years = Annotated[tuple[Whole, ...], BeforeValidator(_one_or_many)]
"""Year marks of a plan's grid; one alone may be written without a list."""


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when; either end may be open."""

    from_: PartialDate | None = None
    to: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """An author's phrase: shown as written, understood as far as it goes."""

    text: str
    understood: bool = False
    from_: PartialDate | None = None  # "From September 2024"
    to: PartialDate | None = None  # "By June 2025"
    years: tuple[int, ...] = ()  # years of the plan, from 1: "Year 1, 2 & 3"
    months: tuple[int, int] = (0, 0)  # months of the plan, from 1, 0 where open: "within 12 months"
    phase: int = 0  # "(Phase 2)"
    ongoing: bool = False  # as long as the plan lasts
    repeats: str = ""  # "annually", "every six months"

    def __str__(self) -> str:
        return self.text

    @classmethod
    def of(cls, value: object) -> "Timing":
        """Read a phrase such as "From September 2024" or "Year 1 (Phase 2)".

        A date that does not exist is an error; a phrase that we do not understand is none.
        """
        if isinstance(value, Timing):
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("text", "expected text, found {found}", {"found": kind_of(value)})
        text = str(Text.of(value))
        try:
            return replace(_read(_tidy(text)), text=text)
        except ValueError as impossible:  # PartialDate's: there is no such day
            raise PydanticCustomError("impossible-date", "{why}", {"why": str(impossible)}) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.of)


def span_of(
    when: Timing | None,
    years: tuple[int, ...],
    from_: PartialDate | None,
    to: PartialDate | None,
    period: Period,
) -> Span:
    """The span of an action: its own from and to, else its year marks, else what its phrase says.

    An end that nobody told stays open; but what is ongoing lasts as long as the plan. Year marks are calendar
    years or, from 1 to 10, years of the plan; other numbers mark nothing.
    """
    if from_ or to:
        return Span(from_, to)
    if calendar_years := [year for year in years if 1900 <= year <= 2199]:
        return Span(PartialDate(min(calendar_years)), PartialDate(max(calendar_years)))
    if plan_years := tuple(year for year in years if 1 <= year <= 10):
        return _span_of_months(*_months(Timing("", years=plan_years)), period)
    if when is None:
        return Span()
    span = Span(when.from_, when.to)
    if span == Span():
        span = _span_of_months(*_months(when), period)
    return _while_plan_lasts(span, period) if when.ongoing else span


def _months(timing: Timing) -> tuple[int, int]:
    """The months of the plan that a timing names, by number or by year: year 2 is 13 to 24."""
    if timing.years and timing.months == (0, 0):
        return 12 * min(timing.years) - 11, 12 * max(timing.years)
    return timing.months


def _span_of_months(first: int, last: int, period: Period) -> Span:
    to, last_year = _month_of_plan(last, period), _month_of_plan(last - 11, period)
    # The third year of a plan of 35 months has eleven: it ends with the plan.
    if to and to.last > period.last and last_year and last_year.first <= period.last:
        to = period.extended_to or period.to
    return Span(_month_of_plan(first, period), to)


def _month_of_plan(number: int, period: Period) -> PartialDate | None:
    """The month that is the plan's `number`-th; none for 0, and where our calendar ends."""
    start = period.from_
    year, month = divmod(start.year * 12 + (start.month or 1) - 1 + number - 1, 12)
    return PartialDate(year, month + 1) if number > 0 and year <= 2199 else None


def _while_plan_lasts(span: Span, period: Period) -> Span:
    """The span with the plan's ends where it has none, unless it lies before or after the plan."""
    if (span.from_ and span.from_.first > period.last) or (span.to and span.to.last < period.first):
        return span
    return Span(span.from_ or period.from_, span.to or period.extended_to or period.to)


# The words we know. Patterns meet tidied phrases only: lower case, plain hyphens, single spaces, no "the".


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_LONGEST = 160  # characters; what is longer is a sentence about something else, and slow to match
_READ = Timing("", understood=True)  # what readers start from

_PLAIN = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’ʼ`´", "'")})
_NOISE = re.compile(
    r"\bthe\b|(?<!\bstart )(?<!\bbeginning )\bof\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?"
    r"|^(?:to be )?(?:completed?|completion|delivered|achieved|in place|due|deadline|target|timescale)"
    r"(?: date)?\b:?"
)
_PHASE = re.compile(r"\bphase (\d{1,2})\b(?! ?[/&-] ?\d)")
_COMMENT = re.compile(r"[(\[]([^()\[\]]*)[)\]]")

_WELSH_MONTHS = (
    *("ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin"),
    *("gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr"),
)
_MONTHS = MONTHS | {name: number for number, name in enumerate(_WELSH_MONTHS, start=1)}
_TERMS_AND_SEASONS = {  # first and last month; 14 is February of the year after
    **{"autumn term": (9, 12), "spring term": (1, 4), "summer term": (4, 7)},
    **{"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)},
}
_PARTS_OF_YEAR = {
    **_TERMS_AND_SEASONS,
    **{"early": (1, 4), "mid": (5, 8), "late": (9, 12)},
    **{"h1": (1, 6), "first half": (1, 6), "h2": (7, 12), "second half": (7, 12)},
    **dict.fromkeys(("q1", "quarter 1", "first quarter", "1st quarter"), (1, 3)),
    **dict.fromkeys(("q2", "quarter 2", "second quarter", "2nd quarter"), (4, 6)),
    **dict.fromkeys(("q3", "quarter 3", "third quarter", "3rd quarter"), (7, 9)),
    **dict.fromkeys(("q4", "quarter 4", "fourth quarter", "4th quarter", "last quarter"), (10, 12)),
}
_ORDINALS = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5},
    **{"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5},
}
_NUMBERS = {
    **_ORDINALS,
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12},
    **{str(number): number for number in range(1, 121)},
}

_MONTH = rf"(?P<month>{_any_of(_MONTHS)})(?![a-z])\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:(?: ?[-/&,] ?| (?:to|and) )(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)(?!\d)"
# Beside a month, any four digits are a year, and two from 17 on: the Commitment began in 2017.
_ANY_YEAR = rf"(?P<year>\d{{4}}|'\d\d|1[7-9]|2\d|3[2-9]|[4-9]\d)(?!\w| (?:{_any_of(_MONTHS)})\b)"
_ACADEMIC = r"(?:academic (?:years?|session)|ay)"
_NUMBER = rf"(?:\d{{1,3}}|{_any_of(word for word in _NUMBERS if word.isalpha())})(?!\w)"
_JOINT = (
    r"(?:(?P<range> ?- ?| (?:to|until|till|through to|through|up to) )| ?[/&+,;] ?(?:and )?| (?:and|or) )"
)
_EDGE = r"(?:(?P<start>(?:start|beginning) of)|(?P<end>end|diwedd)) "

_Ends = tuple[str, str]  # which ends an opening leaves to a single date, and to a range
_BOTH: _Ends = ("both", "both")
_FROM: _Ends = ("from", "both")
_TO: _Ends = ("to", "to")
_ONWARDS = re.compile(r"(?: ?\+| (?:and )?(?:onwards?|on|beyond|ymlaen)|(?: to| -) (?:present|date))$")
_OPENINGS: tuple[tuple[re.Pattern[str], _Ends], ...] = (
    (re.compile(r"(?:with effect |as )?from |since |after |starting |starts? (?!of )|o (?=fis )"), _FROM),
    (re.compile(r"(?:by|before|(?:up )?until|till|up to|(?:no|not) later than|on or before|erbyn) "), _TO),
    (re.compile(r"(?:(?:at|around|towards) )?(?=(?:end|diwedd) )"), ("to", "both")),
    (
        re.compile(r"(?:in|on|during|throughout|within|over(?: course)?|for|between|around|circa|ym|yn) "),
        _BOTH,
    ),
    (re.compile(r""), _BOTH),
)

_LASTING = r"(?:plan|project|programme|action plan|period|plan period|duration|commitment)"
_ROUTINES: dict[str, str] = {  # and what it repeats as; "*": as the author puts it
    r"on-? ?going|continu(?:ous|al)(?:ly)?|continuing|rolling|parhaus|throughout": "",
    rf"(?:throughout|(?:by )?end|(?:for |over )?(?:duration|life|lifetime|whole)) {_LASTING}": "",
    r"annual(?:ly)?|yearly|(?:every|each|once a|per) (?:year|annum)|yn flynyddol|bob blwyddyn": "annually",
    rf"(?:every|each|annually in|annually each|annually every) (?:{_any_of(_MONTHS)})": "annually",
    r"quarterly|(?:every|each|once a|per) quarter|chwarterol": "quarterly",
    r"termly|(?:every|each|once a|per) term": "termly",
    r"monthly|(?:every|each|once a|per) month|misol|bob mis": "monthly",
    r"weekly|(?:every|each|once a|per) week": "weekly",
    rf"every (?:other|second|{_NUMBER}) (?:day|week|month|term|year)s?": "*",
    r"(?:twice|three times|four times) (?:a|per|each|every) (?:month|term|year)": "*",
    r"bi-?(?:annual(?:ly)?|ennial(?:ly)?|monthly)|half-yearly|six-monthly|fortnightly": "*",
}


# A date: a point is read by the first row of a table that fits.


class _Point(NamedTuple):
    """Part of a year, by months: 13 is January of the year after; 0 is the year as a whole."""

    year: int  # 0: not told
    first: int
    last: int
    first_day: int = 0
    last_day: int = 0
    edge: str = ""  # "start" or "end" of it

    def stretch(self, year: int) -> tuple[PartialDate, PartialDate]:
        """Its first and its last date in `year`. ValueError: there is no such day."""
        first, last = _date(year, self.first, self.first_day), _date(year, self.last, self.last_day)
        if self.edge == "start":
            return (month := PartialDate(first.year, first.first.month)), month
        if self.edge == "end":
            return PartialDate(last.year, last.last.month, last.last.day), last
        return first, last


def _date(year: int, month: int, day: int) -> PartialDate:
    years, month_before = divmod(month - 1, 12)
    return PartialDate(year + years, month_before + 1, day) if month else PartialDate(year)


def _year(word: str | None) -> int:
    digits = (word or "0").strip("'")
    return 2000 + int(digits) if len(digits) == 2 else int(digits)


def _calendar(found: re.Match[str]) -> _Point | None:
    part = found.groupdict()
    year, month = _year(part["year"]), _MONTHS.get(part["month"]) or int(part["month"])
    days = [int(part[name]) for name in ("day", "day2") if part.get(name)] or [0]
    if days == [0] and max(12, year % 100) < month <= year % 100 + 10:
        return None  # "2024-25" and "2021-23" are years; "2025-13" is a slip
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if part.get("day") and 0 in days:
        raise ValueError(f"there is no 0 {MONTH_NAMES[month - 1]} {year or ''}".rstrip())
    return _Point(year, month, month, days[0], days[-1])


def _part_of_year(found: re.Match[str]) -> _Point | None:
    year, (first, last) = _year(found["year"]), _PARTS_OF_YEAR[found["part"]]
    if end := found.groupdict().get("end"):
        if found["part"] not in _TERMS_AND_SEASONS or _year(end) != year + 1:
            return None  # does a quarter of 2024/25 count from January, April or August?
        if first < 8:
            first, last = first + 12, last + 12
    return _Point(year, first, last)


def _years_apart(found: re.Match[str]) -> _Point | None:
    """Academic years, or calendar years written as "2021/23".

    A UK academic year runs from 1 August to 31 July. HESA counts so, and so do universities' accounts: a plain
    "2024/25" is the same twelve months, whichever its author had in mind.
    """
    start, end = _year(found["year"]), _year(found["end"])
    named = found["before"] or found["after"]
    short, long = len(found["year"]) == 2, len(found["end"]) == 4
    if (short and start < 2017) or not 1 <= end - start <= 10:
        return None
    if named or (end - start == 1 and (found["sep"] == "/" or not (short or long))):
        return _Point(start, 8, 12 * (end - start) + 7)
    return None if short or long else _Point(start, 1, 12 * (end - start) + 12)


def _whole_year(found: re.Match[str]) -> _Point:
    return _Point(int(found["year"]), 0, 0)


_Row = tuple[re.Pattern[str], Callable[[re.Match[str]], _Point | None]]
# A date like these that does not exist is an error wherever it stands.
_EXACT: tuple[_Row, ...] = (
    (re.compile(rf"(?<![\w-]){_YEAR}-(?P<month>\d{{1,2}})(?:-(?P<day>\d{{1,2}}))?(?!\w|-\d)"), _calendar),
    (re.compile(r"(?<![\w/.])(?P<day>\d{1,2})([/.])(?P<month>\d{1,2})\2(?P<year>\d{4})(?!\w)"), _calendar),
    (re.compile(rf"(?<![\w/.]){_DAYS}[ -]?{_MONTH}(?:(?:,? |-){_ANY_YEAR})?"), _calendar),
    (re.compile(rf"(?<!\w){_MONTH} {_DAY},? (?P<year>\d{{4}})(?!\w)"), _calendar),
)
_PART = (
    rf"(?P<part>{_any_of(_PARTS_OF_YEAR)})"
    rf"(?:(?:,? |-)(?:in )?{_YEAR}(?:/(?P<end>\d\d|\d{{4}}))?(?![/-]?\d))?(?!\w)"
)
_SPAN = rf"(?P<year>(?:20)?\d\d)(?P<sep>[/-])(?P<end>(?:20)?\d\d)(?![\w/])"
_DATES: tuple[_Row, ...] = (
    *_EXACT,
    (re.compile(rf"(?P<day>\d{{1,2}})([/.])(?P<month>\d{{1,2}})\2{_ANY_YEAR}"), _calendar),
    (re.compile(rf"(?P<month>0?[1-9]|1[0-2])/{_YEAR}"), _calendar),
    (re.compile(rf"(?:[fm]is |(?:early|mid|late)[ -])?{_MONTH}(?:(?:,? ?|-){_ANY_YEAR})?"), _calendar),
    (re.compile(_PART), _part_of_year),
    (re.compile(rf"{_YEAR}[ -]?(?P<part>[qh][1-4])(?!\w)"), _part_of_year),
    (re.compile(rf"(?P<before>{_ACADEMIC} ?)?{_SPAN}(?P<after> {_ACADEMIC}(?!\w))?"), _years_apart),
    (re.compile(rf"(?:(?:calendar )?year )?{_YEAR}"), _whole_year),
)


# A stretch: what stands between "from" and "onwards". Readers answer with a timing that has both its ends, and
# with whether the author wrote a range; or they decline.

_Answer = tuple[Timing, bool] | None
_AT_EDGE, _JOINED = re.compile(_EDGE), re.compile(_JOINT)


def _dates(words: str) -> _Answer:
    points: list[_Point] = []
    ranged, position = False, 0
    while True:
        edge = _AT_EDGE.match(words, position)
        if not (found := _point_at(words, edge.end() if edge else position)):
            return None
        points.append(found[0]._replace(edge=(edge and edge.lastgroup) or ""))
        if (position := found[1]) == len(words):
            break
        if not (joint := _JOINED.match(words, position)):
            return None
        ranged, position = ranged or joint["range"] is not None, joint.end()
    stretches = _in_their_years(points)
    firsts = [first.first for first, _ in stretches]
    if not stretches or (ranged and firsts != sorted(firsts)):
        return None
    from_ = min((first for first, _ in stretches), key=lambda date: date.first)
    to = max((last for _, last in stretches), key=lambda date: date.last)
    return (replace(_READ, from_=from_, to=to), ranged) if from_.first <= to.last else None


def _point_at(words: str, position: int) -> tuple[_Point, int] | None:
    for pattern, read in _DATES:
        if (found := pattern.match(words, position)) and (point := read(found)):
            return point, found.end()
    return None


def _in_their_years(points: list[_Point]) -> list[tuple[PartialDate, PartialDate]]:
    """When the points are; empty if the last tells no year, for the others may borrow it."""
    stretches: list[tuple[PartialDate, PartialDate]] = []
    for point in reversed(points):
        year = point.year or (stretches[0][0].year if stretches else 0)
        if not year:
            return []
        stretch = point.stretch(year)
        if not point.year and stretch[0].first > stretches[0][0].first:
            stretch = point.stretch(year - 1)
        stretches.insert(0, stretch)
    return stretches


_PLAN_PARTS = re.compile(
    rf"(?:{_EDGE})?(?:(?:(?P<year>years?|yrs?\.?|y|blwyddyn)|months?|m) ?"
    rf"(?P<marks>{_NUMBER}(?:{_JOINT}(?:(?:years?|yrs?|months?) |[ym] ?)?{_NUMBER})*)"
    rf"|(?P<nth>{_any_of(_ORDINALS)}) year)(?: {_LASTING})?"
)
_MARK = re.compile(_NUMBER)


def _plan_parts(words: str) -> _Answer:
    """Years or months of the plan."""
    if not (found := _PLAN_PARTS.fullmatch(words)):
        return None
    numbers = [_NUMBERS.get(mark, 0) for mark in _MARK.findall(found["marks"] or found["nth"])]
    of_years, ranged = bool(found["year"] or found["nth"]), found["range"] is not None
    each, most = (12, 10) if of_years else (1, 120)
    if min(numbers) < 1 or max(numbers) > most or (ranged and numbers != sorted(numbers)):
        return None
    first, last = each * (min(numbers) - 1) + 1, each * max(numbers)
    months = (first, first) if found["start"] else (last, last) if found["end"] else (first, last)
    if not of_years:
        return replace(_READ, months=months), ranged
    years = range(min(numbers), max(numbers) + 1) if ranged else sorted(set(numbers))
    timing = replace(_READ, years=tuple(years))
    return (replace(timing, months=months) if found["start"] or found["end"] else timing), ranged


# A phrase: a clause, comments in brackets and a phase. A clause is plain, or goes with a routine.

_AT_ONCE = re.compile(
    rf"(?:with )?immediate(?:ly)?(?: effect)?|ar unwaith|(?:(?:at|from) )?(?:start|beginning) of {_LASTING}"
)
_DURATION = re.compile(
    rf"(?:(?P<within>within(?: first)?)|(?:(?:in|during|over) )?first) (?P<count>{_NUMBER}) (?:(?P<year>year)|month)s?"
)
_A_ROUTINE = tuple(
    (re.compile(rf"(?:on an? )?(?:{pattern})(?: basis)?"), repeats) for pattern, repeats in _ROUTINES.items()
)
_ANY_ROUTINE = rf"(?:on an? )?(?:{'|'.join(_ROUTINES)})(?: basis)?"
_ROUTINE_LAST = re.compile(
    r"(?P<rest>.+?)[ ,;:/-]+(?P<then>(?:(?:and|then|thereafter),? )+)?(?:(?:reviewed|repeated) )?"
    rf"(?P<routine>{_ANY_ROUTINE})(?P<after> thereafter| after that)?"
)
_ROUTINE_FIRST = re.compile(rf"(?P<routine>{_ANY_ROUTINE})[ ,;:-]+(?P<rest>.+)")


def _tidy(text: str) -> str:
    words = unicodedata.normalize("NFKC", text).lower().translate(_PLAIN)  # NFKC: no-break spaces
    return _strip(_NOISE.sub(" ", " ".join(words.split())))


def _strip(words: str) -> str:
    return " ".join(words.split()).strip(" .,;:/*-")


def _read(words: str) -> Timing:
    """What a tidied phrase says. ValueError: it holds a date that does not exist."""
    for pattern, read in _EXACT:
        for found in pattern.finditer(words):
            if (point := read(found)) and point.year:
                point.stretch(point.year)
    if len(words) > _LONGEST:
        return Timing("")
    phase = _PHASE.search(words)
    words = _PHASE.sub("", words)
    parts = [_strip(part) for part in (_COMMENT.sub(" ", words), *_COMMENT.findall(words))]
    main, *comments = [_clause(part) for part in parts if part] or [None]
    for comment in comments:
        main = _with_comment(main, comment)
    return replace(main or Timing(""), phase=int(phase[1]) if phase else 0)


def _with_comment(main: Timing | None, comment: Timing | None) -> Timing | None:
    """A comment may add a routine to a time, or a time to a routine, and never contradicts."""
    if main is None or comment is None:
        return main
    if main == replace(_READ, ongoing=True, repeats=main.repeats):
        return _and_routine(comment, main)
    return _and_routine(_opened(main, comment), comment) if comment.ongoing else main


def _clause(words: str) -> Timing | None:
    if plain := _plain(words):
        return plain
    if found := _ROUTINE_LAST.fullmatch(words):
        rest, routine = _plain(found["rest"]), _routine(found["routine"])
        if rest and routine:
            goes_on = found["then"] or found["after"]
            return _and_routine(_from_there_on(rest) if goes_on else _opened(rest, routine), routine)
    if found := _ROUTINE_FIRST.fullmatch(words):
        rest, routine = _plain(found["rest"]), _routine(found["routine"])
        return _and_routine(rest, routine) if rest and routine else None
    return None


def _opened(timing: Timing, routine: Timing) -> Timing:
    """ "September 2024, annually" goes on after September; "2025, monthly" is over with the year."""
    single = timing.from_ in (None, timing.to) and len(timing.years) < 2
    longer = not routine.repeats or (timing.to is not None and timing.to.month > 0)
    return _from_there_on(timing) if single and longer else timing


def _from_there_on(timing: Timing) -> Timing:
    first, last = _months(timing)
    return replace(timing, from_=timing.from_ or timing.to, to=None, months=(first or last, 0))


def _and_routine(timing: Timing, routine: Timing) -> Timing:
    return replace(timing, ongoing=True, repeats=timing.repeats or routine.repeats)


def _plain(words: str) -> Timing | None:
    return _plan_phrase(words) or _routine(words) or _bounded(words)


def _plan_phrase(words: str) -> Timing | None:
    if _AT_ONCE.fullmatch(words):
        return replace(_READ, months=(1, 0))
    if not (found := _DURATION.fullmatch(words)):
        return None
    last = _NUMBERS.get(found["count"], 0) * (12 if found["year"] else 1)
    return replace(_READ, months=(0 if found["within"] else 1, last)) if 1 <= last <= 120 else None


def _routine(words: str) -> Timing | None:
    for pattern, repeats in _A_ROUTINE:
        if pattern.fullmatch(words):
            return replace(_READ, ongoing=True, repeats=words if repeats == "*" else repeats)
    return None


def _bounded(words: str) -> Timing | None:
    """A stretch after an opening: "from", "by", "in", or nothing."""
    words, onwards = _ONWARDS.subn("", words)
    start, ends = next((found.end(), ends) for row, ends in _OPENINGS if (found := row.match(words)))
    for read in (_dates, _plan_parts):
        if answer := read(words[start:]):
            timing, ranged = answer
            first, last = _months(timing)
            end = "from" if onwards else ends[ranged]
            if end == "from":
                return replace(timing, to=None, months=(first, 0))
            return replace(timing, from_=None, months=(0, last)) if end == "to" else timing
    return None
