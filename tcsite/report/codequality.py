"""The report as Code Climate's JSON, which GitLab shows in the lines of a merge request."""

import hashlib

from tcsite.diagnostics import Diagnostic, Severity
from tcsite.report.json import dumps
from tcsite.report.values import Report
from tcsite.report.words import printable

WEIGHTS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def codequality(report: Report) -> str:
    """A list of issues, each with a fingerprint that none of the others has."""
    seen: dict[str, int] = {}
    issues = []
    for problem in report.problems:
        path = printable(report.path(problem.place.file))
        identity = f"{path}\n{problem.rule}\n{problem.message}"
        seen[identity] = seen.get(identity, 0) + 1
        fingerprint = hashlib.sha256(f"{identity}\n{seen[identity]}".encode("utf-8", "replace")).hexdigest()
        issues.append(_issue(problem, path, fingerprint))
    return dumps(issues) + "\n"


def _issue(problem: Diagnostic, path: str, fingerprint: str) -> dict[str, object]:
    """GitLab knows by its fingerprint whether an issue is new, so no line number is in it."""
    hint = f"; try  {printable(problem.hint)}" if problem.hint else ""
    return {
        "description": f"{printable(problem.message)}{hint}",
        "check_name": problem.rule,
        "fingerprint": fingerprint,
        "severity": WEIGHTS[problem.severity],
        "location": {"path": path, "lines": {"begin": problem.place.line or 1}},
    }
