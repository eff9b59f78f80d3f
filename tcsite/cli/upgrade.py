"""`upgrade`: bring a site from an older tcsite to this one."""

import sys
from pathlib import Path

import click

import tcsite
from tcsite.cli.options import EXIT_FINE, EXIT_PROBLEMS, root_option
from tcsite.cli.output import print_diff
from tcsite.cli.sites import read_site
from tcsite.cli.source import source, source_option
from tcsite.content.reference.editors import editor_files
from tcsite.content.reference.settings import SCHEMAS
from tcsite.content.scaffold import HOSTS, MARKS, host_files
from tcsite.content.scaffold.source import VENDOR
from tcsite.content.scaffold.upgrade import WRITTEN, UpgradeStep, upgrade_steps, written
from tcsite.edges import disk
from tcsite.edges.system import exists, is_folder
from tcsite.files import Files


@click.command()
@root_option
@click.option(
    "--ci",
    "more",
    type=click.Choice(HOSTS),
    multiple=True,
    help="Also add what this host needs; may be repeated. Default: only the hosts whose files are there.",
)
@source_option
@click.option(
    "--dry-run", is_flag=True, help="Show the changes and write nothing. Default: the files are changed."
)
@click.option(
    "--force",
    is_flag=True,
    help="Also replace files that somebody changed. Default: they are named and left as they are.",
)
def upgrade(root: Path, more: tuple[str, ...], wanted: str | None, dry_run: bool, force: bool) -> None:
    """Bring a site's workflows, libraries and schemas to this version of tcsite.

    Run it with the newer tcsite, first with --dry-run. Your content is not changed: `tcsite check` says afterwards what
    the newer version finds in it, and `tcsite check --fix` fixes what has only one possible fix. The cache is made again
    by itself; what is remembered of links to the web stays.
    """
    read_site(root)
    files = _wanted(root, more, wanted)
    there = _there(root, files)
    steps = list(upgrade_steps(there, files, force=force))
    for step in steps:
        _show(step, there, dry_run=dry_run)
    if not dry_run:
        _carry_out(root, steps, files)
    left = [step for step in steps if step.does == "leave"]
    if not steps:
        click.echo(f"everything is as tcsite {tcsite.__version__} writes it")
    elif dry_run:
        click.echo("\nnothing was written; without  --dry-run  it is done")
    else:
        click.echo(
            "\nnext: install it again where you have it (README.md, Getting tcsite), then  tcsite check,  then commit;"
            "\nREADME.md is yours and was not changed"
        )
    sys.exit(EXIT_PROBLEMS if left else EXIT_FINE)


def _wanted(root: Path, more: tuple[str, ...], wanted: str | None) -> Files:
    hosts = [host for host, file in MARKS.items() if host in more or exists(root / file)]
    schemas = editor_files((), ()) if is_folder(root / SCHEMAS) else {}
    return {**host_files(hosts, source(wanted)), **{path: text.encode() for path, text in schemas.items()}}


def _there(root: Path, files: Files) -> Files:
    paths = [*files, WRITTEN, *(f"{VENDOR}{name}" for name in disk.names(root / VENDOR))]
    return {path: disk.read_file(root / path) for path in paths if exists(root / path)}


def _show(step: UpgradeStep, there: Files, *, dry_run: bool) -> None:
    words = {"write": "new", "renew": "renewed", "remove": "removed", "leave": "yours, left as it is"}
    if step.path.startswith(SCHEMAS):
        return
    click.echo(f"{step.path}: {words[step.does]}{' (--force replaces it)' if step.does == 'leave' else ''}")
    if dry_run and step.does == "renew" and step.path.endswith((".yml", ".json", ".toml", "tcsite.txt")):
        print_diff({step.path: there[step.path]}, {step.path: step.content})


def _carry_out(root: Path, steps: list[UpgradeStep], files: Files) -> None:
    left = {step.path for step in steps if step.does == "leave"}
    disk.put_all({root / step.path: step.content for step in steps if step.does in ("write", "renew")})
    for step in steps:
        if step.does == "remove":
            disk.remove(root / step.path)
    ours = {
        path: content for path, content in files.items() if path not in left and not path.startswith(SCHEMAS)
    }
    disk.put(root / WRITTEN, written(ours))
