"""What several commands share of their command lines: exit codes, and options whose words are the same everywhere."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tcsite.edges.system import exists, is_folder, nearest_site, system
from tcsite.frozen import dataclass

if TYPE_CHECKING:
    from tcsite.model import PartialDate

EXIT_FINE, EXIT_PROBLEMS, EXIT_DOUBTFUL = 0, 1, 3  # click itself leaves with 2 on wrong use

NO_SITE = "there is no site.yaml here or above: go to its folder, or begin a site:  tcsite new our-site"

Command = TypeVar("Command", bound=Callable[..., Any])


class DateType(click.ParamType[date]):
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


class PartialDateType(click.ParamType["PartialDate"]):
    """A date as exact as it is known: 2026, 2026-11 or 2026-11-22."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "PartialDate":
        """Read a date as the content has it."""
        from tcsite.model import PartialDate  # here: most commands take no such date

        try:
            return PartialDate.of(value)
        except ValueError as fault:
            self.fail(f"{fault}: write it as 2026-11-22, or 2026-11 if no day is known", param, ctx)


class ExistingPath(click.Path):
    """A path that is there; of one that is not, what it resembles of all that lies beside it."""

    def __init__(self, *, folder: bool) -> None:
        super().__init__(exists=True, file_okay=not folder, dir_okay=folder, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Look whether it is there."""
        path = Path(value)
        if not exists(path):
            from tcsite.text.spelling import nearest

            beside = [entry.name for entry in system().entries(path.parent)] if is_folder(path.parent) else []
            near = nearest(path.name, beside)
            hint = f"did you mean  {path.with_name(near)}" if near else "name what is there"
            self.fail(f'"{value}" does not exist; {hint}', param, ctx)
        return super().convert(value, param, ctx)


root_option = click.option(
    "--root",
    type=ExistingPath(folder=True),
    default=None,
    callback=lambda _context, _option, root: root or Path(nearest_site()),
    help="Use the site in this folder, the one with site.yaml. Default: the current folder, or the nearest above it "
    "that has one.",
)
institution_option = click.option(
    "--institution",
    metavar="ID",
    help="Choose the institution by the name of its folder in content/institutions/. Default: the only one.",
)


def today_option(*, used: bool = True) -> Callable[[Command], Command]:
    """``--as-of``, which the command gets as `today`; the only place where a command looks at the clock.

    Without `used` the option is accepted and makes no difference.
    """
    return click.option(
        "--as-of",
        "today",
        type=DateType(),
        default=date.today,
        metavar="DATE",
        expose_value=used,
        help="Use this date as today. Default: today's date.",
    )


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """The options that build and check share."""

    root: Path
    base_url: str | None
    today: date
    strict: bool
    drafts: bool
    form: str
    no_cache: bool
    jobs: int | None


def build_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of `BuildOptions` to a command, which gets them as its first argument."""

    @wraps(command)
    def called(**given: Any) -> None:
        shared = {field.name: given.pop(field.name) for field in fields(BuildOptions)}
        command(BuildOptions(**shared), **given)

    with_options: Callable[..., None] = called
    for option in reversed(_build_options()):
        with_options = option(with_options)
    return with_options


def _build_options() -> Sequence[Callable[[Callable[..., None]], Callable[..., None]]]:
    from tcsite.report import FORMATS  # here: other commands need no reports

    return [
        root_option,
        click.option(
            "--base-url",
            metavar="URL",
            callback=lambda _context, _option, url: web_address(url),
            help="Set the address at which the site will be published. Default: base_url in site.yaml.",
        ),
        today_option(),
        click.option("--strict", is_flag=True, help="Treat warnings as errors. Default: only errors fail."),
        click.option(
            "--drafts",
            is_flag=True,
            help="Show draft plans, with a banner. Default: they are private and on no page or list.",
        ),
        click.option(
            "--format",
            "form",
            type=click.Choice([*FORMATS]),
            default="text",
            help="Choose the output format. Default: text.",
        ),
        click.option(
            "--no-cache", is_flag=True, help="Ignore and write no cache. Default: .cache/tcsite is used."
        ),
        click.option(
            "--jobs",
            type=click.IntRange(min=1),
            metavar="NUMBER",
            help="Use so many processes. Default: as many as this machine has processors.",
        ),
    ]


def report_file(word: str) -> tuple[str, Path]:
    """A format and the file to write it into, as in ``markdown=findings.md``."""
    from tcsite.report import FORMATS

    form, sign, file = word.partition("=")
    if form not in FORMATS or not file:
        fault = f'"{word}" names no format and file' if not sign or not file else f'"{form}" is no format'
        raise click.UsageError(
            f"--report: {fault}: write one of {', '.join(FORMATS)}, as in  markdown=findings.md"
        )
    return form, Path(file)


def web_address(url: str | None) -> str | None:
    """The address as given, if it is one."""
    if url and not url.startswith(("https://", "http://")):
        raise click.UsageError(f'"{url}" is not a web address: it begins with https://')
    return url
