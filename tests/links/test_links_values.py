"""The interface: values that can be remembered, external addresses, and laws that hold for any input."""

import inspect
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

import tcsite.links
from tcsite.diagnostics import Severity
from tcsite.links import (
    ALL,
    RULES,
    LinkUse,
    PageLinks,
    Where,
    collect,
    external,
    format_of,
    in_any_folder,
    locate_in_pages,
    position,
)
from tcsite.links.collector import collect as collect_one
from tcsite.links.microsyntax import css, linked_data, manifest, refresh, srcset
from tcsite.links.resolve import Resolver
from tcsite.text.tags import tags

ADDRESSES = [
    # (reference, the external address it means; None: none)
    ("https://example.org/a?b#c", "https://example.org/a?b#c"),
    (" https://example.org/a ", "https://example.org/a"),
    ("HTTP://example.org", "http://example.org/"),
    ("//example.org/a", "https://example.org/a"),
    ("https:\\\\example.org\\a", "https://example.org/a"),
    ("https://ours.example/elsewhere/", "https://ours.example/elsewhere/"),
    ("/elsewhere/", "https://ours.example/elsewhere/"),
    ("../elsewhere/?q", "https://ours.example/elsewhere/?q"),
    ("https://ours.example/tc/a.html", None),
    ("/tc/gone.html", None),
    ("a.html", None),
    ("#x", None),
    ("", None),
    ("mailto:jo@example.org", None),
    ("tel:+441234567890", None),
    ("https://", None),
    ("https;//example.org", None),
    ("javascript:x()", None),
]


@pytest.mark.parametrize(("raw", "url"), ADDRESSES)
def test_external_addresses_are_told_apart(raw, url):
    page = collect("a.html", f'<a href="{raw}">t</a>'.encode())
    found = external([page], Where(base_url="https://ours.example/tc/"))
    assert found == ({url: [LinkUse("a.html", "link", raw)]} if url else {})


def test_external_addresses_are_listed_with_every_use_in_order():
    one = collect("b.html", b'<a href="https://example.org/">t</a><img src="//example.org/">')
    two = collect("a.html", b'<base href="https://example.org/x/"><a href="../">t</a><a href="tel:1">t</a>')
    assert external([one, two]) == {
        "https://example.org/": [
            LinkUse("a.html", "link", "../"),
            LinkUse("b.html", "image", "//example.org/"),
            LinkUse("b.html", "link", "https://example.org/"),
        ]
    }


MUCH = (
    '<html lang="en"><head><title>T</title><base href="/x/"><link rel=alternate hreflang=cy href=cy.html>'
    '<meta http-equiv=refresh content="0; url=a.html"></head><body><map name=m></map><p id=a><p id=a>'
    '<img src="" usemap="#m"><a name=n href="b.html"></a><style>p{background:url(c.png)}</style>'
)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.html", MUCH),
        ("a.css", "p{background:url(a.png)}"),
        ("a.svg", "<svg><use href='#a'/>"),
        ("manifest.json", "["),
    ],
)
def test_what_is_collected_survives_json(path, content):
    page = collect(path, content.encode())
    stored = TypeAdapter(PageLinks)
    assert stored.validate_json(stored.dump_json(page)) == page


BITS = (
    *(
        "<a href='",
        "<img srcset=",
        '<p style="',
        "<style>",
        "</style>",
        "url(",
        ")",
        "'",
        '"',
        ">",
        "<!--",
        "-->",
    ),
    *(
        "<template>",
        "</template>",
        "<svg>",
        "</svg>",
        "<use href=#a ",
        "<base href=//x>",
        "&amp;",
        "&#x0;",
        "\r\n",
    ),
    *(
        "<script type=application/ld+json>",
        "</script>",
        '{"url":"x"}',
        "<meta http-equiv=refresh content='0;",
        "x",
    ),
    *(
        " id=a ",
        "mailto:",
        "https:",
        "//",
        "\\",
        "#",
        "?",
        "%",
        "%2f",
        "..",
        "é",
        "\x00",
        " ",
        "<![CDATA[",
        "]]>",
    ),
)
HTML = st.lists(st.sampled_from(BITS), max_size=20).map("".join)


@given(HTML)
def test_any_markup_survives_json_and_has_positions(text):
    page = collect("a.html", text.encode())
    stored = TypeAdapter(PageLinks)
    assert stored.validate_json(stored.dump_json(page)) == page
    for problem in locate_in_pages(in_any_folder([page], ["a.html"]), lambda _: text.encode()):
        assert problem.place.line >= 1
        assert problem.place.column >= 1


PIECES = (
    *(
        "http",
        "https",
        ":",
        "/",
        "\\",
        "..",
        ".",
        "#",
        "?",
        "%",
        "%2e",
        "%2F",
        "%C3",
        "@",
        "[",
        "]",
        "a",
        "x.org",
    ),
    *("mailto", "tel", "sms", "data", "\t", " ", ",", ";", "=", "to", "é", "\ud800", "1", "+"),
)
RAW = st.text(max_size=30) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(
    raw=RAW,
    base=st.none() | RAW,
    folder=st.sampled_from(["", "a/", "a/b/"]),
    own=st.sampled_from(["", "page.html"]),
)
@settings(max_examples=500)
def test_no_reference_is_too_strange_to_resolve(raw, base, folder, own):
    page = PageLinks(folder + "page.html", "html", {"link": (raw,)}, base=base)
    for where in (Where(), Where(base_url="https://x.org/a/", extensionless=True, redirects={"/a/": "/b/"})):
        resolver = Resolver([page], [page.path, "a/index.html", "é.html"], where)
        found = resolver.resolve(resolver.base(page), raw, own=own)
        assert found == resolver.resolve(resolver.base(page), raw, own=own)
        external([page], where)


@given(st.text())
def test_no_text_is_too_strange_for_the_small_languages(text):
    for read in (css, srcset, refresh, linked_data, manifest, tags):
        found = read(text)
        if inspect.isgenerator(found):
            list(found)


@given(
    st.binary(max_size=200),
    st.sampled_from(["a.html", "a.svg", "a.css", "manifest.json", "sitemap.xml", "a.bin"]),
)
def test_no_bytes_are_too_strange_to_collect(content, path):
    page = collect(path, content)
    stored = TypeAdapter(PageLinks)
    assert stored.validate_json(stored.dump_json(page)) == page
    position(content, "x", path=path)


@given(HTML)
def test_collecting_twice_gives_the_same(text):
    assert collect_one("a.html", text.encode()) == collect_one("a.html", text.encode())


def test_the_order_of_pages_changes_nothing(folder):
    contents = {path: text if isinstance(text, bytes) else text.encode() for path, text in folder.items()}
    contents["z.html"] = b'<a href="gone.html">t</a><a href="b.html">'
    pages = [collect(path, content) for path, content in contents.items() if format_of(path)]
    assert in_any_folder(pages, list(contents)) == in_any_folder(pages[::-1], list(contents)[::-1])


def test_a_message_is_one_line_however_the_reference_is_written(problems):
    found = problems(
        {"a.html": f'<html lang=en><title>T</title><main><h1>H</h1><a href="a\nb {"x" * 500}">t</a>'}
    )
    assert len(found) == 1
    assert "\n" not in found[0].message
    assert len(found[0].message) < 800
    assert found[0].url.startswith("a\nb ")


def test_every_rule_is_complete():
    for rule in ALL:
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)+", rule.id)
        assert isinstance(rule.site, Severity)
        assert isinstance(rule.folder, Severity)
        assert rule.title.endswith(".")
        assert rule.why.endswith(".")
        assert rule.fails
        assert rule.passes
    assert len(RULES) == len(ALL)


def test_every_rule_that_the_code_names_is_in_the_table_and_no_other():
    source = "".join(
        file.read_text()
        for file in Path(tcsite.links.__file__).parent.glob("*.py")
        if file.name != "rules.py"
    )
    named = {rule for rule in RULES if f'"{rule}"' in source}
    assert named == set(RULES)


def test_problems_are_sorted_by_file_then_rule_then_reference():
    pages = [
        collect(path, b'<a href="z.x">t</a><a href="a.x">t</a><img src="b.x" alt>')
        for path in ("b.html", "a.html")
    ]
    found = [
        (problem.page, problem.url) for problem in in_any_folder(pages, ["a.html", "b.html"]) if problem.url
    ]
    assert found == [(page, url) for page in ("a.html", "b.html") for url in ("a.x", "z.x", "b.x")]


def test_what_many_pages_say_is_held_once() -> None:
    page = b'<p id="the-place"><a href="../common/place/#there">There</a>'
    (one, own), (other, its) = (
        (links, links.local)
        for links in (collect_one("a/index.html", page), collect_one("b/index.html", page))
    )
    assert own
    assert its
    assert own.addresses == own.followed == ("common/place/",)
    assert own.fragments == (("common/place/", "there"),)
    assert own.addresses[0] is its.addresses[0] is its.followed[0] is its.fragments[0][0]
    assert next(iter(one.anchors)) is next(iter(other.anchors))
    assert one.uses["link"][0] is other.uses["link"][0]
