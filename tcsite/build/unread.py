"""Links to pages of files that could not be read: the file is reported once, not each link to what it would have made."""

from collections.abc import Collection, Iterable

from tcsite.diagnostics import Diagnostic, Severity
from tcsite.model.addresses import INSTITUTIONS, Addresses, text_page

_INSTITUTIONS = "content/institutions/"
_PAGES = "content/pages/"
_SECTIONS = ("plans", "updates", "self-assessments", "measures", "files")


def addresses_of_unread(
    problems: Iterable[Diagnostic], made: Collection[str], home: str | None
) -> tuple[str, ...]:
    """How the addresses begin of what files with errors would have made; `made` are the files behind pages."""
    faulty = {
        problem.place.file
        for problem in problems
        if problem.severity is Severity.ERROR
        or (problem.rule == "file-not-read" and "/files/" in problem.place.file)
    }
    found = {address for file in faulty.difference(made) for address in _addresses(file, home or "")}
    return tuple(sorted(found))


def _addresses(file: str, home: str) -> Iterable[str]:
    stem = file.rpartition(".")[0]
    if file.startswith(_PAGES):
        yield text_page(stem.removeprefix(_PAGES))
    if not file.startswith(_INSTITUTIONS):
        return
    id, _, part = stem.removeprefix(_INSTITUTIONS).partition("/")
    if part.startswith("files/"):  # an attachment that is not what it says, or that is left out
        yield f"{Addresses(home).institution(id)}{file.removeprefix(_INSTITUTIONS).partition('/')[2]}"
        return
    if part != "institution":
        yield f"{Addresses(home).institution(id)}{part}/"
        return
    yield f"{INSTITUTIONS}{id}/"
    if not home:  # it may have been the home page: without it, the site is a directory
        yield from (f"/{section}/" for section in _SECTIONS)
