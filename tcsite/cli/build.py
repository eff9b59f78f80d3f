"""`build`: check the content and write the site."""

import sys
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tcsite.cli.options import build_options

if TYPE_CHECKING:
    from tcsite.build import Result
    from tcsite.edges.output_folder import Written
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
def build(
    root: Path,
    base_url: str | None,
    today: date,
    strict: bool,  # noqa: FBT001  (click's way of calling)
    form: str,
    no_cache: bool,  # noqa: FBT001  (likewise)
    jobs: int | None,
    output: Path | None,
    force: bool,  # noqa: FBT001  (likewise)
) -> None:
    """Check the content and write the site."""
    from tcsite.cli.output import print_text
    from tcsite.cli.reporting import render_report
    from tcsite.edges import disk, unchanged
    from tcsite.files import NotRead

    began = unchanged.now()
    folder = output or root / "output"
    disk.sweep(root)
    make = partial(_build, root, today, folder, base_url=base_url, force=force, jobs=jobs)
    done = make(no_cache=no_cache) or make(no_cache=True)
    inputs, result, written = done or _busy(folder)
    pages = sum(path.endswith(".html") for path in result.paths)
    report = partial(
        render_report,
        result,
        inputs,
        form=form,
        root=root,
        today=today,
        strict=strict,
        passed=result.publishable,
    )
    if written is None:
        more: dict[str, object] = {"pages": pages, "written": False}
        rendered = report(outcome="nothing was written: the last good site stays", more=more)
    else:
        rendered = report(**_outcome(folder, pages, written))
    print_text(rendered.text)
    if written and not no_cache and not any(isinstance(content, NotRead) for content in inputs.values()):
        again = report(
            **_outcome(folder, pages, replace(written, changed=0, removed=0, one_by_one=""))
        ).text  # what the next build prints if nothing changes
        unchanged.note(unchanged.Build(sys.argv[1:], began, inputs, str(folder), again, rendered.code))
    sys.exit(rendered.code)


def _build(
    root: Path,
    today: date,
    folder: Path,
    *,
    base_url: str | None,
    force: bool,
    jobs: int | None,
    no_cache: bool,
) -> "tuple[Files, Result, Written | None] | None":
    """Build and write the site; nothing where another build changed the output in the meantime."""
    from tcsite.build.memory import NoOutput
    from tcsite.cli.building import build_site
    from tcsite.edges import disk, output_folder
    from tcsite.edges.output import WrittenOutput

    earlier = WrittenOutput(folder, root / ".cache" / "tcsite" / "output.json")
    known = NoOutput() if no_cache else earlier
    inputs, result = build_site(root, today, base_url=base_url, no_cache=no_cache, output=known, jobs=jobs)
    if not result.publishable:
        return inputs, result, None
    try:
        keep = result.settings.keep if result.settings else ()
        written = earlier.write(result.files, result.unchanged, sources=root, keep=keep, force=force)
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
