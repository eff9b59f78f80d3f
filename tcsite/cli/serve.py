"""`serve`: the site in a browser while somebody edits it, built again at every save."""

import webbrowser
from datetime import date
from pathlib import Path

import click

from tcsite.cli.options import NO_SITE, root_option, today_option
from tcsite.edges.system import exists


@click.command()
@root_option
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    help="Listen on this address. Default: 127.0.0.1, so only this computer can see the site.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="NUMBER",
    help="Use this port, or the next free one. Default: 8000.",
)
@click.option(
    "--open", "show", is_flag=True, help="Open the site in the browser. Default: only its address is shown."
)
@today_option()
@click.pass_context
def serve(context: click.Context, root: Path, host: str, port: int, show: bool, today: date) -> None:
    """Show the site in a browser and build it again at every save.

    Problems appear beside the page, with the same words as here. Stop with Ctrl-C.
    """
    if not exists(root / "site.yaml"):
        raise click.UsageError(NO_SITE)
    try:
        from tcsite.cli.served_build import site_maker
        from tcsite.edges import serve as server
    except ImportError:
        raise click.UsageError(
            "to serve a site, install its libraries:  python -m pip install --require-hashes -r requirements.txt"
        ) from None
    from rich.console import Console

    from tcsite.cli.output import print_problems
    from tcsite.edges.cache import DiskCache, cache_secret
    from tcsite.edges.code import code_digest

    fixed = context.get_parameter_source("today") is not click.core.ParameterSource.DEFAULT
    try:
        server.serve(
            root,
            site_maker(lambda: today if fixed else date.today()),
            print_line=Console(soft_wrap=True, highlight=False).print,
            print_problems=print_problems,
            on_ready=webbrowser.open if show else None,
            cache=DiskCache(root / ".cache" / "tcsite", code_digest(), cache_secret()),
            host=host,
            port=port,
        )
    except server.CannotListen as refusal:
        raise click.UsageError(
            f"nothing can be served at {host}: {refusal}; leave  --host  out, or name an address of this machine"
        ) from None
