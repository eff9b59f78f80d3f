"""What a file with a name that is not read was meant to be."""

import re
import unicodedata
from collections.abc import Container
from pathlib import PurePosixPath

from tcsite.text.spelling import nearest

_COPY = re.compile(r"(?P<stem>.+?)(?: ?\(\d+\)| - copy(?: ?\(\d+\))?| copy(?: \d+)?)", re.IGNORECASE)
_MARKDOWN = ("updates", "self-assessments", "pages")
_YAML = ("plans", "vocabulary")

_SHORT_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?(?=-|$)")
UPDATE = re.compile(r"(?=\d{4}-)(?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:-[a-z0-9]+)*")
"""The name of an update."""

_BY_PROGRAMS = {
    ".ds_store": "the Finder of macOS keeps the look of a folder here",
    "thumbs.db": "Windows keeps small pictures here",
    "desktop.ini": "Windows keeps the look of a folder here",
    ".localized": "macOS keeps the language of a folder here",
}
_MADE_BESIDE = (
    ("~$", "Word, Excel or PowerPoint notes here who has a document open, with a person's name"),
    (".~lock.", "LibreOffice notes here who has a document open, with a person's name"),
    ("._", "macOS keeps the properties of a file here"),
)


def left_by_program(file: str) -> str:
    """What a file is that a program left there for itself; "" for any other."""
    name = file.rpartition("/")[2]
    beside = next((what for start, what in _MADE_BESIDE if name.startswith(start)), "")
    lock = (
        "Word notes here who has a document open" if re.fullmatch(r"~wr[a-z]\d+\.tmp", name.lower()) else ""
    )
    return _BY_PROGRAMS.get(name.lower(), beside or lock)


def copied(file: str, files: Container[str]) -> str:
    """The file that this one is a copy of, by its name: "2024-2027 (1).yaml"; "" if it is none."""
    path = PurePosixPath(file)
    original = str(path.with_name(without_copy(path.stem) + path.suffix))
    return original if original != file and original in files else ""


def without_copy(stem: str) -> str:
    """A name without what browsers and file managers add to that of a copy."""
    found = _COPY.fullmatch(stem)
    return found["stem"] if found else stem


def slugged(name: str) -> str:
    """A name as it can be a file's or a folder's: "Plan 2024" is plan-2024."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "a-name"


def sound_name(file: str) -> str:
    """The path of a file under a name that can be an address."""
    path = PurePosixPath(file)
    return str(path.with_name(slugged(without_copy(path.stem)) + path.suffix))


_OF_ONE = "content/institutions/"
_IN_ONE = ("plans", "self-assessments", "updates", "files")
_IN_CONTENT = ("institutions", "pages", "vocabulary")
_OTHER_WORDS = {
    **dict.fromkeys(("attachments", "documents", "downloads", "pdfs"), "files"),
    **dict.fromkeys(("news", "posts", "blog"), "updates"),
    **dict.fromkeys(("forms", "assessments", "submissions"), "self-assessments"),
}
"""Names that people give to folders, and ours."""


def _other_folder(path: PurePosixPath) -> str:
    """Where a file belongs that lies in no folder of its kind; "" where the folder is right."""
    parts = path.parts
    if parts == ("content", "site.yaml"):
        return "move it one folder up, beside  content/"
    of_one = parts[:2] == ("content", "institutions") and len(parts) > 3
    folders, known = (parts[3:-1], _IN_ONE) if of_one else (parts[1:-1], _IN_CONTENT)
    if path.name == "institution.yaml" and not of_one and len(parts) == 2:
        return f"move it to  {_OF_ONE}…/  with a folder of the institution's own"
    if not folders or parts[0] != "content":
        return ""
    first = folders[0].lower()
    if first in known:
        deeper = len(folders) > 1 and first not in ("files", "institutions")
        return f"the files of {first}/ lie in it directly: move this one up" if deeper else ""
    if not of_one and first in _IN_ONE:
        return f"{first}/ belongs to an institution: move it to  {_OF_ONE}…/{first}/"
    near = _OTHER_WORDS.get(first) or nearest(first.replace("_", "-"), known)
    return f"the folder is called  {near}/" if near in known else ""


def place_hint(file: str) -> str:
    """What to do with a file in `content/` that nothing reads."""
    path = PurePosixPath(file)
    name, kind, folder = path.name, path.suffix.lower(), path.parent.name
    if elsewhere := _other_folder(path):
        return elsewhere
    if kind == ".yml" or (kind == ".yaml" and path.suffix != kind):
        return f"rename it to  {path.stem}.yaml"
    ending = ".md" if folder in _MARKDOWN else ".yaml" if folder in _YAML else ""
    if ending and kind in (".txt", ".md", ".markdown", ".yaml"):
        stem = name.lower().removesuffix(kind).removesuffix(ending)
        return f"the name of a file in {folder}/ ends with {ending}: rename it to  {stem}{ending}"
    if ending and kind in (".doc", ".docx", ".odt", ".pdf", ".xlsx", ".xls", ".csv"):
        return f"the files in {folder}/ are text, with the ending {ending}; a document to download belongs in files/"
    known = ["institution.yaml", "measures.yaml"] if _OF_ONE in file else ["gone.yaml", "addresses.txt"]
    near = nearest(name, known)
    return f"did you mean  {near}" if near and near != name else "docs/content.md lists which files go where"


def whole_date(stem: str) -> str:
    """A name whose date lacks a zero or an order that is read, with the date as it should be; "" where it is sound."""
    found = _SHORT_DATE.match(stem)
    if found is None or UPDATE.fullmatch(stem) is None:
        return ""
    parts = [part for part in (found["month"], found["day"]) if part]
    if all(len(part) == 2 for part in parts):
        return ""
    date = "-".join([found["year"], *(part.zfill(2) for part in parts)])
    return date + stem[found.end() :]
