"""`serve`: the site while one works on it, made again at every save."""

import webbrowser
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
from rich.console import Console

from tcsite import report
from tcsite.cli.common import Day, root_option
from tcsite.diagnostics import Diagnostic
from tcsite.edges.cache import DiskCache, code_digest
from tcsite.files import Files


@click.command()
@root_option
@click.option("--host", default="127.0.0.1", help="Who may see it. Default: this machine alone.")
@click.option("--port", default=8000, help="Where to look for a free port first.")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
@click.option("--as-of", type=Day(), metavar="DATE", help="Reckon as if this day were today.")
def serve(root: Path, host: str, port: int, show: bool, as_of: date | None) -> None:  # noqa: FBT001
    """Show the site in a browser and make it again at every save.

    Problems appear beside the page, with the same words as here. Stop with Ctrl-C.
    """
    try:
        from tcsite.cli.making import maker
        from tcsite.edges import serve as server
    except ImportError:
        raise click.UsageError("to serve a site, install the extra:  pip install 'tcsite[serve]'") from None
    console = Console(soft_wrap=True, highlight=False)

    def tell(problems: Sequence[Diagnostic], files: Files) -> None:
        for block in report.as_text(problems, files):
            console.print(block)

    try:
        server.serve(
            root,
            maker(lambda: as_of or date.today()),
            say=console.print,
            tell=tell,
            opened=webbrowser.open if show else None,
            cache=DiskCache(root / ".cache" / "tcsite", code_digest()),
            host=host,
            port=port,
        )
    except OSError as refusal:
        raise click.UsageError(f"nothing can be served at {host}: {refusal}") from None
