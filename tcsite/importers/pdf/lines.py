"""Lines: the words of a place on a page as lines, and lines as paragraphs: where a line was broken only for want of room."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from tcsite.importers.document import SourceLine
from tcsite.importers.lists import BEFORE_HYPHENS, SMALL_WORDS
from tcsite.importers.pdf.page import Area, Fill, PdfPage, Word
from tcsite.importers.words import broken, bullets, labelled

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
_INDENT = 4.0  # points by which a list item stands further in


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
        gap = "" if before is None or word.box.x0 - before.box.x1 < 0.12 * word.size else " "
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

    def is_one_word(self, head: str, tail: str) -> bool:
        """Whether the end of a line and the beginning of the next are two parts of one word."""
        head, tail = _bare(head).lower(), _bare(tail).lower()
        if f"{head}{tail}" in self.words:
            return True
        if not head.isalpha() or not tail.isalpha():  # "31/07/20" above "26"
            return self.spaces and not head.isalpha() and not tail.isalpha()
        if (len(tail) < 3 and tail not in SMALL_WORDS) or _ENDING.fullmatch(tail):
            return True
        ends = head in self.words or head[-3:] in self._endings
        begins = tail in self.words or tail[:3] in self._beginnings
        return self.spaces and not ends and (not begins or tail in SMALL_WORDS)

    def is_cut(self, head: str, tail: str) -> bool:
        """Whether a page ended within a word: surely, for nothing shows how much room there was."""
        known = f"{head}{_bare(tail)}".lower() in self.words
        return known or (self.spaces and bool(_ENDING.fullmatch(tail)) and head.lower() not in self.words)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(word[:3] for word in self.words)

    @cached_property
    def _endings(self) -> frozenset[str]:
        return frozenset(word[-3:] for word in self.words)


def _bare(word: str) -> str:
    return word.strip(".,;:()’'")


def typesetting(pages: Sequence[PdfPage]) -> Typesetting:
    """How the pages of a document are set. Hyphens divide words if many lines end with what is no word by itself."""
    lines = [line for page in pages for line in lines_of(page.words)]
    spaced = sum(page.spaced_breaks for page in pages)
    spaces = spaced > max(2, _SPACED * sum(page.breaks for page in pages))
    bare = [word.text.lower().strip(".,;:()") for page in pages for word in page.words]
    words = frozenset(bare)
    softens = any(word.soft for page in pages for word in page.words)
    ends = [text[:-1] for text in bare if text.endswith(("-", "‐")) and text[:-1].isalpha()]
    pieces = [end for end in ends if end not in words and end not in BEFORE_HYPHENS]
    hyphenates = len(ends) >= _MANY_ENDS and len(pieces) * 3 > len(ends) * 2
    if spaces:
        words = frozenset(
            word.text.lower().strip(".,;:()") for page in pages for word in page.words if word.whole
        )
    is_ended = spaces and spaced < _NOT_ALL * sum(page.breaks for page in pages)
    return Typesetting(leading(lines), words, hyphenates, softens, spaces, is_ended)


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


_DATED = re.compile(r"\d[-‐–]$")  # "2025-" above "09-01"
_LINK_IN_TWO = re.compile(r"\]\((\S+?)\)( ?)\[([^\]]*)\]\(\1\)")  # a link that goes on in the next line
_LINKED = re.compile(r"[^\W\d_][-‐–]$|\S/$")  # "Vice-" above "Chancellor", "and/" above "or"


def _first_piece(line: TextLine) -> float:
    """How wide the first piece of a line is that could have stood on the line before."""
    word = line.words[0]
    found = _PIECE.match(word.text)
    share = len(found[0]) / len(word.text) if found else 1
    return (word.box.x1 - word.box.x0) * share


def text_of(lines: Sequence[TextLine], setting: Typesetting, right: float) -> str:
    """A paragraph's text. A word divided at a line's end is whole again if the document has it whole."""
    text = ""
    before: TextLine | None = None
    for line in lines:
        more = line.text
        if text.endswith(("-", "‐")) and not text.endswith((" -", " ‐")) and more[:1].islower():
            head, tail = text[:-1].split(" ")[-1].lower(), more.split(" ")[0].strip(".,;:)").lower()
            divided = f"{head}{tail}" in setting.words or (setting.hyphenates and head not in BEFORE_HYPHENS)
            divided = divided and f"{head}-{tail}" not in setting.words
            if setting.softens:
                divided = before is not None and before.words[-1].soft
            text = f"{text[:-1]}{more}" if divided else f"{text}{more}"
        elif before is not None and _goes_on(text, before, line, setting, right):
            text += more
        else:
            text = f"{text} {more}" if text else more
        before = line
    return _LINK_IN_TWO.sub(r"\2\3](\1)", text).strip()


def _goes_on(text: str, before: TextLine, line: TextLine, setting: Typesetting, right: float) -> bool:
    """Whether a line goes on with the word before it: no space stood between them."""
    if setting.spaces and before.words[-1].spaced:
        return False
    dated = _DATED.search(text) and line.text[0].isdecimal()
    return bool(dated or _LINKED.search(text)) or _is_broken(before, line, setting, right)


def _is_broken(before: TextLine, line: TextLine, setting: Typesetting, right: float) -> bool:
    """Whether a word is too long for a narrow column and was broken where its room ended, without a hyphen."""
    first, rest = before.words[-1], line.words[0]
    alone = len(before.words) == 1 or all(_is_bullet(word.text) for word in before.words[:-1])
    if not alone or not first.text[-1].isalnum() or not rest.text[0].isalnum():
        return False
    if rest.text[0].isupper() and not first.text.isupper():
        return False
    room, letter = right - first.box.x1, (rest.box.x1 - rest.box.x0) / len(rest.text)
    wide = 1.6 if rest.text[0] in "mwMW" else 1
    if setting.spaces and _SPACE * first.size < room < letter * wide:
        return True
    if room < letter or f"{first.text}{_bare(rest.text)}".lower() in setting.words:
        return setting.is_one_word(first.text, rest.text)
    return False


def _is_ended(last: TextLine, line: TextLine, right: float) -> bool:
    """Whether a line without a space at its end is its paragraph's last, where lines that go on have one."""
    end = last.words[-1]
    letter = (line.words[0].box.x1 - line.words[0].box.x0) / len(line.words[0].text)
    is_full = right - end.box.x1 < letter * 2
    return not end.spaced and end.text[-1] not in "-‐–/" and not is_full and not broken(last.text, line.text)


def _is_bullet(text: str) -> bool:
    return bullets(f"{text} x")[0][1]


def source_lines(
    found: Sequence[Sequence[TextLine]], setting: Typesetting, right: float
) -> tuple[SourceLine, ...]:
    """The paragraphs of a cell, its list items with how deep they stand."""
    edges = sorted({round(lines[0].box.x0) for lines in found if lines[0].bullet})
    result: list[SourceLine] = []
    for lines in found:
        text = text_of(lines, setting, right)
        if lines[0].bullet:
            depth = sum(1 for edge in edges if edge < round(lines[0].box.x0) - _INDENT)
            result.append(SourceLine(text, bullet=True, level=min(depth, 3)))
        elif any(map(str.isalnum, text)) or len(found) == 1:
            result += [SourceLine(piece, is_item) for piece, is_item in bullets(text)]
    return tuple(result)
