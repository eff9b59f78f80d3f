"""What a served site is made of: what a build gives, and what browsers are shown."""

from collections.abc import Callable
from dataclasses import dataclass

from tcsite.diagnostics import Diagnostic
from tcsite.edges.disk import Found
from tcsite.files import Cache, Files


@dataclass(frozen=True, slots=True)
class Told:
    """A problem, and the very words in which the terminal tells it."""

    problem: Diagnostic
    text: str


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a site's sources. Without files nothing can be published."""

    files: Files
    problems: tuple[Told, ...] = ()
    summary: str = "no problems"  # the problems in one phrase
    unread: frozenset[str] = frozenset()
    """Sources that could not be read, so that what they say is missing from `files`."""


Make = Callable[[Found, str, Cache], Built]
"""Makes the site of what a folder holds, to be found at an address."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What browsers see: the newest good site, and what is wrong with what was saved last."""

    token: str  # names this very state; another one means: reload
    files: Files
    problems: tuple[Told, ...] = ()  # in the order in which a page tells them
    summary: str = ""
    held: tuple[str, ...] = ()  # sources that are shown as they were before they broke
    stale: bool = False  # nothing could be made of the last save: `files` are all older
