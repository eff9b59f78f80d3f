"""The report as Markdown: a comment on a pull request, or the summary of a job.

Nothing that stands in content can become markup, a mention, a reference or a link: places are text, because
a link would need to know the host and the commit.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from tcsite.diagnostics import Diagnostic, Severity
from tcsite.report.values import Report
from tcsite.report.words import counted, in_words, printable
from tcsite.text.phrases import cut

LARGEST = 65_536
"""GitHub's limit of a comment. Counted in UTF-16 units, which is the most that anybody may mean by characters."""

MANY = 20
"""If there are more problems, each file's are folded away: a comment should not push the talk off the screen."""

LONGEST = 400
"""How much of a message or a hint is shown, so that one of them cannot use up the whole comment."""

TAIL = 300
"""What is kept free for the last line, which says how many are not shown."""

_SHOWN_AS = {ord(mark): f"&#{ord(mark)};" for mark in "\\`*_[]<>&|~$"} | {
    ord(mark): f"{mark}&#8203;" for mark in "@#"
}
"""Entities for what makes markup. Mentions and references are made of the finished text, where an entity no
longer shows: there an empty character stands between."""

_ADDRESS = re.compile(r":(?=//)|(?<=\bwww)\.", re.IGNORECASE)
_EMOJI = re.compile(r":(?=[\w+-]+:)")


def markdown(report: Report) -> str:
    """The counts, then a table for each file, the worst files first; as much of it as a comment can hold."""
    head = f"### tcsite: {in_words(report.problems)}\n"
    if report.outcome:
        head += f"\n{_prose(report.outcome)}\n"
    left = LARGEST - TAIL - _size(head)
    parts = [head]
    hidden: list[Diagnostic] = []
    for file, problems in _by_file(report.problems):
        opening, closing = _frame(report.path(file), problems, folded=len(report.problems) > MANY)
        rows = [] if hidden else list(_fitting(problems, left - _size(opening + closing)))
        if rows:
            parts += [opening, *rows, closing]
            left -= _size("".join((opening, *rows, closing)))
        hidden += problems[len(rows) :]
    if hidden:
        more = "problem that does" if len(hidden) == 1 else "problems that do"
        parts.append(f"\n… and {len(hidden)} more {more} not fit here: {in_words(hidden)}.\n")
    return "".join(parts)


def _by_file(problems: Sequence[Diagnostic]) -> list[tuple[str, list[Diagnostic]]]:
    """Files with errors come first: if something has to be left out, it is the lighter things."""
    files: dict[str, list[Diagnostic]] = {}
    for problem in problems:
        files.setdefault(problem.place.file, []).append(problem)
    weight = list(Severity).index
    return sorted(files.items(), key=lambda entry: (min(weight(p.severity) for p in entry[1]), entry[0]))


def _frame(path: str, problems: Sequence[Diagnostic], *, folded: bool) -> tuple[str, str]:
    """What stands before and after the rows of a file."""
    table = "\n| place | weight | what is wrong |\n| ---: | --- | --- |\n"
    if folded:
        summary = f"<summary><code>{escape(_shortened(path))}</code>: {counted(problems)}</summary>"
        return f"\n<details>\n{summary}\n{table}", "\n</details>\n"
    return f"\n{_code(path)}: {counted(problems)}\n{table}", ""


def _fitting(problems: Sequence[Diagnostic], left: int) -> Iterator[str]:
    """The rows, as long as they fit."""
    for problem in problems:
        row = _row(problem)
        left -= _size(row)
        if left < 0:
            return
        yield row


def _row(problem: Diagnostic) -> str:
    place = problem.place
    what = f"{_prose(problem.message)} ({_code(problem.rule)})"
    if problem.hint:
        what += f"<br>try {_code(problem.hint)}"
    at = f"{place.line}:{place.column}" if place.line else ""
    weight = f"{problem.severity}, overdue" if problem.overdue else problem.severity
    return f"| {at} | {weight} | {what} |\n"


def _prose(text: str) -> str:
    """Text as text."""
    shown = _shortened(text).translate(_SHOWN_AS)
    shown = _ADDRESS.sub(lambda sign: f"&#{ord(sign[0])};", shown)
    return _EMOJI.sub(":&#8203;", shown)


def _code(text: str) -> str:
    """Text as code, which people copy: nothing is special there but what would end it, or the table's cell."""
    shown = _shortened(text)
    if shown and not set("`|\\") & set(shown):
        return f"`{shown}`"
    return f"<code>{_prose(text)}</code>"


def _shortened(text: str) -> str:
    return cut(printable(text).strip(), LONGEST)


def _size(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
