"""`build`: check the content and write the site."""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tcsite.cli.options import BuildOptions, build_options

if TYPE_CHECKING:
    from tcsite.build import Result
    from tcsite.edges.disk import Written
    from tcsite.files import Files


@click.command()
@build_options
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the site into this folder. Default: output/ in the site's folder.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Replace an output folder that tcsite did not make. Default: it is left as it is.",
)
def build(given: BuildOptions, output: Path | None, force: bool) -> None:  # noqa: FBT001  (click's way of calling)
    """Check the content and write the site."""
    from tcsite.cli.output import print_text
    from tcsite.cli.reporting import render_report
    from tcsite.edges import unchanged

    began = unchanged.now()
    folder = output or given.root / "output"
    done = _build(given, folder, force=force) or _build(replace(given, no_cache=True), folder, force=force)
    inputs, result, written = done or _busy(folder)
    pages = sum(path.endswith(".html") for path in result.paths)
    report = partial(render_report, result, inputs, given, passed=result.publishable)
    if written is None:
        more: dict[str, object] = {"pages": pages, "written": False}
        rendered = report(outcome="nothing was written: the last good site stays", more=more)
    else:
        rendered = report(**_outcome(folder, pages, written.changed, written.removed))
    print_text(rendered.text)
    if written and not given.no_cache:
        again = report(**_outcome(folder, pages, 0, 0)).text  # what the next build prints if nothing changes
        unchanged.note(unchanged.Build(sys.argv[1:], began, inputs, str(folder), again, rendered.code))
    sys.exit(rendered.code)


def _build(
    given: BuildOptions, folder: Path, *, force: bool
) -> "tuple[Files, Result, Written | None] | None":
    """Build and write the site; nothing where another build changed the output in the meantime."""
    from tcsite.build.memory import NoOutput
    from tcsite.cli.building import build_site
    from tcsite.edges import disk
    from tcsite.edges.output import WrittenOutput

    earlier = WrittenOutput(folder, given.root / ".cache" / "tcsite" / "output.json")
    inputs, result = build_site(
        given.root,
        given.today,
        base_url=given.base_url,
        drafts=given.drafts,
        no_cache=given.no_cache,
        output=NoOutput() if given.no_cache else earlier,
        jobs=given.jobs,
    )
    if not result.publishable:
        return inputs, result, None
    try:
        written = earlier.write(result.files, result.unchanged, sources=given.root, force=force)
        return inputs, result, written
    except disk.Disturbed:
        return None
    except disk.NotOurs as refusal:
        raise click.UsageError(str(refusal)) from None
    except OSError as refusal:
        raise click.UsageError(f"the output cannot be written: {refusal}") from None


def _busy(folder: Path) -> NoReturn:
    raise click.UsageError(f"another build keeps changing {folder}: wait until it is done")


def _outcome(folder: Path, pages: int, changed: int, removed: int) -> dict[str, Any]:
    """What a report says of the files: in words, and in numbers for programs."""
    return {
        "outcome": f"{pages} pages in {folder}: {changed} files new or changed, {removed} removed",
        "more": {"pages": pages, "written": True, "changed": changed, "removed": removed},
    }
