"""Counting in calendar months."""

import calendar
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day of the month, `months` later (or earlier), or that month's last day if it is shorter.

    The calendar of dates ends with the years 1 and 9999, and so does the count.
    """
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_number(day: date) -> int:
    """Months since the year 0, to subtract from each other."""
    return day.year * 12 + day.month
