"""What pictures are made of, and how words are fitted into them."""

from tcsite.frozen import dataclass
from tcsite.text.phrases import shortened
from tcsite.text.words import language_of

NARROWEST = 270
"""Pixels of a picture on the smallest phone: 320 less the margins of page and figure."""

LETTER = 7
"""Pixels of a letter, at the size of 13 pixels that words in pictures have: more than the mean, to be safe."""

LETTERS = NARROWEST // (LETTER + 1)
"""Letters on a line; a strong letter is a pixel wider."""

LINE = 18
"""Pixels from one line of words to the next."""


@dataclass(frozen=True, slots=True)
class Box:
    """A bar from the left edge."""

    y: int
    width: str  # in per cent of the picture: "41.4"
    height: int
    tone: str  # red, amber, green or nothing


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words that begins at `x` per cent; `y` is its base line."""

    x: str
    y: int
    words: str
    strong: bool
    beside: bool  # a little away from `x`, because a bar ends there
    language: str = ""  # of the words, where it is not the page's


@dataclass(frozen=True, slots=True)
class Line:
    """A level line from `x1` to `x2` per cent."""

    x1: str
    x2: str
    y: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A point at `x` per cent: where a way begins, or its goal."""

    x: str
    y: int
    goal: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: its height in pixels, and its shapes."""

    height: int
    boxes: tuple[Box, ...] = ()
    words: tuple[Words, ...] = ()
    lines: tuple[Line, ...] = ()
    spots: tuple[Spot, ...] = ()


def percent(tenths: int) -> str:
    """Tenths of a per cent in figures: 414 is "41.4"."""
    return f"{tenths // 10}.{tenths % 10}"


def wrapped(text: str, most: int = 3) -> list[str]:
    """A text in lines that fit the narrowest picture; what is longer than `most` lines ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LETTERS:
            lines[-1] += f" {word}"
            continue
        lines += [word[at : at + LETTERS] for at in range(0, len(word), LETTERS)]
    if len(lines) > most:
        lines[most - 1 :] = [shortened(" ".join(lines[most - 1 :]), LETTERS)]
    return lines


def below(y: int, text: str, *, strong: bool) -> tuple[list[Words], int]:
    """A text in lines below `y`, from the left edge; and where they end."""
    lines = wrapped(text)
    words = [
        Words("0", y + LINE * number - 5, line, strong=strong, beside=False, language=language_of(text))
        for number, line in enumerate(lines, start=1)
    ]
    return words, y + LINE * len(lines)
