"""`check`: one command line for four checks, of a site, a folder, published pages and links to the web."""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NoReturn

import click

from tcsite.cli.options import BuildOptions, build_options, report_file
from tcsite.diagnostics import in_order

ALL_PAGES = "all"
"""What `--published` stands for without an address."""


@click.command()
@build_options
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Check the links in this folder of HTML, whatever made it. Default: the site is checked.",
)
@click.option(
    "--web", is_flag=True, help="Also check links to other web sites. Default: the web is not used."
)
@click.option(
    "--published",
    is_flag=False,
    flag_value=ALL_PAGES,
    metavar="[URL]",
    help="Check the page at URL, or without URL each institution's own page. Default: the site is checked.",
)
@click.option(
    "--institution",
    metavar="ID",
    help="With --published, check this institution's page. Default: the pages of all institutions.",
)
@click.option(
    "--from",
    "saved",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With --published, check a page saved in this file. Default: pages are read from the web.",
)
@click.option(
    "--record",
    is_flag=True,
    help="With --published, save the results in content/checks/. Default: they are only shown.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="First fix problems that have only one possible fix, such as tabs and quotes. Default: nothing is fixed.",
)
@click.option(
    "--dry-run",
    is_flag=True,
    help="With --fix, show the changes and write nothing. Default: the files are fixed.",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="FORMAT=FILE",
    callback=lambda _context, _option, reports: [report_file(report) for report in reports],
    help="Also write the report into a file, as in markdown=findings.md; may be repeated. Default: none.",
)
def check(
    given: BuildOptions,
    folder: Path | None,
    web: bool,
    published: str | None,
    institution: str | None,
    saved: Path | None,
    record: bool,
    fix: bool,
    dry_run: bool,
    reports: list[tuple[str, Path]],
) -> None:
    """Check the content and the site it makes; write nothing, unless --fix is given."""
    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix")
    if fix:
        from tcsite.cli.checks.fix import fix_files

        fix_files(given.root, dry_run=dry_run, err=given.form != "text")
    if published or saved:
        from tcsite.cli.checks.published import check_published

        url = None if published == ALL_PAGES else published
        check_published(
            given.root, url, institution, saved, form=given.form, today=given.today, record=record
        )
    _check(given, folder, web=web, reports=reports)


def _check(
    given: BuildOptions, folder: Path | None, *, web: bool, reports: list[tuple[str, Path]]
) -> NoReturn:
    """Check the site, or a folder; print the report, and exit with its code."""
    from tcsite.cli.output import print_text, write_report
    from tcsite.cli.reporting import next_step, render_report

    if folder:
        from tcsite.cli.checks.folder import check_folder

        done = check_folder(folder, given.base_url)
    else:
        from tcsite.cli.checks.site import check_site

        done = check_site(given)
    problems = done.problems
    if web:
        from tcsite.cli.checks.web import check_web

        more = check_web(done, given.base_url, given.root, given.today)
        problems = sorted((*problems, *more), key=in_order)
    render = partial(
        render_report,
        problems,
        done.files,
        outcome=done.outcome,
        more=done.more,
        passed=done.passed,
        settings=done.result.settings if done.result else None,
        about_links=folder is not None,
    )
    looked_at = replace(given, root=folder or given.root)
    rendered = render(looked_at)
    for form, file in reports:
        write_report(file, render(replace(looked_at, form=form)).text)
    print_text(rendered.text)
    if given.form == "text" and not folder:
        click.echo(next_step(problems, strict=given.strict))
    sys.exit(rendered.code)
