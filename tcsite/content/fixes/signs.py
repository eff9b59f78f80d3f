"""Signs that YAML reads in its own way: missing spaces and colons, other hyphens, commas and brackets."""

import re
from collections.abc import Iterator

from tcsite.content.fixes.fix import Cure, Slip

_BULLET = re.compile("(?P<margin>\\s*)[-–—•·▪●◦*][ \t\u00a0]*(?=\\S)")


def missing_space(slip: Slip) -> Iterator[Cure]:
    """A space that is missing after a hyphen or a colon."""
    for sign, name in (("-", "hyphen"), (":", "colon")):
        if slip.says(f"a space is missing after the {name}"):
            before, _, after = slip.line.partition(sign)
            yield (slip.fix(f"{before}{sign} {after.lstrip()}", f"a space stands after the {name} now"),)


def missing_colon(slip: Slip) -> Iterator[Cure]:
    """A key without its colon."""
    if slip.says('no colon after "'):
        yield (slip.fix(f"{slip.line.rstrip()}:", "a colon stands after the key now"),)


def bullets(slip: Slip) -> Iterator[Cure]:
    """Dashes and bullets, as they come from Word, in place of hyphens."""
    if not slip.says("a list item begins with a hyphen and a space"):
        return
    number, found = slip.number, _BULLET.match(slip.line)
    margin = found["margin"] if found else ""
    fixes = []
    while number <= len(slip.lines) and (found := _BULLET.match(line := slip.lines[number - 1])):
        if found["margin"] != margin:
            return
        fixes.append(
            slip.fix(f"{margin}- {line[found.end() :]}", "it begins with a hyphen and a space now", number)
        )
        number += 1
    if fixes:
        yield tuple(fixes)


def brackets(slip: Slip) -> Iterator[Cure]:
    """A bracket that is not closed in its line, or is closed twice; a comma too many."""
    line, column = slip.line, slip.column
    if slip.says("that opens here is never closed") and line[column : column + 1] in ("[", "{"):
        closing = "]" if line[column] == "[" else "}"
        yield (slip.fix(line.rstrip() + closing, "the bracket is closed now"),)
    if slip.says("something stands after the closing bracket") and set(line[column:].strip()) <= {"]", "}"}:
        yield (slip.fix(line[:column].rstrip(), "the bracket too many is gone"),)
    if slip.says("nothing stands between two commas"):
        yield (slip.fix(line[:column] + line[column + 1 :], "the comma too many is gone"),)


def unclosed_quote(slip: Slip) -> Iterator[Cure]:
    """A quote that is not closed in its line, if it can end at the end of that only."""
    before, behind = slip.line[: slip.column], slip.line[slip.column :]
    doubtful = " #" in behind or ("," in behind and set(before) & {"[", "{"})
    if slip.says("the quote that opens here is never closed") and not doubtful:
        mended = slip.problem.hint.removeprefix("close it:  ")
        margin = slip.line[: len(slip.line) - len(slip.line.lstrip())]
        yield (slip.fix(margin + mended, "the quote is closed now"),)


def front_matter(slip: Slip) -> Iterator[Cure]:
    """Lines at the top of a Markdown file that are not closed before the empty line after them."""
    if slip.problem.rule != "front-matter" or not slip.lines or slip.lines[0].strip() != "---":
        return
    empty = next((number for number, line in enumerate(slip.lines) if number and not line.strip()), 0)
    if empty > 1:
        last = slip.lines[empty - 1]
        yield (slip.fix(f"{last}\n---", "the lines at the top are closed below it now", empty),)
