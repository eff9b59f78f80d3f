"""Plausible: whether what was read from a document's tables is a plan at all, or a table of something else."""

import re
from collections.abc import Iterator

from tcsite.importers.columns import PlanColumn
from tcsite.importers.document import Paragraph, SourceDocument
from tcsite.importers.drafts import PlanDraft
from tcsite.importers.labels import Role, meaning
from tcsite.importers.records import NAME as RECORDS
from tcsite.importers.strands import names_strand

_PLANS = re.compile(
    r"action plans?\b|technician commitment|cynllun(?:iau)? gweithredu|ymrwymiad technegwyr", re.IGNORECASE
)
_TECHNICAL = re.compile(
    r"\btechnicians\b|technician (?:commitment|communit|career|voice|forum|network|apprentice|award|survey|profile)"
    r"|technical (?:staff|communit|colleague|career|excellence|skill|team|role|workforce)|technegwyr",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"^\W*(?:minutes|agenda|invoice|timetable|rota|curriculum vitae)\b|\b(?:timetable|rota|running order)$",
    re.IGNORECASE,
)
_ACTS = re.compile(r"\bactions?\b|gweithred|what (?:we )?will", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]m)?(?: ?(?:[–-]|to) ?.*)?", re.IGNORECASE
)  # "09:30"
_WORD = re.compile(r"[^\W\d_]{2,}")
_STRANGE = re.compile(r"[{}<>\\]|^\S+@\S+$|^\w+://\S+$")
_TELLING: frozenset[Role] = frozenset(
    ("owners", "when", "start", "end", "mark", "success", "outputs", "status", "target")
)  # beside actions the others prove nothing
_SILENT: frozenset[Role] = frozenset(("id", "text", "steps", "note", "other"))
_FEWEST_WORDS = 3  # of what is to be done
_MOST_ROWS = 200


def is_plausible(draft: PlanDraft, document: SourceDocument) -> bool:
    """Whether most rows say in words what is to be done, in a document that speaks of plans or of technicians.

    A table says so by its headings, or the document does in a heading; either alone is found in tables of anything.
    """
    spans = [span for entry in draft.gathering.entries[:_MOST_ROWS] for span in entry.spans[:1]]
    texts = [span.words("text") for span in spans]
    words = [0 if _STRANGE.search(text) else len(_WORD.findall(text)) for text in texts]
    if sum(count > 0 for count in words) * 2 < len(texts) or any(map(_OTHERWISE.search, _titles(document))):
        return False
    if sum(bool(_CLOCK.fullmatch(span.words("when"))) for span in spans) * 2 > len(spans):
        return False  # the order of a day
    wordy = sum(count >= _FEWEST_WORDS for count in words) * 2 >= len(texts)
    made = draft.gathering.counts[0][0] == RECORDS
    columns = [column for header in draft.gathering.headers for column in header.columns]
    telling = any(column.role in _TELLING and column.sure for column in columns)
    labels = [column.label for column in columns if column.role == "text" and _is_sure(column)]
    acts = telling and any(
        _is_sure(column) or _ACTS.search(column.label) for column in columns if column.role == "text"
    )
    beside = any(column.role not in _SILENT and column.sure for column in columns)
    if any(map(_PLANS.search, (draft.title, *_titles(document)))) or any(
        names_strand(strand.title) for strand in draft.gathering.strands
    ):
        return wordy or bool(labels)
    if beside and not made and any(map(_ACTS.search, labels)):
        return True
    if not any(
        column.label for column in columns
    ):  # without headings the actions themselves have to speak of us
        return wordy and sum(bool(_TECHNICAL.search(text)) for text in texts) * 2 >= len(texts)
    return wordy and acts and not made and any(map(_TECHNICAL.search, _all_text(document)))


def _is_sure(column: PlanColumn) -> bool:
    return meaning(column.label).sure == 2


def _titles(document: SourceDocument) -> Iterator[str]:
    """The paragraphs, and the names and captions of tables."""
    for block in document.blocks:
        yield block.text if isinstance(block, Paragraph) else block.title


def _all_text(document: SourceDocument) -> Iterator[str]:
    yield from _titles(document)
    yield from (cell.text for table in document.tables for cell in table.cells())
