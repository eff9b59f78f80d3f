"""What the commands share: options, reading a root and making its site, telling the report."""

import contextlib
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console

import tcsite
from tcsite import report
from tcsite.build import Result, make
from tcsite.build.memory import NotWanted, Output
from tcsite.content.load import folders
from tcsite.diagnostics import Diagnostic, Place, Severity, in_order
from tcsite.edges import disk
from tcsite.edges.cache import DiskCache, code_digest
from tcsite.edges.processes import Processes, processors
from tcsite.edges.repository import path_in_repository
from tcsite.files import Files
from tcsite.links.weblinks import DOUBTFUL
from tcsite.model.addresses import RULEBOOK
from tcsite.rules.rulebook import rulebook
from tcsite.text.urls import absolute

EXIT_FINE, EXIT_PROBLEMS, EXIT_DOUBTFUL = 0, 1, 3  # click itself leaves with 2 on wrong use


class Day(click.ParamType[date]):
    """A date as 2026-11-22."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read an ISO date."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f'"{value}" is not a date: write it as 2026-11-22', param, ctx)


root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("."),
    help="The site's folder: the one with site.yaml. Default: here.",
)


def options(command: Any) -> Any:
    """The options that build and check share."""
    for option in reversed(
        (
            root_option,
            click.option("--base-url", metavar="URL", help="Where the site will be published."),
            click.option("--as-of", type=Day(), metavar="DATE", help="Reckon as if this day were today."),
            click.option("--strict", is_flag=True, help="Warnings fail as errors do."),
            click.option(
                "--format",
                "form",
                type=click.Choice([*report.FORMATS]),
                default="text",
                help="Of the report.",
            ),
            click.option("--no-cache", is_flag=True, help="Remember nothing between runs."),
            click.option(
                "--jobs",
                type=click.IntRange(min=1),
                metavar="NUMBER",
                help="How many processes work at once. Default: as many as this machine has processors.",
            ),
        )
    ):
        command = option(command)
    return command


def made(
    root: Path,
    *,
    base_url: str | None = None,
    as_of: date | None = None,
    strict: bool = False,
    no_cache: bool = False,
    output: Output | None = None,
    jobs: int | None = None,
) -> tuple[dict[str, bytes], Result]:
    """Read the root and make the site, with a word of progress when a person watches.

    `output` says what need not be made because it is there; without it nothing is made that is only to be written.
    """
    base_url = address(base_url)
    found = disk.read(root)
    cache = None if no_cache else DiskCache(root / ".cache" / "tcsite", code_digest())
    watcher = Console(stderr=True)
    with watcher.status("Making the site …") if watcher.is_terminal else contextlib.nullcontext():
        result = make(
            found.files,
            today=as_of or date.today(),
            base_url=base_url,
            cache=cache,
            output=output or NotWanted(),
            workers=Processes(jobs or processors()),
        )
    if cache:
        cache.sweep({"site", *folders(found.files)})
    problems = list(result.problems)
    for file, reason in found.passed_over:
        problems.append(Diagnostic("file-not-read", Severity.ERROR, reason, Place(file, line=1, column=1)))
    return found.files, replace(result, problems=strictly(sorted(problems, key=in_order), strict=strict))


def address(base_url: str | None) -> str | None:
    """The address as given, if it is one."""
    if base_url and not base_url.startswith(("https://", "http://")):
        raise click.UsageError(f'"{base_url}" is not a web address: it begins with https://')
    return base_url


def strictly(problems: Iterable[Diagnostic], *, strict: bool) -> tuple[Diagnostic, ...]:
    """The problems as they weigh: under --strict, warnings are errors."""
    return tuple(
        replace(problem, severity=Severity.ERROR)
        if strict and problem.severity is Severity.WARNING
        else problem
        for problem in problems
    )


def tell(
    result: Result,
    inputs: Files,
    form: str,
    outcome: str,
    more: dict[str, Any],
    *,
    root: Path,
    as_of: date | None = None,
    sound: bool = True,
) -> None:
    """Print the report and leave with its exit code; without `sound`, there is nothing to publish."""
    told = report.FORMATS[form](
        report.Report(
            problems=result.problems,
            inputs=inputs,
            outcome=outcome,
            more=more,
            rules=known(),
            as_of=as_of or date.today(),
            version=tcsite.__version__,
            folder=path_in_repository(root),
            rulebook=_rulebook(result),
        )
    )
    if isinstance(told, str):
        click.echo(told.encode(), nl=False)  # bytes: programs expect UTF-8 wherever this runs
    else:
        console = Console(soft_wrap=True, highlight=False)
        for block in told:
            console.print(block)
    errors = {problem.rule for problem in result.problems if problem.severity is Severity.ERROR}
    if not sound or errors - DOUBTFUL:
        sys.exit(EXIT_PROBLEMS)
    sys.exit(EXIT_DOUBTFUL if errors else EXIT_FINE)


def _rulebook(result: Result) -> str:
    """The address of the site's rulebook, where it publishes one."""
    settings = result.settings
    return (
        absolute(settings.base_url, RULEBOOK) if settings and settings.rulebook and settings.base_url else ""
    )


def known() -> tuple[report.Known, ...]:
    """Every rule that reports explain."""
    return tuple(
        report.Known(rule.id, rule.severity, rule.title, rule.why, examples=True)
        for part in rulebook()
        for rule in part.rules
    )
