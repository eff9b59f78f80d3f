"""Keys and values that are almost what the model asks for."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from tcsite.content.fixes.fix import Fix, FixContext
from tcsite.content.fixes.near import only_near, written_otherwise
from tcsite.content.schema import choices_of, keys_known, type_at
from tcsite.content.status_words import are_statuses, fixed_status
from tcsite.model.dates.other_forms import only_meaning

_WORD = re.compile(r"""(?P<quote>["'])(?P<quoted>[^"']+)(?P=quote)|(?P<word>[^,\[\]{}"'#]*[^,\[\]{}"'#\s])""")


def keys(context: FixContext) -> Iterator[Fix]:
    """A key with a typing mistake in it."""
    key = str(context.problem.place.pointer[-1])
    owner = type_at(context.model, context.problem.place.pointer[:-1])
    near = only_near(key, keys_known(owner))
    line, column = context.line, context.column
    if near and line[column : column + len(key)] == key:
        new = line[:column] + near + line[column + len(key) :]
        yield (context.edit(new, f"the key {key} is {near} now"),)


def choices(context: FixContext) -> Iterator[Fix]:
    """A word written with other capitals, spaces or hyphens, where the model lists the words.

    Never one that only looks like a word of the list: a fix turns no meaning.
    """
    known = choices_of(type_at(context.model, context.problem.place.pointer))
    better = fixed_status if are_statuses(known) else lambda word: written_otherwise(word, known)
    yield from _replaced(context, better)


_YES = dict.fromkeys(("yes", "y", "on", "true"), "true") | dict.fromkeys(("no", "n", "off", "false"), "false")


def booleans(context: FixContext) -> Iterator[Fix]:
    """Yes and no, where true and false are due."""
    yield from _replaced(context, lambda word: _YES.get(word.lower(), ""))


def hosts(context: FixContext) -> Iterator[Fix]:
    """A web address without a path, where the name of the host is due."""

    def host(word: str) -> str:
        parts = urlsplit(word)
        return (parts.hostname or "") if parts.scheme in ("http", "https") and parts.path in ("", "/") else ""

    yield from _replaced(context, host)


def dates(context: FixContext) -> Iterator[Fix]:
    """A date that means one day only, in another form than ours."""
    yield from _replaced(context, lambda word: str(only_meaning(word) or ""))


def mapping(context: FixContext) -> Iterator[Fix]:
    """One word, where keys with values are due and only one of them is required: ``status: signatory``."""
    owner = type_at(context.model, context.problem.place.pointer)
    required = [name for name, field in getattr(owner, "model_fields", {}).items() if field.is_required()]
    if len(required) == 1 and (known := choices_of(type_at(owner, (required[0],)))):
        yield from _replaced(context, lambda word: f"{{{required[0]}: {word}}}" if word in known else "")


def _replaced(context: FixContext, better: Callable[[str], str]) -> Iterator[Fix]:
    """The word at the problem's place, if there is a better one."""
    line, column = context.line, context.column
    found = _WORD.match(line, column)
    word = (found["quoted"] or found["word"]) if found else ""
    new = better(word) if word else ""
    if found and new and new != word:
        yield (context.edit(line[:column] + new + line[found.end() :], f"{word} is {new} now"),)
