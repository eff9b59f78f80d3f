"""What a glance finds out when a page is read changes no finding: with and without it, all is judged alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcsite import links

HOSTS = (
    "x.org",
    "www.x.org",
    "X.org",
    "x.org:443",
    "x.org:8443",
    "y.org",
    "https",
    "a_b.org",
    "x..org",
    "1.2.3.4",
)
PATHS = (
    "",
    "/",
    "/t",
    "/t/",
    "/t/a/",
    "/t/a/#here",
    "/t/a/#gone",
    "/t/gone/",
    "/t/%61/",
    "/t/%zz",
    "/t/a b",
    "/t/../a/",
    "//t/",
)
references = st.builds(
    "{}{}{}".format,
    st.sampled_from(("https://", "http://", "//", "https:/", "https:", "HTTPS://", "")),
    st.sampled_from(HOSTS),
    st.sampled_from(PATHS),
) | st.sampled_from(("a/", "../a/", "#here", "#gone", "a/#here", "gone/", "mailto:a@x.org", "mailto:a", ""))
BASES = (
    "",
    "https://x.org/",
    "https://x.org/t/",
    "http://x.org/t/",
    "https://x.org:8443/t/",
    "https://y.org/t/",
)


def page(path: str, raws: list[str]) -> links.PageLinks:
    used = "".join(f'<a href="{raw}">x</a><img src="{raw}" alt="">' for raw in raws)
    html = f'<!doctype html><html lang="en"><title>x</title><main id="here"><h1>x</h1>{used}</main></html>'
    return links.collect(path, html.encode())


@given(st.lists(references, max_size=6), st.lists(references, max_size=3), st.sampled_from(BASES))
def test_a_glance_changes_no_finding(first: list[str], second: list[str], base_url: str) -> None:
    pages = [page("index.html", first), page("a/index.html", second)]
    paths = ["index.html", "a/index.html"]
    where = links.Where(base_url=base_url)
    slowly = [one._replace(local=None) for one in pages]
    assert all(one.local for one in pages)
    assert links.on_our_site(pages, paths, where) == links.on_our_site(slowly, paths, where)
    assert links.clicks(pages, paths, where) == links.clicks(slowly, paths, where)


@pytest.mark.parametrize(
    ("raws", "missing"),
    [
        (["a/#here"], []),
        (["a/#gone"], ["a/#gone"]),
        (["a/#here", "a/#gone"], ["a/#gone"]),
        (["a/#gone", "a/#here"], ["a/#gone"]),
        (["a/", "a/#gone"], ["a/#gone"]),
        (["a/", "gone/"], ["gone/"]),
        (["gone/", "a/#here"], ["gone/"]),
        (["a/#here", "gone/", "a/#gone"], ["a/#gone", "gone/"]),
    ],
)
def test_one_sound_reference_hides_no_broken_one(raws: list[str], missing: list[str]) -> None:
    pages = [page("index.html", raws), page("a/index.html", [])]
    found = links.on_our_site(pages, ["index.html", "a/index.html"], links.Where())
    assert sorted({one.url for one in found if one.rule in ("broken-link", "missing-fragment")}) == missing
