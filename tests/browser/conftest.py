"""The example site in a real Chromium."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from strict_host import chromium, served
from windows import Windows

import stress
from maker import make
from samples import PLAN, SITE
from tcsite.edges import disk, output_folder


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory, example: dict[str, bytes]) -> Path:
    """The example site, built."""
    folder = tmp_path_factory.mktemp("browser") / "output"
    made = make(example, today=date(2026, 11, 22), base_url="https://www.example.ac.uk/technicians/")
    output_folder.write(made.files, folder, sources=folder.parent / "none")
    return folder


@pytest.fixture(scope="session")
def address(output: Path) -> Iterator[str]:
    """Where it is served: ``http://127.0.0.1:…/technicians``."""
    with served(output) as at:
        yield at


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site of six small institutions is served."""
    folder = tmp_path_factory.mktemp("many") / "output"
    files = {**disk.bundled(), "site.yaml": SITE}
    for number in range(6):
        own = f"content/institutions/example-{number}/"
        files[f"{own}institution.yaml"] = f"name: Example {number}\nstatus: {{role: signatory}}\n".encode()
        files[f"{own}plans/2024-2027.yaml"] = PLAN
    output_folder.write(make(files, today=date(2026, 11, 22)).files, folder, sources=folder.parent / "none")
    with served(folder) as at:
        yield at


@pytest.fixture(scope="session")
def extremes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of extremes is served, with thirty institutions."""
    folder = tmp_path_factory.mktemp("extremes") / "output"
    made = make(stress.stress(30), today=date.fromisoformat(stress.TODAY))
    output_folder.write(made.files, folder, sources=folder.parent / "none")
    with served(folder) as at:
        yield at


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, for one file of tests: while Playwright runs, nothing else can use asyncio."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Windows:
    """Its pages that stay open."""
    return Windows(browser)
