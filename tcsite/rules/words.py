"""How rules name things in their messages."""

from collections.abc import Iterable
from datetime import date

from tcsite.model import PartialDate, Text
from tcsite.text.phrases import shortened, tidy

_SMALL = tuple("no one two three four five six seven eight nine ten eleven twelve".split())


def listed(words: Iterable[str]) -> str:
    """Several words as people list them: ``a, b and c``."""
    *others, last = list(words)
    return f"{', '.join(others)} and {last}" if others else last


def counted(number: int, noun: str, *, plural: str = "") -> str:
    """A number and its noun: ``one month``, ``seven months``, ``33 months``."""
    word = _SMALL[number] if 0 <= number < len(_SMALL) else str(number)
    return f"{word} {noun if number == 1 else plural or noun + 's'}"


def at(when: PartialDate) -> str:
    """A date with its preposition: ``on 6 December 2019``, ``in December 2019``, ``in 2019``."""
    return f"{'on' if when.day else 'in'} {when.words}"


def day(when: date) -> str:
    """A day as people write it: ``6 December 2019``."""
    return PartialDate(when.year, when.month, when.day).words


def heading(text: Text, length: int = 40) -> str:
    """The first words of a text, as many as fit: what heads it, and not the list below."""
    return shortened(tidy(str(text).partition("\n\n")[0]).rstrip(" :"), length)


def quoted(text: Text) -> str:
    """The first words of a text in quotation marks."""
    return f'"{heading(text)}"'
