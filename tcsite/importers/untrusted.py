"""Untrusted: what is checked before a parser sees a document that somebody sent.

Word and Excel files are zip archives. Their parts are unpacked here once, each with a bound of its own, so that
what an archive says about its sizes is known to be true before a library believes it.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tcsite.text.phrases import tidy

MAX_BYTES = 50 << 20
"""The largest document: a form with photographs is some 10 MiB."""

MAX_TEXT = 5 << 20
"""The largest CSV, Markdown or HTML file: text alone, and so much less than with pictures."""

MAX_UNPACKED = 200 << 20
"""The most that a document may unpack to, pictures included."""

MAX_XML = 25 << 20
"""The most XML in it: the parsers make some twenty times as much of it in memory."""

MAX_PARTS = 5_000
"""The most files in an archive."""

MAX_RATIO = 200
"""How far a part may be compressed, once it is large. Text reaches 20, and a zip bomb 1000."""

MAX_CELLS = 60_000
"""The most cells of a document: a rich plan has some hundreds."""

_LARGE = 1 << 20
_PICTURES = (".svg", ".png", ".jpeg", ".jpg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp")
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL_HEADER = 30
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_ENCODINGS = (b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # how UTF-16 and UTF-32 begin


class Refused(Exception):
    """A document that is not read; the message says why, in a lead's words."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@contextmanager
def needing(library: str, documents: str) -> Iterator[None]:
    """Refuse documents whose library is not installed."""
    try:
        yield
    except ImportError:
        raise Refused(
            f"reading {documents} needs {library}",
            "install the site's libraries:  python -m pip install --require-hashes -r requirements.txt",
        ) from None


@contextmanager
def read_as(kind: str, hint: str) -> Iterator[None]:
    """Refuse what a library for documents of a kind trips over, whatever a damaged one does to it."""
    try:
        yield
    except Refused:
        raise
    except Exception as fault:  # noqa: BLE001  # a library may raise anything
        within = fault.__cause__ or fault.__context__
        if isinstance(within, Refused):
            raise within from None
        reason = tidy(str(fault))[:200] or type(fault).__name__
        raise Refused(f"the file cannot be read as {kind}: {reason}", hint) from None


def bounded(content: bytes, most: int = MAX_BYTES) -> None:
    """Refuse what is too large to be a plan, and what is empty."""
    if len(content) > most:
        raise Refused(
            f"the file has {len(content):,} bytes, and {most:,} is the most that is read",
            "take the pictures out, or copy the table into a file of its own",
        )
    if not content.strip():
        raise Refused("the file is empty")


def office(content: bytes, kind: str, inspect: Callable[[bytes], None] = lambda _: None) -> None:
    """Refuse what is no sound Word or Excel archive, or is made to do harm; `kind` is its usual ending.

    `inspect` sees each part of XML and may refuse it.
    """
    bounded(content)
    if content.startswith(_OLD):
        raise _old(content, kind)
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise Refused(f"the file is damaged, or no .{kind}: {fault}", f"save it again as .{kind}") from None
    if len(parts) > MAX_PARTS:
        raise Refused(f"the file holds {len(parts):,} parts, more than any document needs")
    unpacked = text = 0
    for name, data in _parts(content, parts, kind):
        unpacked += len(data)
        text += len(data) if name.endswith((".xml", ".rels", ".vml")) else 0
        if unpacked > MAX_UNPACKED or text > MAX_XML:
            raise Refused(
                "unpacked, the file is larger than any plan", "copy the table into a file of its own"
            )
        if not name.endswith(_PICTURES):
            _sound(data)
            inspect(data)


def _old(content: bytes, kind: str) -> Refused:
    """What begins like a Word or Excel file of before 2007 is one, or a newer one behind a password."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Refused("the file is protected by a password", f"open it, and save it without one as .{kind}")
    if any(
        name.encode("utf-16-le") in content for name in ("WordDocument", "Workbook", "PowerPoint Document")
    ):
        return Refused(
            f"the file is in a format from before 2007, whatever its name: it is no .{kind}",
            f"open it, and save it as .{kind}",
        )
    return Refused(
        "the file is protected by a password, or in a format from before 2007",
        f"open it, remove the password, and save it as .{kind}",
    )


def _parts(content: bytes, parts: list[ZipInfo], kind: str) -> Iterator[tuple[str, bytes]]:
    for part in parts:
        if part.flag_bits & 1:
            raise Refused("the file is protected by a password", f"save it without one, as .{kind}")
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Refused(f"the file is packed in a way that .{kind} files never are")
        if part.file_size > MAX_RATIO * max(part.compress_size, 1) and part.file_size > _LARGE:
            raise Refused("the file is packed so tightly that it must be made to do harm")
        yield part.filename.lower(), _unpacked(content, part)


def _unpacked(content: bytes, part: ZipInfo) -> bytes:
    """A part's bytes, never more than it says it has."""
    header = content[part.header_offset : part.header_offset + _LOCAL_HEADER]
    start = part.header_offset + _LOCAL_HEADER
    start += int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = content[start : start + part.compress_size]
    if part.compress_type == ZIP_STORED:
        data = packed
    else:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = unpacker.decompress(packed, min(part.file_size, MAX_UNPACKED) + 1)
        except zlib.error as fault:
            raise Refused(f"the file is damaged: {fault}") from None
    if len(data) != part.file_size:
        raise Refused("the file is damaged: a part of it is not as large as it says")
    return data


def _sound(data: bytes) -> None:
    """Refuse what Word and Excel never write: entities, and encodings in which they would not be seen."""
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    if data.startswith(_WIDE) or (declared and declared[1].lower() not in _ENCODINGS):
        raise Refused("a part of the file is in an encoding that Word and Excel never use")
    if b"<!DOCTYPE" in data:
        raise Refused("the file has a document type declaration, which Word and Excel never write")


def counted(cells: int) -> None:
    """Refuse more cells than a plan can have."""
    if cells > MAX_CELLS:
        raise Refused(
            f"the file has {cells:,} cells, and {MAX_CELLS:,} is the most that is read",
            "copy the plan's table into a file of its own",
        )
