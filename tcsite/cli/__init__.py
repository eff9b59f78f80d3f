"""Arguments in, exit code out: the one place where the core meets the world.

Exit codes: 0 fine · 1 problems in the content (with --strict also warnings) · 2 wrong use of the command, or an
output folder that will not be replaced · 3 with --strict, nothing worse than links that could not be told.
One module a command, and one line in `COMMANDS`; a module is read when its command is called.
"""

import gc
from importlib import import_module

import click

import tcsite

COMMANDS = {
    "new": "tcsite.cli.new:new",
    "build": "tcsite.cli.site:build",
    "check": "tcsite.cli.site:check",
    "serve": "tcsite.cli.serving:serve",
    "add": "tcsite.cli.adding:add",
    "set": "tcsite.cli.setting:set_",
    "fmt": "tcsite.cli.formatting:fmt",
    "import": "tcsite.cli.importing:import_",
    "status": "tcsite.cli.status:status",
    "explain": "tcsite.cli.status:status",  # the same: whichever word comes to mind
    "editors": "tcsite.cli.editors:editors",
    "record": "tcsite.cli.record:record",
    "rule": "tcsite.cli.rulebook:rule",
}


SELDOM = (200_000, 50, 100)
"""When to look for cycles of objects. Sites are large and have none: after every 700 new ones takes a fifth of a build."""


class _Lazy(click.Group):
    """A group that knows its commands by name only."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  (likewise)
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(tcsite.__version__, prog_name="tcsite")
def main() -> None:
    """Publish Technician Commitment plans: check content, build the site.

    Exit codes: 0 fine, 1 problems in the content, 2 wrong use, 3 only doubtful links under --strict.
    """
    gc.set_threshold(*SELDOM)
