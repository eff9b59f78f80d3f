"""`set`: a status, a note, an owner … written into the files, and nothing else touched."""

import difflib
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from tcsite import report, rules
from tcsite.cli.common import EXIT_PROBLEMS, Day, root_option
from tcsite.content.editing import Changed, EditTarget, NotFound, SetRequest, changed, changes_for, target
from tcsite.content.load import load
from tcsite.content.locate import locate
from tcsite.diagnostics import Diagnostic
from tcsite.edges import disk
from tcsite.files import Files
from tcsite.model import Site
from tcsite.rules.check import check


@click.command("set")
@click.argument("targets", nargs=-1, required=True, metavar="TARGET…")
@root_option
@click.option("--status", default="", help="How far an action is; or an institution's standing.")
@click.option("--note", default="", help="What was done, decided or found.")
@click.option("--reason", default="", help="Why an action was not started, or was stopped.")
@click.option("--evidence", multiple=True, help="What shows it, in words or as a link; may be repeated.")
@click.option("--date", default="", help="When it was so: 2026-03, say. Default: today.")
@click.option("--owner", "owners", multiple=True, help="Who will do the action; may be repeated.")
@click.option("--when", default="", help="When the action is to be done, in your own words.")
@click.option("--state", default="", help="Of a plan: draft, approved, in-force, closed or withdrawn.")
@click.option("--published", default="", metavar="URL", help="An institution's own page on the Commitment.")
@click.option(
    "--lead", default="", metavar="NAME", help="Who leads from now on; who did is given a last day."
)
@click.option("--post", default="", help="With --lead: the post they hold.")
@click.option("--email", default="", metavar="ADDRESS", help="With --lead: where to write to them.")
@click.option("--dry-run", is_flag=True, help="Show the lines that would change; write nothing.")
@click.option("--as-of", type=Day(), metavar="DATE", help="Reckon as if this day were today.")
def set_(targets: tuple[str, ...], root: Path, dry_run: bool, as_of: date | None, **given: Any) -> None:  # noqa: FBT001
    """Write what became of an action, a plan or an institution into its file.

    TARGET is  institution/plan#action,  institution/plan  or  institution;  a part is  plan#V1.a.  In a site of one
    institution its name can be left out. Only the lines concerned change. What would make a file unreadable is
    refused in the words of `tcsite check`, and nothing is written.
    """
    today = as_of or date.today()
    inputs = disk.read(root).files
    site, problems = load(inputs)
    if site is None:
        raise click.UsageError("site.yaml cannot be read; see: tcsite check")
    after = dict(inputs)
    request = SetRequest(**given)
    for word in dict.fromkeys(targets):
        one = _found(site, word)
        after[one.file] = _with(after[one.file], one, request, today)
    site_after, problems_after = load(after)
    if new := new_problems(problems, problems_after, inputs, after):
        show(new, after)
        click.echo("nothing was written: the files could not be read with this change", err=True)
        sys.exit(EXIT_PROBLEMS)
    files = {file: content for file, content in after.items() if content != inputs[file]}
    if not files:
        click.echo("nothing to change: the files say so already")
        return
    click.echo(diff(inputs, files), nl=False)
    if dry_run:
        return
    for file, content in files.items():
        disk.put(root / file, content)
        click.echo(f"changed {file}")
    if site_after:
        before, now = check(site, rules.ALL, today), check(site_after, rules.ALL, today)
        show(new_problems(before, now, inputs, after), after)


def _found(site: Site, word: str) -> EditTarget:
    found = target(site, word)
    if isinstance(found, NotFound):
        raise click.UsageError(f"{found.message}: {found.hint}")
    return found


def _with(content: bytes, one: EditTarget, request: SetRequest, today: date) -> bytes:
    changes = changes_for(one, request, today)
    if isinstance(changes, str):
        raise click.UsageError(changes)
    done: Changed = changed(content, changes, one.model)
    if done.refusal:
        raise click.ClickException(f"{one.file}, {one.name}: {done.refusal}; nothing was written")
    return done.content


def new_problems(
    before: Iterable[Diagnostic], after: Iterable[Diagnostic], old: Files, now: Files
) -> list[Diagnostic]:
    """The problems that were not there before; a change may have moved the others to other lines."""
    known = {(one.rule, one.place.file, one.message) for one in locate(before, old)}
    return [one for one in locate(after, now) if (one.rule, one.place.file, one.message) not in known]


def show(problems: Iterable[Diagnostic], files: Files) -> None:
    """Print problems as `check` does."""
    console = Console(soft_wrap=True, highlight=False)
    for block in report.as_text(list(problems), files):
        console.print(block)


def diff(before: Files, after: Mapping[str, bytes]) -> str:
    """The lines that change, as diff -u shows them."""
    parts = []
    for file, content in after.items():
        old = before.get(file, b"").decode("utf-8", "replace").splitlines(keepends=True)
        new = content.decode("utf-8", "replace").splitlines(keepends=True)
        for line in difflib.unified_diff(old, new, file, file, n=2):
            parts.append(line.rstrip("\r\n") + "\n")
    return "".join(report.printable(part.rstrip("\n")) + "\n" for part in parts)
