"""`export`: the form of a stage, a plan or the annual report, as a document for people outside the site."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from tcsite.cli.options import EXIT_DOUBTFUL, EXIT_PROBLEMS, root_option, today_option
from tcsite.cli.sites import choose_institution, read_site
from tcsite.documents import html, pdf, sheet
from tcsite.documents import word as word_file
from tcsite.documents.document import OutputDocument
from tcsite.documents.form import FilledForm, NoFormKnownError, filled_form
from tcsite.documents.library import CannotWrite
from tcsite.documents.plan import plan_document
from tcsite.documents.report import annual_report
from tcsite.edges import disk
from tcsite.edges.system import exists
from tcsite.facts.forms import form_of_stage
from tcsite.language import LANGUAGES, OF_COMMANDS, catalogue, date_words, word
from tcsite.model import Institution, Site

WRITERS: Mapping[str, Callable[[OutputDocument], bytes]] = {
    "docx": word_file.write,
    "pdf": pdf.write,
    "html": html.write,
    "xlsx": sheet.write,
}
"""A format, and what writes it."""


class StageType(click.ParamType[int]):
    """The form of a stage: ``stage-3``, or ``3`` alone."""

    name = "stage"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the stage."""
        number = str(value).lower().removeprefix("stage").strip(" -")
        if not number.isdecimal() or not 1 <= int(number) <= 30:
            self.fail(f'"{value}" is no stage: write it as stage-3', param, ctx)
        return int(number)


@click.command("export")
@click.argument("institution", required=False)
@root_option
@click.option(
    "--form",
    "stage",
    type=StageType(),
    metavar="STAGE",
    help="Fill in the form of a stage, as in stage-3. Default: none.",
)
@click.option("--plan", metavar="ID", help="Write a plan alone. Default: none.")
@click.option(
    "--report",
    "year",
    type=click.IntRange(1990, 2199),
    metavar="YEAR",
    help="Write the annual report. Default: none.",
)
@click.option(
    "--to",
    "kind",
    type=click.Choice([*WRITERS]),
    help="Choose the format. Default: that of the output's name; else docx.",
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="Choose the language. Default: the first of the site.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write into this file. Default: one named after the institution, in the current folder.",
)
@click.option("--force", is_flag=True, help="Write over a file that exists. Default: it is left alone.")
@today_option()
def export(
    institution: str | None,
    root: Path,
    stage: int | None,
    plan: str | None,
    year: int | None,
    kind: str | None,
    language: str | None,
    output: Path | None,
    force: bool,
    today: date,
) -> None:
    """Write a form, a plan or the annual report of INSTITUTION as Word, PDF or HTML.

    Name one of --form, --plan and --report. A plan can be written as Excel (xlsx) too. What the form asks and the
    content does not say is listed first; the file is written all the same, and the exit code is then 3. It is 0 if
    nothing is missing, 1 if the file could not be written, 2 on wrong use.
    """
    site, _ = read_site(root)
    site = replace(site, settings=site.settings.in_language(language or site.settings.first_language))
    chosen = choose_institution(site, institution, option="as in  tcsite export university-of-example")
    for file in chosen.unread:
        click.echo(f"{file} cannot be read, so nothing of it is in the document; see: tcsite check", err=True)
    kind = _kind(kind, output)
    if kind == "xlsx" and plan is None:
        raise click.UsageError("only a plan can be written as xlsx: use  --to docx,  --to pdf  or  --to html")
    filled, name = _document(site, chosen, stage, plan, year, today)
    name += f"-{language}" if language else ""
    target = output or Path(f"{chosen.id}-{name}.{kind}")
    if exists(target) and not force:
        raise click.UsageError(
            f"{target} already exists and was not changed: name another with  --output,  or add  --force"
        )
    if not catalogue(site.settings.language).reviewed:
        spoken = word("language", site.settings.language, OF_COMMANDS)
        click.echo(f"no {spoken} speaker has checked yet what the document says by itself", err=True)
    _print_submitted(chosen, stage)
    _print_missing(filled)
    disk.put(target, _written(filled, kind))
    click.echo(f"wrote {target}")
    sys.exit(EXIT_DOUBTFUL if filled.missing else 0)


def _written(filled: FilledForm, kind: str) -> bytes:
    """The document in a format; the command ends where it cannot be written."""
    try:
        return WRITERS[kind](filled.document)
    except CannotWrite as reason:
        click.echo(f"{reason}\n    try  {reason.hint}", err=True)
        sys.exit(EXIT_PROBLEMS)


def _kind(kind: str | None, output: Path | None) -> str:
    """The format: as asked, else as the name of the output says."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    if kind is None and ending and ending not in WRITERS:
        raise click.UsageError(f'"{output}" ends in no format that can be written: {", ".join(WRITERS)}')
    return kind or ending or "docx"


def _document(
    site: Site, institution: Institution, stage: int | None, plan: str | None, year: int | None, today: date
) -> tuple[FilledForm, str]:
    """The document that is asked for, and what its file is called."""
    match stage, plan, year:
        case int(), None, None:
            try:
                return filled_form(site, institution, stage, today), f"stage-{stage}"
            except NoFormKnownError:
                raise click.UsageError(
                    "no form is known: content/vocabulary/ has none under  forms:"
                ) from None
        case None, str(), None:
            chosen = institution.plan(plan)
            if chosen is None:
                known = ", ".join(each.id for each in institution.plans) or "none that can be read"
                raise click.UsageError(f'{institution.id} has no plan "{plan}"; there are: {known}')
            return FilledForm(plan_document(site, institution, chosen, today), ()), f"plan-{plan}"
        case None, None, int():
            return FilledForm(annual_report(site, institution, year, today), ()), f"report-{year}"
    raise click.UsageError("name one of  --form stage-3,  --plan 2024-2027  and  --report 2026")


def _print_submitted(institution: Institution, stage: int | None) -> None:
    """Say of a form that it was submitted already: whoever wants the next one has to begin it."""
    form = form_of_stage(institution, stage) if stage else None
    if form and form.state != "draft":
        when = f" of {date_words(form.date, OF_COMMANDS)}" if form.date else ""
        click.echo(
            f"this is the form{when}, as it was submitted; to begin the next:  "
            f"tcsite add self-assessment --institution {institution.id}"
        )


def _print_missing(filled: FilledForm) -> None:
    if not filled.missing:
        return
    count = len(filled.missing)
    click.echo(
        f"The form asks for {count} {'thing' if count == 1 else 'things'} that the content does not say:"
    )
    for missing in filled.missing:
        click.echo(f"- {missing.what}\n    try  {missing.hint}")
    click.echo("")
