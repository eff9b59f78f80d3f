"""``_headers``: whichever way a host reads it, every page refuses to stand in a frame, and every card may."""

import re
from collections.abc import Callable

import pytest

from tcsite.exports.headers import FRAMED, HEADERS

Written = Callable[..., dict[str, bytes]]
POLICY = "Content-Security-Policy"


def rules(files: dict[str, bytes]) -> list[tuple[str, dict[str, str]]]:
    """Each pattern and what it says."""
    blocks = [block.splitlines() for block in files["_headers"].decode().split("\n\n")]
    return [(first, dict(line.strip().split(": ", 1) for line in lines)) for first, *lines in blocks]


def fits(pattern: str, address: str) -> bool:
    """As both hosts match: ``:name`` is one piece of an address, ``*`` is any number of characters."""
    pieces = re.split(r"(:\w+|\*)", pattern)
    parts = (
        "[^/]+" if piece.startswith(":") else ".*" if piece == "*" else re.escape(piece) for piece in pieces
    )
    return re.fullmatch("".join(parts), address) is not None


@pytest.mark.parametrize("more", ["", "+\nlanguages: [en, cy]\n"], ids=["one language", "two"])
def test_cards_alone_may_stand_in_frames(written: Written, more: str) -> None:
    files = written({"site.yaml": more} if more else {})
    told = rules(files)
    assert len(told) < 100, "Cloudflare Pages reads no more"
    pages = {"/" + path.removesuffix("index.html") for path in files if path.endswith(".html")}
    cards = {page for page in pages if page.endswith("/card.html")}
    assert cards
    assert not more or any(card.startswith("/cy/") for card in cards)
    for page in pages - {"/404.html", "/cy/404.html"}:
        policies = [said[POLICY] for pattern, said in told if POLICY in said and fits(pattern, page)]
        joined, last = ", ".join(policies), policies[-1]
        assert joined.startswith("default-src 'self'")
        assert ("frame-ancestors 'none'" in joined) == (page not in cards), page
        assert last == (FRAMED if page in cards else HEADERS[POLICY]), page
