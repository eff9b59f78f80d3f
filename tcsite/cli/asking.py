"""What `check --web` and `check --published` share: asking the web with the manners that the site sets."""

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
    told: Callable[[verdicts.Progress], None] | None = None,
) -> Mapping[str, verdicts.Answer]:
    """What each address answered; of `pages`, with what they hold. `told` hears how far it is."""
    try:
        from tcsite.edges.web import Manners, ask
    except ImportError:
        raise click.UsageError("to ask the web, install the extra:  pip install 'tcsite[web]'") from None
    manners = Manners(contact=settings.contact or "", allow=frozenset(settings.allow))
    return asyncio.run(ask(addresses, manners, pages=pages, told=told))
