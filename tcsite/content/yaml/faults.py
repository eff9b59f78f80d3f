"""What is wrong with how a file is written, in a lead's words, and where it really began.

libyaml says where it could read no further, which is often lines below the mistake: an unclosed quote runs on
until the next one. Each explanation here looks at the text around that place for the mistake itself.
"""

import re
from collections.abc import Callable

from yaml import MarkedYAMLError

from tcsite.content.yaml import characters, quotes
from tcsite.content.yaml.issues import ParseContext, ParseIssue, indent_of, issue_at, lines_of

Explanation = Callable[[ParseContext], ParseIssue | None]


def forbidden(text: str, at: int) -> ParseIssue:
    """A character that YAML does not allow, at an offset of the text."""
    if text[at] == "\0" and text.count("\0") > len(text) // 3:
        return issue_at(1, 1, "utf-16")  # without the mark that it should begin with
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return issue_at(line, column, "forbidden-character", number=f"{ord(text[at]):04X}")


def too_large(size: int, most: int) -> ParseIssue:
    """A file that is larger than any plan."""
    return issue_at(1, 1, "too-large", size=f"{size:,}", most=f"{most:,}")


def not_utf8(content: bytes, at: int) -> ParseIssue:
    """Bytes that are no UTF-8: a file saved in an old encoding, or in Windows' own "Unicode"."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return issue_at(1, 1, "utf-16")
    start = content.rfind(b"\n", 0, at) + 1
    column = len(content[start:at].decode("utf-8", "replace")) + 1
    return issue_at(content.count(b"\n", 0, at) + 1, column, "not-utf-8", byte=f"{content[at]:#04x}")


def explain(error: MarkedYAMLError, text: str) -> ParseIssue:
    """The most likely mistake behind libyaml's complaint."""
    if found := re.search("[\x85\u2028\u2029]", text):  # it begins a line with them, and editors do not
        at = found.start()
        column = at - text.rfind("\n", 0, at)
        return issue_at(text.count("\n", 0, at) + 1, column, "unseen-sign", number=f"{ord(found[0]):04X}")
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
    return context.issue("unreadable", problem=context.problem)


# What to look for, in this order. Each gets the context and answers with an issue, or passes.

_MARKER = re.compile(r"(<{7}|={7}|>{7})(\s|$)")


def _conflict(context: ParseContext) -> ParseIssue | None:
    number = next((number for number, line in enumerate(context.lines) if _MARKER.match(line)), -1)
    return context.issue("merge-conflict", (number, 0)) if number >= 0 else None


def _ended(context: ParseContext) -> ParseIssue | None:
    """A line that ends a document for YAML, or gives orders to it."""
    lines = context.lines[: context.line + 1]
    number = next((at for at, line in enumerate(lines) if re.match(r"\.\.\.\s*$|%[A-Z]", line)), -1)
    return context.issue("file-ended", (number, 0)) if number >= 0 else None


def _spaces(number: int) -> str:
    return "1 space" if number == 1 else f"{number} spaces"


def _tab(context: ParseContext) -> ParseIssue | None:
    if "\t" not in context.here[: context.column + 1] and "tab" not in context.problem:
        return None
    column = max(context.here.find("\t"), 0)
    behind = context.here[:column].strip()
    return context.issue("tab-for-space" if behind else "tab-indents", (context.line, column))


def _special_start(context: ParseContext) -> ParseIssue | None:
    at = (context.line, context.column)
    if "scanning a" in context.context:
        at = (context.since_line, context.since_column)
    start = context.line_at(at[0])[at[1] :]
    if not start or start[0] not in "@`%*&":
        return None
    return context.issue("special-start", at, start=start[0], text=start.rstrip())


def _no_space(context: ParseContext, number: int) -> ParseIssue | None:
    """A line with ``key:value`` or ``-item``: the space is missing."""
    line = context.line_at(number)
    if found := re.match(r"(\s*)-(?![-\s])(.*)", line):
        return context.issue("no-space-after-hyphen", (number, len(found[1])), text=found[2].strip())
    if found := re.match(r"(\s*(?:-\s+)?[A-Za-z_]\w*):(?=[^\s/])(?!.*:\s)(.*)", line):
        key, text = found[1].strip(), found[2].strip()
        return context.issue("no-space-after-colon", (number, len(found[1])), key=key, text=text)
    return None


def _stray_colon(context: ParseContext) -> ParseIssue | None:
    """On "mapping values are not allowed": a second colon in a line, or a line that is indented too far."""
    before = context.above
    if issue := _no_space(context, before):
        return issue
    found = re.match(r"\s*(?:-\s+)*([^:]+):\s+(.*)", context.here)
    if found and context.column > context.here.find(":"):
        key = found[1].strip()
        text = re.sub("^[“„](.*)[”“]$", r"\1", found[2].strip()).replace('"', "'")
        return _second_key(context, key) or context.issue("colon-in-text", key=key, text=text)
    own, other = indent_of(context.here), indent_of(context.line_at(before))
    if before < 0 or own <= other:
        return None
    than = f"the one above it by {other}"
    if item := re.match(r" *(?:- +)+", context.lines[before]):
        than = f"the first word of the entry above it stands behind {_spaces(item.end())}"
    return context.issue("indented-too-far", (context.line, own), own=_spaces(own), than=than)


def _second_key(context: ParseContext, key: str) -> ParseIssue | None:
    """What stands before a second colon in a line, if it may be a key, or is the beginning of an address."""
    before, behind = context.here[: context.column], context.here[context.column + 1 :].strip()
    word = re.search(r"[a-z_]+$", before)
    if word is None:
        return None
    at = (context.line, word.start())
    if word[0] == "mailto":
        return context.issue("mailto", at, key=key, text=behind)
    if not any(re.match(rf"\s*(?:- +)*{word[0]}:(\s|$)", line) for line in context.lines):
        return None
    text = context.here.partition(":")[2].strip().replace('"', "'")
    return context.issue("key-inside-line", at, word=word[0], key=key, text=text)


def _no_colon(context: ParseContext) -> ParseIssue | None:
    """On "could not find expected ':'": a line that is no key and no continuation."""
    at = (context.since_line, context.since_column)
    words = context.line_at(context.since_line).strip()
    code = "no-colon" if re.fullmatch(r"[\w-]+", words) else "no-key"
    return _no_space(context, context.since_line) or context.issue(code, at, words=words)


def _not_a_key(context: ParseContext) -> ParseIssue | None:
    """On "did not find expected key": text after a closing quote or bracket, or an indentation like no other."""
    before = context.here[: context.column].rstrip()
    if issue := _bracket_in_text(context, before):
        return issue
    code = {
        "'": "text-after-single-quote",
        '"': "text-after-quote",
        "]": "text-after-bracket",
        "}": "text-after-bracket",
        "": "indented-like-none",
    }.get(before[-1:])
    return context.issue(code, own=_spaces(indent_of(context.here))) if code else None


def _bracket_in_text(context: ParseContext, before: str) -> ParseIssue | None:
    """Text that begins with a bracket: "[draft] Published", "{draft} x"."""
    found = re.match(r"(?P<key>\s*(?:- +)*(?:[\w-]+: +)?)(?P<text>[\[{].*)", context.here)
    behind = context.here[context.column :].strip()
    if not before.endswith(("]", "}")) or found is None or set(behind) <= {"]", "}"}:
        return None
    at = (context.line, found.start("text"))
    return context.issue("text-with-bracket", at, bracket=found["text"][0], text=_quoted(found["text"]))


def _quoted(text: str) -> str:
    text = text.strip()
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def _sign_in_text(context: ParseContext) -> ParseIssue | None:
    """Text behind a key that begins with a hyphen or a question mark."""
    text = context.here[context.column :].strip()
    before = context.here[: context.column].rstrip()
    if not before.endswith(":") or not text:
        return None
    return context.issue("text-with-hyphen", sign=text[0], text=_quoted(text))


def _missing_dash(context: ParseContext) -> ParseIssue | None:
    if issue := _no_space(context, context.line):
        return issue
    before = context.here[: context.column].rstrip()
    if issue := _bracket_in_text(context, before):
        return issue
    if before.endswith(("'", '"')):
        return _not_a_key(context)
    if not before and context.here[context.column :].startswith("- "):
        own, other = _spaces(context.column), context.since_column
        return context.issue("hyphen-indentation", own=own, other=other)
    return context.issue("list-item-expected")


def _bracket(context: ParseContext) -> ParseIssue | None:
    """A flow list or mapping that does not end as it should."""
    at = (context.since_line, context.since_column)
    bracket = context.line_at(at[0])[at[1] : at[1] + 1]
    closing = {"[": "]", "{": "}"}.get(bracket)
    if closing is None:
        return None
    if context.line == context.since_line:
        return context.issue("comma-or-quotes-missing", bracket=bracket, closing=closing)
    return context.issue("bracket-not-closed", at, bracket=bracket, closing=closing)


def _empty_item(context: ParseContext) -> ParseIssue | None:
    return context.issue("two-commas") if context.here[context.column : context.column + 1] == "," else None


def _block_header(context: ParseContext) -> ParseIssue:
    return context.issue(
        "text-after-block-sign", sign=context.lines[context.since_line][context.since_column]
    )


_EXPLANATIONS: tuple[tuple[str, Explanation], ...] = (
    ("", _conflict),
    ("", characters.web_page),
    ("", characters.invisible),
    ("", characters.markdown_mark),
    ("tab character", _tab),
    ("cannot start any token", _tab),
    ("block sequence entries are not allowed", _sign_in_text),
    ("mapping keys are not allowed", _sign_in_text),
    ("Unicode character escape", lambda context: context.issue("unicode-escape")),
    ("mapping values are not allowed", characters.other_comment),
    ("could not find expected ':'", characters.other_comment),
    ("unexpected end of stream", quotes.open_quote),
    ("did not find expected", quotes.open_quote),
    ("could not find expected", quotes.open_quote),
    ("mapping values are not allowed", quotes.open_quote),
    ("unknown escape character", lambda context: context.issue("backslash")),
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
    ("expected <document start>", _ended),
    ("expected <document start>", lambda context: context.issue("left-of-first-line")),
)
