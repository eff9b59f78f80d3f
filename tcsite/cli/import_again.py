"""`import --into`: next year's document against the plan that is there; shown first, written on `--apply` only."""

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from tcsite.cli.options import EXIT_PROBLEMS
from tcsite.cli.output import new_problems, print_diff, print_problems
from tcsite.content.editing import EditTarget, changed, changes_for, target
from tcsite.content.load import load
from tcsite.content.yaml.reader import read
from tcsite.edges import disk
from tcsite.files import Files
from tcsite.importers import Imported
from tcsite.importers.again import Compared, compared
from tcsite.model import Plan, Site


def plan_named(site: Site, name: str) -> Plan:
    """The plan that `--into` names, as in  university-of-example/2024-2027."""
    named = target(site, name)
    if isinstance(named, EditTarget) and isinstance(named.value, Plan):
        return named.value
    hint = "" if isinstance(named, EditTarget) else f": {named.message}; {named.hint}"
    raise click.UsageError(f"--into wants a plan, as in  university-of-example/2024-2027{hint}")


def import_again(
    root: Path, site: Site, inputs: Files, plan: Plan, result: Imported, *, apply: bool, today: date
) -> None:
    """Show what a document says beyond a plan, and write it if asked to."""
    data = _best(result, plan)
    comparison = compared(data, plan)
    after, refused = _after(site, inputs, plan, comparison, today)
    _tell(comparison, refused)
    print_todo(result)
    if after == inputs[plan.file]:
        click.echo("nothing to add: the plan says so already" if not refused else "nothing could be added")
        sys.exit(EXIT_PROBLEMS if refused else 0)
    files = {plan.file: after}
    whole = {**inputs, **files}
    if new := new_problems(load(inputs)[1], load(whole)[1], inputs, whole):
        print_problems(new, whole)
        click.echo("nothing was written: the plan could not be read with these entries", err=True)
        sys.exit(EXIT_PROBLEMS)
    print_diff(inputs, files)
    if apply:
        disk.put_all({root / file: content for file, content in files.items()})
        click.echo(f"changed {plan.file}\nnext: read the diff beside the document, then  tcsite check")
    else:
        click.echo("nothing was written: call it again with  --apply  to add these entries")
    sys.exit(EXIT_PROBLEMS if refused else 0)


def print_todo(result: Imported) -> None:
    """Print the list of what a person has to check."""
    if result.todo:
        many = len(result.todo)
        click.echo(f"\nPlease check {many} {'thing' if many == 1 else 'things'}:")
        for line in result.todo:
            click.echo(f"- {line}")


def _best(result: Imported, plan: Plan) -> Mapping[str, Any]:
    """Of the plans in a document, the one that has most in common with the plan that is there."""
    contents = [content for path, content in result.files.items() if "/plans/" in path]
    plans = [data for content in contents if isinstance(data := read(content).data, dict)]
    if not plans:
        sys.exit(EXIT_PROBLEMS)
    best: Mapping[str, Any] = max(plans, key=lambda data: _common(compared(data, plan)))
    return best


def _common(comparison: Compared) -> int:
    return comparison.same + len({update.target for update in comparison.additions})


def _after(
    site: Site, inputs: Files, plan: Plan, comparison: Compared, today: date
) -> tuple[bytes, list[str]]:
    """The plan's file with the entries added, and what could not be added, with the reason."""
    content = inputs[plan.file]
    refused: list[str] = []
    place = f"{plan.institution}/{plan.id}"
    done: set[str] = set()
    for update in comparison.additions:
        if update.target in done:  # an entry that was added moves those that follow
            site = load({**inputs, plan.file: content})[0] or site
        done.add(update.target)
        where = target(site, f"{place}#{update.target}")
        changes = (
            changes_for(where, update.request, today) if isinstance(where, EditTarget) else where.message
        )
        if isinstance(changes, str) or not isinstance(where, EditTarget):
            refused.append(f"{update.target}: {changes}")
            continue
        result = changed(content, changes, where.model)
        if result.refusal:
            refused.append(f"{update.target}: {result.refusal}")
        content = result.content
    return content, refused


def _tell(comparison: Compared, refused: list[str]) -> None:
    for update in comparison.additions:
        request = update.request
        status = f"{update.before or 'no status'} → {request.status}" if request.status else "a comment"
        more = ", with a comment" if request.status and request.note else ""
        click.echo(f"{update.target}  {request.date}  {status}{more}")
    if comparison.same:
        click.echo(
            f"{comparison.same} {'action' if comparison.same == 1 else 'actions'} without anything new"
        )
    for line in comparison.told:
        click.echo(f"- {line}")
    for line in refused:
        click.echo(f"not added: {line}", err=True)
