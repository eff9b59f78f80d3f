"""`editors`: write the files that let an editor complete, check and show forms."""

import sys
from pathlib import Path

import click

from tcsite.cli.options import EXIT_FINE, EXIT_PROBLEMS, root_option
from tcsite.cli.sites import read_site
from tcsite.content.reference.editors import FOR, editor_files
from tcsite.content.reference.layout import Home
from tcsite.content.reference.settings import SCHEMAS, modeline
from tcsite.edges import disk
from tcsite.edges.system import is_file
from tcsite.files import Files
from tcsite.text.markdown import plain


@click.command("editors")
@root_option
@click.option(
    "--for",
    "wanted",
    type=click.Choice(FOR),
    multiple=True,
    help="Choose an editor; may be repeated. Default: vscode.",
)
@click.option(
    "--modelines",
    is_flag=True,
    help="Also name the schema in the first line of each YAML file. Default: content files are unchanged.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Replace existing files that differ from what tcsite writes. Default: they are left as they are.",
)
def editors(root: Path, wanted: tuple[str, ...], modelines: bool, force: bool) -> None:
    """Write schemas into .tcsite/schemas/, and settings or forms for an editor.

    vscode: .vscode/settings.json. pages-cms: .pages.yml. decap: admin/. Run it again after an update of tcsite,
    or when an institution was added. A file that already exists and differs is not changed without --force.
    """
    site, inputs = read_site(root)
    language = site.settings.language
    homes = [
        Home(
            institution.id,
            plain(institution.name.in_language(language)),
            tuple(plan.id for plan in institution.plans),
        )
        for institution in site.institutions
    ]
    left = False
    files = editor_files(homes, wanted or ("vscode",))
    if all(
        is_file(root / path) and disk.read_file(root / path) == text.encode() for path, text in files.items()
    ):
        click.echo("all files that the editor needs exist already")
    for path, text in files.items():
        left |= not _put(root, path, text.encode(), force=force or path.startswith(SCHEMAS))
    if modelines:
        for path in _own_yaml(root, inputs):
            _put_modeline(root / path, modeline(path))
    sys.exit(EXIT_PROBLEMS if left else EXIT_FINE)


def _put(root: Path, path: str, content: bytes, *, force: bool) -> bool:
    """Write a file that is new or ours to renew; say so."""
    file = root / path
    there = disk.read_file(file) if is_file(file) else None
    if there == content:
        return True
    if there is not None and not force:
        click.echo(f"{path} already exists and was not changed: --force replaces it", err=True)
        return False
    disk.put(file, content)
    click.echo(f"wrote {path}")
    return True


def _own_yaml(root: Path, inputs: Files) -> list[str]:
    """The YAML files of the site that have a schema, not those that come with tcsite."""
    return [path for path in inputs if path.endswith(".yaml") and modeline(path) and is_file(root / path)]


def _put_modeline(file: Path, line: str) -> None:
    """Put the line first, in place of an older one."""
    before = disk.read_file(file)
    lines = before.splitlines(keepends=True)
    has_one = lines and lines[0].startswith(b"# yaml-language-server:")
    after = line.encode() + b"".join(lines[1:] if has_one else lines)
    if after != before:
        disk.put(file, after)
        click.echo(f"named the schema in {file}")
