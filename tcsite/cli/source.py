"""Where the tcsite of a site comes from, found out on this machine."""

from pathlib import Path

import click

import tcsite
from tcsite.content.scaffold import InstallSource, packed, source_of, stated_source, vendored
from tcsite.edges import disk, installation
from tcsite.edges.system import exists

source_option = click.option(
    "--tcsite",
    "wanted",
    metavar="SOURCE",
    help="Set where the site installs tcsite from: git+https://HOST/PATH@TAG, https://HOST/FILE.whl#sha256=DIGEST, a wheel's file, or "
    "tcsite==VERSION where your index has it. Default: where this tcsite comes from, or a wheel of it in vendor/.",
)


def source(wanted: str | None) -> InstallSource:
    """The source that is wanted, or the one of the tcsite that runs."""
    if wanted and wanted.endswith(".whl") and exists(Path(wanted)):
        return vendored(Path(wanted).name, disk.read_file(Path(wanted)))
    if wanted:
        named = stated_source(wanted)
        if isinstance(named, str):
            raise click.UsageError(f"--tcsite: {named}")
        return named
    version = tcsite.__version__
    try:
        return source_of(
            version, installation.repository(), installation.direct_url(), lambda: _wheel(version)
        )
    except installation.NotInstalled as fault:
        raise click.UsageError(f"{fault}: say  --tcsite SOURCE  (tcsite new --help)") from None


def _wheel(version: str) -> bytes:
    return packed(disk.package(), version, installation.described(version))
