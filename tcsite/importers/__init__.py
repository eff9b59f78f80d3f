"""Importers: documents that leads have, as files for ``content/``. One file a source, one line in `READERS`.

Each importer reads bytes into a `Document` of tables and paragraphs; the steps after that are the same for all.
What is not understood comes back on a to-do list: no cell's text is lost.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from tcsite.content.editing import formatted
from tcsite.content.yaml.reader import MAX_BYTES
from tcsite.content.yaml.writer import dump
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.files import Files
from tcsite.importers import csv_, docx, markdown, markup, open_document, pdf, plain_text, xlsx
from tcsite.importers.document import Origin, ReviewItem, SourceDocument
from tcsite.importers.drafts import FoundPlans, PlanDraft, drafts_of
from tcsite.importers.fields import Values
from tcsite.importers.missing import missing
from tcsite.importers.plans import values_of_plan
from tcsite.importers.plausible import is_plausible
from tcsite.importers.tracing import Trace, counts_of, whole_trace
from tcsite.importers.untrusted import Refused
from tcsite.model import PlanFile

READERS: Mapping[str, Callable[[bytes], SourceDocument]] = {
    "docx": docx.read,
    "docm": docx.read,
    "dotx": docx.read,
    "dotm": docx.read,
    "odt": open_document.read_text,
    "xlsx": xlsx.read,
    "xlsm": xlsx.read,
    "xltx": xlsx.read,
    "ods": open_document.read_sheets,
    "csv": csv_.read,
    "tsv": csv_.read,
    "md": markdown.read,
    "markdown": markdown.read,
    "html": markup.read,
    "htm": markup.read,
    "txt": plain_text.read,
    "pdf": pdf.read,
}
"""A file's ending, and what reads it."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OLD = {
    "doc": "open it in Word and save it as .docx",
    "rtf": "open it in Word and save it as .docx",
    "pages": "open it in Pages and export it to Word",
    "mht": "open it in Word or a browser and save it as .docx or .html",
    "mhtml": "open it in Word or a browser and save it as .docx or .html",
    "xls": "open it in Excel and save it as .xlsx",
    "xlsb": "open it in Excel and save it as .xlsx",
    "numbers": "open it in Numbers and export it to Excel",
    "gdoc": "it is only a link: open it, and download it as .docx",
    "gsheet": "it is only a link: open it, and download it as .xlsx",
    "ppt": "copy the table into Word and save it as .docx",
    "pptx": "copy the table into Word and save it as .docx",
    "png": "it is a picture: type the table into Word or Excel",
    "jpg": "it is a picture: type the table into Word or Excel",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a document: files for ``content/``, what a person has to look at, and what went wrong."""

    files: Files
    todo: tuple[ReviewItem, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    counts: tuple[str, ...] = ()  # the rows of each table of a plan, by what they became
    document: SourceDocument | None = None
    traces: Mapping[Origin, Trace] = field(default_factory=dict)  # what each cell became


def import_file(
    content: bytes, name: str, *, institution: str, plan: str = "", date: str = "", today: str = ""
) -> Imported:
    """The plans that a document holds, as YAML for an institution's folder.

    `name` is the file's name; its ending says how it is read. `institution` is a folder's name. `plan` names
    the plan, "2024-2027"; without it, its period does. `date` is the day that statuses are of, if it is known;
    where the document says none, they are of `today`, or of the plan's end if that was before.
    Where a document holds several plans, the one whose years `plan` names gets that name, else the last one.
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    problem = _unusable(ending, institution, plan)
    if problem:
        return Imported({}, (), (_problem(name, *problem),))
    try:
        document = READERS[ending](content)
    except Refused as refused:
        return Imported({}, (), (_problem(name, refused.message, refused.hint),))
    found = drafts_of(document)
    document = replace(document, blocks=(*document.blocks, *found.made))
    full = [draft for draft in found.drafts if draft.gathering.entries]
    drafts = [draft for draft in full if is_plausible(draft, document)]
    todo = [*document.todo, *found.todo]
    if not drafts:
        hint = "a table of actions has a heading such as  Action  and others such as  Lead, Timescale, RAG"
        todo += missing(document, [], todo, found.handled)
        message = "this may be no plan: most rows of its tables do not say in words what is to be done"
        message = message if full else "no table of actions was found in it"
        whole = whole_trace(document, {}, todo, found.handled)
        return Imported({}, tuple(todo), (_problem(name, message, hint),), (), document, whole)
    files: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    written: list[Values] = []
    traces: dict[Origin, Trace] = {}
    for draft, id in zip(drafts, _names(drafts, plan), strict=True):
        values, more, traced = values_of_plan(draft, found, plan=id, dates=(date, document.modified, today))
        todo += more
        traces |= traced
        written.append(values)
        path = f"content/institutions/{institution}/plans/{id}.yaml"
        made = dump(values, _head(name, len(more)))
        yaml = formatted(path, made, PlanFile) or made  # as `tcsite fmt` writes it
        if len(yaml) > MAX_BYTES:
            problems.append(
                _problem(name, f"the plan {id} is larger than a file may be", "import it in parts")
            )
        else:
            files[path] = yaml
    handled = _handled(found, drafts)
    todo += missing(document, written, todo, handled)
    whole = whole_trace(document, traces, todo, handled)
    return Imported(files, tuple(todo), tuple(problems), tuple(counts_of(drafts)), document, whole)


def _unusable(ending: str, institution: str, plan: str) -> tuple[str, str] | None:
    """Why a file or a name cannot be used, and what to do instead."""
    if ending not in READERS:
        known = ", ".join(f".{ending}" for ending in READERS)
        return f"files ending in .{ending} cannot be imported", _OLD.get(ending, f"what can be: {known}")
    for what, id in (("institution", institution), ("plan", plan or "plan")):
        if not _SLUG.fullmatch(id):
            return f'the {what}\'s name "{id}" becomes an address', "use a-z, 0-9 and hyphens only"
    return None


def _names(drafts: list[PlanDraft], plan: str) -> list[str]:
    """The plans' ids: `plan` for the one that it names, and the years of each for the others."""
    names = []
    for draft in drafts:
        years = "-".join(date[:4] for date in draft.period) if draft.period else "imported"
        if draft.achieved_beside and draft.achieved_beside.period:
            years = f"until-{draft.achieved_beside.period[0][:4]}"
        names.append(years)
    if plan:
        chosen = names.index(plan) if plan in names else len(names) - 1
        names[chosen] = plan
    unique: list[str] = []
    for name in names:
        number = sum(other == name or other.startswith(f"{name}-again") for other in unique)
        unique.append(f"{name}-again-{number}" if number else name)
    return unique


def _head(name: str, count: int) -> tuple[str, ...]:
    places = "1 thing" if count == 1 else f"{count} things"
    return (
        (f"Imported from {name}, with {places} to check: comments below mark most of them.",)
        if count
        else (f"Imported from {name}.",)
    )


def _handled(found: FoundPlans, drafts: list[PlanDraft]) -> set[object]:
    reviewed = [draft.facts for draft in drafts if draft.facts.review("")]
    repeated = {origin for draft in drafts for origin in draft.gathering.handled}
    return {*found.handled, *repeated, *(origin for facts in reviewed for origin in facts.origins)}


def _problem(name: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic("import", Severity.ERROR, message, Place(name), hint)
