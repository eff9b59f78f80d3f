"""Reports: problems as a person reads them in a terminal, and as a program does."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from rich.text import Text

from tcsite.diagnostics import Diagnostic, Severity
from tcsite.files import Files

WIDEST = 100
"""How much of a long line an excerpt shows."""

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.ADVICE: "bold cyan"}
PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.ADVICE: "pieces of advice"}
SINGULARS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "piece of advice"}


def printable(text: str) -> str:
    """Text without control characters: content must not be able to steer a terminal."""
    return "".join(sign if sign.isprintable() else " " if sign in "\t\n\r\xa0" else "�" for sign in text)


def as_text(problems: Sequence[Diagnostic], inputs: Files) -> Iterable[Text]:
    """One block a problem: where, how bad, which rule, what; the line with a caret; what to type."""
    lines: dict[str, list[str]] = {}
    for problem in problems:
        file = problem.place.file
        if file not in lines:
            lines[file] = inputs.get(file, b"").decode("utf-8-sig", "replace").splitlines()
        yield _block(problem, lines[file])


def _block(problem: Diagnostic, lines: list[str]) -> Text:
    place, style = problem.place, STYLES[problem.severity]
    block = Text()
    block.append(f"{printable(place.file)}:{place.line}:{place.column}: ", "bold")
    block.append(str(problem.severity), style)
    block.append(f" [{problem.rule}] ", "dim")
    block.append(printable(problem.message))
    if 0 < place.line <= len(lines) and lines[place.line - 1].strip():
        excerpt, caret = _excerpt(lines[place.line - 1], place.column)
        gutter = f"{place.line:>6} | "
        block.append(f"\n{gutter}", "blue")
        block.append(excerpt)
        block.append(f"\n{' ' * (len(gutter) - 2)}| ", "blue")
        block.append(f"{' ' * caret}^", style)
    if problem.hint:
        block.append("\n    try  ", "green")
        block.append(printable(problem.hint))
    return block


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and where the caret stands below it."""
    shown = printable(line.expandtabs(1))
    start = max(0, min(column - 1 - WIDEST // 2, len(shown) - WIDEST)) if len(shown) > WIDEST else 0
    part = shown[start : start + WIDEST]
    caret = min(max(column - 1 - start, 0), len(part))
    if start:
        part = "…" + part[1:]
    if start + WIDEST < len(shown):
        part = part[:-1] + "…"
    return part, caret


def summary(problems: Iterable[Diagnostic]) -> dict[str, int]:
    """How many of each severity, and in how many files."""
    listed = list(problems)
    counts = Counter(problem.severity for problem in listed)
    return {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "advice": counts[Severity.ADVICE],
        "files": len({problem.place.file for problem in listed}),
    }


def in_words(problems: Sequence[Diagnostic]) -> str:
    """The summary as a sentence: "2 errors and 5 warnings in 3 files"."""
    if not problems:
        return "no problems"
    counts = Counter(problem.severity for problem in problems)
    parts = [
        f"{counts[severity]} {SINGULARS[severity] if counts[severity] == 1 else PLURALS[severity]}"
        for severity in Severity
        if counts[severity]
    ]
    files = len({problem.place.file for problem in problems})
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"{listed} in {files} {'file' if files == 1 else 'files'}"


def as_json(problems: Sequence[Diagnostic], more: dict[str, Any]) -> str:
    """The report for programs; `more` joins the summary."""
    return json.dumps(
        {
            "problems": [
                {
                    "rule": problem.rule,
                    "severity": str(problem.severity),
                    "message": problem.message,
                    "file": problem.place.file,
                    "line": problem.place.line,
                    "column": problem.place.column,
                    "hint": problem.hint,
                }
                for problem in problems
            ],
            "summary": {**summary(problems), **more},
        },
        ensure_ascii=False,
        indent=2,
    )
