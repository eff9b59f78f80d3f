"""What is peculiar to CSV, Markdown and HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.asking import actions, plan, table, todo
from importers.documents import Heading, Layout, as_csv
from tcsite.importers.csv_ import read as read_csv
from tcsite.importers.markdown import read as read_markdown
from tcsite.importers.markup import read as read_html


def test_csv_may_have_semicolons_and_the_encoding_of_windows() -> None:
    layout = Layout([table(["Action", "Lead"], ["Café – “Tech”; £5", "HR, Estates"])])
    content = as_csv(layout, encoding="cp1252", delimiter=";")
    assert actions(content, "csv") == [{"text": "Café – “Tech”; £5", "owners": ["HR", "Estates"]}]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_in_other_encodings_and_with_other_delimiters(encoding: str, delimiter: str) -> None:
    layout = Layout(
        [table(["Action", "Lead", "When"], ["Hold, events", "Dŵr", "June 2025"], ["Two", "HR", "2026"])]
    )
    content = as_csv(layout, encoding=encoding, delimiter=delimiter)
    assert actions(content, "csv")[0] == {"text": "Hold, events", "when": "June 2025", "owners": ["Dŵr"]}


def test_csv_may_say_its_delimiter_and_break_lines_within_cells() -> None:
    content = b'sep=;\r\nAction;Lead\r\n"One;\r\n- first\r\n- second";HR\r\n'
    assert actions(content, "csv")[0]["text"] == "One;\n\n- first\n- second"


def test_rows_of_a_csv_file_are_named_as_a_spreadsheet_counts_them() -> None:
    content = b"Plan,,\nAction,Lead,\nOne,HR,what is this\n"
    assert todo(content, "csv")[-1].startswith("row 3, column 3: ")


def test_markdown_tables_have_escaped_bars_and_emphasis() -> None:
    content = rb"""# Action plan 2024-2027

## Visibility

| Action | **Lead** | Done? |
|:---|:-:|--:|
| Use a \| b, and **bold** or *soft* words<br>- one<br>- two | HR | |
| See [the guide](https://example.org) | `Dean` | |
"""
    found = plan(content, "md")
    assert found["period"] == {"from": "2024", "to": "2027"}
    assert [strand["title"] for strand in found["strands"]] == ["Visibility"]
    assert [action["text"] for action in found["actions"]] == [
        "Use a | b, and bold or soft words\n\n- one\n- two",
        "See [the guide](https://example.org)",
    ]


def test_markdown_may_lack_bars_at_the_ends_and_hold_check_boxes() -> None:
    content = b"Action | 2024 | 2025\n---|---|---\nOne | [x] | [ ]\nTwo | | X\n"
    assert actions(content, "md") == [{"text": "One", "years": ["2024"]}, {"text": "Two", "years": ["2025"]}]


def test_markdown_may_hold_tables_in_html() -> None:
    content = b"# Action plan 2024-2027\n\n<table><tr><th>Action</th><th>Lead</th></tr><tr><td>One</td><td>HR</td></tr></table>\n"
    assert actions(content, "md") == [{"text": "One", "owners": ["HR"]}]


def test_html_cells_may_span_rows_and_columns() -> None:
    content = b"""<table>
    <tr><th rowspan=2>Theme<th rowspan=2>Action<th colspan=2>Year</tr>
    <tr><th>2024<th>2025</tr>
    <tr><td rowspan="2">Visibility<td>One<td>X<td></tr>
    <tr><td>Two<td><td>X</tr>
    <tr><td>Recognition<td>Three<td>X<td>X</tr>
    </table>"""
    assert actions(content, "html") == [
        {"strand": "vis", "text": "One", "years": ["2024"]},
        {"strand": "vis", "text": "Two", "years": ["2025"]},
        {"strand": "rec", "text": "Three", "years": ["2024", "2025"]},
    ]


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ('<td style="background-color: #92d050"></td>', "complete"),
        ('<td style="background:rgb(255, 192, 0)"></td>', "in-progress"),
        ('<td bgcolor="red"></td>', "not-started"),
        ('<td class="c5"></td>', "complete"),
        ('<td><span style="background-color:#ff0000">&nbsp;</span></td>', "not-started"),
        ('<td><input type="checkbox" checked> Complete</td>', "complete"),
        ('<td><input type="checkbox"> Complete</td>', None),
        ("<td><input type=checkbox>Not started <input type=checkbox checked>On track</td>", "in-progress"),
        ('<td style="background:transparent">Amber</td>', "in-progress"),
        ("<td>\U0001f7e2</td>", "complete"),
    ],
)
def test_html_has_colours_in_styles_attributes_classes_and_signs(cell: str, status: str | None) -> None:
    content = (
        "<style>.c5{background-color:#6aa84f}</style>"
        f"<table><tr><th>Action<th>RAG<tr><td>One{cell}</tr></table>"
    )
    (action,) = actions(content.encode(), "html", date="2024")
    assert action.get("progress", [{}])[0].get("status") == status


def test_words_in_italics_and_links_are_words() -> None:
    content = b"""<table><tr><th>Action<th>Lead<tr>
    <td>Rated <i>high</i> (<em>see <a href="https://example.org/x">the <b>page</b></a></em>)<td>HR</table>"""
    assert actions(content, "html")[0]["text"] == "Rated high (see [the page](https://example.org/x))"


def test_html_lists_are_lists() -> None:
    content = b"""<table><tr><th>Action<th>Outputs<tr>
    <td>Improve:<ul><li>pages<li>signs</ul><td><ol><li>Page</li><li>Sign</li></ol></table>"""
    assert actions(content, "html")[0] == {
        "text": "Improve:\n\n- pages\n- signs",
        "outputs": ["1. Page", "2. Sign"],
    }


def test_scripts_and_styles_of_a_page_are_no_text() -> None:
    content = b"<p>Action plan 2024-2027<script>alert(1)</script><table><tr><th>Action<th>Lead<tr><td>One<style>x</style><td>HR</table>"
    assert actions(content, "html") == [{"text": "One", "owners": ["HR"]}]
    assert not any("alert" in line for line in todo(content, "html"))


def test_headings_before_tables_are_the_strands_and_titles_in_all_formats() -> None:
    layout = Layout(
        [
            Heading("Action plan, September 2024 to August 2027"),
            Heading("Theme 1: Visibility"),
            "Everybody can tell who our technicians are.",
            table(["Action", "Lead"], ["One", "HR"]),
            Heading("Theme 2: Working together"),
            table(["Action", "Lead"], ["Two", "Dean"]),
        ]
    )
    for ending in ("docx", "md", "html"):
        found = plan(layout, ending)
        assert found["title"] == "Action plan, September 2024 to August 2027"
        assert found["period"] == {"from": "2024-09", "to": "2027-08"}
        assert found["strands"] == [
            {
                "id": "vis",
                "title": "Visibility",
                "pillar": "visibility",
                "aim": "Everybody can tell who our technicians are.",
            },
            {"id": "working-together", "title": "Working together"},
        ]
        assert [action["strand"] for action in found["actions"]] == ["vis", "working-together"]


GRID_TABLE = """
+------------+-----------------------+-------+
| Theme      | Action                | Lead  |
+============+=======================+=======+
| Visibility | Publish a list of all | HR    |
|            | technicians           |       |
|            |                       |       |
|            | - on the web          |       |
|            | - in print            |       |
|            +-----------------------+-------+
|            | Hold an event         | Dean  |
+------------+-----------------------+-------+
| Recognition| Review **pay**        | Deans |
+------------+-----------------------+-------+
"""
MULTILINE_TABLE = """
  ----------- ------------------------ --------
  Theme       Action                   Lead

  ----------- ------------------------ --------
  Visibility  Publish a list of all    HR
              technicians

  Recognition Review pay               Dean
  ----------- ------------------------ --------

  : Our plan
"""
WIDE_TABLE = """
---------------------------------------------
Theme       Action                   Lead
----------- ------------------------ --------
Visibility  Publish a list of all    HR
            technicians

Recognition Review pay               Dean
---------------------------------------------
"""
SIMPLE_TABLE = """
Theme        Action       Lead
------------ ------------ ------
Visibility   Publish it   HR
Recognition  Review pay   Dean
"""


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            GRID_TABLE,
            [
                ["Theme", "Action", "Lead"],
                ["Visibility", "Publish a list of all technicians on the web in print", "HR"],
                ["", "Hold an event", "Dean"],
                ["Recognition", "Review pay", "Deans"],
            ],
        ),
        *(
            (
                text,
                [
                    ["Theme", "Action", "Lead"],
                    ["Visibility", "Publish a list of all technicians", "HR"],
                    ["Recognition", "Review pay", "Dean"],
                ],
            )
            for text in (MULTILINE_TABLE, WIDE_TABLE)
        ),
        (
            SIMPLE_TABLE,
            [
                ["Theme", "Action", "Lead"],
                ["Visibility", "Publish it", "HR"],
                ["Recognition", "Review pay", "Dean"],
            ],
        ),
    ],
)
def test_tables_that_pandoc_draws_are_tables(text: str, cells: list[list[str]]) -> None:
    (source,) = read_markdown(f"# Plan\n{text}\nAfter it.\n".encode()).tables
    assert [[cell.text for cell in row.cells] for row in source.rows] == cells
    assert source.rows[0].heading


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: x\n---\n",
        "Heading\n-------\n\nText\n",
        "- one\n- two\n",
        "+ one\n+ two\n",
        "---\n",
        "+---+\n",
        "a\n--- ---\n",
    ],
)
def test_what_is_no_drawn_table_stays_text(text: str) -> None:
    assert read_markdown(text.encode()).tables == ()


@given(st.text("+-=|: ab\n", max_size=200))
def test_any_drawing_is_read(text: str) -> None:
    read_markdown(f"x{text}".encode())


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", ""),
        ("cp1252", ""),
        ("utf-16", ""),
        ("mac_roman", "Mac Roman"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_the_encoding_is_found_or_doubted(encoding: str, told: str) -> None:
    rows = "Action,Lead\nOpen the café’s doors,Café and Catering’s lead\nSave £5,Dean\n"
    document = read_csv(rows.encode(encoding))
    assert document.tables[0].rows[1].cells[1].text == "Café and Catering’s lead"
    assert document.tables[0].rows[2].cells[0].text == "Save £5"
    assert [told in item.why for item in document.todo] == [True] * bool(told)


def test_text_that_was_decoded_twice_is_told() -> None:
    twice = "Action,Lead\nOpen the café’s doors,HR\n".encode().decode("cp1252").encode()
    assert ["odd" in item.why for item in read_csv(twice).todo] == [True]


def test_a_page_s_own_encoding_counts() -> None:
    page = '<meta charset="windows-1252"><table><tr><td>Café</td><td>x</td></tr></table>'.encode("cp1252")
    assert read_html(page).tables[0].rows[0].cells[0].text == "Café"


def test_a_row_span_of_nought_goes_to_the_end_of_its_group() -> None:
    page = (
        "<table><tbody><tr><td rowspan=0>Visibility</td><td>One</td></tr><tr><td>Two</td></tr></tbody>"
        "<tbody><tr><td>Recognition</td><td>Three</td></tr></tbody></table>"
    )
    rows = read_html(page.encode()).tables[0].rows
    assert [[(cell.text, cell.above) for cell in row.cells] for row in rows] == [
        [("Visibility", False), ("One", False)],
        [("", True), ("Two", False)],
        [("Recognition", False), ("Three", False)],
    ]
