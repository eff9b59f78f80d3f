"""Attachments: whether a file is what its name says, and whether its name can be published everywhere."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

PUBLISHABLE = (
    *("csv", "docx", "jpeg", "jpg", "odp", "ods", "odt", "pdf", "png", "pptx", "txt", "webp", "xlsx"),
)
"""Kinds of attachment. Not HTML, SVG or scripts: they would run as a part of the site."""


class AttachmentIssue(NamedTuple):
    """What is wrong with an attachment, what to do, and a code."""

    message: str
    hint: str
    code: str


def attachment_issues(files: Mapping[str, bytes]) -> Iterator[tuple[str, AttachmentIssue]]:
    """What is not published of an institution's folder of files, and why."""
    sound = []
    for file, content in files.items():
        name = file.rpartition("/files/")[2]
        issue = _kind_issue(name) or misfit(name, content) or name_issue(name) or _secret(name, content)
        if issue:
            yield file, issue
        else:
            sound.append(file)
    for file, other in alike_names(sound):
        message = f'on Windows and macOS this name is the same as "{PurePosixPath(other).name}"'
        hint = "give one of the two another name; this one is not published"
        yield file, AttachmentIssue(message, hint, "names-alike")


SECRET = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----")
"""What a key begins with that nobody else may have."""


def _secret(name: str, content: bytes) -> AttachmentIssue | None:
    """A private key; in documents of other kinds the letters may stand by chance."""
    if not name.lower().endswith((".txt", ".csv")) or not SECRET.search(content):
        return None
    hint = (
        "take it out of  files/,  make another one, and do away with this: who reads the content has read it"
    )
    return AttachmentIssue(f"{name} holds a private key; it is not published", hint, "secret")


def _kind_issue(name: str) -> AttachmentIssue | None:
    if name.rpartition(".")[2].lower() in PUBLISHABLE:
        return None
    message = f"attachments of this kind are not published: {name}"
    return AttachmentIssue(message, f"published are {', '.join(PUBLISHABLE)}", "kind")


_LFS = b"version https://git-lfs.github.com/spec/"
_PAGE = re.compile(
    rb"\s*+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|script|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG",),
    **dict.fromkeys(("jpg", "jpeg"), (b"\xff\xd8\xff",)),
    "webp": (b"RIFF",),
    **dict.fromkeys(("docx", "pptx", "xlsx", "odt", "odp", "ods"), (_ZIP,)),
}
"""How a file of each kind begins."""

_INSIDE = {
    "docx": b"word/",
    "pptx": b"ppt/",
    "xlsx": b"xl/",
    "odt": b"opendocument.text",
    "odp": b"opendocument.presentation",
    "ods": b"opendocument.spreadsheet",
}
"""What the archive of each kind of document holds."""

_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (_OLE, "an old Word, Excel or PowerPoint file, or a document with a password"),
    (b"{\\rtf", "a Rich Text file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (_ZIP, "a zip archive"),
    (b"Rar!", "a RAR archive"),
)
_PDF_WITHIN = 1024
"""Programs that read PDF accept something else before its beginning, up to here."""


def misfit(name: str, content: bytes) -> AttachmentIssue | None:
    """What a file is, where it is not what its ending says."""
    ending = name.rpartition(".")[2].lower()
    if not content.strip(b"\0 \t\r\n"):
        return AttachmentIssue(
            f"{name} is empty", "save the document here again, or delete the file", "empty"
        )
    if content.startswith(_LFS):
        hint = "fetch the file itself with  git lfs pull;  where the site is published, switch Git LFS on"
        return AttachmentIssue(
            f"{name} is not the document but a pointer of Git LFS to it", hint, "lfs-pointer"
        )
    if _PAGE.match(content.removeprefix(b"\xef\xbb\xbf")[:4096]):
        hint = (
            "download the document again, signed in where that is needed, and open it before you put it here"
        )
        return AttachmentIssue(
            f"{name} is a web page, perhaps one to log in, and not the document", hint, "web-page"
        )
    if _is_kind(ending, content):
        return None
    found = next((what for start, what in _KINDS if content.startswith(start)), "something else")
    if found == "a zip archive":
        found = next((f"a .{kind} document" for kind in _INSIDE if _is_kind(kind, content)), found)
    hint = f"save it as .{ending} from the program that made it, or give it the ending that it should have"
    return AttachmentIssue(f"{name} is {found}, and no .{ending} file", hint, "other-kind")


_PDF_ENDS_WITHIN = 2048
_SMALLEST_CUT = 1024
"""Bytes: what is smaller is a sample rather than a part of a document."""


def doubt_of(name: str, content: bytes) -> AttachmentIssue | None:
    """What readers may meet in a file that is published all the same: it is cut off, or locked."""
    ending = name.rpartition(".")[2].lower()
    cut = (ending == "pdf" and b"%%EOF" not in content[-_PDF_ENDS_WITHIN:]) or (
        ending == "png" and b"IEND" not in content[-64:]
    )
    if cut and len(content) >= _SMALLEST_CUT:
        hint = "open it; if a part is missing, copy or download it again"
        return AttachmentIssue(
            f"{name} has no end: it may have been cut off on its way here", hint, "cut-off"
        )
    if ending == "pdf" and b"/Encrypt" in content:
        hint = "open it where nobody is signed in; if it asks for a password, save it without one"
        message = f"{name} is protected: it may ask for a password, or keep screen readers out"
        return AttachmentIssue(message, hint, "protected")
    return _encoding_doubt(name, content) if ending in ("csv", "txt") else None


def _encoding_doubt(name: str, content: bytes) -> AttachmentIssue | None:
    """A table or a text whose letters readers may not see as they are."""
    again = "save it again with the encoding UTF-8"
    hint = f"{again} (Excel: Save as, CSV UTF-8)" if name.lower().endswith(".csv") else again
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return AttachmentIssue(
            f"{name} is saved as UTF-16, which many programs show as gibberish", hint, "utf16"
        )
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"{name} is not saved as UTF-8: from line {line} on, letters are shown wrong"
        return AttachmentIssue(message, hint, "not-utf8")
    return None


def _is_kind(ending: str, content: bytes) -> bool:
    if ending in ("txt", "csv"):
        other = content.startswith((b"%PDF-", b"{\\rtf", _ZIP, _OLE))
        return not other and (b"\0" not in content or content.startswith((b"\xff\xfe", b"\xfe\xff")))
    if ending == "pdf":
        return b"%PDF-" in content[:_PDF_WITHIN]
    starts = content.startswith(_STARTS[ending])
    if ending == "webp":
        return starts and content[8:12] == b"WEBP"
    if ending.startswith("od") and b"content.xml" in content:
        return starts and not any(other in content for kind, other in _INSIDE.items() if kind != ending)
    return starts and _INSIDE.get(ending, b"") in content


_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_NOT_ON_WINDOWS = re.compile(r'[<>:"\\|?*]')
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def name_issue(path: str) -> AttachmentIssue | None:
    """Why a name cannot be published, or not be kept on every computer."""
    for part in PurePosixPath(path).parts:
        hint = f"rename it, as in  {_plain(part)}"
        if _RESERVED.fullmatch(part):
            return AttachmentIssue(
                f'Windows keeps the name "{part}" for itself',
                f"rename it, as in  file-{part.lower()}",
                "name-reserved",
            )
        if found := _NOT_ON_WINDOWS.search(part):
            return AttachmentIssue(
                f'names on Windows cannot hold {found[0]}: "{part}"', hint, "name-character"
            )
        if part != part.strip() or part.endswith("."):
            return AttachmentIssue(
                f'names on Windows begin and end with no space and end with no dot: "{part}"',
                hint,
                "name-edge",
            )
        if found := _UNSEEN.search(part):
            return AttachmentIssue(
                f'a character that nobody sees (U+{ord(found[0]):04X}) is in the name "{part}"',
                hint,
                "name-unseen",
            )
    return None


def _plain(name: str) -> str:
    stem, dot, ending = _UNSEEN.sub("", name).strip(" .").rpartition(".")
    plain = re.sub(r"[^\w.-]+", "-", stem if dot else ending).strip("-.") or "file"
    return plain + (f".{ending.strip()}" if dot else "")


def alike_names(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each file whose path differs from that of an earlier one by case, accents' form or invisible characters alone."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        folded = _UNSEEN.sub(
            "", unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())
        )
        if folded in seen:
            yield path, seen[folded]
        else:
            seen[folded] = path
