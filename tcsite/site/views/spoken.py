"""Spoken: which words of a text a page shows, and their language where it is not the page's."""

from tcsite.model import Settings, Text
from tcsite.text.words import MarkedWords


def spoken(text: Text, settings: Settings) -> tuple[str, str]:
    """A text's words in the site's language; and their language, where it is another."""
    for code, words in text.versions:
        if code == settings.language:
            return words, ""
    code, words = text.versions[0]
    language = code or settings.first_language
    return words, "" if language == settings.language else language


def name_in(text: Text, settings: Settings) -> str:
    """A name, which may hold no markup."""
    words, language = spoken(text, settings)
    return MarkedWords(words, language) if language else words
