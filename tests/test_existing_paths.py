"""A path that is not there is answered with the one that is meant."""

import contextlib
from pathlib import Path

import click
import pytest

from samples import put
from tcsite.cli.options import ExistingPath


@pytest.mark.parametrize(
    ("written", "folder", "answer"),
    [
        ("plan.docs", False, '"plan.docs" does not exist; did you mean  plan.docx'),
        ("sub/Plan.docx", False, '"sub/Plan.docx" does not exist; did you mean  sub/plan.docx'),
        ("survey.csv", False, '"survey.csv" does not exist; name what is there'),
        ("nowhere/plan.docx", False, '"nowhere/plan.docx" does not exist; name what is there'),
        ("plan.docx/x", False, '"plan.docx/x" does not exist; name what is there'),
        ("sup", True, '"sup" does not exist; did you mean  sub'),
        ("plan.docx", True, "Directory 'plan.docx' is a file."),
        ("sub", False, "File 'sub' is a directory."),
    ],
)
def test_what_is_not_there_is_answered_with_what_resembles_it(
    written: str, answer: str, tmp_path: Path, *, folder: bool
) -> None:
    put({"plan.docx": b"x", "sub/plan.docx": b"x"}, tmp_path)
    with contextlib.chdir(tmp_path), pytest.raises(click.BadParameter) as refusal:
        ExistingPath(folder=folder).convert(written, None, None)
    assert refusal.value.message == answer


def test_what_is_there_is_taken(tmp_path: Path) -> None:
    put({"plan.docx": b"x"}, tmp_path)
    assert (
        ExistingPath(folder=False).convert(str(tmp_path / "plan.docx"), None, None) == tmp_path / "plan.docx"
    )
