"""Signatures: who signed a plan off, from the table at its end that says so."""

import re
from collections.abc import Iterator

from tcsite.content.yaml.writer import Value
from tcsite.importers.dates import day_of
from tcsite.importers.document import SourceRow, SourceTable
from tcsite.importers.labels import meaning
from tcsite.importers.lists import NOTHING
from tcsite.text.data import word_lists
from tcsite.text.phrases import plain

_DATA = word_lists("tcsite.importers", "tables")
_WORDS = _DATA["sign_off"]
NAME: str = _WORDS["name"]
_SIGNED = frozenset(_WORDS["signed"])
_KEYS = {
    key: frozenset(_WORDS[words]) for key, words in (("post", "post"), ("date", "date"), ("name", "name_of"))
}
_CHANGES = frozenset(_WORDS["changes"])
_NEAR = re.compile(_WORDS["near"], re.IGNORECASE)
_AS = [(who, re.compile(pattern, re.IGNORECASE)) for who, pattern in _DATA["signs_as"]]
_MOST_ROWS = 16
_LONGEST = 120  # characters of a cell
_BLANK = re.compile(r"[_.…\s-]*")


def is_signatures(table: SourceTable, near: str = "") -> bool:
    """Whether a table is there to be signed."""
    rows = [row for row in table.rows if row.filled]
    if not rows or len(rows) > _MOST_ROWS or any(len(cell.text) > _LONGEST for cell in table.cells()):
        return False
    labels = [_label(cell.text) for row in rows for cell in row.filled]
    keys = {key for label in labels for key in _KEYS if label in _KEYS[key]}
    head = [meaning(cell.text) for cell in rows[0].filled]
    acts = any(found.role == "text" and found.sure == 2 for found in head)
    across = {_key(cell.text) for cell in rows[0].filled} == {"name", "post", "date"}
    headed = any(
        who == "head" and pattern.search(cell.text)
        for row in rows[1:]
        for cell in row.filled
        for who, pattern in _AS
    )
    signed = (
        (across and headed)
        or not _SIGNED.isdisjoint(labels)
        or (bool(_NEAR.search(near)) and len(near) <= _LONGEST)
    )
    changes = not _CHANGES.isdisjoint(plain(cell.text) for cell in rows[0].filled)
    return signed and bool(keys) and not acts and not changes


def sign_offs(table: SourceTable) -> list[dict[str, Value]]:
    """The signatures of a table that hold a name or a date, and whose capacity is known."""
    found = []
    for one in _across(table) or _down(table):
        if not one.get("post") and (cut := one.get("name", "").partition(", "))[2]:
            one |= {"name": cut[0], "post": cut[2]}
        who = next(
            (who for who, pattern in _AS if pattern.search(one.get("post", "") or one.get("name", ""))), ""
        )
        if not who or not (one.get("name") or one.get("date")):
            continue
        entry: dict[str, Value] = {"who": who}
        entry |= {key: one[key] for key in ("name", "post") if one.get(key)}
        if day := day_of(one.get("date", "")):
            entry["date"] = day
        found.append(entry)
    return found


def _across(table: SourceTable) -> list[dict[str, str]]:
    """A table with a heading: a row for each signature."""
    rows = [row for row in table.rows if row.filled]
    keys = {cell.column: _key(cell.text) for cell in rows[0].filled}
    if (
        len([key for key in keys.values() if key]) < 2
        or len(rows) < 2
        or any(cell.text.partition(":")[2].strip() for cell in rows[0].filled)
    ):
        return []
    return [_entry((keys.get(cell.column, ""), cell.text) for cell in row.filled) for row in rows[1:]]


def _down(table: SourceTable) -> list[dict[str, str]]:
    """Labels with what stands beside them; a label that comes again begins the next signature."""
    found: list[dict[str, str]] = [{}]
    for row in table.rows:
        for key, words in _pairs(row):
            if key in found[-1]:
                found.append({})
            found[-1][key] = "" if _is_blank(words) else words
    return found


def _pairs(row: SourceRow) -> Iterator[tuple[str, str]]:
    cells = list(row.filled)
    place = 0
    while place < len(cells):
        label, colon, typed = cells[place].text.partition(":")
        key = _key(label)
        place += 1
        if key and colon and typed.strip():
            yield key, typed.strip()
        elif key and place < len(cells) and not _key(cells[place].text):
            yield key, cells[place].text
            place += 1


def _entry(pairs: Iterator[tuple[str, str]]) -> dict[str, str]:
    return {key: words for key, words in pairs if key and not _is_blank(words)}


def _is_blank(words: str) -> bool:
    return bool(_BLANK.fullmatch(words)) or words.lower() in NOTHING


def _key(label: str) -> str:
    return next((key for key, labels in _KEYS.items() if _label(label) in labels), "")


def _label(text: str) -> str:
    return plain(text.partition(":")[0])
