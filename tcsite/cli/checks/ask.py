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
    on_progress: Callable[[verdicts.WebProgress], None] | None = None,
) -> Mapping[str, verdicts.WebAnswer]:
    """What each address answered; the answers for `pages` hold the page."""
    try:
        from tcsite.edges.web import Politeness, ask
    except ImportError:
        raise click.UsageError(
            "to check the web, install the site's libraries:  python -m pip install --require-hashes -r requirements.txt"
        ) from None
    politeness = Politeness(contact=settings.contact or "", allow=frozenset(settings.allow))
    return asyncio.run(ask(addresses, politeness, pages=pages, on_progress=on_progress))
