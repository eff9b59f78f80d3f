"""Words that all reports share: the summary, as figures and as a sentence, and text that is safe to show."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tcsite.diagnostics import Diagnostic, Severity

PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.ADVICE: "pieces of advice"}
SINGULARS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "piece of advice"}


def printable(text: str) -> str:
    """Text without control characters: content must not be able to steer a terminal."""
    if text.isprintable():  # nearly always
        return text
    return "".join(
        character if character.isprintable() else " " if character in "\t\n\r\xa0" else "�"
        for character in text
    )


def summary(problems: Iterable[Diagnostic]) -> dict[str, int]:
    """How many of each severity, and in how many files."""
    listed = list(problems)
    counts = Counter(problem.severity for problem in listed)
    return {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "advice": counts[Severity.ADVICE],
        "overdue": sum(problem.overdue for problem in listed),
        "files": len({problem.place.file for problem in listed}),
    }


def counted(problems: Iterable[Diagnostic]) -> str:
    """How many of each severity: "2 errors and 5 warnings"."""
    counts = Counter(problem.severity for problem in problems)
    parts = [
        f"{counts[severity]} {SINGULARS[severity] if counts[severity] == 1 else PLURALS[severity]}"
        for severity in Severity
        if counts[severity]
    ]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def in_words(problems: Sequence[Diagnostic]) -> str:
    """The summary as a sentence: "2 errors and 5 warnings in 3 files; 1 is overdue"."""
    if not problems:
        return "no problems"
    files = len({problem.place.file for problem in problems})
    late = sum(problem.overdue for problem in problems)
    overdue = f"; {late} {'is' if late == 1 else 'are'} overdue" if late else ""
    return f"{counted(problems)} in {files} {'file' if files == 1 else 'files'}{overdue}"
