"""References in style sheets, in <style> and in style attributes."""

import pytest

from tcsite.links.microsyntax import css

SHEETS = [
    # (CSS, the references in it)
    ("p { background: url(a.png) }", ["a.png"]),
    ('p { background: url("a.png") }', ["a.png"]),
    ("p { background: url('a.png') }", ["a.png"]),
    ("p { background: url( a.png ) }", ["a.png"]),
    ("p { background: url(\n'a.png'\n) }", ["a.png"]),
    ("p { background: URL(a.png) }", ["a.png"]),
    ("p { background: url(a.png), url(b.png) }", ["a.png", "b.png"]),
    ("p{background:url(a.png)}q{background:url(b.png)}", ["a.png", "b.png"]),
    ('@import "a.css";', ["a.css"]),
    ("@import 'a.css' screen;", ["a.css"]),
    ("@import url(a.css);", ["a.css"]),
    ('@import url("a.css") layer(x) supports(display: grid) print;', ["a.css"]),
    ("@IMPORT'a.css';", ["a.css"]),
    ('@import/**/"a.css";', ["a.css"]),
    ("p { background: image-set('a.png' 1x, 'b.png' 2x) }", ["a.png", "b.png"]),
    ("p { background: -webkit-image-set(url(a.png) 1x) }", ["a.png"]),
    (
        'p { background: image-set("a.avif" type("image/avif"), "b.png" type("image/png")) }',
        ["a.avif", "b.png"],
    ),
    ("@font-face { src: url(a.woff2) format('woff2'), local('A') }", ["a.woff2"]),
    ("@font-face { src: url('a.eot?#iefix') }", ["a.eot?#iefix"]),
    ("p { background: url(a\\ b.png) }", ["a b.png"]),
    ("p { background: url('a\\27 b.png') }", ["a'b.png"]),
    ("p { background: url(\\61.png) }", ["a.png"]),
    ("p { background: url('a\\0.png') }", ["a\ufffd.png"]),
    ("p { mask: url(#m) }", ["#m"]),
    ("p { background: url(a.png", ["a.png"]),  # the end of the file closes it
    ('@import "a.css', ["a.css"]),
    ("p { background: url('data:image/svg+xml;utf8,<svg/>') }", ["data:image/svg+xml;utf8,<svg/>"]),
    ("p { --own: url(a.png) }", ["a.png"]),
    ("p { background: url(//cdn.example/a.png) }", ["//cdn.example/a.png"]),
    ("p { background: url(a/*b*/c.png) }", ["a/*b*/c.png"]),  # no comment inside an address
    # what is none
    ("/* p { background: url(a.png) } */", []),
    ("/* @import 'a.css'; */ p { color: red }", []),
    ("/* url(a.png)", []),
    ("p::before { content: 'url(a.png)' }", []),
    ('p::before { content: "a.png" }', []),
    ("@namespace url(http://www.w3.org/1999/xhtml);", []),
    ('@namespace svg "http://www.w3.org/2000/svg"; p::before { content: "@import" }', []),
    ('@charset "utf-8"; p { color: red }', []),
    ("p { background: my-url(a.png) }", []),
    ("p { background: url(a b.png) }", []),  # a space makes it no address
    ("p { background: url(data:image/svg+xml;utf8,<svg xmlns='x' fill=\"url(#a)\">) }", ["#a"][:0]),
    ("p { background: linear-gradient(red, blue) }", []),
    ("p { content: 'it\\'s url(a.png)' }", []),
    ("p { content: 'open\n; background: url(a.png) }", ["a.png"]),  # a line end ends a string
    ("p::before { content: '/*' } p { background: url(a.png) } q::after { content: '*/' }", ["a.png"]),
]


@pytest.mark.parametrize(("sheet", "expected"), SHEETS)
def test_the_references_of_a_style_sheet(sheet, expected):
    assert [found.raw for found in css(sheet)] == expected


@pytest.mark.parametrize(("sheet", "expected"), SHEETS)
def test_each_reference_begins_where_it_is_said_to(sheet, expected):
    for raw, start in css(sheet):
        assert sheet[start:].startswith(raw[:1].replace("a", "\\61" if "\\61" in sheet else "a"))


LINKED = [
    ("p { background: url(img.png) }", set()),  # beside the sheet
    ("p { background: url(../a.png) }", set()),
    ("p { background: url(/a.png) }", set()),
    ("p { background: url(a.png) }", {("missing-asset", "a.png")}),  # beside the page
    ("p { background: url(gone.png) } /* url(gone2.png) */", {("missing-asset", "gone.png")}),
    ("@import 'more.css';", set()),
    ("@import 'gone.css';", {("missing-asset", "gone.css")}),
    ("p { mask: url(#gone) }", set()),  # an id of whichever page uses the sheet
    ("p { mask: url(../icons.svg#icon) }", set()),
    ("p { mask: url(../icons.svg#gone) }", {("missing-fragment", "../icons.svg#gone")}),
    ("p { background: url(data:,x) }", set()),
    ("p { background: url(http://example.org/a.png) }", {("insecure-resource", "http://example.org/a.png")}),
    ("p { background: url('gone\\2e png') }", {("missing-asset", "gone.png")}),
]


@pytest.mark.parametrize(("sheet", "expected"), LINKED)
def test_a_linked_style_sheet_is_read_from_its_own_folder(check, sheet, expected):
    files = {"css/main.css": sheet, "css/more.css": "", "css/img.png": ""}
    assert check(head='<link rel="stylesheet" href="css/main.css">', files=files) == expected


def test_an_imported_style_sheet_is_read_too(check):
    files = {
        "css/main.css": "@import 'deep/more.css'",
        "css/deep/more.css": "p { background: url(gone.png) }",
    }
    found = check(head='<link rel="stylesheet" href="css/main.css">', files=files)
    assert found == {("missing-asset", "gone.png")}


@pytest.mark.parametrize("head", ['<link rel="stylesheet" href="x.css">', '<style>@import "x.css";</style>'])
def test_in_a_style_sheet_that_a_page_uses_broken_references_are_errors(problems, folder, page, head):
    files = {**folder, "x.css": "p { background: url(gone.png) }", "page.html": page(head=head)}
    assert [(problem.severity, problem.page) for problem in problems(files)] == [("error", "x.css")]


def test_in_a_style_sheet_that_no_page_uses_broken_references_are_only_warned_of(problems, folder):
    (found,) = problems({**folder, "spare.css": "p { background: url(gone.png) }"})
    assert (found.rule, found.severity, found.page) == ("missing-asset", "warning", "spare.css")


IN_PAGES = [
    ("<style>p { background: url(a.png) }</style>", set()),
    ("<style>p { background: url(gone.png) }</style>", {("missing-asset", "gone.png")}),
    ("<style><!-- p { background: url(gone.png) } --></style>", {("missing-asset", "gone.png")}),
    ("<style>@import 'good.css';</style>", set()),
    ("<style>@import 'gone.css';</style>", {("missing-asset", "gone.css")}),
    ("<style>/* url(gone.png) */</style>", set()),
    ('<p style="background: url(a.png)">', set()),
    ('<p style="background: url(gone.png)">', {("missing-asset", "gone.png")}),
    ('<p style="background: url(&quot;gone.png&quot;)">', {("missing-asset", "gone.png")}),
    ("<p style=\"background: image-set('gone.png' 2x)\">", {("missing-asset", "gone.png")}),
    ('<p style="color: red">', set()),
    ('<style>p { mask: url(#m) }</style><svg><mask id="m"/></svg>', set()),
    ("<style>p { mask: url(#m) }</style>", {("missing-fragment", "#m")}),
    ('<p id="m" style="clip-path: url(#m)">', set()),
    ('<p style="clip-path: url(#m)">', {("missing-fragment", "#m")}),
    ('<svg><linearGradient id="g"/><rect fill="url(#g)"/></svg>', set()),
    ('<svg><rect fill="url(#g)"/></svg>', {("missing-fragment", "#g")}),
    (
        '<svg><rect filter="url(#g)" mask="url(#h)"/></svg>',
        {("missing-fragment", "#g"), ("missing-fragment", "#h")},
    ),
    ("<template><style>p { background: url(gone.png) }</style></template>", set()),
    ("<svg><style>p { background: url(gone.png) }</style></svg>", {("missing-asset", "gone.png")}),
]


@pytest.mark.parametrize(("body", "expected"), IN_PAGES)
def test_styles_in_a_page_are_read_from_the_page(check, body, expected):
    assert check(body) == expected


SVG_FILES = [
    ('<svg><use href="#a"/><g id="a"/></svg>', set()),
    ('<svg><use href="#gone"/></svg>', {("missing-fragment", "#gone")}),
    ('<svg><image href="../a.png"/></svg>', set()),
    ('<svg><image xlink:href="a.png"/></svg>', {("missing-asset", "a.png")}),
    ("<svg><style>p { background: url(gone.png) }</style></svg>", {("missing-asset", "gone.png")}),
    (
        "<svg><style><![CDATA[ p { background: url(gone.png) } ]]></style></svg>",
        {("missing-asset", "gone.png")},
    ),
    ('<?xml version="1.0"?><!DOCTYPE svg><svg><a href="../other.html#here"><text>t</text></a></svg>', set()),
    ('<svg><a href="gone.html"><text>t</text></a></svg>', {("broken-link", "gone.html")}),
    ('<svg><g id="a"/><g id="a"/></svg>', {("duplicate-id", "")}),
    ('<svg><!-- <use href="#gone"/> --></svg>', set()),
]


@pytest.mark.parametrize(("drawing", "expected"), SVG_FILES)
def test_an_svg_file_is_read_from_its_own_folder(check, drawing, expected):
    assert check('<img src="img/x.svg" alt="">', files={"img/x.svg": drawing}) == expected
