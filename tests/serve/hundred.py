"""How long a save takes until the page shows it, with a hundred institutions: ``python tests/serve/hundred.py``.

The split: save → make() begins (noticing, the pause that ends a batch, reading) → make() ends → the page has it.
With ``--instant``, make() is replaced by one that changes a single page, so that what remains is the server's own.
"""

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent)]

from playwright.sync_api import Page, sync_playwright
from serving import FLAGS, Served, build_site, in_place, serving

from samples import INSTITUTION, put
from tcsite.__main__ import GC_THRESHOLDS
from tcsite.edges.disk import SiteFiles
from tcsite.edges.serve import BuildResult, Cache

SAVES = 7
WORDS = "To make the skills of our technical staff more visible in departments and on the web, we will work on it and "
MIDDLE = "content/institutions/university-050/plans/2024-2027.yaml"
PAGE = "institutions/university-050/plans/2024-2027/"


def plan(first: int, number: int) -> bytes:
    """A plan of 36 actions."""
    pillars = ("visibility", "recognition", "career-development", "sustainability")
    strands = "".join(
        f"  - {{id: S{at}, title: Strand {at}, pillar: {pillar}}}\n" for at, pillar in enumerate(pillars)
    )
    actions = "".join(
        f"  - id: A{at}\n    strand: S{at % 4}\n    text: {WORDS * 2} number {at} of {number}\n"
        f"    rationale: {WORDS * 2}\n    when: From September {first}\n    owners: [Steering group, Heads]\n"
        f"    success: [More visits]\n    note: {WORDS}\n    progress:\n"
        f"      - {{date: {first + 1}-02, status: in-progress, note: Half of the departments}}\n"
        for at in range(36)
    )
    return (
        f"title: Action plan {first}\nperiod: {{from: {first}-08, to: {first + 3}-07}}\nstage: 3\n"
        f"state: {'in-force' if first == 2024 else 'closed'}\n"
        f"sign_off: [{{who: head, post: Vice-Chancellor, date: {first}-07-25}}]\n"
        f"strands:\n{strands}actions:\n{actions}"
    ).encode()


def site(institutions: int) -> dict[str, bytes]:
    """So many institutions, each with two plans and a narrative."""
    files = {"site.yaml": b"title: Many\nbase_url: https://www.example.ac.uk/technicians/\n"}
    story = "".join(f"## Section {at} {{#s{at}}}\n\n{WORDS * 6}\n\n" for at in range(6))
    for number in range(institutions):
        folder = f"content/institutions/university-{number:03}/"
        name = f"name: University {number:03}\n".encode()
        files[f"{folder}institution.yaml"] = INSTITUTION.replace(b"name: University of Example\n", name)
        for first in (2021, 2024):
            files[f"{folder}plans/{first}-{first + 3}.yaml"] = plan(first, number)
        files[f"{folder}self-assessments/2024.md"] = (
            f"---\ntitle: Self-assessment\nstage: 3\ndate: 2024-07-25\n---\n\n{story}".encode()
        )
    return files


class Timed:
    """make(), and when it began and ended; from its second time on, if asked, without the work."""

    def __init__(self, *, instant: bool) -> None:
        self._instant = instant
        self._before: BuildResult | None = None
        self.began = self.ended = self.worked = 0.0

    def __call__(self, found: SiteFiles, address: str, cache: Cache) -> BuildResult:
        self.began, worked = time.perf_counter(), time.thread_time()
        if self._before and self._instant:
            mark = found.files[MIDDLE].splitlines()[0]
            html = self._before.files[f"{PAGE}index.html"].replace(b"<main", b"<p>" + mark + b"</p><main", 1)
            built = replace(self._before, files={**self._before.files, f"{PAGE}index.html": html})
        else:
            built = self._before = build_site(found, address, cache)
        self.ended, self.worked = time.perf_counter(), time.thread_time() - worked
        return built


def more_than(builds: int) -> Callable[[Served], bool]:
    return lambda served: len(served.reported) > builds


def measure(page: Page, root: Path, *, instant: bool) -> None:
    timed = Timed(instant=instant)
    content = (root / MIDDLE).read_bytes()
    with serving(root, timed) as served:
        print(f"first build: {served.lines[-1]}")
        page.goto(served.address + PAGE)
        splits = []
        for number in range(SAVES):
            builds, began = len(served.reported), time.perf_counter()
            in_place(root / MIDDLE, content.replace(b"note: Half", b"note: Save %d. Half" % number, 1))
            page.wait_for_function(
                f"document.body?.innerText.includes('Save {number}.')", polling=25, timeout=200_000
            )
            shown = time.perf_counter()
            splits.append(
                (
                    timed.began - began,
                    timed.ended - timed.began,
                    shown - timed.ended,
                    shown - began,
                    timed.worked,
                )
            )
            served.wait(more_than(builds))
        names = ("save → make", "make", "made → on the page", "all", "(make, processor)")
        for name, times in zip(names, zip(*splits, strict=True), strict=True):
            print(f"{name:20} median {statistics.median(times):.3f} s   worst {max(times):.3f} s")


def main() -> None:
    gc.set_threshold(*GC_THRESHOLDS)  # as the command does
    institutions = next((int(word) for word in sys.argv[1:] if word.isdigit()), 100)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        measure(browser.new_page(), put(site(institutions), Path(folder)), instant="--instant" in sys.argv)
        browser.close()


if __name__ == "__main__":
    main()
