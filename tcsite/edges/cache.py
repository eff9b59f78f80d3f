"""Results remembered between builds: JSON, one small file each, never code."""

import contextlib
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

KEEP_DAYS = 14
"""How long a result that no build asks for stays: long enough for a branch to come back."""

_DAY = 86_400


class Cache:
    """A memo on disk.

    `salt` stands for tcsite itself: other code gives other keys. Entries hold JSON, so that a planted
    file can be wrong but cannot run. A folder that cannot be written to remembers nothing and is no error.
    """

    def __init__(self, folder: Path, salt: str) -> None:
        self._folder = folder / salt
        self._root = folder
        self._now = time.time()

    def __call__(self, key: str, make: Callable[[], Any]) -> Any:
        """The result under `key`, remembered or made."""
        path = self._folder / key[:2] / f"{key[2:]}.json"
        try:
            with path.open(encoding="utf-8") as file:
                result = json.load(file)
            if self._now - path.stat().st_mtime > _DAY:
                os.utime(path)
            return result
        except (OSError, ValueError, RecursionError):
            result = make()
        with contextlib.suppress(OSError):
            self._store(path, result)
        return result

    def _store(self, path: Path, result: Any) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        with open(handle, "w", encoding="utf-8") as file:
            json.dump(result, file, ensure_ascii=False, separators=(",", ":"))
        os.replace(name, path)

    def forget_old(self) -> None:
        """Remove what no build asked for in `KEEP_DAYS`."""
        for path in self._root.glob("*/*/*"):
            try:
                if self._now - path.stat().st_mtime > KEEP_DAYS * _DAY:
                    path.unlink()
            except OSError:
                continue


def salt(version: str) -> str:
    """A short name for this very tcsite: its version, and the size and time of each of its modules."""
    package = Path(__file__).resolve().parent.parent
    parts = [version]
    for path in sorted(package.rglob("*.py")):
        info = path.stat()
        parts.append(f"{path.relative_to(package)} {info.st_size} {info.st_mtime_ns}")
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()
