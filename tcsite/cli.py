"""Arguments in, exit code out: the one place where the core meets the world.

Exit codes: 0 fine · 1 problems in the content (with --strict also warnings) · 2 wrong use of the command,
or an output folder that will not be replaced.
"""

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
from tcsite import links, report, rules
from tcsite.diagnostics import Diagnostic, Place, Severity, in_order
from tcsite.edges import disk
from tcsite.edges.cache import Cache, salt
from tcsite.edges.repository import way_to
from tcsite.files import Files
from tcsite.fingerprint import Memo, always
from tcsite.pipeline import Result, in_folder, make
from tcsite.rules.reference import explain
from tcsite.rules.reference import reference as reference_of
from tcsite.schema import nearest

EXIT_FINE, EXIT_PROBLEMS = 0, 1  # click itself leaves with 2 on wrong use


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


def _options(command: Any) -> Any:
    """The options that build and check share."""
    for option in reversed(
        (
            click.option(
                "--root",
                type=click.Path(exists=True, file_okay=False, path_type=Path),
                default=Path("."),
                help="The site's folder: the one with site.yaml. Default: here.",
            ),
            click.option("--base-url", metavar="URL", help="Where the site will be published."),
            click.option("--as-of", type=Day(), metavar="DATE", help="Stands for today everywhere."),
            click.option("--strict", is_flag=True, help="Warnings fail as errors do."),
            click.option(
                "--format",
                "form",
                type=click.Choice([*report.FORMATS]),
                default="text",
                help="Of the report.",
            ),
            click.option("--no-cache", is_flag=True, help="Remember nothing between runs."),
        )
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(tcsite.__version__, prog_name="tcsite")
def main() -> None:
    """Publish Technician Commitment plans: check content, build the site.

    Exit codes: 0 fine, 1 problems in the content, 2 wrong use.
    """


@main.command()
@_options
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write. Default: output/ in the root.",
)
@click.option("--force", is_flag=True, help="Replace an output folder that tcsite did not make.")
def build(root: Path, output: Path | None, force: bool, form: str, strict: bool, **options: Any) -> None:  # noqa: FBT001
    """Check the content and write the site."""
    inputs, result = _made(root, strict=strict, **options)
    pages = sum(path.endswith(".html") for path in result.files)
    written = "nothing was written: the last good site stays"
    more: dict[str, Any] = {"pages": pages, "written": False}
    if result.files:
        folder = output or root / "output"
        try:
            done = disk.write(result.files, folder, sources=root, force=force)
        except disk.NotOurs as refusal:
            raise click.UsageError(str(refusal)) from None
        except OSError as refusal:
            raise click.UsageError(f"the output cannot be written: {refusal}") from None
        written = f"{pages} pages in {folder}: {done.changed} files new or changed, {done.removed} removed"
        more = {"pages": pages, "written": True, "changed": done.changed, "removed": done.removed}
    _report(result, inputs, form, written, more, root=root, as_of=options["as_of"])


@main.command()
@_options
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Check the links of any folder of HTML instead, made by anything.",
)
def check(root: Path, form: str, strict: bool, folder: Path | None, **options: Any) -> None:  # noqa: FBT001
    """Check the content and the site it makes; write nothing."""
    if folder:
        files = disk.Folder(folder)
        problems = _strictly(in_folder(files, _address(options["base_url"])), strict=strict)
        pages = sum(path.endswith((".html", ".htm")) for path in files)
        _report(Result(problems, files), files, form, f"{pages} pages checked", {"pages": pages}, root=folder)
    inputs, result = _made(root, strict=strict, **options)
    pages = sum(path.endswith(".html") for path in result.files)
    more = {"pages": pages, "written": False}
    _report(result, inputs, form, f"{pages} pages checked", more, root=root, as_of=options["as_of"])


@main.command("rule")
@click.argument("id", required=False)
@click.option("--reference", is_flag=True, help="The whole rulebook as Markdown.")
def rule_(id: str | None, reference: bool) -> None:  # noqa: FBT001
    """Explain a rule, with examples; without ID, list them all."""
    if reference:
        click.echo(reference_of(rules.ALL, _cases()), nl=False)
        return
    if id is None:
        for rule in rules.ALL:
            click.echo(f"{rule.id:<32}{rule.severity!s:<9}{rule.title}")
        return
    known = {rule.id: rule for rule in rules.ALL}
    if id not in known:
        near = nearest(id, list(known))
        raise click.UsageError(
            f'no rule "{id}"' + (f"; did you mean {near}?" if near else "; see: tcsite rule")
        )
    click.echo(explain(known[id], _cases()), nl=False)


def _cases() -> dict[str, bytes]:
    """The rules' cases: ``{"action-without-owner": b"…"}``."""
    return {path.stem: path.read_bytes() for path in sorted(Path(rules.__file__).parent.glob("cases/*.yaml"))}


def _made(
    root: Path,
    *,
    base_url: str | None,
    as_of: date | None,
    strict: bool,
    no_cache: bool,
) -> tuple[dict[str, bytes], Result]:
    """Read the root and make the site, with a word of progress when a person watches."""
    base_url = _address(base_url)
    found = disk.read(root)
    cache = None if no_cache else Cache(root / ".cache" / "tcsite", salt(tcsite.__version__))
    memo: Memo = cache or always
    watcher = Console(stderr=True)
    with watcher.status("Making the site …") if watcher.is_terminal else contextlib.nullcontext():
        result = make(found.files, today=as_of or date.today(), base_url=base_url, memo=memo)
    if cache:
        cache.forget_old()
    problems = list(result.problems)
    for file, reason in found.passed_over:
        problems.append(Diagnostic("file-not-read", Severity.ERROR, reason, Place(file, line=1, column=1)))
    return found.files, Result(_strictly(sorted(problems, key=in_order), strict=strict), result.files)


def _address(base_url: str | None) -> str | None:
    """The address as given, if it is one."""
    if base_url and not base_url.startswith(("https://", "http://")):
        raise click.UsageError(f'"{base_url}" is not a web address: it begins with https://')
    return base_url


def _strictly(problems: Iterable[Diagnostic], *, strict: bool) -> tuple[Diagnostic, ...]:
    """The problems as they weigh: under --strict, warnings are errors."""
    return tuple(
        replace(problem, severity=Severity.ERROR)
        if strict and problem.severity is Severity.WARNING
        else problem
        for problem in problems
    )


def _report(
    result: Result,
    inputs: Files,
    form: str,
    outcome: str,
    more: dict[str, Any],
    *,
    root: Path,
    as_of: date | None = None,
) -> None:
    """Print the report and leave with its exit code."""
    told = report.FORMATS[form](
        report.Report(
            problems=result.problems,
            inputs=inputs,
            outcome=outcome,
            more=more,
            rules=_known(),
            as_of=as_of or date.today(),
            version=tcsite.__version__,
            folder=way_to(root),
        )
    )
    if isinstance(told, str):
        click.echo(told.encode(), nl=False)  # bytes: programs expect UTF-8 wherever this runs
    else:
        console = Console(soft_wrap=True, highlight=False)
        for block in told:
            console.print(block)
    failed = not result.files or any(problem.severity is Severity.ERROR for problem in result.problems)
    sys.exit(EXIT_PROBLEMS if failed else EXIT_FINE)


def _known() -> tuple[report.Known, ...]:
    """Every rule that reports explain."""
    return (
        *(report.Known(rule.id, rule.severity, rule.title, rule.why) for rule in rules.ALL),
        *(report.Known(rule.id, rule.site, rule.title, rule.why) for rule in links.ALL),
    )
