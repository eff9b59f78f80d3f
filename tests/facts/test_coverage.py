"""What a source says at all: an empty answer of it is unknown, and no "none"."""

import pytest
from making import a_plan, a_site, an_institution

from tcsite.facts.coverage import entered, kinds_of_files, mapped, speaks_for_itself, tagged

PLANS = [
    ("no actions", "[]", "", False, False, False),
    ("an action without anything", "[{text: x}]", "", True, False, False),
    ("an action with a pillar", "[{text: x, pillar: visibility}]", "", True, False, True),
    ("a strand with a pillar", "[{text: x, strand: V}]", "strands: [{id: V, title: t, pillar: visibility}]", True, False, True),
    ("a strand without a pillar", "[{text: x, strand: V}]", "strands: [{id: V, title: t}]", True, False, False),
    ("a strand that no action stands in", "[{text: x}]", "strands: [{id: V, title: t, pillar: visibility}]", True, False, False),
    ("the second action has a pillar", "[{text: x}, {text: y, pillar: visibility}]", "", True, False, True),
    ("a tag of an action", "[{text: x, talent: [R6]}]", "", True, True, False),
    ("a tag of the second action", "[{text: x}, {text: y, talent: [R6]}]", "", True, True, False),
    ("a tag of a part", "[{text: x, parts: [{text: y}, {text: z, talent: [R6]}]}]", "", True, True, False),
    ("a table of answers, and no tag", "[{text: x}]", "talent: {R6: {note: n}}", True, True, False),
    ("a table, and no actions", "[]", "talent: {R6: {applies: false, reason: r}}", False, True, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("actions", "more", "is_entered", "is_tagged", "is_mapped"),
    [case[1:] for case in PLANS],
    ids=[case[0] for case in PLANS],
)
def test_a_plan_says_so_much(
    actions: str, more: str, *, is_entered: bool, is_tagged: bool, is_mapped: bool
) -> None:
    plan = a_plan(actions, more=more)
    assert (entered(plan), tagged(plan), mapped(plan)) == (is_entered, is_tagged, is_mapped)


@pytest.mark.parametrize(
    ("settings", "more", "expected"),
    [
        ("home: x", "", True),
        ("", "", False),
        ("home: y", "", False),
        ("home: x", "source: {title: A form}", False),
        ("", "source: {title: A form}", False),
    ],
)
def test_an_institution_speaks_for_itself_on_its_own_site(
    settings: str, more: str, *, expected: bool
) -> None:
    institution = an_institution(more=more)
    assert speaks_for_itself(a_site(institution, more=settings).settings, institution) is expected


def test_each_kind_of_file_is_named_once_in_the_order_of_the_plan() -> None:
    formats = "formats: [{kind: pdf, file: a.pdf}, {kind: docx, file: a.docx}, {kind: pdf, file: b.pdf}]"
    assert kinds_of_files(a_plan(more=formats)) == ("pdf", "docx")
    assert kinds_of_files(a_plan()) == ()
