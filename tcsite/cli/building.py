"""Building the site of a folder, for every command that needs the whole product."""

import contextlib
import sys
import tempfile
from datetime import date
from pathlib import Path

from tcsite.build import Result, make
from tcsite.build.memory import NotWanted, Output
from tcsite.content.load import folders
from tcsite.edges import disk
from tcsite.edges.cache import DiskCache, Scratch, cache_secret
from tcsite.edges.code import code_digest
from tcsite.edges.compiled import compiled_templates
from tcsite.edges.processes import Processes, processors
from tcsite.edges.sources import read_sources
from tcsite.edges.staging import Staging
from tcsite.edges.stopwatch import Stopwatch
from tcsite.files import Files, SourceChanged


def build_site(
    root: Path,
    today: date,
    *,
    base_url: str | None = None,
    drafts: bool = False,
    no_cache: bool = False,
    output: Output | None = None,
    jobs: int | None = None,
    watch: Stopwatch | None = None,
    staging: Path | None = None,
) -> tuple[Files, Result]:
    """The files of a folder and the site made of them, with a line of progress where a person watches.

    Files that were made lie in the folder `staging`, and in memory without it. `output` says what need not be made because it is there; without it nothing is made that is only to be written.
    """
    if watch:
        watch.step("read sources")
    code = code_digest()
    kept = DiskCache(root / ".cache" / "tcsite", code, cache_secret())
    sources = read_sources(root, None if no_cache else kept, tidy=output is not None)
    with _progress(), tempfile.TemporaryDirectory(prefix="tcsite-") as folder:
        scratch = Scratch(Path(folder))  # what one process works out, the others find there

        def made(files: Files) -> Result:
            return make(
                files,
                today=today,
                base_url=base_url,
                drafts=drafts,
                cache=scratch if no_cache else kept,
                scratch=scratch,
                output=output or NotWanted(),
                workers=Processes(jobs or processors()),
                compiled=compiled_templates(code),
                watch=watch,
                store=Staging(staging) if staging else None,
            )

        inputs: Files
        try:
            inputs, result = sources.to_show(), made(sources)
        except SourceChanged:  # somebody saved a file meanwhile: now each is read once
            inputs = disk.read(root).files
            result = made(inputs)
        if not no_cache:
            kept.sweep({"site", *folders(inputs)})
    return inputs, result


def _progress() -> contextlib.AbstractContextManager[object]:
    """A line of progress where a person watches."""
    if not sys.stderr.isatty():
        return contextlib.nullcontext()
    from rich.console import Console  # here: a pipe or a file needs nothing of it

    return Console(stderr=True).status("Building the site …")
