"""Characters that come from elsewhere: bullets of Word, web pages, marks of Markdown, other colons, invisible ones.

libyaml complains somewhere near them, in words that fit any mistake; whoever sees the character knows better.
"""

import re

from tcsite.content.yaml.issues import ParseContext, ParseIssue

_BULLET = re.compile("\\s*([–—•·▪●◦*][ \t\u00a0]+|[–—•·▪●◦])(?=[^\\s*])")
_PAGE = re.compile(r"\s*<(!doctype|html|head|body)\b", re.IGNORECASE)
_INVISIBLE = re.compile("[ ]*(?:-[ ]+)*[\u00ad\u200b-\u200f\u2060\ufeff]")
_OTHER_COLON = re.compile("(?P<key>\\s*(?:- +)*[a-z_]+)(?P<sign> ?= ?|\uff1a ?|:\u00a0)\\s*(?P<value>\\S.*)")


def web_page(context: ParseContext) -> ParseIssue | None:
    """A page as the browser saves it, in place of the file that it shows."""
    number = next((number for number, line in enumerate(context.lines) if line.strip()), 0)
    if not _PAGE.match(context.lines[number]):
        return None
    return context.issue(
        "web-page",
        "this is a web page (HTML), not the text of the file",
        'take the file\'s own text: on the web page of your git host, the button "Raw" shows it',
        at=(number, 0),
    )


def markdown_mark(context: ParseContext) -> ParseIssue | None:
    """Three backticks, which stand around a piece of code in Markdown and in chats."""
    for number in (context.line, context.since_line):
        line = context.line_at(number)
        if line.lstrip().startswith("```"):
            return context.issue(
                "code-fence",
                "``` marks code in Markdown, and means nothing here",
                "delete the lines that begin with ```",
                at=(number, line.find("`")),
            )
    return None


def invisible(context: ParseContext) -> ParseIssue | None:
    """A character that nobody sees, before the first word of a line."""
    for number, line in enumerate(context.lines[: context.line + 1]):
        if found := _INVISIBLE.match(line):
            return context.issue(
                "invisible-character",
                f"an invisible character (U+{ord(found[0][-1]):04X}) stands before the first word",
                "delete all before that word, and type the spaces again",
                at=(number, found.end() - 1),
            )
    return None


def bullet(context: ParseContext) -> ParseIssue | None:
    """A dash or a bullet where a list item begins with a hyphen."""
    for number in (context.line, context.above, context.since_line):
        line = context.line_at(number)
        if found := _BULLET.match(line):
            return context.issue(
                "bullet",
                f'a list item begins with a hyphen and a space, not with "{found[1].strip()}"',
                f"write  - {line[found.end() :].strip()}",
                at=(number, found.start(1)),
            )
    return None


def other_colon(context: ParseContext) -> ParseIssue | None:
    """A key that ends with another character than a colon and a space."""
    for number in (context.since_line, context.above):
        if found := _OTHER_COLON.fullmatch(context.line_at(number)):
            return context.issue(
                "other-colon",
                "a key ends with a colon and an ordinary space",
                f"write  {found['key'].strip()}: {found['value'].strip()}",
                at=(number, found.end("key")),
            )
    return None
