"""The last good build of a folder, kept up to date save after save.

"Good" is decided file by file. Where a file that could be read before cannot be read now, the site is built from its
last readable version and from everything else as it is: the page being edited stays, and so does all that refers to
it, while the rest of the site is updated. Where not even that gives a site, the previous one stays.
"""

import contextlib
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from pathlib import Path

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.edges.disk import SiteFiles
from tcsite.edges.serve.sources import Snapshot, SourceReader, differences, mid_save, snapshot
from tcsite.edges.serve.stopping_cache import StoppingCache
from tcsite.edges.serve.values import BuildResult, BuildSite, RenderedProblem
from tcsite.files import Files
from tcsite.frozen import dataclass

GRACE_SECONDS, GRACE_STEPS = 0.04, 5
"""How long to wait, and how many times, for a file that vanished or is suddenly empty: many editors save by moving
the old file away and writing a new one, and its page should not be gone for a moment."""

TRIES = 20
"""How often a folder is read again because a file vanished between its listing and its reading."""

INTERNAL_RULE = "tcsite"
"""The rule of a problem of the machine or of tcsite itself."""


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """A build's result, and the site to serve after it."""

    result: BuildResult  # of the files as they are
    files: Files  # the last good site; empty where there never was one
    inputs: Files
    fallbacks: tuple[str, ...] = ()  # sources whose last readable version is used
    stale: bool = False  # whether `files` are those of an earlier build
    changed: Mapping[str, str] = field(default_factory=dict)  # since the last build: {"site.yaml": "changed"}
    first: bool = False
    seconds: float = 0.0


class LastGoodBuild:
    """Builds a folder's site, and remembers what was good. For one thread at a time."""

    def __init__(
        self,
        root: Path,
        build_site: BuildSite,
        cache: StoppingCache,
        read: Callable[[Path, Snapshot], SiteFiles] | None = None,
    ) -> None:
        self._root = root
        self._read = read or SourceReader()
        self._build_site = build_site
        self._cache = cache
        self._snapshot: Snapshot | None = None
        self._sources: SiteFiles | None = None  # of the last build that did not fail
        self._readable: dict[str, bytes] = {}
        self._files: Files = {}

    def is_outdated(self) -> bool:
        """Whether the folder differs from what the last build started with."""
        return self._snapshot is not None and snapshot(self._root) != self._snapshot

    def build(self, address: str) -> BuildOutcome | None:
        """Read the folder and build its site, to be served at `address`; nothing where no byte differs.

        Never raises: a failure is reported like any problem.
        """
        began = time.perf_counter()
        before, after = self._snapshot, self._wait_for_save()
        self._snapshot = after  # taken before the reading: later changes belong to another build
        inputs: Files = {}
        fallbacks: tuple[str, ...] = ()
        good: Files = {}
        try:
            sources = self._read_sources(after)
            if sources == self._sources:
                return None
            inputs = sources.files
            self._sources = None
            result, good, fallbacks = self._build(sources, address)
            self._sources = sources
        except Exception as failure:  # noqa: BLE001  # a server that dies of one save is of no use
            self._sources = None
            result = _failed(failure)
        self._files = good or self._files
        changed = {} if before is None else differences(before, after)
        seconds = time.perf_counter() - began
        return BuildOutcome(
            result, self._files, inputs, fallbacks, not good, changed, before is None, seconds
        )

    def _wait_for_save(self) -> Snapshot:
        """The folder, once nothing seems to be in the middle of a save."""
        present = snapshot(self._root)
        for _ in range(GRACE_STEPS):
            if not mid_save(self._snapshot or {}, present):
                break
            time.sleep(GRACE_SECONDS)
            present = snapshot(self._root)
        return present

    def _read_sources(self, present: Snapshot) -> SiteFiles:
        """The folder's files. Editors' own files come and go, so a vanished file is not yet a failure."""
        for _ in range(TRIES):
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                return self._read(self._root, present)
            present = snapshot(self._root)
        return self._read(self._root, present)

    def _build(self, sources: SiteFiles, address: str) -> tuple[BuildResult, Files, tuple[str, ...]]:
        """The result for the folder; its good site, if any, and the files for which older versions are used."""
        result = self._build_site(sources, address, self._cache)
        files, unread = sources.files, result.unread
        readable = {file: self._readable[file] for file in unread if file in files and file in self._readable}
        fallbacks = {file: content for file, content in readable.items() if content != files[file]}
        self._readable = {file: files[file] for file in files if file not in unread} | readable
        good = result
        if fallbacks:
            good = self._build_site(replace(sources, files={**files, **fallbacks}), address, self._cache)
        return result, good.files, tuple(sorted(fallbacks))


def _failed(failure: Exception) -> BuildResult:
    """The result of a build that failed: the files cannot be read, or tcsite has a bug."""
    details = f"{type(failure).__name__}: {failure}"
    if isinstance(failure, OSError):
        message, text = f"the site's files cannot be read: {failure}", ""
    else:
        message = f"tcsite itself failed; this is a fault of tcsite, not of your files: {details}"
        text = "".join(traceback.format_exception(failure))
    problem = Diagnostic(INTERNAL_RULE, Severity.ERROR, message, Place(""))
    rendered = RenderedProblem(problem, f"error [{INTERNAL_RULE}] {message}\n{text}".rstrip())
    return BuildResult({}, (rendered,), message)
