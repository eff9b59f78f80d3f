"""What a host should say with every answer: as ``_headers`` of Netlify and Cloudflare Pages, and as Apache's lines."""

from collections.abc import Sequence

from tcsite.exports.values import SiteContent
from tcsite.files import Files

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cache-Control": "public, max-age=300",
}
"""Pages load from their own origin only; no name holds a digest of its file, so nothing is kept for longer."""


FRAMED = HEADERS["Content-Security-Policy"].replace("frame-ancestors 'none'", "frame-ancestors *")
"""The policy of cards alone, which are there to stand in frames of other pages."""


def headers(_: SiteContent) -> Files:
    """The same for every address of the site; such a host serves the output at its root."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    return {"_headers": "".join(f"{line}\n" for line in lines).encode()}


def apache_headers() -> Sequence[str]:
    """The same as lines of a ``.htaccess``; a server without mod_headers passes over them."""
    lines = (f'  Header always set {name} "{value}"' for name, value in HEADERS.items())
    card = f'  Header always set Content-Security-Policy "{FRAMED}"'
    framed = ('  <FilesMatch "^card\\.html$">', f"  {card}", "  </FilesMatch>")
    return ("<IfModule mod_headers.c>", *lines, *framed, "</IfModule>")
