"""Missing: the last look. Each line of each cell must be in what was written, or on the to-do list."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from tcsite.content.yaml.writer import Commented, Value
from tcsite.importers.document import Cell, ReviewItem, SourceDocument, SourceLine
from tcsite.importers.grid import is_blank, is_mark, years
from tcsite.importers.ids import leading
from tcsite.importers.measures_of_ours import measure_of, words_in
from tcsite.importers.of_ours import PART, begins_entry, values_of
from tcsite.importers.our_words import said
from tcsite.importers.records import pairs_of
from tcsite.importers.status import Legend, of_words
from tcsite.importers.strands import without_number
from tcsite.importers.words import labelled
from tcsite.text.phrases import plain

_PIECES = re.compile(r"\s*[;,:()/]\s*|\s+[–—-]\s+|\s+(?:and|with|to)\s+|\s&\s|\.\s+", re.IGNORECASE)
_SEPARATE = re.compile(r"\n| \| ")  # lines, and the cells of rows on the to-do list


def missing(
    document: SourceDocument, written: Sequence[Value], todo: Iterable[ReviewItem], handled: Container[object]
) -> list[ReviewItem]:
    """A to-do for each cell with a line that is neither in what was written nor on the list."""
    texts = [text for value in written for text in _all_words(value)]
    texts += [f"{item.text} {item.why}" for item in todo]
    contents = _Written(
        {plain(line) for text in texts for line in _SEPARATE.split(text)}, f" {' '.join(map(plain, texts))} "
    )
    return [
        ReviewItem(cell.origin, cell.text, "this was not carried over")
        for table in document.tables
        for cell in table.cells()
        if cell.lines and cell.origin not in handled and not all(map(contents.has, _said(cell)))
    ]


def _said(cell: Cell) -> Sequence[SourceLine]:
    """The lines of a cell; of labels with values, the values."""
    pairs = pairs_of(cell)
    return [line for lines in pairs.values() for line in lines] if len(pairs) > 1 else cell.lines


class _Written:
    """All that was written or listed."""

    def __init__(self, lines: set[str], text: str) -> None:
        self._lines = lines
        self._text = text
        self._words = set(text.split())

    def has(self, line: SourceLine) -> bool:
        """Whether a line's words are there: all together, or in the pieces that lists are cut into."""
        if not plain(line.text) or is_mark(line.text) or is_blank(line.text):
            return True
        shorter = (
            labelled(line.text)[1],
            leading(line.text)[1],
            without_number(line.text),
            line.text.rstrip(" %"),
        )
        if any(map(self._holds, map(plain, (line.text, *shorter)))):
            return True
        if said("document.in_parts", line.text) is not None:
            return True
        if numbers := years(line.text.split(", ")):
            return all(self._holds(str(number)) for number in numbers)
        part = PART.fullmatch(line.text)
        if begins_entry(line.text) or (
            part and self._words.issuperset((plain(part["action"]), part["part"]))
        ):
            return True  # the day and the status of an entry; a part that is named after its action
        if ours := values_of(line.text):
            return all(self._holds(plain(value)) for value in ours)
        if measure := measure_of(line.text):
            return all(self._holds(plain(words)) for words in words_in(measure))
        _, rest = of_words(line.text, Legend())  # "Completed March 2023" is a status and a note
        head = line.text.removesuffix(rest) if rest else line.text
        return all(self._holds(plain(piece)) for piece in (*_PIECES.split(head), rest) if plain(piece))

    def _holds(self, words: str) -> bool:
        if words in self._lines:
            return True
        return self._words.issuperset(words.split()) and f" {words} " in self._text


def _all_words(value: Value) -> Iterator[str]:
    """All the words in a value and its comments."""
    if isinstance(value, Commented):
        yield from (*value.above, value.beside)
        yield from _all_words(value.value)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield key
            yield from _all_words(item)
    elif isinstance(value, Sequence):
        for item in value:
            yield from _all_words(item)
    else:
        yield str(value)
