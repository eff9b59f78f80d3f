"""PDFs written by typst: their tables come in as those of other formats do, and what is no text is told."""

import contextlib
import re
import zlib

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.asking import faults, imported, plan, table, todo
from importers.documents import AMBER, GREEN, RED, C, Heading, Layout
from importers.pdfs import Looks, as_typst
from importers.shapes import SHAPES, score
from tcsite.content.yaml.reader import read
from tcsite.importers import import_file
from tcsite.importers.document import Paragraph
from tcsite.importers.pdf import bounds
from tcsite.importers.pdf import read as read_pdf
from tcsite.importers.pdf.page import colour_of
from tcsite.importers.untrusted import Refused

ENOUGH = 0.95
HEADED = Looks(header="Technician Commitment: University of Example", footer=True, size=9)
WIDE = Looks(header="University of Example", footer=True, size=9, landscape=True)
WITHOUT_LINES = {
    ("Hertfordshire, milestones with RAG", "rules"),
    ("Hertfordshire, milestones with RAG", "none"),
    ("Hertfordshire, year grid 2024", "none"),
    ("Staffordshire, theme and bullets", "rules"),
    ("Liverpool, achievements", "rules"),
    ("Liverpool, achievements", "none"),
}
"""Shapes that need no lines down to be understood."""


@pytest.mark.parametrize("name", SHAPES)
def test_tables_of_real_submissions_come_in(name: str) -> None:
    shape = SHAPES[name]()
    looks = WIDE if "Chester" in name or "milestones" in name else HEADED
    result = import_file(as_typst(shape.layout, looks), "plan.pdf", institution="example")
    right, wrong = score(shape, result)
    assert faults(result) == []
    assert right / len(shape.expected) >= ENOUGH, "\n".join(wrong)


@pytest.mark.parametrize(("name", "lines"), sorted(WITHOUT_LINES))
def test_tables_without_lines_come_in_and_say_so(name: str, lines: str) -> None:
    shape = SHAPES[name]()
    looks = Looks(lines=lines, size=9, landscape="milestones" in name)
    result = import_file(as_typst(shape.layout, looks), "plan.pdf", institution="example")
    right, wrong = score(shape, result)
    assert right / len(shape.expected) >= 0.9, "\n".join(wrong)
    assert any("no lines divide" in item.why for item in result.todo)


PLAN = table(
    ["Action", "Lead", "Timescale", "RAG"],
    ["Publish a list of technicians, with the well-being of all in mind", "HR", "June 2025", C("", GREEN)],
    ["Hold an event", "Dean of Science", "2026", C("", AMBER)],
    ["Review pay", "Registrar", "2027", C("", RED)],
)


@pytest.mark.parametrize("looks", [Looks(), Looks(lines="rules"), Looks(lines="none"), Looks(landscape=True)])
def test_colours_of_cells_are_statuses(looks: Looks) -> None:
    found = plan(as_typst(Layout([Heading("Action plan 2025-2027"), PLAN]), looks), "pdf", date="2026-01-01")
    assert [
        (action["text"], action["owners"], action["when"], action["progress"][0]["status"])
        for action in found["actions"]
    ] == [
        (PLAN.rows[1][0].text, ["HR"], "June 2025", "complete"),
        ("Hold an event", ["Dean of Science"], "2026", "in-progress"),
        ("Review pay", ["Registrar"], "2027", "not-started"),
    ]


def test_a_table_over_three_pages_is_one_and_its_heading_is_read_once() -> None:
    rows = table(
        ["No", "Action", "Lead"], *([f"{n}", f"Action number {n} of many", "HR"] for n in range(1, 121))
    )
    found = plan(as_typst(Layout([Heading("Action plan 2025-2027"), rows]), HEADED), "pdf")
    assert [action["text"] for action in found["actions"]] == [
        f"Action number {n} of many" for n in range(1, 121)
    ]


def test_what_stands_on_each_page_is_left_out_and_told() -> None:
    rows = table(["Action", "Lead"], *([f"Action number {n} of many", "HR"] for n in range(1, 90)))
    result = imported(as_typst(Layout([rows]), HEADED), "pdf")
    told = [item for item in result.todo if str(item.origin).startswith("page ")]
    assert [(str(item.origin), item.text) for item in told] == [
        ("page header", "Technician Commitment: University of Example"),
    ]
    assert not any(b"Page " in yaml for yaml in result.files.values())


def test_two_tables_on_a_page_stay_two() -> None:
    other = table(["Version", "Date"], ["1", "May 2025"], ["2", "June 2025"])
    document = read_pdf(as_typst(Layout([Heading("Plan"), other, "Between them.", PLAN])))
    assert [len(one.rows) for one in document.tables] == [3, 4]
    assert [block.text for block in document.blocks if not hasattr(block, "rows")] == [
        "Plan",
        "Between them.",
    ]


def test_list_items_and_headings_outside_tables() -> None:
    layout = Layout([Heading("Career development"), "• Offer shadowing", "• Offer mentoring", "A text."])
    blocks = read_pdf(as_typst(layout)).blocks
    assert [(one.text, one.heading, one.bullet) for one in blocks if isinstance(one, Paragraph)] == [
        ("Career development", True, False),
        ("Offer shadowing", False, True),
        ("Offer mentoring", False, True),
        ("A text.", False, False),
    ]


def test_a_line_broken_for_want_of_room_is_one_and_the_author_s_own_breaks_stay() -> None:
    long = "Offer each technician a conversation about their career, once in each year of the plan and whenever asked for"
    rows = table(
        ["Action", "Lead", "Success measure"], [f"{long}\n{long} again", "HR", "Two thirds say that it helps"]
    )
    (source,) = read_pdf(as_typst(Layout([rows]))).tables
    assert [line.text for line in source.rows[1].cells[0].lines] == [long, f"{long} again"]


def test_links_keep_their_addresses() -> None:
    rows = table(["Action", "Lead"], ["Publish [our plan](https://www.example.ac.uk/plan) for all", "HR"])
    (source,) = read_pdf(as_typst(Layout([rows]))).tables
    assert source.rows[1].cells[0].text == "Publish [our plan](https://www.example.ac.uk/plan) for all"


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ((1.0, 0.0, 0.0), "FF0000"),
        ((0.0, 1.0, 1.0, 0.0), "FF0000"),
        ((0.5,), "808080"),
        (0.0, "000000"),
        ((1.0, 1.0, 1.0), ""),
        (("/P0",), ""),
        (None, ""),
        ((5.0, -1.0, 0.0), "FF0000"),
    ],
)
def test_colours_in_light_ink_and_grey(value: object, colour: str) -> None:
    assert colour_of(value) == colour


# What is not read


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def one_page(drawing: bytes, *more: bytes, resources: bytes = b"") -> bytes:
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << %s >> >>"
        % resources,
        drawing,
        *more,
    )


FONT = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
TEXT = b"BT /F1 12 Tf 50 700 Td (Words) Tj ET"
BOMB = zlib.compress(b"0 0 m " * 8_000_000)
CMAP = b"/CIDInit /ProcSet findresource begin begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap"
TYPE0 = (
    b"/Font << /F1 << /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
    b"/Subtype /CIDFontType2 /BaseFont /A /W 5 0 R >>] >> >>"
)
ECHO = b"/XObject << /X %d 0 R >>"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X %d 0 R >> >>"
AGAIN = b"/X Do " * 60

REFUSED = {
    "no PDF": (b"Hello", "no PDF"),
    "empty": (b"", "empty"),
    "a scan": (one_page(stream(b"0 0 600 800 re f")), "a scan"),
    "protected": (one_page(stream(TEXT), resources=FONT) + b" /Encrypt 9 0 R", "protected"),
    "a bomb": (one_page(stream(BOMB, b"/Filter /FlateDecode"), resources=FONT), "larger than any plan"),
    "a bomb with a name in disguise": (
        one_page(stream(BOMB, b"/F#69lter /Fl#61teDecode"), resources=FONT),
        "larger than any plan",
    ),
    "packed twice": (
        one_page(stream(zlib.compress(BOMB), b"/Filter [/FlateDecode /Fl]"), resources=FONT),
        "larger than any plan|packed in a way",
    ),
    "LZW": (one_page(stream(TEXT, b"/Filter /LZWDecode"), resources=FONT), "packed in a way"),
    "a filter elsewhere": (one_page(stream(TEXT, b"/Filter 9 0 R"), resources=FONT), "nowhere"),
    "columns": (
        one_page(stream(TEXT, b"/DecodeParms << /Predictor 12 /Columns 999999999 >>")),
        "counts further",
    ),
    "letters without end": (one_page(stream(TEXT), stream(CMAP), resources=FONT), "counts further"),
    "widths without end": (
        one_page(stream(TEXT), b"[0 999999999 500]", resources=TYPE0),
        "counts further",
    ),
    "drawings in drawings": (
        one_page(
            stream(AGAIN),
            stream(AGAIN, FORM % 6),
            stream(AGAIN, FORM % 7),
            stream(AGAIN, FORM % 8),
            stream(b"0 0 m 1 1 l S " * 50, b"/Type /XObject /Subtype /Form /BBox [0 0 1 1]"),
            resources=ECHO % 5,
        ),
        "over and over|more than",
    ),
    "pages without end": (
        pdf(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count 300 >>" % b" ".join(b"%d 0 R" % (n + 3) for n in range(300)),
            *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 60 80] >>"] * 300,
        ),
        "pages",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_read_is_refused_with_a_reason(kind: str) -> None:
    content, why = REFUSED[kind]
    with pytest.raises(Refused) as refused:
        read_pdf(content)
    assert re.search(why, refused.value.message)
    assert refused.value.hint or kind == "empty"


def test_a_small_pdf_by_hand_is_read() -> None:
    document = read_pdf(one_page(stream(TEXT), resources=FONT))
    assert [block.text for block in document.blocks if not hasattr(block, "rows")] == ["Words"]


@pytest.mark.parametrize("cut", range(0, 2_000, 97))
def test_damaged_files_are_read_or_refused(cut: int) -> None:
    whole = one_page(stream(zlib.compress(TEXT * 20), b"/Filter /FlateDecode"), resources=FONT)
    place = cut % len(whole)
    for damaged in (whole[:place], whole[:place] + b"\xff<[(" + whole[place + 4 :]):
        with contextlib.suppress(Refused):
            read_pdf(damaged)


def test_what_a_document_may_draw_is_counted() -> None:
    count = bounds.Count()
    count.draw(bounds.MAX_DRAWN)
    with pytest.raises(Refused):
        count.draw()


def test_pictures_are_told() -> None:
    picture = stream(
        b"\0" * 300,
        b"/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceRGB /BitsPerComponent 8",
    )
    drawing = stream(TEXT + b" q 100 0 0 100 50 50 cm /X Do Q")
    told = todo(one_page(drawing, picture, resources=FONT + ECHO % 5), "pdf")
    assert "page 1: there is a picture here, which is not imported" in told


WORDS = st.lists(
    st.sampled_from(["review", "pay", "for", "all", "technicians", "in", "the", "library", "by", "then"]),
    min_size=1,
    max_size=12,
)


@settings(max_examples=12, deadline=None)
@given(
    st.integers(2, 5),
    st.lists(st.lists(WORDS, min_size=5, max_size=5), min_size=2, max_size=25),
    st.booleans(),
)
def test_every_cell_of_a_ruled_table_is_read_whole(
    width: int, texts: list[list[list[str]]], wide: bool
) -> None:
    rows = [[" ".join(words) for words in row[:width]] for row in texts]
    heads = [f"Heading {number}" for number in range(width)]
    content = as_typst(Layout([Heading("Plan"), table(heads, *rows)]), Looks(landscape=wide, footer=True))
    found = [[cell.text for cell in row.cells] for one in read_pdf(content).tables for row in one.rows]
    assert found == [heads, *rows]


def test_a_title_right_above_a_heading_without_a_line_is_no_part_of_it() -> None:
    rows = "[*Action*], [*Lead*], [*When*], [Run a survey of technicians], [HR], [May 2026], [Hold a day for all], [Deans], [2027]"
    source = (
        "#set table(stroke: (x, y) => (bottom: 0.5pt))\n= Technician Commitment Action Plan\n"
        f"#table(columns: (2fr, 1fr, 1fr), {rows})"
    )
    found = plan(typst.compile(source.encode()), "pdf")
    assert [action["owners"] for action in found["actions"]] == [["HR"], ["Deans"]]


def test_words_divided_at_the_ends_of_lines_are_whole_again() -> None:
    texts = (
        "Establish a representation of technicians in all committees of the university",
        "Communicate opportunities for self-assessment and registration to everybody concerned",
        "Award certificates for outstanding contributions to teaching and demonstration",
    )
    cells = ", ".join(f"[{text}], [HR]" for text in texts)
    source = (
        '#set text(lang: "en", hyphenate: true)\n#set par(justify: true)\n= Action plan for technicians\n'
        f"#table(columns: (2.2cm, 2cm), [Action], [Owner], {cells})"
    )
    assert [action["text"] for action in plan(typst.compile(source.encode()), "pdf")["actions"]] == list(
        texts
    )


WORDY = (
    ("Publish a profile of every technical team on the web pages of the faculties", "Head of Technical Services", "By June 2026"),
    ("Open the workshops to the public", "Faculty Operations Manager", "May 2027"),
    ("Create an award for technical excellence in teaching and in research", "Director of People", "July 2026"),
    ("Recruit eight technician apprentices", "Apprenticeships Lead", "September 2027"),
    ("Map each technical role to the career pathway of its own faculty", "HR Business Partner", "December 2026"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("drawn", "made", "said"),
    [
        ("", 5, "no lines divide"),
        ("inset: (x: 4pt, y: 0pt), row-gutter: 0pt", 5, "no lines divide"),
        ("inset: (x: 0pt, y: 5pt), align: (left, right, left)", 5, "nothing shows where this row"),
        ("align: bottom", 0, "nothing shows where its rows begin and end, so no actions were made"),
        ("align: horizon", 0, "nothing shows where its rows begin and end, so no actions were made"),
    ],
)
def test_a_table_whose_rows_nothing_divides_is_refused_or_each_row_in_doubt_is_told(
    drawn: str, made: int, said: str
) -> None:
    cells = ", ".join(f'[#"{text}"]' for row in (("Action", "Lead", "Timescale"), *WORDY) for text in row)
    source = (
        "#set text(size: 9pt)\n= Action plan 2025-2027\n"
        f"#table(columns: (2fr, 1fr, 1fr), stroke: none, {drawn or 'inset: 5pt'}, {cells})"
    )
    result = import_file(typst.compile(source.encode(), pdf_tags=False), "plan.pdf", institution="example")
    texts = [row["text"] for yaml in result.files.values() for row in read(yaml).data["actions"]]
    wrong = set(texts) - {row[0] for row in WORDY}
    assert len(texts) - len(wrong) == made
    assert any(said in item.why for item in result.todo)
    assert not wrong or any("nothing shows where this row" in item.why for item in result.todo)


def test_a_heading_in_bold_type_is_a_row_of_its_own_however_near_the_next_one_stands() -> None:
    head, *rows = [
        ", ".join(f'[#"{text}"]' for text in row) for row in (("Action", "Lead", "Timescale"), *WORDY)
    ]
    source = (
        "#set text(size: 9pt)\n= Action plan 2025-2027\n#show table.cell.where(y: 0): strong\n"
        "#table(columns: (2fr, 1fr, 1fr), stroke: none, inset: (x: 5pt, y: 0pt), "
        f"row-gutter: (5.9pt, 14pt), {head}, {', '.join(rows)})"
    )
    result = import_file(typst.compile(source.encode(), pdf_tags=False), "plan.pdf", institution="example")
    texts = [row["text"] for yaml in result.files.values() for row in read(yaml).data["actions"]]
    assert texts == [row[0] for row in WORDY]
