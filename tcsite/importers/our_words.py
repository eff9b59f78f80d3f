"""Our words: what documents of ours say by themselves, the other way round: from the words to what they mean.

The catalogues of `language` are read backwards, all of them, so that a document comes in again whatever its language.
A Welsh word also as it begins after another one: a lead writes "hunanasesiad Gam 3" where we write "Cam 3".
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from string import Formatter

from tcsite.language import LANGUAGES, catalogue
from tcsite.text.normalise import mutated

MUTATING = "cy"
"""The language in which a word's first letter depends on the word before it."""


def said(key: str, text: str, **parts: str) -> Mapping[str, str] | None:
    """What fills a phrase, by the names in it, where a text is that phrase; `parts` are patterns for some of them."""
    found = (pattern.fullmatch(text) for pattern in _patterns(key, **parts))
    return next((one.groupdict() for one in found if one), None)


def any_of(key: str, **parts: str) -> str:
    """A pattern for a phrase in any language, without names in it."""
    whole = "|".join(pattern.pattern for pattern in _patterns(key, **parts))
    return f"(?:{re.sub(r'[(][?]P<[a-z_]+>', '(?:', whole)})"


def after(key: str, text: str) -> str:
    """What follows a label that stands at the beginning of a text; "" where it does not."""
    found = re.match(any_of(key), text)
    return text[found.end() :] if found else ""


@cache
def _patterns(key: str, **parts: str) -> tuple[re.Pattern[str], ...]:
    phrases = [(language, catalogue(language).phrases[key]) for language in LANGUAGES]
    forms = [
        begun
        for language, one in phrases
        for form in ([one] if isinstance(one, str) else one.values())
        for begun in _begun(form, language)
    ]
    return tuple(re.compile(_pattern(form, parts)) for form in dict.fromkeys(forms))


def _begun(words: str, language: str) -> tuple[str, ...]:
    """Words as they may begin in their language."""
    return mutated(words) if language == MUTATING else (words,)


def _pattern(form: str, parts: Mapping[str, str]) -> str:
    pieces = (
        re.escape(text).replace("’", "['’]") + (f"(?P<{name}>{parts.get(name, '.+')})" if name else "")
        for text, name, _, _ in Formatter().parse(form)
    )
    return "".join(pieces)


@cache
def _keys(kind: str) -> Mapping[str, str]:
    words = [(one, word, key) for one in LANGUAGES for key, word in catalogue(one).words[kind].items()]
    begun = [(form, key) for one, word, key in words for form in _begun(word, one)[1:]]
    exact = [(word, key) for _, word, key in words]
    return {word.casefold().replace("’", "'"): key for word, key in (*begun, *reversed(exact))}


def key_of(kind: str, words: str) -> str:
    """The key that a word stands for: "In force" is `in-force`; "" for any other."""
    return _keys(kind).get(words.casefold().replace("’", "'"), "")


def suffix_of(kind: str, text: str) -> tuple[str, str]:
    """A text without the word of a kind that it ends with, and the key of that: "9 a year" is "9" and `year`."""
    ends = [word for word in _keys(kind) if text.casefold().replace("’", "'").endswith(f" {word}")]
    word = max(ends, key=len, default="")
    return (text[: -len(word)].rstrip(), _keys(kind)[word]) if word else (text, "")


AND = any_of("list.and", first="", last="").strip()
"""What stands before the last of a list."""


def listed(text: str) -> Iterator[str]:
    """The entries of a list in a sentence: "a, b and c"."""
    for piece in text.split(", "):
        yield from re.split(AND, piece)
