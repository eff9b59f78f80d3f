"""Characters that YAML reads in its own way: missing spaces and colons, other hyphens, commas and brackets."""

import re
from collections.abc import Iterator

from tcsite.content.fixes.fix import Fix, FixContext
from tcsite.content.yaml.quotes import closed

_BULLET = re.compile("(?P<margin>\\s*)[-–—•·▪●◦*][ \t\u00a0]*(?=\\S)")


def space_after_hyphen(context: FixContext) -> Iterator[Fix]:
    """A space that is missing after a hyphen."""
    yield _space_after(context, "-", "hyphen")


def space_after_colon(context: FixContext) -> Iterator[Fix]:
    """A space that is missing after a colon."""
    yield _space_after(context, ":", "colon")


def _space_after(context: FixContext, character: str, name: str) -> Fix:
    before, _, after = context.line.partition(character)
    return (context.edit(f"{before}{character} {after.lstrip()}", f"a space stands after the {name} now"),)


def colon(context: FixContext) -> Iterator[Fix]:
    """A key without its colon."""
    yield (context.edit(f"{context.line.rstrip()}:", "a colon stands after the key now"),)


def bullets(context: FixContext) -> Iterator[Fix]:
    """Dashes and bullets, as they come from Word, in place of hyphens."""
    number, found = context.number, _BULLET.match(context.line)
    margin = found["margin"] if found else ""
    edits = []
    while number <= len(context.lines) and (found := _BULLET.match(line := context.lines[number - 1])):
        if found["margin"] != margin:
            return
        new = f"{margin}- {line[found.end() :]}"
        edits.append(context.edit(new, "it begins with a hyphen and a space now", number))
        number += 1
    if edits:
        yield tuple(edits)


def bracket(context: FixContext) -> Iterator[Fix]:
    """A bracket that is not closed in its line."""
    if closing := {"[": "]", "{": "}"}.get(context.behind[:1]):
        yield (context.edit(context.line.rstrip() + closing, "the bracket is closed now"),)


def second_bracket(context: FixContext) -> Iterator[Fix]:
    """A bracket that is closed twice."""
    if set(context.behind.strip()) <= {"]", "}"}:
        new = context.line[: context.column].rstrip()
        yield (context.edit(new, "the bracket too many is gone"),)


def second_comma(context: FixContext) -> Iterator[Fix]:
    """A comma too many."""
    new = context.line[: context.column] + context.behind[1:]
    yield (context.edit(new, "the comma too many is gone"),)


def unclosed_quote(context: FixContext) -> Iterator[Fix]:
    """A quote that is not closed in its line, if it can end at the end of that only."""
    before, behind = context.line[: context.column], context.behind
    if " #" not in behind and not ("," in behind and set(before) & {"[", "{"}):
        yield (context.edit(closed(context.line, context.column), "the quote is closed now"),)


def front_matter(context: FixContext) -> Iterator[Fix]:
    """Lines at the top of a Markdown file that are not closed before the empty line after them."""
    if not context.lines or context.lines[0].strip() != "---":
        return
    empty = next((number for number, line in enumerate(context.lines) if number and not line.strip()), 0)
    if empty > 1:
        new = f"{context.lines[empty - 1]}\n---"
        yield (context.edit(new, "the lines at the top are closed below it now", empty),)
