"""The command as people run it, and folders to run it in."""

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from samples import put
from starter import PATIENCE, Starter

SHIPPED = ("themes", "content/vocabulary")
"""What tcsite brings along: a site's own folder need not hold it."""

AT_THE_START = ("PYTHON", "LC_", "LANG", "TZ")
"""What Python looks at only as it starts."""


def tcsite(
    *arguments: object, cwd: Path, umask: int = -1, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run tcsite in a folder, with nothing to read from; `environment` is added to ours."""
    words = [*map(str, arguments)]
    added = {**os.environ, "NO_COLOR": "1", **environment}
    if any(name.startswith(AT_THE_START) for name in environment):
        return afresh(words, cwd, added, umask)
    try:
        return _starter().run(words, cwd, added, umask)
    except TimeoutError:
        _starter().kill()
        _starter.cache_clear()
        raise


@cache
def _starter() -> Starter:
    """The one of this process."""
    return Starter()


def afresh(
    words: list[str], cwd: Path, environment: Mapping[str, str], umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Start Python for it."""
    return subprocess.run(
        [sys.executable, "-m", "tcsite", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        env=environment,
        timeout=PATIENCE,
        check=False,
        umask=umask,
        stdin=subprocess.DEVNULL,
    )


def put_own(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write a site's own files, without what tcsite brings along."""
    return put({path: text for path, text in files.items() if not path.startswith(SHIPPED)}, folder)


def files_below(folder: Path) -> list[str]:
    """Every file of a folder, hidden ones too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
