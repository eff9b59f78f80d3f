"""`build`: check the content and write the site."""

import sys
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
    jobs: int | None,
    output: Path | None,
    force: bool,  # noqa: FBT001  (likewise)
) -> None:
    """Check the content and write the site."""
    from tcsite.build.memory import NoOutput
    from tcsite.cli.building import build_site
    from tcsite.cli.output import print_text
    from tcsite.cli.reporting import RenderedReport, render_report
    from tcsite.edges import disk, unchanged
    from tcsite.edges.output import WrittenOutput

    began = unchanged.now()
    folder = output or root / "output"
    earlier = WrittenOutput(folder, root / ".cache" / "tcsite" / "output.json")
    inputs, result = build_site(
        root,
        today,
        base_url=base_url,
        no_cache=no_cache,
        output=NoOutput() if no_cache else earlier,
        jobs=jobs,
    )
    pages = sum(path.endswith(".html") for path in result.paths)
    written = None
    if result.publishable:
        try:
            written = disk.write(result.files, folder, sources=root, unchanged=result.unchanged, force=force)
            earlier.remember(result.files, result.unchanged)
        except disk.NotOurs as refusal:
            raise click.UsageError(str(refusal)) from None
        except OSError as refusal:
            raise click.UsageError(f"the output cannot be written: {refusal}") from None

    def report(outcome: str, **more: object) -> RenderedReport:
        return render_report(
            result,
            inputs,
            form=form,
            outcome=outcome,
            more={"pages": pages, "written": written is not None, **more},
            root=root,
            today=today,
            strict=strict,
            passed=result.publishable,
        )

    def report_of(changed: int, removed: int) -> RenderedReport:
        outcome = f"{pages} pages in {folder}: {changed} files new or changed, {removed} removed"
        return report(outcome, changed=changed, removed=removed)

    if written is None:
        rendered = report("nothing was written: the last good site stays")
    else:
        rendered = report_of(written.changed, written.removed)
    print_text(rendered.text)
    if written and not no_cache:
        again = report_of(0, 0).text  # what the next build says if nothing changes until then
        unchanged.note(unchanged.Build(sys.argv[1:], began, inputs, str(folder), again, rendered.code))
    sys.exit(rendered.code)
