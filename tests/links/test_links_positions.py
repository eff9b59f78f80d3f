"""Where in a file a reference stands, exactly."""

import pytest

from tcsite.links import Where, position
from tcsite.links.microsyntax import json_strings
from tcsite.text.tags import decoded, tags


def marked(text: str) -> tuple[str, tuple[int, int]]:
    """The text without its mark, and the line and column at which the mark stood."""
    before, _, after = text.partition("¦")
    return before + after, (before.count("\n") + 1, len(before) - before.rfind("\n"))


PLACES = [
    ('<a href="¦gone">t</a>', "gone"),
    ("<a href='¦gone'>t</a>", "gone"),
    ("<a href=¦gone>t</a>", "gone"),
    ("<a href = \n '¦gone'>t</a>", "gone"),
    ("<a class=x\n\thref='¦gone'>t</a>", "gone"),
    ("<A HREF='¦gone'>t</A>", "gone"),
    ('<p>ü€𝒳 <a href="¦gone">t</a>', "gone"),  # counted in characters
    ('<a href="¦gone?a=1&amp;b=2">t</a>', "gone?a=1&b=2"),
    ('<a href="¦gone?a=1&b=2&copy=3">t</a>', "gone?a=1&b=2&copy=3"),
    ('<a href="¦gone?a&copy;b">t</a>', "gone?a©b"),
    ('<a href="¦&#103;one">t</a>', "gone"),
    ('<a href="¦&#x67;one">t</a>', "gone"),
    ('<a href="&quot;gone"></a><a href="¦gone">t</a>', "gone"),
    ('<!-- <a href="gone"> --><a href="¦gone">t</a>', "gone"),
    ('<!--><a href="¦gone">t</a><!-- -->', "gone"),
    ('<!-- a --!><a href="¦gone">t</a>', "gone"),
    ('<script>"<a href=gone>"</script><a href="¦gone">t</a>', "gone"),
    ('<SCRIPT>"<a href=gone>"</Script ><a href="¦gone">t</a>', "gone"),
    ('<textarea><a href="gone"></textarea><a href="¦gone">t</a>', "gone"),
    ('<title><a href="gone"></title><a href="¦gone">t</a>', "gone"),
    ('<template><a href="gone">t</a></template><a href="¦gone">t</a>', "gone"),
    ('<template><template></template><a href="gone"></template><a href="¦gone">t</a>', "gone"),
    ('<svg><title><![CDATA[<a href="gone">]]></title><a href="¦gone"></a></svg>', "gone"),
    ('<a title="x>y" href="¦gone">t</a>', "gone"),
    ('<a data-href="gone" href="¦gone">t</a>', "gone"),
    ('<a href="¦gone" href="other">t</a>', "gone"),
    ('<a title="gone" href="¦gone">gone</a>', "gone"),
    ('<img src="a.png" srcset="gone2 1x, ¦gone 2x">', "gone"),
    ('<img srcset="a&amp;b 1x, ¦gone 2x">', "gone"),
    ('<p style="background: url(gone2), url(¦gone)">', "gone"),
    ('<p style="background: url(&quot;¦gone&quot;)">', "gone"),
    ("<style>\np { background: url('¦gone') }\n</style>", "gone"),
    ('<meta http-equiv="refresh" content="0; url=¦gone">', "gone"),
    ('<meta property="og:image" content="¦gone">', "gone"),
    ('<script type="application/ld+json">{"name": "x",\n "url": "¦gone"}</script>', "gone"),
    ('<script type="application/ld+json">{"url": "¦go\\u006ee\\/"}</script>', "gone/"),
    ('<svg><use xlink:href="¦gone"/></svg>', "gone"),
    ('<svg><feImage href="¦gone"/></svg>', "gone"),
    ('<svg><rect fill="url(¦#gone)"/></svg>', "#gone"),
    ('<a\r\n href="¦gone">t</a>', "gone"),
    ('<a href="¦go\r\nne">t</a>', "go\nne"),
    ('<a href="¦ gone ">t</a>', " gone "),
    ('<a href="¦">t</a>', ""),
    ("<a href=x/><a href=¦gone>t</a>", "gone"),
    ("<p =x y<z><a href=¦gone>t</a>", "gone"),
    ("</ ><?x <a href=gone> ?><a href=¦gone>t</a>", "gone"),
    ("1 < 2 <a href=¦gone>t</a>", "gone"),
    ("<svg/><![CDATA[ > <a href=¦gone>t</a> ]]>", "gone"),
    ("<svg></svg><![CDATA[ > <a href=¦gone>t</a> ]]>", "gone"),
    ("<svg><script/><a href=¦gone></a></svg>", "gone"),
    ("<svg><title><a href=¦gone></a></title></svg>", "gone"),
    ("<svg><style>p { mask: url(¦gone) }</style></svg>", "gone"),
    ("<svg><template></svg><a href=¦gone>t</a>", "gone"),
]


@pytest.mark.parametrize(("text", "raw"), PLACES)
def test_the_first_place_of_a_reference(text, raw):
    content, place = marked(text)
    assert position(content.encode(), raw) == place


@pytest.mark.parametrize(("text", "raw"), PLACES)
def test_the_parser_sees_the_same_reference(check, text, raw):
    """The second look agrees with the parser that found the problem."""
    from tcsite.links import collect

    content, _ = marked(text)
    assert raw in [used for raws in collect("index.html", content.encode()).uses.values() for used in raws]


def test_each_place_is_found():
    content = b'<a href="x">a</a>\n<a href="y">b</a>\n  <a href="x">c</a> <img src="x">'
    assert [position(content, "x", nth) for nth in range(4)] == [(1, 10), (3, 12), (3, 31), None]


def test_a_reference_in_another_encoding_is_found_by_characters():
    assert position('<meta charset="latin1"><p>é <a href="é">'.encode("latin-1"), "é") == (1, 38)


def test_a_byte_order_mark_is_no_column():
    assert position(b'\xef\xbb\xbf<a href="x">', "x") == (1, 10)


def test_other_files_have_positions_too():
    assert position(b"p {\n  background: url(x) }", "x", path="a.css") == (2, 19)
    assert position(b'{"icons": [\n{"src": "x"}]}', "x", path="manifest.json") == (2, 10)
    assert position(b"<urlset>\n<loc> x </loc>", "x", path="sitemap.xml") == (2, 7)
    assert position(b'<svg>\n<use href="x"/>', "x", path="a.svg") == (2, 12)


def test_there_is_one_problem_for_each_place_with_the_words_of_its_link(problems, page):
    body = '<a href="x.html">one &amp; <b>two</b></a>\n<a href="x.html"><img src="data:," alt="three"></a>'
    found = problems({"page.html": page(body)})
    assert [(problem.line, problem.column, problem.text) for problem in found] == [
        (5, 10, "one & two"),
        (6, 10, "three"),
    ]


WORDS = [
    ('<a href="x.html"> one\n <!-- not this --> two </a>', "one two"),
    ('<a href="x.html" aria-label="one"></a>', "one"),
    ('<a href="x.html" title="one &amp; two"><i></i></a>', "one & two"),
    ('<a href="x.html"><img src="data:," alt=\'one\'> <img src="data:," alt=two></a>', "one two"),
    ('<a href="x.html" title="not this">one</a>', "one"),
    ('<map name="m"><area href="x.html" alt="one"></map>', "one"),
    ('<q cite="x.html">not this</q>', ""),
]


@pytest.mark.parametrize(("body", "words"), WORDS)
def test_the_words_of_a_link_are_its_text_or_what_stands_for_it(problems, page, body, words):
    (found,) = problems({"page.html": page(body)})
    assert found.text == words


FAULTS = [
    ('<p id="a"><p id="b"><p id="¦a">', "duplicate-id"),
    ('<img src="a.png" alt=""><img src="¦a.png">', "image-without-alt"),
    ('<a href="a.png">t</a> <a href="¦a.png"></a>', "link-without-text"),
    ('<img src="a.png" alt=""><img src="¦" alt="">', "empty-reference"),
    ('<img src="a.png" alt=""><img srcset="a.png 1x" alt="">¦<img alt="">', "empty-reference"),
    ('<video poster="¦"></video>', "empty-reference"),
    ('<a href="¦">t</a>', "empty-link"),
    ('<map name="m"><area href="¦" alt="t"></map>', "empty-link"),
    ('<map name="m"><area alt="t" href="a.png"><area href="¦a.png"></map>', "image-without-alt"),
    ('<p id="¦">', "empty-id"),
    ('<img src="a.png" alt="" srcset="¦a.png 1q">', "srcset-malformed"),
    ('¦<script type="application/ld+json">{</script>', "json-malformed"),
    ('<img src="a.png" alt="" usemap="¦#gone">', "missing-fragment"),
    ('<meta http-equiv="refresh" content="¦soon">', "refresh-malformed"),
]


@pytest.mark.parametrize(("body", "rule"), FAULTS)
def test_the_place_of_a_fault(problems, page, body, rule):
    content, (line, column) = marked(body)
    found = problems({"page.html": page(content), "a.png": b""})
    assert [(problem.rule, problem.line, problem.column) for problem in found] == [(rule, line + 4, column)]


def test_faults_of_a_whole_page_are_at_the_tag_that_should_say_it(problems):
    found = problems({"page.html": "<!doctype html>\n<html>\n  <head></head><body><main><h1>H</h1>"})
    assert [(problem.rule, problem.line, problem.column) for problem in found] == [
        ("page-without-lang", 2, 1),
        ("page-without-title", 3, 3),
    ]


def test_what_has_no_place_is_at_the_top(problems):
    found = problems({"page.html": '<title>T</title><html lang="en">'})
    assert {(problem.rule, problem.line, problem.column) for problem in found} == {
        ("page-without-h1", 1, 1),
        ("page-without-main", 1, 1),
    }


def test_a_decoded_value_knows_where_each_character_stands():
    value = decoded("a&amp;b&lt&#0;&#128;&nosuch;", 10)
    assert value.text == "a&b<\ufffd€&nosuch;"
    assert list(value.places[:6]) == [10, 11, 16, 17, 20, 24]


def test_an_unfinished_tag_ends_the_file():
    assert [tag.name for tag in tags("<p><a href='x")] == ["p"]
    assert [tag.name for tag in tags("<p><plaintext><a>")] == ["p", "plaintext"]


def test_strings_that_are_no_json_are_passed_over():
    assert [found.raw for found in json_strings('"a" "\\x" "b"')] == ["a", "b"]


def test_the_same_fault_twice_is_two_problems_at_two_places(problems, page):
    found = problems({"page.html": page('<a href="x.pdf"></a>\n<a href="x.pdf"></a>'), "x.pdf": b""})
    assert [(problem.rule, problem.line) for problem in found] == [
        ("link-without-text", 5),
        ("link-without-text", 6),
    ]


def test_what_disagrees_with_the_site_has_a_place_too(on_site):
    head = '<title>T</title>\n<link rel="canonical" href="https://x.org/b.html">'
    files = {
        "index.html": f'<html lang="en">{head}<main><h1>H</h1>',
        "sitemap.xml": "\n<loc>https://x.org/b.html</loc>",
    }
    found = on_site(files, Where(base_url="https://x.org/"))
    assert {(problem.rule, problem.page, problem.line, problem.column) for problem in found} == {
        ("broken-link", "index.html", 2, 29),
        ("canonical-disagrees", "index.html", 2, 29),
        ("sitemap-disagrees", "sitemap.xml", 2, 6),
        ("sitemap-disagrees", "index.html", 1, 1),
    }


def test_a_fault_in_a_file_without_markup_is_at_its_top(on_site):
    found = on_site(
        {"sitemap.xml": "<loc>https://x.org/</loc>"}, Where(base_url="https://x.org/", robots="User-agent: *")
    )
    assert ("robots.txt", 1, 1) in {(problem.page, problem.line, problem.column) for problem in found}


@pytest.mark.parametrize(
    "text",
    [
        '<p class="a"><a href="gone">x</a><li id=gone><p id="gone" title="gone">',
        '<p class="<a href=gone>">x<a href="gone">',
        '<!-- <p class="a"> <a href="gone"> --><p><a href="gone">',
        "<template><p><a href='gone'></template><a href=gone>",
        '<script><p class="a"></p>gone</script><script src="gone"></script><a href="gone">',
        '<textarea><p><a href="gone"></textarea><svg class="a"><a xlink:href="gone"/></svg><a href="gone">',
        '<p class="a&amp;b" data-x="gone"><P CLASS="a" HREF="gone"><div\nid="a"\nhref="gone">',
        '<div class="a"<a href="gone">x</a>y</p>< p href="gone">',
        '<nav><ul><li><a>x</a><a name="gone"></a></ul></nav><main/><section title="gone">',
        '</svg></template><svg><p id="a"><path d="gone"></svg><p title="gone"',
    ],
)
def test_passing_over_the_many_tags_finds_the_same(text):
    every = [tag for tag in tags(text) if "gone" in text[tag.start : tag.end]]
    wanted = [tag for tag in tags(text, lambda tag: "gone" in tag) if "gone" in text[tag.start : tag.end]]
    led = [tag for tag in every if {*tag.written} - {"class", "id"}]
    assert [tag.start for tag in wanted if {*tag.written} - {"class", "id"}] == [tag.start for tag in led]
    assert led
