"""Blame: from a fault in a written page to the content that made it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tcsite.diagnostics import Diagnostic, Place
from tcsite.files import Files
from tcsite.links import Problem, placed
from tcsite.schema import nearest

SETTINGS = "site.yaml"

TELLING = 3
"""How many letters make words tell something: "../" stands anywhere."""


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
            problem.hint or _hint(problem, files),
            extra=(("url", problem.url), ("page", problem.page), ("target", problem.target)),
        )
        for problem in placed(problems, files.__getitem__)
    ]


def _place(problem: Problem, source: str, inputs: Files) -> Place:
    place = place_of(source, _words(problem), problem.page, inputs)
    return (
        replace(place, line=problem.line or 1, column=problem.column or 1)
        if place.file == problem.page
        else place
    )


def place_of(source: str, words: Sequence[str], page: str, inputs: Files) -> Place:
    """Where the first of some words stands in a page's content file; the page itself where none does."""
    # The settings are behind every page that no content is behind: what stands in them by chance proves nothing.
    text = "" if source == SETTINGS else inputs.get(source, b"").decode("utf-8", "replace")
    found = next((one for one in words if sum(map(str.isalnum, one)) >= TELLING and one in text), "")
    return Place(source, text=found) if found else Place(page, text=words[0] if words else "")


def _hint(problem: Problem, files: Files) -> str:
    """The page that a broken link was probably meant to lead to."""
    if problem.rule != "broken-link" or not problem.target:
        return ""
    pages = [path.removesuffix("index.html") for path in files if path.endswith(".html")]
    near = nearest(problem.target.removesuffix("index.html"), pages)
    return f"did you mean  /{near}" if near else "correct the address, or remove the link"


def _words(problem: Problem) -> tuple[str, ...]:
    """What may stand in the content for a reference, the surest first."""
    target = f"/{problem.target.removesuffix('index.html')}" if problem.target else ""
    return tuple(filter(None, (problem.url, target, problem.text)))
