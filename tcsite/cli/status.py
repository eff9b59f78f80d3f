"""`status`: what is due, what is missing and what to do next, in a lead's words."""

import sys
from datetime import date
from pathlib import Path

import click

from tcsite.cli.options import EXIT_FINE, EXIT_PROBLEMS, root_option, today_option
from tcsite.content.load import load
from tcsite.content.locate import locate
from tcsite.files import Files
from tcsite.model import Site


@click.command("status")
@click.argument("institution", required=False)
@root_option
@today_option()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Choose the output format. Default: text.",
)
@click.option(
    "--ics",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write the dates into this calendar file (iCalendar). Default: no calendar is written.",
)
@click.option("--no-cache", is_flag=True, help="Ignore and write no cache. Default: .cache/tcsite is used.")
def status(
    institution: str | None, root: Path, today: date, form: str, ics: Path | None, no_cache: bool
) -> None:
    """Show where INSTITUTION stands: what is due, what is missing, what to do next.

    INSTITUTION is the name of its folder in content/institutions/; on a site with one institution it may be
    left out. Exit codes: 0 shown, 1 some of its files could not be read, 2 there is no such institution.
    """
    from tcsite.agenda import agenda_of, as_json, as_text, icalendar
    from tcsite.cli.building import build_site
    from tcsite.cli.reporting import explained_rules
    from tcsite.cli.sites import choose_institution, name_unread, refuse_no_site
    from tcsite.edges import disk

    inputs, result = build_site(root, today, no_cache=no_cache)
    refuse_no_site(inputs)
    name_unread(inputs)
    site = _site(inputs)
    id = institution and institution.rstrip("/").rpartition("/")[2]  # a path to its folder will do
    chosen = choose_institution(site, id, option="")
    titles = {rule.id: rule.title for rule in explained_rules()}
    agenda = agenda_of(site, chosen, result.problems, result.register, today, titles=titles)
    if ics:
        disk.put(ics, icalendar(agenda, base_url=site.settings.base_url or ""))
    output = as_text(agenda) if form == "text" else as_json(agenda) + "\n"
    click.echo(output.encode(), nl=False)  # bytes: programs expect UTF-8 wherever this runs
    if ics:
        click.echo(f"wrote {ics}: {len(agenda.dates)} dates", err=True)
    sys.exit(EXIT_PROBLEMS if chosen.unread else EXIT_FINE)


def _site(inputs: Files) -> Site:
    """The site that the files describe; without sound settings there is none."""
    site, problems = load(inputs)
    if site is None:
        for problem in locate(problems, inputs):
            click.echo(f"{problem.place.file}:{problem.place.line}: {problem.message}", err=True)
        click.echo("fix site.yaml first: see  tcsite check", err=True)
        sys.exit(EXIT_PROBLEMS)
    return site
