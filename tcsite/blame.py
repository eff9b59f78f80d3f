"""Blame: from a fault in a written page to the content that made it."""

from collections.abc import Iterable, Mapping, Sequence

from tcsite.diagnostics import Diagnostic, Place
from tcsite.files import Files
from tcsite.links import Problem, placed


def blamed(
    problems: Sequence[Problem], sources: Mapping[str, str], files: Files, inputs: Files
) -> list[Diagnostic]:
    """Each problem as a diagnostic.

    Its place is the content file behind the page, where that file holds the words at fault; else the page
    itself. `sources` says which content file is behind which page.
    """
    return [
        Diagnostic(
            problem.rule,
            problem.severity,
            problem.message,
            _place(problem, sources.get(problem.page, ""), inputs),
            problem.hint,
            (("url", problem.url), ("page", problem.page), ("target", problem.target)),
        )
        for problem in placed(problems, files.__getitem__)
    ]


def _place(problem: Problem, source: str, inputs: Files) -> Place:
    text = inputs.get(source, b"").decode("utf-8", "replace")
    words = next((words for words in _words(problem) if words in text), "")
    if words:
        return Place(source, text=words)
    return Place(problem.page, line=problem.line or 1, column=problem.column or 1)


def _words(problem: Problem) -> Iterable[str]:
    """What may stand in the content for a reference, the surest first."""
    if problem.url:
        yield problem.url
    if problem.target:
        yield f"/{problem.target.removesuffix('index.html')}"
    if problem.text:
        yield problem.text
