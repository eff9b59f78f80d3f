"""Quotes that are opened and not closed: libyaml reads on to the next one, lines below, and complains there."""

import re

from tcsite.content.yaml.issues import ParseContext, ParseIssue, indent_of

_KEY = re.compile(r"\s*(?:-\s+)*[\w.-]+\s*:(\s|$)")


def open_quote(context: ParseContext) -> ParseIssue | None:
    """The first quote that is opened on a line, not closed there, and followed by a line of its own."""
    for number, line in enumerate(context.lines[: context.line + 1]):
        column = _unclosed(line)
        if column is None:
            continue
        following = next((after for after in context.lines[number + 1 :] if after.strip()), "")
        if (
            number == context.line
            or not following
            or _KEY.match(following)
            or indent_of(following) <= indent_of(line)
        ):
            return context.issue("quote-not-closed", (number, column), closed=closed(line, column).lstrip())
    return None


def closed(line: str, column: int) -> str:
    """A line with the quote that opens at a column closed at its end, before a bracket that ends it."""
    line = line.rstrip()
    bracket = line[-1] if line[-1] in "]}" else ""
    return line.removesuffix(bracket) + line[column] + bracket


def _unclosed(line: str) -> int | None:
    """The column of a quote that opens a value in `line` and is not closed there."""
    at = 0
    before = ""  # the last character that was not a space
    while at < len(line):
        character = line[at]
        if character == "#" and (at == 0 or line[at - 1].isspace()):
            return None
        if character in "\"'" and (not before or before in "[{,:-"):
            end = _quote_end(line, at)
            if end is None:
                return at
            at = end
        if not character.isspace():
            before = character
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
