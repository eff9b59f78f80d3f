"""Status: how far an action is, by words, letters, signs or colour; and the legends that say what they mean."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from tcsite.content.status_words import status_of, sure_status_of, takes_back, vocabulary
from tcsite.frozen import dataclass
from tcsite.importers import lists
from tcsite.importers.colours import SIGNS, hue
from tcsite.importers.document import Paragraph, SourceDocument, SourceRow
from tcsite.importers.of_ours import status_beside_colour
from tcsite.model.dates.names import NAMES
from tcsite.text.phrases import plain, tidy

_WORDS = vocabulary()
_LETTERS = _WORDS.colours
_BEGINNING = re.compile(
    r"(?P<head>"
    + "|".join(
        re.escape(phrase).replace(r"\ ", r"[ -]")
        for phrase in sorted((*_WORDS.statuses, *_LETTERS), key=len, reverse=True)
    )
    + r")(?:\s*[-–—:;,.(/|]+\s*|\s+(?=\d|(?:and|by|for|from|in|on|since|via|with|but|except|apart|only)\b|"
    + NAMES
    + r")|$)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_PLANNED = re.compile(r"complete\s+(?:by|in|from)\b", re.IGNORECASE)
"""What is to be complete by then is not complete: "Complete by July 2026"."""

_TICKED = re.compile(r"[☒☑✓✔]\s*([^☐☒☑✓✔]+)")

_PERCENT = re.compile(
    r"(?P<number>\d{1,2}|100) ?(?:%|per ?cent)(?: (?:complete|completed|done))?", re.IGNORECASE
)
_COUNTED = {0: "not-started", 100: "complete"}

_LEGEND = tuple((re.compile(pattern), status) for status, pattern in lists.LEGEND)
_MEANS = re.compile(
    r"(?P<colour>\bred\b|\bamber\b|\byellow\b|\borange\b|\bgreen\b|\bblue\b|(?<![\w/])(?-i:[RAGB])(?=\s*[=:]))"
    r"\s*(?:=|:|[–—-]|means?|indicates?|\()\s*(?P<words>[^,;.|()]{3,80})",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"([^\w\s,;:.()/–—-])\s+([A-Za-z ]{4,30}?)\s*(?=[^\w\s]|$)")  # "✅ Complete"
_SPOKEN_OF = re.compile(r"\bRAG\b|\bred,? amber|traffic light", re.IGNORECASE)
_KEYS = lists.KEYS | set(_LETTERS)
_SENTENCES = 300  # characters of a comment in which it may say how far the action is
_MOST_ROWS = 8  # of a legend
_MOST_CELLS = 14
_LONGEST_PHRASE = 70


@dataclass(frozen=True, slots=True)
class Legend:
    """What colours mean in a document, where it says so; `mentioned` if it speaks of red, amber and green at all."""

    meanings: Mapping[str, str] = field(
        default_factory=dict
    )  # "green" -> "complete"; "" if it is no word of ours
    mentioned: bool = False
    unclear: frozenset[str] = (
        frozenset()
    )  # signs that it gives several meanings, as where a font has none of them

    def of(self, colour_word: str) -> str | None:
        """The status behind "red", "amber", "green", "blue"; None if nobody says what it means."""
        return self.meanings.get(colour_word, _WORDS.usual.get(colour_word)) or None


def of_words(text: str, legend: Legend) -> tuple[str, str]:
    """The status that a text begins with, and what it says beyond; "" and the text if it states none."""
    if text[:1] in legend.unclear:
        return "", text
    if "☐" in text:  # boxes to choose from, and the one that is ticked
        chosen = _TICKED.findall(text)
        return of_words(chosen[0], legend) if len(chosen) == 1 else ("", text)
    if ours := status_beside_colour(text):
        return ours, ""
    if counted := _PERCENT.fullmatch(text.strip()):
        return _COUNTED.get(int(counted["number"]), "in-progress"), ""
    words = plain(text) or text.strip()
    if word := _of_head(words, legend):
        return word, ""
    for sign, colour in SIGNS.items():
        if text.startswith(sign):
            rest = text.removeprefix(sign).strip(" :-–")
            return legend.of(colour) or "", rest
    found = _BEGINNING.fullmatch(tidy(text))
    if found and (word := _of_head(plain(found["head"]) or found["head"], legend)):
        rest = found["rest"].strip().removesuffix(")").strip()
        either = plain(rest) in _LETTERS  # "red/amber" is neither
        return ("", text) if either or _takes_back(word, text, rest) else (word, rest)
    return "", text


def _of_head(words: str, legend: Legend) -> str:
    if words in _LETTERS:
        return legend.of(_LETTERS[words]) or ""
    return status_of(words)


def _takes_back(status: str, text: str, rest: str) -> bool:
    """Whether a text says less than the status that it begins with: "Complete in part only"."""
    return status in ("complete", "ongoing") and (takes_back(rest) or bool(_PLANNED.match(text)))


def of_colour(colour: str, legend: Legend) -> str:
    """The status that a cell's colour stands for; "" if it is none that we know."""
    return legend.of(hue(colour)) or ""


def states(text: str) -> str:
    """The status that a comment states: "Completed and embedded", "Achieved – first award June 2025".

    What comes after it must take nothing back: "Complete – except for two faculties" states none.
    """
    if status := _stated(text):
        return status
    found = _SAID_FIRST.fullmatch(text)
    status = _stated(found["words"]) if found else ""
    return "" if found and _takes_back(status, text, found["rest"]) else status


def _stated(text: str) -> str:
    """The status of words that mean nothing else; letters are too short to."""
    return sure_status_of(text) if len(plain(text)) > 3 else ""


def proposal(text: str) -> str:
    """The status that a comment seems to state in a sentence, for a person to confirm; "" if it states none."""
    words = tidy(text[:_SENTENCES])
    status = next((status for status, pattern in lists.SAID if pattern.search(words)), "")
    less = status == "complete" and (lists.NOT_SAID.search(words) or takes_back(words))
    return "" if less else status


_SAID_FIRST = re.compile(r"(?P<words>[\w -]{4,30}?)\s*(?:[–—:;.]|\s-\s)\s*(?P<rest>.+)", re.DOTALL)


def suffix(text: str) -> tuple[str, str, str]:
    """A status at the end of an action's own text: "Review all roles - complete". Text, status, its words."""
    ahead = max(0, len(text) - _TAIL)
    for pattern in (_DASHED, _BRACKETED):
        found = pattern.search(text, ahead)
        if found and text[: found.start()].strip():
            words, _, rest = found["words"].partition(" with ")
            if status := status_of(words):
                return text[: found.start()].strip(), status, f"With {rest}" if rest else ""
    return text, "", ""


_TAIL = 60  # characters at the end of a text in which it may state a status
_DASHED = re.compile(r"\s[–—-]\s{1,4}(?P<words>[\w -]{4,40})\.?\Z")
_BRACKETED = re.compile(r"\((?P<words>[\w -]{4,40})\)\.?\Z")


def legend_of(document: SourceDocument) -> Legend:
    """What the document's legends, in tables or in the text, say of its colours."""
    meanings: dict[str, str] = {}
    mentioned = False
    signs: dict[str, set[str]] = {}
    for block in document.blocks:
        if isinstance(block, Paragraph):
            mentioned = mentioned or bool(_SPOKEN_OF.search(block.text))
            for sign, words in _SIGNED.findall(block.text):
                signs.setdefault(sign, set()).update(filter(None, [status_of(words)]))
            meanings = {**_in_words([_signs_in_words(block.text)]), **meanings}
        elif is_legend(block.rows):
            meanings = {**meanings, **_in_rows(block.rows)}
        else:
            above = [row for row in block.rows[:_MOST_ROWS] if is_legend([row])]
            meanings = {**meanings, **_in_rows(above)}
    unclear = frozenset(sign for sign, statuses in signs.items() if len(statuses) > 1)
    return Legend(meanings, mentioned or bool(meanings), unclear)


def _signs_in_words(text: str) -> str:
    """A legend of signs, "🟢 Complete 🔴 Not started", with words for them."""
    for sign, colour in SIGNS.items():
        text = text.replace(sign, f"; {colour}: ")
    return text


def is_legend(rows: Sequence[SourceRow]) -> bool:
    """Whether rows do nothing but say what colours mean."""
    cells = [cell for row in rows for cell in row.filled]
    if len(rows) > _MOST_ROWS or len(cells) > _MOST_CELLS or len(_in_rows(rows)) < 2:
        return False
    strange = [cell for cell in cells if not _is_phrase(cell.text) and plain(cell.text) not in _KEYS]
    return len(strange) * 3 <= len(cells)


def _is_phrase(text: str) -> bool:
    return len(text) <= _LONGEST_PHRASE and _phrase(text) is not None


def is_key(rows: Sequence[SourceRow]) -> bool:
    """Whether a table is a legend: one of colours, or one whose colours got lost."""
    texts = [cell.text for row in rows for cell in row.filled]
    phrases = [text for text in texts if _is_phrase(text)]
    lost = len(rows) <= 2 and len(texts) > 1 and len(phrases) == len(texts)
    return is_legend(rows) or lost


def _in_rows(rows: Sequence[SourceRow]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        waiting = ""
        for cell in row.cells:
            named = _LETTERS.get(plain(cell.text), "")
            tint = hue(cell.colour) or named
            phrase = None if named else _phrase(cell.text)
            if tint and phrase is not None:
                found.setdefault(tint, phrase)
            elif tint:
                waiting = tint
            elif waiting and phrase is not None:
                found.setdefault(waiting, phrase)
                waiting = ""
    worded = _in_words([cell.text for row in rows for cell in row.filled])
    return {**worded, **found} if len({**worded, **found}) > 1 else {}


def _in_words(texts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        each: dict[str, str] = {}
        for match in _MEANS.finditer(text):
            colour, phrase = _LETTERS[match["colour"].lower()], _phrase(match["words"])
            if phrase is not None:
                status = _of_green(phrase, match["words"], colour)
                each[colour] = (
                    status if each.get(colour, status) == status else ""
                )  # one sign, two meanings: none
        found.update(each if len(each) > 1 or len(text) < 80 else {})
    return found


def _of_green(status: str, words: str, colour: str) -> str:
    """A legend's "ongoing" in green is done and now routine; in amber it is in progress."""
    return "ongoing" if colour == "green" and plain(words) in ("ongoing", "on going") else status


def _phrase(text: str) -> str | None:
    """The status that a legend's phrase stands for; "" for one that is none of ours, None for no such phrase."""
    words = plain(text)
    if len(words) < 4 or len(words) > 120:
        return None
    return next((word for pattern, word in _LEGEND if pattern.search(words)), None)


def is_status_word(text: str) -> bool:
    """Whether a cell of a year grid says a status and nothing else: "G", "complete"."""
    words = plain(text)
    return words in _LETTERS or bool(status_of(text))
