"""The report of `build` and `check`, and the exit code that follows from it."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

import tcsite
from tcsite import report
from tcsite.build import Result
from tcsite.cli.options import EXIT_DOUBTFUL, EXIT_FINE, EXIT_PROBLEMS
from tcsite.cli.output import print_blocks
from tcsite.diagnostics import Diagnostic, Severity
from tcsite.edges.repository import way_to
from tcsite.files import Files
from tcsite.links.weblinks import DOUBTFUL
from tcsite.model.addresses import RULEBOOK, absolute
from tcsite.rules.rulebook import rulebook


def print_report(
    result: Result,
    inputs: Files,
    *,
    form: str,
    outcome: str,
    more: Mapping[str, object],
    root: Path,
    today: date,
    strict: bool,
    passed: bool,
) -> NoReturn:
    """Print the report and leave with its exit code; a check that has not `passed` fails without errors, too."""
    problems = promote_warnings(result.problems) if strict else result.problems
    output = report.FORMATS[form](
        report.Report(
            problems=problems,
            inputs=inputs,
            outcome=outcome,
            more=more,
            rules=explained_rules(),
            as_of=today,
            version=tcsite.__version__,
            folder=way_to(root),
            rulebook=_rulebook_address(result),
        )
    )
    if isinstance(output, str):
        click.echo(output.encode(), nl=False)  # bytes: programs expect UTF-8 wherever this runs
    else:
        print_blocks(output)
    errors = {problem.rule for problem in problems if problem.severity is Severity.ERROR}
    if not passed or errors - DOUBTFUL:
        sys.exit(EXIT_PROBLEMS)
    sys.exit(EXIT_DOUBTFUL if errors else EXIT_FINE)


def promote_warnings(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems with every warning as an error."""
    return tuple(
        replace(problem, severity=Severity.ERROR) if problem.severity is Severity.WARNING else problem
        for problem in problems
    )


def explained_rules() -> tuple[report.RuleInfo, ...]:
    """Every rule that reports explain."""
    return tuple(
        report.RuleInfo(rule.id, rule.severity, rule.title, rule.why, examples=True)
        for chapter in rulebook()
        for rule in chapter.rules
    )


def _rulebook_address(result: Result) -> str:
    """The address of the site's rulebook, where it publishes one."""
    settings = result.settings
    if settings is None or not settings.rulebook or not settings.base_url:
        return ""
    return absolute(settings.base_url, RULEBOOK)
