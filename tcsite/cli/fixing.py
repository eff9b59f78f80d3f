"""What `check --fix` does: mend what has one certain cure, and say what was done."""

from collections.abc import Iterable
from pathlib import Path

import click

from tcsite import report
from tcsite.cli.setting import diff
from tcsite.content.fixes import FixResult, fix_files
from tcsite.diagnostics import Diagnostic
from tcsite.edges import disk
from tcsite.files import Files

READING = {"yaml", "schema", "front-matter", "file-name", "file-not-read"}
"""The rules whose findings a fix may cure: those of reading. What a rule finds is the author's to say."""


def fixable(problems: Iterable[Diagnostic], inputs: Files) -> int:
    """How many problems have one certain cure."""
    return fix_files(inputs).fixed if any(problem.rule in READING for problem in problems) else 0


def mend_files(root: Path, form: str, *, dry_run: bool) -> None:
    """Mend the files of a site, or show what would be mended. Programs read the report alone: they get no words."""
    inputs = disk.read(root).files
    done = fix_files(inputs)
    told = _told(done, inputs, dry_run=dry_run)
    click.echo(told, nl=False, err=form != "text")
    if dry_run:
        return
    for old, new in done.renamed.items():
        disk.rename(root / old, root / new)
    for file, content in done.files.items():
        disk.put(root / file, content)


def _told(done: FixResult, inputs: Files, *, dry_run: bool) -> str:
    lines = [f"{edit.file}:{edit.line}: {report.printable(edit.why)}\n" for edit in done.edits]
    if dry_run:
        before = {**inputs, **{new: inputs[old] for old, new in done.renamed.items()}}
        lines.append(diff(before, done.files))
    said = "would be mended" if dry_run else "mended"
    return "".join([*lines, f"{done.fixed} {said}\n\n" if done.edits else "nothing has one certain cure\n\n"])
