"""Pictures of authors keep their room while they load: the page says how large they are, as the browser finds them."""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser
from strict_host import served

from maker import make
from samples import FOLDER, INSTITUTION, PLAN, SITE
from tcsite.edges import disk, output_folder


def saved(format: str, size: tuple[int, int], **more: Any) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "red").save(file, format, **more)
    return file.getvalue()


def photograph() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved("JPEG", (120, 80), exif=exif)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 70 50"><rect width="70" height="50"/></svg>'
PICTURES = {
    "files/wide.png": saved("PNG", (900, 300)),
    "files/a photo.jpg": photograph(),
    "files/photo.jpeg": saved("JPEG", (50, 60)),
    "files/photo.webp": saved("WEBP", (64, 48)),
}
TEXT = """---
title: Pictures
---
![Wide](../files/wide.png)

A sentence ![Upright](<../files/a photo.jpg>) and ![one](../files/photo.jpeg) more.

| Name | Picture |
| --- | --- |
| Web | ![WebP](/institutions/university-of-example/files/photo.webp) |

![Moving](/assets/moving.gif) ![Drawn](/assets/drawn.svg)

![Of others](https://www.example.org/x.png)
"""


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    files = {
        **disk.bundled(),
        "site.yaml": SITE + b"languages: [en, cy]\n",
        f"{FOLDER}institution.yaml": INSTITUTION,
        f"{FOLDER}plans/2024-2027.yaml": PLAN,
        f"{FOLDER}updates/2026-03-12-pictures.md": TEXT.encode(),
        "themes/default/assets/moving.gif": saved("GIF", (33, 44)),
        "themes/default/assets/drawn.svg": SVG,
        **{f"{FOLDER}{name}": content for name, content in PICTURES.items()},
    }
    made = make(files, today=date(2026, 11, 22)).files
    folder = tmp_path_factory.mktemp("pictures") / "output"
    output_folder.write(made, folder, sources=Path(folder).parent / "none")
    with served(folder) as at:
        yield at, made["institutions/university-of-example/updates/2026-03-12-pictures/index.html"].decode()


@pytest.mark.parametrize("below", ["", "/cy"])
def test_a_page_knows_the_size_of_each_picture(
    browser: Browser, pictures: tuple[str, str], below: str
) -> None:
    page = browser.new_page(viewport={"width": 600, "height": 900})
    page.goto(f"{pictures[0]}{below}/institutions/university-of-example/updates/2026-03-12-pictures/")
    found = page.evaluate(
        """() => [...document.querySelectorAll('main img')].map(one => ({
          told: [+one.getAttribute('width'), +one.getAttribute('height')], real: [one.naturalWidth, one.naturalHeight],
          shape: one.offsetWidth / one.offsetHeight, wide: one.offsetWidth <= one.parentNode.clientWidth}))"""
    )
    page.close()
    assert len(found) == len(PICTURES) + 2
    for one in found:
        assert one["told"][0] * one["real"][1] == one["told"][1] * one["real"][0]
        assert one["wide"], "a wide one gets smaller with the page"
        assert one["shape"] == pytest.approx(one["told"][0] / one["told"][1], rel=0.05)


def test_no_picture_of_others_is_shown(pictures: tuple[str, str]) -> None:
    assert not re.search(r"<img[^>]*example\.org", pictures[1])
