"""`import`: a Word, Excel, CSV, Markdown or HTML file becomes a plan for our model."""

import sys
from datetime import date
from pathlib import Path

import click

from tcsite.cli.common import EXIT_PROBLEMS, Day, root_option
from tcsite.content.editing import only_institution
from tcsite.content.load import load
from tcsite.edges import disk
from tcsite.importers import import_file


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@root_option
@click.option(
    "--institution", metavar="ID", help="Its folder in content/institutions/. Default: the only one."
)
@click.option("--plan", default="", metavar="ID", help="What the plan is called, as in 2024-2027.")
@click.option("--date", "day", type=Day(), help="The day that the statuses in the file are of.")
def import_(file: Path, root: Path, institution: str | None, plan: str, day: date | None) -> None:
    """Make a plan of a document with a table of actions.

    What could not be understood is listed, with where it stands in the document. Files that are already there
    are not touched.
    """
    institution = institution or _only(root)
    as_of = day.isoformat() if day else ""
    found = import_file(file.read_bytes(), file.name, institution=institution, plan=plan, date=as_of)
    for problem in found.problems:
        click.echo(f"{file}: {problem.message}", err=True)
        if problem.hint:
            click.echo(f"    try  {problem.hint}", err=True)
    failed = bool(found.problems)
    for path, content in found.files.items():
        if (root / path).exists():
            click.echo(f"{path} is already there and was not touched: name another with --plan", err=True)
            failed = True
            continue
        disk.put(root / path, content)
        click.echo(f"wrote {path}")
    if found.todo:
        click.echo(f"\nTo look at ({len(found.todo)}):")
        for one in found.todo:
            click.echo(f"- {one}")
    sys.exit(EXIT_PROBLEMS if failed else 0)


def _only(root: Path) -> str:
    """Whose plan it is, where nobody said so."""
    site, _ = load(disk.read(root).files)
    only = only_institution(site) if site else None
    if only is None:
        known = ", ".join(one.id for one in site.institutions) if site else ""
        there = f";  there are {known}" if known else ""
        raise click.UsageError(f"say whose plan it is with  --institution ID{there}")
    return only.id
