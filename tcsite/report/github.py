"""The report as GitHub's workflow commands: GitHub shows each problem at its line in the pull request.

``::error file=content/x.yaml,line=3,col=5,title=schema::unknown key "owner"%0Atry  …``. GitHub shows the first
ten errors, ten warnings and ten notices of a step; the log holds all.
"""

from tcsite.diagnostics import Diagnostic, Severity
from tcsite.report.values import Report
from tcsite.report.words import printable

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}

DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = DATA | str.maketrans({":": "%3A", ",": "%2C"})
"""What GitHub's runner decodes in a message, and in the properties before it."""


def github(report: Report) -> str:
    """One command a line; nothing at all where nothing was found."""
    return "".join(f"{_command(problem, report)}\n" for problem in report.problems)


def _command(problem: Diagnostic, report: Report) -> str:
    place = problem.place
    properties = {
        "file": report.path(place.file),
        "line": str(place.line or ""),
        "col": str(place.column or "" if place.line else ""),
        "title": problem.rule,
    }
    listed = ",".join(
        f"{name}={printable(value).translate(PROPERTY)}" for name, value in properties.items() if value
    )
    message = printable(problem.message)
    if problem.hint:
        message += f"\ntry  {printable(problem.hint)}"
    return f"::{COMMANDS[problem.severity]} {listed}::{message.translate(DATA)}"
