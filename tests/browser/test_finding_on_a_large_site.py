"""A site with more actions than a page lists: they are narrowed and found all the same, and no page grows heavy."""

import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from strict_host import BELOW, served

from maker import make
from samples import INSTITUTION, put
from tcsite.edges import disk
from tcsite.site.views.listing import MOST_LISTED

STATUSES = ("complete", "in-progress", "not-started")
INSTITUTIONS = 4
ACTIONS = MOST_LISTED // INSTITUTIONS + 1
SAID = "main .said"


MORE = {1: " gyda Mhrifysgol arall", 2: " to &lt;img src=x onerror=alert(1)&gt; people"}
"""What some of the tasks say besides; every tenth has mentors."""


def plan(number: int) -> bytes:
    actions = "".join(
        f"  - id: A{at}\n    strand: S{at % 2}\n"
        f"    text: Task {at} of {number}{MORE.get(at, '')}{'' if at % 10 else ' with mentors'}\n"
        f"    when: By June {2025 + at % 2}\n    talent: [R{1 + at % 4}]\n"
        f"    progress: [{{date: 2025-09, status: {STATUSES[at % 3]}}}]\n"
        for at in range(ACTIONS)
    )
    strands = "  - {id: S0, title: Seen, pillar: visibility}\n  - {id: S1, title: Lasting, pillar: sustainability}\n"
    return (
        f"title: Plan\nperiod: {{from: 2024-08, to: 2027-07}}\nstate: in-force\nstrands:\n{strands}actions:\n{actions}"
    ).encode()


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    inputs = {
        **disk.bundled(),
        "site.yaml": b"title: Many\nbase_url: https://www.example.ac.uk/technicians/\n",
    }
    for number in range(INSTITUTIONS):
        name = f"name: {{en: University {number}, cy: Prifysgol {number}}}\n".encode()
        folder = f"content/institutions/university-{number}/"
        inputs[f"{folder}institution.yaml"] = INSTITUTION.replace(b"name: University of Example\n", name)
        inputs[f"{folder}plans/2024-2027.yaml"] = plan(number)
    return dict(make(inputs, today=date(2026, 11, 22)).files)


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(files, tmp_path_factory.mktemp("large"))


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with served(folder) as at:
        yield f"{at}/"


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page whose base address is that of the large site; a fault of a script fails the test."""
    context = browser.new_context(base_url=site)
    faults: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    yield page
    context.close()
    assert faults == []


def test_actions_that_are_only_counted_are_narrowed_by_the_index(page: Page) -> None:
    page.goto("actions/")
    total = f"{INSTITUTIONS * ACTIONS:,}"
    assert page.locator("[data-marks]").count() == 0, "too many to be listed"
    page.select_option("[name=status]", "complete")
    complete = INSTITUTIONS * len(range(0, ACTIONS, 3))
    expect(page.locator(SAID)).to_have_text(f"{complete} of {total} actions")
    assert page.locator(".group:visible").count() == 0
    page.select_option("[name=institution]", "university-2")
    page.select_option("[name=talent]", "R2")
    page.select_option("[name=due]", "2026")
    page.select_option("[name=pillar]", "sustainability")
    fitting = [at for at in range(ACTIONS) if at % 3 == 0 and at % 4 == 1 and at % 2 == 1]
    expect(page.locator(SAID)).to_have_text(f"{len(fitting)} of {total} actions")
    assert page.locator(".results a").first.inner_text().startswith(f"A{fitting[0]} Task {fitting[0]} of 2")
    page.locator(".results a").first.click()
    assert page.url.endswith(f"/institutions/university-2/plans/2024-2027/#a{fitting[0]}")
    page.go_back()
    expect(page.locator(SAID)).to_have_text(f"{len(fitting)} of {total} actions")
    page.click("text=Clear filters")
    expect(page.locator(SAID)).to_have_text(f"{total} actions")
    assert page.locator(".group:visible").count() == INSTITUTIONS
    assert page.locator(".results:visible").count() == 0


def test_words_narrow_them_too(page: Page) -> None:
    page.goto("actions/?q=mentor&institution=university-1")
    mentors = len(range(0, ACTIONS, 10))
    expect(page.locator(SAID)).to_have_text(f"{mentors} of {INSTITUTIONS * ACTIONS:,} actions")
    assert page.locator(".results mark").all_inner_texts() == ["mentors"] * min(mentors, 10)


@pytest.mark.parametrize("word", ["prifysgol", "Brifysgol", "Mhrifysgol", "PHRIFYSGOL", "brifys"])
def test_a_welsh_word_in_any_mutation_finds_it_in_every_other(page: Page, word: str) -> None:
    page.goto(f"search/?q={word}")
    expect(page.locator(SAID)).to_contain_text(f"{2 * INSTITUTIONS} results")
    results = page.locator(".results a").all_inner_texts()
    assert "University 0" in results, "Prifysgol 0 is its name in Welsh"
    assert "A1 Task 1 of 0 gyda Mhrifysgol arall" in results
    assert page.locator(".results mark").all_inner_texts() == ["Mhrifysgol"] * INSTITUTIONS


def test_markup_in_content_is_shown_as_written(page: Page) -> None:
    page.goto("search/?q=onerror")
    expect(page.locator(SAID)).to_contain_text(f"{INSTITUTIONS} results")
    assert (
        page.locator(".results a").first.inner_text()
        == "A2 Task 2 of 0 to <img src=x onerror=alert(1)> people"
    )
    assert page.locator(".results img").count() == 0


def test_from_a_folder_the_page_says_what_it_cannot(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / "actions" / "index.html").as_uri())
    page.select_option("[name=status]", "complete")
    expect(page.locator(SAID)).to_contain_text(
        "Opened from a folder, this page cannot narrow so long a list."
    )
    assert page.locator(".group:visible").count() == INSTITUTIONS
    page.close()


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("actions/", 30_000),
        ("actions/?status=complete&pillar=visibility", 80_000),
        ("actions/?q=mentors&due=2026", 80_000),
        ("search/?q=task+mentors", 80_000),
        ("search/?q=ta", 80_000),
        ("", 30_000),
        ("institutions/", 30_000),
        ("search/", 30_000),
    ],
)
def test_what_is_loaded_stays_small(page: Page, files: dict[str, bytes], path: str, limit: int) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition(BELOW)[2].partition("?")[0]))
    page.goto(path, wait_until="networkidle")
    names = [f"{name}index.html" if name == "" or name.endswith("/") else name for name in asked]
    assert len(names) == len(set(names)), "nothing is loaded twice"
    assert sum(len(gzip.compress(files[name])) for name in names) < limit
