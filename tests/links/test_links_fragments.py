"""What stands after the # of a link."""

import pytest

from tcsite.text.urls import fragments

HERE = '<p id="x"><p id="Über"><p id="100%"><p id="a%20b"><p id="sp ace"><p id="/r">'

FINE = [
    "#",
    "",
    "#top",
    "#TOP",
    "#Top",
    "#%74op",
    "#x",
    " #x ",
    "#x\n",
    "#\nx",
    "#%78",
    "#Über",
    "#%C3%9Cber",
    "#100%",
    "#a%20b",  # an id that holds the escape itself
    "#sp ace",
    "#sp%20ace",
    "#:~:text=technicians",
    "#x:~:text=technicians",
    "#/route",
    "#/",
    "#!/route",
    "?a=b#x",
    "page.html#x",
    "./page.html#x",
    "/page.html#x",
    "page.html?a=b#x",
    "other.html",
    "other.html#",
    "other.html#top",
    "other.html#here",
    "other.html#named",
    "other.html#%C3%A9",
    "other.html#é",
    "other.html#a b",
    "other.html#a%20b",
    "other.html#x%20y",
    "other.html#x y",  # the browser encodes the space, and finds the id that is spelled so
    "other.html#here:~:text=a",
    "other.html#:~:text=a",
    "other.html#/route",
    "sub/#in-sub",
    "sub/index.html#in-sub",
    "/#home",
    "/index.html#home",
    "doc.pdf#page=2",
    "notes.txt#anything",
    "clip.mp4#t=10,20",
    "a.png#xywh=1,1,2,2",
    "icons.svg#icon",
    "icons.svg#svgView(viewBox(0,0,1,1))",
    "icons.svg",
]
MISSING = [
    "#gone",
    "#X",  # case matters
    "#Gone%20x",
    "#%2578",  # decoded once
    "#x%20",
    "#top2",
    "?a=b#gone",
    "page.html#gone",
    "other.html#gone",
    "other.html#HERE",
    "other.html#case",
    "other.html#gone:~:text=a",
    "sub/#gone",
    "sub/index.html#home",
    "/#in-sub",
    "icons.svg#gone",
    "other.html#e\u0301",  # looks like the id, and is not
]


@pytest.mark.parametrize("raw", FINE)
def test_a_fragment_that_is_there_or_needs_no_id_is_fine(check, raw):
    assert check(f'{HERE}<a href="{raw}">t</a>') <= {("empty-link", "")}


@pytest.mark.parametrize("raw", MISSING)
def test_a_fragment_that_is_nowhere_is_missing(check, raw):
    assert check(f'{HERE}<a href="{raw}">t</a>') == {("missing-fragment", raw)}


TARGETS = [
    ('<p id="t">', True),
    ('<a name="t">t</a>', True),
    ("<P ID=t>", True),
    ('<a name="t" href="other.html">t</a>', True),
    ('<pre><span id="t"></span></pre>', True),
    ('<code id="t"></code>', True),
    ('<svg id="t"></svg>', True),
    ('<svg><g id="t"/></svg>', True),
    ('<noscript><p id="t"></p></noscript>', True),
    ('<template id="t"></template>', True),  # the element itself is in the page
    ('<input id="t">', True),
    ('<textarea id="t"></textarea>', True),
    ('<p id="&#116;">', True),
    ('<p id="t" hidden>', True),
    ('<math><mi id="t"/></math>', True),
    ('<p name="t">', False),
    ('<div name="t"></div>', False),
    ('<input name="t">', False),
    ('<map name="t"></map>', False),
    ('<form name="t"></form>', False),
    ('<iframe name="t"></iframe>', False),
    ('<template><p id="t"></template>', False),
    ('<template><a name="t"></a></template>', False),
    ('<!-- <p id="t"> -->', False),
    ('<script>"<p id=t>"</script>', False),
    ('<textarea><p id="t"></textarea>', False),
    ('<p data-id="t">', False),
    ('<p class="t">', False),
    ('<p id="t ">', False),
]


@pytest.mark.parametrize(("target", "there"), TARGETS)
def test_what_counts_as_a_target_on_the_same_page(check, target, there):
    expected = set() if there else {("missing-fragment", "#t")}
    assert check(f'{target}<a href="#t">t</a>') == expected


@pytest.mark.parametrize(("target", "there"), TARGETS)
def test_what_counts_as_a_target_on_another_page(check, page, target, there):
    expected = set() if there else {("missing-fragment", "far.html#t")}
    assert check('<a href="far.html#t">t</a>', files={"far.html": page(target)}) == expected


def test_a_repeated_id_is_the_fault_of_its_page_and_not_of_the_link(problems, folder, page):
    found = problems({**folder, "page.html": page('<p id="t"><p id="t"><a href="#t">t</a>')})
    assert [(problem.rule, problem.url, problem.target) for problem in found] == [("duplicate-id", "", "t")]


def test_an_empty_id_is_the_fault_of_its_page(check):
    assert check('<p id=""><a href="#">t</a>') == {("empty-id", "")}


def test_a_missing_page_is_told_once_and_not_its_fragment_too(check):
    assert check('<a href="gone.html#x">t</a>') == {("broken-link", "gone.html#x")}


def test_a_frame_and_a_form_may_have_fragments(check):
    body = '<iframe src="other.html#gone"></iframe><form action="other.html#gone"></form>'
    assert check(body) == {("missing-fragment", "other.html#gone")}


def test_the_hint_names_an_id_that_differs_in_case(problems, folder, page):
    (problem,) = problems({**folder, "page.html": page('<a href="other.html#HERE">t</a>')})
    assert problem.hint == '"here" exists; capital and small letters differ'


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a", ("a", "a", "a")),
        ("%41 b", ("%41 b", "A b", "%41%20b")),
        ("%ff", ("%ff", "\ufffd", "%ff")),
        ("", ()),
        ("tOP", ()),
        (":~:text=a", ()),
        ("/a", ()),
    ],
)
def test_a_fragment_may_mean_what_is_written_or_what_is_decoded(raw, expected):
    assert fragments(raw) == expected


@pytest.mark.parametrize(
    ("link", "name"), [("#gone", "gone"), ("#caf%C3%A9", "café"), ("other.html#a%20c", "a c")]
)
def test_the_message_names_what_is_meant(problems, folder, page, link, name):
    (problem,) = problems({**folder, "page.html": page(f'<a href="{link}">t</a>')})
    where = 'in "other.html"' if "other" in link else "on this page"
    assert f'names "{name}", which is no id {where}' in problem.message
