"""What `check --web` and `check --published` share: asking the web with the politeness that the site sets."""

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
    """What each address answered; of `pages`, with what they hold. `on_progress` hears how far it is."""
    try:
        from tcsite.edges.web import Politeness, ask
    except ImportError:
        raise click.UsageError("to ask the web, install the extra:  pip install 'tcsite[web]'") from None
    politeness = Politeness(contact=settings.contact or "", allow=frozenset(settings.allow))
    return asyncio.run(ask(addresses, politeness, pages=pages, on_progress=on_progress))
