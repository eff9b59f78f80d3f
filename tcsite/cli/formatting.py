"""`fmt`: one layout for every file of the content."""

import sys
from pathlib import Path

import click

from tcsite.cli.common import EXIT_PROBLEMS, root_option
from tcsite.cli.setting import diff, show
from tcsite.content.editing import formatted
from tcsite.content.load import load
from tcsite.content.locate import locate
from tcsite.content.reference.kinds import kind_at
from tcsite.diagnostics import Severity
from tcsite.edges import disk
from tcsite.files import Files


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]…")
@root_option
@click.option("--check", "only_look", is_flag=True, help="Name what would change; write nothing.")
@click.option("--diff", "shown", is_flag=True, help="Show the lines that change.")
def fmt(files: tuple[str, ...], root: Path, only_look: bool, shown: bool) -> None:  # noqa: FBT001
    """Lay the files out alike: indentation, order of the keys, quotes, ends of lines.

    No value changes and no remark is lost; a file that does not read is named and left as it is. Without FILE,
    all of the content.
    """
    inputs = disk.read(root).files
    chosen = _chosen(inputs, files, root)
    unread = [
        problem
        for problem in locate(load(inputs)[1], inputs)
        if problem.place.file in chosen and problem.severity is Severity.ERROR
    ]
    show(unread, inputs)
    left = {problem.place.file for problem in unread}
    changes: dict[str, bytes] = {}
    for file in chosen:
        kind = kind_at(file)
        after = formatted(file, inputs[file], kind.model) if kind and file not in left else None
        if after is None:
            click.echo(f"{file} is left as it is: {'it has errors' if file in left else _STRANGE}")
            left.add(file)
        elif after != inputs[file]:
            changes[file] = after
    if shown:
        click.echo(diff(inputs, changes), nl=False)
    for file, content in changes.items():
        if not only_look:
            disk.put(root / file, content)
        click.echo(f"{'would change' if only_look else 'changed'} {file}")
    if not changes and not left:
        click.echo(f"{len(chosen)} files are laid out as they should be")
    sys.exit(EXIT_PROBLEMS if left or (only_look and changes) else 0)


_STRANGE = "it is written in a way that is not understood here"


def _chosen(inputs: Files, files: tuple[str, ...], root: Path) -> list[str]:
    """The files of the site itself, not those that come with tcsite; or those that are named."""
    own = [file for file in inputs if kind_at(file) and (root / file).is_file()]
    named = [_from_root(file, root) for file in files]
    for name, file in zip(files, named, strict=True):
        if file not in own:
            raise click.UsageError(f"{name} is no file of the content; the guide lists which files there are")
    return named or own


def _from_root(file: str, root: Path) -> str:
    place = Path(file) if Path(file).is_absolute() else Path.cwd() / file
    try:
        return place.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return file
