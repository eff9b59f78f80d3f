"""Characters that come from elsewhere: bullets of Word, web pages, marks of Markdown, other colons, invisible ones.

libyaml complains somewhere near them, in words that fit any mistake; whoever sees the character knows better.
"""

import re

from tcsite.content.yaml.issues import ParseContext, ParseIssue

_BULLET = re.compile("\\s*([–—•·▪●◦*][ \t\u00a0]+|[–—•·▪●◦])(?=[^\\s*])")
_PAGE = re.compile(r"\s*<(!doctype|html|head|body)\b", re.IGNORECASE)
_INVISIBLE = re.compile("[ ]*(?:-[ ]+)*[\u00ad\u200b-\u200f\u2060\ufeff]")
_COMMENT = re.compile(r"\s*(?P<sign><!--|//|/\*|--(?=\s)|;(?=\s))(?P<text>.*?)\s*(?:-->|\*/)?\s*")
_OTHER_COLON = re.compile("(?P<key>\\s*(?:- +)*[a-z_]+)(?: ?= ?|\uff1a ?|:\u00a0)\\s*(?P<value>\\S.*)")


def web_page(context: ParseContext) -> ParseIssue | None:
    """A page as the browser saves it, in place of the file that it shows."""
    number = next((number for number, line in enumerate(context.lines) if line.strip()), 0)
    if not _PAGE.match(context.lines[number]):
        return None
    return context.issue("web-page", (number, 0))


def markdown_mark(context: ParseContext) -> ParseIssue | None:
    """Three backticks, which stand around a piece of code in Markdown and in chats."""
    for number in (context.line, context.since_line):
        line = context.line_at(number)
        if line.lstrip().startswith("```"):
            return context.issue("code-fence", (number, line.find("`")))
    return None


def invisible(context: ParseContext) -> ParseIssue | None:
    """A character that nobody sees, before the first word of a line."""
    for number, line in enumerate(context.lines[: context.line + 1]):
        if found := _INVISIBLE.match(line):
            number_of_character = f"{ord(found[0][-1]):04X}"
            return context.issue("invisible-character", (number, found.end() - 1), number=number_of_character)
    return None


def other_comment(context: ParseContext) -> ParseIssue | None:
    """A comment as other languages write it."""
    for number in dict.fromkeys((context.since_line, context.line, context.above)):
        if found := _COMMENT.fullmatch(context.line_at(number)):
            sign, text = found["sign"], found["text"].strip()
            return context.issue("other-comment", (number, found.start("sign")), sign=sign, text=text)
    return None


def bullet(context: ParseContext) -> ParseIssue | None:
    """A dash or a bullet where a list item begins with a hyphen."""
    for number in (context.line, context.above, context.since_line):
        line = context.line_at(number)
        if found := _BULLET.match(line):
            text = line[found.end() :].strip()
            return context.issue("bullet", (number, found.start(1)), bullet=found[1].strip(), text=text)
    return None


def other_colon(context: ParseContext) -> ParseIssue | None:
    """A key that ends with another character than a colon and a space."""
    for number in (context.since_line, context.above):
        if found := _OTHER_COLON.fullmatch(context.line_at(number)):
            key, text = found["key"].strip(), found["value"].strip()
            return context.issue("other-colon", (number, found.end("key")), key=key, text=text)
    return None
