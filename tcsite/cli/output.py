"""What several commands print: problems as `check` prints them, and the lines that change in files."""

import difflib
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from tcsite import report
from tcsite.diagnostics import Diagnostic
from tcsite.edges import disk
from tcsite.files import Files


def print_problems(problems: Iterable[Diagnostic], files: Files) -> None:
    """Print located problems with the lines they stand in."""
    print_blocks(report.as_text(list(problems), files))


def print_blocks(blocks: Iterable[report.ReportBlock]) -> None:
    """Print text with colours where the terminal has them."""
    print_text(render_blocks(blocks))


def render_blocks(blocks: Iterable[report.ReportBlock]) -> str:
    """Text as the terminal shows it, with its colours where it has them."""
    plain = not (sys.stdout.isatty() or os.environ.get("FORCE_COLOR") or os.environ.get("TTY_COMPATIBLE"))
    if plain:  # a pipe or a file: what rich would make of it, in a tenth of the time
        return "".join([f"{block.plain}\n" for block in blocks])
    from rich.console import Console

    console = Console(soft_wrap=True, highlight=False)
    with console.capture() as captured:
        for block in blocks:
            console.print(block)
    return captured.get()


def print_text(text: str) -> None:
    """Print text as it is, in UTF-8 wherever this runs."""
    click.echo(text.encode("utf-8", "replace"), nl=False)


def write_report(file: Path, text: str) -> None:
    """Write a report into a file, without the colours of a terminal."""
    try:
        disk.put(file, click.unstyle(text).encode("utf-8", "replace"))
    except OSError as refusal:
        raise click.UsageError(f"the report cannot be written: {refusal}") from None


def new_problems(
    before: Iterable[Diagnostic], after: Iterable[Diagnostic], old: Files, new: Files
) -> list[Diagnostic]:
    """The problems that a change causes, located; it may have moved the others to other lines."""
    from tcsite.content.locate import locate  # here: most commands print problems that have their place

    known = {_identity(problem) for problem in locate(before, old)}
    return [problem for problem in locate(after, new) if _identity(problem) not in known]


def _identity(problem: Diagnostic) -> tuple[str, str, str]:
    return problem.rule, problem.place.file, problem.message


def print_diff(before: Files, after: Mapping[str, bytes], *, err: bool = False) -> None:
    """Print the lines that change, as diff -u shows them."""
    for file, content in after.items():
        old, new = (
            text.decode("utf-8", "replace").splitlines(keepends=True)
            for text in (before.get(file, b""), content)
        )
        for line in difflib.unified_diff(old, new, file, file, n=2):
            click.echo(report.printable(line.rstrip("\r\n")), err=err)
