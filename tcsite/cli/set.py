"""`set`: a status, a note, an owner … written into the files, and nothing else touched."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from tcsite.cli.options import EXIT_PROBLEMS, root_option, today_option
from tcsite.cli.output import new_problems, print_diff, print_problems
from tcsite.cli.sites import read_site
from tcsite.content.editing import (
    EditTarget,
    NotFound,
    SetRequest,
    changed,
    changes_for,
    lacks_reason,
    target,
)
from tcsite.content.load import load
from tcsite.content.rollover import carried_on
from tcsite.edges import disk
from tcsite.model import Plan, Site


@click.command("set")
@click.argument("targets", nargs=-1, required=True, metavar="TARGET…")
@root_option
@click.option(
    "--status", default="", help="Set how far an action is, or an institution's standing. Default: unchanged."
)
@click.option("--words", default="", help="With --status, give the author's own words for it. Default: none.")
@click.option(
    "--health",
    default="",
    help="Say whether the action goes as planned: on-track, at-risk or late. Default: not said.",
)
@click.option("--note", default="", help="Say what was done, decided or found. Default: no note.")
@click.option("--reason", default="", help="Say why an action did not start or was stopped. Default: none.")
@click.option(
    "--evidence", multiple=True, help="Add evidence, in words or as a link; may be repeated. Default: none."
)
@click.option(
    "--date", default="", metavar="DATE", help="Set when it was so, as in 2026-03. Default: today's date."
)
@click.option(
    "--owner",
    "owners",
    multiple=True,
    help="Set who will do the action; may be repeated. Default: unchanged.",
)
@click.option("--when", default="", help="Set when the action is due, in your own words. Default: unchanged.")
@click.option(
    "--state",
    default="",
    help="Set a plan's state: draft, approved, in-force, closed, superseded or withdrawn. Default: unchanged.",
)
@click.option(
    "--published",
    default="",
    metavar="URL",
    help="Set the address of an institution's own page about the Commitment. Default: unchanged.",
)
@click.option(
    "--lead",
    default="",
    metavar="NAME",
    help="Set the new lead; the entry of the current lead gets a last day. Default: unchanged.",
)
@click.option("--post", default="", help="With --lead, set the post of the new lead. Default: none.")
@click.option(
    "--email", default="", metavar="ADDRESS", help="With --lead, set the new lead's address. Default: none."
)
@click.option(
    "--dry-run", is_flag=True, help="Show the changes and write nothing. Default: the files are changed."
)
@today_option()
def set_(targets: tuple[str, ...], root: Path, dry_run: bool, today: date, **values: Any) -> None:
    """Update the status of an action, a plan or an institution in its file.

    TARGET is  institution/plan#action,  institution/plan  or  institution;  a part is  plan#V1.a.  In a site of one
    institution its name can be left out. Only the lines concerned change. What would make a file unreadable is
    refused in the words of `tcsite check`, and nothing is written.
    """
    site, inputs = read_site(root)
    request = SetRequest(**values)
    after = dict(inputs)
    for name in dict.fromkeys(targets):
        item = _target(site, name)
        if lacks_reason(item, request):
            request = replace(request, reason=_ask_reason(item))
        after[item.file] = _changed(after[item.file], item, request, today)
        if isinstance(item.value, Plan) and request.state in ("approved", "in-force"):
            institution = site.institution(item.value.institution)
            after |= carried_on(institution, item.value, after) if institution else {}
    problems, (site_after, problems_after) = load(inputs)[1], load(after)
    if new := new_problems(problems, problems_after, inputs, after):
        print_problems(new, after)
        click.echo("nothing was written: the files could not be read with this change", err=True)
        sys.exit(EXIT_PROBLEMS)
    files = {file: content for file, content in after.items() if content != inputs[file]}
    if not files:
        click.echo("nothing to change: the files say so already")
        return
    print_diff(inputs, files)
    if dry_run:
        return
    disk.put_all({root / file: content for file, content in files.items()})
    for file in files:
        click.echo(f"changed {file}")
    click.echo("next: tcsite check, then commit and push")
    if site_after:
        from tcsite import rules
        from tcsite.rules.check import check

        before, now = check(site, rules.ALL, today), check(site_after, rules.ALL, today)
        print_problems(new_problems(before, now, inputs, after), after)


def _ask_reason(item: EditTarget) -> str:
    """Why an action is stopped: readers will ask, and so will the next lead."""
    if not sys.stdin.isatty():
        raise click.UsageError(f'say why {item.name} is stopped: add  --reason "…"')
    reason: str = click.prompt(f"Why is {item.name} stopped")
    return reason


def _target(site: Site, name: str) -> EditTarget:
    item = target(site, name)
    if isinstance(item, NotFound):
        raise click.UsageError(f"{item.message}: {item.hint}")
    return item


def _changed(content: bytes, item: EditTarget, request: SetRequest, today: date) -> bytes:
    changes = changes_for(item, request, today)
    if isinstance(changes, str):
        raise click.UsageError(changes)
    result = changed(content, changes, item.model)
    if result.refusal:
        raise click.ClickException(f"{item.file}, {item.name}: {result.refusal}; nothing was written")
    return result.content
