"""Institutions of one name: wherever they stand together, and in the titles of their pages, each can be told from the other."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup

from maker import make
from samples import PLAN, UPDATE

ONE = """name: {name}
{nation}
status: {{role: signatory, since: 2020-06}}
contacts: [{{role: lead, name: Alex Example, email: alex@example.ac.uk}}]
published: {{url: 'https://www.example.ac.uk/{id}'}}
"""


def twins(small: dict[str, bytes], **institutions: tuple[str, str]) -> dict[str, bytes]:
    """The files of a site with institutions, each with its name and its nation."""
    files = dict(small)
    for id, (name, nation) in institutions.items():
        own = f"content/institutions/{id}/"
        about = ONE.format(name=name, nation=f"nation: {nation}" if nation else "", id=id)
        files |= {
            f"{own}institution.yaml": about.encode(),
            f"{own}plans/2024-2027.yaml": PLAN,
            f"{own}updates/2026-03-12-workshops.md": UPDATE,
        }
    return files


def built(files: dict[str, bytes]) -> dict[str, str]:
    made = make(files, today=date(2026, 11, 22), base_url="https://www.example.ac.uk/tc/")
    return {
        path: content.decode()
        for path, content in made.files.items()
        if path.endswith((".html", ".json", ".csv"))
    }


def names(page: str, where: str) -> list[str]:
    return [" ".join(one.get_text().split()) for one in BeautifulSoup(page, "html.parser").select(where)]


CASES = [
    ({"one": ("Twin", "England"), "two": ("Twin", "Wales")}, {"Twin (England)", "Twin (Wales)"}),
    ({"one": ("Twin", "England"), "two": ("Twin", "England")}, {"Twin (one)", "Twin (two)"}),
    ({"one": ("Twin", ""), "two": ("Twin", "Wales")}, {"Twin (one)", "Twin (Wales)"}),
    ({"one": ("Twin", ""), "two": ("TWÎN", "")}, {"Twin (one)", "TWÎN (two)"}),
    ({"one": ("Twin", "England"), "two": ("Triplet", "Wales")}, {"Twin", "Triplet"}),
]


@pytest.mark.parametrize(("institutions", "shown"), CASES)
def test_lists_tell_them_apart(
    small: dict[str, bytes], institutions: dict[str, tuple[str, str]], shown: set[str]
) -> None:
    files = built(twins(small, **institutions))
    every = {*shown, "University of Example"}
    assert set(names(files["institutions/index.html"], "tbody th a")) == every
    assert set(names(files["register/index.html"], ".clauses tbody th a")) == every
    assert set(names(files["register/index.html"], ".evidence:not(.by-clause) summary")) == every
    assert set(names(files["compare/index.html"], ".matrix tbody th a")) == every
    assert {one[1] for one in json.loads(files["search/index.json"])["institutions"]} == every
    assert {json.loads(files[f"compare/{id}.json"])["name"] for id in institutions} == shown
    assert set(names(files["actions/index.html"], ".group > h2 a")) == every


@pytest.mark.parametrize(("institutions", "shown"), CASES)
def test_each_page_has_a_title_and_a_description_of_its_own(
    small: dict[str, bytes], institutions: dict[str, tuple[str, str]], shown: set[str]
) -> None:
    files = built(twins(small, **institutions))
    for kind in ("", "plans/2024-2027/", "updates/2026-03-12-workshops/"):
        pages = [
            BeautifulSoup(files[f"institutions/{id}/{kind}index.html"], "html.parser") for id in institutions
        ]
        assert len({page.title.text for page in pages if page.title}) == len(institutions)
        about = [page.select_one("meta[name=description]") for page in pages]
        if kind != "updates/2026-03-12-workshops/":  # that of an update is what its editor wrote
            assert len({str(one["content"]) for one in about if one}) == len(institutions)
    front = {names(files[f"institutions/{id}/index.html"], "h1")[0] for id in institutions}
    assert front == shown


def test_data_keep_the_names_as_they_are_written(small: dict[str, bytes]) -> None:
    files = built(twins(small, one=("Twin", "England"), two=("Twin", "Wales")))
    assert "Twin (" not in files["data/institutions.csv"]


def test_institutions_are_sorted_by_the_name_that_is_shown(small: dict[str, bytes]) -> None:
    files = twins(
        small, one=("{cy: Abertawe Enghraifft, en: Swansea of Example}", ""), two=("Bangor of Example", "")
    )
    assert names(built(files)["institutions/index.html"], "tbody th a") == [
        "Bangor of Example",
        "Swansea of Example",
        "University of Example",
    ]
    files["site.yaml"] += b"languages: [en, cy]\n"
    assert names(built(files)["cy/institutions/index.html"], "tbody th a")[0] == "Abertawe Enghraifft"


def test_what_an_institution_calls_by_one_title_is_told_apart_by_its_id(small: dict[str, bytes]) -> None:
    own = "content/institutions/university-of-example/"
    form = b"---\ntitle: Form\nstage: 1\n---\n## Evaluation\n\nGood.\n"
    files = built(
        {
            **small,
            f"{own}plans/2018-2021.yaml": PLAN.replace(b"2024", b"2018").replace(b"2027", b"2021"),
            f"{own}plans/2024-2027.yaml": PLAN,
            f"{own}plans/another.yaml": PLAN,
            f"{own}updates/2026-04-01-workshops.md": UPDATE,
            f"{own}self-assessments/2020.md": form,
            f"{own}self-assessments/2024.md": form,
        }
    )
    pages = {
        path: BeautifulSoup(html, "html.parser") for path, html in files.items() if path.endswith(".html")
    }
    for kind, number in (("plans", 3), ("updates", 2), ("self-assessments", 2)):
        found = [page for path, page in pages.items() if f"/{kind}/" in path]
        assert len(found) == number
        assert len({page.title.text for page in found if page.title}) == number
        assert len({page.select_one("meta[name=description]")["content"] for page in found}) == number
    titles = [page.title.text for page in pages.values() if page.title]
    assert "(another)" in " ".join(titles)
    assert "(2018-2021)" not in " ".join(titles), "its title is its own"
