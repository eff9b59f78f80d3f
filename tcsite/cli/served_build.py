"""The build that `serve` runs at every save. Needs the extra `serve`, and so is imported by that command alone."""

import gc
from collections.abc import Callable, Mapping
from datetime import date
from typing import BinaryIO

from tcsite import links, report, rules
from tcsite.build import Result, make
from tcsite.build.memory import Loaded
from tcsite.diagnostics import Diagnostic, Severity
from tcsite.edges.code import code_digest
from tcsite.edges.compiled import compiled_templates
from tcsite.edges.disk import SiteFiles
from tcsite.edges.serve import BuildResult, BuildSite, Cache, RenderedProblem
from tcsite.edges.serve.spool import Spool
from tcsite.files import Files, Gathered, Known, NotRead, Store, Streamed, digest

_ON_CONTENT = frozenset([*(rule.id for rule in rules.ALL), *(rule.id for rule in links.ALL)])
"""Rules about what a file says. All others mean that a file could not be read."""


class ServedFiles(Gathered):
    """The files of a site, wherever they are kept, and a digest of each: two sites are compared by these."""

    def __init__(self, holders: Mapping[str, Files], names: Mapping[str, str]) -> None:
        super().__init__()
        self._paths.update(holders)
        self.names = names

    def __eq__(self, other: object) -> bool:
        return self.names == other.names if isinstance(other, ServedFiles) else super().__eq__(other)


class ServedOutput:
    """What the last builds made."""

    wanted = True

    def __init__(self) -> None:
        self.files = ServedFiles({}, {})

    def has(self, path: str, name: str) -> bool:
        """Whether a build made the file at a path with this content."""
        return self.files.names.get(path) == name

    def read(self, path: str) -> bytes | None:
        """The file at a path."""
        return self.files.get(path)

    def stream(self, path: str) -> BinaryIO | None:
        """The file at a path, to be read piece by piece."""
        return self.files.stream(path) if path in self.files else None

    def update(self, result: Result) -> ServedFiles:
        """The files of a result, those among them that were not made again."""
        holders = {path: self.files.holder(path) for path in result.unchanged}
        names = dict(result.unchanged)
        made = Gathered(result.files)
        for path in made:
            names[path] = result.digests.get(path) or digest(made[path])
            if self.has(path, names[path]):
                holders[path] = self.files.holder(path)
                continue
            holder = made.holder(path)
            holders[path] = holder if isinstance(holder, Streamed) else {path: holder[path]}  # others may go
        files = ServedFiles(holders, names)
        if files:
            self.files = files
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


def site_maker(today: Callable[[], date], store: Callable[[], Store] = Spool) -> BuildSite:
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
            store=store(),
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
