"""Dates in other forms than ours: read only where they can mean one date."""

import pytest

from tcsite.model.dates.other_forms import only_meaning


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("31/07/2027", "2027-07-31"),
        ("07/31/2027", "2027-07-31"),
        ("31.7.2027", "2027-07-31"),
        ("05-05-2027", "2027-05-05"),
        ("2027/07/31", "2027-07-31"),
        ("2027.7", "2027-07"),
        ("July 31, 2027", "2027-07-31"),
        ("Sept. 3rd 2027", "2027-09-03"),
        ("31st of July 2027", "2027-07-31"),
        ("31-July-2027", "2027-07-31"),
        ("in July 2027", "2027-07"),
        ("Saturday 31 July 2027", "2027-07-31"),
        ("7/2027", "2027-07"),
        ("20270731", "2027-07-31"),
        ("2027-07-31T00:00:00Z", "2027-07-31"),
        ("2027-07-31 00:00", "2027-07-31"),
        ("20271331", ""),
        ("13/2027", ""),
        ("03/04/2027", ""),  # March or April
        ("31/13/2027", ""),
        ("13/13/2027", ""),
        ("31/06/2027", ""),  # June has 30 days
        ("31 Brumaire 2027", ""),
        ("7/27", ""),
        ("31/07/1727", ""),
        ("summer 2027", ""),
        ("", ""),
    ],
)
def test_a_date_is_read_where_it_can_mean_one_only(text: str, meant: str) -> None:
    assert str(only_meaning(text) or "") == meant
