"""What a page owes its readers, whatever it links to."""

import pytest

from tcsite.links import collect

FAULTS = [
    # (body, the rules that it breaks)
    ('<p id="a"><p id="a">', {"duplicate-id"}),
    ('<p id="a"><p id="A">', set()),
    ('<p id="a"><template><p id="a"></template>', set()),
    ('<a name="a">t</a><p id="a">', set()),
    ('<p id="">', {"empty-id"}),
    ('<a href="other.html"></a>', {"link-without-text"}),
    ('<a href="other.html"> &nbsp; </a>', {"link-without-text"}),
    ('<a href="other.html"><img src="a.png" alt=""></a>', {"link-without-text"}),
    ('<a href="other.html"><i class="icon"></i></a>', {"link-without-text"}),
    ('<a href="other.html"><span aria-label=""></span></a>', {"link-without-text"}),
    ('<a href="other.html">t</a>', set()),
    ('<a href="other.html"><img src="a.png" alt="t"></a>', set()),
    ('<a href="other.html" aria-label="t"></a>', set()),
    ('<a href="other.html" aria-labelledby="x"></a>', set()),
    ('<a href="other.html" title="t"></a>', set()),
    ('<a href="other.html"><svg aria-label="t"></svg></a>', set()),
    ('<a href="other.html"><svg><title>t</title></svg></a>', set()),
    ('<a href="#top" aria-hidden="true"></a>', set()),
    ('<a name="a"></a>', set()),
    ('<p><a href="other.html">t<p>the parser repeats the link here</a>', set()),
    ('<img src="a.png">', {"image-without-alt"}),
    ('<img src="a.png" alt>', set()),
    ('<img src="a.png" alt="">', set()),
    ('<input type="image" src="a.png">', {"image-without-alt"}),
    ('<input type="image" src="a.png" alt="t">', set()),
    ('<map name="m"><area href="other.html"></map>', {"image-without-alt"}),
    ('<map name="m"><area href="other.html" alt="t"></map>', set()),
    ('<template><img src="a.png"><a href="other.html"></a></template>', set()),
    ("<noscript><img src='a.png'></noscript>", {"image-without-alt"}),
]


@pytest.mark.parametrize(("body", "rules"), FAULTS)
def test_faults_of_single_elements(check, body, rules):
    assert {rule for rule, _ in check(body)} == rules


WHOLE = '<html lang="en"><head><title>T</title></head><body><main><h1>H</h1></main></body></html>'
PAGES = [
    (WHOLE, set()),
    (WHOLE.replace("<title>T</title>", ""), {"page-without-title"}),
    (WHOLE.replace(">T<", "> <"), {"page-without-title"}),
    (
        WHOLE.replace("<title>T</title>", "").replace("<h1>", "<svg><title>T</title></svg><h1>"),
        {"page-without-title"},
    ),
    (WHOLE.replace(' lang="en"', ""), {"page-without-lang"}),
    (WHOLE.replace('"en"', '""'), {"page-without-lang"}),
    (WHOLE.replace("<body>", '<body><html lang="cy">'), set()),
    (WHOLE.replace("h1", "h2"), {"page-without-h1"}),
    (WHOLE.replace("main", "div"), {"page-without-main"}),
    (WHOLE.replace("<main>", '<div role="main">').replace("</main>", "</div>"), set()),
    ("", {"page-without-title", "page-without-lang", "page-without-h1", "page-without-main"}),
]


@pytest.mark.parametrize(("content", "rules"), PAGES)
def test_what_every_page_has(problems, content, rules):
    found = problems({"page.html": content})
    assert {problem.rule for problem in found} == rules
    assert {problem.severity for problem in found} <= {"warning"}


def test_a_redirect_page_needs_no_heading(problems, page):
    away = '<html lang="en"><title>T</title><meta http-equiv="refresh" content="0; url=a.html">'
    assert problems({"page.html": away, "a.html": page()}) == []


@pytest.mark.parametrize("name", ["page.htm", "page.HTML", "page.xhtml", "a/b/page.shtml"])
def test_what_is_read_as_html(name):
    assert collect(name, b"<a href=x>t</a>").uses == {"link": ("x",)}


@pytest.mark.parametrize("name", ["page.txt", "page.md", "html", "data.json", "feed.xml", "page.html.bak"])
def test_what_is_not_read(name):
    assert collect(name, b"<a href=x>t</a>").uses == {}


def test_facts_of_a_page():
    head = '<title> A\n plan </title><meta name="ROBOTS" content="NoIndex, follow"><link rel=alternate hreflang=cy href=/cy/>'
    page = collect("a.html", f"<html lang=en><head>{head}</head><main><h1>a</h1><h1>b</h1>".encode())
    assert page.facts.title == "A plan"
    assert page.facts.lang == "en"
    assert page.facts.headings == 2
    assert page.facts.main
    assert page.facts.noindex
    assert page.facts.alternates == (("cy", "/cy/"),)
    assert page.facts.refresh is None


@pytest.mark.parametrize(
    ("content", "hidden"), [("none", True), ("noindex", True), ("index", False), ("noindexed", False)]
)
def test_which_robots_hide_a_page(content, hidden):
    assert collect("a.html", f'<meta name="robots" content="{content}">'.encode()).facts.noindex is hidden


def test_a_slow_refresh_makes_no_redirect_page():
    assert collect("a.html", b'<meta http-equiv="refresh" content="30; url=b.html">').facts.refresh is None
    assert collect("a.html", b'<meta http-equiv="refresh" content="5; url=b.html">').facts.refresh == "b.html"
