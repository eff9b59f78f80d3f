"""Nothing silent in Markdown: a slip reads as on GitHub, or it is told with its line and column."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import grows_evenly
from tcsite.content.scaffold.texts import update_file
from tcsite.text import second_reader
from tcsite.text.markdown import Converter, Paragraphs
from tcsite.text.markdown_check import TOO_MUCH, findings_of

CONVERTER = Converter()

AS_ON_GITHUB = [
    ("text\n- a\n- b", "p text /p ul li a /li li b /li /ul"),
    ("- a\n  - b\n- c", "ul li a ul li b /li /ul /li li c /li /ul"),
    ("1. a\n   - b\n2. c", "ol 1 li a ul li b /li /ul /li li c /li /ol"),
    ("* a\n    * b", "ul li a ul li b /li /ul /li /ul"),
    ("- a\n\n  more\n- b", "ul li a more /li li b /li /ul"),
    ("- a\nlazy\n- b", "ul li a lazy /li li b /li /ul"),
    ("3. c\n4. d", "ol 3 li c /li li d /li /ol"),
    ("1) a\n2) b", "ol 1 li a /li li b /li /ol"),
    ("- a\n+ b", "ul li a /li /ul ul li b /li /ul"),
    ("> - a\n>   - b\n\nend", "blockquote ul li a ul li b /li /ul /li /ul /blockquote p end /p"),
    ("```\na\n\n- b\n```", "pre a b /pre"),
    ("- a\n  ```\n  x\n\n  y\n  ```\n- b", "ul li a pre x y /pre /li li b /li /ul"),
    ("> ```\n> x\n> ```\nend", "blockquote pre x /pre /blockquote p end /p"),
    ("~~~\nx\n~~~", "pre x /pre"),
    ("~~gone~~ here", "p del gone /del here /p"),
    (
        "text\n| a | b |\n|---|---|\n| 1 | 2 |",
        "p text /p table tr td a /td td b /td /tr tr td 1 /td td 2 /td /tr /table",
    ),
    ("| a |\n|---|\n| 1 |\n# H", "table tr td a /td /tr tr td 1 /td /tr /table h1 H /h1"),
    ("| a | b |\n|---|---|\n\nend", "table tr td a /td td b /td /tr /table p end /p"),
    ("text\n# H #\ntext", "p text /p h1 H /h1 p text /p"),
    ("> a\n\n> b", "blockquote p a /p /blockquote blockquote p b /p /blockquote"),
    ("text\n***\nmore", "p text /p hr /hr p more /p"),
    ("1. a\n1. b", "ol 1 li a /li li b /li /ol"),
    ("- a\n\n  - b\n\n- c", "ul li a ul li b /li /ul /li li c /li /ul"),
    ("2019\\. A year", "p 2019 A year /p"),
    ("\\<kept>", "p kept /p"),
]


def shown(markdown: str) -> str:
    return str(CONVERTER.html(Paragraphs(markdown, anchor="a-", level=2), str))


@pytest.mark.parametrize(("markdown", "outline"), AS_ON_GITHUB)
def test_it_reads_as_on_github(markdown: str, outline: str) -> None:
    if "table" not in outline:  # ours have a caption and headers besides
        pieces = [piece.what for piece in second_reader.outline(shown(markdown))]
        assert (
            " ".join(pieces).replace("h2", "h1") == outline
        )  # on our pages, the first level is the page's own
    assert (
        " ".join(piece.what for piece in second_reader.theirs(second_reader.tokens_of(markdown))) == outline
    )
    assert findings_of(markdown, blocks=True) == []


@pytest.mark.parametrize(
    ("markdown", "part"),
    [
        (
            "See https://example.org/a_b_c.",
            '<a href="https://example.org/a_b_c">https://example.org/a_b_c</a>.',
        ),
        ("(www.example.org)", '(<a href="https://www.example.org">www.example.org</a>)'),
        ("Write to a.b@example.org.", '<a href="mailto:a.b@example.org">a.b@example.org</a>.'),
        ("- [ ] open\n- [x] done", "<li>☐ open</li>\n<li>☑ done</li>"),
        ("one\\\ntwo  \nthree", "one<br>\ntwo<br>\nthree"),
        ("A\n: one\nB\n: two", "<dt>B</dt>\n<dd>two</dd>"),
        ("```\n<b>&amp;</b>\n```", "<pre><code>&lt;b&gt;&amp;amp;&lt;/b&gt;"),
        ("#tag in a text", "<p>#tag in a text</p>"),
    ],
)
def test_it_is_shown(markdown: str, part: str) -> None:
    assert part in shown(markdown)


SLIPS = [
    ("text ![](../files/team.jpg)", 1, 6),
    ('![ ](../files/team(1).jpg "title")', 1, 1),
    ("![][pic]\n\n[pic]: team.jpg", 1, 1),
    ('one\n\n<img src="team.jpg">', 3, 1),
    ('<img src="team.jpg" alt="">', 1, 1),
    ('<figure>\n<img src="../files/team.jpg" alt="The team">\n</figure>', 2, 1),
    ("says <technician name>, in March", 1, 6),
    ("Team <A> and <B> met", 1, 6),
    ("Grades a<b and b>c", 1, 9),
    ("one\n\n<style>\n\nthe rest", 3, 1),
    ("a <script> b", 1, 3),
    ("a <title> b", 1, 3),
    ("a <textarea> b", 1, 3),
    ('<iframe src="https://example.org/"></iframe>', 1, 1),
    ('<p style="color:red">x</p>', 1, 1),
    ("<b>open", 1, 1),
    ("a <!-- remark --> b", 1, 3),
    ("<!-- never closed\n\nmore", 1, 1),
    ('<a href="javascript:x">t</a>', 1, 1),
    ("2026. That was the year.", 1, 1),
    ("1. a\n2. b\n4. c", 3, 1),
    ("2. a\n2. b", 2, 1),
    ("text\n2. a\n3. b", 2, 1),
    ("1. a\n  - b\n2. c", 2, 3),
    ("* a\n * b", 2, 2),
    ("text\n    - a", 2, 5),
    ("| a | b |\n|---|---|\n| 1 | 2 | lost |", 3, 9),
    ("| a | b |\n| 1 | 2 |", 1, 1),
    ("| a | b |\n|---|\n| 1 | 2 |", 2, 1),
    ("2*3*4", 1, 2),
    ("```\ncode\n\nrest", 1, 1),
    ("``` some words\ncode\n```", 1, 1),
    ("[a] (https://example.org)", 1, 1),
    ("see [a]()", 1, 7),
    ("see [a](<>)", 1, 7),
    ("see [the plan(../plans/a.yaml) here", 1, 5),
    ("see {the plan}(https://example.org)", 1, 5),
    ("[https://a.example.org/x](https://b.example.org/x)", 1, 1),
    ("[a](https://example.org){.underline}", 1, 25),
    ("![A chart](../files/a.png){width=50%}", 1, 27),
    ("{++added++} {--gone--}", 1, 1),
    ('{ HYPERLINK "https://example.org" }', 1, 1),
    ('[gallery ids="1,2"]', 1, 1),
    ("Write to technicians@example,ac.uk.", 1, 10),
    ("as we said^[a note]", 1, 11),
    ("as we said^1^", 1, 11),
    ("~gone~", 1, 1),
    ("! [A chart](../files/a.png)", 1, 1),
    ("-\u00a0a\n-\u00a0b", 1, 1),
    ("##\u00a0Heading", 1, 1),
    ("####### Heading", 1, 1),
    ("See [plan].\n\n[plan] : ../plans/p.yaml", 3, 1),
    ("See [plan].\n\n[plan]:", 3, 1),
    ("*[TC]: Technician Commitment\n\nThe TC.", 1, 1),
    ("o   one\no   two", 1, 1),
    ("§ one\n§ two", 1, 1),
    ("Things:\n\n• only one\n\nend", 3, 1),
    ("a. one\nb. two", 1, 1),
    ("i. one\nii. two", 1, 1),
    ("a\tb\tc\n1\t2\t3", 1, 1),
    ("  a     b\n----  ----\n  1     2", 2, 1),
    ("name,post,year\nAlex,Head,2024\nKim,Manager,2025", 1, 1),
    ("| a | b |\n|---|---|\n| 1 |", 3, 1),
    ("| a | b |\n|---|---|\n| 1 | one\ntwo |", 4, 1),
    ("| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |", 5, 1),
    ("## A\n\n#### B", 3, 1),
    ("## \n\nx", 1, 1),
    ("## A {#a}\n\nx\n\n## B {#a}", 5, 1),
    ("## A {#a b}", 1, 1),
    ("## A {#a}\n\nx\n\n##B", 5, 1),
    ("    ## Heading\n\nx", 1, 5),
    ("x\n\n---\ntitle: y\n---", 4, 1),
    ("(a)[https://example.org]", 1, 1),
    ("see [a](https://example.org and more", 1, 7),
    ("[a](my file.pdf)", 1, 3),
    ("[a][ref] b", 1, 1),
    ("note[^1]", 1, 5),
    ("[^1]: a note\n\ntext", 1, 1),
    ("[ref]: https://example.org\n\ntext", 1, 1),
    ("[a](javascript:alert(1))", 1, 5),
    ("[a](tel:0123)", 1, 5),
    ("{{< youtube x >}}", 1, 1),
    ("{% include x %}", 1, 1),
    ("<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main", 1, 1),
    ("---\ntitle: x\n---\n\ntext", 1, 1),
    ("#Heading here\n\ntext", 1, 1),
    ("##Heading", 1, 1),
    ("A long sentence stands here.\n---\nmore", 1, 1),
    ("one\ntwo\n---", 1, 1),
    ("    indented text here", 1, 5),
    ("**bold is open", 1, 1),
    ("*one is open", 1, 1),
    ("a ** b ** c", 1, 3),
    ("**a*b**", 1, 1),
    ("~~a", 1, 1),
    ("a &foo; b", 1, 3),
    ("a &nbsp b", 1, 3),
    ("• one\n• two", 1, 1),
    ("-one\n-two", 1, 1),
    ("1.one\n2.two", 1, 1),
    ("a) one\nb) two", 1, 1),
    ("![chart]", 1, 1),
    ("[[page]]", 1, 1),
    ("> [!NOTE]\n> text", 1, 1),
    ("!!! note\n    text", 1, 1),
    ("[TOC]", 1, 1),
    ("==mark==", 1, 1),
    ("H~2~O", 1, 2),
    ("$x^2$", 1, 1),
    (":tada: hello", 1, 1),
    ("<div>\n*a*\n</div>", 2, 1),
    ("<details><summary>S</summary>\n\na *b*\n\n</details>", 3, 3),
    ("(a) first\n(b) second", 1, 1),
    ("Text\n\no one\no two", 3, 1),
    ("text {: .red}", 1, 6),
    ("\\begin{table} x", 1, 1),
    ("+---+---+\n| a | b |\n+---+---+", 1, 1),
]


@pytest.mark.parametrize(("markdown", "line", "column"), SLIPS)
def test_a_slip_is_told_with_its_place(markdown: str, line: int, column: int) -> None:
    found = findings_of(markdown, blocks=True)
    assert found, shown(markdown)
    assert (found[0].line + 1, found[0].column + 1) == (line, column)
    assert found[0].message
    assert found[0].hint


@pytest.mark.parametrize(
    "title", ["# Five ways", "- Five ways", "> Five ways", "• Five ways", "[x] Five ways"]
)
def test_marks_of_blocks_are_no_part_of_a_title(title: str) -> None:
    (found,) = findings_of(title, blocks=False)
    assert found.column == 0
    assert found.hint == "take the sign away"


@pytest.mark.parametrize(
    "title",
    [
        "- 5 °C store",
        "1. Five ways",
        "2026. A year",
        "A [draft] policy",
        "5 > 3",
        "# of technicians",
        "#1 for skills",
    ],
)
def test_a_title_may_hold_signs_that_people_write(title: str) -> None:
    assert findings_of(title, blocks=False) == []


@pytest.mark.parametrize(
    "markdown",
    [
        "# A\n## B {#own}\ntext[^1]\n\n[^1]: note",
        "AT&T, R&D and &copy; caf&eacute;",
        "x < y and y > z; I <3 you",
        "price* here\n\n*Applies to x",
        "`<x>` and ``a ` b`` and \\*this\\*",
        "See [the plan][plan].\n\n[plan]: ../plans/p.yaml",
        "![A chart](../files/a.png)",
        "<https://example.org/> <a@example.org> a<br>b <sub>2</sub>",
        '<abbr title="Technician Commitment">TC</abbr>',
        "#TechnicianCommitment #Technicians",
        "- **x**: y\n- *z*",
        "5 * 3 * 2 - 1",
        "[https://www.example.org/x](https://example.org/x/)",
        "## A\n\n### B\n\n## C\n\n### D",
        "Vitamin C. Iron.\nB. Example said so.",
        "| a | b |\n|---|---|\n| | 2 |\n| 1 | |",
        "About ~5 people, ~10 rooms, a@example.org and 10^6 cells",
        "{set} (see the note) and [sic] (2019)",
        "one, two, three,\nfour, five, six,\nseven, eight, nine",
        "[V1] and [the plan] say so",
        "*\ta\n*\tb",
        "Term\n: Definition",
        "Table: How many\n\n| a | b |\n| --- | ---: |\n| 1 | |",
    ],
)
def test_nothing_is_said_of_what_is_sound(markdown: str) -> None:
    assert findings_of(markdown, blocks=True) == []


def test_words_of_a_comment_are_not_looked_for_elsewhere() -> None:
    text = "A date in words.\n\n1. In figures\n\n   <!-- mistake: date in figures -->\n   more\n\n2. A date"
    found = findings_of(text, blocks=True)
    assert [(each.line + 1, each.rule) for each in found] == [(5, "words-lost")]


def test_a_list_within_a_line_is_told() -> None:
    assert [(one.rule, one.line) for one in findings_of("Do:\n- a\n- b", blocks=False)] == [
        ("markdown-looks-different", 1)
    ]


PIECES = st.sampled_from(
    [
        *("word", "two words", "- item", "  - inner", "1. one", "4. four", "> quoted", "# Head", "#head"),
        *(
            "",
            "",
            "    deep",
            "---",
            "```",
            "| a | b |",
            "|---|---|",
            "| 1 | 2 | 3 |",
            "<b>",
            "</b>",
            "<gone>",
        ),
        *("*em*", "**st", "[a](b)", "[a](javascript:x)", "[r]: x", "[^1]", "[^1]: n", "&amp;", "<!-- c -->"),
        *("~~d~~", "\\*", "`c`", "<style>", "www.example.org", "Term", ": meaning", "<p class=x>"),
    ]
)


CELLS = st.sampled_from(
    [
        "Cell",
        "29",
        "Two words.",
        "**bold**",
        "`code`",
        "`a | b`",
        "[a](https://example.org/)",
        "- a",
        "# b",
        "1. c",
        "a|b",
        "&lt",
        "a :name: b",
        "a@example,ac",
        "",
        "o a",
        "(x) y",
        "~~d~~",
        "a\\b",
        "£3",
    ]
)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4),
    st.sampled_from(["", "Words\n\n", "- item\n\n", "### Head\n\n", "Table: words\n\n", "Words\n"]),
    st.sampled_from(["", "\n", "\n\nWords", "\n\n- item", "\nWords", "\n\n  words"]),
)
def test_the_same_is_found_in_a_table_whether_or_not_a_glance_would_do(
    rows: list[list[str]], before: str, after: str
) -> None:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    markdown = before + "\n".join([lines[0], "| --- | ---: |", *lines[1:]]) + after
    found = findings_of(markdown, blocks=True)
    assert found == findings_of(f"{markdown}\n\n\\*", blocks=True)  # which no glance takes for plain words


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=7), st.sampled_from(["\n", " ", "\n\n"]))
def test_words_reach_their_readers_or_are_told(pieces: list[str], between: str) -> None:
    numbered = [
        piece.replace("word", f"word{number}").replace("words", f"words{number}")
        for number, piece in enumerate(pieces)
    ]
    markdown = between.join(numbered)
    if findings_of(markdown, blocks=True):
        return
    page = shown(markdown)
    for piece in numbered:
        for word in second_reader.WORD.findall(piece):
            if word.startswith(("word", "item", "inner", "meaning", "quoted", "deep")):
                assert word in page, markdown


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "![](",
            "![",
            "https://[ ",
            "[a](",
            "<a ",
            "<![CDATA[",
            "**a ",
            "*a ",
            "`a ",
            "~~a ",
            "[a][b] ",
            "<b>",
        ),
        *("- ", "> ", "1. ", "- a\n", "# a\n", "a\n---\n", "Term\n: Meaning\n", "> a\n\n", "```\na\n```\n"),
        *(
            "a\n\n",
            "|a|b|\n",
            "a@b.cd ",
            "www.a.bc ",
            "https://a/))))",
            "# a {#a}\n\n",
            "<!--",
            "&amp; ",
            "{{ ",
        ),
        *("&a", "<a\n\n", "[^1] ", "\\*", "*", ":a: ", "$a^"),
    ],
)
def test_work_grows_with_the_size(unit: str) -> None:
    def run(size: int) -> None:
        markdown = unit * size
        found = findings_of(markdown, blocks=True)
        if TOO_MUCH not in {one.rule for one in found}:
            shown(markdown)

    assert grows_evenly(run)


def test_a_new_update_holds_nothing_that_its_readers_lose() -> None:
    body = update_file("A title").rpartition("---\n")[2]
    assert body.strip()
    assert findings_of(body, blocks=True) == []
