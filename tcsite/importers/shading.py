"""Shading: the colours of a plan's rows and cells that are not read as a status, for the list of what was left out."""

from tcsite.importers.colours import SIGNALS, hue
from tcsite.importers.document import THE_DOCUMENT
from tcsite.importers.drafts import PlanDraft
from tcsite.importers.fields import Context


def unread_colours(draft: PlanDraft, context: Context) -> None:
    """Put red, amber and green on the list that are not read: of rows, or beside a column for the status."""
    beside = _shaded_beside(draft)
    if draft.signals() and not context.source.coloured:
        why = "rows are shaded, but that is not read as their status"
        context.note(THE_DOCUMENT, ", ".join(sorted(draft.signals())), why)
    elif context.source.coloured and (others := _unexplained(draft, context)):
        context.note(THE_DOCUMENT, others, "rows are shaded so, and nothing says what that means")
    elif beside:
        why = "cells are shaded beside the column for the status; that is not read"
        context.note(THE_DOCUMENT, beside, why)


def _unexplained(draft: PlanDraft, context: Context) -> str:
    """The colours of rows that stand for no status, in a plan whose rows say their status by colour."""
    spans = [span for entry in draft.gathering.entries for span in entry.spans]
    read = context.source.legend.of
    return ", ".join(
        sorted({name for span in spans for one in span.colours if (name := hue(one)) and not read(name)})
    )


def _shaded_beside(draft: PlanDraft) -> str:
    """The red, amber and green of cells in a plan that has a column for the status: perhaps they say something too."""
    spans = [span for entry in draft.gathering.entries for span in entry.spans]
    stated = any(header.has("status") for header in draft.gathering.headers)
    return (
        ", ".join(sorted({hue(colour) for span in spans for colour in span.colours} & set(SIGNALS)))
        if stated
        else ""
    )
