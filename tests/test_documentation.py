"""The documentation as a site: MkDocs builds it strictly, and our own checker finds no broken link in it."""

import subprocess
import sys

from samples import ROOT


def test_the_documentation_is_built_and_its_links_are_sound() -> None:
    done = subprocess.run(
        [sys.executable, "docs/site.py"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "pages checked" in done.stdout
    assert (ROOT / "dist/documentation/docs/for-leads.html").is_file()
