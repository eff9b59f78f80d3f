"""`fmt`: one layout for every file of the content."""

import sys
from pathlib import Path

import click

from tcsite.cli.options import EXIT_PROBLEMS, root_option
from tcsite.cli.output import print_diff, print_problems
from tcsite.cli.sites import read_files
from tcsite.content.editing import formatted
from tcsite.content.load import load
from tcsite.content.locate import locate
from tcsite.content.reference.kinds import kind_at
from tcsite.diagnostics import Severity
from tcsite.edges import disk
from tcsite.edges.system import is_file
from tcsite.files import Files, NotRead


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]…")
@root_option
@click.option(
    "--check",
    "dry_run",
    is_flag=True,
    help="List the files that would change and write nothing. Default: they are changed.",
)
@click.option(
    "--diff", "show_diff", is_flag=True, help="Show the lines that change. Default: only the files' names."
)
def fmt(files: tuple[str, ...], root: Path, dry_run: bool, show_diff: bool) -> None:
    """Format the content files: indentation, order of keys, quotes, line endings.

    No value changes and no comment is lost; a file that cannot be read is listed and left as it is. Without FILE,
    all content files are formatted.
    """
    inputs = read_files(root)
    chosen = _chosen(inputs, files, root)
    errors = [
        problem
        for problem in locate(load(inputs)[1], inputs)
        if problem.place.file in chosen and problem.severity is Severity.ERROR
    ]
    print_problems(errors, inputs)
    left = {problem.place.file for problem in errors}
    left |= {file for file, content in inputs.items() if isinstance(content, NotRead)} if not files else set()
    changes: dict[str, bytes] = {}
    for file in chosen:
        kind = kind_at(file)
        after = formatted(file, inputs[file], kind.model) if kind and file not in left else None
        if after is None:
            reason = "it has errors" if file in left else "it is written in a way that is not understood here"
            click.echo(f"{file} is left as it is: {reason}")
            left.add(file)
        elif after != inputs[file]:
            changes[file] = after
    if show_diff:
        print_diff(inputs, changes)
    if not dry_run:
        disk.put_all({root / file: content for file, content in changes.items()})
    for file in changes:
        click.echo(f"{'would change' if dry_run else 'changed'} {file}")
    if not changes and not left:
        click.echo(f"{len(chosen)} files are already formatted")
    sys.exit(EXIT_PROBLEMS if left or (dry_run and changes) else 0)


def _chosen(inputs: Files, files: tuple[str, ...], root: Path) -> list[str]:
    """The files of the site itself, not those that come with tcsite; or those that are named."""
    own = [file for file in inputs if kind_at(file) and is_file(root / file)]
    named = [_from_root(file, root) for file in files]
    for name, file in zip(files, named, strict=True):
        if file not in own:
            raise click.UsageError(
                f"{name} is not a content file; docs/content.md lists which files there are"
            )
    return named or own


def _from_root(file: str, root: Path) -> str:
    path = Path(file) if Path(file).is_absolute() else Path.cwd() / file
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return file
