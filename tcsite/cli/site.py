"""`build` and `check`: two things to do with a Result."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from tcsite.build import Result, in_folder
from tcsite.build.memory import NoOutput
from tcsite.cli.common import address, made, options, strictly, tell
from tcsite.cli.fixing import fixable, mend_files
from tcsite.cli.published import EVERYBODY, check_published
from tcsite.cli.web import asked
from tcsite.diagnostics import in_order
from tcsite.edges import disk
from tcsite.edges.output import WrittenOutput
from tcsite.files import Files


@click.command()
@options
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write. Default: output/ in the root.",
)
@click.option("--force", is_flag=True, help="Replace an output folder that tcsite did not make.")
def build(root: Path, output: Path | None, force: bool, form: str, strict: bool, **rest: Any) -> None:  # noqa: FBT001
    """Check the content and write the site."""
    folder = output or root / "output"
    inputs, result, done = _written(root, folder, force=force, strict=strict, **rest)
    pages = sum(path.endswith(".html") for path in result.paths)
    written = "nothing was written: the last good site stays"
    more: dict[str, Any] = {"pages": pages, "written": False}
    if done:
        files = f"{done.changed} files new or changed, {done.removed} removed"
        written = f"{pages} pages in {folder}: {files}"
        more = {"pages": pages, "written": True, "changed": done.changed, "removed": done.removed}
    tell(result, inputs, form, written, more, root=root, as_of=rest["as_of"], sound=result.publishable)


def _written(
    root: Path, folder: Path, *, force: bool, **options: Any
) -> tuple[Files, Result, disk.Written | None]:
    """Make the site and write it, if it can be published."""
    lying = WrittenOutput(folder, root / ".cache" / "tcsite" / "output.json")
    inputs, result = made(root, output=NoOutput() if options["no_cache"] else lying, **options)
    if not result.publishable:
        return inputs, result, None
    try:
        return inputs, result, lying.write(result.files, result.unchanged, sources=root, force=force)
    except disk.Disturbed:  # by another build at the same time: make everything, rely on nothing
        return _written(root, folder, force=force, **{**options, "no_cache": True})
    except disk.NotOurs as refusal:
        raise click.UsageError(str(refusal)) from None
    except OSError as refusal:
        raise click.UsageError(f"the output cannot be written: {refusal}") from None


@click.command()
@options
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Check the links of any folder of HTML instead, made by anything.",
)
@click.option("--web", is_flag=True, help="Ask the web about links that lead there, politely.")
@click.option(
    "--published",
    is_flag=False,
    flag_value=EVERYBODY,
    metavar="[URL]",
    help="Read the institutions' own pages on the web instead; or this one.",
)
@click.option("--institution", metavar="ID", help="With --published: whose page it is.")
@click.option(
    "--from",
    "saved",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With --published: read a saved page.",
)
@click.option("--record", is_flag=True, help="With --published: keep what was found in content/checks/.")
@click.option(
    "--fix", is_flag=True, help="First mend what has one certain cure: tabs, quotes, slips in keys …"
)
@click.option("--dry-run", is_flag=True, help="With --fix: show what would be mended; write nothing.")
def check(root: Path, form: str, strict: bool, folder: Path | None, web: bool, **rest: Any) -> None:  # noqa: FBT001
    """Check the content and the site it makes; write nothing, unless --fix is given."""
    target, whose, saved, keep = (rest.pop(name) for name in ("published", "institution", "saved", "record"))
    fix, dry_run = rest.pop("fix"), rest.pop("dry_run")
    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix")
    if fix:
        mend_files(root, form, dry_run=dry_run)
    if target or saved:
        today = rest["as_of"] or date.today()
        check_published(root, target or EVERYBODY, whose, saved, form, today, record=keep)
    inputs: Files
    if folder:
        inputs = disk.Folder(folder)
        result = Result(tuple(in_folder(inputs, address(rest["base_url"]))), inputs)
        sound = True
    else:
        inputs, result = made(root, **rest)
        sound = result.publishable
    if web:
        found = asked(result, inputs, root, rest["as_of"] or date.today())
        result = replace(result, problems=tuple(sorted((*result.problems, *found), key=in_order)))
    pages = sum(path.endswith((".html", ".htm")) for path in (inputs if folder else result.paths))
    result = replace(result, problems=strictly(result.problems, strict=strict))
    more: dict[str, Any] = {"pages": pages, "written": False}
    outcome = f"{pages} pages checked"
    if number := 0 if folder else fixable(result.problems, inputs):
        outcome += f"; {number} can be fixed with  tcsite check --fix"
        more["fixable"] = number
    tell(
        result,
        inputs,
        form,
        outcome,
        more,
        root=folder or root,
        as_of=rest["as_of"],
        sound=sound,
    )
