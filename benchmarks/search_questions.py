"""The search of the example beside Pagefind's, on the same pages: ``python benchmarks/search_questions.py``.

The questions and their right answers are those of `tests/browser/test_questions.py`. A question is answered where the right
thing is among the first three results. For tcsite that is what a result shows; for Pagefind, to its advantage, all that it
gives for a page: title, excerpt, and title and excerpt of every section of it. Bytes are what a real Chromium loads for the
search, each file compressed with gzip where that makes it smaller: for tcsite its scripts, the parts of its index and ten
results, for Pagefind its script, its program, its index and the first three results. The page with its style sheet, which
both need alike, is told by itself.

Pagefind comes from npm, into ``.cache/bench/tools``.
"""

import functools
import gzip
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "browser")]

from peers.peer import node_modules
from test_questions import QUESTIONS

from tcsite.build import make
from tcsite.edges import disk, output_folder

TODAY = date(2026, 11, 22)
PAGEFIND = "1.6.0"
FIRST = 3
PAGE = {"search/", "assets/style.css", "assets/site.js", "assets/favicon.png", "assets/favicon.svg"}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

ASK_PAGEFIND = """async ([question, first]) => {
  const pagefind = await import(new URL('/pagefind/pagefind.js', location.href));
  const { results } = await pagefind.search(question);
  const shown = await Promise.all(results.slice(0, first).map(result => result.data()));
  const plain = html => new DOMParser().parseFromString(html, 'text/html').body.textContent;
  return shown.map(({ meta, excerpt, sub_results }) =>
    [meta.title, excerpt, ...(sub_results || []).flatMap(one => [one.title, one.excerpt])].map(plain).join(' '));
}"""


@dataclass(frozen=True)
class Answered:
    """What a search made of a question."""

    place: int  # of the right answer among the first, from 1; 0 for none
    loaded: int  # bytes of the search
    page: int = 0  # bytes of the page around it


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder at an address of this machine."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class Loads:
    """The bytes that a page loads, from its first request on."""

    def __init__(self, page: Page, folder: Path, root: str) -> None:
        self.folder, self.root = folder, root
        self.files: set[str] = set()
        page.on(
            "request", lambda request: self.files.add(request.url.removeprefix(f"{root}/").partition("?")[0])
        )

    def bytes(self, *, of_page: bool) -> int:
        """Each file once: those of the page, or those that are there for the search alone."""
        return sum(self._size(name) for name in self.files if (name in PAGE) is of_page)

    def _size(self, name: str) -> int:
        path = self.folder / (f"{name}index.html" if name == "" or name.endswith("/") else name)
        content = path.read_bytes() if path.is_file() else b""
        return min(len(content), len(gzip.compress(content)))


def place(results: list[str], answer: str) -> int:
    """Where the right answer is."""
    return next((at for at, words in enumerate(results[:FIRST], start=1) if answer in words), 0)


def by_tcsite(browser: Browser, folder: Path, root: str, question: str, answer: str) -> Answered:
    """A question to the site's own search."""
    page = browser.new_page()
    loads = Loads(page, folder, root)
    page.goto(f"{root}/search/?q={quote(question)}", wait_until="networkidle")
    results = [one.inner_text() for one in page.locator(".results > li").all()[:FIRST]]
    page.close()
    return Answered(place(results, answer), loads.bytes(of_page=False), loads.bytes(of_page=True))


def by_pagefind(browser: Browser, folder: Path, root: str, question: str, answer: str) -> Answered:
    """A question to Pagefind, on an empty page."""
    page = browser.new_page()
    page.goto(f"{root}/robots.txt")
    loads = Loads(page, folder, root)
    results = page.evaluate(ASK_PAGEFIND, [question, FIRST])
    page.close()
    return Answered(place(results, answer), loads.bytes(of_page=False))


def built(folder: Path) -> None:
    """The example's pages, with the index of both."""
    made = make(disk.read(ROOT).files, today=TODAY, base_url="https://www.example.ac.uk/")
    output_folder.write(made.files, folder, sources=folder.parent / "none")
    modules = node_modules(ROOT / ".cache/bench/tools/pagefind", f"pagefind@{PAGEFIND}")
    program = next(path for path in modules.glob("@pagefind/*/bin/*") if path.stem == "pagefind_extended")
    command = [str(program), "--site", str(folder), "--quiet"]
    subprocess.run(command, check=True, stdout=sys.stderr)


def main() -> int:
    """Ask all questions of both; 1 where tcsite is behind in one."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch) / "output"
        built(folder)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        with served(folder) as root:
            found = [
                (
                    question,
                    by_tcsite(browser, folder, root, question, answer),
                    by_pagefind(browser, folder, root, question, answer),
                )
                for question, answer in QUESTIONS
            ]
        browser.close()
    print("| question | tcsite | Pagefind | bytes | bytes |\n| --- | --- | --- | --- | --- |")
    for question, own, other in found:
        words = [str(one.place) if one.place else "not in three" for one in (own, other)]
        print(f"| {question} | {words[0]} | {words[1]} | {own.loaded:,} | {other.loaded:,} |")
    behind = [question for question, own, other in found if other.place and not own.place]
    totals = [[own for _, own, _ in found], [other for _, _, other in found]]
    means = [sum(one.loaded for one in answers) / len(answers) for answers in totals]
    for name, answers, mean in zip(("tcsite", f"Pagefind {PAGEFIND}"), totals, means, strict=True):
        right, first = sum(bool(one.place) for one in answers), sum(one.place == 1 for one in answers)
        print(f"{name}: {right} of {len(found)} right, {first} of them first; {mean:,.0f} bytes a question")
    around = max(one.page for one in totals[0])
    print(
        f"ratio {means[0] / means[1]:.2f}; with the page of {around:,} bytes {(means[0] + around) / (means[1] + around):.2f}"
    )
    print(f"behind Pagefind in {len(behind)}: {', '.join(behind) or 'none'}")
    return bool(behind)


if __name__ == "__main__":
    sys.exit(main())
