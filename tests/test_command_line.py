"""The command line itself: what each command loads before it works, and what its help says."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from running import put_own
from samples import ROOT
from tcsite.cli import COMMANDS, main

WIDTH = 80
BUILD = ("tcsite.build", "tcsite.site", "tcsite.exports", "jinja2", "markdown", "bs4")
"""What only whoever builds a site needs."""

MODEL = ("tcsite.model", "pydantic", "yaml")

LIGHT: dict[str, tuple[str, ...]] = {
    "--version": (*BUILD, *MODEL, "tcsite.content", "tcsite.rules", "tcsite.report", "rich"),
    "--help": (*BUILD, *MODEL, "tcsite.content", "tcsite.rules", "tcsite.report", "rich"),
    "build --help": (*BUILD, *MODEL, "tcsite.content", "tcsite.rules"),
    "check --help": (*BUILD, *MODEL, "tcsite.content", "tcsite.rules"),
    "serve --help": (*BUILD, *MODEL, "tcsite.content", "tcsite.rules", "livereload"),
    "record --help": (*BUILD, *MODEL, "tcsite.content", "tcsite.rules"),
    "rule --help": (*BUILD, *MODEL, "tcsite.content", "tcsite.rules"),
    "status --help": (*BUILD, "tcsite.rules"),
    "new --help": (*BUILD, "tcsite.rules"),
    "add --help": (*BUILD, "tcsite.rules"),
    "import --help": (*BUILD, "tcsite.rules"),
    "editors --help": (*BUILD[:-2], "bs4", "tcsite.rules"),
    "rule plan-ended": ("tcsite.build", "tcsite.site", "tcsite.exports", "jinja2", "bs4", "rich"),
    "set 2024-2027#V1 --note Done --dry-run": (*BUILD, "tcsite.rules"),
    "set 2024-2027#V1 --note Done": ("tcsite.build", "tcsite.site", "tcsite.exports", "jinja2", "bs4"),
    "fmt": (*BUILD, "tcsite.rules"),
}
"""A command, and the modules that it must not load."""

RUN = (
    "import sys; from tcsite.cli import main\n"
    "try: main(prog_name='tcsite')\n"
    "except SystemExit as end: print('exit', end.code, file=sys.stderr)\n"
    "print(*sys.modules, file=sys.stderr)"
)


@pytest.mark.parametrize("command", LIGHT)
def test_a_command_loads_only_what_it_needs(command: str, small: dict[str, bytes], tmp_path: Path) -> None:
    site = put_own(small, tmp_path / "site")
    done = subprocess.run(
        [sys.executable, "-c", RUN, *command.split()], cwd=site, capture_output=True, text=True, check=True
    )
    *_, code, modules = done.stderr.splitlines()
    assert code == "exit 0", done.stderr
    assert set(LIGHT[command]) & set(modules.split()) == set()


def commands(
    group: click.Group = main, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, click.Command, click.Context]]:
    context = click.Context(group, info_name=" ".join(("tcsite", *path)))
    yield " ".join(("tcsite", *path)), group, context
    names = COMMANDS if group is main else group.list_commands(context)
    for name in names:
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (
                " ".join(("tcsite", *path, name)),
                command,
                click.Context(command, info_name=name, parent=context),
            )


ALL = {name: (command, context) for name, command, context in commands()}


@pytest.mark.parametrize("name", ALL)
def test_every_help_text_is_whole_sentences(name: str) -> None:
    command, context = ALL[name]
    assert command.help
    assert command.help.rstrip().endswith((".", ")"))
    for option in command.get_params(context):
        if isinstance(option, click.Option):
            assert option.help, f"{option.opts} has no help"
            assert option.help[0].isupper(), option.help
            assert option.help.endswith("."), option.help
            fixed = ("Show the version and exit.", "Show this message and exit.")
            assert "Default: " in option.help or option.required or option.help in fixed, option.help


@pytest.mark.parametrize("name", ALL)
def test_no_line_of_help_is_cut(name: str) -> None:
    command, _ = ALL[name]
    context = click.Context(command, info_name=name, max_content_width=WIDTH, terminal_width=WIDTH)
    shown = command.get_help(context)
    assert "..." not in shown.replace("[ARGS]...", "").replace("COMMAND [ARGS]", "")
    assert "…" not in shown.replace("TARGET…", "").replace("[FILE]…", "")
    assert max(map(len, shown.splitlines())) <= WIDTH


def test_the_list_of_commands_is_whole_and_names_each_once() -> None:
    shown = main.get_help(click.Context(main, info_name="tcsite", terminal_width=WIDTH))
    lines = shown.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in lines] == [
        name for name, entry in COMMANDS.items() if not entry.hidden
    ]
    assert all(line.endswith(".") for line in lines)
    assert "explain" not in shown


VERSION = "import sys; from tcsite.__main__ import main; sys.argv = ['tcsite', '--version']; "
"""A program that asks the command for its version."""

WAITING = {
    "a profiler": ["-m", "cProfile", "-m", "tcsite", "--version"],
    "a tracer": [
        "-c",
        f"{VERSION} import atexit; atexit.register(print, 'calls'); sys.settrace(lambda *_: None); main()",
    ],
    "a thread": [
        "-c",
        f"{VERSION} import threading;"
        " threading.Thread(target=lambda: (threading.main_thread().join(), print('calls'))).start(); main()",
    ],
}
"""Programs that do something more when the command has done its work: they print "calls"."""


@pytest.mark.parametrize("program", WAITING)
def test_whoever_waits_for_the_end_of_the_command_sees_it(program: str) -> None:
    command = [sys.executable, *WAITING[program]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("tcsite, version")
    assert "calls" in done.stdout
