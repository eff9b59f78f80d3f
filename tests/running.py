"""The command as people run it, and folders to run it in."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from samples import put

SHIPPED = ("themes", "content/vocabulary")
"""What tcsite brings along: a site's own folder need not hold it."""


def tcsite(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run tcsite in a folder, with nothing to read from; `environment` is added to ours."""
    return subprocess.run(
        [sys.executable, "-m", "tcsite", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_COLOR": "1", **environment},
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def put_own(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write a site's own files, without what tcsite brings along."""
    return put({path: text for path, text in files.items() if not path.startswith(SHIPPED)}, folder)


def files_below(folder: Path) -> list[str]:
    """Every file of a folder, hidden ones too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
