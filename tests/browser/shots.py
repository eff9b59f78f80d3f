"""Pictures of every template for a reviewer: ``make shots``, then open ``shots/index.html``.

The example site and a site of extremes (`stress.py`), on a phone, a tablet and a desk, in light and dark; the main
pages also in forced colours and as printed. ``python tests/browser/shots.py plan`` takes only names that hold "plan".
"""

import html
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from playwright.sync_api import FloatRect

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from playwright.sync_api import Browser, Page
from strict_host import chromium, served
from templates import TEMPLATES

import stress
from maker import make
from samples import ROOT
from tcsite.edges import disk, output_folder
from tcsite.files import Files

FOLDER = ROOT / "shots"
WIDTHS = (320, 768, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
MAIN = ("institution", "plan with parts", "directory", "measures", "register")
HIGHEST = 12000  # pixels of a picture: what is further down looks no different

SITES = {"example": TEMPLATES, "extremes": stress.ADDRESSES}


def built(files: Files, folder: Path) -> Path:
    """A site, made and written."""
    made = make(
        files, today=date.fromisoformat(stress.TODAY), base_url="https://www.example.ac.uk/technicians/"
    )
    output_folder.write(made.files, folder, sources=folder.parent / "none")
    return folder


def shots(browser: Browser, site: str, address: str, chosen: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Take the pictures of a site; each one's page and its file's name."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            page = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme
            ).new_page()
            for name, path in chosen.items():
                yield name, taken(page, address + path, f"{site}-{slug(name)}-{width}-{scheme}.png")
            page.context.close()
    main = {
        name: path for name, path in chosen.items() if name in MAIN or (site == "extremes" and "plan" in name)
    }
    page = browser.new_context(viewport={"width": 768, "height": 900}, forced_colors="active").new_page()
    for name, path in main.items():
        yield name, taken(page, address + path, f"{site}-{slug(name)}-768-forced.png")
        printed = f"{site}-{slug(name)}-print.pdf"
        page.emulate_media(forced_colors="none")
        page.pdf(path=FOLDER / printed, format="A4")
        page.emulate_media(forced_colors="active")
        yield name, printed
    page.context.close()


def taken(page: Page, url: str, file: str) -> str:
    """Take one picture."""
    page.goto(url)
    height = page.evaluate("document.documentElement.scrollHeight")
    size = page.viewport_size or {"width": 0}
    clip: FloatRect = {"x": 0, "y": 0, "width": size["width"], "height": min(height, HIGHEST)}
    page.screenshot(path=FOLDER / file, full_page=True, clip=clip)
    return file


def slug(name: str) -> str:
    """A name as part of a file's."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower())


def contents(taken: list[tuple[str, str, str]]) -> str:
    """The page of thumbnails."""
    lines = ["<!doctype html><html lang=en><meta charset=utf-8><title>Pictures of every template</title>"]
    lines += ["<style>body{font:16px system-ui;margin:2rem}div{display:flex;gap:1rem;flex-wrap:wrap}"]
    lines += [
        "img{height:22rem;width:auto;object-fit:cover;object-position:top;border:1px solid #999}</style>"
    ]
    for site, name in dict.fromkeys((site, name) for site, name, _ in taken):
        files = [file for one, other, file in taken if (one, other) == (site, name)]
        lines.append(f"<h2>{html.escape(name)} ({site})</h2><div>")
        for file in files:
            inside = f'<img src="{file}" alt="{file}" loading=lazy>' if file.endswith(".png") else "printed"
            lines.append(f'<a href="{file}">{inside}</a>')
        lines.append("</div>")
    return "\n".join(lines)


def main() -> None:
    words = sys.argv[1:]
    FOLDER.mkdir(exist_ok=True)
    found: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for site, files in (("example", disk.read(ROOT).files), ("extremes", stress.stress())):
            chosen = {
                name: path
                for name, path in SITES[site].items()
                if not words or any(word in f"{site}-{slug(name)}" for word in words)
            }
            with served(built(files, Path(folder) / site)) as address:
                for name, file in shots(browser, site, address, chosen):
                    found.append((site, name, file))
    if not words:
        for old in {one.name for one in FOLDER.iterdir()} - {file for _, _, file in found}:
            path = FOLDER / old
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    (FOLDER / "index.html").write_text(contents(found), encoding="utf-8")
    print(f"{len(found)} pictures: open shots/index.html")


if __name__ == "__main__":
    main()
