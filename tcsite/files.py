"""Files: paths and their bytes, at both ends of the build; and the cache beside it.

A path is relative, with forward slashes and no leading one: ``institutions/x/index.html``.
An address has a leading slash and belongs to `page`: ``/institutions/x/``.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Protocol

Files = Mapping[str, bytes]


class NotRead(bytes):
    """Stands for the content of a file that is there and could not be read: why, and what to do about it.

    It is no text that any reader takes for content, so nothing concludes from it, and nothing is written over it.
    """

    @classmethod
    def because(cls, reason: str, hint: str) -> "NotRead":
        """What stands for a file that could not be read for a reason."""
        return cls(f"\0{reason}\0{hint}".encode("utf-8", "replace"))

    @property
    def reason(self) -> str:
        """Why it could not be read."""
        return self.decode().split("\0")[1]

    @property
    def hint(self) -> str:
        """What to do about it."""
        return self.decode().split("\0")[2]


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


class Cache(Protocol):
    """Keeps bytes by name and key; `edges.cache` has the one on disk."""

    def get(self, name: str, key: str) -> bytes | None:
        """What was put under a name and a key; nothing where it is not there or was damaged."""

    def put(self, name: str, key: str, value: bytes) -> None:
        """Keep some bytes. Never fails: what cannot be kept is made again."""
