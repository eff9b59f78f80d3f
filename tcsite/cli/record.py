"""`record`: write every published address into the ledger."""

import sys
from datetime import date
from pathlib import Path

import click

from tcsite.cli.options import EXIT_PROBLEMS, root_option, today_option
from tcsite.text.address_record import RECORDED


@click.command()
@root_option
@today_option()
def record(root: Path, today: date) -> None:
    """Write every address that the site publishes into content/addresses.txt.

    From then on, an address that vanishes is an error until it has a redirect (aliases:) or a reason
    (content/gone.yaml). The diff shows what is added; nothing is taken out.
    """
    from tcsite.cli.building import build_site
    from tcsite.cli.sites import name_unread, refuse_no_site
    from tcsite.edges import disk
    from tcsite.files import unread
    from tcsite.links import ledger

    inputs, result = build_site(root, today)
    refuse_no_site(inputs)
    name_unread(inputs)
    if unread(inputs):
        click.echo("nothing was recorded: not all files could be read", err=True)
        sys.exit(EXIT_PROBLEMS)
    if not result.files:
        click.echo("nothing was recorded: the site cannot be built; see: tcsite check", err=True)
        sys.exit(EXIT_PROBLEMS)
    before = inputs.get(RECORDED, b"")
    after = ledger.recorded(before, result.addresses)
    if after != before:
        disk.put(root / RECORDED, after)
    earlier, now = len(list(ledger.entries(before))), len(list(ledger.entries(after)))
    click.echo(f"{RECORDED}: {now - earlier} addresses added, {now} in all")
    if after != before:
        click.echo(f"next: commit {RECORDED}")
