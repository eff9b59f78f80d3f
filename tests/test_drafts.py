"""A draft is private: not one of its words is published unless somebody asks for it."""

from datetime import date

import pytest

from maker import make
from samples import FOLDER, PLAN
from tcsite.build import Result
from tcsite.diagnostics import Severity
from tcsite.text.address_record import RECORDED

TODAY = date(2026, 11, 22)
SECRET = "Quokka"
DRAFT_FILE = f"{FOLDER}plans/2027-2030.yaml"
DRAFT = f"""\
title: {SECRET} plan
period: {{from: 2027-08, to: 2030-07}}
stage: 3
state: draft
follows: 2024-2027
summary: {SECRET} summary
formats: [{{kind: pdf, file: {SECRET.lower()}.pdf}}]
sign_off: [{{who: head, name: {SECRET} Head, post: Vice-Chancellor, date: 2026-10}}]
technician_voice: [{{method: survey, date: 2026-09, people: 99, note: {SECRET} survey}}]
strands: [{{id: V, title: {SECRET} strand, pillar: recognition}}]
actions:
  - id: {SECRET}-1
    strand: V
    text: Show every {SECRET} on the web
    owners: [{SECRET} group]
    talent: [R16]
    carried_from: [2024-2027/V1]
    measures: []
    progress: [{{date: 2026-10, status: complete, note: {SECRET} note}}]
changes: [{{date: 2026-10, note: {SECRET} change}}]
aliases: [/{SECRET.lower()}/]
note: FILL IN {SECRET}
""".replace("    measures: []\n", "").encode()
FORM = f"""\
---
title: Self-assessment
stage: 3
date: 2026-09
reviews: 2024-2027
proposes: {SECRET.lower()}-2027
---

## Summary

Words.
""".encode()


@pytest.fixture
def drafted(small: dict[str, bytes]) -> dict[str, bytes]:
    """The small site with a draft that the plan in force leads to, and a plan that a form proposes."""
    small[DRAFT_FILE] = DRAFT
    small[f"{FOLDER}plans/{SECRET.lower()}-2027.yaml"] = DRAFT.split(b"formats")[0] + b"actions: []\n"
    small[f"{FOLDER}files/{SECRET.lower()}.pdf"] = f"%PDF-1.4 {SECRET}\n%%EOF\n".encode()
    small[f"{FOLDER}self-assessments/stage-3.md"] = FORM
    carried = (
        f"when: From September 2024\n    carried_to: [2027-2030/{SECRET}-1]\n    as_per: 2027-2030/{SECRET}-1"
    )
    small[f"{FOLDER}plans/2024-2027.yaml"] = PLAN.replace(b"when: From September 2024", carried.encode())
    return small


def leaks(result: Result) -> list[str]:
    """Where the output holds the draft's word, or its years, in a name or a content."""
    told = [path for path in result.paths if SECRET.lower() in path or "2027-2030" in path]
    told += [
        path
        for path, content in result.files.items()
        if SECRET.lower().encode() in content.lower() or b"2027-2030" in content
    ]
    told += [address for address in result.addresses if SECRET.lower() in address or "2027-2030" in address]
    return told


@pytest.mark.parametrize("home", [b"", b"home: university-of-example\n"], ids=["directory", "single"])
@pytest.mark.parametrize("state", ["in-force", "closed", "withdrawn"])
def test_no_word_of_a_draft_is_published(drafted: dict[str, bytes], home: bytes, state: str) -> None:
    drafted["site.yaml"] += home + b"rulebook: true\n"
    plan = f"{FOLDER}plans/2024-2027.yaml"
    drafted[plan] = drafted[plan].replace(b"state: in-force", f"state: {state}".encode())
    result = make(drafted, today=TODAY)
    assert result.files
    assert leaks(result) == []


def test_the_only_plan_may_be_a_draft_and_the_register_does_not_name_it(small: dict[str, bytes]) -> None:
    small[DRAFT_FILE] = DRAFT.replace(b"follows: 2024-2027\n", b"").replace(b"2024-2027/V1", b"")
    for file in ("plans/2024-2027.yaml", "updates/2026-03-12-workshops.md"):
        del small[FOLDER + file]
    result = make(small, today=TODAY)
    assert leaks(result) == []
    [missing] = [one for one in result.problems if one.rule == "plan-missing"]
    assert "2027-2030" in missing.hint


def test_a_draft_changes_nothing_that_is_published(
    drafted: dict[str, bytes], small: dict[str, bytes]
) -> None:
    with_draft = make(drafted, today=TODAY).files
    without = dict(drafted)
    for path in list(without):
        if SECRET.lower() in path or path == DRAFT_FILE:
            del without[path]
    without[f"{FOLDER}self-assessments/stage-3.md"] = FORM.replace(b"proposes: quokka-2027\n", b"")
    without[f"{FOLDER}plans/2024-2027.yaml"] = PLAN
    assert with_draft == make(without, today=TODAY).files


def test_whoever_asks_sees_drafts_with_a_banner_and_noindex(drafted: dict[str, bytes]) -> None:
    result = make(drafted, today=TODAY, drafts=True)
    page = result.files["institutions/university-of-example/plans/2027-2030/index.html"].decode()
    assert '<meta name="robots" content="noindex">' in page
    assert "Only you see this page" in page
    assert SECRET in result.files["institutions/university-of-example/index.html"].decode()
    assert b"plans/2027-2030/" not in result.files["sitemap.xml"]
    public = result.files["institutions/university-of-example/plans/2024-2027/index.html"].decode()
    assert "Only you see this page" not in public


def test_what_a_draft_lacks_is_told_and_blocks_nothing(drafted: dict[str, bytes]) -> None:
    told = {
        problem.rule: problem
        for problem in make(drafted, today=TODAY).problems
        if problem.place.file == DRAFT_FILE
    }
    assert told["placeholder-left"].severity is Severity.WARNING
    assert all(problem.severity is not Severity.ERROR for problem in told.values())
    drafted[DRAFT_FILE] = DRAFT.replace(b"state: draft", b"state: approved")
    found = [one for one in make(drafted, today=TODAY).problems if one.rule == "placeholder-left"]
    assert [one.severity for one in found] == [Severity.ERROR]


def test_a_plan_that_becomes_a_draft_again_drops_its_addresses(small: dict[str, bytes]) -> None:
    from tcsite.links import ledger

    small[RECORDED] = ledger.recorded(b"", make(small, today=TODAY).addresses)
    plan = f"{FOLDER}plans/2024-2027.yaml"
    small[plan] = PLAN.replace(b"state: in-force", b"state: draft")
    assert "address-dropped" in {problem.rule for problem in make(small, today=TODAY).problems}
