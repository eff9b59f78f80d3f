"""Language: the words and sentences that the site itself speaks, by language."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from tcsite.language import en
from tcsite.model import PartialDate, Period, Span


class Catalogue(Protocol):
    """All that the site says in one language: a module like `en`."""

    @property
    def WORDS(self) -> Mapping[str, Mapping[str, str]]:  # noqa: N802  (a constant of the module)
        """Words for the models' keys."""

    @property
    def PHRASES(self) -> Mapping[str, str | Mapping[str, str]]:  # noqa: N802  (a constant of the module)
        """What the site says by itself."""

    def plural(self, count: int) -> str:
        """Which form of a phrase goes with a number: a category of CLDR, such as "one" or "other"."""


CATALOGUES: Mapping[str, Catalogue] = {"en": en}
"""The languages that the site speaks, each a module with all its words."""


def phrase(key: str, language: str, **values: object) -> str:
    """What the site says under a key, with its values filled in; a key that is not there is a KeyError.

    Where the phrase has several forms, the value `count` says which of them.
    """
    return wording(CATALOGUES[language], key, values).format(**values)


def wording(catalogue: Catalogue, key: str, values: Mapping[str, object]) -> str:
    """A phrase before its values are filled in."""
    text = catalogue.PHRASES[key]
    if isinstance(text, str):
        return text
    count = values["count"]
    if not isinstance(count, int):
        raise TypeError(f"the count of {key} is no whole number")
    return text[catalogue.plural(count)]


def word(kind: str, key: str, language: str) -> str:
    """The word for a key; a key nobody foresaw is its own word: ``open-call`` is "Open call"."""
    return CATALOGUES[language].WORDS.get(kind, {}).get(key) or humanised(key)


def humanised(key: str) -> str:
    """A key in words: ``career_pathways`` is "Career pathways"."""
    words = key.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]


def joined(words: Sequence[str], language: str = "en", key: str = "list.and") -> str:
    """A list in a sentence: "a, b and c"; "a, b or c" with the key "list.or". Commands speak English."""
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


def date_words(date: PartialDate) -> str:
    """A date as people write it."""
    return date.words


def period_words(period: Period) -> str:
    """A plan's period: "August 2024 to July 2027", with its extension if it has one."""
    words = f"{period.from_.words} to {period.to.words}"
    return f"{words}, extended to {period.extended_to.words}" if period.extended_to else words


def span_words(span: Span) -> str:
    """When something is to be done: "by June 2025"; empty where nothing is known."""
    if span.from_ and span.to:
        same = span.from_ == span.to
        return span.from_.words if same else f"{span.from_.words} to {span.to.words}"
    if span.from_:
        return f"from {span.from_.words}"
    return f"by {span.to.words}" if span.to else ""


def standing(name: str, role: str, since: PartialDate | None, *, founding: bool) -> str:
    """An institution's status in a sentence."""
    noun = {"signatory": "founding signatory" if founding else "signatory", "supporter": "supporter"}.get(
        role
    )
    if noun and since:
        return f"{name} has been a {noun} of the Technician Commitment since {since.words}."
    if noun:
        return f"{name} is a {noun} of the Technician Commitment."
    when = f" (since {since.words})" if since else ""
    return {
        "joining": f"{name} is joining the Technician Commitment{when}.",
        "lapsed": f"The signature of {name} under the Technician Commitment has lapsed{when}.",
        "withdrawn": f"{name} has withdrawn from the Technician Commitment{when}.",
    }[role]
