"""YAML as a person expects it: text stays text.

Our own constructor over libyaml's event stream. Only an unquoted `true` or `false` is a boolean, only an
empty value, `null` or `~` is nothing; all else is text (`NO`, `on`, `12:30`, `1.10`, `0123`, `2024-09`)
until the model, which knows what it expects, parses it. That is safer than any of PyYAML's loaders, and it
is faster than they are, because nothing is resolved, tagged or composed on the way
(`benchmarks/yaml_reading.py` has the figures).
"""

import re
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tcsite.content.yaml.faults import explain, forbidden, not_utf8, too_large
from tcsite.content.yaml.issues import ParseIssue, issue_at
from tcsite.content.yaml.silent import silent
from tcsite.files import NotRead

FAST: bool = yaml.__with_libyaml__
"""Whether libyaml does the parsing. Without it reading is slower by an order of magnitude, equal in result."""

MAX_BYTES = 1 << 20
"""The largest file that is read: 1 MiB, some ten times a rich action plan."""

MAX_NODES = 100_000
"""The most values a file may hold once its aliases are written out: what stops an alias bomb."""

MAX_DEPTH = 20
"""The deepest nesting: a plan needs seven."""

NOT_READ = "not-read"
"""The code of a fault of the system's, not of the file's."""

_PLAIN: dict[str, Any] = {"true": True, "false": False, "": None, "null": None, "~": None}
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


class ParseResult(NamedTuple):
    """What a file holds, and what is wrong with how it is written. Made of JSON's types alone."""

    data: Any
    faults: list[ParseIssue]


def read(content: bytes) -> ParseResult:
    """Read one YAML document. Never raises: what is wrong comes back as faults, with their places."""
    text, faults = decode(content)
    if faults:
        return ParseResult(None, faults)
    found = _FORBIDDEN.search(text)
    if found:
        return ParseResult(None, [forbidden(text, found.start())])
    constructor = _Constructor()
    try:
        data = constructor.document(parser_of(text))
        return ParseResult(data, [*constructor.faults, *silent(text, constructor.folded, parser_of)])
    except _Refused as refused:
        return ParseResult(None, [*constructor.faults, refused.fault])
    except yaml.MarkedYAMLError as error:
        return ParseResult(None, [*constructor.faults, explain(error, text)])


def parser_of(text: str) -> Any:
    """A parser of `text`: `get_event()` gives one event after the other."""
    if FAST:
        from yaml._yaml import CParser

        return CParser(text)
    from tcsite.content.yaml.plain import Parser

    return Parser(text)


def decode(content: bytes) -> tuple[str, list[ParseIssue]]:
    """The text of a file that people wrote: UTF-8, with or without a byte order mark, of a bounded size."""
    if isinstance(content, NotRead):
        return "", [ParseIssue(1, 1, content.reason, content.hint, NOT_READ)]
    if len(content) > MAX_BYTES:
        return "", [too_large(len(content), MAX_BYTES)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        return "", [not_utf8(content, error.start)]


class _Refused(Exception):
    """Something after which reading on makes no sense."""

    def __init__(self, event: Any, code: str, **words: object) -> None:
        self.fault = _issue(event, code, **words)


def _issue(event: Any, code: str, **words: object) -> ParseIssue:
    mark = event.start_mark
    return issue_at(mark.line + 1, mark.column + 1, code, **words)


class _Constructor:
    """Builds plain values from events, with a stack of its own: no nesting can exhaust Python's."""

    def __init__(self) -> None:
        self.faults: list[ParseIssue] = []
        self.folded: list[Any] = []  # the events of plain scalars of several lines
        self._nodes = 0
        self._anchors: dict[str, tuple[Any, int]] = {}  # name -> (value, how many nodes it holds)

    def document(self, parser: Any) -> Any:
        """The first document's value; a second document is a fault."""
        get = parser.get_event
        get()  # the stream's start
        event = get()
        if event.__class__ is StreamEndEvent:
            return None
        value = self._node(get)
        get()  # the document's end
        event = get()
        if event.__class__ is DocumentStartEvent:
            raise _Refused(event, "second-document")
        return value

    def _node(self, get: Any) -> Any:
        """Read events up to the end of one value. The loop is the hot path: locals, no calls it can spare."""
        # What stands around a value: its container, the key there, the container's anchor, the nodes before it.
        stack: list[tuple[Any, str | None, str | None, int]] = []
        container: Any = None
        key: str | None = None
        anchor: str | None = None
        before = 0
        sound_keys: set[str] = set()
        while True:
            event = get()
            kind = event.__class__
            self._nodes += 1
            if kind is ScalarEvent:
                if event.tag is not None:
                    raise _Refused(event, "tag", tag=event.tag)
                value = event.value
                if container.__class__ is dict and key is None:
                    if not value or value not in sound_keys or value in container:
                        sound_keys.add(self._key(event, container))
                    key = value
                    continue
                if event.implicit[0]:
                    if value in _PLAIN:
                        value = _PLAIN[value]
                    elif event.end_mark.line != event.start_mark.line:
                        self.folded.append(event)
                elif found := _FORBIDDEN.search(value):
                    raise _Refused(event, "escaped-character", number=f"{ord(found[0]):04X}")
                if event.anchor is not None:
                    self._anchors[event.anchor] = (value, 1)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._opening(event, container, key, len(stack))
                stack.append((container, key, anchor, before))
                container = {} if kind is MappingStartEvent else []
                key, anchor, before = None, event.anchor, self._nodes
                continue
            elif kind is AliasEvent:
                value = self._alias(event, container, key)
            else:  # the end of a mapping or a sequence
                value = container
                if anchor is not None:
                    self._anchors[anchor] = (value, self._nodes - before)
                container, key, anchor, before = stack.pop()
            if container is None:
                return value
            if container.__class__ is list:
                container.append(value)
            elif key not in container:  # of a repeated key, the first counts
                container[key] = value
            key = None

    def _key(self, event: Any, mapping: dict[str, Any]) -> str:
        """A key, once it is sound."""
        key: str = event.value
        if found := _FORBIDDEN.search(key):
            raise _Refused(event, "escaped-character", number=f"{ord(found[0]):04X}")
        if key == "<<":
            raise _Refused(event, "merge-key")
        if not key and event.implicit[0]:
            raise _Refused(event, "key-empty")
        if not key[:1].isascii() and key[:1].isspace():
            raise _Refused(event, "odd-space-indents")
        if key in mapping:
            self.faults.append(_issue(event, "key-repeated", key=key))
        return key

    def _opening(self, event: Any, container: Any, key: str | None, depth: int) -> None:
        if event.tag is not None:
            raise _Refused(event, "tag", tag=event.tag)
        if container.__class__ is dict and key is None:
            raise _Refused(event, "collection-as-key")
        if depth >= MAX_DEPTH:
            raise _Refused(event, "too-deep", most=MAX_DEPTH)

    def _alias(self, event: Any, container: Any, key: str | None) -> Any:
        name = event.anchor
        if container.__class__ is dict and key is None:
            raise _Refused(event, "alias-as-key", name=name)
        if name not in self._anchors:
            raise _Refused(event, "alias-unknown", name=name)
        value, nodes = self._anchors[name]
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            raise _Refused(event, "too-many-values", most=f"{MAX_NODES:,}")
        return value
