"""A plan that went out comes in whole: each key that its document holds, and nothing that it does not say."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel

from documents.making import ROOT, TODAY, example
from tcsite.content.load import load
from tcsite.documents import html, pdf, sheet, word
from tcsite.documents.document import OutputDocument
from tcsite.documents.plan import plan_document
from tcsite.edges import disk
from tcsite.importers.forms import import_document
from tcsite.model import Action, Institution, Plan, Text
from tcsite.text.markdown import plain

EXAMPLE, FILES = example(), disk.read(ROOT).files
PLANS = [(one, plan) for one in EXAMPLE.institutions for plan in one.plans if plan.actions]
FORMATS: dict[str, Callable[[OutputDocument], bytes]] = {
    "docx": word.write,
    "xlsx": sheet.write,
    "html": html.write,
    "pdf": pdf.write,
}

NOT_SAID = {
    *("source", "follows", "review", "changes", "documents", "aliases", "formats", "translations"),
    *("inferred", "editor", "former_ids", "for_head", "file", "institution"),
    *("pillar", "pillars", "strands[].id", "actions[].strands", "period.reason"),
}
"""What a document does not show: where a plan comes from, what an editor concluded, and how the site arranges it."""
SAID_OTHERWISE = {
    *("actions[].id", "actions[].strand", "actions[].measures"),
    *("actions[].years", "actions[].when", "actions[].from_", "actions[].to", "talent[].actions"),
}
"""What other tests compare: ids that are for addresses only, figures, times that are said in another way, and the
actions below a recommendation, which are those tagged with it as well."""


@pytest.mark.parametrize(
    ("kind", "language"),
    [
        ("docx", "en"),
        ("docx", "cy"),
        ("xlsx", "en"),
        ("xlsx", "cy"),
        ("html", "en"),
        ("html", "cy"),
        ("pdf", "en"),
    ],
)
@pytest.mark.parametrize(("institution", "plan"), PLANS, ids=[f"{one.id}-{plan.id}" for one, plan in PLANS])
def test_a_plan_comes_in_whole_and_nothing_is_to_be_checked(
    institution: Institution, plan: Plan, kind: str, language: str
) -> None:
    site = replace(EXAMPLE, settings=EXAMPLE.settings.in_language(language))
    result = import_document(
        FORMATS[kind](plan_document(site, institution, plan, TODAY)),
        f"plan.{kind}",
        institution=institution.id,
        vocabulary=EXAMPLE.vocabulary,
        plan=plan.id,
        today="2026-11-22",
    )
    assert result.problems == ()
    assert [str(one) for one in result.todo] == []
    home = f"content/institutions/{institution.id}/"
    own = {path: text for path, text in FILES.items() if path.startswith((f"{home}institution.yaml",))}
    site_yaml = b"title: X\nlanguage: en\nlanguages: [en, cy]\n"
    brought, problems = load({"site.yaml": site_yaml, **own, **result.files})
    assert [one.message for one in problems if one.severity == "error"] == []
    assert brought
    (found,) = brought.institutions[0].plans
    sent, got = (dict(leaves(one, language)) for one in (plan, found))
    assert {
        key: (sent.get(key), got.get(key))
        for key in sent.keys() | got.keys()
        if sent.get(key) != got.get(key)
    } == {}


def leaves(value: Any, language: str, place: str = "") -> Iterator[tuple[str, str]]:
    """The words of a plan by their places, but for what its document does not say."""
    key = re.sub(r"\[\d+\]", "[]", place).replace(".parts[]", "")
    key = re.sub(r"^talent\.R\d+", "talent[]", key)
    if key.rpartition(".")[2] in NOT_SAID or key in NOT_SAID | SAID_OTHERWISE:
        return
    if isinstance(value, Text):
        yield place, folded(value.in_language(language))
    elif isinstance(value, BaseModel):
        whole = isinstance(value, Action) and not value.headed  # its text is that of its parts
        for name in type(value).model_fields:
            if whole and name == "text":
                continue
            yield from leaves(getattr(value, name), language, f"{place}.{name}".lstrip("."))
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from leaves(one, language, f"{place}.{name}")
    elif isinstance(value, tuple | list) and place.endswith((".actions", ".talent", ".changed")):
        yield place, folded(" ".join(sorted({str(one) for one in value})))
    elif isinstance(value, tuple | list):
        for number, one in enumerate(value):
            yield from leaves(one, language, f"{place}[{number}]")
    elif value not in (None, ""):
        yield place, folded(str(value))


def folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", plain(words).lower()))
