"""When a page can be found as it should: near home, open to search engines, named as itself, in the sitemap."""

from typing import Any

import pytest

from tcsite.links import PageLinks
from tcsite.links.values import PageFacts
from tcsite.rules.minimum import WholeSite, not_discoverable
from tcsite.text.robots import Robots, read_robots

BASE, URL, PATH = "https://x.org/t/", "/institutions/x/", "institutions/x/index.html"
OWN = "https://x.org/t/institutions/x/"


def reasons(
    clicks: int | None = 1,
    canonical: tuple[str, ...] = (OWN,),
    sitemap: str = OWN,
    robots: str = "",
    base: str = BASE,
    *,
    noindex: bool = False,
) -> list[str]:
    links = PageLinks(PATH, "html", {"canonical": canonical}, facts=PageFacts(noindex=noindex))
    known = {PATH: clicks} if clicks is not None else {}
    site = WholeSite({PATH: links}, known, read_robots(robots), frozenset({sitemap}), base)
    return [
        reason
        for one in not_discoverable("f", URL, site)
        for reason in one.message.partition(": ")[2].split("; ")
    ]


FAR = "it is 4 clicks from the home page"
CASES = [
    ("home itself", {"clicks": 0}, []),
    ("three clicks", {"clicks": 3}, []),
    ("four clicks", {"clicks": 4}, [FAR]),
    ("no way to it", {"clicks": None}, ["no chain of links leads to it from the home page"]),
    ("hidden", {"noindex": True}, ["it asks search engines to leave it out"]),
    ("robots keep it", {"robots": "User-agent: *\nDisallow: /t/institutions/"}, ["robots.txt keeps search engines from it"]),
    ("robots keep another path", {"robots": "User-agent: *\nDisallow: /institutions/"}, []),
    ("another canonical address", {"canonical": ("https://x.org/t/",)}, ["it does not name itself as its canonical address"]),
    ("no canonical address", {"canonical": ()}, ["it does not name itself as its canonical address"]),
    ("two canonical addresses", {"canonical": (OWN, BASE)}, ["it does not name itself as its canonical address"]),
    ("not in the sitemap", {"sitemap": BASE}, ["it is not in the sitemap"]),
    ("a site that does not know its address names none", {"base": "", "canonical": (), "sitemap": ""}, []),
    ("several at once", {"clicks": 4, "sitemap": BASE}, [FAR, "it is not in the sitemap"]),
]  # fmt: skip


@pytest.mark.parametrize(("site", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_page_is_found_or_every_reason_is_said(site: dict[str, Any], expected: list[str]) -> None:
    assert reasons(**site) == expected


def test_of_a_page_that_is_not_there_nothing_is_said() -> None:
    assert list(not_discoverable("f", URL, WholeSite({}, {}, Robots(), frozenset(), BASE))) == []
