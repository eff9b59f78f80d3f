"""`new`: a site from nothing, that checks and builds and says what is left to fill in."""

import sys
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, get_args

import click

import tcsite
from tcsite.cli.common import address
from tcsite.content.file_names import slugged
from tcsite.content.reference.settings import SCHEMAS
from tcsite.content.scaffold import HOSTS, InstitutionDetails, NewSiteOptions, new_site
from tcsite.content.schema import read_as
from tcsite.edges import disk
from tcsite.model import InstitutionFile, Status

NATIONS = ("England", "Northern Ireland", "Scotland", "Wales")
ROLES = get_args(Status.model_fields["role"].annotation)

QUESTIONS = {
    "name": "The full name of your institution",
    "nation": f"Its nation ({', '.join(NATIONS)})",
    "website": "The address of its home page, as in https://www.example.ac.uk/",
    "role": f"Its standing in the Technician Commitment ({', '.join(ROLES)})",
    "since": "Since when, as in 2018-06",
    "published": "The address of its own page about the Commitment",
    "contact": "The name of the person whom the public can ask",
    "post": "The post they hold",
    "email": "The e-mail address to write to, which is published",
}
"""What is asked at a terminal, in this order; each may be left empty."""

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


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--institution", "names", multiple=True, metavar="NAME", help="Its full name; may be repeated.")
@click.option(
    "--id", metavar="ID", help="Its folder's name, and a part of its addresses. Default: of its name."
)
@click.option("--nation", type=click.Choice(NATIONS))
@click.option("--website", metavar="URL", help="Its home page.")
@click.option("--host", metavar="HOST", help="Its web host. Default: that of the home page.")
@click.option("--status", "role", type=click.Choice(ROLES), help="Its standing in the Commitment.")
@click.option("--since", metavar="DATE", help="Since when it has that standing.")
@click.option("--published", metavar="URL", help="Its own page about the Commitment.")
@click.option("--contact", metavar="NAME", help="The person whom the public can ask.")
@click.option("--post", help="The post they hold.")
@click.option("--email", metavar="ADDRESS", help="Where to write to them; it is published.")
@click.option("--base-url", metavar="URL", help="Where the site will be published.")
@click.option("--stage", type=click.IntRange(1, 3), default=1, help="Of the first plan. Default: 1.")
@click.option(
    "--home/--many", "one", default=None, help="One institution is the site, or a directory of many."
)
@click.option(
    "--ci", type=click.Choice([*HOSTS, "both", "none"]), default="both", help="Whose workflow to add."
)
def new(folder: Path, names: tuple[str, ...], id: str | None, **given: Any) -> None:
    """Begin a site in a new folder.

    At a terminal, what the options do not say is asked. What you leave empty is marked FILL IN, and
    `tcsite check` lists it. A folder that holds anything is refused, and nothing is written.
    """
    base_url, stage, one, ci = (given.pop(name) for name in ("base_url", "stage", "one", "ci"))
    answers: dict[str, str] = {name: value for name, value in given.items() if value}
    if len(names) > 1 and (id or answers):
        raise click.UsageError(
            "with several institutions, give their names alone: write the rest in their files"
        )
    for name, value in (*answers.items(), *(("name", name) for name in names)):
        if fault := _fault(name, value):
            raise click.UsageError(fault)
    if not names and sys.stdin.isatty():
        answers = _asked(answers)
        names = tuple(filter(None, [answers.pop("name", "")]))
    known = {field.name: answers.get(field.name, "") for field in fields(InstitutionDetails)}
    identities = [InstitutionDetails(**{**known, "name": name}) for name in names or ("",)]
    ids = [id] if id else [slugged(one.name) if one.name else "your-institution" for one in identities]
    _refuse_ids(ids)
    wishes = NewSiteOptions(
        institutions=tuple(zip(ids, identities, strict=True)),
        one=len(identities) == 1 if one is None else one,
        base_url=address(base_url) or "",
        stage=stage,
        hosts=HOSTS if ci == "both" else (ci,),
    )
    _write(new_site(wishes, date.today(), tcsite.__version__), folder)


def _asked(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers, with what is asked now."""
    click.echo("Leave empty what you do not know: tcsite check will remind you.\n")
    told = dict(answers)
    for name, question in QUESTIONS.items():
        while name not in told:
            value = click.prompt(question, default="", show_default=False).strip()
            if value and (fault := _fault(name, value)):
                click.echo(f"  {fault}")
            else:
                told[name] = value
    return told


def _fault(name: str, value: str) -> str:
    """What the model says against an answer, if anything."""
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
        if slugged(id) != id:
            raise click.UsageError(
                f'"{id}" becomes an address: only a-z, 0-9 and hyphens, as in  --id {slugged(id)}'
            )
    if len(set(ids)) < len(ids):
        raise click.UsageError("two institutions would have the same folder: give each a name of its own")


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    try:
        disk.begin(files, folder)
    except disk.NotOurs as refusal:
        raise click.UsageError(str(refusal)) from None
    except OSError as refusal:
        raise click.UsageError(f"the site cannot be written: {refusal}") from None
    for path in sorted(files):
        if not path.startswith(SCHEMAS):
            click.echo(f"wrote {folder / path}")
    go = "" if folder.resolve() == Path.cwd() else f"cd {folder}, then "
    click.echo(
        f"\nNext: read README.md; {go}tcsite check  says what is left to fill in, tcsite serve  shows it."
    )
