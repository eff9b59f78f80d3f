"""The comments of a form that is begun are tcsite's own; what somebody writes into a comment is lost, and reported."""

from collections.abc import Callable
from datetime import date

import pytest

from maker import make
from samples import FOLDER
from tcsite.content.load import load
from tcsite.content.rollover import begun_form
from tcsite.content.scaffold import self_assessment_file
from tcsite.model import form_of

TODAY = date(2026, 11, 22)
FORM, LAST = f"{FOLDER}self-assessments/2026.md", f"{FOLDER}self-assessments/2024.md"
EARLIER = b"""\
---
title: Stage 3 self-assessment, 2024
stage: 3
date: 2024-07-25
---

## Evidence of impact {#impact}

Profiles are seen *more often*:

- by students
- by schools

## Governance, resources and engagement {#governance}

A steering group meets.
"""


@pytest.fixture
def begun(small: dict[str, bytes]) -> dict[str, bytes]:
    inputs = {**small, LAST: EARLIER}
    site, _ = load(inputs)
    assert site
    asked = form_of(site.vocabulary.forms, 3, 2026)
    assert asked
    form = begun_form(site, site.institutions[0], 3, asked, "2026-11", TODAY, dated=False)
    return {**inputs, FORM: self_assessment_file(form, site.vocabulary.sections).encode()}


def blamed(inputs: dict[str, bytes]) -> list[tuple[str, int]]:
    """What readers do not see of the text of the form, or see otherwise: the rule and the line."""
    problems = make(inputs, today=TODAY).problems
    return [
        (one.rule, one.place.line)
        for one in problems
        if one.place.file == FORM and one.rule.startswith(("words-lost", "markdown-"))
    ]


def test_a_form_just_begun_is_not_blamed_for_its_comments(begun: dict[str, bytes]) -> None:
    assert b"Your answer in Stage 3 self-assessment, 2024, to go on from:" in begun[FORM]
    assert b"Write here only what you add. -->" in begun[FORM]
    assert blamed(begun) == []
    filled = begun[FORM].replace(b"FILL IN your answer.", b"We did much.")
    assert blamed({**begun, FORM: filled}) == []
    assert blamed({**begun, FORM: filled.replace(b"\n", b"\r\n")}) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("- by schools\n", "- by schools\n\nAnd now by everybody.\n"),
        lambda text: text.replace(" Write here only what you add. -->", " We add this. -->", 1),
        lambda text: text.replace("?", "? Yes, they were.", 1),
        lambda text: text + "\n<!-- Do not forget the photographs. -->\n",
    ],
)
def test_words_that_an_author_writes_into_a_comment_are_reported(
    begun: dict[str, bytes], change: Callable[[str], str]
) -> None:
    text = change(begun[FORM].decode())
    assert text != begun[FORM].decode()
    ((rule, line),) = blamed({**begun, FORM: text.encode()})
    assert rule == "words-lost"
    assert text.splitlines()[line - 1].startswith("<!--")
