"""How this tcsite was installed: what pip noted of it, and its own files."""

import json
from collections.abc import Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any


class NotInstalled(Exception):
    """Nothing is known of this tcsite but its code."""


def installed() -> Distribution:
    """What is noted of the tcsite that runs."""
    try:
        return distribution("tcsite")
    except PackageNotFoundError:
        raise NotInstalled("this tcsite was never installed, so it cannot say where it comes from") from None


def repository() -> str:
    """The address of the repository, as pyproject.toml states it."""
    urls = installed().metadata.get_all("Project-URL") or []
    return next((url.partition(", ")[2] for url in urls if url.startswith("Repository, ")), "")


def direct_url() -> Mapping[str, Any]:
    """From which address pip installed it (PEP 610); empty where from an index."""
    try:
        found = json.loads(installed().read_text("direct_url.json") or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def described(version: str) -> Mapping[str, str]:
    """What a wheel says of itself, for a version: an installation that is edited may have noted an older one."""
    noted = installed()
    metadata = (noted.read_text("METADATA") or "").split("\n")
    lines = [f"Version: {version}" if line.startswith("Version: ") else line for line in metadata]
    return {"METADATA": "\n".join(lines), "entry_points.txt": noted.read_text("entry_points.txt") or ""}
