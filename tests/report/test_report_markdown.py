"""Markdown for a pull request: read with a CommonMark parser, never longer than a comment may be."""

import re
from bisect import bisect_left
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt
from told import EXAMPLE, PLAN, any_report, shown

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.report import FORMATS, Report

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def written(report: Report) -> str:
    told = FORMATS["markdown"](report)
    assert isinstance(told, str)
    return told


def read(report: Report) -> Tag:
    return BeautifulSoup(READER.render(written(report)), "html.parser")


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().replace("\u200b", "").split())


def many(count: int, message: str = "action V1 has no owner") -> Report:
    problems = [
        Diagnostic(
            "action-without-owner",
            Severity.ERROR if number % 10 == 0 else Severity.WARNING,
            message,
            Place(f"content/{number // 50:03}.yaml", line=number + 1, column=1),
            "owners: [Steering group]",
        )
        for number in range(count)
    ]
    return replace(EXAMPLE, problems=problems)


@any_report
def test_every_problem_is_a_row_that_says_where_how_bad_what_and_what_to_type(report: Report) -> None:
    page = read(report)
    rows = [[words(cell) for cell in row.find_all("td")] for row in page.select("tbody tr")]
    expected = []
    for problem in report.problems:
        place = problem.place
        hint = f"try {shown(problem.hint)}" if problem.hint else ""
        told = f"{shown(problem.message)} ({problem.rule}){hint}"
        expected.append((f"{place.line}:{place.column}" if place.line else "", str(problem.severity), told))
    assert sorted((at, weight, "".join(what.split())) for at, weight, what in rows) == sorted(
        (at, weight, "".join(what.replace("\u200b", "").split())) for at, weight, what in expected
    )


@any_report
def test_nothing_in_content_becomes_markup(report: Report) -> None:
    allowed = {"h3", "p", "code", "table", "thead", "tbody", "tr", "th", "td", "br", "details", "summary"}
    assert {tag.name for tag in read(report).find_all()} <= allowed


@any_report
def test_nothing_in_content_calls_people_or_links_on_github(report: Report) -> None:
    """GitHub makes mentions, references and emoji of the finished text, outside code."""
    page = read(report)
    for code in page.find_all("code"):
        code.decompose()
    text = page.get_text()
    assert not re.search(r"[@#]\w|:[\w+-]+:", text.replace("tcsite:", ""))
    prose = re.sub(r"`[^`]*`|<code>.*?</code>", "", written(report))
    assert not re.search(r"://|www\.|[\w.]@\w", prose)


def test_files_stand_as_text_with_their_counts_the_worst_first() -> None:
    light = Diagnostic("progress-stale", Severity.ADVICE, "x", Place("content/a.yaml"))
    page = read(replace(EXAMPLE, problems=[light, *EXAMPLE.problems]))
    assert [words(p) for p in page.find_all("p")] == [
        "40 pages checked",
        "sites/technicians/content/institutions/university-of-example/plans/2024-2027.yaml: 1 error and 2 warnings",
        "sites/technicians/content/pages/50% off: a, b [é].md: 1 error",
        "sites/technicians/content/a.yaml: 1 piece of advice",
        "sites/technicians/site.yaml: 1 piece of advice",
    ]
    assert page.h3 is not None
    assert words(page.h3) == "tcsite: 2 errors, 2 warnings and 2 pieces of advice in 4 files"


@pytest.mark.parametrize(("count", "folded"), [(20, 0), (21, 1), (120, 3)])
def test_many_problems_are_folded_away_file_by_file(count: int, folded: int) -> None:
    page = read(many(count))
    assert len(page.find_all("details")) == folded
    assert len(page.select("tbody tr")) == count
    if folded:
        assert page.summary is not None
        assert words(page.summary).startswith("sites/technicians/content/000.yaml: ")


def test_a_folded_file_has_its_name_as_it_is() -> None:
    name = "content/<b>a|`&amp;*b*.md"
    problems = [replace(problem, place=Place(name)) for problem in many(30).problems]
    page = read(replace(EXAMPLE, problems=problems, folder=""))
    assert page.summary is not None
    assert words(page.summary) == f"{name}: 3 errors and 27 warnings"


@pytest.mark.parametrize("message", ["action V1 has no owner", "😀" * 500, "@" * 500, "|" * 500])
@pytest.mark.parametrize("count", [300, 3000])
def test_a_comment_is_never_too_long_and_says_how_many_are_left_out(message: str, count: int) -> None:
    told = written(many(count, message))
    rows = len(re.findall(r"^\| \d+:1 \|", told, re.MULTILINE))
    assert len(told.encode("utf-16-le")) / 2 <= 65_536
    left_out = re.search(r"^… and (\d+) more problems that do not fit here: (.*)\.$", told, re.MULTILINE)
    assert rows + (int(left_out[1]) if left_out else 0) == count
    assert told.count("<details>") == told.count("</details>")
    assert rows > 15
    if left_out:
        errors = re.search(r"(\d+) errors", left_out[2])
        assert int(errors[1] if errors else 0) + told.count("| error |") == count / 10


def test_if_one_problem_is_left_out_it_is_one() -> None:
    first = bisect_left(range(3000), True, key=lambda count: "not fit here" in written(many(count)))
    told = written(many(first))
    assert told.endswith("\n… and 1 more problem that does not fit here: 1 warning in 1 file.\n")


def test_a_very_long_message_is_shortened() -> None:
    long = Diagnostic("schema", Severity.ERROR, "x" * 70_000, Place(PLAN, line=1, column=1))
    told = written(replace(EXAMPLE, problems=[long]))
    assert "x" * 399 + "…" in told
