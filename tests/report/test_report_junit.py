"""JUnit XML: well formed and valid whatever stands in content, and read right by GitLab and Jenkins."""

from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

from told import EXAMPLE, INSTITUTION, PLAN, any_report, shown

from tcsite.diagnostics import Severity
from tcsite.report import FORMATS, Report

CHILDREN = {
    "testsuites": ["testsuite"],
    "properties": ["property"],
    "testcase": ["failure", "skipped"],
}
ATTRIBUTES = {
    "testsuites": set(),
    "testsuite": {
        "name",
        "package",
        "id",
        "hostname",
        "timestamp",
        "tests",
        "failures",
        "errors",
        "skipped",
        "time",
    },
    "property": {"name", "value"},
    "testcase": {"classname", "name", "time"},
    "failure": {"type", "message"},
    "skipped": {"type", "message"},
}
"""What the schemas of Apache Ant (Windy Road) and of Jenkins (junit-10.xsd) both allow, and all they ask for."""


def read(report: Report) -> ElementTree.Element:
    return ElementTree.fromstring(FORMATS["junit"](report).encode())


def cases(report: Report) -> list[ElementTree.Element]:
    return read(report).findall("testsuite/testcase")


@any_report
def test_every_report_is_valid(report: Report) -> None:
    root = read(report)
    assert root.tag == "testsuites"
    for element in root.iter():
        assert set(element.attrib) == ATTRIBUTES.get(element.tag, set())
        if element.tag != "testsuite":
            assert {child.tag for child in element} <= set(CHILDREN.get(element.tag, ()))
    (suite,) = root
    tags = [child.tag for child in suite]
    middle = len(tags) - 3
    assert tags == ["properties", *["testcase"] * middle, "system-out", "system-err"]
    assert suite.get("tests") == str(middle)
    assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    assert suite.get("skipped") == str(len(suite.findall("testcase/skipped")))
    assert all(len(case) <= 1 for case in suite.findall("testcase"))


@any_report
def test_every_problem_is_a_case_of_its_file_with_its_rule_and_message(report: Report) -> None:
    told = cases(report)[: len(report.problems)]
    for case, problem in zip(told, report.problems, strict=True):
        assert case.get("classname") == shown(f"sites/technicians/{problem.place.file}")
        assert case.get("name", "").startswith(shown(f"{problem.rule}: {problem.message}"))
        for result in case:
            assert result.get("message") == shown(problem.message)
            assert shown(problem.hint) in (result.text or "")


@any_report
def test_no_two_cases_have_one_name_because_gitlab_drops_the_second(report: Report) -> None:
    names = Counter((case.get("classname"), case.get("name")) for case in cases(report))
    assert set(names.values()) == {1}


@any_report
def test_no_type_is_one_that_gitlab_converts_or_takes_for_an_attack(report: Report) -> None:
    assert {result.get("type") for case in cases(report) for result in case} <= {"error", "warning"}


def test_errors_fail_warnings_are_skipped_and_advice_passes() -> None:
    told = cases(EXAMPLE)
    assert [[result.tag for result in case] for case in told[:5]] == [
        ["failure"], ["failure"], ["skipped"], ["skipped"], [],
    ]  # fmt: skip
    strict = replace(EXAMPLE, problems=[replace(p, severity=Severity.ERROR) for p in EXAMPLE.problems])
    assert read(strict)[0].get("failures") == "5"


def test_a_name_given_twice_is_numbered_not_placed_so_it_stays_the_same_when_lines_move() -> None:
    names = [case.get("name") for case in cases(EXAMPLE) if str(case.get("classname")).endswith(PLAN)]
    assert names[1:] == [
        "action-without-owner: action V1 has no owner",
        "action-without-owner: action V1 has no owner (2)",
    ]


def test_every_file_that_people_can_mend_and_that_is_sound_is_a_passed_case() -> None:
    passed = [case.get("classname") for case in cases(EXAMPLE) if case.get("name") == "no problems"]
    assert passed == [f"sites/technicians/{INSTITUTION}"]


def test_a_failure_shows_the_place_the_line_and_what_to_type() -> None:
    failure = cases(EXAMPLE)[1][0]
    assert failure.text == (
        f'sites/technicians/{PLAN}:4:5: error [schema] unknown key "owner"\n'
        "     4 |     owner: [x]\n"
        "       |     ^\n"
        "    try  did you mean  owners:"
    )
