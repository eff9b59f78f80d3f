"""Bytes to text, as a browser would: byte order mark, then what the file says, then UTF-8."""

import codecs
import re
from collections.abc import Mapping

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"))
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta[\s/]([^>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""([^\s"'=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([^\s"';]+)""", re.IGNORECASE)
_CSS = re.compile(rb'\A@charset "([^"]*)";')
_XML = re.compile(rb"""\A<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
_LATIN = "windows-1252"
# Labels that the encoding standard reads as another encoding than Python does.
_HEADER_LABELS = {
    **dict.fromkeys(("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1"), _LATIN),
    "utf8": "utf-8",
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean"), "cp949"),
    **dict.fromkeys(("shift-jis", "sjis", "x-sjis"), "shift_jis"),
    "iso-8859-9": "windows-1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
}
# A file that says so in ASCII is not in UTF-16.
_LABELS = {
    **_HEADER_LABELS,
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "utf-16-le", "utf-16-be", "unicode"), "utf-8"),
}
_KNOWN = re.compile(  # "zip" and "unicode_escape" are codecs to Python, too
    r"utf-8|utf-16(-?[lb]e)?|windows-125\d|cp125\d|iso-?8859-\d\d?|koi8-[ru]|macintosh|ibm866|cp866|cp874|cp949"
    r"|gb18030|big5|big5-hkscs|euc-jp|iso-2022-jp|shift_jis"
)


def text(content: bytes, content_type: str = "", *, cut: bool = False) -> str:
    """The text of an HTML, SVG, CSS or JSON file, of which only the beginning is there where it was `cut`."""
    encoding = encoding_of(content, content_type)
    if encoding:
        return content.decode(encoding, "replace").removeprefix("\ufeff")
    return plain_text(content, cut=cut)


def plain_text(content: bytes, *, cut: bool = False) -> str:
    """The text of a file that cannot say its encoding: its mark, UTF-8, or else Windows in western Europe.

    A letter that was `cut` in two at the end is no reason to take the whole for another encoding.
    """
    marked = _marked(content)
    try:
        if marked and marked != "utf-8":
            return content.decode(marked, "replace").removeprefix("\ufeff")
        return codecs.getincrementaldecoder("utf-8")().decode(content, final=not cut).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return content.decode(_LATIN, "replace")


def markup(content: bytes) -> bytes:
    """The same as UTF-8, for a parser that reads nothing else: most files need no work."""
    if content.isascii() and b"\x1b" not in content:  # an escape may switch the alphabet (ISO-2022)
        return content
    return text(content).encode("utf-8", "replace")


def decoder(content_type: str, start: bytes) -> codecs.IncrementalDecoder:
    """A decoder for a page that comes in pieces, of which `start` is the first."""
    return codecs.getincrementaldecoder(encoding_of(start, content_type) or "utf-8")("replace")


def encoding_of(start: bytes, content_type: str = "") -> str:
    """What a file is encoded in, by its mark, by its header, then by its own words; "" when nothing says."""
    header = _CHARSET.search(content_type.encode("utf-8", "replace"))
    return (
        _marked(start)
        or _encoding(header[1] if header else b"", _HEADER_LABELS)
        or _encoding(_declared(start[:1024]), _LABELS)  # browsers look no further
    )


def _marked(start: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if start.startswith(mark)), "")


def _encoding(label: bytes, labels: Mapping[str, str]) -> str:
    """What Python calls an encoding; "" for none that pages are written in."""
    name = label.strip().decode("latin-1").lower()
    name = labels.get(name, name)
    try:
        return codecs.lookup(name).name if _KNOWN.fullmatch(name) else ""
    except LookupError:
        return ""


def _declared(start: bytes) -> bytes:
    first = _CSS.match(start) or _XML.match(start)
    if first:
        return first[1]
    attributes: dict[bytes, bytes]
    for meta in _META.finditer(_COMMENT.sub(b"", start)):
        attributes = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(meta[1])}
        if b"charset" in attributes:
            return attributes[b"charset"]
        if attributes.get(b"http-equiv", b"").lower() == b"content-type":
            charset = _CHARSET.search(attributes.get(b"content", b""))
            if charset:
                return charset[1]
    return b""
