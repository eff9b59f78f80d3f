"""Every rule finds what its cases say, and nothing else."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import tcsite.rules
from own_code import nodes_of
from tcsite.content.schema import name_of
from tcsite.diagnostics import Diagnostic
from tcsite.model import Institution, Plan, Site
from tcsite.rules import ALL, ELSEWHERE, rulebook
from tcsite.rules.cases import HOME, PLAN, Case, read_cases, read_site
from tcsite.rules.check import check
from tcsite.rules.placeholder_left import notes_left
from tcsite.rules.rule import AnyRule, Rule

FOLDER = Path(tcsite.rules.__file__).parent
ROOT = FOLDER.parents[1]
FILES = {rule.id: (FOLDER / "cases" / f"{rule.id}.yaml").read_bytes() for rule in ALL}
CASES = {id: read_cases(content) for id, content in FILES.items()}
OWN_FILE = {Site: "site.yaml", Institution: f"{HOME}institution.yaml", Plan: f"{HOME}plans/{PLAN}.yaml"}


def told(rule: AnyRule, found: list[Diagnostic]) -> list[tuple[str, ...]]:
    assert {diagnostic.rule for diagnostic in found} <= {rule.id}
    return sorted(
        (d.place.file, name_of(d.place.pointer), d.message, "overdue" if d.overdue else str(d.severity))
        for d in found
    )


@pytest.mark.parametrize(
    ("rule", "case"),
    [pytest.param(rule, case, id=f"{rule.id}: {case.why}") for rule in ALL for case in CASES[rule.id]],
)
def test_a_rule_finds_in_a_case_exactly_what_the_case_expects(rule: AnyRule, case: Case) -> None:
    found = check(case.site, (rule,), case.today)
    assert told(rule, found) == sorted(
        (one.file or OWN_FILE[rule.about], one.at, one.message, str(one.severity or rule.severity))
        for one in case.expected
    )
    hints = {diagnostic.message: diagnostic.hint for diagnostic in found}
    for one in case.expected:
        assert one.hint is None or one.hint == hints[one.message]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_rule_has_two_cases_of_either_kind(rule: AnyRule) -> None:
    assert sum(case.passes for case in CASES[rule.id]) >= 2
    assert sum(not case.passes for case in CASES[rule.id]) >= 2


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_confirms_and_why(rule: AnyRule) -> None:
    assert rule.title.endswith(".")
    assert len(rule.why.split()) >= 20
    assert rule.source


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_every_finding_says_what_is_wrong_in_one_line_and_what_to_type(rule: AnyRule) -> None:
    for case in CASES[rule.id]:
        for found in check(case.site, (rule,), case.today):
            assert found.hint
            assert "\n" not in found.message + found.hint
            assert not found.message.endswith(".")


def test_ids_are_different_and_read_as_words_with_hyphens() -> None:
    ids = [*(rule.id for rule in ALL), *ELSEWHERE]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", id) for id in ids)


def test_every_rule_module_is_listed_under_its_own_name() -> None:
    listed = {rule.id: rule for rule in ALL}
    for module in pkgutil.iter_modules([str(FOLDER)]):
        names = vars(importlib.import_module(f"tcsite.rules.{module.name}"))
        for name, value in names.items():
            if isinstance(value, Rule):
                assert (name, listed[value.id]) == (module.name, value)
                assert value.id == module.name.replace("_", "-")


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {file.stem for file in (FOLDER / "cases").iterdir()} == set(CASES)


def test_no_rule_finds_anything_in_the_base_of_the_cases() -> None:
    site = read_site({"self_assessment": {}, "update": {}})
    assert check(site, ALL, CASES["plan-missing"][0].today) == []


def test_the_reference_page_is_up_to_date() -> None:
    expected = rulebook.reference(FILES)
    actual = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    assert actual == expected, "run: tcsite rule --reference > docs/rules.md"


def test_the_rulebook_explains_every_rule_with_both_sides() -> None:
    book = [rule for chapter in rulebook.rulebook() for rule in chapter.rules]
    assert len({rule.id for rule in book}) == len(book)
    lacking = [rule.id for rule in book if not (rule.title and rule.why)]
    lacking += [rule.id for rule in book if "This fails" not in rulebook.explained(rule.id, FILES)]
    lacking += [rule.id for rule in book if "This passes" not in rulebook.explained(rule.id, FILES)]
    assert lacking == []


def test_no_finding_is_without_an_explanation() -> None:
    book = {rule.id for chapter in rulebook.rulebook() for rule in chapter.rules}
    named = set()
    for path in (ROOT / "tcsite").rglob("*.py"):
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Diagnostic" and node.args:
                first = node.args[0]
                named |= {first.value} if isinstance(first, ast.Constant) else set()
    assert len(named) > 5
    assert named - book == set()
    tell = {path.stem: path.read_text("utf-8", "replace") for path in (ROOT / "tests/messages").glob("*.txt")}
    assert {
        id for text in tell.values() for id in re.findall(r": (?:error|warning|advice) \[([\w-]+)\]", text)
    } <= book


def test_comments_that_say_what_is_to_do_are_told_with_their_place() -> None:
    files = {
        "a/plan.yaml": b"title: x\nnote: y  # TODO ask HR\n# a TODO of yesterday\ncode: 'TODO'\n",
        "a/b.md": b"<!-- TODO shorten -->\n",
    }
    told = [(one.place.file, one.place.line, one.place.column, one.message) for one in notes_left(files)]
    assert told == [
        ("a/plan.yaml", 2, 12, "a comment says what is still to do: TODO ask HR"),
        ("a/plan.yaml", 3, 5, "a comment says what is still to do: TODO of yesterday"),
        ("a/b.md", 1, 6, "a comment says what is still to do: TODO shorten"),
    ]
