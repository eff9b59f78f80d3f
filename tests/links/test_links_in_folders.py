"""What a check of a folder alone does: it finds places the quick way, and reads what tells a host to redirect."""

import json

import pytest

from tcsite.links import collect, in_any_folder, locate_in_pages
from tcsite.links.folder import in_folder
from tcsite.report.json import dumps

PAGE = '<!doctype html><html lang="en"><title>T</title><main><h1>H</h1>{}</main></html>'
GONE = '<a href="gone">t</a>'

BODIES = [
    GONE,
    f"{GONE}\n {GONE}",
    f"<!-- {GONE} -->\n{GONE}",
    f"<template>{GONE}</template>\n{GONE}",
    f"<script>x = '{GONE}'</script>\n<a href=\"&#103;one\">t</a>",
    f"<textarea>{GONE}</textarea> <a href=gone>t</a>",
    '<a title="gone" href="gone">t</a>',
    '<a title="<a href=" href="gone">t</a>',
    '<a class="x" href="gone" title="a > b">t</a> <a href="gone#x">t</a>',
    '<a href="gone&amp;x">t</a><a href="gone&x">t</a>',
    '<svg><a href="gone"><text>t</text></a><a xlink:href="gone"><text>t</text></a></svg>',
    '<iframe title="t" srcdoc="<a href=\'gone\'>t</a>"></iframe><a href="gone">t</a>',
    '<a href="gone"><p><a href="gone">t</a></p></a>',
    '<b><a href="gone">t<p></b>u</a>',
    '<a href="gone"></a><img src="gone" longdesc="gone"><area href="gone">',
    "".join(f'<a href="gone{number}">t</a>\n' for number in range(60)),
    '<a href="gone">t',
    '<a href="gone"',
]


@pytest.mark.parametrize("body", BODIES)
def test_the_quick_way_finds_the_places_that_the_thorough_one_finds(body: str) -> None:
    content = PAGE.format(body).encode()
    findings = in_any_folder([collect("index.html", content)], ["index.html"])
    thorough = locate_in_pages(findings, lambda _: content)
    quick = in_folder({"index.html": content})
    assert [(each.rule, each.place, each.extra) for each in quick] == [
        (each.rule, each.place, each.extra) for each in thorough
    ]


REDIRECTS = """
# what the host does
/old/  /new.html
/docs/old /docs/new.html 302
/blog/*  /new.html?from=:splat  301!
/app/*  /index.html  200
/:year/x  /new.html
"""


@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("/old/", "link-to-redirect"),
        ("/blog/2024/x", "link-to-redirect"),
        ("/other/", "broken-link"),
        ("/2024/x", "broken-link"),  # patterns with names are not read
    ],
)
def test_a_redirect_of_the_host_is_no_broken_link(address: str, rule: str) -> None:
    pages = {"index.html": PAGE.format(f'<a href="{address}">t</a>'), "new.html": PAGE.format("")}
    files = {path: text.encode() for path, text in {**pages, "_redirects": REDIRECTS}.items()}
    assert [each.rule for each in in_folder(files)] == [rule]


def test_a_redirect_of_the_host_lies_below_the_path_of_the_site() -> None:
    home = PAGE.format('<a href="old">t</a> <a href="new.html">t</a>')
    files = {"index.html": home, "new.html": PAGE.format(""), "_redirects": REDIRECTS}
    found = in_folder({path: text.encode() for path, text in files.items()}, "https://example.org/docs/")
    assert "link-to-redirect" in {each.rule for each in found}
    assert "broken-link" not in {each.rule for each in found}


def test_redirect_pages_that_lead_to_each_other_are_found() -> None:
    head = '<!doctype html><html lang="en"><title>T</title><meta http-equiv="refresh" content="0; url={}">'
    files = {"a.html": head.format("b.html").encode(), "b.html": head.format("a.html").encode()}
    assert {each.rule for each in in_folder(files)} == {"redirect-chain"}


FEED = '<feed xmlns="http://www.w3.org/2005/Atom"{}><entry><link href="gone.html"/></entry></feed>'


@pytest.mark.parametrize(
    ("base", "found"),
    [
        ("", {"gone.html"}),
        (' xml:base="/x/"', {"/x/gone.html"}),
        (' xml:base="https://other.example/"', set()),
    ],
)
def test_the_base_of_a_feed_moves_its_links(base: str, found: set[str]) -> None:
    files = {"feed.xml": FEED.format(base).encode()}
    assert {dict(each.extra)["url"] for each in in_folder(files)} == found


@pytest.mark.parametrize(
    ("element", "right"),
    [
        ('<img src="{}" alt="">', "png"),
        ('<link rel="stylesheet" href="{}">', "css"),
        ('<script src="{}"></script>', "js"),
        ('<p style="background: url({})">t</p>', "png"),
    ],
)
def test_what_browsers_cannot_use_is_found_by_its_name(element: str, right: str) -> None:
    files = {f"x.{end}": b"" for end in ("png", "css", "js", "php", "dat")}
    for end in ("png", "css", "js", "php", "dat"):
        page = PAGE.format(element.format(f"x.{end}")).encode()
        rules = {each.rule for each in in_folder({**files, "index.html": page})}
        certain = end in ("png", "css", "js") and end != right and not ("url(" in element and end == "css")
        assert rules == ({"wrong-kind"} if certain else set()), end


@pytest.mark.parametrize(
    "value",
    [{}, [], [[]], {"a": {}, "b": [1, "ü\n\x00\u2028", None, True, 1.5, -3]}, "x", 5, [{"a": [{"b": []}]}]],
)
def test_reports_are_indented_as_the_standard_library_does(value: object) -> None:
    assert json.loads(dumps(value)) == value
    plain = json.dumps(value, ensure_ascii=False, indent=2)
    assert dumps(value) == plain or not plain.replace("\n", "").isprintable()
