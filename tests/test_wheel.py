"""The wheel, as a stranger installs it: in a fresh virtual environment, far from this repository."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from running import put_own
from samples import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an environment that holds the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder / "dist", ROOT)
    (wheel,) = (folder / "dist").glob("*.whl")
    venv.create(folder / "fresh", with_pip=True)
    commands = folder / "fresh" / "bin"
    run(commands / "python", "-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel)
    return commands


def run(*command: object, cwd: Path | None = None) -> str:
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))
    }
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_an_installed_tcsite_builds_a_site_anywhere(
    installed: Path, small: dict[str, bytes], tmp_path: Path
) -> None:
    site = put_own(small, tmp_path / "site")
    assert run(installed / "tcsite", "--version", cwd=site).startswith("tcsite")
    assert "pages in output" in run(installed / "tcsite", "build", cwd=site)
    assert (site / "output" / "institutions" / "university-of-example" / "index.html").is_file()
    assert (site / "output" / "pillars" / "visibility" / "index.html").is_file(), (
        "the vocabulary travels along"
    )
    assert "owners:" in run(installed / "tcsite", "rule", "action-without-owner", cwd=site)


def test_an_installed_tcsite_makes_checks_and_builds_the_example(installed: Path, tmp_path: Path) -> None:
    run(installed / "tcsite", "new", "example", "--example", cwd=tmp_path)
    site = tmp_path / "example"
    assert "this can be published" in run(installed / "tcsite", "check", cwd=site)
    assert "pages in output" in run(installed / "tcsite", "build", cwd=site)
    assert (site / "output" / "institutions" / "university-of-example" / "index.html").is_file()
    assert (site / "output" / "cy" / "institutions" / "university-of-example" / "index.html").is_file()
