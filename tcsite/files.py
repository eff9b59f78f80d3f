"""Files: paths and their bytes, at both ends of the pipeline.

A path is relative, with forward slashes and no leading one: ``institutions/x/index.html``.
An address has a leading slash and belongs to `page`: ``/institutions/x/``.
"""

import hashlib
from collections.abc import Iterable, Mapping

Files = Mapping[str, bytes]


def digest(content: bytes) -> str:
    """A name for some bytes: the same bytes have the same on every machine."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def merge(parts: Iterable[Files]) -> tuple[dict[str, bytes], list[str]]:
    """Join several `Files` into one; also return the paths that more than one part wanted, sorted.

    The first part to claim a path keeps it, so that what is written does not depend on a tie.
    """
    merged: dict[str, bytes] = {}
    clashes: set[str] = set()
    for part in parts:
        for path, content in part.items():
            if path in merged:
                clashes.add(path)
            else:
                merged[path] = content
    return merged, sorted(clashes)
