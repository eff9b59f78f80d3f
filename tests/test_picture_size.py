"""The size of a picture, read from its bytes: as another reader reads it, and of broken files nothing."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tcsite.text.picture_size import size_of


def saved(format: str, size: tuple[int, int] = (40, 30), **more: Any) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "red").save(file, format, **more)
    return file.getvalue()


def turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved("JPEG", exif=exif)


@pytest.mark.parametrize("size", [(1, 1), (40, 30), (300, 20_000)])
@pytest.mark.parametrize(
    ("format", "more"),
    [
        ("PNG", {}),
        ("GIF", {}),
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
    ],
)
def test_every_format_says_how_large_it_is(format: str, more: dict[str, Any], size: tuple[int, int]) -> None:
    if format == "WEBP" and max(size) > 16_383:
        size = (300, 16_383)  # it holds no larger ones
    assert size_of(saved(format, size, **more)) == size


def test_a_webp_with_more_than_pixels_says_it_in_its_first_part() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (40, 30), (1, 2, 3, 4)).save(file, "WEBP", exif=Image.Exif().tobytes() or b"Exif\0\0x")
    assert b"VP8X" in file.getvalue()[:20]
    assert size_of(file.getvalue()) == (40, 30)


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (40, 30)), (3, (40, 30)), (6, (30, 40)), (8, (30, 40))]
)
def test_a_photograph_that_was_taken_upright_is_upright(orientation: int, size: tuple[int, int]) -> None:
    assert size_of(turned(orientation)) == size


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">', (40, 30)),
        (
            "<?xml version=\"1.0\"?>\n<!-- x -->\n<svg width='40px' height='30.5px' viewBox=\"0 0 1 1\">",
            (40, 30),
        ),
        ('<svg viewBox="0 0 40 30">', (40, 30)),
        ('<svg viewBox="-5,-5,40.5,30">', (40, 30)),
        ('<svg width="100%" height="100%" viewBox="0 0 40 30">', (40, 30)),
        ('<svg width="4cm" height="3cm">', None),
        ("<svg>", None),
        ('<svg width="0" height="30">', None),
        ("<html>", None),
    ],
)
def test_an_svg_says_it_by_its_sides_or_its_view(svg: str, size: tuple[int, int] | None) -> None:
    assert size_of(svg.encode()) == size


WHOLE = [saved(one) for one in ("PNG", "GIF", "JPEG", "WEBP")] + [turned(6), b'<svg width="4" height="3">']


@given(st.sampled_from(WHOLE), st.integers(0, 400), st.binary(max_size=12))
def test_whatever_is_broken_says_nothing_or_something_possible(whole: bytes, at: int, put: bytes) -> None:
    for content in (whole[:at], whole[:at] + put + whole[at + len(put) :]):
        found = size_of(content)
        assert found is None or all(0 < side <= 65_535 for side in found)


@pytest.mark.parametrize(
    "begins", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8" + b"\xff" * 9, b"RIFF", b"GIF89a", b"<svg " * 99]
)
def test_an_end_too_early_says_nothing(begins: bytes) -> None:
    assert size_of(begins) is None
