"""A contact holds the role from the first day to the last, both counted."""

from datetime import date

import pytest

from tcsite.model.dates.partial import PartialDate
from tcsite.model.institution import Contact


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 8, 31), False),
        (date(2026, 9, 1), True),
        (date(2027, 3, 14), True),
        (date(2027, 3, 15), True),
        (date(2027, 3, 16), False),
    ],
)
def test_the_first_and_the_last_day_count(today: date, *, expected: bool) -> None:
    contact = Contact.model_validate(
        {
            "role": "lead",
            "name": "Alex Example",
            "from": PartialDate(2026, 9),
            "until": PartialDate(2027, 3, 15),
        }
    )
    assert contact.current(today) is expected
