"""What a document says is in each format, which is sound, safe, and made for everybody."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pdfplumber
import pytest
from docx.oxml.ns import qn

from documents.making import FOLDER, TODAY, example, fiction
from tcsite.content.load import load
from tcsite.documents import html, pdf, sheet, word
from tcsite.documents.document import (
    Heading,
    ItemList,
    ListItem,
    OutputDocument,
    PageGroup,
    TableBlock,
    TableColumn,
    TextBlock,
    TextRun,
    cell,
    lines_of,
    text,
)
from tcsite.documents.form import filled_form
from tcsite.documents.library import CannotWrite
from tcsite.documents.plan import plan_document
from tcsite.documents.prose import ProseReader
from tcsite.documents.report import annual_report
from tcsite.model import Institution
from tcsite.text.html import parse

EXAMPLE, FICTION = example(), fiction()
WRITERS: dict[str, Callable[[OutputDocument], bytes]] = {
    "docx": word.write,
    "pdf": pdf.write,
    "html": html.write,
}


def form(stage: int = 3) -> OutputDocument:
    return filled_form(FICTION, FICTION.institutions[0], stage, TODAY).document


def small(*blocks: Any) -> OutputDocument:
    return OutputDocument("A title", "en", "University of Example", "2026-11-22", (PageGroup(blocks),))


def letters(words: str) -> str:
    """Letters and figures alone: how lines are broken is the format's own affair."""
    return re.sub(r"[\W_]+", "", words)


def said_by(kind: str, content: bytes) -> str:
    """All words of a file, with nothing between them."""
    if kind == "docx":
        body = docx.Document(BytesIO(content)).element.body
        return letters("".join(part.text or "" for part in body.iter(qn("w:t"))))
    if kind == "pdf":
        with pdfplumber.open(BytesIO(content)) as opened:
            return letters("".join(page.extract_text() for page in opened.pages))
    body = parse(content.decode()).body
    assert body
    return letters(body.text())


@pytest.mark.parametrize("kind", ["docx", "html"])
@pytest.mark.parametrize("institution", EXAMPLE.institutions, ids=lambda one: one.id)
def test_every_word_of_a_form_is_in_the_file(kind: str, institution: Any) -> None:
    for stage in (1, 2, 3):
        document = filled_form(EXAMPLE, institution, stage, TODAY).document
        said = said_by(kind, WRITERS[kind](document))
        for line in (document.title, *lines_of(list(document.blocks))):
            assert letters(line) in said


def test_every_word_of_a_form_is_in_the_pdf() -> None:
    """Cells of a table are read side by side, so each word is looked for by itself."""
    document = form()
    said = said_by("pdf", pdf.write(document))
    words = {word for line in lines_of(list(document.blocks)) for word in re.findall(r"[^\W_]{1,12}", line)}
    assert [word for word in sorted(words) if word not in said] == []


def test_the_pdf_is_tagged_has_a_title_and_a_language() -> None:
    with pdfplumber.open(BytesIO(pdf.write(form()))) as opened:
        catalog = opened.doc.catalog
        assert catalog["MarkInfo"]["Marked"] is True
        assert catalog["Lang"] == b"en-GB"
        assert (
            catalog["ViewerPreferences"].resolve()["DisplayDocTitle"] is True
            if hasattr(catalog["ViewerPreferences"], "resolve")
            else catalog["ViewerPreferences"]["DisplayDocTitle"] is True
        )
        metadata = catalog["Metadata"].resolve().get_data().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata or 'pdfuaid:part="1"' in metadata
        assert "Stage 3 self-assessment" in metadata
        kinds = structure(opened.doc.catalog["StructTreeRoot"].resolve())
        assert {"H1", "H2", "Table", "TR", "TH", "TD", "L", "LI", "P"} <= kinds
        assert {page.width > page.height for page in opened.pages} == {True, False}, "tables lie across"


def structure(element: Any) -> set[str]:
    """The kinds of all elements of the tree of tags."""
    found: set[str] = set()
    stack = [element]
    while stack:
        one = stack.pop()
        one = one.resolve() if hasattr(one, "resolve") else one
        if isinstance(one, list):
            stack += one
        elif isinstance(one, dict):
            if "S" in one:
                found.add(one["S"].name)
            stack += [one["K"]] if "K" in one else []
    return found


def test_a_word_file_has_styles_a_language_a_title_and_tables_that_can_be_read_aloud() -> None:
    package = docx.Document(BytesIO(word.write(form())))
    names = {paragraph.style.name for paragraph in package.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Heading 2", "List Number", "List Bullet"} <= names
    assert package.core_properties.title == "Technician Commitment: Stage 3 self-assessment and action plan"
    assert package.core_properties.language == "en-GB"
    assert {one.get(qn("w:val")) for one in package.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert package.tables
    for table in package.tables:
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        heads = [row._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)


def test_a_colour_never_stands_alone() -> None:
    document = form()
    coloured = [
        one
        for block in document.blocks
        if isinstance(block, TableBlock)
        for row in block.rows
        for one in row
        if one.colour
    ]
    assert {one.colour for one in coloured} == {"red", "amber", "green"} - (
        {"amber"} if all(one.colour != "amber" for one in coloured) else set()
    )
    assert all(re.fullmatch(rf"\w[\w ]+ \({one.colour}\)", one.words) for one in coloured)
    package = docx.Document(BytesIO(word.write(document)))
    fills = {shade.get(qn("w:fill")) for shade in package.element.body.iter(qn("w:shd"))}
    assert {"F8D0CD", "CFE8D2"} <= fills


HOSTILE = [
    '#let x = 1; #read("/etc/passwd")',
    "*bold* _it_ `raw` $x^2$ <label> @ref \\ // comment /* more",
    "</p><script>alert(1)</script>",
    "]]> & \" ' &lt; {{ x }} {% raw %}",
    "= Heading\n- item",
    "a\x00b\x0b\x1fc\u2028d\ufffe",
    "ŵŷ Gwelededd → ≥ e\u0301",
    "x" * 3000,
    "",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_are_markup_in_any_format(words: str) -> None:
    document = OutputDocument(
        words or "A title",
        "en",
        words,
        "2026-11-22",
        (
            PageGroup(
                (
                    Heading(4, words),
                    text(words),
                    ItemList((ListItem((TextRun(words),), 2, ordered=True), ListItem((TextRun(words),)))),
                )
            ),
            PageGroup(
                (
                    TableBlock(
                        words, (TableColumn(words), TableColumn("B")), ((cell(words, colour="red"), cell()),)
                    ),
                ),
                wide=True,
            ),
        ),
    )
    page = parse(html.write(document).decode())
    assert page.css("script, img, iframe") == []
    package = docx.Document(BytesIO(word.write(document)))
    assert len(package.tables) == 1
    with pdfplumber.open(BytesIO(pdf.write(document))) as opened:
        if words.startswith("#let"):
            assert "#let x = 1;" in opened.pages[0].extract_text()


def test_a_character_that_no_font_has_is_named() -> None:
    with pytest.raises(CannotWrite, match='no font here has the character "\U00013000"'):
        pdf.write(small(text("words \U00013000 words")))


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_document_is_the_same_file(kind: str) -> None:
    assert WRITERS[kind](form()) == WRITERS[kind](form())


def test_lists_are_numbered_again_and_stay_nested() -> None:
    items = [("one", 0, True), ("inner", 1, False), ("two", 0, True)]
    block = ItemList(tuple(ListItem((TextRun(words),), level, ordered) for words, level, ordered in items))
    page = parse(html.write(small(block, text("between"), block)).decode())
    assert [len(one.css("ol > li")) for one in page.css("main > div")] == [4]
    assert page.css_first("ol > li > ul > li").text() == "inner"
    package = docx.Document(BytesIO(word.write(small(block, text("between"), block))))
    numbers = package.element.xpath("//w:p/w:pPr/w:numPr/w:numId/@w:val")
    assert len(set(numbers)) == 2, "a second list begins with 1"
    assert numbers[0] == numbers[1] != numbers[2]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("A *b* **c** [l](/x) `d`", ["A b c l d"]),
        ("## H {#id}\n\ntext", ["H", "text"]),
        ("- a\n  - b\n- c", ["a", "b", "c"]),
        ("> quoted", ["quoted"]),
        ("```\ncode here\n```", ["code here"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["1", "2"]),
        ("![A chart](../files/x.png)", ["A chart"]),
        ("one<br>two", ["one two"]),
        ("Term\n:   Meaning", ["Term", "Meaning"]),
        ("a\n\n---\n\nb", ["a", "b"]),
        ("", []),
    ],
)
def test_markdown_is_read_as_the_pages_read_it(markdown: str, words: list[str]) -> None:
    assert list(lines_of(ProseReader().blocks(markdown))) == words


def test_links_lead_out_of_the_site_only_where_its_address_is_known() -> None:
    def links(site: str) -> list[str]:
        blocks = ProseReader(site).blocks(
            "[a](../files/x.pdf) [b](https://b.example/) [c](javascript:x) [d](#d)", "/i/plans/"
        )
        return [run.link for one in blocks if isinstance(one, TextBlock) for run in one.runs if run.link]

    assert links("") == ["https://b.example/"]
    assert links("https://www.example.ac.uk/tc/") == [
        "https://www.example.ac.uk/tc/i/files/x.pdf",
        "https://b.example/",
    ]


def test_a_sheet_holds_words_and_no_formulas() -> None:
    plan = FICTION.institutions[0].plan("2021-2024")
    assert plan
    content = sheet.write(plan_document(FICTION, FICTION.institutions[0], plan, TODAY))
    page = openpyxl.load_workbook(BytesIO(content)).active
    assert page is not None
    assert [one.value for one in page[1]][:3] == ["Theme", "Ref", "Action"]
    assert {one.data_type for row in page.iter_rows() for one in row if one.value} == {"s"}
    assert page.freeze_panes == "A2"
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def long_institution(texts: int, *left_out: str) -> Institution:
    """One that has much to say: many actions of every kind, long words, figures and news."""
    words = " ".join(["Show the technicians of every faculty to whoever visits"] * texts)
    state = {
        "done": "to: 2026-02, progress: [{date: 2026-03, status: complete, note: N}]",
        "late": "to: 2026-02, progress: [{date: 2026-03, status: in-progress, note: N}]",
        "passed": "to: 2026-02",
        "due": "to: 2027-02, progress: [{date: 2026-03, status: in-progress}]",
        "figures": "measures: [{text: N, baseline: 1, target: 9, unit: technicians in the faculties, by: 2027-06}]",
    }
    actions = "".join(
        f"  - {{id: A{number}, text: N, owners: [N], {more}}}\n".replace("N", words)
        for number, more in enumerate(
            one for kind, one in state.items() if kind not in left_out for _ in range(30)
        )
    )
    files = {
        "site.yaml": b"title: X",
        f"{FOLDER}institution.yaml": b"name: X\nstatus: {role: signatory}",
        f"{FOLDER}plans/2024-2027.yaml": (
            f"title: {words}\nperiod: {{from: 2024-08, to: 2027-07}}\nstate: in-force\nactions:\n{actions}"
        ).encode(),
        **{
            f"{FOLDER}updates/2026-01-{day:02}-x.md": f"---\ntitle: {words}\n---\n\nX\n".encode()
            for day in range(1, 20)
        },
    }
    site, problems = load(files)
    assert site
    assert [one.message for one in problems if one.severity == "error"] == []
    return site.institutions[0]


@pytest.mark.parametrize(
    "institution",
    [
        *EXAMPLE.institutions,
        long_institution(1),
        long_institution(9),
        long_institution(9, "passed"),
        long_institution(9, "passed", "figures"),
        long_institution(9, "passed", "figures", "due"),
    ],
    ids=lambda one: one.id,
)
def test_the_annual_report_has_two_pages_however_much_there_is_to_say(institution: Institution) -> None:
    for year in (2024, 2026):
        content = pdf.write(annual_report(EXAMPLE, institution, year, TODAY))
        assert len(pdfplumber.open(BytesIO(content)).pages) <= 2
