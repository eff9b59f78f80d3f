"""A contact holds the role from the first day to the last, both counted."""

from datetime import date

import pytest

from tcsite.model import Institution
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


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),  # a year begins with its first day
        (date(2027, 3, 31), True),  # a month ends with its last
        (date(2027, 4, 1), False),
    ],
)
def test_a_year_or_a_month_counts_as_a_whole(today: date, *, expected: bool) -> None:
    contact = Contact.model_validate({"role": "lead", "from": "2026", "until": "2027-03"})
    assert contact.current(today) is expected


PERSON = {"role": "lead", "name": "Alex Example"}


def test_readers_see_who_is_public_and_there() -> None:
    contacts = [
        PERSON,
        {**PERSON, "public": False},
        {**PERSON, "until": "2026"},
        {**PERSON, "from": "2027-02"},
    ]
    institution = Institution.model_validate(
        {"id": "x", "file": "f", "name": "X", "status": {"role": "joining"}, "contacts": contacts}
    )
    assert institution.contacts_on(date(2027, 1, 1)) == [institution.contacts[0]]
