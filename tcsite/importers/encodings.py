"""Encodings: which alphabet a text file was written in. Where it does not say, what looks odd is doubted, and told."""

import re

from tcsite.importers.document import THE_DOCUMENT, ReviewItem
from tcsite.text import decode

_MAC = "mac_roman"
_ODD = re.compile(r"[\x80-\x9f\ufffdŽžŠŒŸˆÕÔÒÓÐÑ‡](?![A-ZÀ-Þ])|\w[ŽÕÒÓÔ]\w|[ÃÂ][\x80-\xbf€™œ“”–¢©¨¶¤]|â€")
_USUAL = re.compile(r"[£€éèêëáàâäíìîïóòôöúùûüçñŵŷâÉÀ’‘“”–—•…·®™°½ ]")
_MOST = 70  # letters of a sample


def text_of(content: bytes, *, is_page: bool = False) -> tuple[str, tuple[ReviewItem, ...]]:
    """A file's text, and a remark if its signs look odd: then it was written in another encoding, perhaps."""
    if wide := _wide(content):
        why = "the file does not say its encoding and looks like UTF-16, which it is read as: compare letters with accents"
        return content.decode(wide, "replace").removeprefix("\ufeff"), (ReviewItem(THE_DOCUMENT, "", why),)
    text = decode.text(content) if is_page else decode.plain_text(content)
    if text.isascii():
        return text, ()
    if _is_utf8(content) or (is_page and decode.encoding_of(content)):
        twice = re.search(r"Ã[\x80-\xbf©¨¶¤¼]|â€[™œ\x9d“”]", text)
        return text, (
            _doubt(text, twice.start(), "these signs look odd, as of text decoded twice"),
        ) if twice else ()
    mac = content.decode(_MAC, "replace")
    odd, usual = len(_ODD.findall(text)), len(_USUAL.findall(text))
    if odd and len(_ODD.findall(mac)) < odd and len(_USUAL.findall(mac)) > usual:
        found = next(
            number for number, (one, other) in enumerate(zip(text, mac, strict=False)) if one != other
        )
        return mac, (
            _doubt(mac, found, "the file is read as Mac Roman, which its signs suggest: look at them"),
        )
    if sign := _ODD.search(text):
        return text, (
            _doubt(text, sign.start(), "these signs look odd: save the file as UTF-8 and import it again"),
        )
    return text, ()


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: every second byte of a text in Latin letters is zero."""
    sample = content[:2000]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or len(sample) < 8:
        return ""
    for name, zeros, others in (
        ("utf-16-le", sample[1::2], sample[::2]),
        ("utf-16-be", sample[::2], sample[1::2]),
    ):
        if zeros.count(0) > 0.8 * len(zeros) and others.count(0) < 0.1 * len(others):
            return name
    return ""


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return True


def _doubt(text: str, place: int, why: str) -> ReviewItem:
    line = text[max(text.rfind("\n", 0, place) + 1, place - _MOST // 2) : place + _MOST // 2].split("\n")[0]
    return ReviewItem(THE_DOCUMENT, line.strip(), why)
