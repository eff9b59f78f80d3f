"""OpenDocument, Strict Open XML, documents with macros, templates: read like the formats that they are kin of."""

from collections.abc import Callable

import docx
import pytest

from importers.asking import faults, imported, plan, table, todo
from importers.documents import AMBER, GREEN, RED, C, Heading, Layout, as_docx, as_xlsx, saved
from importers.open_documents import as_ods, as_odt, packed, strict, typed
from importers.shapes import SHAPES, score
from tcsite.importers import READERS, import_file, markup
from tcsite.importers import docx as docx_
from tcsite.importers.document import SourceDocument, SourceLine
from tcsite.importers.nested import nested_lines
from tcsite.importers.open_document import read_sheets, read_text

PLAN = Layout(
    [
        Heading("Action plan 2025-2027"),
        table(
            ["Theme", "Action", "Lead", "RAG"],
            [C("Visibility", down=2), "Publish a list", "HR", C("", GREEN)],
            [None, "Hold an event", "Dean", C("", AMBER)],
            ["Recognition", "Review pay", "Registrar", C("", RED)],
        ),
    ]
)


def told(content: bytes, ending: str) -> list[tuple[str, str, str]]:
    found = plan(content, ending, date="2026-01-01")
    return [(one["strand"], one["text"], one["progress"][0]["status"]) for one in found["actions"]]


EXPECTED = [
    ("vis", "Publish a list", "complete"),
    ("vis", "Hold an event", "in-progress"),
    ("rec", "Review pay", "not-started"),
]


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        ("odt", as_odt(PLAN)),
        ("ods", as_ods(PLAN)),
        ("docx", strict(as_docx(PLAN))),
        ("xlsx", strict(as_xlsx(PLAN))),
        ("docm", typed(as_docx(PLAN), "application/vnd.ms-word.document.macroEnabled.main+xml")),
        (
            "dotx",
            typed(
                as_docx(PLAN),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            ),
        ),
        ("dotm", typed(as_docx(PLAN), "application/vnd.ms-word.template.macroEnabledTemplate.main+xml")),
        ("xlsm", as_xlsx(PLAN)),
    ],
)
def test_the_same_plan_comes_of_each(ending: str, content: bytes) -> None:
    assert told(content, ending) == EXPECTED


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize(("ending", "made"), [("odt", as_odt), ("ods", as_ods)])
def test_tables_of_real_submissions_come_in(name: str, ending: str, made: object) -> None:
    shape = SHAPES[name]()
    assert callable(made)
    result = import_file(made(shape.layout), f"plan.{ending}", institution="example")
    right, wrong = score(shape, result)
    assert faults(result) == []
    assert right / len(shape.expected) >= 0.95, "\n".join(wrong)


def test_what_an_odt_holds_besides_is_told() -> None:
    body = (
        "<office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><table:table><table:table-row><table:table-cell><text:p>Action"
        "</text:p></table:table-cell><table:table-cell><text:p>Lead</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:table-cell><text:p>One<office:annotation><text:p>Ask HR</text:p></office:annotation>"
        '</text:p></table:table-cell><table:table-cell><text:p><text:span text:style-name="out">Dean</text:span></text:p>'
        "</table:table-cell></table:table-row></table:table></office:text>"
    )
    lines = todo(packed(body, "text"), "odt")
    assert 'text outside the tables: text that tracked changes delete is left out: "gone"' in lines
    assert 'table 1, row 2, column 1: this note is not imported: "Ask HR"' in lines
    assert 'table 1, row 2, column 2: this is struck through; it is imported all the same: "Dean"' in lines


def test_repeated_rows_and_cells_cost_nothing() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rest = '<table:table-cell table:number-columns-repeated="16382"/>'
    rows = [
        f"<table:table-row>{cell.format(a)}{cell.format(b)}{rest}</table:table-row>"
        for a, b in (("Action", "Lead"), ("One", "HR"))
    ]
    empty = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    document = read_sheets(
        packed(
            f'<office:spreadsheet><table:table table:name="Plan">{"".join(rows)}{empty}</table:table></office:spreadsheet>',
            "spreadsheet",
        )
    )
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["Action", "Lead"],
        ["One", "HR"],
    ]


def test_numbered_lists_and_links_of_an_odt() -> None:
    body = (
        '<office:text><text:p>See <text:a xlink:href="https://www.example.ac.uk/">our page</text:a>.</text:p>'
        "<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list></office:text>"
    )
    assert [getattr(block, "text", "") for block in read_text(packed(body, "text")).blocks] == [
        "See [our page](https://www.example.ac.uk/).",
        "One",
    ]


@pytest.mark.parametrize(
    ("ending", "content", "words"),
    [
        ("odt", b"x", "damaged, or no .odt"),
        ("odt", as_ods(PLAN), "no .odt"),
        ("ods", as_docx(PLAN), "no .ods"),
        (
            "odt",
            packed(
                "<office:text><text:p>"
                + "<text:span>" * 500
                + "</text:span>" * 500
                + "</text:p></office:text>",
                "text",
            ),
            "deeper",
        ),
        ("odt", packed("<office:text><text:p>", "text"), "cannot be read"),
    ],
)
def test_what_is_no_open_document_is_refused(ending: str, content: bytes, words: str) -> None:
    (problem,) = imported(content, ending).problems
    assert words in problem.message
    assert problem.hint or words == "deeper"


@pytest.mark.parametrize("ending", ["doc", "xls", "rtf", "mht", "pages", "numbers", "xlsb", "pptx"])
def test_what_is_not_read_says_what_to_do(ending: str) -> None:
    (problem,) = import_file(b"x", f"plan.{ending}", institution="example").problems
    assert ending not in READERS
    assert any(word in problem.hint for word in ("save it as", "export it", "copy the table", ".csv"))


NESTED = [["Lead", "HR"], ["Deadline:", "June 2025"], ["Odd words of no meaning", "here"]]
SAID = ["Publish a list", "Lead: HR", "Deadline: June 2025", "Odd words of no meaning | here"]


def nested_docx() -> bytes:
    made = docx.Document()
    outer = made.add_table(2, 2)
    for cell, words in zip(outer.rows[0].cells, ("No", "Action"), strict=True):
        cell.text = words
    outer.cell(1, 0).text, outer.cell(1, 1).text = "1", "Publish a list"
    inner = outer.cell(1, 1).add_table(3, 2)
    for row, texts in zip(inner.rows, NESTED, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return saved(made)


def nested_html() -> bytes:
    inner = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in NESTED)
    return (
        "<table><tr><td>No</td><td>Action</td></tr><tr><td>1</td><td>Publish a list"
        f"<table>{inner}</table></td></tr></table>"
    ).encode()


@pytest.mark.parametrize(("read", "content"), [(docx_.read, nested_docx()), (markup.read, nested_html())])
def test_a_table_within_a_cell_keeps_its_labels(
    read: Callable[[bytes], SourceDocument], content: bytes
) -> None:
    cell = read(content).tables[0].rows[1].cells[1]
    assert [line.text for line in cell.lines] == SAID


def test_a_nested_heading_above_its_values_is_labels_with_values() -> None:
    rows = [[[SourceLine("Lead")], [SourceLine("Deadline")]], [[SourceLine("HR")], [SourceLine("2026")]]]
    assert [line.text for line in nested_lines(rows)] == ["Lead: HR", "Deadline: 2026"]
    assert [line.text for line in nested_lines([*rows, *rows[1:]])] == [
        "Lead | Deadline",
        "HR | 2026",
        "HR | 2026",
    ]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("EncryptedPackage", "by a password"),
        ("WordDocument", "before 2007, whatever its name"),
        ("Workbook", "before 2007"),
    ],
)
def test_old_files_under_new_names_say_what_they_are(inside: str, words: str) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100) + inside.encode("utf-16-le")
    (problem,) = imported(content, "docx").problems
    assert words in problem.message


def test_a_list_without_a_title_whose_heading_speaks_of_actions_is_a_plan() -> None:
    rows = (
        "Technician action;Who will lead this?;Completion by\nMap career routes for technicians;HR;May 2027\n"
    )
    result = import_file(rows.encode(), "plan.csv", institution="example")
    assert result.problems == ()
    assert b"text: Map career routes for technicians" in next(iter(result.files.values()))
