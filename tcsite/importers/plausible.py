"""Plausible: whether what was read from a document's tables is a plan at all, or a table of something else."""

import re

from tcsite.importers.columns import PlanColumn
from tcsite.importers.document import Paragraph, SourceDocument
from tcsite.importers.drafts import PlanDraft
from tcsite.importers.labels import Role, meaning
from tcsite.importers.strands import names_strand

_SPEAKS = re.compile(
    r"technician|technical (?:staff|communit|colleague)|action plan|cynllun gweithredu|technegwyr",
    re.IGNORECASE,
)
_ACTS = re.compile(r"\bactions?\b|activit|gweithred|what (?:we )?will", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_STRANGE = re.compile(r"[{}<>\\]|^\S+@\S+$|^\w+://\S+$")
_SILENT: frozenset[Role] = frozenset(
    ("id", "text", "steps", "note", "other")
)  # beside actions they prove nothing
_FEWEST_WORDS = 3  # of what is to be done
_MOST_ROWS = 200


def is_plausible(draft: PlanDraft, document: SourceDocument) -> bool:
    """Whether most rows say in words what is to be done, under a heading that says so."""
    texts = [span.words("text") for entry in draft.gathering.entries[:_MOST_ROWS] for span in entry.spans[:1]]
    words = [0 if _STRANGE.search(text) else len(_WORD.findall(text)) for text in texts]
    if sum(count > 0 for count in words) * 2 < len(texts):
        return False
    if any(names_strand(strand.title) for strand in draft.gathering.strands):
        return True
    wordy = sum(count >= _FEWEST_WORDS for count in words) * 2 > len(texts)
    columns = [column for header in draft.gathering.headers for column in header.columns]
    telling = any(column.role not in _SILENT and column.sure for column in columns)
    acts = [column for column in columns if column.role == "text" and _is_sure(column)]
    if telling and any(_ACTS.search(column.label) for column in acts):
        return True
    return (wordy and bool(draft.title or (acts and telling))) or (_speaks(document) and (wordy or telling))


def _is_sure(column: PlanColumn) -> bool:
    return meaning(column.label).sure == 2


def _speaks(document: SourceDocument) -> bool:
    """Whether a document speaks of technicians or of a plan of actions anywhere."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if _SPEAKS.search(block.text):
                return True
        elif _SPEAKS.search(block.title) or any(_SPEAKS.search(cell.text) for cell in block.cells()):
            return True
    return False
