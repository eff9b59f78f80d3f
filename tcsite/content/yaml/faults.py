"""What is wrong with how a file is written, in a lead's words, and where it really began.

libyaml says where it could read no further, which is often lines below the slip: an unclosed quote runs on
until the next one. Each explanation here looks at the text around that place for the slip itself.
"""

import re
from collections.abc import Callable

from yaml import MarkedYAMLError

from tcsite.content.yaml import characters, quotes
from tcsite.content.yaml.stop import Fault, Snag, indent_of

Explanation = Callable[[Snag], Fault | None]


def forbidden(text: str, at: int) -> Fault:
    """A character that YAML does not allow, at an offset of the text."""
    line = text.count("\n", 0, at) + 1
    return Fault(
        line,
        at - text.rfind("\n", 0, at),
        f"an invisible character (U+{ord(text[at]):04X}) that a text file cannot hold",
        "delete it and type the text here again",
    )


def too_large(size: int, most: int) -> Fault:
    """A file that is larger than any plan."""
    return Fault(
        1,
        1,
        f"this file has {size:,} bytes; at most {most:,} are read",
        "keep one plan a file, and put attachments in files/",
    )


def not_utf8(content: bytes, at: int) -> Fault:
    """Bytes that are no UTF-8: a file saved in an old encoding, or in Windows' own "Unicode"."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Fault(
            1,
            1,
            'this file is saved as UTF-16, which some programs call "Unicode"',
            "save it again with the encoding UTF-8 (Notepad: Save as, Encoding)",
        )
    start = content.rfind(b"\n", 0, at) + 1
    column = len(content[start:at].decode("utf-8", "replace")) + 1
    return Fault(
        content.count(b"\n", 0, at) + 1,
        column,
        f"this character is not UTF-8 (byte {content[at]:#04x})",
        "save the file with the encoding UTF-8",
    )


def explain(error: MarkedYAMLError, text: str) -> Fault:
    """The most likely slip behind libyaml's complaint."""
    mark = error.problem_mark or error.context_mark
    since = error.context_mark or mark
    # Not splitlines(): that also breaks at characters which are no line ends to YAML's marks.
    lines = re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text)
    while len(lines) > 1 and not lines[-1].strip():  # the end of the file is the end of its last line
        lines.pop()
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):
        line, column = len(lines) - 1, len(lines[-1])
    snag = Snag(
        lines,
        line,
        column,
        since.line if since else 0,
        since.column if since else 0,
        error.problem or "",
        error.context or "",
    )
    for part, explanation in _EXPLANATIONS:
        if part in f"{snag.context}: {snag.problem}":
            fault = explanation(snag)
            if fault:
                return fault
    return Fault(snag.line + 1, snag.column + 1, f"YAML cannot be read on from here: {snag.problem}", "")


# What to look for, in this order. Each gets the snag and answers with a fault, or passes.

_MARKER = re.compile(r"(<{7}|={7}|>{7})(\s|$)")


def _conflict(snag: Snag) -> Fault | None:
    for number, line in enumerate(snag.lines, start=1):
        if _MARKER.match(line):
            return Fault(
                number,
                1,
                "git left the mark of an unfinished merge here",
                "keep one of the two versions and delete the lines with <<<<<<<, ======= and >>>>>>>",
            )
    return None


def _spaces(number: int) -> str:
    return "1 space" if number == 1 else f"{number} spaces"


def _tab(snag: Snag) -> Fault | None:
    if "\t" not in snag.here[: snag.column + 1] and "tab" not in snag.problem:
        return None
    column = snag.here.find("\t")
    behind = bool(snag.here[: max(column, 0)].strip())
    return Fault(
        snag.line + 1,
        max(column, 0) + 1,
        "a tab stands where a space belongs" if behind else "this line is indented with a tab",
        "put one space in its place" if behind else "indent with spaces, two a level",
    )


def _special_start(snag: Snag) -> Fault | None:
    line, column = (
        (snag.since_line, snag.since_column) if "scanning a" in snag.context else (snag.line, snag.column)
    )
    if line >= len(snag.lines) or column >= len(snag.lines[line]):
        return None
    start = snag.lines[line][column:]
    if start[0] not in "@`%*&":
        return None
    return Fault(
        line + 1,
        column + 1,
        f'text cannot begin with "{start[0]}" unless it is in quotes',
        f'put it in quotes:  "{start.rstrip()}"',
    )


def _no_space(snag: Snag, number: int) -> Fault | None:
    """A line with ``key:value`` or ``-item``: the space is missing."""
    if number < 0 or number >= len(snag.lines):
        return None
    line = snag.lines[number]
    if found := re.match(r"(\s*)-(?![-\s])(.*)", line):
        return Fault(
            number + 1,
            len(found[1]) + 1,
            "a space is missing after the hyphen",
            f"write  - {found[2].strip()}",
        )
    if found := re.match(r"(\s*(?:-\s+)?[A-Za-z_]\w*):(?=[^\s/])(?!.*:\s)(.*)", line):
        return Fault(
            number + 1,
            len(found[1]) + 1,
            "a space is missing after the colon",
            f"write  {found[1].strip()}: {found[2].strip()}",
        )
    return None


def _stray_colon(snag: Snag) -> Fault | None:
    """On "mapping values are not allowed": a second colon in a line, or a line that is indented too far."""
    before = snag.above
    if fault := _no_space(snag, before):
        return fault
    key = re.match(r"\s*(?:-\s+)*([^:]+):\s+(.*)", snag.here)
    if key and snag.column > snag.here.find(":"):
        if fault := _second_key(snag, key[1].strip()):
            return fault
        value = re.sub("^[“„](.*)[”“]$", r"\1", key[2].strip()).replace('"', "'")
        return Fault(
            snag.line + 1,
            snag.column + 1,
            "text with a colon and a space in it must be in quotes",
            f'write  {key[1].strip()}: "{value}"',
        )
    if before >= 0 and indent_of(snag.here) > indent_of(snag.lines[before]):
        own, other = indent_of(snag.here), indent_of(snag.lines[before])
        item = re.match(r" *(?:- +)+", snag.lines[before])
        than = f"the one above it by {other}"
        if item:
            than = f"the first word of the entry above it stands behind {_spaces(item.end())}"
        return Fault(
            snag.line + 1,
            own + 1,
            f"this line is indented by {_spaces(own)}, {than}",
            "give both the same indentation; or, if it goes on with the text above, put that text in quotes",
        )
    return None


def _second_key(snag: Snag, key: str) -> Fault | None:
    """What stands before a second colon in a line, if it may be a key, or is the beginning of an address."""
    before, behind = snag.here[: snag.column], snag.here[snag.column + 1 :].strip()
    word = re.search(r"[a-z_]+$", before)
    if word is None:
        return None
    at = (snag.line + 1, word.start() + 1)
    if word[0] == "mailto":
        return Fault(*at, "an e-mail address stands here alone, without mailto:", f"write  {key}: {behind}")
    if not any(re.match(rf"\s*(?:- +)*{word[0]}:(\s|$)", line) for line in snag.lines):
        return None
    value = snag.here.partition(":")[2].strip().replace('"', "'")
    return Fault(
        *at,
        f'"{word[0]}:" stands in the middle of a line',
        f'begin a new line with it; or, if it belongs to the text, write  {key}: "{value}"',
    )


def _no_colon(snag: Snag) -> Fault | None:
    """On "could not find expected ':'": a line that is no key and no continuation."""
    number = snag.since_line
    line = snag.lines[number] if number < len(snag.lines) else ""
    if fault := _no_space(snag, number):
        return fault
    words = line.strip()
    if re.fullmatch(r"[\w-]+", words):
        return Fault(number + 1, snag.since_column + 1, f'no colon after "{words}"', f"write  {words}:")
    return Fault(
        number + 1,
        snag.since_column + 1,
        "this line is neither a key with a value nor part of the text above",
        "if it goes on with the text above, indent it further than the key; else write  key: value",
    )


def _not_a_key(snag: Snag) -> Fault | None:
    """On "did not find expected key": text after a closing quote or bracket, or an indentation like no other."""
    before = snag.here[: snag.column].rstrip()
    place = (snag.line + 1, snag.column + 1)
    if before.endswith("'"):
        return Fault(
            *place,
            "the text goes on after its closing quote: inside '…' an apostrophe ends it",
            'put the whole text in double quotes: "…"',
        )
    if before.endswith('"'):
        return Fault(
            *place,
            "the text goes on after its closing quote",
            "put the whole text in single quotes: '…'",
        )
    if before.endswith(("]", "}")):
        return Fault(*place, "something stands after the closing bracket", "remove it, or move it inside")
    if not before.strip():
        return Fault(
            *place,
            f"this line is indented by {_spaces(indent_of(snag.here))}, like none that it could belong to",
            "give it exactly the indentation of its neighbours",
        )
    return None


def _missing_dash(snag: Snag) -> Fault | None:
    if fault := _no_space(snag, snag.line):
        return fault
    before = snag.here[: snag.column].rstrip()
    if before.endswith(("'", '"')):
        return _not_a_key(snag)
    if not before and snag.here[snag.column :].startswith("- "):
        return Fault(
            snag.line + 1,
            snag.column + 1,
            f"this hyphen stands behind {_spaces(snag.column)}, those of the list above behind {snag.since_column}",
            "give all entries of a list the same indentation",
        )
    return Fault(
        snag.line + 1,
        snag.column + 1,
        "this line stands where a list item should begin",
        'if it belongs to the item above, indent it two spaces further; else begin it with "- "',
    )


def _bracket(snag: Snag) -> Fault | None:
    """A flow list or mapping that does not end as it should."""
    opening = snag.lines[snag.since_line] if snag.since_line < len(snag.lines) else ""
    bracket = opening[snag.since_column : snag.since_column + 1]
    if bracket not in ("[", "{"):
        return None
    closing = "]" if bracket == "[" else "}"
    if snag.line == snag.since_line:
        return Fault(
            snag.line + 1,
            snag.column + 1,
            f"inside {bracket}…{closing} a comma is missing, or text with : , [ or {{ in it is not in quotes",
            f'separate with commas, and quote:  {bracket}"one", "two"{closing}',
        )
    return Fault(
        snag.since_line + 1,
        snag.since_column + 1,
        f'the bracket "{bracket}" that opens here is never closed',
        f'close it with "{closing}" on this line',
    )


def _empty_item(snag: Snag) -> Fault | None:
    if snag.here[snag.column : snag.column + 1] != ",":
        return None
    return Fault(
        snag.line + 1, snag.column + 1, "nothing stands between two commas", "remove one of the commas"
    )


def _escape(snag: Snag) -> Fault | None:
    return Fault(
        snag.line + 1,
        snag.column + 1,
        'inside "…" a backslash has a special meaning, and this one has none',
        "use single quotes: '…', or write the backslash twice",
    )


def _block_header(snag: Snag) -> Fault | None:
    sign = snag.lines[snag.since_line][snag.since_column]
    return Fault(
        snag.line + 1,
        snag.column + 1,
        f'after "{sign}" the text begins on the next line',
        "move the text to the next line and indent it; or, if it begins with the sign itself, put it in quotes",
    )


def _first_line(snag: Snag) -> Fault | None:
    return Fault(
        snag.line + 1,
        snag.column + 1,
        "this line begins further left than the first one of the file",
        "begin every top key in the first column",
    )


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
