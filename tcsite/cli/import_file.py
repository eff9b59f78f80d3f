"""`import`: a Word, Excel, CSV, Markdown or HTML file becomes a plan for our model."""

import sys
from datetime import date
from pathlib import Path

import click

from tcsite.cli.options import EXIT_PROBLEMS, DateType, institution_option, root_option
from tcsite.cli.sites import choose_institution, read_site
from tcsite.edges import disk
from tcsite.edges.system import exists
from tcsite.importers import import_file


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@root_option
@institution_option
@click.option(
    "--plan", default="", metavar="ID", help="Name the plan, as in 2024-2027. Default: the years it covers."
)
@click.option(
    "--date",
    "day",
    type=DateType(),
    metavar="DATE",
    help="Set the date of the statuses in the file. Default: the date that the file states.",
)
def import_(file: Path, root: Path, institution: str | None, plan: str, day: date | None) -> None:
    """Turn a document with a table of actions into a plan.

    What could not be understood is listed, with its place in the document. Files that already exist are not
    changed.
    """
    id = institution or choose_institution(read_site(root)[0], None).id
    date_text = day.isoformat() if day else ""
    result = import_file(disk.read_file(file), file.name, institution=id, plan=plan, date=date_text)
    for problem in result.problems:
        click.echo(f"{file}: {problem.message}", err=True)
        if problem.hint:
            click.echo(f"    try  {problem.hint}", err=True)
    failed = bool(result.problems)
    for path, content in result.files.items():
        if exists(root / path):
            click.echo(f"{path} already exists and was not changed: name another with --plan", err=True)
            failed = True
            continue
        disk.put(root / path, content)
        click.echo(f"wrote {path}")
    if result.todo:
        count = len(result.todo)
        click.echo(f"\nPlease check {count} {'thing' if count == 1 else 'things'}:")
        for line in result.todo:
            click.echo(f"- {line}")
    sys.exit(EXIT_PROBLEMS if failed else 0)
