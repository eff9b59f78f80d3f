"""JSON: nothing is lost, and the keys keep their order."""

import json

from told import EXAMPLE, any_report

from tcsite.report import FORMATS, Report

KEYS = ["rule", "severity", "message", "file", "line", "column", "hint"]


def read(report: Report) -> dict:
    return json.loads(str(FORMATS["json"](report)))


@any_report
def test_whatever_stands_in_a_problem_comes_out_of_the_json_again(report: Report) -> None:
    told = read(report)["problems"]
    assert [(t["message"], t["file"], t["line"], t["column"], t["hint"]) for t in told] == [
        (p.message, p.place.file, p.place.line, p.place.column, p.hint) for p in report.problems
    ]


def test_a_problem_has_its_own_keys_and_then_those_that_only_some_have() -> None:
    link, schema, *_ = read(EXAMPLE)["problems"]
    assert list(link) == [*KEYS, "url", "page", "target"]
    assert list(schema) == KEYS
    assert link["target"] == "about/plan|2024`.html"


def test_the_summary_counts_and_says_what_came_of_it() -> None:
    assert read(EXAMPLE)["summary"] == {
        "errors": 2, "warnings": 2, "advice": 1, "overdue": 0, "files": 3, "pages": 40, "written": False,
    }  # fmt: skip
