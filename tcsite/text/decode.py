"""Bytes to text, as a browser would: byte order mark, then what the file says, then UTF-8."""

import re

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le"))
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta[\s/]([^>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""([^\s"'=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([^\s"';]+)""", re.IGNORECASE)
_CSS = re.compile(rb'\A@charset "([^"]*)";')
_XML = re.compile(rb"""\A<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
_LATIN = "windows-1252"
# Labels that the encoding standard reads as another encoding than Python does.
_LABELS = {
    **dict.fromkeys(("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1"), _LATIN),
    **dict.fromkeys(("utf8", "utf-16", "utf-16le", "utf-16be", "unicode"), "utf-8"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean"), "cp949"),
    **dict.fromkeys(("shift-jis", "sjis", "x-sjis"), "shift_jis"),
    "iso-8859-9": "windows-1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
}
_KNOWN = re.compile(
    r"utf-8|windows-125\d|cp125\d|iso-?8859-\d\d?|koi8-[ru]|macintosh|ibm866|cp866|cp874|cp949"
    r"|gb18030|big5|big5-hkscs|euc-jp|iso-2022-jp|shift_jis"
)


def text(content: bytes) -> str:
    """The text of an HTML, SVG, CSS or JSON file."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    said = _said(content[:1024])  # browsers look no further
    if said:
        return content.decode(said, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_LATIN, "replace")


def markup(content: bytes) -> bytes:
    """The same as UTF-8, for a parser that reads nothing else: most files need no work."""
    if content.isascii() and b"\x1b" not in content:  # an escape may switch the alphabet (ISO-2022)
        return content
    return text(content).encode("utf-8", "replace")


def _said(start: bytes) -> str:
    """The encoding that a file declares, if there is such an encoding."""
    label = _declared(start).strip().decode("latin-1").lower()
    encoding = _LABELS.get(label, label)
    if not _KNOWN.fullmatch(encoding):
        return ""
    try:
        b"".decode(encoding)
    except LookupError:
        return ""
    return encoding


def _declared(start: bytes) -> bytes:
    first = _CSS.match(start) or _XML.match(start)
    if first:
        return first[1]
    found: dict[bytes, bytes]
    for meta in _META.finditer(_COMMENT.sub(b"", start)):
        found = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(meta[1])}
        if b"charset" in found:
            return found[b"charset"]
        if found.get(b"http-equiv", b"").lower() == b"content-type":
            charset = _CHARSET.search(found.get(b"content", b""))
            if charset:
                return charset[1]
    return b""
