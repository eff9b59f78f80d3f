"""Identifiers of institutions: what is taken, what is refused with what to write, and where they are found."""

import csv
import io
import json
import re
from collections.abc import Mapping
from datetime import date

import pytest

from maker import make
from samples import FOLDER, INSTITUTION, SITE
from tcsite.edges import disk

TODAY = date(2026, 11, 22)
INSTITUTION_FILE = f"{FOLDER}institution.yaml"


def made(line: str) -> tuple[list[str], Mapping[str, bytes]]:
    inputs = {**disk.bundled(), "site.yaml": SITE, INSTITUTION_FILE: INSTITUTION + line.encode()}
    result = make(inputs, today=TODAY)
    return [
        f"{one.message} {one.hint}" for one in result.problems if one.place.file == INSTITUTION_FILE
    ], result.files


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        ("ror: 01abc2d89", "ror", "01abc2d89"),
        ("ror: https://ror.org/01ABC2D89", "ror", "01abc2d89"),
        ("ukprn: 10000000", "ukprn", "10000000"),
        ("ukprn: '10000000'", "ukprn", "10000000"),
    ],
)
def test_an_identifier_is_in_the_data_and_on_the_page(line: str, column: str, value: str) -> None:
    _, files = made(f"{line}\n")
    (row,) = csv.DictReader(io.StringIO(files["data/institutions.csv"].decode("utf-8-sig")))
    assert row[column] == value
    page = files[f"{FOLDER.removeprefix('content/')}index.html"].decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    (one,) = [each for each in json.loads(found[1])["@graph"] if "identifier" in each]
    assert [each["value"] for each in one["identifier"]] == [value]


@pytest.mark.parametrize(
    "line",
    [
        "ror: 01abc2d3",
        "ror: 01ilo2d34",
        "ror: 01abc2d34",
        "ror: 052gg0101",
        "ror: https://example.org/01abc2d89",
        "ukprn: 123",
        "ukprn: 0123 4567",
    ],
)
def test_what_is_none_is_refused_with_what_to_write(line: str) -> None:
    problems, _ = made(f"{line}\n")
    (one,) = [problem for problem in problems if "identifier" in problem or "reference number" in problem]
    assert re.search(r"ror\.org|eight digits", one)
