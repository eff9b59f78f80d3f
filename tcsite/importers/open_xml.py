"""Open XML: the several ways in which Word and Excel write the same document, as the one that the libraries read.

"Strict Open XML" has other names for everything; documents with macros and templates have other types.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_RENAMED = (
    (b"relationships/extendedProperties", b"relationships/extended-properties"),
    (b"relationships/customProperties", b"relationships/custom-properties"),
)
_TYPES = "[Content_Types].xml"
_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_WORDS = (
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)


def usual(content: bytes) -> bytes:
    """A sound document as Word and Excel usually write it; the same bytes if it is written so already."""
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    changed = dict(_changed(parts))
    if not changed:
        return content
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as copy:
        for name, data in {**parts, **changed}.items():
            copy.writestr(name, data)
    return stream.getvalue()


def _changed(parts: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, data in parts.items():
        made = data
        if name.endswith((".xml", ".rels")) and _STRICT in data:
            made = _NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
            for strict, plain in _RENAMED:
                made = made.replace(strict, plain)
        if name == _TYPES:
            for other in _OTHER_WORDS:
                made = made.replace(other, _WORD)
        if made != data:
            yield name, made
