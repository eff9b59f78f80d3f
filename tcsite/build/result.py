"""Result: what came of a site's sources."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from tcsite.diagnostics import Diagnostic
from tcsite.facts.register import ClauseEntry
from tcsite.files import Files
from tcsite.frozen import dataclass
from tcsite.links import PageLinks
from tcsite.model import Settings


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a site's sources: the problems, in the order of a report, and the files to publish.

    `files` were made; `unchanged` (path -> digest) lie in the output as they should. Without either nothing can be
    published: the settings or the theme are broken.
    """

    problems: tuple[Diagnostic, ...]
    files: Files = field(default_factory=dict)
    unchanged: Mapping[str, str] = field(default_factory=dict)
    published: Callable[[], tuple[str, ...]] = field(
        default=tuple, compare=False
    )  # `addresses`, if asked for
    sources: Mapping[str, str] = field(default_factory=dict)  # the content file behind each page's path
    settings: Settings | None = None  # as they were in force; none where they are broken
    register: tuple[ClauseEntry, ...] = ()  # the minimum, clause by clause; empty where no page could be made
    links: Callable[[], Sequence[PageLinks]] = field(
        default=tuple, compare=False
    )  # of every page, read if asked for
    digests: Mapping[str, str] = field(default_factory=dict)  # of files, as far as they are known

    @property
    def addresses(self) -> tuple[str, ...]:
        """What others may rely on: `ledger` says which. They are many, and most builds need none."""
        return self.published()

    @property
    def publishable(self) -> bool:
        """Whether there is a site to publish."""
        return bool(self.files or self.unchanged)

    @property
    def paths(self) -> list[str]:
        """The paths of all files of the site."""
        return sorted({*self.files, *self.unchanged})
