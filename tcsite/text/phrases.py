"""Phrases: text tidied, and what two spellings of the same words have in common."""

import re
import unicodedata

# What YAML cannot hold, and what nobody sees: control characters, half characters, zero-width ones.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ud800-\udfff\ufeff\ufffe\uffff]"
)
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def lines(text: str) -> list[str]:
    """The lines of a text that hold something, each tidied: one space between words, nothing invisible."""
    found = (" ".join(_UNSEEN.sub("", line).split()) for line in _BREAKS.split(text))
    return [line for line in found if line]


def tidy(text: str) -> str:
    """A text on one line."""
    return " ".join(lines(text))


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters: cut at a word, with an ellipsis for the rest."""
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:.–-") + "…"


def cut(text: str, most: int) -> str:
    """A text of at most so many characters: cut wherever that is, with an ellipsis for the rest."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def plain(text: str) -> str:
    """What two spellings of the same words have in common: small letters and figures, single spaces."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    return " ".join(re.sub(r"[^\w%/#+.]+|(?<!\d)\.|\.(?!\d)", " ", text).replace("_", " ").split())
