"""Quotes that are opened and not closed: libyaml reads on to the next one, lines below, and complains there."""

import re

from tcsite.content.yaml.stop import Fault, Snag, indent_of

_KEY = re.compile(r"\s*(?:-\s+)*[\w.-]+\s*:(\s|$)")


def open_quote(snag: Snag) -> Fault | None:
    """The first quote that is opened on a line, not closed there, and followed by a line of its own."""
    for number, line in enumerate(snag.lines[: snag.line + 1]):
        column = _unclosed(line)
        if column is None:
            continue
        following = next((after for after in snag.lines[number + 1 :] if after.strip()), "")
        if (
            number == snag.line
            or not following
            or _KEY.match(following)
            or indent_of(following) <= indent_of(line)
        ):
            quote = line[column]
            inner = line.rstrip()
            closing = inner[-1] if inner[-1] in "]}" else ""
            mended = inner[: len(inner) - len(closing)].lstrip() + quote + closing
            return Fault(
                number + 1, column + 1, "the quote that opens here is never closed", f"close it:  {mended}"
            )
    return None


def _unclosed(line: str) -> int | None:
    """The column of a quote that opens a value in `line` and is not closed there."""
    at = 0
    before = ""  # the last character that was not a space
    while at < len(line):
        sign = line[at]
        if sign == "#" and (at == 0 or line[at - 1].isspace()):
            return None
        if sign in "\"'" and (not before or before in "[{,:-"):
            end = _quote_end(line, at)
            if end is None:
                return at
            at = end
        if not sign.isspace():
            before = sign
        at += 1
    return None


def _quote_end(line: str, start: int) -> int | None:
    """Where the quoted text that begins at `start` ends."""
    quote, at = line[start], start + 1
    while at < len(line):
        if quote == '"' and line[at] == "\\":
            at += 1
        elif line[at] == quote:
            if quote == '"' or line[at + 1 : at + 2] != quote:
                return at
            at += 1
        at += 1
    return None
