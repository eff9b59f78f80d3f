"""The lines of a file, and what becomes of them."""

import re

from tcsite.content.fixes.fix import Fix

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
BOM = "\ufeff"


def _lines(text: str) -> list[tuple[str, str]]:
    """Every line with its end."""
    found = [(match[1], match[2]) for match in _LINE.finditer(text)]
    return found[:-1] if found and found[-1] == ("", "") else found


def lines_of(content: bytes) -> list[str]:
    """The lines of a file, without their ends."""
    return [line for line, _ in _lines(content.decode("utf-8", "replace").removeprefix(BOM))]


def applied(content: bytes, fix: Fix) -> bytes:
    """A file with a fix made, each in its line; all else stays byte for byte."""
    text = content.decode("utf-8", "surrogateescape")
    mark = BOM if text.startswith(BOM) else ""
    lines = _lines(text.removeprefix(BOM))
    ending = next((end for _, end in lines if end), "\n")
    for edit in fix:
        _, end = lines[edit.line - 1]
        lines[edit.line - 1] = (edit.new.replace("\n", end or ending), end)
    return (mark + "".join(line + end for line, end in lines)).encode("utf-8", "surrogateescape")
