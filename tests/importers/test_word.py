"""What Word keeps in other places than the text: shading, merged cells, tracked changes, boxes, signs, numbers."""

from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from importers.asking import actions, imported, plan, table, todo
from importers.documents import AMBER, GREEN, RED, C, Heading, Layout, saved, word_table

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def document(*rows: list[str]) -> tuple[Any, Any]:
    """A Word document with one table, to be changed by hand."""
    made = docx.Document()
    return made, word_table(made, table(*rows))


def xml(text: str) -> Any:
    return parse_xml(text.replace("<w:", "<w:", 1).replace(">", f" {nsdecls('w')}>", 1))


def put(cell: Any, inner: str) -> None:
    """Replace what a cell's first paragraph says by some XML."""
    paragraph = cell.paragraphs[0]._p
    for child in list(paragraph):
        paragraph.remove(child)
    for child in parse_xml(f"<w:p {nsdecls('w')} xmlns:w14='{W14}'>{inner}</w:p>"):
        paragraph.append(child)


def test_the_colour_of_a_cell_is_its_status() -> None:
    rows = table(
        ["Action", "RAG"],
        ["One", C("", GREEN)],
        ["Two", C("", AMBER)],
        ["Three", C("", RED)],
        ["Four", C("", "FFEB9C")],
        ["Five", C("", "C6EFCE")],
        ["Six", C("", "0070C0")],
        ["Seven", ""],
    )
    statuses = [action.get("progress", [{}])[0].get("status") for action in actions(rows, date="2024-06")]
    assert statuses == ["complete", "in-progress", "not-started", "in-progress", "complete", None, None]
    assert [line for line in todo(rows) if "blue" in line] == [
        "table 1, row 7, column 2: a cell shaded blue (0070C0) stands for no status that we know"
    ]


@pytest.mark.parametrize(
    "shading",
    [
        '<w:shd w:val="clear" w:color="auto" w:fill="00B050"/>',
        '<w:shd w:val="solid" w:color="00B050" w:fill="auto"/>',
        '<w:shd w:val="pct50" w:color="00B050" w:fill="FFFFFF"/>',
    ],
)
def test_shading_is_read_in_the_ways_that_word_writes_it(shading: str) -> None:
    made, grid = document(["Action", "Status"], ["One", ""])
    grid.cell(1, 1)._tc.get_or_add_tcPr().append(parse_xml(shading.replace("/>", f" {nsdecls('w')}/>")))
    assert actions(saved(made), date="2024")[0]["progress"][0]["status"] == "complete"


@pytest.mark.parametrize(
    "inner",
    [
        '<w:r><w:rPr><w:highlight w:val="red"/></w:rPr><w:t>●</w:t></w:r>',
        '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>●</w:t></w:r>',
        '<w:r><w:rPr><w:color w:val="C00000"/></w:rPr><w:sym w:font="Wingdings" w:char="F06C"/></w:r>',
        '<w:pPr><w:shd w:val="clear" w:color="auto" w:fill="FF0000"/></w:pPr><w:r><w:t>see above</w:t></w:r>',
    ],
)
def test_a_dot_a_highlighter_or_a_shaded_paragraph_has_a_colour_too(inner: str) -> None:
    made, grid = document(["Action", "RAG"], ["One", "x"])
    put(grid.cell(1, 1), inner)
    assert actions(saved(made), date="2024")[0]["progress"][0]["status"] == "not-started"


def test_inserted_words_are_in_and_deleted_ones_out_but_listed() -> None:
    made, grid = document(["Action", "Lead"], ["x", "HR"])
    put(
        grid.cell(1, 0),
        '<w:r><w:t xml:space="preserve">Hold </w:t></w:r>'
        '<w:del w:id="1" w:author="a"><w:r><w:delText>one event</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>two events</w:t></w:r></w:ins>'
        '<w:moveFrom w:id="3" w:author="a"><w:r><w:t>moved away</w:t></w:r></w:moveFrom>',
    )
    assert actions(saved(made))[0]["text"] == "Hold two events"
    assert todo(saved(made)) == [
        'table 1, row 2, column 1: text that tracked changes delete is left out: "one eventmoved away"'
    ]


def test_a_row_that_tracked_changes_delete_is_out_but_listed() -> None:
    made, grid = document(["Action", "Lead"], ["One", "HR"], ["Two", "Dean"])
    grid.rows[1]._tr.get_or_add_trPr().append(
        xml('<w:del w:id="1" w:author="a"/>'.replace("/>", "></w:del>"))
    )
    assert [action["text"] for action in actions(saved(made))] == ["Two"]
    assert "One" in todo(saved(made))[0]


@pytest.mark.parametrize(
    ("mark", "ticked"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', True),
        ('<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>ü</w:t></w:r>', True),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', True),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', False),
        (
            '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
            "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>",
            True,
        ),
        (
            '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr>'
            "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>",
            False,
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/>'
            "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>",
            True,
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/>'
            "</w:checkBox></w:ffData></w:fldChar></w:r>",
            False,
        ),
        ("<w:r><w:t>✓</w:t></w:r>", True),
        ("<w:r><w:t>–</w:t></w:r>", False),
    ],
)
def test_ticks_are_read_however_word_draws_them(mark: str, ticked: bool) -> None:
    made, grid = document(["Action", "2024", "2025"], ["One", "", "x"], ["Two", "x", ""])
    put(grid.cell(1, 1), mark)
    assert actions(saved(made))[0]["years"] == (["2024", "2025"] if ticked else ["2025"])


def test_text_in_boxes_is_read_once() -> None:
    made, grid = document(["Action", "Lead"], ["One", "HR"])
    inner = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
    grid.cell(1, 0).paragraphs[0]._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
            f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{inner}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert actions(saved(made))[0]["text"] == "One\n\nin a box"


def test_a_table_in_a_cell_keeps_its_words() -> None:
    made, grid = document(["Action", "Lead"], ["One", "HR"])
    inner = grid.cell(1, 0).add_table(2, 2)
    for number, word in enumerate(("first", "June", "second", "July")):
        inner.cell(number // 2, number % 2).text = word
    assert actions(saved(made))[0]["text"] == "One\n\nfirst | June\n\nsecond | July"


def test_a_table_that_is_only_a_frame_is_seen_through() -> None:
    made = docx.Document()
    frame = made.add_table(1, 1).cell(0, 0)
    frame.text = "Action plan 2024-2026"
    inner = frame.add_table(2, 2)
    for number, word in enumerate(("Action", "Lead", "One", "HR")):
        inner.cell(number // 2, number % 2).text = word
    found = plan(saved(made))
    assert found["period"] == {"from": "2024", "to": "2026"}
    assert found["actions"] == [{"id": "action-1", "text": "One", "owners": ["HR"]}]


def test_numbers_that_word_makes_by_itself_are_ids() -> None:
    made, grid = document(["No.", "Action", "Lead"], ["", "One", "HR"], ["", "Two", "Dean"])
    for row in (1, 2):
        grid.cell(row, 0).paragraphs[0].style = "List Number"
    assert [action["id"] for action in actions(saved(made))] == ["1", "2"]


def test_bullets_of_word_are_list_items_and_its_links_are_links() -> None:
    text = "Improve pages, that is:\n• add photographs\n• see [the guide](https://example.org/guide)"
    assert actions(table(["Action", "Lead"], [text, "HR"]))[0]["text"] == (
        "Improve pages, that is:\n\n- add photographs\n- see [the guide](https://example.org/guide)"
    )


def test_links_that_run_programs_are_words_only() -> None:
    text = "See [the guide](javascript:alert(1)"
    made, grid = document(["Action", "Lead"], ["x", "HR"])
    from importers.documents import linked

    grid.cell(1, 0).text = ""
    linked(grid.cell(1, 0).paragraphs[0], "the guide", "javascript:alert")
    assert actions(saved(made))[0]["text"] == "the guide", text


def test_hidden_and_struck_words_pictures_and_footnotes_are_listed() -> None:
    made, grid = document(["Action", "Lead"], ["x", "HR"])
    put(
        grid.cell(1, 0),
        "<w:r><w:t xml:space='preserve'>Hold events </w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly</w:t></w:r>"
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>often</w:t></w:r><w:r><w:drawing/></w:r>",
    )
    assert actions(saved(made))[0]["text"] == "Hold events"
    assert [line.split(": ")[1] for line in todo(saved(made))] == [
        "hidden text is left out",
        "text that is struck out is left out",
        "there is a picture here, which is not imported",
    ]


def test_comments_and_page_headers_are_listed() -> None:
    made, _ = document(["Action", "Lead"], ["One", "HR"])
    made.sections[0].header.paragraphs[0].text = "Confidential draft"
    made.add_comment(made.add_paragraph("After").runs, text="Ask the dean", author="A")
    assert [line for line in todo(saved(made)) if "Ask the dean" in line or "Confidential" in line] != []


def test_cells_whose_borders_moved_still_find_their_column() -> None:
    """Word keeps a finer grid than is seen: a row's cells may begin a little beside the heading's."""
    made = docx.Document()
    grid = made.add_table(3, 5)
    for row, spans in enumerate(((0, 1, 3), (0, 2, 3), (0, 1, 4))):
        words = (("Action", "Lead", "Deadline"), ("One", "HR", "2025"), ("Two", "Dean", "2026"))[row]
        for start, end, word in zip(spans, (*spans[1:], 5), words, strict=True):
            grid.cell(row, start).merge(grid.cell(row, end - 1)).text = word
    assert actions(saved(made)) == [
        {"text": "One", "when": "2025", "owners": ["HR"]},
        {"text": "Two", "when": "2026", "owners": ["Dean"]},
    ]


def test_several_plans_of_one_document_become_several_files() -> None:
    layout = Layout(
        [
            Heading("Appendix 2: Action plan 2021-2023"),
            table(["Action", "Lead"], ["One", "HR"]),
            Heading("Appendix 3: Action plan 2024-2027"),
            table(["Action", "Lead"], ["Two", "Dean"]),
        ]
    )
    from importers.asking import plans

    found = plans(layout)
    assert {id: [action["text"] for action in each["actions"]] for id, each in found.items()} == {
        "2021-2023": ["One"],
        "2024-2027": ["Two"],
    }
    assert set(plans(layout, plan="tc-plan")) == {"2021-2023", "tc-plan"}


A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWN = {
    "DrawingML": '<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps"><w:drawing><wps:wsp xmlns:wps="{WPS}">'
    '<wps:spPr><a:solidFill xmlns:a="{A}"><a:srgbClr val="00B050"/></a:solidFill></wps:spPr></wps:wsp></w:drawing>'
    "</mc:Choice></mc:AlternateContent></w:r>",
    "VML": '<w:r><w:pict><v:oval xmlns:v="urn:schemas-microsoft-com:vml" fillcolor="#00b050 [3204]"/></w:pict></w:r>',
    "VML, by name": '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" fillcolor="green"/></w:pict></w:r>',
}


@pytest.mark.parametrize("kind", DRAWN)
def test_a_shape_that_is_drawn_in_a_cell_is_a_light(kind: str) -> None:
    made, grid = document(["Action", "RAG"], ["One", ""])
    put(grid.cell(1, 1), DRAWN[kind].format(MC=MC, WPS=WPS, A=A))
    (action,) = actions(saved(made), date="2024-06")
    assert action["progress"][0]["status"] == "complete"
    assert not [line for line in todo(saved(made)) if "picture" in line]


@pytest.mark.parametrize(
    "inner", ['<v:oval xmlns:v="urn:schemas-microsoft-com:vml" filled="f" fillcolor="red"/>', "<w:x/>"]
)
def test_a_shape_without_a_colour_is_a_picture(inner: str) -> None:
    made, grid = document(["Action", "RAG"], ["One", ""])
    put(grid.cell(1, 1), f"<w:r><w:pict>{inner}</w:pict></w:r>")
    assert [line for line in todo(saved(made)) if "picture" in line]


def lettered(key: str) -> bytes:
    made = docx.Document()
    if key:
        made.add_paragraph(key)
    grid = word_table(made, table(["Action", "Lead"], ["One", "HR"], ["Two", "HR"], ["Three", "HR"]))
    for row, colour in ((1, "00B050"), (2, "FF0000")):
        for cell in grid.rows[row].cells:
            cell.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(colour)
    return saved(made)


def test_letters_in_colours_are_statuses_where_a_key_says_so() -> None:
    found = actions(lettered("Key: green = complete; red = not started"), date="2024-06")
    assert [action.get("progress", [{}])[0].get("status") for action in found] == [
        "complete",
        "not-started",
        None,
    ]


def test_letters_in_colours_without_a_key_are_told() -> None:
    found = actions(lettered(""), date="2024-06")
    assert not any("progress" in action for action in found)
    listed = [str(item) for item in imported(lettered("")).todo]
    assert "the document: letters are written in green and red, and no key says what that means" in listed
