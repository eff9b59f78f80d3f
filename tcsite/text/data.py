"""Data: word lists that lie beside the code as YAML, so that a new word needs no Python."""

import pkgutil
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import yaml
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PART = re.compile(r"\{\{(\w+)\}\}")


def word_lists(package: str, name: str) -> Any:
    """What ``data/<name>.yaml`` of a package holds: lists and mappings of texts."""
    return plain_yaml(text_file(package, f"{name}.yaml"))


def text_file(package: str, name: str) -> str:
    """The text of ``data/<name>`` of a package. It also works from a wheel."""
    content = pkgutil.get_data(package, f"data/{name}")
    if content is None:
        raise FileNotFoundError(f"{package} has no data/{name}")
    return content.decode()


def plain_yaml(content: bytes | str) -> Any:
    """YAML of our own as lists and mappings of texts: "no" is a word, not False. It has no anchors, and is never empty."""
    next_event: Callable[[], Any] = _Loader(content).get_event
    next_event(), next_event()  # the stream begins, and the document
    return _value(next_event(), next_event)


def _value(event: Any, next_event: Callable[[], Any]) -> Any:
    """What begins with an event: a third of the time that PyYAML takes, which knows many more kinds of values."""
    if event.__class__ is ScalarEvent:
        return event.value
    if event.__class__ is SequenceStartEvent:
        items = []
        while (event := next_event()).__class__ is not SequenceEndEvent:
            items.append(_value(event, next_event))
        return items
    mapping = {}
    while (key := next_event()).__class__ is not MappingEndEvent:
        mapping[key.value] = _value(next_event(), next_event)
    return mapping


class WordFile(NamedTuple):
    """A file of words and of patterns; ``{{name}}`` in a pattern stands for another entry of the file."""

    entries: Mapping[str, Any]

    def words(self, key: str) -> frozenset[str]:
        """The words of an entry that is one text, with spaces between them."""
        return frozenset(self.entries[key].split())

    def text(self, key: str) -> str:
        """An entry as a piece of a pattern; of a list, any of its lines."""
        entry = self.entries[key]
        return self.filled(entry if isinstance(entry, str) else "|".join(entry))

    def filled(self, pattern: str) -> str:
        """A pattern with the entries that its names in braces stand for."""
        return _PART.sub(lambda name: self.text(name[1]), pattern)

    def pattern(self, key: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
        """A pattern for any line of an entry."""
        return re.compile("|".join(f"(?:{self.filled(line)})" for line in self.entries[key]), flags)


def word_file(package: str, name: str, **parts: str) -> WordFile:
    """A file's entries, and more of them that are made in Python: ``month=…``."""
    return WordFile({**word_lists(package, name), **parts})


class Patterns:
    """The patterns of a word file, each by the name that it has there: ``words.signing``. Compiled when asked for."""

    def __init__(self, file: WordFile) -> None:
        self.file = file

    def __getattr__(self, name: str) -> re.Pattern[str]:
        if name.startswith("__") or name not in self.file.entries:
            raise AttributeError(f"no pattern is called {name}")
        pattern = self.file.pattern(name, re.IGNORECASE | re.MULTILINE)
        setattr(self, name, pattern)
        return pattern
