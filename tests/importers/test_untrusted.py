"""Documents that are made to do harm, or are damaged, are refused with a reason; none makes the import raise."""

import io
import random
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.asking import imported, table
from importers.documents import FORMATS, Layout

SOUND = {
    ending: FORMATS[ending](Layout([table(["Action", "Lead", "When"], ["One", "HR", "2025"])]))
    for ending in FORMATS
}


def refusal(content: bytes, ending: str) -> str:
    result = imported(content, ending)
    assert dict(result.files) == {}
    (problem,) = result.problems
    return problem.message


def changed(kind: str, part: str, old: bytes, new: bytes) -> bytes:
    """A sound document with something replaced in one of its parts."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(SOUND[kind])) as archive,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in archive.namelist():
            data = archive.read(name)
            assert name != part or old in data
            copy.writestr(name, data.replace(old, new) if name == part else data)
    return stream.getvalue()


def with_part(kind: str, name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO(SOUND[kind])
    with zipfile.ZipFile(stream, "a", method) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


def test_a_zip_bomb_is_refused_without_unpacking_it() -> None:
    bomb = with_part("docx", "word/bomb.xml", b"\0" * (100 << 20))
    tracemalloc.start()
    try:
        assert "packed so tightly" in refusal(bomb, "docx")
        assert tracemalloc.get_traced_memory()[1] < 50 << 20, "half of what it holds: it was not unpacked"
    finally:
        tracemalloc.stop()


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    content = with_part("docx", "word/bomb.xml", b"\0" * 1_234_567)
    size = (1_234_567).to_bytes(4, "little")
    assert content.count(size) == 2
    lying = content.replace(size, (100_000).to_bytes(4, "little"))
    assert "not as large as it says" in refusal(lying, "docx")


def test_many_parts_and_much_xml_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(6000):
            archive.writestr(f"{number}.xml", "")
    assert "parts" in refusal(stream.getvalue(), "docx")
    noise = random.Random(1).randbytes(26 << 20)
    assert "larger than any plan" in refusal(with_part("xlsx", "xl/more.xml", noise), "xlsx")


@pytest.mark.parametrize(
    ("kind", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/worksheets/sheet1.xml")]
)
def test_entities_are_refused(kind: str, part: str) -> None:
    stream = io.BytesIO()
    evil = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    with zipfile.ZipFile(io.BytesIO(SOUND[kind])) as archive, zipfile.ZipFile(stream, "w") as copy:
        for name in archive.namelist():
            data = archive.read(name)
            if name == part:
                head, _, rest = data.partition(b"?>") if data.startswith(b"<?xml") else (b"", b"", data)
                data = (head + b"?>" if head else b"") + evil + rest
            copy.writestr(name, data)
    assert "document type" in refusal(stream.getvalue(), kind)


def test_other_encodings_in_which_entities_would_hide_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SOUND["docx"])) as archive, zipfile.ZipFile(stream, "w") as copy:
        for name in archive.namelist():
            data = archive.read(name)
            copy.writestr(name, data.decode().encode("utf-16") if name == "word/document.xml" else data)
    assert "encoding" in refusal(stream.getvalue(), "docx")


def test_a_sheet_that_merges_millions_of_cells_is_refused_before_it_is_read() -> None:
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    content = changed("xlsx", "xl/worksheets/sheet1.xml", b"</sheetData>", merged)
    assert "merges 17,179,869,184 cells" in refusal(content, "xlsx")
    hidden = merged.replace(b"A1:XFD", b"A1&#58;XFD")
    assert "cannot be read" in refusal(
        changed("xlsx", "xl/worksheets/sheet1.xml", b"</sheetData>", hidden), "xlsx"
    )


def test_a_sheet_with_too_many_cells_is_refused() -> None:
    rows = b"".join(b"<row>" + b"<c/>" * 100 + b"</row>" for _ in range(3000))
    content = changed("xlsx", "xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData>" + rows)
    assert "cells" in refusal(content, "xlsx")


def test_spans_of_html_are_bounded() -> None:
    rows = '<tr><td colspan="1000000000" rowspan="1000000000">x</td></tr>' * 50
    imported(f"<table>{rows}</table>".encode(), "html")


def test_deep_nesting_does_not_exhaust_the_stack() -> None:
    imported(b"<div>" * 20_000 + b"x", "html")
    imported(b"<table><tr><td>" * 2_000 + b"x", "html")
    imported(b"<table><tr><td><b>" * 2_000 + b"x", "md")
    nested = b"<w:tbl><w:tr><w:tc>" * 200 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 200
    imported(changed("docx", "word/document.xml", b"<w:body>", b"<w:body>" + nested), "docx")


@pytest.mark.parametrize(
    ("content", "ending", "message"),
    [
        (b"", "docx", "the file is empty"),
        (b"  \n", "csv", "the file is empty"),
        (b"not a zip", "docx", "damaged, or no .docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old",
            "docx",
            "protected by a password, or in a format from before 2007",
        ),
        (SOUND["xlsx"], "docx", "cannot be read as a Word document"),
        (SOUND["docx"], "xlsx", "cannot be read as an Excel workbook"),
        (b"x" * (51 << 20), "csv", "is the most that is read"),
        (b"a,b\n" * 100_000, "csv", "200,000 cells"),
        (b'Action,Lead\n"' + b"x" * 200_000 + b'",HR\n', "csv", "cannot be read as CSV"),
        (b"x", "pdf", "the file is no PDF"),
        (b"x", "exe", "files ending in .exe cannot be imported"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(content: bytes, ending: str, message: str) -> None:
    assert message in refusal(content, ending)


def test_names_that_cannot_be_addresses_are_refused() -> None:
    from tcsite.importers import import_file

    for institution, plan in (("../x", ""), ("x", "../y"), ("X", ""), ("x", "2024/27")):
        result = import_file(SOUND["docx"], "a.docx", institution=institution, plan=plan)
        assert (dict(result.files), len(result.problems)) == ({}, 1)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["docx", "xlsx"]), st.data())
def test_damaged_documents_never_raise(ending: str, data: st.DataObject) -> None:
    content = bytearray(SOUND[ending])
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    imported(bytes(content), ending)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["document", "numbering", "styles", "footnotes"]), st.data())
def test_parts_of_word_documents_with_wild_values_never_raise(part: str, data: st.DataObject) -> None:
    """Numbers that are none, elements in strange places: the XML is sound, what it says is not."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SOUND["docx"])) as archive, zipfile.ZipFile(stream, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == f"word/{part}.xml":
                words = content.split(b'w:val="')
                for _ in range(3):
                    place = data.draw(st.integers(0, len(words) - 1))
                    wild = data.draw(st.sampled_from([b"-1", b"99999999999", b"x", b"", b"\xc2\xb2"]))
                    words[place] = wild + words[place][words[place].find(b'"') :] if place else words[place]
                content = b'w:val="'.join(words)
            copy.writestr(name, content)
    imported(stream.getvalue(), "docx")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["csv", "md", "html"]), st.text(max_size=300) | st.binary(max_size=300))
def test_any_bytes_can_be_asked_for_a_plan(ending: str, content: str | bytes) -> None:
    imported(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content, ending)


@pytest.mark.parametrize(
    ("module", "ending", "package"),
    [("docx", "docx", "python-docx"), ("openpyxl", "xlsx", "openpyxl"), ("pdfplumber", "pdf", "pdfplumber")],
)
def test_without_the_extra_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, module: str, ending: str, package: str
) -> None:
    import sys

    for name in [module, *(name for name in sys.modules if name.startswith(f"{module}."))]:
        monkeypatch.setitem(sys.modules, name, None)
    (problem,) = imported(SOUND.get(ending, b"%PDF-"), ending).problems
    assert package in problem.message
    assert "pip install --require-hashes -r requirements.txt" in problem.hint
