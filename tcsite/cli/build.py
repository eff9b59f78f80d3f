"""`build`: check the content and write the site."""

import gc
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tcsite.cli.options import BuildOptions, build_options

if TYPE_CHECKING:
    from tcsite.build import Result
    from tcsite.edges.output_folder import Written
    from tcsite.edges.stopwatch import Stopwatch
    from tcsite.files import Files


@click.command()
@build_options
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the site into this folder. Default: output/ in the site's folder.",
)
@click.option(
    "--profile",
    is_flag=True,
    help="Say where the time went: step by step, and the ten pages that took longest. One process builds. Default: not said.",
)
@click.option(
    "--verbose", "-v", is_flag=True, help="Say why each institution is made again. Default: not said."
)
@click.option(
    "--force",
    is_flag=True,
    help="Replace an output folder that tcsite did not make. Default: it is left as it is.",
)
def build(given: BuildOptions, output: Path | None, **flags: bool) -> None:
    """Check the content and write the site."""
    from tcsite.edges import unchanged
    from tcsite.edges.staging import staging_for

    began = unchanged.now()
    folder = output or given.root / "output"
    watch = _watch(**flags)
    if flags["profile"]:
        given = replace(given, jobs=1)  # what other processes did would not be counted
    with staging_for(folder) as staging:
        make = partial(_build, folder=folder, force=flags["force"], watch=watch, staging=staging)
        done = make(given) or make(replace(given, no_cache=True))
    inputs, result, written = done or _busy(folder)
    _report(given, folder, began, inputs, result, written, watch if flags["profile"] else None)


def _report(
    given: BuildOptions,
    folder: Path,
    began: int,
    inputs: "Files",
    result: "Result",
    written: "Written | None",
    profile: "Stopwatch | None",
) -> NoReturn:
    """Print the report, note it for the next build, and exit with its code."""
    from tcsite.cli.output import print_text
    from tcsite.cli.reporting import render_report
    from tcsite.edges import unchanged
    from tcsite.edges.output_folder import MARKER
    from tcsite.edges.sources import Sources
    from tcsite.files import unread

    pages = sum(path.endswith(".html") for path in result.paths)
    report = partial(
        render_report,
        result.problems,
        inputs,
        given,
        passed=result.publishable,
        settings=result.settings,
    )
    if written is None:
        more: dict[str, object] = {"pages": pages, "written": False}
        rendered = report(outcome="nothing was written: the last good site stays", more=more)
    else:
        rendered = report(**_outcome(folder, pages, written))
    print_text(rendered.text)
    if written and given.form == "text":
        click.echo(f"next: open {folder / 'index.html'} in a browser", err=True)
    if profile:
        click.echo("\n".join(profile.lines()), err=True)
    if written and isinstance(inputs, Sources) and not unread(inputs) and not given.no_cache:
        same = replace(written, changed=0, removed=0, one_by_one="")
        again = report(**_outcome(folder, pages, same)).text  # what the next build prints if nothing changes
        there = () if written.kept or written.one_by_one else (MARKER, *result.paths)
        build = unchanged.Build(sys.argv[1:], began, inputs, str(folder), again, rendered.code, there)
        unchanged.note(build)
    sys.exit(rendered.code)


def _watch(*, profile: bool, verbose: bool, **_: bool) -> "Stopwatch | None":
    from tcsite.edges.stopwatch import Stopwatch

    tell = partial(click.echo, err=True) if verbose else None
    return Stopwatch(tell) if profile or verbose else None


def _build(
    given: BuildOptions, *, folder: Path, force: bool, watch: "Stopwatch | None", staging: Path
) -> "tuple[Files, Result, Written | None] | None":
    """Build and write the site; nothing where another build changed the output in the meantime."""
    from tcsite.build.memory import NoOutput
    from tcsite.cli.building import build_site
    from tcsite.edges import disk, output_folder
    from tcsite.edges.output import WrittenOutput

    gc.freeze()  # what was imported stays: no collection has to look at it again
    cache = given.root / ".cache"
    second = None if given.no_cache else cache / "tcsite-output"
    earlier = WrittenOutput(folder, cache / "tcsite" / "output.json", second)
    inputs, result = build_site(
        given.root,
        given.today,
        base_url=given.base_url,
        drafts=given.drafts,
        no_cache=given.no_cache,
        output=NoOutput() if given.no_cache else earlier,
        jobs=given.jobs,
        watch=watch,
        staging=staging,
    )
    if not result.publishable:
        return inputs, result, None
    if watch:
        watch.step("write")
    try:
        keep = result.settings.keep if result.settings else ()
        written = earlier.write(
            result.files,
            result.unchanged,
            digests=result.digests,
            sources=given.root,
            keep=keep,
            force=force,
        )
        return inputs, result, written
    except output_folder.Disturbed:
        return None
    except disk.NotOurs as refusal:
        raise click.UsageError(str(refusal)) from None


def _busy(folder: Path) -> NoReturn:
    raise click.UsageError(f"another build keeps changing {folder}: wait until it is done")


def _outcome(folder: Path, pages: int, written: "Written") -> dict[str, Any]:
    """What a report says of the files: in words, and in numbers for programs."""
    changed, removed = written.changed, written.removed
    outcome = f"{pages} pages in {folder}: {changed} files new or changed, {removed} removed"
    if written.kept:
        outcome += f", {written.kept} kept that are not the site's"
    if written.one_by_one:
        outcome += (
            f"; written file by file, because {written.one_by_one}: for a moment it held pages of both builds"
        )
    more = {"pages": pages, "written": True, "changed": changed, "removed": removed, "kept": written.kept}
    return {"outcome": outcome, "more": more}
