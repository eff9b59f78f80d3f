"""srcset and meta refresh, as HTML's own parsers read them."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tcsite.links.microsyntax import refresh, srcset

CANDIDATES = [
    # (srcset, candidates, whether it is well formed)
    ("a.png", ["a.png"], True),
    ("a.png 2x", ["a.png"], True),
    ("a.png 1x, b.png 2x", ["a.png", "b.png"], True),
    ("a.png 1x,b.png 2x", ["a.png", "b.png"], True),
    ("a.png 480w, b.png 800w", ["a.png", "b.png"], True),
    ("a.png 1.5x, b.png 2e0x", ["a.png", "b.png"], True),
    ("a.png 480w 320h", ["a.png"], True),
    ("a.png,", ["a.png"], True),
    ("a.png 1x,", ["a.png"], True),
    ("a.png 1x , b.png 2x", ["a.png", "b.png"], True),
    ("  a.png\n2x,\tb.png  ", ["a.png", "b.png"], True),
    ("a,b.png 2x", ["a,b.png"], True),
    ("a.png,b.png", ["a.png,b.png"], True),  # one address: no space after the comma
    ("a.png, b.png", ["a.png", "b.png"], True),
    ("/w_400,h_300/a.png 1x, b.png 2x", ["/w_400,h_300/a.png", "b.png"], True),
    ("data:image/png;base64,AAAA 1x, b.png 2x", ["data:image/png;base64,AAAA", "b.png"], True),
    ("data:,a ( , data:,b 1x, ), data:,c", ["data:,c"], False),
    ("", [], True),
    (",", [], True),
    (", a.png", ["a.png"], False),
    ("a.png,, b.png", ["a.png", "b.png"], False),
    ("a.png 1x,, b.png", ["a.png", "b.png"], False),
    ("a.png 480, b.png", ["b.png"], False),
    ("a.png 2x 480w, b.png", ["b.png"], False),
    ("a.png 0w, b.png", ["b.png"], False),
    ("a.png -1x, b.png", ["b.png"], False),
    ("a.png 320h, b.png", ["b.png"], False),
    ("a.png 1x 2x, b.png", ["b.png"], False),
    ("a.png 1X, b.png", ["b.png"], False),
    ("a.png +1x, b.png", ["b.png"], False),
    ("a.png .5x", ["a.png"], True),
    ("a.png 5.x", [], False),
]


@pytest.mark.parametrize(("value", "expected", "well"), CANDIDATES)
def test_the_candidates_of_a_srcset(value, expected, well):
    found, formed = srcset(value)
    assert [candidate.raw for candidate in found] == expected
    assert formed is well
    assert all(value.startswith(candidate.raw, candidate.start) for candidate in found)


IN_PAGES = [
    ('<img src="a.png" alt="" srcset="a.png 1x, b.png 2x">', set()),
    ('<img src="a.png" alt="" srcset="a.png 1x, gone.png 2x">', {("missing-asset", "gone.png")}),
    ('<img src="a.png" alt="" srcset="a,b.png 2x">', set()),
    ('<img src="a.png" alt="" srcset="a.png,b.png">', {("missing-asset", "a.png,b.png")}),
    ('<img src="a.png" alt="" srcset="data:image/png;base64,AA 1x, b.png 2x">', set()),
    ('<img src="a.png" alt="" srcset="a.png 1x,">', set()),
    ('<img src="a.png" alt="" srcset="a.png 480">', {("srcset-malformed", "a.png 480")}),
    ('<img src="a.png" alt="" srcset="">', {("srcset-malformed", "")}),
    (
        '<picture><source srcset="gone.png"><img src="a.png" alt=""></picture>',
        {("missing-asset", "gone.png")},
    ),
    (
        '<picture><source srcset="a.png 1q"><img src="a.png" alt=""></picture>',
        {("srcset-malformed", "a.png 1q")},
    ),
]


@pytest.mark.parametrize(("body", "expected"), IN_PAGES)
def test_each_candidate_that_browsers_use_is_there(check, body, expected):
    assert check(body) == expected


# --- the standard's algorithm, step by step, for comparison ----------------------------------------

SPACE = " \t\n\f\r"


def standard(text: str) -> tuple[list[str], bool]:
    """https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute."""
    found: list[Any] = []
    position, errors = 0, 0
    while True:
        start = position
        while position < len(text) and text[position] in SPACE + ",":
            position += 1
        errors += "," in text[start:position]
        if position == len(text):
            return found, errors == 0
        start = position
        while position < len(text) and text[position] not in SPACE:
            position += 1
        descriptors: list[Any] = []
        url = text[start:position]
        if url.endswith(","):
            errors += url.endswith(",,")
            url = url.rstrip(",")
        else:
            descriptors, position = standard_descriptors(text, position)
        if holds(descriptors):
            found.append(url)
        else:
            errors += 1


def standard_descriptors(text: str, position: int) -> tuple[list[str], int]:
    while position < len(text) and text[position] in SPACE:
        position += 1
    descriptors, current, state = [], "", "in"
    while True:
        character = text[position] if position < len(text) else ""
        if state == "in":
            if character and character in SPACE:
                if current:
                    descriptors.append(current)
                    current, state = "", "after"
            elif character == ",":
                return descriptors + [current] * bool(current), position + 1
            elif character == "(":
                current, state = current + "(", "parens"
            elif not character:
                return descriptors + [current] * bool(current), position
            else:
                current += character
        elif state == "parens":
            if not character:
                return [*descriptors, current], position
            current += character
            state = "in" if character == ")" else state
        elif not character:
            return descriptors, position
        elif character not in SPACE:
            state = "in"
            position -= 1
        position += 1


def holds(descriptors: list[str]) -> bool:
    width = density = height = None
    for descriptor in descriptors:
        number = descriptor[:-1]
        if descriptor.endswith("w") and re.fullmatch("[0-9]+", number):
            if width is not None or density is not None or int(number) == 0:
                return False
            width = number
        elif descriptor.endswith("x") and re.fullmatch(
            r"-?([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?", number
        ):
            if width is not None or density is not None or height is not None or float(number) < 0:
                return False
            density = number
        elif descriptor.endswith("h") and re.fullmatch("[0-9]+", number):
            if height is not None or density is not None or int(number) == 0:
                return False
            height = number
        else:
            return False
    return height is None or width is not None


PIECES = st.sampled_from(
    ["a", "b.png", ",", ", ", " ", "\n", "1x", "2.5x", " 100w", " 5h", "-1x", "(", ")", "0w", "x", "data:,"]
)


def same(value: str) -> None:
    found, well = srcset(value)
    expected, formed = standard(value)
    assert [candidate.raw for candidate in found] == expected
    # A last comma too many is let pass; all else that the standard calls an error is one.
    assert well == formed or (well and value.rstrip(SPACE).endswith(","))


@given(st.lists(PIECES, max_size=12).map("".join))
def test_srcset_is_read_as_the_standard_reads_it(value):
    same(value)


@given(st.text(max_size=30))
def test_any_text_is_read_as_the_standard_reads_it(value):
    same(value)


REFRESHES = [
    # (content, seconds, where to: None is the page itself); None: browsers ignore it
    ("5", (5, None)),
    ("0; url=x.html", (0, "x.html")),
    ("0;url=x.html", (0, "x.html")),
    ("0,url=x.html", (0, "x.html")),
    ("0 url=x.html", (0, "x.html")),
    ("0; URL=x.html", (0, "x.html")),
    ("0; Url = x.html", (0, "x.html")),
    ("0; url='x.html'", (0, "x.html")),
    ('0; url="x.html" junk', (0, "x.html")),
    ("0; url='x.html", (0, "x.html")),
    ("0; x.html", (0, "x.html")),
    ("0; 'x.html'", (0, "x.html")),
    ("  10 ; url=x.html", (10, "x.html")),
    ("1.5; url=x.html", (1, "x.html")),
    (".5; url=x.html", (0, "x.html")),
    ("0; urls.html", (0, "urls.html")),
    ("0;", (0, None)),
    ("0; url=", (0, "")),
    ("url=x.html", None),
    ("", None),
    ("soon; url=x.html", None),
    ("-1; url=x.html", None),
    ("0url=x.html", None),
]


@pytest.mark.parametrize(("content", "expected"), REFRESHES)
def test_a_refresh_is_read_as_browsers_read_it(content, expected):
    found = refresh(content)
    assert (found and (found.seconds, found.target and found.target.raw)) == expected
    if found and found.target:
        assert content.startswith(found.target.raw, found.target.start)


REFRESH_PAGES = [
    ("0; url=other.html", set()),
    ("0; url=gone.html", {("broken-link", "gone.html")}),
    ("0; URL='gone.html'", {("broken-link", "gone.html")}),
    ("0; url=other.html#gone", {("missing-fragment", "other.html#gone")}),
    ("0; url=https://example.org/", set()),
    ("0; url=javascript:x()", {("javascript-link", "javascript:x()")}),
    ("30", set()),
    ("url=other.html", {("refresh-malformed", "url=other.html")}),
    ("0; url=", {("refresh-malformed", "0; url=")}),
    ("", {("refresh-malformed", "")}),
]


@pytest.mark.parametrize("name", ["refresh", "Refresh", "REFRESH"])
@pytest.mark.parametrize(("content", "expected"), REFRESH_PAGES)
def test_a_refresh_leads_somewhere(check, name, content, expected):
    assert check(head=f'<meta http-equiv="{name}" content="{content}">') <= expected | {
        ("empty-reference", "")
    }
    assert check(head=f'<meta http-equiv="{name}" content="{content}">') == expected
