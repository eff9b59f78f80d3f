"""Day: today, with a note of the days it was compared with, so that a result can say how long it holds."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

_ONE = timedelta(days=1)


class Day(date):
    """A date that may be compared like any other; `since` and `until` bound the days that compare the same.

    What was made with ``today = Day(…)`` is made the same on every day from `since` up to, and without, `until`.
    Whoever asks for more than a comparison (its year, its words, a day before it) gets an answer that holds on this
    one day alone, and the bounds say so.
    """

    since: date
    until: date

    def __new__(cls, day: date) -> "Day":
        """The day, not compared with anything yet."""
        new = super().__new__(cls, day.year, day.month, day.day)
        new.since, new.until = date.min, date.max
        return new

    def _compare(self, other: object, how: Callable[[Any, Any], Any]) -> Any:
        if isinstance(other, date):
            if date.__lt__(self, other):
                self.until = min(self.until, other)
            elif date.__gt__(self, other):
                self.since = max(self.since, other + _ONE)
            else:
                self._only_today()
        return how(self, other)

    def _only_today(self) -> None:
        day = date.fromordinal(date.toordinal(self))
        self.since, self.until = day, min(day + _ONE, date.max) if day < date.max else date.max

    def __lt__(self, other: object) -> bool:
        return bool(self._compare(other, date.__lt__))

    def __le__(self, other: object) -> bool:
        return bool(self._compare(other, date.__le__))

    def __gt__(self, other: object) -> bool:
        return bool(self._compare(other, date.__gt__))

    def __ge__(self, other: object) -> bool:
        return bool(self._compare(other, date.__ge__))

    def __eq__(self, other: object) -> bool:
        return bool(self._compare(other, date.__eq__))

    def __ne__(self, other: object) -> bool:
        return bool(self._compare(other, date.__ne__))

    def __hash__(self) -> int:
        self._only_today()
        return date.__hash__(self)


def _whole(name: str) -> Callable[..., Any]:
    """A method of `date` whose answer holds on this day alone."""
    method = getattr(date, name)

    def ask(self: Day, *args: Any, **kwargs: Any) -> Any:
        self._only_today()
        return method(date.fromordinal(date.toordinal(self)), *args, **kwargs)

    return ask


for _name in (
    *("__add__", "__radd__", "__sub__", "__rsub__", "__str__", "__repr__", "__format__", "__reduce__"),
    *("ctime", "isocalendar", "isoformat", "isoweekday", "replace", "strftime", "timetuple", "toordinal"),
    "weekday",
):
    setattr(Day, _name, _whole(_name))


def _field(name: str) -> property:
    """A field of `date`, read through its descriptor."""
    descriptor = getattr(date, name)

    def ask(self: Day) -> int:
        self._only_today()
        return int(descriptor.__get__(self))

    return property(ask)


for _name in ("year", "month", "day"):
    setattr(Day, _name, _field(_name))
