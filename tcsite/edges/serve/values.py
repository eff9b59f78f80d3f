"""What a build returns, and what browsers get of it."""

from collections.abc import Callable

from tcsite.diagnostics import Diagnostic
from tcsite.edges.disk import SiteFiles
from tcsite.files import Cache, Files
from tcsite.frozen import dataclass


@dataclass(frozen=True, slots=True)
class RenderedProblem:
    """A problem, and the text that terminal and page show for it."""

    problem: Diagnostic
    text: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The result of building a site's sources. Without files nothing can be published."""

    files: Files
    problems: tuple[RenderedProblem, ...] = ()
    summary: str = "no problems"  # the problems in one phrase
    unread: frozenset[str] = frozenset()
    """Sources that could not be read, so that their content is missing from `files`."""


BuildSite = Callable[[SiteFiles, str, Cache], BuildResult]
"""Builds the site of a folder's files, to be served at an address."""


@dataclass(frozen=True, slots=True)
class LiveSite:
    """What browsers get: the last good build, and the problems of the newest save."""

    token: str  # identifies this state; a page with another token reloads
    files: Files
    problems: tuple[RenderedProblem, ...] = ()  # in the order in which a page lists them
    summary: str = ""
    fallbacks: tuple[str, ...] = ()  # sources whose last readable version is used
    stale: bool = False  # the newest save gives no site: `files` are of an earlier build
    root: str = ""  # the folder of the sources, for links into an editor
