"""Building the site of a folder, for every command that needs the whole product."""

import contextlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.console import Console

from tcsite.build import Result, make
from tcsite.build.memory import NotWanted, Output
from tcsite.content.load import folders
from tcsite.diagnostics import Diagnostic, Place, Severity, in_order
from tcsite.edges import disk
from tcsite.edges.cache import DiskCache, code_digest
from tcsite.edges.processes import Processes, processors
from tcsite.files import Files


def build_site(
    root: Path,
    today: date,
    *,
    base_url: str | None = None,
    drafts: bool = False,
    no_cache: bool = False,
    output: Output | None = None,
    jobs: int | None = None,
) -> tuple[Files, Result]:
    """The files of a folder and the site made of them, with a line of progress where a person watches.

    `output` says what need not be made because it is there; without it nothing is made that is only to be written.
    """
    sources = disk.read(root)
    cache = None if no_cache else DiskCache(root / ".cache" / "tcsite", code_digest())
    console = Console(stderr=True)
    with console.status("Building the site …") if console.is_terminal else contextlib.nullcontext():
        result = make(
            sources.files,
            today=today,
            base_url=base_url,
            drafts=drafts,
            cache=cache,
            output=output or NotWanted(),
            workers=Processes(jobs or processors()),
        )
    if cache:
        cache.sweep({"site", *folders(sources.files)})
    not_read = [
        Diagnostic("file-not-read", Severity.ERROR, reason, Place(file, line=1, column=1))
        for file, reason in sources.passed_over
    ]
    return sources.files, with_problems(result, not_read)


def with_problems(result: Result, more: Iterable[Diagnostic]) -> Result:
    """A result with further problems, in the order of a report."""
    return replace(result, problems=tuple(sorted((*result.problems, *more), key=in_order)))
