"""Which tests are quick: those that start nothing and take little. Tests are sorted by what they use, not by hand.

``pytest -m quick`` runs them. While one of them runs, in whatever run, nothing can start a process or a server,
or connect to one.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from hypothesis import settings

from tcsite.edges.processes import Processes

FOLDERS = {"browser": "browser", "serve": "server", "web": "server", "published": "slow"}
"""Tests of these folders need these things, whatever their code looks like."""

SLOW = frozenset(
    f"test_{name}.py"
    for name in (
        *("build", "minimum", "blame", "ledger", "any_content", "editing", "reference"),
        *("nothing_lost", "untrusted", "unforeseen", "shapes", "pdf", "excel", "varied", "projections"),
        *("extremes", "compare", "similar", "kinds_of_pages", "found", "links_values", "links_growth"),
        *("welsh", "overdue", "form", "formats", "theme", "what_readers_see", "review", "markdown_check"),
        *(
            "growth",
            "editors",
            "markdown",
            "status_and_times",
            "one_door",
            "register",
            "namesakes",
            "sources",
        ),
        *(
            "drafts",
            "forged_cache",
            "absence",
            "round_trip",
            "texts",
            "one_cause",
            "calendars",
            "identifiers",
        ),
        *("rows", "word"),
    )
)
"""Files whose tests build large sites, or try hundreds of inputs, so that they take long even with few of them."""

WHOLE_SITES = frozenset({"example", "written", "html", "rendering", "built"})
"""Fixtures that make all pages of a site, or of several."""

STARTS = frozenset(
    {
        "subprocess.Popen",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.exec",
        "os.system",
        "socket.bind",
        "socket.connect",
    }
)
"""What Python announces (`sys.audit`) before a process or a server begins, or somebody is asked over the network."""

FEW = 10
"""Examples that a property is tried with in quick runs, however many it asks for."""

QUICK = "quick"


def has_none(path: Path) -> bool:
    """Whether a file or a folder of tests holds no quick ones."""
    return path.name in SLOW or path.name in FOLDERS


class NotQuickError(RuntimeError):
    """A test that counts as quick starts something."""


class Guard:
    """Refuses whatever starts a process or a server, or asks one, while a quick test runs."""

    def __init__(self) -> None:
        self.active = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.active and event in STARTS:
            raise NotQuickError(f"{event} in a quick test: let it use what marks it, see tests/quickly.py")


def needs(item: pytest.Function) -> set[str]:
    """What a test needs that is not quick: names of markers."""
    folders = item.path.relative_to(item.config.rootpath).parts
    found = {FOLDERS[folder] for folder in folders if folder in FOLDERS}
    found |= {"browser"} if "browser" in item.fixturenames else set()
    found |= {"slow"} if item.path.name in SLOW or WHOLE_SITES & set(item.fixturenames) else set()
    return found | ({"process"} if _starts_a_process([item.function, *_fixtures(item)]) else set())


def _fixtures(item: pytest.Function) -> Iterable[FunctionType]:
    """The functions of a test's fixtures; pytest has no public way to ask for them."""
    found = item._fixtureinfo.name2fixturedefs.values()
    return (one.func for several in found for one in several if isinstance(one.func, FunctionType))


def _starts_a_process(functions: Iterable[Any]) -> bool:
    """Whether one of these functions, or one of our own that it names, uses `subprocess` or several processes."""
    waiting, seen = list(functions), set()
    while waiting:
        function = waiting.pop()
        function = getattr(getattr(function, "hypothesis", None), "inner_test", function)
        if function in seen or not isinstance(function, FunctionType):
            continue
        seen.add(function)
        for name in _names(function.__code__):
            value = function.__globals__.get(name)
            if value is subprocess or value is Processes:
                return True
            if isinstance(value, FunctionType) and _is_of_tests(value):
                waiting.append(value)
    return False


def _names(code: CodeType) -> Iterable[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _names(inner)


def _is_of_tests(function: FunctionType) -> bool:
    """Whether it is a helper of the tests: what belongs to tcsite or to a library is not looked into."""
    module: ModuleType | None = sys.modules.get(function.__module__)
    return "/tests/" in (getattr(module, "__file__", None) or "").replace("\\", "/")


def with_few_examples(item: pytest.Function) -> None:
    """Let a property be tried with few examples: settings at a test win over a profile, so they are replaced."""
    asked = getattr(item.function, "_hypothesis_internal_use_settings", None)
    if isinstance(asked, settings) and asked.max_examples > FEW:
        item.function._hypothesis_internal_use_settings = settings(asked, max_examples=FEW)
