"""What was parsed once in a build need not be parsed again: the same institution, and the same files count as unread."""

import pytest

from samples import ROOT
from tcsite.content.load import folders, load_institution
from tcsite.edges import disk

UNITS = folders(disk.read(ROOT).files)


@pytest.mark.parametrize("id", UNITS)
def test_an_institution_is_the_same_when_it_is_read_from_what_was_parsed(id: str) -> None:
    files = dict(UNITS[id])
    once = load_institution(id, files)
    again = load_institution(id, files, once.parsed)
    assert again.institution == once.institution
    assert once.parsed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("title:", "titel:", id="unknown key"),
        pytest.param("title:", "note: a\u200bb\ntitle:", id="sign that nobody sees"),
        pytest.param("title:", "title: [", id="no YAML"),
    ],
)
def test_a_file_with_a_problem_is_read_again_as_it_stands(old: str, new: str) -> None:
    id, files = next(
        (id, dict(files)) for id, files in UNITS.items() if any("/plans/" in file for file in files)
    )
    plan = next(file for file in files if "/plans/" in file)
    files[plan] = files[plan].decode().replace(old, new, 1).encode()
    once = load_institution(id, files)
    assert plan not in once.parsed
    again = load_institution(id, files, once.parsed)
    assert (again.institution, again.problems) == (once.institution, once.problems)
    assert again.institution
    assert plan in again.institution.unread
