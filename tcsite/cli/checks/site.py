"""Checking a site, or any folder of HTML, without writing anything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from tcsite.build import Result, in_folder
from tcsite.cli.building import build_site, with_problems
from tcsite.cli.checks.fix import count_fixable
from tcsite.cli.options import BuildOptions
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.edges import disk
from tcsite.files import Files
from tcsite.links import format_of


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check looked at and found."""

    files: Files
    result: Result
    outcome: str  # "40 pages checked"
    more: Mapping[str, object]  # joins the summary: {"pages": 40}
    passed: bool  # whether there is something to publish


def check_site(given: BuildOptions) -> CheckResult:
    """The site of a folder, and how many of its problems `--fix` would fix."""
    files, result = build_site(
        given.root,
        given.today,
        base_url=given.base_url,
        drafts=given.drafts,
        no_cache=given.no_cache,
        jobs=given.jobs,
    )
    pages = _count_pages(result.paths)
    outcome = f"{pages} pages checked"
    more: dict[str, object] = {"pages": pages, "written": False}
    if fixable := count_fixable(result.problems, files):
        outcome += f"; {fixable} can be fixed with  tcsite check --fix"
        more["fixable"] = fixable
    return CheckResult(files, result, outcome, more, result.publishable)


def check_folder(folder: Path, base_url: str | None) -> CheckResult:
    """The links of a folder of HTML, made by anything."""
    files = disk.Folder(folder)
    pages = _count_pages(files)
    if not (pages or files.unread):  # a check that checked nothing must not be green
        raise click.UsageError(f"there is no HTML page in {folder}: is it the folder that was built?")
    problems = in_folder(files, base_url)
    unread = [
        Diagnostic("file-not-read", Severity.ERROR, each.reason, Place(path, line=1, column=1), each.hint)
        for path, each in files.unread.items()
    ]
    result = with_problems(Result(tuple(problems), files), unread)
    more = {"pages": pages, "written": False}
    return CheckResult(files, result, f"{pages} pages checked", more, passed=True)


def _count_pages(paths: Iterable[str]) -> int:
    return sum(format_of(path) == "html" for path in paths)
