"""Namesakes: institutions of one name, and what tells each apart from the others."""

from collections import Counter
from collections.abc import Iterable, Mapping

from tcsite.model import Institution, Text
from tcsite.text.normalise import fold
from tcsite.text.words import MarkedWords, language_of


def places(institutions: Iterable[tuple[str, str, str]]) -> Mapping[str, str]:
    """By id, what to write behind the name of an institution that shares it; of each its id, name and nation.

    Its nation, where no other of the name is in it; else its id, which nobody shares.
    """
    every = [(id, fold(name), nation) for id, name, nation in institutions]
    names = Counter(name for _, name, _ in every)
    nations = Counter((name, nation) for _, name, nation in every)
    return {
        id: nation if nation and nations[name, nation] == 1 else id
        for id, name, nation in every
        if names[name] > 1
    }


def with_place(name: str, place: str) -> str:
    """A name, and behind it what tells it apart."""
    words = f"{name} ({place})"
    return MarkedWords(words, language_of(name)) if language_of(name) else words


def named_apart(institution: Institution, place: str) -> Institution:
    """An institution whose name says what tells it apart."""
    versions = tuple((code, with_place(words, place)) for code, words in institution.name.versions)
    return institution.model_copy(update={"name": Text(versions)})
