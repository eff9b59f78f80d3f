"""``_redirects`` and ``.htaccess``: redirects for hosts that make them themselves, and what Apache is to say.

The redirect pages do without; these spare the reader a page, and tell search engines sooner.
"""

import re
from collections.abc import Sequence

from tcsite.exports.headers import apache_headers
from tcsite.exports.values import SiteContent
from tcsite.files import Files
from tcsite.text.urls import base_path


def redirects(content: SiteContent) -> Files:
    """Redirects where something has moved or gone; for Apache also its headers and the page for what is not there."""
    below = base_path(content.site.settings.base_url)
    pairs = [(f"{below}{old}", f"{below}{new}") for old, new in content.moved]
    gone = [f"{below}{one.address}" for one in sorted(content.site.gone, key=lambda one: one.address)]
    apache = [*apache_headers(), f"ErrorDocument 404 {below}/404.html"]
    apache += [f"RedirectMatch 301 ^{re.escape(old)}$ {new}" for old, new in pairs]
    apache += [f"RedirectMatch 410 ^{re.escape(address)}$" for address in gone]
    files = {".htaccess": _lines(apache)}
    if pairs or gone:
        files["_redirects"] = _lines([f"{old} {new} 301" for old, new in pairs])
    return files


def _lines(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
