"""The build that `serve` runs at every save. Needs the extra `serve`, and so is imported by that command alone."""

from collections.abc import Callable
from datetime import date

from tcsite import links, report, rules
from tcsite.build import Result, make
from tcsite.build.memory import Loaded
from tcsite.diagnostics import Severity
from tcsite.edges.disk import Found
from tcsite.edges.serve import Built, Cache, Make, Told
from tcsite.files import digest

_ON_CONTENT = frozenset([*(rule.id for rule in rules.ALL), *(rule.id for rule in links.ALL)])
"""Rules about what a file says. All others mean that a file could not be read."""


class ServedOutput:
    """What the last builds made, from memory."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._digests: dict[str, str] = {}

    def has(self, path: str, name: str) -> bool:
        """Whether a build made the file at a path with this content."""
        return self._digests.get(path) == name

    def read(self, path: str) -> bytes | None:
        """The file at a path."""
        return self.files.get(path)

    def update(self, result: Result) -> dict[str, bytes]:
        """The files of a result, those among them that were not made again."""
        files = {path: self.files[path] for path in result.unchanged} | dict(result.files)
        if files:
            names = {path: digest(content) for path, content in result.files.items()}
            self.files, self._digests = files, {**result.unchanged, **names}
        return files


def site_maker(today: Callable[[], date]) -> Make:
    """A function that builds the site of a folder; it remembers what its last builds worked out and made."""
    loaded: Loaded = {}
    output = ServedOutput()

    def build(sources: Found, address: str, cache: Cache) -> Built:
        result = make(
            sources.files, today=today(), base_url=address, cache=cache, loaded=loaded, output=output
        )
        files = output.update(result)
        blocks = report.as_text(result.problems, sources.files)
        notices = [Told(problem, block.plain) for problem, block in zip(result.problems, blocks, strict=True)]
        unread = {
            problem.place.file
            for problem in result.problems
            if problem.severity is Severity.ERROR and problem.rule not in _ON_CONTENT
        }
        return Built(files, tuple(notices), report.in_words(result.problems), frozenset(unread))

    return build
