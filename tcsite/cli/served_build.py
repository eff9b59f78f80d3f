"""The build that `serve` runs at every save. Needs the extra `serve`, and so is imported by that command alone."""

import gc
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import BinaryIO

from tcsite import links, report, rules
from tcsite.build import Result, make
from tcsite.build.memory import Loaded
from tcsite.diagnostics import Diagnostic, Severity
from tcsite.edges.code import code_digest
from tcsite.edges.compiled import compiled_templates
from tcsite.edges.disk import SiteFiles
from tcsite.edges.serve import BuildResult, BuildSite, Cache, RenderedProblem
from tcsite.files import Files, Known, NotRead, digest

_ON_CONTENT = frozenset([*(rule.id for rule in rules.ALL), *(rule.id for rule in links.ALL)])
"""Rules about what a file says. All others mean that a file could not be read."""


class ServedOutput:
    """What the last builds made, from memory."""

    wanted = True

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._digests: dict[str, str] = {}  # of the files whose digest was asked for

    def has(self, path: str, name: str) -> bool:
        """Whether a build made the file at a path with this content."""
        if path not in self._digests and path in self.files:
            self._digests[path] = digest(self.files[path])
        return self._digests.get(path) == name

    def read(self, path: str) -> bytes | None:
        """The file at a path."""
        return self.files.get(path)

    def stream(self, path: str) -> BinaryIO | None:
        """The file at a path, to be read piece by piece."""
        return BytesIO(self.files[path]) if path in self.files else None

    def update(self, result: Result) -> dict[str, bytes]:
        """The files of a result, those among them that were not made again."""
        files = {path: self.files[path] for path in result.unchanged}
        names = dict(result.unchanged)
        for path, content in result.files.items():
            before = self.files.get(path)
            if path in result.digests:
                names[path] = result.digests[path]
            if before is None or before != content:
                files[path] = content
                continue
            files[path] = before  # the same object, which is quickly compared
            if path in self._digests:
                names[path] = self._digests[path]
        if files:
            self.files, self._digests = files, names
        return files


class ServedSources(Known):
    """A site's files in memory; the digest of one is worked out again only where another content stands there."""

    def __init__(self, files: Files, before: "ServedSources | None" = None) -> None:
        self._paths = self._files = files
        self._digests: dict[str, str] = {}
        if before:
            self._digests = {
                path: name
                for path, name in before._digests.items()  # it is another of our own
                if path in files and files[path] is before._files[path]
            }

    def digest(self, path: str) -> str:
        """The digest of the file at a path."""
        if path not in self._digests:
            self._digests[path] = digest(self._files[path])
        return self._digests[path]

    def unread(self) -> dict[str, NotRead]:
        """What is there and could not be read."""
        return {path: content for path, content in self._files.items() if isinstance(content, NotRead)}

    def __getitem__(self, path: str) -> bytes:
        return self._files[path]


class ProblemRenderer:
    """The texts of problems; a problem is rendered again only where it or its file changed."""

    def __init__(self) -> None:
        self._texts: dict[tuple[Diagnostic, bytes | None], str] = {}

    def render(self, problems: tuple[Diagnostic, ...], inputs: Files) -> tuple[RenderedProblem, ...]:
        """Each problem with its text, in the same order."""
        keys = [(problem, inputs.get(problem.place.file)) for problem in problems]
        missing = [key for key in keys if key not in self._texts]
        blocks = report.as_text([problem for problem, _ in missing], inputs)
        new = {key: block.plain for key, block in zip(missing, blocks, strict=True)}
        self._texts = {key: new[key] if key in new else self._texts[key] for key in keys}
        return tuple(RenderedProblem(problem, self._texts[problem, content]) for problem, content in keys)


def site_maker(today: Callable[[], date]) -> BuildSite:
    """A function that builds the site of a folder; it remembers what its last builds worked out and made."""
    loaded: Loaded = {}
    files: ServedSources | None = None
    output = ServedOutput()
    renderer = ProblemRenderer()
    compiled = compiled_templates(code_digest())

    def build(sources: SiteFiles, address: str, cache: Cache) -> BuildResult:
        nonlocal files
        first = files is None
        files = ServedSources(sources.files, files)
        result = make(
            files,
            today=today(),
            base_url=address,
            drafts=True,
            cache=cache,
            loaded=loaded,
            output=output,
            compiled=compiled,
        )
        made = output.update(result)
        if first:
            gc.collect()
            gc.freeze()  # what a site is made of stays: no collection during a save has to look at it again
        unread = {
            problem.place.file
            for problem in result.problems
            if problem.severity is Severity.ERROR and problem.rule not in _ON_CONTENT
        }
        return BuildResult(
            made,
            renderer.render(result.problems, sources.files),
            report.in_words(result.problems),
            frozenset(unread),
        )

    return build
