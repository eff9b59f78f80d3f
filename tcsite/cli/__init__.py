"""Arguments in, exit code out: the one place where the core meets the world.

Exit codes: 0 fine · 1 problems in the content (with --strict also warnings) · 2 wrong use of the command, or an
output folder that will not be replaced · 3 with --strict, nothing worse than links that could not be checked.
One module a command, and one line in `COMMANDS`; a module is read when its command is called.
"""

import errno
from importlib import import_module
from typing import Any

import click

import tcsite
from tcsite.frozen import dataclass


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """Where a command stands, and the line that lists it, so that listing it does not load it."""

    path: str  # "module:function", the module below tcsite.cli
    help: str
    hidden: bool = False  # a second name, for those who look for it


COMMANDS = {
    "new": CommandEntry("new:new", "Start a new site in a new folder."),
    "build": CommandEntry("build:build", "Check the content and write the site."),
    "check": CommandEntry("check:check", "Check the content and the site, and write nothing."),
    "serve": CommandEntry("serve:serve", "Show the site in a browser while you edit it."),
    "add": CommandEntry("add:add", "Add an institution, a plan, an update or another file."),
    "set": CommandEntry("set:set_", "Update the status of an action, a plan or an institution."),
    "fmt": CommandEntry("fmt:fmt", "Format the content files."),
    "import": CommandEntry("import_file:import_", "Turn a Word, Excel or other document into a plan."),
    "export": CommandEntry("export:export", "Write a form, a plan or a report as Word, PDF or HTML."),
    "status": CommandEntry("status:status", "Show what is due, what is missing and what to do next."),
    "explain": CommandEntry(
        "status:status", "Show what is due, what is missing and what to do next.", hidden=True
    ),
    "editors": CommandEntry("editors:editors", "Write the settings that let an editor help you."),
    "record": CommandEntry("record:record", "Record every address that the site publishes."),
    "upgrade": CommandEntry("upgrade:upgrade", "Bring a site to this version of tcsite."),
    "rule": CommandEntry("rule:rule", "Explain a rule, or list all rules."),
}


class SystemRefusal(click.ClickException):
    """The system refused to read or write a file."""

    exit_code = 2

    def __init__(self, refusal: OSError) -> None:
        from tcsite.edges.system import in_words

        reason, hint = in_words(refusal)
        name = refusal.filename or ""
        file = name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)
        super().__init__(f"{file}: {reason}; {hint}, and run the command again".removeprefix(": "))


class LazyGroup(click.Group):
    """A group that reads the module of a command only when the command is called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The commands that `--help` lists."""
        return [name for name, entry in COMMANDS.items() if not entry.hidden]

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, with its module loaded."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].path.partition(":")
        command: click.Command = getattr(import_module(f"tcsite.cli.{module}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; for a word that is none, the one it resembles."""
        word = args[0]
        if word not in COMMANDS and not word.startswith("-"):
            from tcsite.text.spelling import nearest

            near = nearest(word, list(COMMANDS))
            hint = f"did you mean  tcsite {near}" if near else "tcsite --help  lists them"
            raise click.UsageError(f'there is no command "{word}"; {hint}', ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, and say which file the system refused and what to do."""
        try:
            return super().invoke(ctx)
        except OSError as refusal:
            if refusal.errno == errno.EPIPE:  # whoever read the output has gone: click ends quietly
                raise
            raise SystemRefusal(refusal) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by their entries alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].help) for name in self.list_commands(ctx)])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(tcsite.__version__, prog_name="tcsite", help="Show the version and exit.")
def main() -> None:
    """Publish Technician Commitment plans: check content, build the site.

    Exit codes: 0 fine, 1 problems in the content, 2 wrong use, 3 only doubtful links under --strict.
    """
