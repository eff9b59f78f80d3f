"""`build`: check the content and write the site."""

from datetime import date
from pathlib import Path

import click

from tcsite.cli.options import build_options


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
    output: Path | None,
    force: bool,  # noqa: FBT001  (likewise)
) -> None:
    """Check the content and write the site."""
    from tcsite.build.memory import NoOutput
    from tcsite.cli.building import build_site
    from tcsite.cli.reporting import print_report
    from tcsite.edges import disk
    from tcsite.edges.output import WrittenOutput

    folder = output or root / "output"
    earlier = WrittenOutput(folder, root / ".cache" / "tcsite" / "output.json")
    inputs, result = build_site(
        root, today, base_url=base_url, no_cache=no_cache, output=NoOutput() if no_cache else earlier
    )
    pages = sum(path.endswith(".html") for path in result.paths)
    outcome = "nothing was written: the last good site stays"
    more: dict[str, object] = {"pages": pages, "written": False}
    if result.publishable:
        try:
            done = disk.write(result.files, folder, sources=root, unchanged=result.unchanged, force=force)
            earlier.remember(result.files, result.unchanged)
        except disk.NotOurs as refusal:
            raise click.UsageError(str(refusal)) from None
        except OSError as refusal:
            raise click.UsageError(f"the output cannot be written: {refusal}") from None
        outcome = f"{pages} pages in {folder}: {done.changed} files new or changed, {done.removed} removed"
        more = {"pages": pages, "written": True, "changed": done.changed, "removed": done.removed}
    print_report(
        result,
        inputs,
        form=form,
        outcome=outcome,
        more=more,
        root=root,
        today=today,
        strict=strict,
        passed=result.publishable,
    )
