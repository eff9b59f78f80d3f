"""``_redirects`` and ``.htaccess``: redirects for hosts that make them themselves.

The redirect pages do without; these spare the reader a page, and tell search engines sooner.
"""

import re
from collections.abc import Sequence

from tcsite.exports.values import SiteContent
from tcsite.files import Files
from tcsite.text.urls import base_path


def redirects(content: SiteContent) -> Files:
    """Nothing where nothing has moved or gone."""
    below = base_path(content.site.settings.base_url)
    pairs = [(f"{below}{old}", f"{below}{new}") for old, new in content.moved]
    gone = [f"{below}{one.address}" for one in sorted(content.site.gone, key=lambda one: one.address)]
    if not pairs and not gone:
        return {}
    netlify = [f"{old} {new} 301" for old, new in pairs]
    apache = [f"RedirectMatch 301 ^{re.escape(old)}$ {new}" for old, new in pairs]
    apache += [f"RedirectMatch 410 ^{re.escape(address)}$" for address in gone]
    return {"_redirects": _lines(netlify), ".htaccess": _lines(apache)}


def _lines(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
