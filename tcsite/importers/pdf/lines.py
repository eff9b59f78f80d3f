"""Lines: the words of a place on a page as lines, and lines as paragraphs: where a line was broken only for want of room."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tcsite.importers.known_words import is_known
from tcsite.importers.lists import BEFORE_HYPHENS
from tcsite.importers.pdf.page import Area, Fill, PdfPage, Word
from tcsite.importers.words import broken, bullets, labelled

_TOUCHING = 0.12  # as a multiple of the type's size: words that are nearer are parts of one
_TEXT_ROOM = 0.18  # between paragraphs, beyond that between lines, as a multiple of the type's size
_HEADING_ROOM = 0.45  # likewise in headings, whose lines stand further apart
_ENDING = re.compile(
    r"(?:[ai]?t|s|ic)?ions?|[ae]nces?|m?ents?|s?[ai]bl[ey]|n?ess|i?t(?:y|ies)|(?:ic)?al(?:ly)?|in?gs?|[eo]rs?|ed|es|t?ly|t?ive"
    r"|ists?|ous|tic|ous"
)
"""What no word is, but many end with."""
_SPACE = 0.36  # how wide a space is at most, as a multiple of the type's size
_ROOM = 1.0  # points by which a word may fail to fit
_PIECE = re.compile(r"[^\s/–—-]+[/–—-]?")
INDENT = 4.0  # points by which a list item stands further in


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words beside each other."""

    words: tuple[Word, ...]
    bullet: bool = False  # a dot is drawn before it

    @property
    def box(self) -> Area:
        """Its place."""
        return Area(
            min(word.box.x0 for word in self.words),
            min(word.box.top for word in self.words),
            max(word.box.x1 for word in self.words),
            max(word.box.bottom for word in self.words),
        )

    @property
    def base(self) -> float:
        """Where it stands: what another column holds beside it may stand a little lower."""
        return self.words[0].box.bottom

    @property
    def size(self) -> float:
        """How large most of its letters are."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[round(word.size, 1)] += len(word.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))

    @property
    def text(self) -> str:
        """Its words, with the addresses that they link to."""
        return joined(self.words)


def joined(words: Sequence[Word]) -> str:
    """Words in a row as text: parts of one word, whose type differs, have no space between them."""
    pieces: list[tuple[str, str]] = []
    before: Word | None = None
    for word in words:
        parted = before is not None and (
            before.spaced or word.box.x0 - before.box.x1 >= _TOUCHING * word.size
        )
        gap = " " if parted else ""
        if pieces and pieces[-1][1] == word.link:
            pieces[-1] = (pieces[-1][0] + gap + word.text, word.link)
        else:
            pieces.append((gap + word.text, word.link))
        before = word
    return "".join(_linked(text, link) for text, link in pieces).strip()


def _linked(text: str, link: str) -> str:
    words = text.strip()
    if not link or words in (link, link.removeprefix("https://"), link.removeprefix("mailto:")):
        return text
    return f"{text[: len(text) - len(text.lstrip())]}[{words}]({link})"


def lines_of(words: Iterable[Word], dots: Sequence[Fill] = ()) -> list[TextLine]:
    """Words as lines, from the top. A small dot right before a line is its bullet."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.box.top + word.box.bottom, word.box.x0)):
        middle = (word.box.top + word.box.bottom) / 2
        if rows and _same_line(rows[-1], middle, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    lines = [TextLine(tuple(sorted(row, key=lambda word: word.box.x0))) for row in rows]
    return [replace(line, bullet=any(_before(dot.box, line) for dot in dots)) for line in lines]


def _same_line(row: Sequence[Word], middle: float, size: float) -> bool:
    first = (row[0].box.top + row[0].box.bottom) / 2
    return abs(middle - first) < 0.4 * max(size, row[0].size)


def _before(dot: Area, line: TextLine) -> bool:
    box = line.box
    return (
        dot.x1 - dot.x0 < 0.75 * line.size
        and box.top <= (dot.top + dot.bottom) / 2 <= box.bottom
        and 0 <= box.x0 - dot.x1 < 2.5 * line.size
    )


def leading(lines: Sequence[TextLine]) -> float:
    """How far apart the lines of a text stand, as a multiple of its type's size."""
    steps: Counter[float] = Counter()
    for above, below in pairwise(lines):
        step = (below.base - above.base) / max(below.size, 1)
        if 0.9 < step < 2.2 and above.size == below.size:
            steps[round(step * 20) / 20] += 1
    often = max(steps.values(), default=0) / 5
    return min((step for step in steps if steps[step] >= often), default=1.3)


_MANY_ENDS = 5  # lines that end with a hyphen
_NOT_ALL = 0.9  # of them have one, if a paragraph's last line has none
_SPACED = 0.2  # of the lines that go on below end with a space, if spaces are written there at all


@dataclass(frozen=True)
class Typesetting:
    """How a document's lines are set."""

    leading: float  # how far apart the lines of a text stand, as a multiple of its type's size
    words: frozenset[str]  # those that surely are whole, in small letters
    hyphenates: bool  # words are divided at the ends of lines
    softens: bool  # by hyphens of their own kind
    spaces: bool  # where a line was broken between words, it ends with a space
    ends: bool  # and a paragraph's last line ends without one
    doubts: list[tuple[str, str]] = field(
        default_factory=list
    )  # lines as they were joined, and as they may be too

    def is_cut(self, head: str, tail: str) -> bool:
        """Whether a page ended within a word: surely, for nothing shows how much room there was."""
        known = f"{head}{bare(tail)}".lower() in self.words
        return known or (self.spaces and bool(_ENDING.fullmatch(tail)) and head.lower() not in self.words)


def bare(word: str) -> str:
    """A word without the marks around it."""
    return word.strip(".,;:()’'")


def typesetting(pages: Sequence[PdfPage]) -> Typesetting:
    """How the pages of a document are set. Hyphens divide words if many lines end with what is no word by itself."""
    lines = [line for page in pages for line in lines_of(page.words)]
    spaced = sum(page.spaced_breaks for page in pages)
    spaces = spaced > max(2, _SPACED * sum(page.breaks for page in pages))
    pieces = [piece for line in lines for piece in _pieces(line)]
    texts = ["".join(word.text for word in piece).lower().strip(".,;:()") for piece in pieces]
    whole = [text for text, piece in zip(texts, pieces, strict=True) if all(word.whole for word in piece)]
    words = frozenset(whole or texts)
    ends = [text[:-1] for text in texts if text.endswith(("-", "‐")) and text[:-1].isalpha()]
    cut = [end for end in ends if end not in words and end not in BEFORE_HYPHENS and not is_known(end)]
    hyphenates = len(ends) >= _MANY_ENDS and len(cut) * 3 >= len(ends)
    softens = any(word.soft for line in lines for word in line.words) and all(
        page.is_hyphenated for page in pages
    )
    is_ended = spaces and spaced < _NOT_ALL * sum(page.breaks for page in pages)
    return Typesetting(leading(lines), words, hyphenates, softens, spaces, is_ended)


def _pieces(line: TextLine) -> list[list[Word]]:
    """The words of a line, parts of one together: a part may differ in its type."""
    found: list[list[Word]] = []
    for word in line.words:
        if found and abs(word.box.x0 - found[-1][-1].box.x1) < _TOUCHING * word.size:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def paragraphs(lines: Sequence[TextLine], right: float, setting: Typesetting) -> list[list[TextLine]]:
    """Lines as paragraphs. `right` is how far lines may reach.

    A line ends where its author wanted if the next word would have had room on it.
    """
    found: list[list[TextLine]] = []
    for line in lines:
        if found and not begins(found[-1], line, right, setting):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def begins(before: Sequence[TextLine], line: TextLine, right: float, setting: Typesetting) -> bool:
    """Whether a line begins a paragraph of its own, and does not go on with the lines before."""
    last = before[-1]
    first = line.words[0].text
    if line.bullet or bullets(line.text)[0][1] or first in _ALONE:
        return True
    room = _HEADING_ROOM if line.bold and last.bold and line.size == last.size else _TEXT_ROOM
    if (line.base - last.base) > (setting.leading + room) * max(line.size, last.size):
        return True
    if abs(line.size - last.size) > 1 or (line.bold != last.bold and line.box.x0 <= before[0].box.x0 + 1):
        return True
    if labelled(line.text)[0] and abs(line.box.x0 - before[0].box.x0) < 1 and labelled(before[0].text)[0]:
        return True
    if setting.spaces and _is_ended(last, line, right):
        return True
    if last.words[-1].spaced and (setting.ends or (setting.spaces and first[0].islower())):
        return False
    has_room = last.box.x1 + 0.22 * last.size + _first_piece(line) <= right - _ROOM
    return has_room and not broken(last.text, line.text)


_ALONE = frozenset("•‣▪◦●○■□➢➤❖–")


def _first_piece(line: TextLine) -> float:
    """How wide the first piece of a line is that could have stood on the line before."""
    word = line.words[0]
    found = _PIECE.match(word.text)
    share = len(found[0]) / len(word.text) if found else 1
    return (word.box.x1 - word.box.x0) * share


def _is_ended(last: TextLine, line: TextLine, right: float) -> bool:
    """Whether a line without a space at its end is its paragraph's last, where lines that go on have one."""
    end = last.words[-1]
    letter = (line.words[0].box.x1 - line.words[0].box.x0) / len(line.words[0].text)
    is_full = right - end.box.x1 < letter * 2
    return not end.spaced and end.text[-1] not in "-‐–/" and not is_full and not broken(last.text, line.text)
