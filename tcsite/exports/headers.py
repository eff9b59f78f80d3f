"""What a host should say with every answer: as ``_headers`` of Netlify and Cloudflare Pages, and as Apache's lines."""

import re
from collections.abc import Iterable, Mapping, Sequence

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

_POLICY = "Content-Security-Policy"


def headers(content: SiteContent) -> Files:
    """What ``_headers`` says; such a host serves the output at its root.

    These hosts cannot except the cards from a rule, and where two rules fit, one joins their values, another takes the
    later. So the rule for everything lets frames be, and each kind of page has one that does not: right either way.
    """
    rules = {"/*": HEADERS | {_POLICY: FRAMED}}
    rules |= {pattern: {_POLICY: HEADERS[_POLICY]} for pattern in _patterns(content)}
    return {"_headers": "\n".join(_rule(pattern, said) for pattern, said in rules.items()).encode()}


def _rule(pattern: str, said: Mapping[str, str]) -> str:
    return "".join(f"{line}\n" for line in (pattern, *(f"  {name}: {value}" for name, value in said.items())))


def _patterns(content: SiteContent) -> Iterable[str]:
    """What fits every page but the cards: some twenty rules, however many institutions (Cloudflare reads 100)."""
    below = "|".join(content.site.settings.languages[1:])
    page = re.compile(rf"(/(?:(?:{below})/)?)(institutions/[^/]+/)?([^/]+/)?(.*)")
    found = set()
    for one in content.pages:
        if match := page.fullmatch(one.url):
            root, institution, folder, rest = match.groups(default="")
            inside = f"{folder}*" if folder and rest and folder != "institutions/" else folder
            found.add(f"{root}{institution and 'institutions/:institution/'}{inside}")
    return sorted(one for one in found if f"{one}*" not in found)


def apache_headers() -> Sequence[str]:
    """The same as lines of a ``.htaccess``; a server without mod_headers passes over them."""
    lines = (f'  Header always set {name} "{value}"' for name, value in HEADERS.items())
    card = f'  Header always set Content-Security-Policy "{FRAMED}"'
    framed = ('  <FilesMatch "^card\\.html$">', f"  {card}", "  </FilesMatch>")
    return ("<IfModule mod_headers.c>", *lines, *framed, "</IfModule>")
