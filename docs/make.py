"""Writes the generated part of the documentation: `make docs`."""

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent))

import components

from tcsite.content.reference import content_reference, json_schemas
from tcsite.site.views.contract import theme_reference

HERE = Path(__file__).parent

GENERATED: tuple[tuple[str, Callable[[], str | dict[str, str]]], ...] = (
    ("components.md", components.reference),
    ("content.md", content_reference),
    ("schemas", json_schemas),
    ("theme-reference.md", theme_reference),
)
"""What is made: a file with a function that returns its text, or a folder with one that returns its files."""

UNKNOWN = "ADDRESS-OF-TCSITE"
"""Stands in the documentation for the repository's address, until pyproject.toml states it."""


def repository() -> str:
    """The repository's address, as pyproject.toml states it; "" while nobody has one."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    address: str = project["urls"]["Repository"]
    return "" if (urlsplit(address).hostname or "").endswith(".invalid") else address


def with_address(text: str, address: str) -> str:
    """A text that says the address wherever it could not until now."""
    if not address:
        return text
    owner = urlsplit(address).path.strip("/").removesuffix(".git")
    return text.replace(UNKNOWN, address).replace("OWNER/tcsite", owner)


def made() -> dict[str, str]:
    """Every generated file's path in docs/, and its text."""
    files = {}
    for path, make in GENERATED:
        text = make()
        files.update(
            {path: text} if isinstance(text, str) else {f"{path}/{name}": text[name] for name in text}
        )
    return files


def leftover() -> list[str]:
    """Files in generated folders that are not made any more."""
    folders = [path for path, _ in GENERATED if (HERE / path).is_dir()]
    there = [file.relative_to(HERE).as_posix() for folder in folders for file in (HERE / folder).iterdir()]
    return sorted(set(there) - set(made()))


if __name__ == "__main__":
    for path, text in made().items():
        (HERE / path).parent.mkdir(exist_ok=True)
        (HERE / path).write_text(text, encoding="utf-8")
    for path in leftover():
        (HERE / path).unlink()
    for file in sorted({*HERE.parent.glob("*.md"), *HERE.glob("*.md")} - {HERE / "releasing.md"}):
        file.write_text(with_address(file.read_text(encoding="utf-8"), repository()), encoding="utf-8")
