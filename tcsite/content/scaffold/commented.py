"""Commented: a file to begin with, in which each key says what to write there, in the model's own words.

Values are YAML already. An optional setting stands there as a comment: it counts once its # is gone.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, Union, get_args, get_origin

from tcsite.content.reference.keys import Key, keys_of
from tcsite.content.yaml.writer import WIDTH, with_hyphen
from tcsite.frozen import dataclass
from tcsite.model import Strict

FILL_IN = "FILL IN"
"""What stands where only the lead knows what to write; the rule `placeholder-left` finds it."""

Given = Union[str, "Off", "Keys", "WithComment", Sequence[Union[str, "Keys"]]]


@dataclass(frozen=True, slots=True)
class Off:
    """An optional setting, commented out; without a value, with the example that the model gives."""

    value: Given = ""


@dataclass(frozen=True, slots=True)
class WithComment:
    """A value with a comment of its own, after what the model says."""

    value: Given
    comment: str


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping: a model, and which of its keys stand there, in their order."""

    model: type[Strict]
    values: Mapping[str, Given]


def commented(keys: Keys, head: Sequence[str] = ()) -> str:
    """A file of these keys, with an empty line between those of the top."""
    parts = ["\n".join(_pair(key, keys.values[name], 0)) for name, key in _with_keys(keys)]
    top = [_comments(head, 0)] if head else []
    return "\n\n".join([*("\n".join(lines) for lines in top), *parts]) + "\n"


def _with_keys(keys: Keys) -> Iterator[tuple[str, Key]]:
    known = {key.name: key for key in keys_of(keys.model)}
    for name in keys.values:
        yield name, known[name]


def _pair(key: Key, given: Given, indent: int, *, explained: bool = True) -> Iterator[str]:
    """The lines of a key: what to write there, then the key with its value."""
    off = isinstance(given, Off)
    value = given.value if isinstance(given, Off) else given
    if explained:
        yield from _comments([_described(key)], indent)
    if isinstance(value, WithComment):
        yield from _comments([value.comment], indent)
        value = value.value
    space = " " * indent
    for line in _valued(key.name, value or key.example, indent, explained=explained and not off):
        yield f"{space}# {line[indent:]}" if off else line


def _valued(name: str, value: Any, indent: int, *, explained: bool) -> Iterator[str]:
    space = " " * indent
    if isinstance(value, str):
        yield f"{space}{name}: {value}"
        return
    yield f"{space}{name}:"
    if isinstance(value, Keys):
        for inner, key in _with_keys(value):
            yield from _pair(key, value.values[inner], indent + 2, explained=explained)
        return
    for item in value:
        if isinstance(item, str):
            yield f"{space}  - {item}"
        else:
            yield from _item(item, indent + 2, explained=explained)


def _item(keys: Keys, indent: int, *, explained: bool) -> Iterator[str]:
    """An entry of a list: what describes its first key stands above the hyphen."""
    lines = [
        line
        for inner, key in _with_keys(keys)
        for line in _pair(key, keys.values[inner], indent + 2, explained=explained)
    ]
    return with_hyphen(lines, indent)


def _described(key: Key) -> str:
    choices = [f"`{choice}`" for choice in _choices(key.field.annotation)]
    listed = f" One of {', '.join(choices)}." if choices else ""
    return f"{key.description}{listed}"


def _choices(annotation: Any) -> tuple[str, ...]:
    """The words that may stand there, where the model lists them."""
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    return next(filter(None, map(_choices, get_args(annotation))), ())


def _comments(paragraphs: Sequence[str], indent: int) -> list[str]:
    space = " " * indent
    return [
        f"{space}# {line}".rstrip()
        for paragraph in paragraphs
        for line in textwrap.wrap(paragraph, WIDTH - indent - 2, break_long_words=False) or [""]
    ]
