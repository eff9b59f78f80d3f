"""Signs that come from elsewhere: bullets of Word, web pages, marks of Markdown, other colons, what nobody sees.

libyaml complains somewhere near them, in words that fit any slip; whoever sees the sign knows better.
"""

import re

from tcsite.content.yaml.stop import Fault, Snag

_BULLET = re.compile("\\s*([–—•·▪●◦*][ \t\u00a0]+|[–—•·▪●◦])(?=[^\\s*])")
_PAGE = re.compile(r"\s*<(!doctype|html|head|body)\b", re.IGNORECASE)
_INVISIBLE = re.compile("[ ]*(?:-[ ]+)*[\u00ad\u200b-\u200f\u2060\ufeff]")
_OTHER_COLON = re.compile("(?P<key>\\s*(?:- +)*[a-z_]+)(?P<sign> ?= ?|\uff1a ?|:\u00a0)\\s*(?P<value>\\S.*)")


def web_page(snag: Snag) -> Fault | None:
    """A page as the browser saves it, in place of the file that it shows."""
    number = next((number for number, line in enumerate(snag.lines) if line.strip()), 0)
    if not _PAGE.match(snag.lines[number]):
        return None
    return Fault(
        number + 1,
        1,
        "this is a web page (HTML), not the text of the file",
        'take the file\'s own text: on the web page of your git host, the button "Raw" shows it',
    )


def markdown_mark(snag: Snag) -> Fault | None:
    """Three backticks, which stand around a piece of code in Markdown and in chats."""
    for number in (snag.line, snag.since_line):
        if number < len(snag.lines) and snag.lines[number].lstrip().startswith("```"):
            return Fault(
                number + 1,
                snag.lines[number].find("`") + 1,
                "``` marks code in Markdown, and means nothing here",
                "delete the lines that begin with ```",
            )
    return None


def invisible(snag: Snag) -> Fault | None:
    """A sign that nobody sees, before the first word of a line."""
    for number, line in enumerate(snag.lines[: snag.line + 1]):
        if found := _INVISIBLE.match(line):
            return Fault(
                number + 1,
                found.end(),
                f"an invisible character (U+{ord(found[0][-1]):04X}) stands before the first word",
                "delete all before that word, and type the spaces again",
            )
    return None


def bullet(snag: Snag) -> Fault | None:
    """A dash or a bullet where a list item begins with a hyphen."""
    for number in (snag.line, snag.above, snag.since_line):
        if not 0 <= number < len(snag.lines):
            continue
        if found := _BULLET.match(snag.lines[number]):
            return Fault(
                number + 1,
                found.start(1) + 1,
                f'a list item begins with a hyphen and a space, not with "{found[1].strip()}"',
                f"write  - {snag.lines[number][found.end() :].strip()}",
            )
    return None


def other_colon(snag: Snag) -> Fault | None:
    """A key that ends with another sign than a colon and a space."""
    for number in (snag.since_line, snag.above):
        if not 0 <= number < len(snag.lines):
            continue
        if found := _OTHER_COLON.fullmatch(snag.lines[number]):
            return Fault(
                number + 1,
                found.end("key") + 1,
                "a key ends with a colon and an ordinary space",
                f"write  {found['key'].strip()}: {found['value'].strip()}",
            )
    return None
