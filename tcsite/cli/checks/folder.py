"""Checking any folder of HTML: nothing of the build is imported for it."""

from pathlib import Path

import click

from tcsite.cli.checks.values import CheckResult, count_pages
from tcsite.diagnostics import Diagnostic, Place, Severity, in_order
from tcsite.edges import disk
from tcsite.links.folder import in_folder


def check_folder(folder: Path, base_url: str | None) -> CheckResult:
    """The links of a folder of HTML, made by anything."""
    files = disk.Folder(folder)
    pages = count_pages(files)
    if not (pages or files.unread):  # a check that checked nothing must not be green
        raise click.UsageError(f"there is no HTML page in {folder}: is it the folder that was built?")
    problems = in_folder(files, base_url)
    unread = [
        Diagnostic("file-not-read", Severity.ERROR, each.reason, Place(path, line=1, column=1), each.hint)
        for path, each in files.unread.items()
    ]
    more = {"pages": pages, "written": False}
    outcome = f"{pages} pages checked"
    return CheckResult(files, sorted((*problems, *unread), key=in_order), outcome, more, passed=True)
