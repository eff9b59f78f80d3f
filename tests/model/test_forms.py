"""What a value looks like when it is written: our own check and the schema for editors agree."""

import re
import subprocess
import sys
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from tcsite.model import base, shapes


@pytest.mark.parametrize(
    ("form", "type_", "words", "refused"),
    [
        (shapes.ID, base.Id, ["V5", "tc-survey", "1.5", "x" * 60], ["", "a b", "-a", "ü", "x" * 61]),
        (
            shapes.URL,
            base.Url,
            ["https://www.example.ac.uk/", "HTTP://example.ac.uk/?a=b#c"],
            ["example.ac.uk", "mailto:a@b.uk", "https:/x", "javascript:x", "https://a b", 'https://a"b'],
        ),
        (
            shapes.EMAIL,
            base.Email,
            ["a.b+c@example.ac.uk"],
            ["a@b", "a b@c.uk", "<a@b.uk>", "a@b.uk, c@d.uk"],
        ),
        (
            shapes.ADDRESS,
            base.Address,
            ["/", "/institutions/old-name/", "/data/plans.csv"],
            ["", "x/", "//x", "https://x/"],
        ),
        (
            shapes.HOST,
            base.Host,
            ["example.ac.uk", "WWW.Example.ac.uk"],
            ["example", "https://a.uk", "a.uk/x"],
        ),
        (shapes.WHOLE, base.Whole, ["28", "-3", " 7 "], ["", "2.5", "1,000", "28 people"]),
        (shapes.NUMBER, base.Number, ["28", "5.18", "-0.5"], ["", "5,18", "1e3", ".5"]),
    ],
    ids=lambda value: value.title.replace(" ", "-") if isinstance(value, shapes.TextForm) else "",
)
def test_what_our_check_takes_the_schema_takes_too(
    form: shapes.TextForm, type_: Any, words: list[str], refused: list[str]
) -> None:
    pattern = re.compile(form.shape["pattern"])
    for word in words:
        TypeAdapter(type_).validate_python(word)
        assert pattern.search(word)
    for word in refused:
        with pytest.raises(ValidationError):
            TypeAdapter(type_).validate_python(word)
    assert any(not pattern.search(word) for word in refused)


def test_models_are_built_when_they_are_needed_and_not_when_they_are_imported() -> None:
    built = (
        "from tcsite.model import *; print(Settings.__pydantic_complete__, PlanFile.__pydantic_complete__)"
    )
    done = subprocess.run([sys.executable, "-c", built], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
