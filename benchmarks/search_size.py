"""How much a browser loads to search and to narrow lists: ``python benchmarks/search_size.py``.

For the example, and for a made-up site of a hundred institutions with plans of 5 to 120 actions (the same every
time): the sizes of scripts and index, and what pages with all they load come to in a real Chromium, each file
compressed with gzip. Words are drawn from the example's own texts, as often as they stand there, in no order:
that compresses worse than sentences do. ``--institutions N`` makes more or fewer of them.
"""

import argparse
import functools
import gzip
import http.server
import random
import shutil
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tcsite.build import make
from tcsite.content.load import load
from tcsite.edges import disk, output_folder
from tcsite.exports.search_documents import documents_of
from tcsite.model.addresses import Addresses

TODAY = date(2026, 11, 22)
PILLARS = ("visibility", "recognition", "career-development", "sustainability")
STATUSES = ("not-started", "in-progress", "complete", "ongoing")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
VISITS = (
    "/",
    "/search/",
    "/search/?q=mentoring",
    "/search/?q=career+development",
    "/search/?q=university+technicians+training+budget",
    "/search/?q=prifysgol",
    "/search/?q=tec",
    "/actions/",
    "/actions/?pillar=visibility&status=complete",
    "/actions/?q=mentoring&due=2026",
    "/institutions/",
)


def words_of_the_example(files: Mapping[str, bytes]) -> tuple[list[str], list[int]]:
    """The words of the example's texts, and how often each stands there."""
    site, _ = load(files)
    assert site is not None
    counts: Counter[str] = Counter()
    for one in site.institutions:
        for document in documents_of(one, Addresses(), "en", TODAY):
            counts.update(word.strip(".,;:()?!\"'’“”") for word in document.text.split())
    counts.pop("", None)
    known = sorted(counts)
    return known, [counts[word] for word in known]


def large(files: Mapping[str, bytes], institutions: int) -> dict[str, bytes]:
    """The made-up site: each institution with an earlier plan and one in force."""
    known, weights = words_of_the_example(files)
    made = {path: content for path, content in files.items() if not path.startswith("content/institutions/")}
    chance = random.Random(1)

    def text(least: int, most: int) -> str:
        return " ".join(chance.choices(known, weights, k=chance.randint(least, most))).replace('"', "")

    for number in range(institutions):
        folder = f"content/institutions/institution-{number:03}/"
        made[f"{folder}institution.yaml"] = (
            f"name: {{en: University of {text(1, 1).title()} {number}, cy: Prifysgol {number}}}\n"
            f"nation: {chance.choice(('England', 'Wales', 'Scotland'))}\nstatus: {{role: signatory, since: 2019}}\n"
        ).encode()
        for first in (2021, 2024):
            lines = [
                f"title: Action plan {first} to {first + 3}",
                f"period: {{from: {first}-08, to: {first + 3}-07}}",
            ]
            lines += ["state: in-force" if first == 2024 else "state: closed", "strands:"]
            lines += [
                f"  - {{id: S{at}, title: {pillar}, pillar: {pillar}}}" for at, pillar in enumerate(PILLARS)
            ]
            lines.append("actions:")
            for at in range(chance.randint(5, 120) // (1 if first == 2024 else 3) or 1):
                lines += [f"  - id: A{at}", f"    strand: S{at % 4}", f'    text: "{text(8, 24)}"']
                lines += [f"    when: By June {first + 1 + at % 3}", f'    outputs: ["{text(3, 12)}"]']
                lines += [f'    success: ["{text(3, 15)}"]', f"    talent: [R{chance.randint(1, 16)}]"]
                lines += [f'    note: "{text(5, 30)}"']
                lines += [
                    f'    progress: [{{date: 2026-02, status: {chance.choice(STATUSES)}, note: "{text(5, 20)}"}}]'
                ]
            made[f"{folder}plans/{first}-{first + 3}.yaml"] = "\n".join(lines).encode()
    return made


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def told(name: str, inputs: Mapping[str, bytes], browser: Browser) -> None:
    files = make(inputs, today=TODAY, base_url="https://www.example.ac.uk/").files
    sizes = {path: len(gzip.compress(content)) for path, content in files.items()}
    index = {
        path: size for path, size in sizes.items() if path.startswith("search/") and path.endswith(".json")
    }
    scripts = {path: size for path, size in sizes.items() if path.endswith(".js")}
    print(f"\n{name}: {sum(path.endswith('.html') for path in files)} pages")
    print(
        f"  all scripts          {sum(scripts.values()):8,}   {', '.join(f'{p[7:]} {s:,}' for p, s in scripts.items())}"
    )
    print(
        f"  the whole index      {sum(index.values()):8,}   in {len(index)} files, the first {index['search/index.json']:,}"
    )
    with tempfile.TemporaryDirectory() as folder:
        output_folder.write(files, Path(folder) / "output", sources=Path(folder) / "none")
        handler = functools.partial(Quiet, directory=f"{folder}/output")
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            for visit in VISITS:
                loaded = visited(browser, f"http://127.0.0.1:{server.server_address[1]}", visit)
                count, names = loaded
                print(f"  {visit:50} {sum(sizes[name] for name in names):8,}   {len(names)} files; {count}")
            server.shutdown()


def visited(browser: Browser, root: str, visit: str) -> tuple[str, list[str]]:
    """What the page says it found, and the files it loaded."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(root + "/").partition("?")[0]))
    page.goto(root + visit, wait_until="networkidle")
    said = page.query_selector(".said")
    words = said.inner_text() if said else ""
    page.close()
    return words, [f"{name}index.html" if name == "" or name.endswith("/") else name for name in asked]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--institutions", type=int, default=100)
    number = arguments.parse_args().institutions
    example = disk.read(ROOT).files
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        told("the example", example, browser)
        told(f"{number} institutions", large(example, number), browser)
        browser.close()


if __name__ == "__main__":
    main()
