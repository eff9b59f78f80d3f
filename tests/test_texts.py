"""What becomes of a text is reported where somebody wrote it, whatever the kind of file."""

from datetime import date

import pytest

from samples import FOLDER, INSTITUTION, PLAN, SITE
from tcsite.build import make
from tcsite.diagnostics import Diagnostic, Severity
from tcsite.edges import disk

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
