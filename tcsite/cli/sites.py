"""The site that a command works on: its files, its institutions, and ids for new files."""

from pathlib import Path

import click

from tcsite.cli.options import NO_SITE
from tcsite.content.editing import only_institution
from tcsite.content.file_names import slugged
from tcsite.content.load import load
from tcsite.edges import disk
from tcsite.files import Files, unread
from tcsite.model import Institution, Site
from tcsite.text.spelling import nearest


def read_files(root: Path) -> Files:
    """A site's files; what could not be read is named. Wrong use where there is no site."""
    files = disk.read(root).files
    refuse_no_site(files)
    name_unread(files)
    return files


def refuse_no_site(files: Files) -> None:
    """Wrong use, if these files are no site."""
    if "site.yaml" not in files:
        raise click.UsageError(NO_SITE)


def name_unread(files: Files) -> None:
    """Name the files of a site that could not be read, where no report does."""
    for file, content in unread(files).items():
        click.echo(f"{file}: {content.reason}; {content.hint}", err=True)


def read_site(root: Path) -> tuple[Site, Files]:
    """The site of a folder and its files; wrong use if its settings cannot be read."""
    files = read_files(root)
    site, _ = load(files)
    if site is None:
        raise click.UsageError("site.yaml cannot be read: fix it first; see  tcsite check")
    return site, files


def choose_institution(site: Site, id: str | None, *, option: str = "with  --institution ID") -> Institution:
    """The institution with an id, or the only one. One whose own file is broken is not known.

    `option` says how to name one.
    """
    ids = [institution.id for institution in site.institutions]
    if id is None:
        only = only_institution(site)
        if only is None:
            which = " ".join(filter(None, ("say which institution", option)))
            raise click.UsageError(f"{which}: {', '.join(ids) or 'there is none yet'}")
        return only
    institution = site.institution(id)
    if institution is None:
        near = nearest(id, ids) or next((known for known in ids if id.lower() in known), "")
        hint = f"did you mean {near}?" if near else f"there are: {', '.join(ids) or 'none'}"
        raise click.UsageError(f'there is no institution "{id}" that can be read; {hint}')
    return institution


def checked_id(id: str, option: str) -> str:
    """An id, if it can be part of an address."""
    if slugged(id) != id:
        raise click.UsageError(
            f'"{id}" becomes an address: only a-z, 0-9 and hyphens, as in  {option} {slugged(id)}'
        )
    return id
