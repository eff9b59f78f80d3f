"""Work grows with the size of what is read, whatever that is made of: in every reader of untrusted text.

What a regular expression does calls no functions, so processor time is compared: four times the size may take ten
times as long, where the square would be sixteen and what tries each way without end would never come back.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import openpyxl
import pytest

from growth import grows_evenly
from importers.test_pdf import FONT, one_page, stream
from tcsite import report
from tcsite.content.attachments import misfit
from tcsite.content.front_matter import split
from tcsite.content.yaml.reader import read
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.importers import csv_, markdown, pdf, plain_text, xlsx
from tcsite.importers.document import Paragraph, SourceLine, typed_lines
from tcsite.importers.labels import meaning
from tcsite.importers.owners import owners_of
from tcsite.importers.records import with_records
from tcsite.importers.status import Legend, of_words, proposal, states, suffix
from tcsite.importers.strands import heading, names_strand
from tcsite.importers.untrusted import Refused
from tcsite.links.microsyntax import css, locations, refresh, srcset
from tcsite.model.sections import sections_of
from tcsite.report import Report
from tcsite.text.html import NestingError, check_depth
from tcsite.text.markdown import in_one_line, plain
from tcsite.text.markdown_check import findings_of
from tcsite.text.markdown_inline import trimmed


def nesting(text: str) -> None:
    try:
        check_depth(text)
    except NestingError:
        return


def tables(text: str) -> None:
    with suppress(Refused):  # a cell longer than any is
        csv_.read(text.encode())


READERS: dict[str, Callable[[str], object]] = {
    "words of Markdown": plain,
    "words on one line": in_one_line,
    "texts": lambda text: findings_of(text, blocks=True),
    "texts within a line": lambda text: findings_of(text, blocks=False),
    "an address": trimmed,
    "sections": lambda text: sections_of(f"## a{text}!x"),
    "front matter": lambda text: split(f"---\n{text}"),
    "YAML": lambda text: read(f"a: {text}".encode()),
    "HTML": nesting,
    "style sheets": lambda text: list(css(text)),
    "sitemaps": lambda text: list(locations(text)),
    "refresh": lambda text: refresh(f"{text}!"),
    "srcset": srcset,
    "owners of an import": lambda text: owners_of([SourceLine(f"A{text}, B (c) & D")]),
    "statuses of an import": lambda text: [each(f"Complete - {text}") for each in (states, suffix, proposal)],
    "status cells of an import": lambda text: of_words(f"Complete {text}", Legend()),
    "headings of an import": lambda text: (heading([f"A{text}"]), names_strand(text), meaning(text[:400])),
    "lines of an import": typed_lines,
    "documents in Markdown": lambda text: markdown.read(f"x\n{text}".encode()),
    "documents in CSV": lambda text: tables(f"Action,Lead\n{text},HR"),
    "documents in plain text": lambda text: plain_text.read(f"Action plan\n\n{text}".encode()),
    "labels in the text of an import": lambda text: with_records(
        [Paragraph("Action plan", heading=True), Paragraph(f"A. Lead: {text}", bullet=True), Paragraph(text)]
        * 2
    ),
    "attachments": lambda text: misfit("a.pdf", text.encode()),
}
UNITS = [
    *(
        " ",
        "\t",
        "\n",
        "a ",
        "a\n",
        "1",
        "1.",
        "- ",
        "# ",
        "#",
        "(",
        ")",
        "[",
        "](",
        "![",
        "<",
        "<a ",
        "<b>",
        "</b>",
    ),
    *(
        "<!--",
        "<!---->",
        "<![CDATA[",
        "<loc><![CDATA[",
        "/*",
        "url(",
        "\\",
        "&",
        "*",
        "**a ",
        "`",
        "~~a",
        "{",
        "{{ ",
    ),
    *(
        "[a](b) ",
        "a: b\n",
        "a - ",
        "- a\n",
        "> ",
        "'",
        '"',
        "a, ",
        "https://a/((",
        "x@y.zz ",
        ":a",
        "|a|\n",
        "---\n",
    ),
]


def seconds(run: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    run(text)
    return time.process_time() - started


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("reader", READERS)
def test_four_times_the_size_takes_about_four_times_as_long(reader: str, unit: str) -> None:
    run = READERS[reader]
    for size in (20, 500):  # what tries each way would not even come back from these
        run(unit * size)

    def grows_evenly() -> bool:
        small, large = (seconds(run, unit * size) for size in (1_500, 6_000))
        return large < 10 * small + 0.2

    assert any(grows_evenly() for _ in range(3))  # once may be the machine's fault


@pytest.mark.parametrize("format", report.FORMATS)
def test_a_report_of_many_problems_on_one_line(format: str) -> None:
    def problems(size: int) -> float:
        line = "[words](gone) " * size
        found = [
            Diagnostic(
                "broken-link", Severity.ERROR, "gone", Place("a.md", line=1, column=14 * place + 1), "mend it"
            )
            for place in range(size)
        ]
        told = Report(found, {"a.md": line.encode()})
        started = time.process_time()
        made = report.FORMATS[format](told)
        assert made if isinstance(made, str) else list(made)
        return time.process_time() - started

    problems(10)
    assert any(
        problems(3_000) < 10 * problems(750) + 0.2 for _ in range(3)
    )  # once may be the machine's fault


def workbook(size: int) -> bytes:
    book = openpyxl.Workbook()
    for number in range(size):
        book.active.append([f"Action {number}", "the same long text " * 20, "HR"])
        book.active.merge_cells(start_row=number + 1, end_row=number + 1, start_column=2, end_column=3)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def drawn(size: int) -> bytes:
    rows = "".join(f"0 {10 * row} m 500 {10 * row} l S " for row in range(size + 1))
    rows += f"0 0 m 0 {10 * size} l S 500 0 m 500 {10 * size} l S 200 0 m 200 {10 * size} l S BT /F1 8 Tf "
    rows += "".join(f"1 0 0 1 5 {10 * row + 2} Tm (Action {row}) Tj " for row in range(size)) + "ET"
    box = f"/MediaBox [0 0 600 {10 * size + 100}]".encode()
    return one_page(stream(rows.encode()), resources=FONT).replace(b"/MediaBox [0 0 600 800]", box)


@pytest.mark.parametrize(("read", "made"), [(xlsx.read, workbook), (pdf.read, drawn)])
def test_reading_takes_steps_by_the_size_of_the_document(
    read: Callable[[bytes], object], made: Callable[[int], bytes]
) -> None:
    documents = {size: made(size) for size in (10, 100, 200, 400)}
    assert grows_evenly(lambda size: read(documents[size]))
