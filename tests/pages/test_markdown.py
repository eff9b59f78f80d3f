"""Markdown: the fast path is exact, what comes out is safe, and headings, tables and links are in order."""

import re
import string
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from tcsite.text.markdown import Converter, Paragraphs, Prose, plain, plain_html
from tcsite.text.urls import Relative

CONVERTER = Converter()
LINK = Relative("/institutions/x/")


def line(text: str, **more: str) -> str:
    return str(CONVERTER.html(Prose(text, **more), LINK))


def blocks(text: str, **more: Any) -> str:
    return str(CONVERTER.html(Paragraphs(text, **more), LINK))


# The fast path

marked = st.sampled_from(
    [
        "**{}**",
        "*{}*",
        "`{}`",
        "[{}](https://example.org/a_b?c=d#e)",
        "[{}](/about/)",
        "({})",
        "_{}_",
        "{} &",
        "\\{}",
    ]
)
words = st.text(
    alphabet=string.ascii_letters + string.digits + " .,:;'\"-!?()%/éŵ–’&", min_size=1, max_size=12
)
pieces = st.builds(lambda mark, text: mark.format(text), marked, words) | words
sentences = st.lists(pieces, max_size=6).map(" ".join)


def slow_line(text: str) -> str:
    """By the engine alone, as `html` does it where the fast path gives up."""
    CONVERTER.html(Prose(""), LINK)
    return CONVERTER.engine_line(" ".join(re.split(r"[ \t\n\r\f\v]+", text)).strip(" "))


@settings(max_examples=500, deadline=None)
@given(sentences)
def test_the_fast_path_gives_what_the_engine_gives(text: str) -> None:
    assert line(text) == slow_line(text)


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_the_same_with_and_without_the_fast_path(text: str) -> None:
    assert line(text) == slow_line(text)


@settings(max_examples=200, deadline=None)
@given(sentences)
def test_a_paragraph_is_the_same_with_and_without_the_fast_path(text: str) -> None:
    fast = blocks(text, anchor="a-")
    assert fast == CONVERTER.engine_blocks(Paragraphs(text, anchor="a-"))


PLAIN_PARTS = [
    "a",
    "word",
    "Ba",
    "1.",
    " ",
    "  ",
    "\n",
    "- ",
    "*",
    "<b>",
    "&",
    "://",
    "www.",
    "@",
    "\t",
    "~",
    "\u00a0",
    "é",
    "#",
]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PLAIN_PARTS), max_size=6).map("".join), st.sampled_from([Prose, Paragraphs]))
def test_plain_words_are_what_a_converter_makes_of_them(text: str, kind: type[Prose]) -> None:
    made = plain_html(kind(text))
    assert made in (None, str(CONVERTER.html(kind(text), LINK)))


def test_plain_words_are_known_as_such() -> None:
    assert (plain_html(Prose("Two words.")), plain_html(Paragraphs("Two words."))) == (
        "Two words.",
        "<p>Two words.</p>",
    )
    assert plain_html(Prose("Dau air", language="cy")) is None


odd_lines = [
    "Words",
    "- an item",
    "- **an** item",
    "-  two",
    "1. one",
    "two  ",
    " three",
    "A | b",
    "---",
    "Term",
    ": x",
]
lines_of_text = st.lists(st.one_of(sentences, st.sampled_from(odd_lines)), max_size=6)
gaps = st.lists(st.sampled_from(["\n", "\n\n", "\n\n", "\n\n\n", "\n- ", "\n\n- "]), min_size=6, max_size=6)
several = st.builds(lambda lines, gaps: "".join(map(str.__add__, lines, gaps)), lines_of_text, gaps)


@settings(max_examples=1000, deadline=None)
@given(several)
def test_paragraphs_and_bullets_are_the_same_with_and_without_the_fast_path(text: str) -> None:
    fast = blocks(text, anchor="a-")
    assert fast == CONVERTER.engine_blocks(Paragraphs(text, anchor="a-"))


sound = st.sampled_from(["Cell", "29", "Two words", "**bold** and", "[a](/about/)", "1. one", "# two", "-"])
cells = st.integers(0, 9).flatmap(
    lambda chance: sound if chance else pieces | st.sampled_from(["a|b", "`a | b`", ""])
)
rules = st.integers(0, 9).flatmap(
    lambda chance: st.sampled_from(["---", ":--", "--:", ":-:"] if chance else ["-", "a"])
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Most are sound, as people write them."""
    columns = draw(st.integers(1, 3))
    others = columns if draw(st.integers(0, 9)) else draw(st.integers(1, 3))
    lengths = [columns, columns, *draw(st.lists(st.just(others), max_size=3))]
    rows = [
        draw(st.lists(rules if number == 1 else cells, min_size=length, max_size=length))
        for number, length in enumerate(lengths)
    ]
    before = draw(
        st.sampled_from(["", "Words\n\n", "- an item\n\n", "Table: words\n\n", "Words\n", "## A\n\n"])
    )
    after = draw(st.sampled_from(["", "\n", "\n\nWords", "\n\n- an item", "\nWords"]))
    return before + "\n".join(f"| {' | '.join(row)} |" for row in rows) + after


@settings(max_examples=1000, deadline=None)
@given(tables())
def test_tables_are_the_same_with_and_without_the_fast_path(text: str) -> None:
    fast = blocks(text, anchor="a-")
    assert fast == CONVERTER.engine_blocks(Paragraphs(text, anchor="a-"))


def test_what_has_no_place_of_its_own_is_numbered_whichever_way_it_is_made() -> None:
    texts = ["Words", "Words\n\n- and an item", "## A heading\n\nWords"]
    converter = Converter()
    made = [converter.html(Paragraphs(text), LINK) for text in texts]
    assert 'id="text2-' in made[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words", "Plain words"),
        ("R & D", "R &amp; D"),
        ("**a** and *b* and `c`", "<strong>a</strong> and <em>b</em> and <code>c</code>"),
        ("See [about](/about/).", 'See <a href="../../about/">about</a>.'),
        ("[x](https://example.org/a_b)", '<a href="https://example.org/a_b">x</a>'),
        ("snake_case_word", "snake_case_word"),
        ("1. not a list", "1. not a list"),
        ("# no heading", "# no heading"),
        ("two\nlines", "two lines"),
        ("5 < 6", "5 &lt; 6"),
    ],
)
def test_a_line_stays_a_line(text: str, expected: str) -> None:
    assert line(text) == expected


# Safety

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>x</script></svg>",
    "<iframe src='https://example.org'></iframe>",
    "<style>body{}</style>",
    "<p style='color:red' onclick='x()'>a</p>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java\tscript:alert(1))",
    '<a href="java&#10;script:alert(1)">a</a>',
    '<a href=" &#1; javascript:alert(1)">a</a>',
    "<javascript:alert(1)>",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:x)",
    "![a](javascript:alert(1))",
    "![a](https://tracker.example.org/x.png)",
    '<img src="https://tracker.example.org/x.png">',
    "[a]: javascript:alert(1)\n\n[x][a]",
    '<div id="main" class="status" role="banner" tabindex="1" aria-label="x">a</div>',
    '<p id="&#xE000;main" class="&#57344;x">a</p>',
    '<p id="\ue000main">a</p>',
    "<base href='https://evil.example/'>",
    "<form action='https://evil.example/'><input name=a><button>b</button></form>",
    "<object data=x></object><embed src=x>",
    "<meta http-equiv=refresh content=0>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "`<script>`",
    "# a {#main}",
    "[^main]\n\n[^main]: note",
]
PAGE_IDS = {"main", "contents", "v1"}
ALLOWED_URL = re.compile(r"(?:https?://|mailto:|#|\.{0,2}/|[\w.~%-]+(?:[/?#]|$))", re.IGNORECASE)
FORBIDDEN_TAGS = [
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "button",
    "svg",
    "math",
    "base",
    "meta",
    "link",
    "video",
    "audio",
    "h1",
]


def assert_safe(html: str) -> None:
    soup = BeautifulSoup(f"<div>{html}</div>", "html.parser")
    for tag in soup.find_all(True):
        assert tag.name not in FORBIDDEN_TAGS, html
        for name, value in tag.attrs.items():
            assert not name.startswith("on"), html
            assert name != "style", html
            if name in ("href", "src") and value:
                assert ALLOWED_URL.match(value), html
        assert not str(tag.get("src", "")).startswith(("http", "//")), "a reader must not be made to fetch it"
    assert not {tag["id"] for tag in soup.find_all(id=True)} & PAGE_IDS, html


@pytest.mark.parametrize("attack", ATTACKS)
def test_content_cannot_run_load_or_take_over_anything(attack: str) -> None:
    assert_safe(blocks(attack, base="/institutions/x/"))
    assert_safe(line(attack, base="/institutions/x/"))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(ATTACKS) | st.text(max_size=10), max_size=5),
    st.sampled_from(["", " ", "\n\n", "\n"]),
)
def test_no_mixture_of_attacks_gets_through(parts: list[str], between: str) -> None:
    assert_safe(blocks(between.join(parts)))
    assert_safe(line(between.join(parts)))


@pytest.mark.parametrize("tag", ["br", "sup", "sub", "abbr", "kbd", "small"])
def test_harmless_html_stays(tag: str) -> None:
    assert f"<{tag}>" in line(f"a <{tag}>b</{tag}>")


# Order


@pytest.mark.parametrize(
    ("markdown", "level", "expected"),
    [
        ("# a\n\n## b\n\n# c", 3, ["h3", "h4", "h3"]),
        ("### a\n\n# b\n\n##### c", 2, ["h2", "h2", "h3"]),
        ("## a\n\n###### b", 5, ["h5", "h6"]),
    ],
)
def test_headings_begin_at_their_level_and_leave_none_out(
    markdown: str, level: int, expected: list[str]
) -> None:
    assert re.findall(r"<(h\d)", blocks(markdown, level=level)) == expected


def test_headings_have_ids_of_their_own_and_links_find_them() -> None:
    html = blocks("# Same\n\n# Same\n\n# Own {#mine}\n\n[a](#mine) [b](#v5)", anchor="text-")
    assert re.findall(r'id="([^"]+)"', html) == ["text-same", "text-same-2", "text-mine"]
    assert re.findall(r'href="([^"]+)"', html) == ["#text-mine", "#v5"]


def test_texts_without_a_place_of_their_own_are_numbered_by_page() -> None:
    def page() -> list[str]:
        link = Relative("/")
        made = [CONVERTER.html(Paragraphs("# A"), link) for _ in range(2)]
        return re.findall(r'id="([^"]+)"', "".join(made))

    assert page() == page() == ["text1-a", "text2-a"]


def test_footnotes_are_the_same_whatever_came_before() -> None:
    first = blocks("a[^1]\n\n[^1]: note", anchor="x-")
    blocks("b[^1]\n\n[^1]: another")
    assert blocks("a[^1]\n\n[^1]: note", anchor="x-") == first
    assert 'href="#fn-x-1"' in first
    assert 'id="fn-x-1"' in first


def test_a_table_can_be_read_aloud() -> None:
    soup = BeautifulSoup(
        blocks("## Staff\n\n| | People |\n| --- | ---: |\n| One | 3 |\n| Two | |\n"), "html.parser"
    )
    region = soup.select_one('div[role="region"][tabindex="0"]')
    assert region is not None
    assert region["aria-label"] == "Staff"
    assert soup.caption is not None
    assert soup.caption.text == "Staff"
    assert [cell.text for cell in soup.select('tbody th[scope="row"]')] == ["One", "Two"]
    assert [cell.text for cell in soup.select('thead th[scope="col"]')] == ["People"]
    assert [cell.text for cell in soup.select("tbody td.right")] == ["3", "None"]


def test_a_paragraph_before_a_table_can_be_its_caption() -> None:
    html = blocks("Table: How *many*\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n")
    assert "<caption>How <em>many</em></caption>" in html
    assert "Table:" not in html


def test_links_in_content_work_where_the_page_is() -> None:
    text = "[a](../plans/p.yaml#V1) [b](../files/x.pdf) [c](/about/) [d](https://example.org/)"
    html = str(
        CONVERTER.html(
            Paragraphs(text, base="/institutions/x/updates/"), Relative("/institutions/x/updates/u/")
        )
    )
    assert re.findall(r'href="([^"]+)"', html) == [
        "../../plans/p/#v1",
        "../../files/x.pdf",
        "../../../../about/",
        "https://example.org/",
    ]


def test_our_pictures_are_shown_and_others_are_linked() -> None:
    html = blocks(
        "![Ours](../files/a.png) ![Theirs](https://example.org/b.png)", base="/institutions/x/updates/"
    )
    assert '<img alt="Ours" src="files/a.png">' in html
    assert '<a href="https://example.org/b.png">Theirs</a>' in html


def test_text_in_another_language_says_so() -> None:
    assert line("Gwelededd", language="cy") == '<span lang="cy">Gwelededd</span>'
    assert blocks("Gwelededd", language="cy") == '<div lang="cy"><p>Gwelededd</p></div>'


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Plain", "Plain"),
        ("**a** *b* `c` _d_", "a b c d"),
        ("[words](https://example.org/) ![picture](x.png)", "words picture"),
        ("- one\n- two", "one two"),
        ("# Head\n\ntext", "Head text"),
        ("2026. A year", "2026. A year"),
        pytest.param(f"&#{'1' * 5000}; a", f"&#{'1' * 5000}; a", id="a number that no sign has"),
        ("A [draft] policy", "A [draft] policy"),
        ("a &amp; b <b>c</b>", "a & b c"),
        ("snake_case and 2 * 3", "snake_case and 2 * 3"),
    ],
)
def test_markdown_without_its_markup(markdown: str, expected: str) -> None:
    assert plain(markdown) == expected
