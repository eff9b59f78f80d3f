"""What the search knows of the whole site: pages that are no institution's, and words that mean the same."""

from collections.abc import Iterable

from tcsite.language import word
from tcsite.model import Site, Text, TextPage, addresses
from tcsite.text.data import word_lists
from tcsite.text.markdown import in_one_line, plain

MOST_WORDS = 600
"""Characters of a page's text by which it is found: its first paragraphs say what it is about."""

FoundPage = list[str]
"""A page: its address, its title, the kind of it in words, and the words by which it is found."""


def pages_of(site: Site) -> list[FoundPage]:
    """Pillars, recommendations, texts and the pages that list everything, in the order in which results show them."""
    language, vocabulary = site.settings.language, site.vocabulary
    found = [
        _page(addresses.pillar(one.id), [one.name], "pillar", [one.about], language)
        for one in vocabulary.pillars
    ]
    found += [
        _page(addresses.recommendation(one.id), [one.id, one.name], "recommendation", [one.text], language)
        for one in vocabulary.recommendations
    ]
    found += [
        _page(
            addresses.text_page(one.id),
            [one.title],
            "text",
            [one.description, _text(one, language)],
            language,
        )
        for one in site.pages
    ]
    lists = (
        ("register", addresses.REGISTER),
        ("actions", addresses.ACTIONS),
        ("updates", addresses.UPDATES),
        ("data", addresses.DATA),
    )
    found += [
        [
            address,
            word("listing", name, language),
            word("found", "list", language),
            word("listed", name, language),
        ]
        for name, address in lists
    ]
    return found


def _text(page: TextPage, language: str) -> str:
    return page.translations.get(language, page.markdown)


def _page(
    address: str, title: Iterable[Text | str], kind: str, texts: Iterable[Text | str | None], language: str
) -> FoundPage:
    """A page; it is found by its title in every language, as by its text in the site's."""
    named = list(title)
    words = " ".join(plain(_said(one, language)) for one in named)
    others = " ".join(plain(text) for one in named if isinstance(one, Text) for _, text in one.versions)
    about = " ".join(in_one_line(_said(text, language)) for text in texts if text)
    return [address, words, word("found", kind, language), f"{about[:MOST_WORDS]} {others}".strip()]


def _said(text: Text | str, language: str) -> str:
    return text.in_language(language) if isinstance(text, Text) else text


def synonyms() -> dict[str, list[str]]:
    """For each word, the others of its row."""
    found: dict[str, list[str]] = {}
    for row in word_lists("tcsite.exports", "synonyms")["rows"]:
        words = row.split(", ")
        for one in words:
            found.setdefault(one, []).extend(other for other in words if other != one)
    return found
