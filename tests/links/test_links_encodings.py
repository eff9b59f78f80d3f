"""Bytes are read as browsers read them."""

import pytest

from tcsite.text import decode

PAGE = '<!doctype html><html lang="en"><head>{}<title>T</title></head><main><h1>H</h1><a href="caf\u00e9.html">t</a>'


ENCODINGS = [
    (PAGE.format("").encode(), set()),
    (PAGE.format('<meta charset="utf-8">').encode(), set()),
    (b"\xef\xbb\xbf" + PAGE.format("").encode(), set()),
    (b"\xef\xbb\xbf" + PAGE.format('<meta charset="latin1">').encode(), set()),  # the mark wins
    (b"\xff\xfe" + PAGE.format("").encode("utf-16-le"), set()),
    (b"\xfe\xff" + PAGE.format("").encode("utf-16-be"), set()),
    (PAGE.format("").encode("latin-1"), set()),  # not UTF-8, so it is read as windows-1252
    (PAGE.format('<meta charset="iso-8859-1">').encode("latin-1"), set()),
    (PAGE.format("<META CHARSET=windows-1252>").encode("latin-1"), set()),
    (
        PAGE.format('<meta http-equiv="Content-Type" content="text/html; charset=latin1">').encode("latin-1"),
        set(),
    ),
    (PAGE.format('<meta charset="macintosh">').encode("mac-roman"), set()),
    (PAGE.format('<meta charset="utf-16">').encode(), set()),  # cannot be: it was read to find this
    (PAGE.format('<meta charset="nonsense">').encode(), set()),
    (PAGE.format('<meta charset="base64">').encode(), set()),
    (PAGE.format('<!-- <meta charset="latin1"> -->').encode(), set()),
    (PAGE.format('<meta name="description" content="charset=latin1">').encode(), set()),
    (PAGE.format('<meta charset="latin1">').encode(), {("broken-link", "caf\u00c3\u00a9.html")}),
    (PAGE.format('<meta charset="utf-8">').encode("latin-1"), {("broken-link", "caf\ufffd.html")}),
    (PAGE.format(" " * 1024 + '<meta charset="latin1">').encode(), set()),  # too late to count
]


@pytest.mark.parametrize(("content", "expected"), ENCODINGS)
def test_a_page_is_decoded_before_it_is_read(check, content, expected):
    found = check(files={"page.html": content})
    assert {pair for pair in found if pair[0] != "page-without-lang"} == expected


def test_a_style_sheet_in_another_encoding_is_decoded_too(check):
    files = {"x.css": '@charset "macintosh"; p { background: url(gone-é.png) }'.encode("mac-roman")}
    found = check(head='<link rel="stylesheet" href="x.css">', files=files)
    assert found == {("missing-asset", "gone-é.png")}


def test_xml_may_say_its_encoding(check):
    drawing = '<?xml version="1.0" encoding="macintosh"?><svg><g id="ü"/><use href="#ü"/></svg>'
    files = {"x.svg": drawing.encode("mac-roman")}
    assert check('<img src="x.svg#ü" alt="">', files=files) == set()


def test_a_style_sheet_with_a_byte_order_mark_is_read(check):
    files = {"x.css": b'\xef\xbb\xbf@import "gone.css";'}
    assert check(head='<link rel="stylesheet" href="x.css">', files=files) == {("missing-asset", "gone.css")}


@pytest.mark.parametrize(
    "content", [b"", b"\x00", b"\xff", b"\xff\xfe\x00", b"<meta charset=", b"\x1b(B", b"\xef\xbb\xbf"]
)
def test_any_bytes_are_some_text(content):
    assert decode.markup(content).decode() == decode.text(content)


def test_a_file_name_that_is_no_utf8_can_be_linked_to(check):
    name = b"caf\xe9-old.html".decode("utf-8", "surrogateescape")
    assert (
        check('<a href="caf%E9-old.html">t</a>', files={name: b"<html lang=en><title>T</title><main><h1>H"})
        == set()
    )
