"""What becomes of a text is reported where somebody wrote it, whatever the kind of file."""

from datetime import date

import pytest

from maker import make
from samples import FOLDER, INSTITUTION, PLAN, SITE
from tcsite.diagnostics import Diagnostic, Severity
from tcsite.edges import disk
from tcsite.text.markdown_check import findings_of
from tcsite.text.urls import address_doubt

TODAY = date(2026, 11, 22)
INSTITUTION_FILE = f"{FOLDER}institution.yaml"
BASIS = {"site.yaml": SITE, INSTITUTION_FILE: INSTITUTION, f"{FOLDER}plans/2024-2027.yaml": PLAN}
ABOUT = INSTITUTION.count(b"\n") + 1
FORM = "---\nstage: 1\ntitle: Form\n---\n"


def found(file: str, content: str, **more: bytes) -> list[Diagnostic]:
    inputs = {**disk.bundled(), **BASIS, file: content.encode(), **more}
    rules = ("words-lost", "markdown-unclear", "markdown-looks-different", "markdown-too-much")
    return [one for one in make(inputs, today=TODAY).problems if one.rule in rules]


@pytest.mark.parametrize(
    ("file", "content", "line", "column"),
    [
        (f"{FOLDER}updates/2026-01-news.md", "---\ntitle: News\n---\n\nHello\n\nthe <lead name> said", 7, 5),
        (f"{FOLDER}updates/2026-01-news.md", "---\ntitle: News <of us>\n---\n\nHello", 2, 13),
        ("content/pages/about.md", "---\ntitle: About\n---\n\n```\ncode", 5, 1),
        (f"{FOLDER}self-assessments/2024.md", f"{FORM}\n## Governance\n\nWell.\n\nthe <lead> said", 10, 5),
        (f"{FOLDER}self-assessments/2024.md", f"{FORM}\nthe <lead> said\n\n## Governance\n\nWell.", 6, 5),
        (INSTITUTION_FILE, f"{INSTITUTION.decode()}summary: the <lead> said\n", ABOUT, 14),
        (INSTITUTION_FILE, f"{INSTITUTION.decode()}summary: |\n  one\n\n  the <lead> said\n", ABOUT + 3, 7),
        ("site.yaml", f"{SITE.decode()}notice: the <lead> said\n", SITE.count(b"\n") + 1, 13),
    ],
)
def test_a_lost_word_is_reported_at_its_place(file: str, content: str, line: int, column: int) -> None:
    (problem,) = found(file, content)
    assert (problem.place.file, problem.place.line, problem.place.column) == (file, line, column)


def test_the_site_sets_its_weight_and_an_institution_can_be_excused() -> None:
    heavy = SITE + b"rules: {words-lost: {severity: error, reason: We read them all.}}\n"
    summary = f"{INSTITUTION.decode()}summary: the <lead> said\n"
    (problem,) = found(INSTITUTION_FILE, summary, **{"site.yaml": heavy})
    assert problem.severity is Severity.ERROR
    excused = f"{summary}exceptions: [{{rule: words-lost, reason: As printed., until: 2027-06}}]\n"
    (problem,) = found(INSTITUTION_FILE, excused)
    assert (problem.severity, problem.excused) == (Severity.ADVICE, "As printed.")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("https://www.example.ac.uk/plan", ""),
        ("https://www.example.ac.uk/100%25?q=a,b;c", ""),
        ("https://en.example.ac.uk/wiki/Plan_(2024)", ""),
        ("https://www.example.ac.uk/caf%C3%A9/~x/!", ""),
        ("https://www.example.ac.uk/plan.", "write  https://www.example.ac.uk/plan"),
        ("https://www.example.ac.uk.", "write  https://www.example.ac.uk"),
        ("https://www.example.ac.uk/plan),", "write  https://www.example.ac.uk/plan"),
        ("https://en.example.ac.uk/wiki/Plan_(2024).", "write  https://en.example.ac.uk/wiki/Plan_(2024)"),
        ("https://www.example.ac.uk/technic…", "write  https://www.example.ac.uk/technic"),
        ("https://www.example.ac.uk/100%", "write  %25  for the sign itself, or remove it"),
        ("https://www.example.ac.uk/%zz/a", "write  %25  for the sign itself, or remove it"),
        ("https://www,example.ac.uk/", "write a full stop in its place"),
    ],
)
def test_an_address_that_is_not_as_it_was_meant_is_doubted(written: str, hint: str) -> None:
    doubt = address_doubt(written)
    assert (doubt[1] if doubt else "") == hint


def test_addresses_are_doubted_in_keys_and_in_texts() -> None:
    inputs = {
        **disk.bundled(),
        **BASIS,
        INSTITUTION_FILE: INSTITUTION.replace(b"www.example.ac.uk/\n", b"www.example.ac.uk/a.\n"),
        f"{FOLDER}updates/2026-01-news.md": b"---\ntitle: News\n---\n\nSee [it](https://www.example.ac.uk/5%).",
    }
    places = [
        (one.place.file, one.place.line, one.place.column, one.severity)
        for one in make(inputs, today=TODAY).problems
        if one.rule == "address-doubtful"
    ]
    news = (f"{FOLDER}updates/2026-01-news.md", 5, 10, Severity.WARNING)
    assert places == [(INSTITUTION_FILE, 3, 10, Severity.WARNING), news]


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        ("![Six technicians](../files/team.jpg)", True),
        ("![Team](../files/team.jpg)", True),
        ("![Our 3D-printer, 2024](../files/3d-printer.jpg)", True),
        ("![Picture of the new workshop](../files/a.png)", True),
        ('<img src="../files/a.png" alt="The workshop">', True),
        ("![](../files/a.png)", False),
        ("![team.jpg](../files/team.jpg)", False),
        ("![IMG_1234](../files/IMG_1234.png)", False),
        ("![open-day-2](../files/open-day-2.webp)", False),
        ("![image](../files/a.png)", False),
        ("![Picture 1](../files/a.png)", False),
        ('<img src="../files/a.png" alt="a.png">', False),
    ],
)
def test_the_name_of_a_file_is_no_words_for_a_picture(picture: str, words: bool) -> None:
    found = [one for one in findings_of(picture, blocks=True) if one.rule == "picture-without-words"]
    assert bool(found) is not words
