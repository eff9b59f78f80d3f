"""A file that nothing reads is given its place: the folder, the name or the ending that was meant."""

from datetime import date

import pytest

from maker import make
from samples import FOLDER, SITE
from tcsite.content.file_names import place_hint
from tcsite.edges import disk

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("content/plans/2024.yaml", "move it to  content/institutions/…/plans/"),
        ("content/site.yaml", "move it one folder up, beside  content/"),
        ("content/institution.yaml", "move it to  content/institutions/…/"),
        (f"{FOLDER}plans/old/2018.yaml", "the files of plans/ lie in it directly"),
        (f"{FOLDER}self_assessments/2024.md", "the folder is called  self-assessments/"),
        (f"{FOLDER}update/2026-01-01-x.md", "the folder is called  updates/"),
        (f"{FOLDER}attachments/plan.pdf", "the folder is called  files/"),
        (f"{FOLDER}notes/plan.pdf", "docs/content.md"),
        (f"{FOLDER}measure.yaml", "did you mean  measures.yaml"),
        (f"{FOLDER}plans/2024.yml", "rename it to  2024.yaml"),
        ("content/instituions/x/institution.yaml", "the folder is called  institutions/"),
        ("content/page/about.md", "the folder is called  pages/"),
        ("content/Gone.yaml", "did you mean  gone.yaml"),
        ("content/address.txt", "did you mean  addresses.txt"),
    ],
)
def test_a_hint_leads_to_the_right_place(file: str, hint: str) -> None:
    assert hint in place_hint(file)


@pytest.mark.parametrize(("words", "found"), [("", 1), ("\n\n", 1), ("Who we are.\n", 0)])
def test_a_page_without_words_is_reported(words: str, found: int) -> None:
    page = f"---\ntitle: About\n---\n{words}".encode()
    files = {**disk.bundled(), "site.yaml": SITE, "content/pages/about.md": page}
    problems = [one for one in make(files, today=TODAY).problems if one.place.file.endswith("about.md")]
    assert [one.message for one in problems] == ["this page has a title and no words"] * found
