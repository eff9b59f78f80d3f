"""How large a picture is, read from the first bytes of its file, so that a page keeps its room while it loads."""

import re
from collections.abc import Iterator
from typing import Literal

Size = tuple[int, int]
"""Width and height in pixels, as browsers show the picture."""

LARGEST = 65_535
"""Pixels of a side that are believed."""

_START = 65_536
"""Bytes within which an SVG's first tag is looked for."""

_SVG = re.compile(rb"<svg\b([^<>]{0,4000})>")
_LENGTH = re.compile(rb"""\b(width|height)\s*=\s*["']\s*(\d{1,5})(?:\.\d{0,6})?\s*(?:px)?\s*["']""")
_VIEW = re.compile(
    rb"""\bviewBox\s*=\s*["']\s*[-\d.]{1,12}[\s,]+[-\d.]{1,12}[\s,]+(\d{1,5})(?:\.\d{0,6})?[\s,]+(\d{1,5})"""
)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of JPEG that say how large it is."""


def size_of(content: bytes) -> Size | None:
    """The size of a PNG, JPEG, GIF, WebP or SVG; nothing where the bytes do not say."""
    for begins, read in _READERS:
        if content.startswith(begins):
            found = read(content)
            return found if found and all(0 < side <= LARGEST for side in found) else None
    return None


def _png(content: bytes) -> Size | None:
    if content[12:16] != b"IHDR" or len(content) < 24:
        return None
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _gif(content: bytes) -> Size | None:
    if len(content) < 10:
        return None
    return int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little")


def _webp(content: bytes) -> Size | None:
    if content[8:12] != b"WEBP" or len(content) < 30:
        return None
    kind = content[12:16]
    if kind == b"VP8X":
        return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        return int.from_bytes(content[26:28], "little") & 0x3FFF, int.from_bytes(
            content[28:30], "little"
        ) & 0x3FFF
    return None


def _jpeg(content: bytes) -> Size | None:
    turned = False
    for marker, start, length in _segments(content):
        if marker == 0xE1 and content[start : start + 6] == b"Exif\0\0":
            turned = _orientation(content[start + 6 : start + length]) >= 5
        if marker in _FRAMES and length >= 5:
            height, width = (int.from_bytes(content[at : at + 2]) for at in (start + 1, start + 3))
            return (height, width) if turned else (width, height)
    return None


def _segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Each part of a JPEG before its pixels: the marker, where what it holds begins, and how long that is."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # between the parts there may be more of these
            at += 1
            continue
        length = int.from_bytes(content[at + 2 : at + 4])
        if marker == 0xDA or length < 2:
            return
        yield marker, at + 4, length - 2
        at += 2 + length


def _orientation(exif: bytes) -> int:
    """How a camera was held: from 5 on, what it calls width is the height."""
    order: Literal["little", "big"] = "little" if exif[:2] == b"II" else "big"
    first = int.from_bytes(exif[4:8], order)
    for number in range(min(int.from_bytes(exif[first : first + 2], order), 100)):
        at = first + 2 + 12 * number
        if int.from_bytes(exif[at : at + 2], order) == 0x0112:
            return int.from_bytes(exif[at + 8 : at + 10], order)
    return 1


def _svg(content: bytes) -> Size | None:
    tag = _SVG.search(content[:_START])
    if not tag:
        return None
    sides = {name: int(value) for name, value in _LENGTH.findall(tag[1])}
    if len(sides) == 2:
        return sides[b"width"], sides[b"height"]
    view = _VIEW.search(tag[1])
    return (int(view[1]), int(view[2])) if view else None


_READERS = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\xff\xd8", _jpeg),
    ((b"GIF87a", b"GIF89a"), _gif),
    (b"RIFF", _webp),
    ((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg"), _svg),
)
"""What a file of each format begins with, and what reads its size."""
