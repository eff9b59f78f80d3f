"""Tabs, non-breaking spaces and wrong indentation."""

import re
from collections.abc import Iterator

from tcsite.content.fixes.fix import Fix, FixContext

_MARGIN = re.compile(r"[ \t]*")
_ODD_SPACES = re.compile(
    "^[ \u00a0\u2000-\u200a\u202f\u3000]*[\u00a0\u2000-\u200a\u202f\u3000][ \u00a0\u2000-\u200a\u202f\u3000]*"
)


def tabs(context: FixContext) -> Iterator[Fix]:
    """Tabs at the beginnings of lines: two, four or eight spaces, or as far as any other key."""
    why = "the tab at its beginning is spaces now"
    split = [(number, *_margin_and_rest(line)) for number, line in enumerate(context.lines, start=1)]
    tabbed = [row for row in split if "\t" in row[1]]
    for width in (2, 4, 8):
        yield tuple(
            context.edit(margin.replace("\t", " " * width) + rest, why, number)
            for number, margin, rest in tabbed
        )
    for other in _margins(context):
        yield tuple(context.edit(other + rest, why, number) for number, _, rest in tabbed)


def odd_spaces(context: FixContext) -> Iterator[Fix]:
    """Non-breaking spaces at the beginnings of lines, as they come from Word and from web pages."""
    why = "the spaces at its beginning are ordinary ones now"
    yield tuple(
        context.edit(" " * found.end() + line[found.end() :], why, number)
        for number, line in enumerate(context.lines, start=1)
        if (found := _ODD_SPACES.match(line))
    )


def levels(context: FixContext) -> Iterator[Fix]:
    """A key that stands further left or right than its neighbours."""
    if re.match(r"\s*[a-z_]+:(\s|$)", context.line):
        for margin in _margins(context):
            new = margin + context.line.lstrip()
            yield (context.edit(new, "it is indented like its neighbours now"),)


def hyphen(context: FixContext) -> Iterator[Fix]:
    """A list with one entry, written without its hyphen."""
    if context.line.startswith("    "):
        margin, rest = _margin_and_rest(context.line)
        new = f"{' ' * (len(margin) - 2)}- {rest.lstrip()}"
        yield (context.edit(new, "it begins an entry of the list now, with a hyphen"),)


def _margin_and_rest(line: str) -> tuple[str, str]:
    found = _MARGIN.match(line)
    margin = found[0] if found else ""
    return margin, line[len(margin) :]


def _margins(context: FixContext) -> list[str]:
    """Every indentation that a key of this file has: where more than one is sound, none is certain."""
    found = (re.match(r" *(?:- +)*(?=[a-z_]+:)", line) for line in context.lines)
    return sorted({" " * len(match[0]) for match in found if match})
