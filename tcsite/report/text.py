"""The report as a person reads it in a terminal: blocks, which rich colours where the terminal has colours."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tcsite.diagnostics import Diagnostic, Severity
from tcsite.files import Files, NotRead
from tcsite.report.values import Report
from tcsite.report.words import in_words, printable

if TYPE_CHECKING:
    from rich.text import Text

WIDEST = 100
"""How much of a long line an excerpt shows."""

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.ADVICE: "bold cyan"}


class ReportBlock(NamedTuple):
    """A piece of the report: its parts, each with its style."""

    parts: Sequence[tuple[str, str]] = ()

    @property
    def plain(self) -> str:
        """The text without colours."""
        return "".join([part for part, _ in self.parts])

    def __rich__(self) -> "Text":
        """What rich prints."""
        from rich.text import Text  # here: a pipe or a file needs nothing of it

        return Text.assemble(*self.parts)


def text(report: Report) -> Iterable[ReportBlock]:
    """A block a problem, then the summary and the outcome."""
    yield from as_text(report.problems, report.inputs)
    if report.problems:
        yield ReportBlock()
    yield ReportBlock([(f"{in_words(report.problems)}; {report.outcome}", "")])


def as_text(problems: Sequence[Diagnostic], inputs: Files, folder: str = "") -> Iterable[ReportBlock]:
    """One block a problem: where, how bad, which rule, what; the line with a caret; what to type.

    `folder` comes before the files' names.
    """
    lines: dict[str, list[str]] = {}
    for problem in problems:
        file = problem.place.file
        if file not in lines:
            content = inputs.get(file, b"")
            content = b"" if isinstance(content, NotRead) else content
            lines[file] = content.decode("utf-8-sig", "replace").splitlines()
        yield _block(problem, lines[file], folder)


def _block(problem: Diagnostic, lines: list[str], folder: str) -> ReportBlock:
    place, style = problem.place, STYLES[problem.severity]
    parts = [
        (f"{printable(folder + place.file)}:{place.line}:{place.column}: ", "bold"),
        (str(problem.severity), style),
        (f" [{problem.rule}] ", "dim"),
        (printable(problem.message), ""),
    ]
    if problem.overdue:
        parts.append((" (overdue)", "dim"))
    if 0 < place.line <= len(lines) and lines[place.line - 1].strip():
        excerpt, caret = _excerpt(lines[place.line - 1], place.column)
        gutter = f"{place.line:>6} | "
        parts += [
            (f"\n{gutter}", "blue"),
            (excerpt, ""),
            (f"\n{' ' * (len(gutter) - 2)}| ", "blue"),
            (f"{' ' * caret}^", style),
        ]
    if problem.hint:
        parts += [("\n    try  ", "green"), (printable(problem.hint), "")]
    return ReportBlock(parts)


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and where the caret stands below it."""
    start = max(0, min(column - 1 - WIDEST // 2, len(line) - WIDEST)) if len(line) > WIDEST else 0
    part = printable(
        line[start : start + WIDEST].expandtabs(1)
    )  # not all of it, for each problem of a long line
    caret = min(max(column - 1 - start, 0), len(part))
    if start:
        part = "…" + part[1:]
    if start + WIDEST < len(line):
        part = part[:-1] + "…"
    return part, caret
