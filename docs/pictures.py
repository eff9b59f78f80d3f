"""Makes the pictures of docs/for-leads.md: ``make pictures``. Real pages and real reports, in a real Chromium.

The site is the worked example of docs/content.md. Pictures are small enough to travel with the repository: few
colours, and as tightly packed as PNG allows.
"""

import struct
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import escape
from io import StringIO
from pathlib import Path

HERE = Path(__file__).parent
TESTS = HERE.parent / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]

from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Locator, Page
from rich.console import Console
from strict_host import chromium

from tcsite import report
from tcsite.agenda import agenda_of, as_text
from tcsite.build import Result, make
from tcsite.content.load import load
from tcsite.content.reference.examples import EXAMPLES
from tcsite.edges import disk, output_folder
from tcsite.files import Files

TODAY = date(2026, 11, 22)
FOLDER = HERE / "pictures"
LARGEST = 60_000  # bytes of a picture
PLAN = "content/institutions/university-of-example/plans/2024-2027.yaml"
TYPO = ("    owners: [Steering group, Web team]\n", "    owner: [Steering group, Web team]\n")

SHEET = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 16px 20px; font: 15px/1.5 system-ui, sans-serif; background: #fff; color: #1f2328 }}
pre {{ margin: 0; font: 13px/1.45 ui-monospace, "DejaVu Sans Mono", monospace; white-space: pre-wrap }}
code {{ font: 13px ui-monospace, "DejaVu Sans Mono", monospace; background: #f0f1f2; padding: 1px 4px }}
table {{ border-collapse: collapse }} td, th {{ border: 1px solid #d0d7de; padding: 4px 8px; text-align: left }}
</style><body>{body}"""


def example() -> dict[str, bytes]:
    """The files of the worked example."""
    files = {**disk.bundled(), **{path: text.encode() for path, text in EXAMPLES.items()}}
    settings = files["site.yaml"].replace(b"www.example.ac.uk/technicians/", b"technicians.example.ac.uk/")
    return {
        **files,
        "site.yaml": settings,
    }  # at an address of its own, its links to the university are the web's


def checked(result: Result, inputs: Files) -> report.Report:
    """The report of a check, ready for any form."""
    return report.Report(result.problems, inputs, "checked", as_of=TODAY)


def terminal(inputs: Files) -> str:
    """What `tcsite check` says at a terminal, as a page."""
    result = make(inputs, today=TODAY)
    console = Console(width=100, record=True, file=StringIO(), force_terminal=True)
    mistakes = [problem for problem in result.problems if problem.rule == "schema"]
    for block in report.as_text(mistakes, inputs):
        console.print(block)
    lines = console.export_html(inline_styles=True, code_format="<pre>{code}</pre>")
    return SHEET.format(body=lines)


def comment(inputs: Files) -> str:
    """What stands on a pull request, as a page."""
    result = make(inputs, today=TODAY)
    markdown = report.FORMATS["markdown"](checked(result, inputs))
    return SHEET.format(body=MarkdownIt("commonmark", {"html": True}).enable("table").render(str(markdown)))


def standing(inputs: Files) -> str:
    """What `tcsite status` says, as a page."""
    result = make(inputs, today=TODAY)
    site, _ = load(inputs)
    assert site
    lines = as_text(agenda_of(site, site.institutions[0], result.problems, result.register, TODAY))
    shown, heading, _ = lines.partition("What must be published")
    assert heading, "the picture ends above the register"
    return SHEET.format(body=f"<pre>{escape(shown.rstrip(), quote=False)}</pre>")


def pictures(browser: Browser, folder: Path) -> Iterator[str]:
    """Take each picture; the names of their files."""
    sound = example()
    broken = {**sound, PLAN: sound[PLAN].replace(TYPO[0].encode(), TYPO[1].encode())}
    assert broken != sound
    output_folder.write(make(sound, today=TODAY).files, folder, sources=folder.parent / "none")
    page = browser.new_page(viewport={"width": 760, "height": 620})
    page.goto((folder / "index.html").as_uri())
    yield taken(page, "page.png")
    page.goto((folder / "plans/2024-2027/index.html").as_uri())
    page.locator("#v1 .toggle").click()
    yield taken(page, "action.png", page.locator("#v1"))
    page.goto((folder / "register/index.html").as_uri())
    page.locator("summary", has_text="University of Example").click()
    yield taken(page, "register.png", page.locator("#university-of-example"))
    page.set_viewport_size({"width": 860, "height": 100})  # a terminal of a hundred columns
    for name, content in (
        ("report.png", terminal(broken)),
        ("comment.png", comment(broken)),
        ("status.png", standing(sound)),
    ):
        page.set_content(content)
        yield taken(page, name, page.locator("body"))


def taken(page: Page, name: str, part: Locator | None = None) -> str:
    """Take one picture, of the window or of a part of the page, and pack it."""
    content = packed((part or page).screenshot(type="png", animations="disabled"))
    (FOLDER / name).write_bytes(content)
    return name


def packed(png: bytes) -> bytes:
    """A picture with at most 256 colours, which is what text on paper has."""
    width, height, pixels = opened(png)
    often = Counter(pixels)
    palette = [colour for colour, _ in often.most_common(256)]
    place = {colour: _closest(colour, palette) for colour in often}
    rows = (pixels[row * width : (row + 1) * width] for row in range(height))
    packed_rows = b"".join(b"\0" + bytes(place[pixel] for pixel in row) for row in rows)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", b"".join(bytes(colour) for colour in palette)),
            _chunk(b"IDAT", zlib.compress(packed_rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _closest(colour: tuple[int, ...], palette: list[tuple[int, ...]]) -> int:
    """The place of the colour that is most like one; its own, where it is there."""
    likeness = [
        sum((one - other) ** 2 for one, other in zip(colour, known, strict=True)) for known in palette
    ]
    return likeness.index(min(likeness))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def opened(png: bytes) -> tuple[int, int, list[tuple[int, ...]]]:
    """Width, height and pixels of what Chromium makes: eight bits, RGB with or without transparency."""
    place, data = 8, b""
    width = height = channels = 0
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        kind, content = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        if kind == b"IHDR":
            width, height, _, colour = struct.unpack(">IIBB", content[:10])
            channels = {2: 3, 6: 4}[colour]
        elif kind == b"IDAT":
            data += content
        place += length + 12
    raw = zlib.decompress(data)
    above = bytearray(width * channels)
    pixels: list[tuple[int, ...]] = []
    for row in range(height):
        start = row * (width * channels + 1)
        line = _unfiltered(
            raw[start], bytearray(raw[start + 1 : start + 1 + width * channels]), above, channels
        )
        pixels += [tuple(line[at : at + 3]) for at in range(0, len(line), channels)]
        above = line
    return width, height, pixels


def _unfiltered(kind: int, line: bytearray, above: bytearray, step: int) -> bytearray:
    """A row of a PNG as it was before it was made ready for packing."""
    for at in range(len(line)):
        left = line[at - step] if at >= step else 0
        corner = above[at - step] if at >= step else 0
        guess = (0, left, above[at], (left + above[at]) // 2, _nearest(left, above[at], corner))[kind]
        line[at] = (line[at] + guess) & 255
    return line


def _nearest(left: int, above: int, corner: int) -> int:
    """Paeth's guess."""
    estimate = left + above - corner
    return min((left, above, corner), key=lambda value: abs(estimate - value))


if __name__ == "__main__":
    import tempfile

    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made, chromium() as running:
        for name in pictures(running, Path(made) / "output"):
            size = (FOLDER / name).stat().st_size
            print(f"{name}: {size:,} bytes")
            assert size < LARGEST, "too large: show less"
