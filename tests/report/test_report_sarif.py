"""SARIF: valid against the schema of the standard, whatever stands in content."""

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft4Validator
from told import EXAMPLE, ODD, any_report, shown

from samples import ROOT
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.report import FORMATS, Report

SCHEMA = ROOT / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"


@cache
def validator() -> Draft4Validator:
    """The schema comes with Microsoft's matchers for SARIF, from npm: `make test` installs them."""
    return Draft4Validator(json.loads(SCHEMA.read_text()))


def read(report: Report) -> dict[str, Any]:
    log = json.loads(str(FORMATS["sarif"](report)))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def unescaped(message: str) -> str:
    """A message as a consumer shows it that keeps to the standard (3.11.5 and 3.11.6).

    The standard leaves open whether brackets are escaped outside of links; ours are where they look like one.
    """
    assert not re.search(r"(?<!\{)(\{\{)*\{(?!\{)\d", message), "no placeholder"
    text = message.replace("{{", "{").replace("}}", "}")
    return re.sub(r"\\([\\\[\]])", r"\1", text) if "\\](" in text else text


@any_report
def test_every_report_is_valid_against_the_schema(report: Report) -> None:
    errors = validator().iter_errors(json.loads(str(FORMATS["sarif"](report))))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_the_schema_would_notice() -> None:
    log = json.loads(str(FORMATS["sarif"](EXAMPLE)))
    log["runs"][0]["results"][0]["level"] = "advice"
    assert not validator().is_valid(log)


@any_report
def test_every_result_names_its_rule_in_both_ways(report: Report) -> None:
    run = read(report)
    rules = run["tool"]["driver"]["rules"]
    assert [result["ruleId"] for result in run["results"]] == [problem.rule for problem in report.problems]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert len({rule["id"] for rule in rules}) == len(rules)


@any_report
def test_every_place_is_a_relative_reference_that_decodes_to_the_file(report: Report) -> None:
    for result, problem in zip(read(report)["results"], report.problems, strict=True):
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert location["uriBaseId"] == "%SRCROOT%"
        parts = urlsplit(location["uri"])
        assert not any((parts.scheme, parts.netloc, parts.query, parts.fragment))
        assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", location["uri"])
        file = "".join("?" if "\ud800" <= sign <= "\udfff" else sign for sign in problem.place.file)
        assert unquote(location["uri"]) == f"sites/technicians/{file}"


def test_a_colon_in_a_file_at_the_root_is_not_a_scheme() -> None:
    problem = Diagnostic("schema", Severity.ERROR, "x", Place("a:b.md"))
    run = read(replace(EXAMPLE, problems=[problem], folder=""))
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%3Ab.md"


@any_report
def test_a_place_without_a_line_has_no_region(report: Report) -> None:
    run = read(report)
    assert run["columnKind"] == "unicodeCodePoints"
    for result, problem in zip(run["results"], report.problems, strict=True):
        region = result["locations"][0]["physicalLocation"].get("region")
        line, column = problem.place.line, problem.place.column
        expected = {"startLine": line, "startColumn": column} if column else {"startLine": line}
        assert region == (expected if line else None)


@any_report
def test_a_message_is_shown_as_it_is_without_placeholders_and_links(report: Report) -> None:
    for result, problem in zip(read(report)["results"], report.problems, strict=True):
        text = result["message"]["text"]
        assert not re.search(r"(?<!\\)(\\\\)*\]\(", text), "no link"
        told, _, hint = text.partition("\n\nTry: ")
        assert unescaped(told) == shown(problem.message)
        assert unescaped(hint) == shown(problem.hint)


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, "note")],
)
def test_a_result_has_the_level_of_its_own_severity(severity: Severity, level: str) -> None:
    run = read(replace(EXAMPLE, problems=[Diagnostic("broken-link", severity, "x", Place(ODD))]))
    assert run["results"][0]["level"] == level
    rule = run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_the_driver_says_who_it_is_and_explains_every_rule() -> None:
    driver = read(EXAMPLE)["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("tcsite", "0.1.0")
    first = driver["rules"][0]
    assert first["id"] == "action-without-owner"
    assert first["shortDescription"] == {"text": "Every current action names who will do it."}
    assert first["fullDescription"]["text"] == (
        "An action nobody owns is not done. Write a role under `owners`: `{{owners: [Steering group]}}`."
    )
    assert ["`tcsite rule" in rule["help"]["markdown"] for rule in driver["rules"]][:3] == [
        True,
        False,
        False,
    ]
    for rule in driver["rules"]:
        assert set(rule) == {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"}


def test_where_the_rulebook_is_published_every_rule_leads_there() -> None:
    driver = read(replace(EXAMPLE, rulebook="https://www.example.ac.uk/technicians/rules/"))["tool"]["driver"]
    assert (
        driver["rules"][0]["helpUri"] == "https://www.example.ac.uk/technicians/rules/#action-without-owner"
    )


@any_report
def test_a_problem_is_known_again_when_lines_have_moved(report: Report) -> None:
    moved = [
        replace(problem, place=replace(problem.place, line=problem.place.line + 7))
        for problem in report.problems
    ]
    before, after = read(report)["results"], read(replace(report, problems=moved))["results"]
    assert [r["partialFingerprints"] for r in before] == [r["partialFingerprints"] for r in after]


def test_two_problems_that_are_alike_are_two() -> None:
    marks = [result["partialFingerprints"]["tcsite/v1"] for result in read(EXAMPLE)["results"]]
    assert len(set(marks)) == len(marks)
    assert [mark.partition(":")[2] for mark in marks] == ["1", "1", "1", "2", "1"]
