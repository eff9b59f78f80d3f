"""Dates and periods in running text, as titles, pages and names of files write them: "2024-27", "Aug 2024 to July 2027", ``tc-plan_2024-2027.pdf``."""

import re
from collections.abc import Iterator
from datetime import date

from tcsite.frozen import dataclass
from tcsite.model.commitment import FIRST_YEAR
from tcsite.model.dates.names import LIKE_TYPED, MONTHS_BY_NAME, NAMES
from tcsite.model.dates.partial import PartialDate

LAST_YEAR = 2049
"""No plan reaches further: what reads as a later year is another number."""

MONTH = rf"(?:{NAMES})\b\.?"
"""A month's name, in English or Welsh, whole or short."""
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
_YEAR = r"20[1-4]\d"
_ISO_MONTH = rf"{_YEAR}-(?:0[1-9]|1[0-2])(?!\d)"
_NUMBERS = rf"(?:0?[1-9]|1[0-2])/{_YEAR}"  # 10/2018
_AMERICAN = rf"(?:{MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}"
_POINT = rf"(?:{_ISO_MONTH}|(?:\d{{1,2}}/)?{_NUMBERS}|{_AMERICAN}|{_DAY}(?:(?:{MONTH}),?\s+)?{_YEAR})"
DAY = rf"(?:\d{{1,2}}/{_NUMBERS}|{_AMERICAN}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+{_YEAR})"
"""A day, with its month and year."""
_TO = r"\s*(?:-|/|_|\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b|\bi\b|\bhyd at\b)\s*"
_EDGE = r"(?<![\w./-])"
_END = r"(?![\w]|[-/.]\d)"

# "2024-27", "2024-2027", "2024/25", "June 2019 to June 2021", "August - October 2024"
_RANGE = re.compile(rf"(?P<from>{_POINT}){_TO}(?P<to>{_POINT}|\d\d){_END}", re.IGNORECASE)
_MONTHS_ONLY = re.compile(
    rf"(?P<from>{_DAY}{MONTH}){_TO}(?P<to>{_DAY}{MONTH},?\s+{_YEAR}){_END}", re.IGNORECASE
)
_ACADEMIC = re.compile(rf"(?P<from>{_YEAR})/\d\d{_TO}20\d\d/(?P<to>\d\d){_END}", re.IGNORECASE)
_SHORT = re.compile(rf"{_EDGE}(?P<from>\d\d)(?:-|/|_)(?P<to>\d\d){_END}")
_ISO_DAY = re.compile(rf"{_YEAR}[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])(?!\d)")
_DATE = re.compile(rf"(?<![\w-])(?P<date>{_POINT})(?![\w]|-\d)", re.IGNORECASE)
_ALONE = re.compile(rf"(?<!\d)(?P<date>{_YEAR})(?!\d)")
_LENGTH = re.compile(
    r"\b(?:(?P<months>12|18|24|36|48|60)[\s-]*months?|(?P<years>[2345]|two|three|four|five)[\s-]*years?)\b",
    re.IGNORECASE,
)
_YEARS = {"two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class WrittenPeriod:
    """A period as a text has it; `to` is open where only one date stands. `start` is its place in the text."""

    from_: PartialDate
    to: PartialDate | None = None
    start: int = 0
    loose: bool = False  # its end is calculated from a length: "36 months" from 2024 may end in 2026 or 2027

    def __str__(self) -> str:
        return f"{self.from_} to {self.to}" if self.to else str(self.from_)


def _typed(text: str) -> str:
    """A text with a typewriter's hyphens, character by character: places stay what they were."""
    return text.translate(LIKE_TYPED)


def periods(text: str) -> list[WrittenPeriod]:
    """The periods in a text, in its order; a single date is none."""
    flat = _typed(text)
    flat = _ISO_DAY.sub(lambda day: " " * len(day[0]), flat)
    found: list[WrittenPeriod] = []
    taken: list[tuple[int, int]] = []
    for pattern in (_ACADEMIC, _RANGE, _MONTHS_ONLY):
        for match in pattern.finditer(flat):
            written = _range(match)
            if written and not any(start <= written.start < end for start, end in taken):
                found.append(written)
                taken.append(match.span())
    return sorted(found, key=lambda written: written.start)


def _range(match: re.Match[str]) -> WrittenPeriod | None:
    to = match["to"]
    if len(to) == 2 and to.isdigit():
        first = match["from"]
        # "2021-06" is a month, and "30 October 2018 - 19" nothing we know
        to = first[-4:-2] + to if int(to) > int(first[-2:]) or int(to) > 12 else ""
    end = point(to)
    begin = point(match["from"]) or (end and _same_year(match["from"], end))
    if begin is None or end is None or not begin.first <= end.last:
        return None
    within = begin.year >= FIRST_YEAR and end.year <= LAST_YEAR and end.year - begin.year <= 10
    return WrittenPeriod(begin, end, match.start()) if within else None


def _same_year(words: str, end: PartialDate) -> PartialDate | None:
    return point(f"{words} {end.year}")


def point(words: str) -> PartialDate | None:
    """A date such as "30 October 2018", "Oct 2018", "2018-10", "2018"; None for anything else."""
    if re.fullmatch(_ISO_MONTH, words):
        return PartialDate(int(words[:4]), int(words[5:]))
    if "/" in words:
        *day, month, year = map(int, words.split("/"))
        return _date(year, month, *day)
    parts = re.findall(r"[a-z]+|\d+", words.lower())
    numbers = [int(part) for part in parts if part.isdigit()]
    month = next((MONTHS_BY_NAME[part] for part in parts if part in MONTHS_BY_NAME), 0)
    if not numbers or not 2000 <= numbers[-1] <= 2199:
        return None
    return _date(numbers[-1], month, numbers[0] if month and len(numbers) > 1 else 0)


def _date(year: int, month: int, day: int = 0) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:  # there is no such day
        return None


def dates(text: str) -> Iterator[tuple[PartialDate, int]]:
    """The dates in a text and their places, years since the Commitment began."""
    for match in _DATE.finditer(_typed(text)):
        written = point(match["date"])
        if written and FIRST_YEAR <= written.year <= LAST_YEAR:
            yield written, match.start()


def plan_period(text: str) -> WrittenPeriod | None:
    """The period of a plan that a text names: that after its words "action plan", else the last one.

    "24-month action plan 2021" is a period too; where only a year stands, the end stays open.
    """
    written = periods(text)
    if written:
        name = re.search(r"action[\s_-]*plan|cynllun gweithredu", _typed(text), re.IGNORECASE)
        after = [one for one in written if name and one.start >= name.start()]
        return after[0] if after else written[-1]
    return _by_length(text)


def file_period(name: str) -> WrittenPeriod | None:
    """The period in a file's name, where "24-27" may stand for years and a date for an upload's day."""
    flat = _typed(name).replace("%20", " ")
    loose = re.sub(r"(?<=[a-zA-Z])(?=\d)|(?<=\d)(?=[a-zA-Z])", " ", re.sub(r"[_+]", " ", flat))
    loose = re.sub(r"(?<!\d)(\d{4}|\d\d)[\s-]+(?:to[\s-]+)?(\d{4}|\d\d)(?!\d)", r"\1-\2", loose)
    if written := plan_period(re.sub(r"-(?=[a-zA-Z])|(?<=[a-zA-Z])-", " ", loose)):
        return written
    for match in _SHORT.finditer(re.sub(r"(?<=[a-zA-Z])-", " ", loose)):
        first, last = int(match["from"]), int(match["to"])
        if FIRST_YEAR - 2000 <= first < last <= first + 5:
            return WrittenPeriod(PartialDate(2000 + first), PartialDate(2000 + last), match.start())
    return None


def _by_length(text: str) -> WrittenPeriod | None:
    flat = _ISO_DAY.sub(" ", _typed(text))
    starts = [written for written, _ in dates(flat)] or [
        PartialDate(int(match["date"])) for match in _ALONE.finditer(flat) if int(match["date"]) >= FIRST_YEAR
    ]
    if not starts:
        return None
    start = starts[-1]
    months = months_in(flat)
    if not months:
        return WrittenPeriod(start)
    return WrittenPeriod(start, PartialDate(start.year + max(months // 12, 1) - 1), loose=True)


def months_in(text: str) -> int:
    """The length that a text gives a plan, in months: 36 for "three-year plan"; 0 for none."""
    length = _LENGTH.search(text)
    if length is None:
        return 0
    years = (length["years"] or "0").lower()
    return int(length["months"] or 12 * (_YEARS.get(years) or int(years)))


def is_past(written: WrittenPeriod, today: date) -> bool:
    """Whether a period is over; one without an end is not known to be."""
    return written.to is not None and written.to.last < today
