"""What is wrong with how a file is written, in a lead's words, and where it really began.

libyaml says where it could read no further, which is often lines below the mistake: an unclosed quote runs on
until the next one. Each explanation here looks at the text around that place for the mistake itself.
"""

import re
from collections.abc import Callable

from yaml import MarkedYAMLError

from tcsite.content.yaml import characters, quotes
from tcsite.content.yaml.issues import ParseContext, ParseIssue, indent_of, lines_of

Explanation = Callable[[ParseContext], ParseIssue | None]


def forbidden(text: str, at: int) -> ParseIssue:
    """A character that YAML does not allow, at an offset of the text."""
    return ParseIssue(
        text.count("\n", 0, at) + 1,
        at - text.rfind("\n", 0, at),
        f"an invisible character (U+{ord(text[at]):04X}) that a text file cannot hold",
        "delete it and type the text here again",
        "forbidden-character",
    )


def too_large(size: int, most: int) -> ParseIssue:
    """A file that is larger than any plan."""
    message = f"this file has {size:,} bytes; at most {most:,} are read"
    return ParseIssue(1, 1, message, "keep one plan a file, and put attachments in files/", "too-large")


def not_utf8(content: bytes, at: int) -> ParseIssue:
    """Bytes that are no UTF-8: a file saved in an old encoding, or in Windows' own "Unicode"."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = 'this file is saved as UTF-16, which some programs call "Unicode"'
        hint = "save it again with the encoding UTF-8 (Notepad: Save as, Encoding)"
        return ParseIssue(1, 1, message, hint, "utf-16")
    start = content.rfind(b"\n", 0, at) + 1
    return ParseIssue(
        content.count(b"\n", 0, at) + 1,
        len(content[start:at].decode("utf-8", "replace")) + 1,
        f"this character is not UTF-8 (byte {content[at]:#04x})",
        "save the file with the encoding UTF-8",
        "not-utf-8",
    )


def explain(error: MarkedYAMLError, text: str) -> ParseIssue:
    """The most likely mistake behind libyaml's complaint."""
    mark = error.problem_mark or error.context_mark
    since = error.context_mark or mark
    lines = lines_of(text)
    while len(lines) > 1 and not lines[-1].strip():  # the end of the file is the end of its last line
        lines.pop()
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    since_line, since_column = (since.line, since.column) if since else (0, 0)
    context = ParseContext(
        lines, line, column, since_line, since_column, error.problem or "", error.context or ""
    )
    complaint = f"{context.context}: {context.problem}"
    for part, explanation in _EXPLANATIONS:
        if part in complaint and (issue := explanation(context)):
            return issue
    return context.issue("unreadable", f"YAML cannot be read on from here: {context.problem}", "")


# What to look for, in this order. Each gets the context and answers with an issue, or passes.

_MARKER = re.compile(r"(<{7}|={7}|>{7})(\s|$)")


def _conflict(context: ParseContext) -> ParseIssue | None:
    for number, line in enumerate(context.lines):
        if _MARKER.match(line):
            return context.issue(
                "merge-conflict",
                "git left the mark of an unfinished merge here",
                "keep one of the two versions and delete the lines with <<<<<<<, ======= and >>>>>>>",
                at=(number, 0),
            )
    return None


def _spaces(number: int) -> str:
    return "1 space" if number == 1 else f"{number} spaces"


def _tab(context: ParseContext) -> ParseIssue | None:
    if "\t" not in context.here[: context.column + 1] and "tab" not in context.problem:
        return None
    column = max(context.here.find("\t"), 0)
    at = (context.line, column)
    if context.here[:column].strip():
        message, hint = "a tab stands where a space belongs", "put one space in its place"
        return context.issue("tab-for-space", message, hint, at=at)
    message, hint = "this line is indented with a tab", "indent with spaces, two a level"
    return context.issue("tab-indents", message, hint, at=at)


def _special_start(context: ParseContext) -> ParseIssue | None:
    line, column = (
        (context.since_line, context.since_column)
        if "scanning a" in context.context
        else (context.line, context.column)
    )
    start = context.line_at(line)[column:]
    if not start or start[0] not in "@`%*&":
        return None
    return context.issue(
        "special-start",
        f'text cannot begin with "{start[0]}" unless it is in quotes',
        f'put it in quotes:  "{start.rstrip()}"',
        at=(line, column),
    )


def _no_space(context: ParseContext, number: int) -> ParseIssue | None:
    """A line with ``key:value`` or ``-item``: the space is missing."""
    line = context.line_at(number)
    if found := re.match(r"(\s*)-(?![-\s])(.*)", line):
        message, hint = "a space is missing after the hyphen", f"write  - {found[2].strip()}"
        return context.issue("no-space-after-hyphen", message, hint, at=(number, len(found[1])))
    if found := re.match(r"(\s*(?:-\s+)?[A-Za-z_]\w*):(?=[^\s/])(?!.*:\s)(.*)", line):
        message, hint = "a space is missing after the colon", f"write  {found[1].strip()}: {found[2].strip()}"
        return context.issue("no-space-after-colon", message, hint, at=(number, len(found[1])))
    return None


def _stray_colon(context: ParseContext) -> ParseIssue | None:
    """On "mapping values are not allowed": a second colon in a line, or a line that is indented too far."""
    before = context.above
    if issue := _no_space(context, before):
        return issue
    key = re.match(r"\s*(?:-\s+)*([^:]+):\s+(.*)", context.here)
    if key and context.column > context.here.find(":"):
        if issue := _second_key(context, key[1].strip()):
            return issue
        value = re.sub("^[“„](.*)[”“]$", r"\1", key[2].strip()).replace('"', "'")
        return context.issue(
            "colon-in-text",
            "text with a colon and a space in it must be in quotes",
            f'write  {key[1].strip()}: "{value}"',
        )
    own, other = indent_of(context.here), indent_of(context.line_at(before))
    if before < 0 or own <= other:
        return None
    than = f"the one above it by {other}"
    if item := re.match(r" *(?:- +)+", context.lines[before]):
        than = f"the first word of the entry above it stands behind {_spaces(item.end())}"
    return context.issue(
        "indented-too-far",
        f"this line is indented by {_spaces(own)}, {than}",
        "give both the same indentation; or, if it goes on with the text above, put that text in quotes",
        at=(context.line, own),
    )


def _second_key(context: ParseContext, key: str) -> ParseIssue | None:
    """What stands before a second colon in a line, if it may be a key, or is the beginning of an address."""
    before, behind = context.here[: context.column], context.here[context.column + 1 :].strip()
    word = re.search(r"[a-z_]+$", before)
    if word is None:
        return None
    at = (context.line, word.start())
    if word[0] == "mailto":
        message = "an e-mail address stands here alone, without mailto:"
        return context.issue("mailto", message, f"write  {key}: {behind}", at=at)
    if not any(re.match(rf"\s*(?:- +)*{word[0]}:(\s|$)", line) for line in context.lines):
        return None
    value = context.here.partition(":")[2].strip().replace('"', "'")
    return context.issue(
        "key-inside-line",
        f'"{word[0]}:" stands in the middle of a line',
        f'begin a new line with it; or, if it belongs to the text, write  {key}: "{value}"',
        at=at,
    )


def _no_colon(context: ParseContext) -> ParseIssue | None:
    """On "could not find expected ':'": a line that is no key and no continuation."""
    at = (context.since_line, context.since_column)
    if issue := _no_space(context, context.since_line):
        return issue
    words = context.line_at(context.since_line).strip()
    if re.fullmatch(r"[\w-]+", words):
        return context.issue("no-colon", f'no colon after "{words}"', f"write  {words}:", at=at)
    return context.issue(
        "no-key",
        "this line is neither a key with a value nor part of the text above",
        "if it goes on with the text above, indent it further than the key; else write  key: value",
        at=at,
    )


def _not_a_key(context: ParseContext) -> ParseIssue | None:
    """On "did not find expected key": text after a closing quote or bracket, or an indentation like no other."""
    before = context.here[: context.column].rstrip()
    if before.endswith("'"):
        return context.issue(
            "text-after-quote",
            "the text goes on after its closing quote: inside '…' an apostrophe ends it",
            'put the whole text in double quotes: "…"',
        )
    if before.endswith('"'):
        hint = "put the whole text in single quotes: '…'"
        return context.issue("text-after-quote", "the text goes on after its closing quote", hint)
    if before.endswith(("]", "}")):
        message = "something stands after the closing bracket"
        return context.issue("text-after-bracket", message, "remove it, or move it inside")
    if not before.strip():
        return context.issue(
            "indented-like-none",
            f"this line is indented by {_spaces(indent_of(context.here))}, like none that it could belong to",
            "give it exactly the indentation of its neighbours",
        )
    return None


def _missing_dash(context: ParseContext) -> ParseIssue | None:
    if issue := _no_space(context, context.line):
        return issue
    before = context.here[: context.column].rstrip()
    if before.endswith(("'", '"')):
        return _not_a_key(context)
    if not before and context.here[context.column :].startswith("- "):
        own, other = _spaces(context.column), context.since_column
        return context.issue(
            "hyphen-indentation",
            f"this hyphen stands behind {own}, those of the list above behind {other}",
            "give all entries of a list the same indentation",
        )
    return context.issue(
        "list-item-expected",
        "this line stands where a list item should begin",
        'if it belongs to the item above, indent it two spaces further; else begin it with "- "',
    )


def _bracket(context: ParseContext) -> ParseIssue | None:
    """A flow list or mapping that does not end as it should."""
    at = (context.since_line, context.since_column)
    bracket = context.line_at(context.since_line)[context.since_column : context.since_column + 1]
    closing = {"[": "]", "{": "}"}.get(bracket)
    if closing is None:
        return None
    if context.line == context.since_line:
        return context.issue(
            "comma-or-quotes-missing",
            f"inside {bracket}…{closing} a comma is missing, or text with : , [ or {{ in it is not in quotes",
            f'separate with commas, and quote:  {bracket}"one", "two"{closing}',
        )
    message = f'the bracket "{bracket}" that opens here is never closed'
    return context.issue("bracket-not-closed", message, f'close it with "{closing}" on this line', at=at)


def _empty_item(context: ParseContext) -> ParseIssue | None:
    if context.here[context.column : context.column + 1] != ",":
        return None
    return context.issue("two-commas", "nothing stands between two commas", "remove one of the commas")


def _escape(context: ParseContext) -> ParseIssue:
    message = 'inside "…" a backslash has a special meaning, and this one has none'
    return context.issue("backslash", message, "use single quotes: '…', or write the backslash twice")


def _block_header(context: ParseContext) -> ParseIssue:
    sign = context.lines[context.since_line][context.since_column]
    return context.issue(
        "text-after-block-sign",
        f'after "{sign}" the text begins on the next line',
        "move the text to the next line and indent it; or, if it begins with the sign itself, put it in quotes",
    )


def _first_line(context: ParseContext) -> ParseIssue:
    message = "this line begins further left than the first one of the file"
    return context.issue("left-of-first-line", message, "begin every top key in the first column")


_EXPLANATIONS: tuple[tuple[str, Explanation], ...] = (
    ("", _conflict),
    ("", characters.web_page),
    ("", characters.invisible),
    ("", characters.markdown_mark),
    ("tab character", _tab),
    ("cannot start any token", _tab),
    ("unexpected end of stream", quotes.open_quote),
    ("did not find expected", quotes.open_quote),
    ("could not find expected", quotes.open_quote),
    ("mapping values are not allowed", quotes.open_quote),
    ("unknown escape character", _escape),
    ("cannot start any token", _special_start),
    ("scanning an alias", characters.bullet),
    ("scanning an alias", _special_start),
    ("scanning an anchor", _special_start),
    ("scanning a directive", _special_start),
    ("mapping values are not allowed", characters.other_colon),
    ("mapping values are not allowed", characters.bullet),
    ("could not find expected ':'", characters.bullet),
    ("could not find expected ':'", characters.other_colon),
    ("did not find expected", characters.bullet),
    ("mapping values are not allowed", _stray_colon),
    ("could not find expected ':'", _no_colon),
    ("did not find expected node content", _empty_item),
    ("parsing a flow", _bracket),
    ("did not find expected key", _not_a_key),
    ("did not find expected '-' indicator", _missing_dash),
    ("scanning a block scalar", _block_header),
    ("expected <document start>", _first_line),
)
