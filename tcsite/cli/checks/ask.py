"""What `check --web` and `check --published` share: requests to the web, as politely as the site's settings say."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Mapping

import click

from tcsite.links import verdicts
from tcsite.model import WebSettings


def ask_web(
    addresses: Iterable[str],
    settings: WebSettings,
    *,
    pages: Collection[str] = (),
    on_progress: Callable[[verdicts.Progress], None] | None = None,
) -> Mapping[str, verdicts.Answer]:
    """What each address answered; the answers for `pages` hold the page."""
    try:
        from tcsite.edges.web import Manners, ask
    except ImportError:
        raise click.UsageError("to check the web, install the extra:  pip install 'tcsite[web]'") from None
    manners = Manners(contact=settings.contact or "", allow=frozenset(settings.allow))
    return asyncio.run(ask(addresses, manners, pages=pages, told=on_progress))
