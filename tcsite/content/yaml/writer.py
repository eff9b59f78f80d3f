"""Writer: values as YAML that a person would write, with comments. Same values, same bytes.

Only what our reader and other YAML readers read alike is written plainly; all else stands in quotes. Long text
is folded, text of several paragraphs keeps its lines.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Union

from tcsite.frozen import dataclass

WIDTH = 110

Value = Union[str, int, float, bool, "Commented", Sequence["Value"], Mapping[str, "Value"]]


@dataclass(frozen=True, slots=True)
class Commented:
    """A value with comments: lines above it, or a few words beside it."""

    value: Value
    above: tuple[str, ...] = ()
    beside: str = ""


_PLAIN = re.compile(r"[^\W_][^\n]*|[(“‘£][^\n]*")
_NEVER_PLAIN = re.compile(r": |:$| #|\t|[\x00-\x1f]")
_SPECIAL = re.compile(
    r"(?i:true|false|null|yes|no|on|off|y|n|~)|[-+]?[.\d][\d_.,:eExXoOa-fA-F+-]*|\.(?i:inf|nan)"
)
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_MOST_PAIRS = 3  # of a mapping on one line
_ENDS_IN_FLOW = frozenset(",[]{}:")  # what may end a plain text between brackets
_BREAKS = frozenset("\n\r\x85\u2028\u2029")  # what YAML takes for the end of a line
_FLOW_SIGNS = frozenset(",[]{}'\"#&*!|>%@`?:\n")


def dump(document: Mapping[str, Value], head: Sequence[str] = ()) -> bytes:
    """A mapping as a YAML file. `head` are comments at its top."""
    lines = [*_comments(head, 0), *_mapping(document, 0)]
    return ("\n".join(lines) + "\n").encode()


def scalar(text: str) -> str:
    """A text of one line as it stands after a key: plain, or in quotes."""
    return text if is_plain(text) else _quoted(text)


def pair_lines(key: str, value: Value, indent: int) -> list[str]:
    """The lines of a key with its value."""
    return list(_pair(key, value, indent))


def item_lines(value: Value, indent: int, *, flow: bool = False) -> list[str]:
    """The lines of an entry of a list, its hyphen in the column `indent`; with `flow`, on one line if it fits."""
    line = f"{' ' * indent}- {flowed(value)}"
    if flow and len(line) <= WIDTH:
        return [line]
    return list(_list([value], indent))


def flowed(value: Value) -> str:
    """A value on one line, as it can stand between brackets and commas, however long."""
    plain = bare(value)
    if isinstance(plain, Mapping):
        return "{" + ", ".join(f"{key}: {flowed(inner)}" for key, inner in plain.items()) + "}"
    if isinstance(plain, str):
        if set(plain) & _BREAKS:
            return json.dumps(plain)
        return plain if is_plain(plain) and not set(plain) & _ENDS_IN_FLOW else _quoted(plain)
    if isinstance(plain, bool | int | float):
        return _number(plain)
    return "[" + ", ".join(map(flowed, plain)) + "]"


Bare = str | int | float | bool | Sequence["Value"] | Mapping[str, "Value"]


def bare(value: Value) -> Bare:
    """A value without its comments."""
    return bare(value.value) if isinstance(value, Commented) else value


def _mapping(items: Mapping[str, Value], indent: int) -> Iterator[str]:
    for key, value in items.items():
        yield from _pair(key, value, indent)


def _pair(key: str, value: Value, indent: int) -> Iterator[str]:
    note = value if isinstance(value, Commented) else Commented(value)
    yield from _comments(note.above, indent)
    plain = bare(value)
    space = " " * indent
    beside = f"  # {_one_line(note.beside)}" if note.beside else ""
    if isinstance(plain, str):
        first, *rest = _text(plain, indent, len(key) + 2, len(beside))
        yield f"{space}{key}: {first}{beside}"
        yield from rest
    elif isinstance(plain, bool | int | float):
        yield f"{space}{key}: {_number(plain)}{beside}"
    elif flow := _flow(plain, WIDTH - indent - len(key) - len(beside) - 2):
        yield f"{space}{key}: {flow}{beside}"
    else:
        yield f"{space}{key}:{beside}"
        if isinstance(plain, Mapping):
            yield from _mapping(plain, indent + 2)
        else:
            yield from _list(plain, indent + 2, airy=key == "actions")


def _list(items: Sequence[Value], indent: int, *, airy: bool = False) -> Iterator[str]:
    space = " " * indent
    for number, item in enumerate(items):
        if airy and number:
            yield ""
        note = item if isinstance(item, Commented) else Commented(item)
        yield from _comments(note.above, indent)
        plain = bare(item)
        if isinstance(plain, Mapping):
            yield from with_hyphen(list(_mapping(plain, indent + 2)), indent)
        else:
            first, *rest = _text(plain, indent, 2, 0) if isinstance(plain, str) else [_number(plain)]
            yield f"{space}- {first}"
            yield from rest


def with_hyphen(lines: Sequence[str], indent: int, anchor: str = "") -> Iterator[str]:
    """The lines of a mapping as an entry of a list: comments above its first key stand above the hyphen."""
    space = " " * indent
    first = next(number for number, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
    yield from (f"{space}{line.lstrip()}" for line in lines[:first] if line)
    yield f"{space}- &{anchor}" if anchor else f"{space}- {lines[first][indent + 2 :]}"
    yield from lines[first if anchor else first + 1 :]


def _flow(value: Sequence[Value] | Mapping[str, Value], room: int) -> str:
    """A short list, or a short mapping of short values, on one line; "" if it does not fit there."""
    if isinstance(value, Mapping):
        items = [_in_flow(item) for item in value.values()]
        line = "{" + ", ".join(f"{key}: {item}" for key, item in zip(value, items, strict=True)) + "}"
        fits = all(items) and len(items) <= _MOST_PAIRS
    else:
        items = [_in_flow(item) for item in value]
        line = "[" + ", ".join(items) + "]"
        fits = all(items)
    return line if fits and len(line) <= room else ""


def _in_flow(item: Value) -> str:
    """A value as it stands between commas; "" if it cannot."""
    if isinstance(item, bool | int | float):
        return _number(item)
    if isinstance(item, list):
        inner = [_in_flow(each) for each in item if isinstance(each, str)]
        return f"[{', '.join(inner)}]" if all(inner) and len(inner) == len(item) else ""
    if not isinstance(item, str) or len(item) > 60 or set(item) & _FLOW_SIGNS:
        return ""
    return item if is_plain(item) else _quoted(item)


def _number(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _text(text: str, indent: int, used: int, beside: int) -> list[str]:
    """The lines of a text: plain, in quotes, folded, or as they are."""
    space = " " * (indent + 2)
    if "\n" in text:
        return ["|-", *(f"{space}{line}".rstrip() for line in text.split("\n"))]
    written = text if is_plain(text) else _quoted(text)
    if indent + used + len(written) + beside <= WIDTH or " " not in text:
        return [written]
    return [">-", *(f"{space}{line}" for line in wrapped(text, WIDTH - indent - 2))]


def wrapped(text: str, width: int) -> Iterator[str]:
    """A text's words in lines of at most so many characters, broken at single spaces."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def is_plain(text: str) -> bool:
    """Whether every YAML reader takes a text without quotes for the same text."""
    if _DATE.fullmatch(text):
        return True
    return bool(
        _PLAIN.fullmatch(text) and not _NEVER_PLAIN.search(text) and not _SPECIAL.fullmatch(text)
    ) and not text.endswith(" ")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _comments(lines: Sequence[str], indent: int) -> Iterator[str]:
    for line in lines:
        yield f"{' ' * indent}# {_one_line(line)}".rstrip()


def _one_line(text: str) -> str:
    return " ".join(text.split())
