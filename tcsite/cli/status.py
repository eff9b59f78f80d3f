"""`status`: what is due, what is missing and what to do next, in a lead's words."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from tcsite.agenda import Outlook, as_json, as_text, icalendar, outlook
from tcsite.cli.common import EXIT_FINE, EXIT_PROBLEMS, Day, known, made, root_option
from tcsite.content.load import load
from tcsite.content.locate import locate
from tcsite.content.schema import nearest
from tcsite.edges import disk
from tcsite.files import Files
from tcsite.model import Institution, Site

FORMATS: dict[str, Callable[[Outlook], str]] = {"text": as_text, "json": lambda told: as_json(told) + "\n"}


@click.command("status", short_help="Say what is due, what is missing and what to do next.")
@click.argument("institution", required=False)
@root_option
@click.option("--as-of", type=Day(), metavar="DATE", help="Reckon as if this day were today.")
@click.option("--format", "form", type=click.Choice([*FORMATS]), default="text", help="Of what is told.")
@click.option(
    "--ics",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write the dates into a calendar file (iCalendar).",
)
@click.option("--no-cache", is_flag=True, help="Remember nothing between runs.")
def status(
    institution: str | None,
    root: Path,
    as_of: date | None,
    form: str,
    ics: Path | None,
    no_cache: bool,  # noqa: FBT001
) -> None:
    """Say where INSTITUTION stands: what is due, what is missing, what to do next.

    INSTITUTION is the name of its folder in content/institutions/; on a site with one institution it may be
    left out. Exit codes: 0 it was told, 1 some of its files could not be read, 2 there is no such institution.
    """
    today = as_of or date.today()
    inputs, result = made(root, as_of=today, no_cache=no_cache)
    site = _site(inputs)
    one = _chosen(site, institution)
    told = outlook(
        site,
        one,
        result.problems,
        result.register,
        today,
        confirmed={rule.id: rule.title for rule in known()},
    )
    if ics:
        try:
            disk.put(ics, icalendar(told, base_url=site.settings.base_url or ""))
        except OSError as refusal:
            raise click.UsageError(f"the calendar cannot be written: {refusal}") from None
    click.echo(FORMATS[form](told).encode(), nl=False)  # bytes: programs expect UTF-8 wherever this runs
    if ics:
        click.echo(f"wrote {ics}: {len(told.dates)} dates", err=True)
    sys.exit(EXIT_PROBLEMS if one.unread else EXIT_FINE)


def _site(inputs: Files) -> Site:
    """The site as its files say it; without sound settings there is none."""
    site, problems = load(inputs)
    if site is None:
        for problem in locate(problems, inputs):
            click.echo(f"{problem.place.file}:{problem.place.line}: {problem.message}", err=True)
        click.echo("nothing can be said before site.yaml is mended: see  tcsite check", err=True)
        sys.exit(EXIT_PROBLEMS)
    return site


def _chosen(site: Site, id: str | None) -> Institution:
    """The institution asked for, or the only one. An institution whose own file is broken is not known."""
    ids = [one.id for one in site.institutions]
    if id is None:
        id = site.settings.home or (ids[0] if len(ids) == 1 else None)
    if id is None:
        raise click.UsageError(f"say which institution: {', '.join(ids) or 'there is none yet'}")
    found = site.institution(id.rstrip("/").rpartition("/")[2])  # a path to its folder will do
    if found is None:
        near = nearest(id, ids) or next((one for one in ids if id.lower() in one), "")
        hint = f"did you mean {near}?" if near else f"there are: {', '.join(ids) or 'none'}"
        raise click.UsageError(f'there is no institution "{id}" that could be read; {hint}')
    return found
