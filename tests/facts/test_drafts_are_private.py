"""What is published of an institution: nothing of its drafts, and nothing that leads to them."""

import pytest
from making import a_plan, an_institution

from tcsite.facts.drafts import published

DRAFT = "state: draft\nformats: [%s]"
ATTACHMENTS = "attachments: [plan.pdf, draft.pdf, poster.png]"


def test_without_a_draft_an_institution_is_published_as_it_is() -> None:
    institution = an_institution(a_plan("[{id: A, text: x, carried_to: [2028-2030/A]}]"))
    assert published(institution) is institution


@pytest.mark.parametrize(
    ("of_draft", "of_plan", "left"),
    [
        ("{kind: pdf, file: draft.pdf}", "", ["plan.pdf", "poster.png"]),
        ("{kind: pdf, file: draft.pdf}", "{kind: pdf, file: plan.pdf}", ["plan.pdf", "poster.png"]),
        (
            "{kind: pdf, file: plan.pdf}",
            "{kind: pdf, file: plan.pdf}",
            ["plan.pdf", "draft.pdf", "poster.png"],
        ),
        (
            "{kind: pdf, url: 'https://www.example.ac.uk/draft.pdf'}",
            "",
            ["plan.pdf", "draft.pdf", "poster.png"],
        ),
    ],
)
def test_a_file_that_a_draft_alone_offers_stays_private(of_draft: str, of_plan: str, left: list[str]) -> None:
    plans = a_plan(more=f"formats: [{of_plan}]"), a_plan(id="2028-2030", more=DRAFT % of_draft)
    found = published(an_institution(*plans, more=ATTACHMENTS))
    assert [plan.id for plan in found.plans] == ["2024-2027"]
    assert list(found.attachments) == left


@pytest.mark.parametrize(
    ("key", "given", "left"),
    [
        ("carried_to", "[2028-2030/A, 2021-2023/A, B]", ("2021-2023/A", "B")),
        ("carried_from", "[2028-2030/A]", ()),
        ("merged_into", "2028-2030/A", None),
        ("merged_into", "B", "B"),
        ("as_per", "2028-2030/A", None),
        ("as_per", "2021-2023/A", "2021-2023/A"),
    ],
)
def test_no_action_leads_to_a_draft(key: str, given: str, left: object) -> None:
    plan = a_plan(f"[{{id: A, text: x, {key}: {given}}}, {{id: B, text: y}}]", more="follows: 2028-2030")
    (found,) = published(an_institution(plan, a_plan(id="2028-2030", more="state: draft"))).plans
    assert getattr(found.actions[0], key) == left
    assert found.actions[1] is plan.actions[1]
    assert found.follows is None
