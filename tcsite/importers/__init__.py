"""Importers: documents that leads have, as files for ``content/``. One file a source, one line in `READERS`.

Each importer reads bytes into a `Document` of tables and paragraphs; the steps after that are the same for all.
What is not understood comes back on a to-do list: no cell's text is lost.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import field, replace

from tcsite.content.editing import formatted
from tcsite.content.yaml.reader import MAX_BYTES
from tcsite.content.yaml.writer import dump
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.files import Files
from tcsite.frozen import dataclass
from tcsite.importers import csv_, docx, markdown, markup, open_document, pdf, plain_text, xlsx
from tcsite.importers.document import Origin, ReviewItem, SourceDocument
from tcsite.importers.drafts import FoundPlans, PlanDraft, drafts_of
from tcsite.importers.fields import Values
from tcsite.importers.head_of_ours import head_of, is_form_of_ours, resourcing_in
from tcsite.importers.missing import missing
from tcsite.importers.oversize import without_oversize
from tcsite.importers.plans import values_of_plan
from tcsite.importers.plausible import is_plausible
from tcsite.importers.tracing import Trace, counts_of, whole_trace
from tcsite.importers.untrusted import Refused
from tcsite.model import PlanFile
from tcsite.text.data import word_lists

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
_OLD = word_lists("tcsite.importers", "other_formats")


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
    problem = unusable(name, institution, plan)
    if problem:
        return Imported({}, (), (problem,))
    try:
        document = read_document(content, name)
    except Refused as refused:
        return refusal(name, refused)
    return plans_in(document, name, institution=institution, plan=plan, dates=(date, today))


def read_document(content: bytes, name: str) -> SourceDocument:
    """What a file holds that can be read in seconds. Refused: it is damaged, or no document of its kind."""
    return without_oversize(READERS[_ending(name)](content))


def plans_in(
    document: SourceDocument, name: str, *, institution: str, plan: str, dates: tuple[str, str]
) -> Imported:
    """The plans that a document holds, once it is read: see `import_file`."""
    day, today = dates
    ours = is_form_of_ours(document)
    head, document = head_of(document)
    found = replace(drafts_of(document), ours=ours or head is not None)
    document = replace(document, blocks=(*document.blocks, *found.made))
    full = [draft for draft in found.drafts if draft.gathering.entries]
    drafts = [draft for draft in full if is_plausible(draft, document)]
    if head and len(drafts) == 1:
        head.give(drafts[0])
    if drafts and (words := resourcing_in(document)):
        drafts[-1].head["resourcing"] = words
    if not drafts:
        return _no_plan(document, found, name, read=bool(full))
    todo = [*document.todo, *found.todo]
    written: dict[str, Values] = {}
    traces: dict[Origin, Trace] = {}
    counts: dict[str, int] = {}  # what is to be checked of each plan
    for draft, id in zip(drafts, _names(drafts, plan), strict=True):
        days = (day, document.modified, today)
        written[id], more, traced = values_of_plan(draft, found, plan=id, dates=days)
        todo += more
        counts[id] = len(more)
        traces |= traced
    files, problems = _files(written, counts, name, institution)
    handled = _handled(found, drafts)
    todo += missing(document, [*written.values()], todo, handled)
    whole = whole_trace(document, traces, todo, handled)
    return Imported(files, tuple(todo), tuple(problems), tuple(counts_of(drafts)), document, whole)


def _no_plan(document: SourceDocument, found: FoundPlans, name: str, *, read: bool) -> Imported:
    """Nothing but the list of what the document holds, where no table is a plan's; `read` if some were read."""
    hint = "a table of actions has a heading such as  Action  and others such as  Lead, Timescale, RAG"
    message = "no table of actions was found in it"
    if read:
        message = "this may be no plan: its headings and texts do not say what is to be done"
        hint = "if it is one, write the title  Action plan  above its table, and import it again"
    todo = [*document.todo, *found.todo]
    todo += missing(document, [], todo, found.handled)
    whole = whole_trace(document, {}, todo, found.handled)
    return Imported({}, tuple(todo), (_problem(name, message, hint),), (), document, whole)


def _files(
    written: Mapping[str, Values], counts: Mapping[str, int], name: str, institution: str
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The files of the plans, by their ids, as `tcsite fmt` writes them; and which are too large."""
    files: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    for id, values in written.items():
        path = f"content/institutions/{institution}/plans/{id}.yaml"
        plain = dump(values, _head(name, counts[id]))
        yaml = formatted(path, plain, PlanFile) or plain
        if len(yaml) > MAX_BYTES:
            message = f"the plan {id} is larger than a file may be"
            problems.append(_problem(name, message, "import it in parts"))
        else:
            files[path] = yaml
    return files, problems


def unusable(name: str, institution: str, plan: str) -> Diagnostic | None:
    """Why a file or a name cannot be used, and what to do instead."""
    ending = _ending(name)
    if ending not in READERS:
        known = ", ".join(f".{ending}" for ending in READERS)
        message = f"files ending in .{ending} cannot be imported"
        return _problem(name, message, _OLD.get(ending, f"what can be: {known}"))
    for what, id in (("institution", institution), ("plan", plan or "plan")):
        if not _SLUG.fullmatch(id):
            message = f'the {what}\'s name "{id}" becomes an address'
            return _problem(name, message, "use a-z, 0-9 and hyphens only")
    return None


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


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


def refusal(name: str, refused: Refused) -> Imported:
    """What comes of a document that is not read: why, and what to do."""
    return Imported({}, (), (_problem(name, refused.message, refused.hint),))


def _problem(name: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic("import", Severity.ERROR, message, Place(name), hint)
