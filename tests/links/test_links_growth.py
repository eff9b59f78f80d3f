"""Work grows with the size of what is checked, not with its square: steps are counted, not seconds."""

import pytest

from growth import grows_evenly
from tcsite import report
from tcsite.diagnostics import Diagnostic
from tcsite.links import collect, in_any_folder, locate_in_pages
from tcsite.links.source_location import MOST_SEARCHED, ContentReferences, locate_in_content

SHAPES = [
    '<a href="gone{0}.html">words {0}</a> ',
    '<a href="gone{0}.html">words {0} ',  # never closed
    '<a href="gone{0}.html"></a>',
    '<img src="gone{0}.png">',
    '<p id="x{0}"><p id="x{0}">',
    '<!-- <a href="gone{0}.html"> --> <script>"<a>"</script> <a href="&#103;one{0}">w</a>',
]
SOURCE = "content/a.md"
WHOLE = '<!doctype html><html lang="en"><title>T</title><main><h1>H</h1>{}</main>'


def on_one_line(shape: str, number: int) -> bytes:
    body = "".join(shape.format(place) for place in range(number))
    return WHOLE.format(body).encode()


def check(page: bytes, content: bytes = b"") -> list[Diagnostic]:
    files = {"index.html": page}
    findings = in_any_folder([collect("index.html", page)], files)
    inputs = {SOURCE: content} if content else {}
    located = locate_in_pages(findings, files.__getitem__)
    return locate_in_content(located, {"index.html": SOURCE}, files, inputs)


@pytest.mark.parametrize("shape", SHAPES)
def test_broken_links_of_one_line(shape: str) -> None:
    assert grows_evenly(lambda size: check(on_one_line(shape, size)))


@pytest.mark.parametrize("shape", SHAPES)
def test_broken_links_that_are_looked_for_in_content(shape: str) -> None:
    content = b"".join(b"[words %d](gone%d) words %d " % (place, place, place) for place in range(400))
    assert grows_evenly(lambda size: check(on_one_line(shape, size), content))


def test_the_report_of_broken_links_of_one_line() -> None:
    def run(size: int) -> None:
        page = on_one_line(SHAPES[0], size)
        list(report.as_text(check(page), {"index.html": page}))

    assert grows_evenly(run)


def test_the_words_of_a_link_that_nobody_closes_end_at_the_next(problems, page) -> None:
    found = problems({"page.html": page('<a href="x">one <b>two<a href="y">three</a> four')})
    assert [problem.text for problem in found] == ["one two", "three"]


def test_looking_for_words_in_a_file_has_an_end() -> None:
    line = "x" * (MOST_SEARCHED // 100 - 10) + " some words"
    content = ContentReferences({SOURCE: line.encode()})
    places = [content.find_text(SOURCE, ("some words",)) for _ in range(101)]
    assert places[0] is not None
    assert (places[0].line, places[0].column) == (1, len(line) - 9)
    assert places[98] == places[0]
    assert places[100] is None


@pytest.mark.parametrize(
    ("text", "column"),
    [("plan", 18), ("aplan", 2), ("lan", 0), ("plan_plan", 8), ("plans", 0), ("ab", 0), ("12", 0)],
)
def test_words_are_found_as_whole_words(text: str, column: int) -> None:
    place = ContentReferences({SOURCE: b"-aplan-plan_plan-plan-12"}).find_text(SOURCE, (text,))
    assert (place.column if place else 0) == column


@pytest.mark.parametrize(
    ("name", "piece"), [("a.html", "<b>"), ("a.html", "<b><a href=x>"), ("a.svg", "<g>")]
)
def test_what_is_nested_without_end_is_not_read(problems, name: str, piece: str) -> None:
    found = problems({name: piece * 200_000, "b.html": WHOLE.format(f'<a href="{name}#x">t</a>')})
    assert [(problem.rule, problem.page) for problem in found] == [("nested-too-deep", name)]


@pytest.mark.parametrize(
    "piece",
    ['<ul><li><b><a href="x">x</a></b></ul>', '<a href="x">x</a><br><svg><rect/><path d="M0"/></svg>'],
)
def test_a_long_page_is_read(problems, page, piece: str) -> None:
    assert {problem.rule for problem in problems({"a.html": page(piece * 3_000)})} == {"broken-link"}


def test_a_drawing_of_many_pieces_is_read(check) -> None:
    drawing = "<svg>" + "<rect/>" * 5_000 + '<g id="x"/></svg>'
    assert check(f'{drawing}<a href="#x">t</a><img src="x.svg#x" alt="">', files={"x.svg": drawing}) == set()


NEVER_ENDED = [
    "<!--",
    "<loc>",
    "<loc><![CDATA[",
    "<link><![CDATA[",
    "<content><![CDATA[",
    "<link> ",
    "<content type='html'>\n",
]


@pytest.mark.parametrize("path", ["sitemap.xml", "feed.xml"])
@pytest.mark.parametrize("opener", [*NEVER_ENDED, *(f"{opener}{' ' * 200}" for opener in NEVER_ENDED)])
def test_what_never_ends_in_a_feed_or_sitemap_is_read_through_once(path: str, opener: str) -> None:
    """A regular expression counts no steps: of twenty thousand openers, one that looks to the end for each takes minutes."""
    assert collect(path, opener.encode() * 20_000).uses.keys() <= {"sitemap", "feed-entry"}
