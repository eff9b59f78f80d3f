"""GitHub's workflow commands: what its runner decodes is what was meant."""

import re
from dataclasses import replace

from told import EXAMPLE, any_report, shown

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.report import FORMATS, Report

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


def runner_reads(line: str) -> tuple[str, dict[str, str], str]:
    """A command as GitHub's runner reads a line (actions/runner, ActionCommand.TryParseV2)."""
    line = line.lstrip()
    assert line.startswith("::")
    info, _, data = line[2:].partition("::")
    name, _, listed = info.partition(" ")
    pairs = (pair.partition("=") for pair in listed.strip().split(",") if pair)
    properties = {key: decoded(value, PROPERTY) for key, _, value in pairs if value}
    return name, properties, decoded(data, DATA)


def decoded(text: str, signs: tuple[tuple[str, str], ...]) -> str:
    for code, sign in signs:
        text = text.replace(code, sign)
    return text


def lines(report: Report) -> list[str]:
    """As the runner splits them."""
    told = FORMATS["github"](report)
    assert isinstance(told, str)
    return re.split("\r\n|\r|\n", told)[:-1]


@any_report
def test_the_runner_reads_what_was_meant(report: Report) -> None:
    for line, problem in zip(lines(report), report.problems, strict=True):
        name, properties, message = runner_reads(line)
        assert name == COMMANDS[problem.severity]
        told = shown(problem.message)
        assert message == (f"{told}\ntry  {shown(problem.hint)}" if problem.hint else told)
        place = problem.place
        expected = {"file": shown(f"sites/technicians/{place.file}"), "title": problem.rule}
        if place.line:
            expected["line"] = str(place.line)
            expected |= {"col": str(place.column)} if place.column else {}
        assert properties == expected


def test_the_signs_that_mean_something_are_escaped_where_they_do() -> None:
    problem = Diagnostic(
        "schema", Severity.ERROR, "50%, 3:4 %0A::", Place("a,b:c%.md", line=2, column=3), "x\ny"
    )
    assert lines(replace(EXAMPLE, problems=[problem], folder="")) == [
        "::error file=a%2Cb%3Ac%25.md,line=2,col=3,title=schema::50%25, 3:4 %250A::%0Atry  x y"
    ]
