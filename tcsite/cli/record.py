"""`record`: write every published address into the ledger."""

import sys
from pathlib import Path

import click

from tcsite.cli.common import EXIT_PROBLEMS, made, root_option
from tcsite.edges import disk
from tcsite.links import ledger


@click.command()
@root_option
def record(root: Path) -> None:
    """Write every address that the site publishes into content/addresses.txt.

    From then on, an address that vanishes is an error until it has a redirect (aliases:) or a reason
    (content/gone.yaml). What is added shows in the diff; nothing is taken out.
    """
    inputs, result = made(root)
    if not result.files:
        click.echo("nothing was recorded: the site cannot be made; see: tcsite check", err=True)
        sys.exit(EXIT_PROBLEMS)
    before = inputs.get(ledger.LEDGER, b"")
    after = ledger.recorded(before, result.addresses)
    if after != before:
        disk.put(root / ledger.LEDGER, after)
    known, now = len(list(ledger.entries(before))), len(list(ledger.entries(after)))
    click.echo(f"{ledger.LEDGER}: {now - known} addresses added, {now} in all")
