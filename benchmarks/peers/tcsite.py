"""tcsite itself, as it stands in this repository: every check, search, feed and data file included."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus import DAY, Institution, as_markdown, as_yaml

from peers.peer import Command, Peer

REPOSITORY = Path(__file__).parent.parent.parent
_SITE = """\
title: Technician Commitment plans that nobody made
description: Made-up content, to see how fast pages are made.
base_url: https://technicians.example.org/
language: en
publisher: Example press
contact: {name: The editors, email: editors@example.org}
licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}
"""


class Tcsite(Peer):
    """`tcsite build`, from the sources beside this folder."""

    name = "tcsite"
    output = "output"
    remembered = (".cache", ".tcsite")
    plan_file = "content/institutions/{institution}/plans/{plan}.yaml"

    def install(self) -> None:
        """It is here already; the Python that runs this has what it needs."""

    def version(self) -> str:
        """The version, and the commit."""
        asked = ["git", "-C", str(REPOSITORY), "describe", "--always", "--dirty"]
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() or "unknown"

    def files(self, institutions: Sequence[Institution]) -> dict[str, str]:
        """One folder an institution."""
        files = {"site.yaml": _SITE}
        for one in institutions:
            files |= {f"content/institutions/{path}": text for path, text in content(one).items()}
        return files

    def commands(self) -> list[Command]:
        """One command: checks are part of a build, and content with so much as a warning would fail."""
        options = ("--root", ".", "--output", self.output, "--as-of", DAY, "--strict")
        build = (sys.executable, "-m", "tcsite", "build", *options)
        # As where it is installed: its modules are compiled once, not at every start.
        environment = {"PYTHONPATH": str(REPOSITORY), "PYTHONDONTWRITEBYTECODE": ""}
        return [Command(build, environment)]


def content(one: Institution) -> dict[str, str]:
    """An institution's files as tcsite, and others beside it, lay them out."""
    return data(one) | prose(one)


def data(one: Institution) -> dict[str, str]:
    """Those in YAML."""
    return {
        f"{one.id}/institution.yaml": as_yaml(one.own),
        f"{one.id}/measures.yaml": as_yaml(one.figures),
        **{f"{one.id}/plans/{id}.yaml": as_yaml(plan) for id, plan in one.plans.items()},
    }


def prose(one: Institution) -> dict[str, str]:
    """Those in Markdown."""
    return {
        f"{one.id}/self-assessments/{one.form.name}.md": as_markdown(one.form),
        **{f"{one.id}/updates/{update.name}.md": as_markdown(update) for update in one.updates},
    }
