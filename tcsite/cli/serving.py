"""`serve`: the site while one works on it, made again at every save."""

import webbrowser
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
from rich.console import Console

import tcsite
from tcsite import links, report, rules
from tcsite.cli.common import Day, root_option
from tcsite.diagnostics import Diagnostic, Severity
from tcsite.edges.cache import Cache, salt
from tcsite.edges.disk import Found
from tcsite.files import Files
from tcsite.kept import Kept
from tcsite.pipeline import make


@click.command()
@root_option
@click.option("--host", default="127.0.0.1", help="Who may see it. Default: this machine alone.")
@click.option("--port", default=8000, help="Where to look for a free port first.")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
@click.option("--as-of", type=Day(), metavar="DATE", help="Stands for today everywhere.")
def serve(root: Path, host: str, port: int, show: bool, as_of: date | None) -> None:  # noqa: FBT001
    """Show the site in a browser and make it again at every save.

    Problems appear beside the page, with the same words as here. Stop with Ctrl-C.
    """
    try:
        from tcsite.edges import serve as server
    except ImportError:
        raise click.UsageError("to serve a site, install the extra:  pip install 'tcsite[serve]'") from None
    console = Console(soft_wrap=True, highlight=False)
    known = {rule.id for rule in rules.ALL} | {rule.id for rule in links.ALL}

    kept = Kept()

    def built(found: Found, address: str, remember: server.Remember) -> server.Built:
        today = as_of or date.today()
        result = make(found.files, today=today, base_url=address, memo=remember, kept=kept)
        kept.turn()
        blocks = report.as_text(result.problems, found.files)
        told = [
            server.Told(problem, block.plain) for problem, block in zip(result.problems, blocks, strict=True)
        ]
        broken = {
            problem.place.file
            for problem in result.problems
            if problem.severity is Severity.ERROR and problem.rule not in known
        }
        return server.Built(result.files, tuple(told), report.in_words(result.problems), frozenset(broken))

    def tell(problems: Sequence[Diagnostic], files: Files) -> None:
        for block in report.as_text(problems, files):
            console.print(block)

    try:
        server.serve(
            root,
            built,
            say=console.print,
            tell=tell,
            opened=webbrowser.open if show else None,
            remember=Cache(root / ".cache" / "tcsite", salt(tcsite.__version__)),
            host=host,
            port=port,
        )
    except OSError as refusal:
        raise click.UsageError(f"nothing can be served at {host}: {refusal}") from None
