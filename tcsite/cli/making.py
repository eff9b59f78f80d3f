"""What `serve` has made at every save. Needs the extra `serve`, and so is imported by that command alone."""

from collections.abc import Callable
from datetime import date

from tcsite import links, report, rules
from tcsite.build import make
from tcsite.diagnostics import Severity
from tcsite.edges.disk import Found
from tcsite.edges.serve import Built, Remember, Told
from tcsite.kept import Kept

Make = Callable[[Found, str, Remember], Built]

_ON_CONTENT = frozenset([*(rule.id for rule in rules.ALL), *(rule.id for rule in links.ALL)])
"""Rules that find fault with what a file says. All else means that a file could not be read."""


def maker(today: Callable[[], date]) -> Make:
    """A function that makes the site of a folder; it remembers what its last builds made."""
    kept = Kept()

    def made(found: Found, address: str, remember: Remember) -> Built:
        result = make(found.files, today=today(), base_url=address, memo=remember, kept=kept)
        kept.turn()
        blocks = report.as_text(result.problems, found.files)
        told = [Told(problem, block.plain) for problem, block in zip(result.problems, blocks, strict=True)]
        broken = {
            problem.place.file
            for problem in result.problems
            if problem.severity is Severity.ERROR and problem.rule not in _ON_CONTENT
        }
        return Built(result.files, tuple(told), report.in_words(result.problems), frozenset(broken))

    return made
