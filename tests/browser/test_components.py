"""The page of components: each part of the theme is called what docs/components.md says, in every way of seeing it."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from axe import faults
from playwright.sync_api import Browser, expect
from strict_host import served
from windows import Windows

from samples import ROOT

sys.path.insert(0, str(ROOT / "docs"))

import components

from tcsite.facts.register import Answer
from tcsite.facts.timeliness import Timeliness
from tcsite.model import COLOURS


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("components") / "output"
    components.write(folder)
    with served(folder) as at:
        yield f"{at}/components/"


def test_each_part_has_the_role_and_the_name_that_are_written_down(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    states = page.locator(".state")
    expect(states).to_have_count(len(components.states()))
    for at, (component, state, role, name) in enumerate(components.states()):
        within = states.nth(at).locator(":scope > :not(.fine:first-child)")
        if role == "text":
            found = within.get_by_text(name, exact=True)
        elif name:
            found = within.locator("xpath=..").get_by_role(cast(Any, role), name=name, exact=True)
        else:
            found = within.locator("xpath=..").get_by_role(cast(Any, role))
        assert found.count(), (component, state, role, name)
        assert found.first.is_visible(), (component, state)
    page.close()


def test_axe_finds_nothing_and_nothing_scrolls_sideways(windows: Windows, address: str) -> None:
    assert faults(windows, address) == []


def test_every_state_is_there() -> None:
    shown = {(component, state) for component, state, _, _ in components.states()}
    assert {state for component, state in shown if component == "Status of an action"} == set(COLOURS)
    assert {state for component, state in shown if component == "Answer of the register"} == set(Answer)
    marks = " ".join(state for component, state in shown if component.startswith("Mark"))
    assert all(time in marks for time in Timeliness if time)


def test_every_macro_that_several_templates_share_is_shown() -> None:
    """A new part of `parts.html` or `picture.html` comes onto the page, or is named here with the part that uses it."""
    within = {
        "link",
        "links",
        "address",
        "printed",
        "spoken",
        "documents",
        "editor",
        "source",
        "reported",
        "plan_lines",
        "listing",
    }
    template = (ROOT / "docs" / components.TEMPLATE).read_text(encoding="utf-8")
    for name in ("parts", "picture"):
        text = (ROOT / f"themes/default/templates/{name}.html").read_text(encoding="utf-8")
        macros = set(re.findall(r"{% macro (\w+)", text))
        assert macros - within - set(re.findall(r"(?:parts|pictures)\.(\w+)\(", template)) == set()


def test_the_list_is_up_to_date() -> None:
    written = Path(ROOT / "docs/components.md").read_text(encoding="utf-8")
    assert written == components.reference(), "run  python docs/make.py"
