"""Arguments in, exit code out: the one place where the core meets the world.

Exit codes: 0 fine · 1 problems in the content (with --strict also warnings) · 2 wrong use of the command,
or an output folder that will not be replaced. One module a command, one line each in `COMMANDS`.
"""

import click

import tcsite
from tcsite.cli.importing import import_
from tcsite.cli.record import record
from tcsite.cli.rulebook import rule
from tcsite.cli.serving import serve
from tcsite.cli.site import build, check

COMMANDS = (build, check, serve, rule, record, import_)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(tcsite.__version__, prog_name="tcsite")
def main() -> None:
    """Publish Technician Commitment plans: check content, build the site.

    Exit codes: 0 fine, 1 problems in the content, 2 wrong use.
    """


for command in COMMANDS:
    main.add_command(command)
