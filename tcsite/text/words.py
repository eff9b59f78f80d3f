"""Words: a plain text that knows its language where it differs from the page's."""


class MarkedWords(str):
    """Plain words in another language than the page's: where a template prints them, they are marked with it.

    What is made of them (a title with the site's name behind it, a value of an attribute) is a text like any other.
    """

    __slots__ = ("language",)

    language: str

    def __new__(cls, words: str, language: str) -> "MarkedWords":
        """The words, in a language."""
        made = super().__new__(cls, words)
        made.language = language
        return made

    def __repr__(self) -> str:
        return f"MarkedWords({str(self)!r}, {self.language!r})"

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return MarkedWords, (str(self), self.language)


def language_of(words: str) -> str:
    """The language of some words where it differs from the page's; else ""."""
    return words.language if isinstance(words, MarkedWords) else ""


def with_id(id: str, name: str) -> str:
    """An id and a name, "R6 Cost technical work", in the name's language; the name alone where there is no id."""
    words = f"{id} {name}" if id else name
    return MarkedWords(words, name.language) if isinstance(name, MarkedWords) else words
