"""The rule `only-other-format`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import Format, Plan
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import listed

KINDS = {
    "html": "a web page",
    "pdf": "a PDF",
    "docx": "a Word file",
    "xlsx": "an Excel file",
    "image": "an image",
    "other": "a file",
}


@rule(id="only-other-format", source="WCAG, 2018 regulations", severity=Severity.WARNING, about=Plan)
def only_other_format(plan: Plan) -> Iterator[Finding]:
    """The plan can be read on the page itself, and files beside it are offered with their type and size.

    On a phone or with a screen reader a PDF or an image of a table is a closed door, and the
    accessibility regulations of 2018 ask for pages that everybody can read. Put the actions under
    `actions` and keep the file under `formats`. For a file elsewhere on the web give its size (`bytes`),
    so that the link can say what awaits the reader; the size of files in `files/` is known. The `kind`
    "other" does not say what will open. Drafts and withdrawn plans are not asked.
    """
    if not plan.agreed or not plan.formats:
        return
    kinds = list(dict.fromkeys(one.kind for one in plan.formats))
    if not plan.actions and "html" not in kinds:
        yield Finding(
            f"plan {plan.id} is there only as {listed(KINDS[kind] for kind in kinds)}",
            ("formats",),
            _hint(plan),
        )
    for index, one in enumerate(plan.formats):
        if one.kind == "html":
            continue
        if fault := _other_kind(one):
            yield Finding(
                f"{KINDS[one.kind]} of plan {plan.id} {fault[0]}", ("formats", index, "kind"), fault[1]
            )
        lacks = {
            "kind": one.kind == "other" and bool(one.file or one.url),
            "bytes": one.bytes is None and bool(one.url),
        }
        words = {"kind": "its type", "bytes": "its size"}
        missing = [key for key, absent in lacks.items() if absent]
        if missing:
            without = listed(words[key] for key in missing)
            yield Finding(
                f"{KINDS[one.kind]} of plan {plan.id} is offered without {without}",
                ("formats", index, missing[0]),
                {"kind": "write  kind: pdf  or another known kind", "bytes": "add  bytes: 482113"}[
                    missing[0]
                ],
            )


def _other_kind(format: Format) -> tuple[str, str] | None:
    """What a link would say that does not open: a message and a hint."""
    name = (format.file or format.url or "").partition("?")[0].lower()
    if not name:
        return "is nowhere: neither a file nor an address is given", "add  file: …  or  url: …"
    ending = name.rpartition(".")[2]
    kind = ENDINGS.get(ending, "")
    return (
        (f'is a file that ends with ".{ending}"', f"write  kind: {kind}")
        if kind not in ("", format.kind)
        else None
    )


ENDINGS = {"pdf": "pdf", "docx": "docx", "xlsx": "xlsx", "png": "image", "jpg": "image", "jpeg": "image"}
"""Of names of files, and the kind that opens."""

_READ = {"pdf": "plan.pdf", "docx": "plan.docx", "xlsx": "plan.xlsx"}
"""Kinds of file that `tcsite import` reads, each with a name to show."""


def _hint(plan: Plan) -> str:
    """To import the file where it can be read: nobody types a plan twice."""
    found = next((one for one in plan.formats if one.kind in _READ), None)
    if not found:
        return "add its actions under  actions:"
    name = found.file or (found.url or "").rpartition("/")[2] or _READ[found.kind]
    return f"let  tcsite import {name}  read its actions, or add them under  actions:"
