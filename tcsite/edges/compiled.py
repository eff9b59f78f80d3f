"""Compiled templates, kept where Python keeps compiled modules: beside the code, and trusted as much as that.

They are code, so they are not kept in the cache of a site, which may come from elsewhere.
"""

import contextlib
import shutil
import sys
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(FileSystemBytecodeCache):
    """Templates compiled by earlier builds; where they cannot be written, they are compiled each time."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(code: str) -> CompiledTemplates | None:
    """Those of this very tcsite, by the digest of its code; nothing where Python may not keep any."""
    beside = Path(__file__).resolve().parent.parent / "__pycache__"
    folder = beside / f"templates-{code}"
    try:
        if not folder.is_dir():
            if sys.dont_write_bytecode:
                return None
            folder.mkdir(parents=True)
            for other in beside.glob("templates-*"):
                if other != folder:
                    shutil.rmtree(other, ignore_errors=True)
        return CompiledTemplates(str(folder))
    except OSError:
        return None
