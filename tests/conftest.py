"""What several tests need: a small sound site, and the real one."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import quickly
from samples import FOLDER, INSTITUTION, PLAN, ROOT, SITE, UPDATE
from tcsite.edges import disk

# The same examples in every run, so that a failure is about the change at hand. To search for new ones:
# HYPOTHESIS_PROFILE=searching make test
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None)
settings.register_profile("quick", derandomize=True, deadline=None, max_examples=quickly.FEW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

guard = quickly.Guard()
sys.addaudithook(guard)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where quick tests are asked for, do not read the files that have none."""
    return True if config.option.markexpr == quickly.QUICK and quickly.has_none(collection_path) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark tests by what they need, those that need nothing as quick; let what takes longest begin first."""
    few = config.option.markexpr == quickly.QUICK
    for item in items:
        if not isinstance(item, pytest.Function):
            continue
        needs = quickly.needs(item)
        for marker in needs or {quickly.QUICK}:
            item.add_marker(marker)
        if few:
            quickly.with_few_examples(item)
    first = ("browser", "process", "server", "slow", quickly.QUICK)
    files = {item.path: len(first) for item in items}
    for item in items:
        rank = min(first.index(mark.name) for mark in item.iter_markers() if mark.name in first)
        files[item.path] = min(files[item.path], rank)
    items.sort(key=lambda item: files[item.path])  # whole files, so that workers end together


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let a quick test start nothing, in any run."""
    guard.active = item.get_closest_marker(quickly.QUICK) is not None
    try:
        return (yield)
    finally:
        guard.active = False


@pytest.fixture
def small() -> dict[str, bytes]:
    """A small sound site's files, with what tcsite ships."""
    return {
        **disk.bundled(),
        "site.yaml": SITE,
        f"{FOLDER}institution.yaml": INSTITUTION,
        f"{FOLDER}plans/2024-2027.yaml": PLAN,
        f"{FOLDER}updates/2026-03-12-workshops.md": UPDATE,
    }


@pytest.fixture(scope="session")
def example() -> dict[str, bytes]:
    """The example site's files."""
    return disk.read(ROOT).files
