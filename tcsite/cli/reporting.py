"""The report of `build` and `check`, and the exit code that follows from it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import tcsite
from tcsite import report
from tcsite.cli.options import EXIT_DOUBTFUL, EXIT_FINE, EXIT_PROBLEMS, BuildOptions
from tcsite.cli.output import render_blocks
from tcsite.diagnostics import Diagnostic, Severity
from tcsite.edges.repository import path_in_repository
from tcsite.files import Files
from tcsite.frozen import dataclass
from tcsite.links import ALL
from tcsite.links.weblinks import DOUBTFUL
from tcsite.text.urls import absolute

if TYPE_CHECKING:
    from tcsite.model import Settings


@dataclass(frozen=True, slots=True)
class RenderedReport:
    """A report as it is printed, and the exit code that says the same."""

    text: str
    code: int


def render_report(
    problems: Sequence[Diagnostic],
    inputs: Files,
    given: BuildOptions,
    *,
    outcome: str,
    more: Mapping[str, object],
    passed: bool,
    settings: "Settings | None",
    about_links: bool = False,
) -> RenderedReport:
    """The report; a check that has not `passed` fails without errors, too. `about_links`: only those were checked."""
    rules: tuple[report.RuleInfo, ...] = ()
    if given.form == "sarif":  # no other format shows them
        rules = link_rules() if about_links else explained_rules()
    problems = promote_warnings(problems) if given.strict else problems
    output = report.FORMATS[given.form](
        report.Report(
            problems=problems if given.form == "json" else report.by_cause(problems),
            inputs=inputs,
            outcome=outcome,
            more=more,
            rules=rules,
            as_of=given.today,
            version=tcsite.__version__,
            folder=path_in_repository(given.root),
            rulebook=_rulebook_address(settings),
        )
    )
    text = output if isinstance(output, str) else render_blocks(output)
    return RenderedReport(text, _exit_code(problems, passed=passed))


def _exit_code(problems: Iterable[Diagnostic], *, passed: bool) -> int:
    errors = {problem.rule for problem in problems if problem.severity is Severity.ERROR}
    if not passed or errors - DOUBTFUL:
        return EXIT_PROBLEMS
    return EXIT_DOUBTFUL if errors else EXIT_FINE


def next_step(problems: Iterable[Diagnostic], *, strict: bool) -> str:
    """What to do after a check of the site, in one line."""
    fails = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    wrong = [problem for problem in problems if problem.severity is not Severity.ADVICE]
    wrong.sort(key=lambda problem: problem.severity is not Severity.ERROR)  # errors first, in their order
    if not wrong:
        return "next: commit and push; the part Publishing of README.md says how a site is published"
    first = wrong[0]
    explains = f"tcsite rule {first.rule}  explains it"
    if first.severity in fails:
        return f"next: fix what is wrong in {first.place.file}, line {first.place.line}, and check again;  {explains}"
    return f"next: this can be published; better first look at {first.place.file}, line {first.place.line};  {explains}"


def promote_warnings(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The problems with every warning as an error."""
    return tuple(
        replace(problem, severity=Severity.ERROR) if problem.severity is Severity.WARNING else problem
        for problem in problems
    )


def explained_rules() -> tuple[report.RuleInfo, ...]:
    """Every rule that reports explain."""
    from tcsite.rules.rulebook import rulebook  # here: a check of a folder needs no rules about content

    return tuple(
        report.RuleInfo(rule.id, rule.severity, rule.title, rule.why, examples=True)
        for chapter in rulebook()
        for rule in chapter.rules
    )


def link_rules() -> tuple[report.RuleInfo, ...]:
    """The rules that a check of a folder has, with their weight there."""
    return tuple(report.RuleInfo(rule.id, rule.folder, rule.title, rule.why, examples=True) for rule in ALL)


def _rulebook_address(settings: "Settings | None") -> str:
    """The address of the site's rulebook, where it publishes one."""
    if settings is None or not settings.rulebook or not settings.base_url:
        return ""
    from tcsite.model.addresses import RULEBOOK  # likewise

    return absolute(settings.base_url, RULEBOOK)
