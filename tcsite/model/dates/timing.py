"""Timing: when something is to be done, in the author's words and as far as we understand them.

How phrases are read. Both ends are included, a dash is an open end; comments in brackets may say anything.

| the author writes                    | from    | to      | and why                                         |
| ------------------------------------ | ------- | ------- | ----------------------------------------------- |
| From September 2024, … onwards       | 2024-09 | –       | no end is stated                                |
| By, before, until, end of June 2025  | –       | 2025-06 | a deadline; "before" is no stricter than "by"   |
| August/September 2024                | 2024-08 | 2024-09 | a date without a year borrows the next one's,   |
| November to February 2025            | 2024-11 | 2025-02 | or the year before, if the order asks for it    |
| September 24, Sep '24                | 2024-09 | 2024-09 | 17 to 29, 32 on are years; 30, 31 may be days   |
| 2024/25, 2024/2025, 2024-25, AY24-25 | 2024-08 | 2025-07 | an academic year                                |
| 2021-2023, 2021/23                   | 2021-01 | 2023-12 | calendar years, and so is 2024-2025             |
| Q1 2025                              | 2025-01 | 2025-03 | calendar quarters; not understood: Q1 2024/25   |
| early, mid, late 2025                | 2025-05 | 2025-08 | thirds; but "mid June 2025" is all of June      |
| Spring, Summer, Autumn 2025          | 2025-06 | 2025-08 | three months; Winter 2024 begins in December    |
| Autumn, Spring, Summer term 2025     | 2025-01 | 2025-04 | Easter moves: spring and summer share April     |
| Year 1, 2 & 3                        | –       | –       | `years`, which `span_of` counts from the plan's |
| Year 2 onwards; by end of year 2     | –       | –       | start; and `months` with an open end: 13–; –24  |
| within 12 months; immediately        | –       | –       | `months`: –12; 1–                               |
| Michaelmas, Hilary, Lent, Trinity …  | 2025-01 | 2025-03 | as Oxford, Cambridge and Durham call terms      |
| by Easter 2025                       | –       | 2025-04 | Easter moves: March or April                    |
| ongoing; throughout the plan         | –       | –       | `ongoing`: any time that the plan lasts         |
| by the end of the plan               | –       | –       | `at_end`: a deadline, and not routine           |
| annually; every 6 months; each term  | –       | –       | `ongoing`, and `repeats`                        |
| Semester 1 2026/27, semester 2 2025   | 2026-09 | 2027-01 | the second runs from January to June            |
| start TBC - July 2027                | –       | 2027-07 | the end that is known                           |
| By June 2025 and annually thereafter | 2025-06 | –       | what goes on starts where its first date stands |
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from tcsite.frozen import dataclass
from tcsite.model import shapes
from tcsite.model.base import Text, Whole
from tcsite.model.dates.names import MONTHS_BY_NAME, NAMES, any_of
from tcsite.model.dates.partial import PartialDate, Period
from tcsite.model.dates.tidying import NUMBER, NUMBERS, PLAN, tidied


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


Years = Annotated[tuple[Whole, ...], BeforeValidator(_one_or_many), WithJsonSchema(shapes.YEARS)]
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
    at_end: bool = False  # "By the end of the plan"
    repeats: str = ""  # "annually", "every six months"
    impossible: str = ""  # why it cannot be: "there is no 31 June 2025"
    spoken: Text | None = None  # the phrase in its languages, where it is written in several

    def __str__(self) -> str:
        return self.text

    @classmethod
    def of(cls, value: object) -> "Timing":
        """Read "From September 2024", in one language or several. A phrase that is not understood is no error, nor is "31 June 2025": plans print it."""
        if isinstance(value, Timing):
            return value
        spoken = Text.of(value)
        if spoken.languages == ("",):
            return cls._one(str(spoken))
        read = [cls._one(words) for _, words in spoken.versions]
        known = next((timing for timing in read if timing.understood), read[0])
        return replace(known, text=read[0].text, spoken=spoken)

    @classmethod
    def _one(cls, text: str) -> "Timing":
        try:
            return _understood(text)
        except ValueError as impossible:  # PartialDate's: there is no such day
            return cls(text, impossible=str(impossible))

    def in_language(self, language: str) -> str:
        """The phrase in a language; where it is not written in that, the first."""
        return self.spoken.in_language(language) if self.spoken else self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.of)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: CoreSchema, handler: GetJsonSchemaHandler) -> shapes.Shape:
        return shapes.TIME_IN_WORDS


def span_of(
    when: Timing | None,
    years: tuple[int, ...],
    from_: PartialDate | None,
    to: PartialDate | None,
    period: Period,
) -> Span:
    """The span of an action: its own from and to, else its year marks, else what its phrase says.

    An end that is not stated stays open; but what is ongoing lasts as long as the plan. Year marks are calendar
    years or, from 1 to 10, years of the plan; other numbers mark nothing.
    """
    if from_ or to:
        return Span(from_, to)
    if calendar_years := [year for year in years if 1900 <= year <= 2199]:
        return Span(PartialDate(min(calendar_years)), PartialDate(max(calendar_years)))
    if plan_years := tuple(year for year in years if 1 <= year <= 10):
        when = Timing("", years=plan_years)
    if when is None:
        return Span()
    if when.at_end:
        return Span(None, period.end)
    first, last = _months(when)
    told = when.from_ or when.to
    start = when.from_ if told else _month_of_plan(first, period)
    end = when.to if told else _month_of_plan(last, period)
    if when.ongoing and not ((end and end.last < period.first) or (start and start.first > period.last)):
        return Span(start or period.from_, end or period.end)
    return Span(start, end)


def _months(timing: Timing) -> tuple[int, int]:
    """The months of the plan that a timing names, by number or by year: year 2 is 13 to 24."""
    if timing.years and timing.months == (0, 0):
        return 12 * min(timing.years) - 11, 12 * max(timing.years)
    return timing.months


def _month_of_plan(number: int, period: Period) -> PartialDate | None:
    """The month that is the plan's `number`-th; none for 0, and where our calendar ends."""
    if not period.from_:
        return None
    year, month = divmod(period.from_.year * 12 + (period.from_.month or 1) - 1 + number - 1, 12)
    return PartialDate(year, month + 1) if number > 0 and year <= 2199 else None


# A date: a point is read by the first row of a table that fits.
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:(?: ?[-/&,] ?| (?:to|and) )(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?"
_MONTH = rf"(?P<month>{NAMES})(?![a-z])\.?"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)(?!\d)"
# Beside a month, any four digits are a year, and two from 17 on: the Commitment began in 2017.
_ANY_YEAR = rf"(?P<year>\d{{4}}|'\d\d|1[7-9]|2\d|3[2-9]|[4-9]\d)(?!\w| (?:{NAMES})\b)"
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}  # 14: February
_TERMS = {"autumn term": (9, 12), "spring term": (1, 4), "summer term": (4, 7)}
_TERMS |= dict.fromkeys(("michaelmas term", "michaelmas"), (10, 12))
_TERMS |= dict.fromkeys(("hilary term", "hilary", "lent term", "lent", "epiphany term"), (1, 3))
_TERMS |= dict.fromkeys(("trinity term", "trinity", "easter term"), (4, 6))
_TERMS |= {"term 1": (9, 12), "term 2": (1, 4), "term 3": (4, 7), "summer vacation": (6, 9)}
_TERMS |= dict.fromkeys(("semester 1", "autumn semester"), (9, 13))  # 13: January
_TERMS |= dict.fromkeys(("semester 2", "spring semester"), (1, 6))
_FEASTS = {"easter": (3, 4), "christmas": (12, 12)}
_QUARTERS = {q + nth: (3 * n - 2, 3 * n) for nth, n in NUMBERS.items() if n < 5 for q in ("q", "quarter ")}
_HALVES = {h + nth: (6 * n - 5, 6 * n) for nth, n in NUMBERS.items() if n < 3 for h in ("h", "half ")}
_PARTS = _SEASONS | _TERMS | _FEASTS | _QUARTERS | _HALVES | {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


class _Point(NamedTuple):
    """Part of a year, by months: 13 is January of the year after; 0 is the year as a whole."""

    year: int  # 0: not told
    first: int
    last: int
    days: tuple[int, int] = (0, 0)

    def stretch(self, year: int) -> tuple[PartialDate, PartialDate]:
        """Its first and its last date in `year`. ValueError: there is no such day."""
        if not self.first:
            return PartialDate(year), PartialDate(year)
        (years, first), (more_years, last) = divmod(self.first - 1, 12), divmod(self.last - 1, 12)
        from_ = PartialDate(year + years, first + 1, self.days[0])
        return from_, PartialDate(year + more_years, last + 1, self.days[1])


def _year(word: str | None) -> int:
    digits = (word or "0").strip("'")
    return 2000 + int(digits) if len(digits) == 2 else int(digits)


def _calendar(found: re.Match[str]) -> _Point | None:
    part = found.groupdict()
    year, month = _year(part["year"]), MONTHS_BY_NAME.get(part["month"]) or int(part["month"])
    days = [int(part[name]) for name in ("day", "day2") if part.get(name)]
    if not days and max(12, year % 100) < month <= year % 100 + 10:
        return None  # "2024-25" and "2021-23" are years; "2025-13" is a slip
    if not 1 <= month <= 12 or 0 in days:
        raise ValueError(f"there is no {found[0]}")
    return _Point(year, month, month, (days[0], days[-1]) if days else (0, 0))


def _part_of_year(found: re.Match[str]) -> _Point | None:
    year, (first, last) = _year(found["year"]), _PARTS[found["part"]]
    if found["end"] and (found["part"] not in _SEASONS | _TERMS or _year(found["end"]) != year + 1):
        return None  # does a quarter of 2024/25 count from January, April or August?
    later = 12 if found["end"] and first < 8 else 0
    return _Point(year, first + later, last + later)


def _years_apart(found: re.Match[str]) -> _Point | None:
    # A UK academic year runs from 1 August to 31 July. HESA counts so, and so do universities' accounts: a
    # plain "2024/25" is the same twelve months, whichever its author had in mind.
    start, end = _year(found["year"]), _year(found["end"])
    if len(found["end"]) == 1:  # "2025/6": no month, since the year after is meant
        end += start // 10 * 10
        if end != start + 1:
            return None
    short, long = len(found["year"]) == 2, len(found["end"]) == 4
    if (short and start < 2017) or not 1 <= end - start <= 10:
        return None
    in_a_row = end == start + 1 and (found["slash"] or not (short or long))
    if found["before"] or found["after"] or in_a_row:
        return _Point(start, 8, 12 * (end - start) + 7)
    return None if short or long else _Point(start, 1, 12 * (end - start) + 12)


_PART = (
    rf"(?P<part>{any_of(_PARTS)})(?:(?:,? |-)(?:in )?{_ANY_YEAR}(?:/(?P<end>\d{{2,4}}))?(?![/-]?\d))?(?!\w)"
)
_SPAN = r"(?P<year>(?:20)?\d\d)(?:(?P<slash>/)|-)(?P<end>(?:20)?\d\d|(?<=20\d\d/)\d)(?![\w/])"
_ACADEMIC = r"(?:academic (?:years?|session)|ay)"
_DATES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Point | None]], ...] = (
    (re.compile(rf"(?<![\w-]){_YEAR}-(?P<month>\d{{1,2}})(?:-(?P<day>\d{{1,2}}))?(?!\w|-\d)"), _calendar),
    (re.compile(r"(?<![\w/.])(?P<day>\d{1,2})([/.])(?P<month>\d{1,2})\2(?P<year>\d{4})(?!\w)"), _calendar),
    (re.compile(rf"(?<![\w/.]){_DAYS}[ -]?{_MONTH}(?:(?:,? |-){_ANY_YEAR})?"), _calendar),
    (re.compile(rf"(?<!\w){_MONTH} {_DAY},? (?P<year>\d{{4}})(?!\w)"), _calendar),
    (re.compile(rf"(?P<day>\d{{1,2}})([/.])(?P<month>\d{{1,2}})\2{_ANY_YEAR}"), _calendar),
    (re.compile(rf"(?P<month>0?[1-9]|1[0-2])/{_YEAR}"), _calendar),
    (re.compile(rf"{_MONTH}(?:(?:,? ?|-){_ANY_YEAR})?"), _calendar),
    (re.compile(_PART), _part_of_year),
    (re.compile(rf"(?P<before>{_ACADEMIC} ?)?{_SPAN}(?P<after> {_ACADEMIC}(?!\w))?"), _years_apart),
    (re.compile(_YEAR), lambda found: _Point(int(found[0]), 0, 0)),
)
_EXACT = _DATES[:4]  # a date like these that does not exist is an error wherever it stands


# A stretch: what stands between "from" and "onwards". Its readers also tell whether it is a range.
_READ = Timing("", understood=True)
_JOINT = r"(?:(?P<range> ?- ?| (?:to|until|till|through|up to|i|hyd at) (?:end )?)| ?[/&+,;] ?(?:and )?| (?:and|or) )"
_JOINED, _MARK = re.compile(_JOINT), re.compile(NUMBER)
_PLAN_PARTS = re.compile(
    rf"(?:(?P<years>years?|yrs?\.?|y|blwyddyn)|months?|m) ?"
    rf"(?P<marks>{NUMBER}(?:{_JOINT}(?:(?:years?|yrs?|months?) |[ym] ?)?{NUMBER})*)(?: {PLAN})?"
)


def _dates(words: str) -> tuple[Timing, bool] | None:
    stretches, ranged = _stretches(words)
    if not stretches or stretches != sorted(stretches, key=lambda stretch: stretch[0].first):
        return None
    from_, to = stretches[0][0], stretches[-1][1]
    return (replace(_READ, from_=from_, to=to), ranged) if from_.first <= to.last else None


def _stretches(words: str) -> tuple[list[tuple[PartialDate, PartialDate]], bool]:
    """The dates that the words consist of, and whether some make a range; none if there is anything else."""
    for row, read in _DATES:
        if (found := row.match(words)) and (point := read(found)):
            break
    else:
        return [], False
    joint = _JOINED.match(words, found.end())
    later, ranged = _stretches(words[joint.end() :]) if joint else ([], False)
    year = point.year or (later[0][0].year if later and later[0][0].month else 0)
    if not year or (not later and found.end() < len(words)):
        return [], False
    stretch = point.stretch(year)
    if not point.year and stretch[0].first > later[0][0].first:
        stretch = point.stretch(year - 1)
    return [stretch, *later], ranged or bool(joint and joint["range"])


def _plan_parts(words: str) -> tuple[Timing, bool] | None:
    """Years or months of the plan."""
    if not (found := _PLAN_PARTS.fullmatch(words)):
        return None
    numbers = [NUMBERS.get(mark, 0) for mark in _MARK.findall(found["marks"])]
    first, last, ranged = numbers[0], numbers[-1], found["range"] is not None
    if first < 1 or numbers != sorted(numbers) or (ranged and len(numbers) > 2):
        return None
    if not found["years"]:
        return replace(_READ, months=(first, last)), ranged
    years = tuple(range(first, last + 1)) if ranged else tuple(sorted({*numbers}))
    return (replace(_READ, years=years), ranged) if last <= 10 else None


# A phrase: a stretch with its opening, or a routine, or one and then the other.
_FROM = r"(?:with effect |as )?from |since |after |start(?:s|ing)? |commencing |beginning |o "
_BY = r"(?:by|(?:on or )?before|(?:up )?until|till|up to|n(?:o|ot) later than|erbyn) "
_END = rf"(?:{_BY}|(?:at|around|towards) )?(?:end|diwedd) "
_IN = r"(?:in|on|during|throughout|within|over(?: course)?|for|between|around|yn|ym|yng) |"
_OPENINGS = (  # and which ends they leave to a single date, and to a range
    (re.compile(_FROM), "from", "both"),
    (re.compile(_END), "to", "none"),
    (re.compile(_BY), "to", "to"),
    (re.compile(_IN), "both", "both"),
)
_ONWARDS = re.compile(r"(?: ?\+| (?:and )?(?:onwards?|on|beyond|ymlaen)|(?: to| -) (?:present|date))$")
_LASTING = (
    r"on-? ?going|continu(?:ous|al)(?:ly)?|continuing|rolling|parhaus|throughout"
    rf"|(?:throughout|(?:for |over )?(?:duration|life|lifetime|whole)) {PLAN}"
)
_AT_END = re.compile(rf"(?:{_BY}|at )?end {PLAN}")
_REPEATS = (
    rf"(?:(?:half|bi|{NUMBER})[ -]?)?(?:(?:month|year)ly|(?:annu|enni)al(?:ly)?)"
    rf"|(?:term|semester|quarter|week|fortnight)ly|(?:twice|thrice) annually|every (?:other|{NUMBER}) (?:year|term|month|week)s?"
    r"|(?:twice|three times) a (?:year|term|month|week)"
    r"|(?:each|every) (?:academic year|year|term|quarter|month|week|spring|summer|autumn|winter)"
)
_ROUTINE = rf"(?:{_LASTING}|(?P<repeats>{_REPEATS}))"
_ROUTINE_LAST = re.compile(
    r"(?P<rest>.+?)[ ,;:/-]+(?P<then>(?:(?:and|then|thereafter),? )+)?(?:reviewed )?"
    + _ROUTINE
    + "(?P<after> thereafter)?"
)
_ROUTINE_ALONE = re.compile(_ROUTINE)
_ROUTINE_FIRST = re.compile(_ROUTINE + "[ ,;:-]+(?P<rest>.+)")
_PHASE = re.compile(r"\bphase (\d{1,2})\b(?! ?[/&-] ?\d)")
_COMMENT = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@lru_cache(4096)  # the same phrases stand in many plans
def _understood(text: str) -> Timing:
    """A phrase, and what it says. ValueError: it holds a date that does not exist."""
    return replace(_read(text), text=text)


def _read(text: str) -> Timing:
    """What a phrase says, but for its text. ValueError: it holds a date that does not exist."""
    words = tidied(text)
    for point in (read(found) for pattern, read in _EXACT for found in pattern.finditer(words)):
        if point and point.year:
            point.stretch(point.year)
    if len(words) > 160:  # a sentence about something else, and slow to match
        return Timing("")
    phase = _PHASE.search(words)
    words = _PHASE.sub("", words)
    timing = _clause(_COMMENT.sub(r": \1", words)) or _clause(_COMMENT.sub("", words)) or Timing("")
    return replace(timing, phase=int(phase[1])) if phase else timing


def _clause(words: str) -> Timing | None:
    words = " ".join(words.split()).strip(" .,;:/*-()[]")
    if plain := _plain(words):
        return plain
    if (found := _ROUTINE_LAST.fullmatch(words)) and (timing := _plain(found["rest"])):
        first, last = _months(timing)
        single = timing.from_ in (None, timing.to) and len(timing.years) < 2 and not all(timing.months)
        if single or found["then"] or found["after"]:
            timing = replace(timing, from_=timing.from_ or timing.to, to=None, months=(first or last, 0))
    elif found := _ROUTINE_FIRST.fullmatch(words):
        timing = _plain(found["rest"])
    if not (found and timing):
        return None
    return replace(timing, ongoing=True, repeats=timing.repeats or found["repeats"] or "")


def _plain(words: str) -> Timing | None:
    """A routine, or a stretch after an opening: "from", "by", "in", nothing."""
    if routine := _ROUTINE_ALONE.fullmatch(words):
        return replace(_READ, ongoing=True, repeats=routine["repeats"] or "")
    if _AT_END.fullmatch(words):
        return replace(_READ, at_end=True)
    words, onwards = _ONWARDS.subn("", words)
    opening, ends = next((found, ends) for pattern, *ends in _OPENINGS if (found := pattern.match(words)))
    rest = words[opening.end() :]
    timing, ranged = _dates(rest) or _plan_parts(rest) or (None, False)
    if not timing:
        return None
    first, last = _months(timing)
    kept = "from" if onwards else ends[ranged]
    if kept == "from":
        return replace(timing, to=None, months=(first, 0))
    if kept == "to":
        return replace(timing, from_=None, months=(0, last))
    return timing if kept == "both" else None
