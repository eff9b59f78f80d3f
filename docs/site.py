"""Makes the documentation's site of the repository's own Markdown files, and checks its links: ``make documentation``."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import components

ROOT = Path(__file__).parent.parent
SOURCE, SITE = ROOT / "dist" / "documentation-source", ROOT / "dist" / "documentation"
TAKEN = re.compile(
    r"(?:[^/]+\.md|LICENSE|docs/.*\.(?:md|png|json|css)|(?:tcsite|benchmarks|examples)/README\.md"
    r"|examples/template/(?:README\.md|pictures/.*))$"
)
"""What is copied; folders and files of other kinds are named in the documentation, not linked from the site."""
LINK = re.compile(r"(?<!!)\[([^]\[]+)\]\((?!https?:|mailto:|#)([^)\s#]+)(#[^)\s]*)?\)")


def main() -> int:
    """Copy the sources, build, and check the site's links with our own checker."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    shutil.rmtree(SITE, ignore_errors=True)
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for path in files.splitlines():
        if TAKEN.match(path) and (ROOT / path).is_file():
            target = SOURCE / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.endswith(".md"):
                target.write_text(without_dead_ends((ROOT / path).read_text(), path))
            else:
                shutil.copyfile(ROOT / path, target)
    components.write(SOURCE / "docs")
    made = SOURCE / "docs" / "components.md"
    made.write_text(
        made.read_text().replace(
            "the page that shows them", "[the page that shows them](components/index.html)"
        )
    )
    build = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--config-file",
        str(ROOT / "mkdocs.yml"),
    ]
    if code := subprocess.run(build, check=False).returncode:
        return code
    return subprocess.run(
        [sys.executable, "-m", "tcsite", "check", "--folder", str(SITE)], check=False
    ).returncode


def without_dead_ends(text: str, path: str) -> str:
    """A text whose links to what the site does not hold (folders, code) are words; what is nowhere stays, and is found."""

    def kept(found: re.Match[str]) -> str:
        target = (ROOT / path).parent / found[2]
        there = target.resolve().relative_to(ROOT).as_posix() if target.exists() else ""
        return found[1] if there and not (target.is_file() and TAKEN.match(there)) else found[0]

    return LINK.sub(kept, text)


if __name__ == "__main__":
    sys.exit(main())
