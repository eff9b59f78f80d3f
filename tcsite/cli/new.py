"""`new`: a new site that checks and builds, and marks what is left to fill in."""

import re
import shlex
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from tcsite.cli.options import today_option, web_address
from tcsite.cli.sites import checked_id
from tcsite.cli.source import source, source_option
from tcsite.content.file_names import slugged
from tcsite.content.reference.settings import SCHEMAS
from tcsite.content.scaffold import HOSTS, InstitutionDetails, NewSiteOptions, example_site, new_site
from tcsite.content.schema import read_as
from tcsite.edges import disk
from tcsite.model import InstitutionFile, Status

FC = TypeVar("FC", bound=Callable[..., Any])

NATIONS = ("England", "Northern Ireland", "Scotland", "Wales")
ROLES = get_args(Status.model_fields["role"].annotation)

QUESTIONS = {
    "name": "The full name of your institution",
    "nation": f"Its nation ({', '.join(NATIONS)})",
    "website": "The address of its home page, as in https://www.example.ac.uk/",
    "role": f"Its standing in the Technician Commitment ({', '.join(ROLES)})",
    "since": "The date from which it has that standing, as in 2018-06",
    "published": "The address of its own page about the Commitment",
    "contact": "The name of the person that the public can ask",
    "post": "The post they hold",
    "email": "The e-mail address to write to, which is published",
    "base_url": "The address at which the new site will be published, as in https://www.example.ac.uk/technicians/",
    "ci": f"What publishes it ({', '.join(HOSTS)}; several with commas)",
}
"""The questions at a terminal, in this order; each may be left empty."""

PLACES: Mapping[str, tuple[str, ...]] = {
    "role": ("status", "role"),
    "since": ("status", "since"),
    "published": ("published", "url"),
    "contact": ("contacts", "name"),
    "post": ("contacts", "post"),
    "email": ("contacts", "email"),
    "host": ("hosts",),
}
"""Where an answer stands in institution.yaml, if not under its own name."""


def _answers(*options: tuple[str, str, str]) -> Callable[[FC], FC]:
    """Options for answers in words: each its name, what stands for its value, and what it sets."""

    def with_options(command: FC) -> FC:
        for name, metavar, what in reversed(options):
            default = "that of its home page" if name == "--host" else "asked for, or FILL IN"
            command = click.option(name, metavar=metavar, help=f"Set {what}. Default: {default}.")(command)
        return command

    return with_options


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--institution",
    "names",
    multiple=True,
    metavar="NAME",
    help="Set the full name of the institution; may be repeated. Default: asked for, or FILL IN.",
)
@click.option(
    "--id",
    metavar="ID",
    help="Name the institution's folder, which is part of its addresses. Default: made of its name.",
)
@click.option(
    "--nation",
    type=click.Choice(NATIONS, case_sensitive=False),
    help="Set the nation that the institution is in. Default: asked for, or FILL IN.",
)
@click.option(
    "--status",
    "role",
    type=click.Choice(ROLES, case_sensitive=False),
    help="Set its standing in the Technician Commitment. Default: asked for, or FILL IN.",
)
@_answers(
    ("--website", "URL", "the address of the institution's home page"),
    ("--host", "HOST", "the institution's web host"),
    ("--since", "DATE", "the date from which it has that standing"),
    ("--published", "URL", "the address of its own page about the Commitment"),
    ("--contact", "NAME", "the name of the person that the public can ask"),
    ("--post", "TEXT", "the contact's post"),
    ("--email", "ADDRESS", "the contact's e-mail address, which is published"),
)
@click.option(
    "--base-url",
    metavar="URL",
    callback=lambda _context, _option, url: web_address(_tidied("base_url", url) if url else None),
    help="Set the address at which the site will be published. Default: asked for, or FILL IN.",
)
@click.option(
    "--stage",
    type=click.IntRange(1, 3),
    metavar="NUMBER",
    default=1,
    help="Set the stage of the first plan. Default: 1.",
)
@click.option(
    "--home/--many",
    "single",
    default=None,
    help="Make a site of one institution, or a directory of many. Default: as many as are named.",
)
@click.option(
    "--ci",
    type=click.Choice([*HOSTS, "both", "none"]),
    multiple=True,
    help="Add what this host needs to check and publish the site; may be repeated. Default: asked for, or both: "
    "github and gitlab.",
)
@click.option(
    "--example",
    is_flag=True,
    help="Make a site of the invented University of Example, which uses every key. Default: your own site.",
)
@source_option
@today_option()
def new(
    folder: Path,
    names: tuple[str, ...],
    id: str | None,
    stage: int,
    single: bool | None,
    ci: tuple[str, ...],
    example: bool,
    wanted: str | None,
    today: date,
    **values: str | None,
) -> None:
    """Start a new site in a new folder.

    At a terminal, you are asked for what the options do not say. What you leave empty is marked FILL IN, and
    `tcsite check` lists it. A folder that is not empty is refused, and nothing is written.
    """
    _refuse_taken(folder)
    answers = {name: _tidied(name, value) for name, value in values.items() if value}
    base_url = answers.pop("base_url", "")
    _refuse_faults(names, id, answers)
    comes_from = source(wanted)
    if example:
        if names or id or answers:
            raise click.UsageError(
                "--example makes a site of the University of Example: give no facts of your own"
            )
        _write(
            example_site(disk.bundled(disk.INVENTED), base_url, _chosen_hosts(ci), today, comes_from), folder
        )
        return
    if len(names) < 2 and sys.stdin.isatty():
        given = {"name": " ".join(names), "base_url": base_url, "ci": ",".join(ci)}
        answers = _ask({**answers, **{name: value for name, value in given.items() if value}}, folder)
        names = tuple(filter(None, [answers.pop("name", "")]))
        base_url, ci = answers.pop("base_url", ""), tuple(_hosts(answers.pop("ci", "")))
    institutions = _institutions(names, id, answers)
    options = NewSiteOptions(
        institutions=institutions,
        one=len(institutions) == 1 if single is None else single,
        base_url=base_url,
        stage=stage,
        hosts=_chosen_hosts(ci),
    )
    _write(new_site(options, today, comes_from), folder)


def _institutions(
    names: tuple[str, ...], id: str | None, answers: Mapping[str, str]
) -> tuple[tuple[str, InstitutionDetails], ...]:
    """Each institution's folder, and what is known of it."""
    details = InstitutionDetails(
        **{field.name: answers.get(field.name, "") for field in fields(InstitutionDetails)}
    )
    institutions = tuple(
        (id or (slugged(name) if name else "your-institution"), replace(details, name=name))
        for name in names or ("",)
    )
    _refuse_ids([folder for folder, _ in institutions])
    return institutions


def _chosen_hosts(ci: tuple[str, ...]) -> tuple[str, ...]:
    words = ci or ("both",)
    both = ("github", "gitlab") if "both" in words else ()
    return tuple(dict.fromkeys([*both, *(word for word in words if word in HOSTS)]))


def _ask(answers: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The answers, and those to the questions that are still open. Whoever stops gets a command to go on with."""
    click.echo("Leave empty what you do not know: tcsite check will remind you.\n")
    result = dict(answers)
    try:
        for name, question in QUESTIONS.items():
            while name not in result:
                value = _tidied(name, click.prompt(question, default="", show_default=False).strip())
                if value and (fault := _fault(name, value)):
                    click.echo(f"  {fault}")
                else:
                    result[name] = value
    except click.Abort:
        click.echo(f"\n\nNothing was written. To go on with your answers:\n  {_command(folder, result)}")
        raise
    return result


def _command(folder: Path, answers: Mapping[str, str]) -> str:
    """The command that says what was answered."""
    options = {"name": "institution", "role": "status", "base_url": "base-url"}
    words = [
        word
        for name, value in answers.items()
        if value
        for each in (_hosts(value) if name == "ci" else [value])
        for word in (f"--{options.get(name, name)}", each)
    ]
    return shlex.join(["tcsite", "new", str(folder), *words])


def _hosts(words: str) -> list[str]:
    return [word.lower() for word in re.split(r"[\s,]+", words) if word]


def _tidied(name: str, value: str) -> str:
    """An answer as it is meant: a word of a list in any letters, an address without https://."""
    choices = {"nation": NATIONS, "role": ROLES}.get(name, ())
    value = next((choice for choice in choices if choice.casefold() == value.casefold()), value)
    if name in ("website", "published", "base_url") and _HOST.match(value):
        value = f"https://{value}"
    folder = {"website": r"https?://[^/?#]+", "base_url": r"https?://[^?#]*[^/?#]"}.get(name)
    if folder and re.fullmatch(folder, value):
        value += "/"
    return value


_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]|$)", re.IGNORECASE)
"""How an address begins that lacks its https://."""


def _fault(name: str, value: str) -> str:
    """What the model says against an answer, if anything."""
    if name == "ci":
        wrong = [word for word in _hosts(value) if word not in (*HOSTS, "both", "none")]
        return f'"{wrong[0]}" is not one of {", ".join(HOSTS)}' if wrong else ""
    if name == "base_url":
        return "" if value.startswith(("https://", "http://")) else "a web address begins with https://"
    data: dict[str, Any] = {"name": "An institution", "status": {"role": "signatory"}}
    outer, *inner = PLACES.get(name, (name,))
    if outer == "contacts":
        data[outer] = [{"role": "lead", inner[0]: value}]
    elif inner:
        data.setdefault(outer, {})[inner[0]] = value
    else:
        data[outer] = value
    _, misfits = read_as(InstitutionFile, data)
    return f"{misfits[0].message}: {misfits[0].hint}" if misfits else ""


def _refuse_ids(ids: list[str]) -> None:
    for id in ids:
        checked_id(id, "--id")
    if len(set(ids)) < len(ids):
        raise click.UsageError("two institutions would have the same folder: give each a name of its own")


def _refuse_faults(names: tuple[str, ...], id: str | None, answers: Mapping[str, str]) -> None:
    if len(names) > 1 and (id or answers):
        raise click.UsageError(
            "with several institutions, give their names alone: write the rest in their files"
        )
    for name, value in (*answers.items(), *(("name", name) for name in names)):
        if fault := _fault(name, value):
            raise click.UsageError(fault)


def _refuse_taken(folder: Path) -> None:
    """Before anything is asked: nobody answers eleven questions for nothing."""
    try:
        disk.refuse_taken(folder)
    except disk.NotOurs as refusal:
        raise click.UsageError(str(refusal)) from None


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    disk.begin(files, folder)
    for path in sorted(files):
        if not path.startswith(SCHEMAS):
            click.echo(f"wrote {folder / path}")
    go = "" if folder.resolve() == Path.cwd() else f"  cd {shlex.quote(str(folder))}\n"
    click.echo(
        f"\nNext:\n{go}  tcsite check     lists what is left to fill in\n  tcsite serve     shows the site while you write"
        "\nIf your terminal does not know tcsite: README.md in the new folder, Getting tcsite, says how to install it."
        "\nThe same file says how to go on, and how to publish."
    )
