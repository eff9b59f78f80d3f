"""The cache on disk: what earlier builds worked out, a folder for each unit, a file for each result."""

import contextlib
import hashlib
import hmac
import os
import re
import zlib
from pathlib import Path

from tcsite.edges.disk import clear, sweep_folder
from tcsite.edges.system import replace_file, system
from tcsite.text.fingerprint import fingerprint

KEEP = 3
"""Results kept of a unit and kind: of the branch at hand, and of two others that may come back."""

MOST_BYTES = 64 << 20
"""Beyond this a result counts as damaged: no record of a unit is nearly so large."""

VARIABLE = "TCSITE_CACHE_SECRET"
"""The variable of the environment that may hold a secret, from which each entry's digest is made."""

_DIGEST_BYTES = 16
_LEVEL = 1  # of compression: the least takes most of the size away in little time
_CODE_FOLDER = re.compile(r"[0-9a-f]{16}")


class DiskCache:
    """Bytes by name and key below a folder.

    `code` names the tcsite that made them: other code finds nothing, and what it left is removed. An entry carries
    a digest of its name, key and value: a damaged one counts as not there, and with a `secret`, one that somebody
    wrote who does not know it. A folder that cannot be written to remembers nothing and is no error.
    """

    def __init__(self, folder: Path, code: str, secret: bytes = b"") -> None:
        self._secret = hashlib.blake2b(secret).digest() if secret else b""
        self._root = folder
        self._folder = folder / code
        self._code = code
        self._at: Path | None = None  # what is put of a unit comes in a row: its folder is listed once
        self._there: set[str] = set()  # the names in that folder

    def get(self, name: str, key: str) -> bytes | None:
        """What was put under a name and a key."""
        try:
            stored = system().read(self._path(name, key))
            reader = zlib.decompressobj()
            value = reader.decompress(stored[_DIGEST_BYTES:], MOST_BYTES)
        except (OSError, zlib.error):
            return None
        if not reader.eof:
            return None
        return value if hmac.compare_digest(stored[:_DIGEST_BYTES], self._digest(name, key, value)) else None

    def put(self, name: str, key: str, value: bytes) -> None:
        """Keep some bytes, and forget all but the newest few of that name."""
        path = self._path(name, key)
        try:
            if self._at != path.parent:
                system().make_folder(path.parent)
                self._there = {entry.name for entry in system().entries(path.parent)}
                self._at = path.parent
            replace_file(path, self._digest(name, key, value) + zlib.compress(value, _LEVEL))
            self._there.add(path.name)
            self._forget(path)
        except OSError:
            self._at = None  # somebody else may have been there

    def _path(self, name: str, key: str) -> Path:
        unit, _, kind = name.rpartition("/")
        return self._folder / _file_name(unit) / f"{kind}-{key[:32]}"

    def _digest(self, name: str, key: str, value: bytes) -> bytes:
        digest = hashlib.blake2b(digest_size=_DIGEST_BYTES, key=self._secret)
        for part in (name.encode("utf-8", "surrogatepass"), key.encode(), value):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
        return digest.digest()

    def _forget(self, path: Path) -> None:
        kind = path.name.rpartition("-")[0]
        others = sorted(name for name in self._there - {path.name} if name.startswith(f"{kind}-"))
        if len(others) >= KEEP:
            others.sort(key=lambda name: system().look(path.parent / name).st_mtime_ns, reverse=True)
            for name in others[KEEP - 1 :]:
                system().remove(path.parent / name)
                self._there.discard(name)

    def sweep(self, units: set[str]) -> None:
        """Remove what other versions of tcsite left, and what belongs to no unit of this site."""
        self._at = None
        with contextlib.suppress(OSError):
            for entry in system().entries(self._root):
                if _CODE_FOLDER.fullmatch(entry.name) and entry.name != self._code:
                    clear(Path(entry.path))
            known = {_file_name(unit) for unit in units}
            for entry in system().entries(self._folder):
                if entry.name not in known:
                    clear(Path(entry.path))
                else:
                    sweep_folder(entry.path)


class Scratch:
    """Bytes that the processes of one build leave for each other, in a folder of that build alone.

    Nobody else writes there, and it is removed with the build: nothing in it is checked, packed or replaced.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str, key: str) -> bytes | None:
        """What was put under a name and a key."""
        try:
            return system().read(self._path(name, key))
        except OSError:
            return None

    def put(self, name: str, key: str, value: bytes) -> None:
        """Keep some bytes, or nothing where they do not fit: on a full disk, a file is cut short."""
        path = self._path(name, key)
        try:
            system().write(path, value)
        except OSError:
            with contextlib.suppress(OSError):
                system().remove(path)

    def _path(self, name: str, key: str) -> str:
        return f"{self._folder}/{fingerprint(name, key)}"


def _file_name(unit: str) -> str:
    """A unit's name as a folder's: names of folders in content may hold anything."""
    plain = re.sub(r"[^a-z0-9-]", "_", unit)
    return (
        plain
        if plain == unit and len(unit) < 100
        else hashlib.blake2b(unit.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest() + "_"
    )


def cache_secret() -> bytes:
    """What `VARIABLE` says: whoever does not know it can put nothing into the cache that is believed."""
    return os.environ.get(VARIABLE, "").encode("utf-8", "surrogateescape")
