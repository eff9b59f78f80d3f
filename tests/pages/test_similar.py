"""Similar actions elsewhere: found alike on every machine, both ways, never at home, and shown for what they are."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from everything import TODAY, Build, X, Y
from maker import make
from samples import Entries
from tcsite.facts.similar import ActionWords, alike, compared_actions
from tcsite.model import Site

PLAN = """\
title: Plan of the institute
period: {from: 2024-08, to: 2027-07}
state: in-force
strands: [{id: V, title: Seen, pillar: visibility}]
actions:
  - {id: Q1, strand: V, text: Put every technician with a portrait on web pages and lobby screens}
  - {id: Q2, text: Buy a lathe}
"""
OWN = f"{X}plans/2024-2027.yaml"


@pytest.fixture
def changes(inputs: dict[str, bytes]) -> dict[str, str]:
    """Two institutions that mean the same."""
    own = (
        inputs[OWN]
        .decode()
        .replace(
            "Show **every** technician:",
            "A **portrait** of every technician on web pages and screens in the lobby:",
        )
    )
    return {OWN: own, f"{Y}plans/2024-2027.yaml": PLAN}


def shown(files: dict[str, bytes], path: str, action: str) -> BeautifulSoup:
    page = BeautifulSoup(files[f"{path}index.html"], "html.parser")
    return BeautifulSoup(str(page.select_one(f"#{action} .similar") or ""), "html.parser")


THEIRS, OURS = (
    "institutions/example-institute/plans/2024-2027/",
    "institutions/university-of-example/plans/2024-2027/",
)


def test_an_action_leads_to_those_elsewhere_and_they_to_it(
    written: Callable[..., dict[str, bytes]], changes: dict[str, str]
) -> None:
    files = written(changes)
    one, other = shown(files, OURS, "v1"), shown(files, THEIRS, "q1")
    assert [link["href"] for link in one.find_all("a")] == ["../../../example-institute/plans/2024-2027/#q1"]
    assert [link["href"] for link in other.find_all("a")] == [
        "../../../university-of-example/plans/2024-2027/#v1"
    ]
    words = " ".join(one.get_text(" ").split())
    assert words.startswith("Similar wording elsewhere: 1 for V1")
    assert "Q1 Put every technician" in words
    assert "Example Institute, Plan of the institute" in words
    assert words.endswith("Found by comparing words, not by a person.")
    assert not shown(files, THEIRS, "q2").text


def test_an_edit_elsewhere_is_seen_at_once(inputs: dict[str, bytes], changes: dict[str, str]) -> None:
    """What is remembered of a page must not outlive what other institutions' plans say."""
    cache = Entries()
    files = {**inputs, **{path: text.encode() for path, text in changes.items()}}
    renamed = {
        **files,
        f"{Y}plans/2024-2027.yaml": PLAN.replace("title: Plan of", "title: Scheme of").encode(),
    }
    other = PLAN.replace("Put every technician with a portrait on web pages and lobby screens", "Sow beans")
    reworded = {**files, f"{Y}plans/2024-2027.yaml": other.encode()}
    for edited in (files, renamed, reworded, files):
        made = make(edited, today=TODAY, cache=cache)
        assert made == make(edited, today=TODAY)
        assert b"Scheme of the institute" in made.files[f"{OURS}index.html"] or edited is not renamed
        assert bool(shown(dict(made.files), OURS, "v1").text) is (edited is not reworded)


def all_said(site: Site) -> list[ActionWords]:
    return [words for one in site.institutions for words in compared_actions(one, "en")]


def test_drafts_are_not_compared(build: Build, changes: dict[str, str]) -> None:
    draft = {**changes, f"{Y}plans/2024-2027.yaml": PLAN.replace("in-force", "draft")}
    assert alike(all_said(build(changes)))
    assert not alike(all_said(build(draft)))
