"""Records: actions that no table holds, as tables: labels with values ("Led by: …"), and headings with lists.

A paragraph "Lead: HR", a term with its definition, a table within a cell and a card are the same thing: a label
that we know, and a value. A record begins with what is to be done.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tcsite.importers.document import Cell, Origin, Paragraph, SourceLine, SourceRow, SourceTable
from tcsite.importers.kinds import names_other_kind
from tcsite.importers.labels import Role, meaning
from tcsite.importers.strands import begins_with_strand, names_strand
from tcsite.importers.surroundings import title_among
from tcsite.importers.words import ITEM, bullets

Blocks = Sequence[Paragraph | SourceTable]
NAME = "the text"
_LONGEST = 60  # characters of a label
_DASHED = re.compile(r"(?P<label>[^:–—\n]{2,40}?)\s+[–—-]\s+(?P<words>\S.*)", re.DOTALL)
_DASHES: frozenset[Role] = frozenset(("owners", "when", "start", "end", "success", "status", "comments"))
"""What may stand before a dash, "Lead – HR": other labels before one are titles, "Project – phase two"."""
_BEGINNING: frozenset[Role] = frozenset(("text", "mark", "strand", "objective", "id", "other"))
_MOST_WORDS = 8  # of a label that is known by some of its words
_FEWEST_WORDS, _MOST_WORDS_ABOVE = 3, 40  # of an action that stands above its labels, and is no heading
_FEW_WORDS = 3  # of a strand's name
_FEWEST = 2  # records that make a table
_NUMBERED = re.compile(
    r"(?:action|activity|objective|task|gweithred)\s+(?:no\.?\s*)?(?P<id>[A-Za-z]{0,3}\d{1,3}(?:\.\d{1,2})?)\b",
    re.IGNORECASE,
)
_NUMBERED_HEADING = re.compile(
    r"(?P<id>[A-Za-z]{0,2}\d{1,2}(?:\.\d{1,2})?)[.):]?\s+(?P<rest>[^\W\d_].+)", re.DOTALL
)
_LABEL_WITHIN = re.compile(
    r"(?:(?:^|(?<=[\s(|]))(?=[A-Z])|(?<=[(;,|] )|(?<=\())(?P<label>[^\W\d_][\w'’/]{1,20}(?: [\w'’/]{1,20}){0,4}(?:\(s\))?):\s+"
)
_BOX = re.compile(r"(?P<box>[☐☑☒])\s*")
_ACTIONS = re.compile(
    r"\bactions?\b|what we will do|\bactivities\b|\bcommitments\b|\bpriorit|\bgweithred", re.IGNORECASE
)


@dataclass(slots=True)
class _Record:
    """What is said of an action, by the labels that say it."""

    strand: str = ""
    values: dict[str, list[Cell]] = field(default_factory=dict)

    def add(self, label: str, text: str, origin: Origin) -> None:
        pieces = [SourceLine(piece, is_item) for piece, is_item in bullets(text)]
        self.values.setdefault(label, []).append(Cell(tuple(pieces), origin=origin))


def with_records(blocks: Blocks) -> tuple[list[Paragraph | SourceTable], list[SourceTable]]:
    """The blocks of a document without a plan in its tables, with tables of what its text says; and these tables."""
    texts = [
        replace(block, origin=Origin(f"paragraph {number}")) if isinstance(block, Paragraph) else block
        for number, block in enumerate(blocks, start=1)
    ]
    for read in (_labelled, _listed):
        records, used = read(texts)
        if len(records) >= _FEWEST:
            table = _table(records)
            first = min(used)
            kept = [block for number, block in enumerate(texts) if number not in used or number == first]
            place = sum(number not in used for number in range(first))
            return [*kept[:place], table, *kept[place + 1 :]], [table]
    return list(blocks), []


def _table(records: Sequence[_Record]) -> SourceTable:
    labels = list(dict.fromkeys(label for record in records for label in record.values))
    if any(record.strand for record in records):
        labels = ["Theme", *labels]
    head = [_cell(label, column, Origin(NAME)) for column, label in enumerate(labels)]
    rows = [SourceRow(tuple(head), heading=True)]
    for record in records:
        cells = []
        for column, label in enumerate(labels):
            held = record.values.get(label, [])
            lines = tuple(line for cell in held for line in cell.lines)
            origin = held[0].origin if held else Origin(NAME)
            cell = Cell(lines, column, origin=origin)
            cells.append(
                _cell(record.strand, column, Origin(NAME)) if label == "Theme" and record.strand else cell
            )
        rows.append(SourceRow(tuple(cells)))
    return SourceTable(tuple(rows), NAME)


def _cell(text: str, column: int, origin: Origin) -> Cell:
    return Cell((SourceLine(text),) if text else (), column, bold=True, origin=origin)


# Labels with values


def _labelled(blocks: Blocks) -> tuple[list[_Record], set[int]]:
    records: list[_Record] = []
    used: set[int] = set()
    strand, waiting = "", ""
    for number, block in enumerate(blocks):
        if isinstance(block, SourceTable):
            waiting = ""
            continue
        label, words, id = _read(block.text)
        if not label and records:  # "We will know we have succeeded when: …" below an action is a label
            label, words = _partly(block.text)
        begins = _begins(label, blocks, number, records)
        if waiting and not (label and words):
            records[-1].add(waiting, block.text, block.origin)
            used.add(number)
            waiting = ""
        elif begins:
            records.append(_begun(block, strand, label, words, id))
            used.add(number)
            waiting = "" if "Action" in records[-1].values else "Action"
        elif label and records:
            words, further = _within(words)
            if words:
                records[-1].add(label, words, block.origin)
            for name, value in further:
                records[-1].add(name, value, block.origin)
            waiting = "" if words else label
            used.add(number)
        elif block.heading:
            strand = block.text if title_among([block]) is None else strand
            used |= {number} if names_strand(block.text) else set()
        elif (
            records and (ITEM.match(block.text) or block.bullet) and number - 1 in used and records[-1].values
        ):
            records[-1].add(list(records[-1].values)[-1], block.text, block.origin)
            used.add(number)
    whole = [record for record in records if len(record.values.keys() - {"Ref"}) > 1]
    strands = {record.strand for record in whole}
    if not any(map(names_strand, strands)) and len(strands) < _FEWEST:
        for record in whole:
            record.strand = ""
    return (whole, used) if len(whole) * 2 > len(records) else ([], set())


def _begun(block: Paragraph, strand: str, label: str, words: str, id: str) -> _Record:
    """The record that a paragraph begins, with its number and its action."""
    heading = words if label else block.text
    if not label and (numbered := _NUMBERED_HEADING.fullmatch(heading)):
        id, heading = numbered["id"], numbered["rest"]
    record = _Record(strand)
    heading, further = _within(heading)  # "Action 1. Publish … Lead: HR. Timescale: 2027"
    for name, text in (("Ref", id), ("Action", heading), *further):
        if text:
            record.add(name, text, block.origin)
    return record


def _begins(label: str, blocks: Blocks, number: int, records: Sequence[_Record]) -> bool:
    """Whether a record begins here: with a label for what is to be done, or a heading right above labels."""
    if label:
        return _role(label) == "text"
    block = blocks[number]
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    if not (isinstance(block, Paragraph) and isinstance(after, Paragraph)):
        return False
    if not block.heading:
        above = _stands_above(block, blocks[number + 1 : number + 3], records)
        return above and (bool(records) or not _is_head(blocks, number))
    below = _read(after.text)[0]
    first = not any(isinstance(one, Paragraph) and one.heading for one in blocks[:number])
    titled = first and title_among([block])  # "Staffing plans" is a title only where nothing stands above
    return bool(below) and _role(below) not in ("text", "other") and not titled


def _is_head(blocks: Blocks, number: int) -> bool:
    """Whether a paragraph tells of the whole plan: it is the title at the top, or actions below have a label of theirs."""
    texts = [one for one in blocks[number:] if isinstance(one, Paragraph)]
    titled = number == 0 and title_among(texts[:1]) is not None
    return titled or any(_role(_read(one.text)[0]) == "text" for one in texts)


def _stands_above(block: Paragraph, below: Blocks, records: Sequence[_Record]) -> bool:
    """Whether a paragraph that is no heading is an action: two labels with values stand below, the first as below the others."""
    worded = _FEWEST_WORDS <= len(block.text.split()) <= _MOST_WORDS_ABOVE
    if not worded or block.bullet or ITEM.match(block.text) or len(below) < 2:
        return False
    known = [label for label in records[0].values if label not in ("Ref", "Action")] if records else []
    texts = [one.text for one in below if isinstance(one, Paragraph)]
    return len(texts) == 2 and all(map(_is_telling, texts)) and known[:1] in ([], [_read(texts[0])[0]])


def _read(text: str) -> tuple[str, str, str]:
    """The label that a paragraph begins with, its value, and the id of an action in the label."""
    label, colon, words = text.partition(":")
    if found := _NUMBERED.match(text):
        rest = text[found.end() :].lstrip(" :.–—-")
        return "Action", rest, found["id"]
    if (found := _DASHED.fullmatch(text)) and _role(found["label"]) in _DASHES:
        return found["label"], found["words"].strip(), ""
    known = len(label) <= _LONGEST and _role(label) != "other"
    if not known or (not colon and any(map(str.isdecimal, label))):  # "Timescale 2027" is no label
        return "", "", ""
    return label.strip(), words.strip() if colon else "", ""


def _partly(text: str) -> tuple[str, str]:
    """The label and the value of a line whose label is known by some of its words; empty if it has none."""
    label, _, words = text.partition(":")
    found = meaning(label)
    known = found.sure and found.role not in _BEGINNING and len(label.split()) <= _MOST_WORDS
    return (label.strip(), words.strip()) if known and words.strip() else ("", "")


def _within(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What a line says before its labels, and the labels in it with their values: "Publish it (Lead: HR; By: May)"."""
    spots = [spot for spot in _LABEL_WITHIN.finditer(text) if _role(spot["label"]) not in ("other", "text")]
    if not spots:
        return text, []
    ends = [*(spot.start() for spot in spots[1:]), len(text)]
    lead = text[: spots[0].start()].strip(" ,;|(–—-")
    pairs = []
    for spot, end in zip(spots, ends, strict=True):
        value = text[spot.end() : end].strip(" ,;|–—-").removesuffix(".")
        pairs.append((spot["label"], value[:-1] if value.endswith(")") and "(" not in value else value))
    return lead, [(label, value) for label, value in pairs if value]


def is_labelled(text: str) -> bool:
    """Whether a paragraph is a label that we know, with its value: "Lead: HR"."""
    label, words, _ = _read(text)
    return bool(label and words)


def _role(label: str) -> Role:
    found = meaning(label)
    return found.role if found.sure == 2 and found.role != "mark" else "other"


# Headings with lists


def _listed(blocks: Blocks) -> tuple[list[_Record], set[int]]:
    """The items of lists below headings that name strands, in a document whose title says that it is a plan."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    if title_among(paragraphs) is None:
        return [], set()
    records: list[_Record] = []
    used: set[int] = set()
    theme, acts, place, last, top = "", False, -1, -2, 0
    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            theme, acts = "", False
        elif block.heading or _is_bare_strand(block, blocks[number + 1 : number + 2]):
            named = names_strand(block.text) and block is not paragraphs[0]
            theme = block.text if named else theme  # "Aim" and "Actions" stand below "Visibility"
            acts = named or _tells_of_actions(block, paragraphs[0])
            place = number if acts else -1
        elif item := _item(block):
            acts = acts or _has_labels(block, blocks[number + 1 : number + 2])
            top = block.level if place != last else min(top, block.level)
            if _add_item(records, item, block, theme, acts=acts, inner=block.level > top and last == place):
                last = place
                used |= {number} | ({place} if theme and place >= 0 else set())
        elif records and number - 1 in used and (found := _read(block.text))[0] and found[1]:
            records[-1].add(found[0], found[1], block.origin)
            used.add(number)
    return records, used


def _has_labels(block: Paragraph, after: Blocks) -> bool:
    """Whether the item within an item says who, when or how: "1. Publish …" above "- Lead: HR"."""
    below = [one for one in after if isinstance(one, Paragraph) and one.level > block.level]
    return any(_is_telling(_item(one) or one.text) for one in below)


def _is_telling(text: str) -> bool:
    label, words, _ = _read(text)
    return bool(label and words) and _role(label) != "text"


def _without_label(item: str) -> str:
    """What an item says to do, without a label for that: "What: Publish …"."""
    label, words, id = _read(item)
    return words if words and not id and _role(label) == "text" else item


def _tells_of_actions(block: Paragraph, title: Paragraph) -> bool:
    return bool(block is not title and _ACTIONS.search(block.text) and not names_other_kind(block.text))


def _add_item(
    records: list[_Record], item: str, block: Paragraph, theme: str, *, acts: bool, inner: bool
) -> bool:
    """Make a record of an item, or, of one within an item, more of the last; whether it was either."""
    box = _BOX.match(item)
    lead, pairs = _within(_without_label(item[box.end() :] if box else item))
    if not (acts or (pairs and lead)):
        return False
    record = records[-1] if records and (inner or not lead) else _Record(theme)
    if record.values and lead:  # an item within an item says more of it
        record.add("Action", f"• {lead}", block.origin)
    elif lead:
        record.add("Action", lead, block.origin)
    if box:
        record.add("Done", box["box"], block.origin)
    for label, value in pairs:
        record.add(label, value, block.origin)
    if not records or record is not records[-1]:
        records.append(record)
    return True


def _is_bare_strand(block: Paragraph, after: Blocks) -> bool:
    """Whether a line is nothing but a strand's name: the summary of a part that can be opened, a list's first level."""
    few = len(block.text.split()) <= _FEW_WORDS and not block.text.endswith((".", ":"))
    below = any(isinstance(one, Paragraph) and one.bullet and one.level > block.level for one in after)
    item = block.bullet or ITEM.match(block.text)
    return few and (below or not item) and begins_with_strand(block.text)


def _item(block: Paragraph) -> str:
    found = ITEM.match(block.text)
    text = block.text[found.end() :] if found else block.text
    return text if (found or block.bullet) and len(text.split()) > 1 else ""


# Labels with values within the cells of a table


def opened(table: SourceTable) -> SourceTable:
    """A table with a column for each label that its cells hold: tables within cells, and cards with a heading."""
    table = _with_numbered_heading(table)
    columns = {cell.column for cell in table.cells() if len(pairs_of(cell)) > 1}
    for column in sorted(columns):
        held = [
            cell for row in table.rows for cell in row.cells if cell.column == column and len(cell.lines) > 1
        ]
        if len([cell for cell in held if len(pairs_of(cell)) > 1]) * 2 > len(held) and len(table.rows) > 1:
            table = _opened_at(table, column)
    return table


def _opened_at(table: SourceTable, column: int) -> SourceTable:
    found = {cell.origin: pairs_of(cell) for cell in table.cells() if cell.column == column}
    labels = list(dict.fromkeys(label for pairs in found.values() for label in pairs))
    first = next(
        number for number, row in enumerate(table.rows) for cell in row.cells if found.get(cell.origin)
    )
    width = table.width
    rows = []
    if first == 0:  # no heading: what stands beside is what is to be done
        others = sorted({cell.column for cell in table.cells()} - {column})
        heads = [_cell("Action", place, Origin(table.name)) for place in others[:1]]
        heads += [_cell(label, width + place, Origin(table.name)) for place, label in enumerate(labels)]
        rows.append(SourceRow(tuple(heads), heading=True))
    for number, row in enumerate(table.rows):
        cells = []
        pairs: Mapping[str, tuple[SourceLine, ...]] = {}
        for cell in row.cells:
            pairs = found.get(cell.origin) or pairs
            cells.append(replace(cell, lines=()) if found.get(cell.origin) else cell)
        for place, label in enumerate(labels):
            origin = next((cell.origin for cell in row.cells if cell.column == column), Origin(table.name))
            lines = pairs.get(label, ()) if number >= first else ()
            head = (SourceLine(label),) if number == first - 1 else ()
            cells.append(Cell(head or lines, width + place, bold=bool(head), origin=origin))
        rows.append(replace(row, cells=tuple(cells)))
    return replace(table, rows=tuple(rows))


def pairs_of(cell: Cell) -> dict[str, tuple[SourceLine, ...]]:
    """The labels and values that all of a cell's lines are; none if some line is neither."""
    pairs: dict[str, list[SourceLine]] = {}
    label = ""
    for line in cell.lines:
        name, words, id = _read(line.text)
        if name and not id and name not in pairs and not (label and not pairs[label]):
            label = name
            pairs[label] = [replace(line, text=words)] if words else []
        elif label:
            pairs[label].append(line)
        else:
            return {}
    return {name: tuple(lines) for name, lines in pairs.items() if lines}


def _with_numbered_heading(table: SourceTable) -> SourceTable:
    """A card whose heading is its action, "Action 1: Publish …", over two columns of labels and values."""
    filled = [row for row in table.rows if row.filled]
    if len(filled) < 3 or len(filled[0].filled) != 1 or any(len(row.cells) != 2 for row in filled[1:]):
        return table
    cell = filled[0].filled[0]
    label, words, id = _read(cell.text)
    below = [_role(row.cells[0].text.rstrip(" :")) for row in filled[1:]]
    if not id or not words or "other" in below:
        return table
    name = replace(cell, lines=(SourceLine(f"{label} {id}"),), across=1)
    value = replace(cell, lines=(SourceLine(words),), column=1, across=1)
    return replace(table, rows=(SourceRow((name, value)), *filled[1:]))
