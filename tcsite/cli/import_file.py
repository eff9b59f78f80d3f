"""`import`: a Word, Excel, PDF, OpenDocument, CSV, Markdown or HTML file becomes a plan for our model."""

import logging
import sys
from datetime import date
from pathlib import Path

import click

from tcsite.cli.import_again import import_again, plan_named, print_todo
from tcsite.cli.options import (
    EXIT_PROBLEMS,
    ExistingPath,
    PartialDateType,
    institution_option,
    root_option,
    today_option,
)
from tcsite.cli.output import write_report
from tcsite.cli.sites import choose_institution, read_site
from tcsite.content.scaffold import first_plan, period_from
from tcsite.edges import disk
from tcsite.edges.system import exists
from tcsite.files import Files
from tcsite.importers import Imported
from tcsite.importers.forms import import_document
from tcsite.importers.review import page_of
from tcsite.model import PartialDate, Site, months_of


@click.command("import")
@click.argument("file", type=ExistingPath(folder=False))
@root_option
@institution_option
@click.option(
    "--plan", default="", metavar="ID", help="Name the plan, as in 2024-2027. Default: the years it covers."
)
@click.option(
    "--date",
    "day",
    type=PartialDateType(),
    metavar="DATE",
    help="Set the date of the statuses in the file, as exactly as it is known. Default: the date that the file states.",
)
@click.option(
    "--replace",
    "replaces",
    is_flag=True,
    help="Remove the plan that tcsite new made, if it is still empty. Default: asked for at a terminal.",
)
@click.option(
    "--into",
    default="",
    metavar="PLAN",
    help="Compare the file with a plan that is there, and show what it adds. Default: a new plan is made.",
)
@click.option(
    "--apply",
    "applies",
    is_flag=True,
    help="With --into, add the statuses and comments that were shown. Default: nothing is written.",
)
@click.option(
    "--review",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.html",
    help="Write a page that shows what each cell of the file became. Default: no page.",
)
@today_option()
def import_(
    file: Path,
    root: Path,
    institution: str | None,
    plan: str,
    day: PartialDate | None,
    replaces: bool,
    into: str,
    applies: bool,
    review: Path | None,
    today: date,
) -> None:
    """Turn a document with a table of actions into a plan, and a stage form into a self-assessment.

    What could not be understood is listed, with its place in the document. Files that already exist are not
    changed.
    """
    if applies and not into:
        raise click.UsageError("--apply goes with --into: it adds to a plan that is there")
    site, inputs = read_site(root)
    existing = plan_named(site, into) if into else None
    id = (existing and existing.institution) or institution or choose_institution(site, None).id
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it cannot read is refused, or on the list
    result = import_document(
        disk.read_file(file),
        file.name,
        institution=id,
        vocabulary=site.vocabulary,
        plan=plan,
        date=str(day or ""),
        today=today.isoformat(),
    )
    _print_problems(file, result)
    if review:
        write_report(review, page_of(result, file.name))
        click.echo(f"wrote {review}: open it beside the plan")
    if existing:
        import_again(root, site, inputs, existing, result, apply=applies, today=today)
    starter = _starter(site, inputs, id)
    failed = not _written(root, result.files, starter) or bool(result.problems)
    if not failed and starter:
        _offer_to_remove(root, starter, remove=replaces and starter not in result.files)
    for count in result.counts:
        click.echo(count)
    print_todo(result)
    if not failed:
        click.echo("\nnext: read the file from top to bottom beside the document, then  tcsite check")
    sys.exit(EXIT_PROBLEMS if failed else 0)


def _print_problems(file: Path, result: Imported) -> None:
    for problem in result.problems:
        click.echo(f"{file}: {problem.message}", err=True)
        if problem.hint:
            click.echo(f"    try  {problem.hint}", err=True)


def _written(root: Path, files: Files, starter: str) -> bool:
    """Write the files, but for those that are there already, which are named; whether all were written."""
    there = [path for path in files if exists(root / path) and path != starter]
    for path, content in files.items():
        if path in there:
            click.echo(f"{path} already exists and was not changed: name another with --plan", err=True)
            continue
        disk.put(root / path, content)
        click.echo(f"wrote {path}")
    return not there


def _starter(site: Site, inputs: Files, id: str) -> str:
    """The plan that `tcsite new` made, if nobody has written into it; else ""."""
    institution = site.institution(id)
    for plan in institution.plans if institution else ():
        if plan.state == "draft" and plan.period.from_:
            stage = plan.stage or 1
            months = months_of(site.vocabulary.forms, stage)
            empty = first_plan(period_from(plan.period.from_, months), stage)
            if empty.encode() in (inputs[plan.file], inputs[plan.file].partition(b"\n")[2]):
                return plan.file
    return ""


def _offer_to_remove(root: Path, starter: str, *, remove: bool) -> None:
    """An empty plan beside the imported one would be asked about for ever."""
    if not exists(root / starter):
        return
    question = f"{starter} is the empty plan that tcsite new made. Remove it"
    if remove or (sys.stdin.isatty() and click.confirm(question, default=True)):
        disk.remove(root / starter)
        click.echo(f"removed {starter}")
    else:
        click.echo(
            f"{starter} is still the empty plan that tcsite new made: remove it, or import with  --replace"
        )
