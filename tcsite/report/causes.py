"""One finding a cause: what a template wrote on seven hundred pages is one fault."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tcsite.diagnostics import Diagnostic

NAMED = 3
"""How many of the other pages a message names."""


def by_cause(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems, in their order, those of several HTML pages that have one cause as one.

    The first place stands for all; `pages` among the extras names every page. Only JSON holds each place.
    """
    alike: dict[tuple[str, ...] | int, list[Diagnostic]] = {}
    for number, problem in enumerate(problems):
        alike.setdefault(_cause(problem) or number, []).append(problem)
    return tuple(problem for group in alike.values() for problem in _merged(group))


def _cause(problem: Diagnostic) -> tuple[str, ...]:
    """What problems of one cause share; nothing where somebody wrote it in the content, and has to fix each."""
    extra = dict(problem.extra)
    if extra.get("page") != problem.place.file:
        return ()
    page, url = extra["page"], extra["url"]
    if not url:
        return (problem.rule, problem.severity, problem.hint, problem.message)
    # One wrong origin before each page's own address, as of a canonical address, is one cause, too.
    what = extra["target"] or url
    return (
        problem.rule,
        problem.severity,
        "",
        what.removesuffix(page).removesuffix(page.removesuffix("index.html")),
    )


def _merged(group: Sequence[Diagnostic]) -> Iterable[Diagnostic]:
    pages = list(dict.fromkeys(problem.place.file for problem in group))
    if len(pages) == 1:
        return group
    first, others = group[0], pages[1:]
    named = ", ".join(others[:NAMED])
    more = f" and {len(others) - NAMED:,} more" if len(others) > NAMED else ""
    message = f"{first.message} (on {len(pages):,} pages, also {named}{more})"
    return (replace(first, message=message, extra=(*first.extra, ("pages", "\n".join(pages)))),)
