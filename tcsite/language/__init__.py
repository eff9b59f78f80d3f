"""Language: the words and sentences that the site itself speaks, by language."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tcsite.model import ActionMeasure, PartialDate, Period, Span
from tcsite.text.data import word_lists

LANGUAGES = ("en", "cy")
"""The languages that the site speaks: each a file `data/<language>.yaml` with all its words."""


class Catalogue(NamedTuple):
    """All that the site says in one language."""

    words: Mapping[str, Mapping[str, str]]  # words for the models' keys: kind of key, key
    phrases: Mapping[str, str | Mapping[str, str]]  # what the site says by itself: "place.meaning"
    plurals: Mapping[str, str]  # number -> the form of a phrase that goes with it, a category of CLDR
    reviewed: bool = True  # whether a speaker of the language has read all that
    described: Mapping[str, str] = {}  # what data files and rules say of themselves, by their English

    def plural(self, count: int) -> str:
        """Which form of a phrase goes with a number."""
        return self.plurals.get(str(count), "other")


@cache
def catalogue(language: str) -> Catalogue:
    """What the file of a language holds."""
    data = word_lists("tcsite.language", language)
    phrases = {
        f"{place}.{key}": text for place, texts in data["phrases"].items() for key, text in texts.items()
    }
    reviewed = bool(data.get("reviewed_by", True))
    return Catalogue(data["words"], phrases, data["plural"], reviewed, data.get("described", {}))


OF_COMMANDS = "en"
"""The language in which commands report, whatever the site's is."""


def phrase(key: str, language: str, **values: object) -> str:
    """What the site says under a key, with its values filled in; a key that is not there is a KeyError.

    Where the phrase has several forms, the value `count` says which of them.
    """
    return wording(catalogue(language), key, values).format(**values)


def wording(catalogue: Catalogue, key: str, values: Mapping[str, object]) -> str:
    """A phrase before its values are filled in."""
    text = catalogue.phrases[key]
    if isinstance(text, str):
        return text
    count = values["count"]
    if not isinstance(count, int):
        raise TypeError(f"the count of {key} is no whole number")
    return text[catalogue.plural(count)]


@lru_cache(4096)  # keys are few; what nobody foresaw may be many
def word(kind: str, key: str, language: str) -> str:
    """The word for a key; a key nobody foresaw is its own word: ``open-call`` is "Open call"."""
    return catalogue(language).words.get(kind, {}).get(key) or humanised(key)


_HYPHENS = re.compile(r"(?<!\bco)(?<!\be)(?<!\bre)(?<!\bpre)(?<!\bself)(?<!\bnon)(?<!\bwell)-")
"""Hyphens that stand for a space; that of "co-creation", "e-mail" or "self-assessment" belongs to the word."""


def humanised(key: str) -> str:
    """A key in words: ``career_pathways`` is "Career pathways"."""
    words = _HYPHENS.sub(" ", key.replace("_", " "))
    return words[:1].upper() + words[1:]


def joined(words: Sequence[str], language: str = OF_COMMANDS, key: str = "list.and") -> str:
    """A list in a sentence: "a, b and c"; "a, b or c" with the key "list.or"."""
    if len(words) < 2:
        return "".join(words)
    return phrase(key, language, first=", ".join(words[:-1]), last=words[-1])


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 action", "29 actions", "1,204 actions"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def figure(number: float) -> str:
    """A figure as written: 5.18, 6, 1,204."""
    return f"{int(number):,}" if number == int(number) else f"{number:,g}"


def size(bytes: int) -> str:
    """A file's size, rounded as people say it: "340 KB", "1.2 MB"."""
    if bytes < 1_000_000:
        return f"{max(1, round(bytes / 1000))} KB"
    return f"{bytes / 1_000_000:.1f} MB"


def month(number: int, language: str) -> str:
    """A month's name: 1 is January."""
    return word("month", str(number), language)


@lru_cache(4096)  # the same few dates stand in all plans
def date_words(date: PartialDate, language: str) -> str:
    """A date as people write it."""
    if not date.month:
        return str(date.year)
    key = "date.day" if date.day else "date.month"
    return phrase(key, language, day=date.day, month=month(date.month, language), year=date.year)


def dated(of_month: str, of_day: str, date: PartialDate, language: str) -> str:
    """What the site says of a date, by two keys: "Ended in March 2024", "Ended on 31 March 2024"."""
    return phrase(of_day if date.day else of_month, language, date=date_words(date, language))


def period_words(period: Period, language: str) -> str:
    """A plan's period: "August 2024 to July 2027", with its extension if it has one; "" where nothing is known."""
    dates = _period_dates(period, language)
    if period.approximate and period.from_ and not period.end:
        start = phrase("date.about", language, period=date_words(period.from_, language))
        dates = phrase("date.from", language, date=start)
    elif period.approximate and dates:
        dates = phrase("date.about", language, period=dates)
    own = str(period.words.in_language(language)) if period.words else ""
    return phrase("date.in_words", language, words=own, period=dates) if own and dates else own or dates


def _period_dates(period: Period, language: str) -> str:
    if not period.from_ or not period.to:
        return span_words(Span(period.from_, period.end), language)
    start, end = date_words(period.from_, language), date_words(period.to, language)
    if not period.extended_to:
        return phrase("date.from_to", language, start=start, end=end)
    extension = date_words(period.extended_to, language)
    return phrase("date.extended", language, start=start, end=end, extension=extension)


def span_words(span: Span, language: str) -> str:
    """When something is to be done: "by June 2025"; empty where nothing is known."""
    start = date_words(span.from_, language) if span.from_ else ""
    end = date_words(span.to, language) if span.to else ""
    if start and end:
        return start if start == end else phrase("date.from_to", language, start=start, end=end)
    if start:
        return phrase("date.from", language, date=start)
    return phrase("action.by", language, date=end) if end else ""


def goal_words(aim: ActionMeasure, language: str, unit: str = "") -> str:
    """What a figure is to become: "at least 6.5 a year", or "an increase"; empty where nobody says."""
    if aim.target is None:
        change = word("direction", aim.direction, language) if aim.direction else ""
        return f"{change} {word('each', aim.every, language)}" if change and aim.every else change
    goal = f"{figure(aim.target)}{unit}"
    if aim.at_least:
        goal = phrase("action.at_least", language, figure=goal)
    return f"{goal} {word('every', aim.every, language)}" if aim.every else goal


STANDINGS = {
    "founding": ("standing.founding", "standing.founding_since"),
    "signatory": ("standing.signatory", "standing.signatory_since"),
    "supporter": ("standing.supporter", "standing.supporter_since"),
    "joining": ("standing.joining", "standing.joining_since"),
    "lapsed": ("standing.lapsed", "standing.lapsed_since"),
    "withdrawn": ("standing.withdrawn", "standing.withdrawn_since"),
}
"""What is said of an institution by its role, without and with the day since when it has it."""


def standing(name: str, role: str, since: PartialDate | None, language: str, *, founding: bool) -> str:
    """An institution's status in a sentence."""
    without, dated = STANDINGS["founding" if founding and role == "signatory" else role]
    if not since:
        return phrase(without, language, institution=name)
    return phrase(dated, language, institution=name, date=date_words(since, language))
