"""`check --fix`: fix what has only one possible fix, and report it."""

from collections.abc import Iterable
from pathlib import Path

import click

from tcsite import report
from tcsite.cli.output import print_diff
from tcsite.cli.sites import read_files
from tcsite.content import fixes
from tcsite.diagnostics import Diagnostic
from tcsite.edges import disk
from tcsite.files import Files

READING = {"yaml", "schema", "front-matter", "file-name", "file-not-read"}
"""The rules whose findings a fix may resolve: those of reading. What a rule finds is for the author to decide."""


def count_fixable(problems: Iterable[Diagnostic], inputs: Files) -> int:
    """How many problems have only one possible fix."""
    return fixes.fix_files(inputs).fixed if any(problem.rule in READING for problem in problems) else 0


def fix_files(root: Path, *, dry_run: bool, err: bool) -> None:
    """Fix the files of a site, or show what would be fixed; on standard error where a program reads the report."""
    inputs = read_files(root)
    result = fixes.fix_files(inputs)
    for edit in result.edits:
        click.echo(f"{edit.file}:{edit.line}: {report.printable(edit.why)}", err=err)
    if dry_run:
        before = {**inputs, **{new: inputs[old] for old, new in result.renamed.items()}}
        print_diff(before, result.files, err=err)
    done = "would be fixed" if dry_run else "fixed"
    click.echo(f"{result.fixed} {done}\n" if result.edits else "nothing has only one possible fix\n", err=err)
    if dry_run:
        return
    for old, new in result.renamed.items():
        disk.rename(root / old, root / new)
    disk.put_all({root / file: content for file, content in result.files.items()})
