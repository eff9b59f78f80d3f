"""Bounds: what is checked of a PDF before a library reads it, and counted while it does.

A PDF can ask for any amount of work in a few bytes: a stream that unpacks to gigabytes, a drawing that draws itself
a thousand times, a table of a thousand million widths. So each stream is unpacked here first, up to a limit, numbers
that say "how many" are looked at wherever they stand, and what the pages draw is counted.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import resolve1, stream_value
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from tcsite.importers.untrusted import MAX_UNPACKED, MAX_XML, Refused, bounded

MAX_PAGES = 120
"""The most pages: the longest form has some eighty."""

MAX_DRAWN = 250_000
"""The most letters, lines and pictures of all pages: eighty full pages have some 200,000."""

MAX_WORK = 60 << 20
"""The most bytes of drawing that are followed, those that are drawn again and again counted each time."""

_STREAM = re.compile(rb"stream\r?\n?")
_OBJECT = re.compile(rb"\d\s+obj\b")
_NAME = re.compile(rb"/([A-Za-z0-9]+)")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_FLATE = frozenset((b"FlateDecode", b"Fl"))
_PACKED = _FLATE | {b"RunLengthDecode", b"RL"}
_OLD = frozenset((b"LZWDecode", b"LZW", b"Crypt"))
_FAX = frozenset((b"CCITTFaxDecode", b"CCF"))
_FILTERS = (
    _PACKED
    | _OLD
    | _FAX
    | {
        *(
            b"ASCII85Decode",
            b"A85",
            b"ASCIIHexDecode",
            b"AHx",
            b"DCTDecode",
            b"DCT",
            b"JPXDecode",
            b"JBIG2Decode",
        ),
    }
)
_HOW_MANY = re.compile(rb"/(?:Columns|Colors|BitsPerComponent|Size|Predictor)\s*(\d+)")
_INDEX = re.compile(rb"/Index\s*\[([^\]/]{0,400000})")
_NUMBER = re.compile(rb"\d{6,}")
_COMMENT = re.compile(rb"%[^\r\n]*")
_KEYWORD = re.compile(rb"((?:begin|end)[a-z]+)")
_PAIR = re.compile(rb"<([0-9A-Fa-f\s]{1,64})>\s*<([0-9A-Fa-f\s]{1,64})>\s*(?:<[^>]*>|\[[^\]]*\]|\d+)?")
_BROKEN = 1 << 16  # a stream that is damaged is repaired byte by byte, so it may not be long
_DICTIONARY = 20_000  # bytes before a stream in which it is described
_COUNTS = (
    "the file counts further than any document does, so it is damaged, or made to do harm",
    "open it, and print it to a new PDF",
)
_LARGEST = 65_535  # letters of a font, columns of a picture
_DEEPEST = 12  # drawings within drawings


def check(content: bytes) -> None:
    """Refuse what is no PDF, is encrypted, or would ask for more than a document needs."""
    bounded(content)
    if b"%PDF-" not in content[:1024]:
        raise Refused("the file is no PDF", "open it in the program that made it, and save it again as PDF")
    if re.search(rb"/Encrypt\b", content):
        raise Refused(
            "the file is protected: by a password, or by rights that its author set",
            "open it, and print it to a new PDF; or ask for the Word file that it was made from",
        )
    _look(_plain(content))
    unpacked = text = 0
    for described, data in _streams(content):
        names = set(_NAME.findall(_plain(described)))
        is_picture = {b"Image"} & names
        size = _size_of(data, names)
        unpacked += size
        text += 0 if is_picture else size
        if unpacked > MAX_UNPACKED or text > MAX_XML * 2:
            raise Refused(
                "unpacked, the file is larger than any plan", "print the pages with the plan to a PDF"
            )


def _plain(content: bytes) -> bytes:
    """Names without their escapes: ``/F#69lter`` is one way to write ``/Filter``."""
    if b"#" not in content:
        return content
    return _ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), content)


def _streams(content: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """What describes each stream of the file, and the bytes from its beginning on."""
    view = memoryview(content)
    after = 0
    for found in _STREAM.finditer(content):
        if content[max(found.start() - 3, 0) : found.start()] == b"end":
            after = found.end()
            continue
        before = content[max(after, found.start() - _DICTIONARY) : found.start()]
        starts = [one.end() for one in _OBJECT.finditer(before)]
        end = content.find(b"endstream", found.end())
        yield before[starts[-1] :] if starts else before, view[found.end() : end if end > 0 else len(content)]


def _size_of(data: memoryview, names: set[bytes]) -> int:
    """How much a stream holds when it is unpacked. Refused: it is packed as no office program packs."""
    used = names & _FILTERS
    if used & _OLD or len(used & _PACKED) > 1 or (used & _FAX and b"Image" not in names):
        raise Refused("the file is packed in a way that is not read", "open it, and print it to a new PDF")
    if b"Filter" in names and not used:
        raise Refused(
            "the file says nowhere how a part of it is packed", "open it, and print it to a new PDF"
        )
    if not used & _FLATE or b"Image" in names:
        return len(data) * (64 if used & _PACKED else 1)
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(data, MAX_XML + 1)
    except zlib.error:
        if len(data) > _BROKEN:
            raise Refused("the file is damaged", "open it, and print it to a new PDF") from None
        return len(data) * 100
    if len(unpacked) > MAX_XML:
        raise Refused("unpacked, the file is larger than any plan", "print the pages with the plan to a PDF")
    _look(_plain(unpacked))
    return len(unpacked)


def _look(text: bytes) -> None:
    """Refuse numbers that make a reader count further than any document does."""
    numbers = [found[1] for found in _HOW_MANY.finditer(text)]
    numbers += [number for found in _INDEX.finditer(text) for number in _NUMBER.findall(found[1])]
    if (
        any(len(number) > 9 or int(number) > _LARGEST * 10 for number in numbers)
        or _reach(text) > _LARGEST * 10
    ):
        raise Refused(*_COUNTS)


def _reach(text: bytes) -> int:
    """How many letters a table of letters names: it says "from <0000> to <FFFF>"."""
    if b"range" not in text:
        return 0
    pieces = _KEYWORD.split(_COMMENT.sub(b" ", text))
    return sum(
        max(_hexadecimal(last) - _hexadecimal(first), 0)
        for body, keyword in zip(pieces[::2], pieces[1::2], strict=False)
        if keyword.startswith(b"end") and keyword.endswith(b"range")
        for first, last in _PAIR.findall(body)
    )


def _hexadecimal(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


class Count:
    """What the pages of one document drew so far."""

    def __init__(self) -> None:
        self.drawn = 0
        self.work = 0

    def draw(self, count: int = 1) -> None:
        """Something was drawn."""
        self.drawn += count
        if self.drawn > MAX_DRAWN:
            raise Refused(
                f"the pages draw more than {MAX_DRAWN:,} letters and lines, more than any plan does",
                "print the pages with the plan to a PDF",
            )

    def follow(self, size: int) -> None:
        """So many bytes of drawing are followed."""
        self.work += size
        self.draw()
        if self.work > MAX_WORK:
            raise Refused("the pages draw the same things over and over", "print them to a new PDF")


class Resources(PDFResourceManager):
    """Knows a document's fonts; refuses those whose widths would never end."""

    def get_font(self, objid: object, spec: Any) -> Any:
        """A font, once."""
        for key in ("W", "W2"):
            widths = resolve1(spec.get(key))
            numbers = [resolve1(one) for one in widths] if isinstance(widths, list) else []
            if any(isinstance(one, int | float) and abs(one) > _LARGEST * 10 for one in numbers):
                raise Refused(*_COUNTS)
        return super().get_font(objid, spec)


class Device(PDFPageAggregatorWithMarkedContent):
    """Collects what a page draws, and counts it."""

    def __init__(self, manager: Any, pageno: int, count: Count) -> None:
        super().__init__(manager, pageno=pageno, laparams=None)
        self._count = count
        self._open: list[int | None] = []
        self._strings = 0

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """A piece of marked text begins; what is marked within it, as two letters drawn as one, stays its part."""
        outer = self.cur_mcid
        super().begin_tag(tag, props)
        self._open.append(outer)
        if self.cur_mcid is None:
            self.cur_mcid = outer

    def end_tag(self) -> None:
        """It ends."""
        super().end_tag()
        self.cur_mcid = self._open.pop() if self._open else None

    def render_string(self, *args: Any, **kwargs: Any) -> None:
        """Letters that are written at once."""
        self._strings += 1
        super().render_string(*args, **kwargs)

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        """A letter."""
        self._count.draw()
        width = super().render_char(*args, **kwargs)
        vars(self.cur_item._objs[-1])["tag"] = (
            self._strings
        )  # pdfplumber hands on a letter's tag, which we need not
        return width

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        """Lines and areas."""
        path = args[4] if len(args) > 4 else kwargs.get("path", ())
        self._count.draw(max(len(path), 1))
        super().paint_path(*args, **kwargs)

    def render_image(self, *args: Any, **kwargs: Any) -> None:
        """A picture."""
        self._count.draw()
        super().render_image(*args, **kwargs)


class Interpreter(PDFPageInterpreter):
    """Follows what a page draws; what is drawn within counts each time."""

    count: Count
    depth = 0

    def subinterp(self) -> "Interpreter":
        """One for a drawing within this one."""
        inner = Interpreter(self.rsrcmgr, self.device)
        inner.count, inner.depth = self.count, self.depth + 1
        return inner

    def render_contents(
        self, resources: Any, streams: Sequence[object], ctm: Any = (1, 0, 0, 1, 0, 0)
    ) -> None:
        """Follow a page's drawing, or one within it."""
        if self.depth > _DEEPEST:
            raise Refused("the pages draw drawings within drawings without end", "print them to a new PDF")
        for stream in streams:
            self.count.follow(len(stream_value(stream).get_data()))
        super().render_contents(resources, streams, ctm=ctm)
