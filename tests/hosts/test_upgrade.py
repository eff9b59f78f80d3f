"""A site that tcsite 0.1.0 made (from the history of this repository), brought to this version."""

import shutil
from pathlib import Path

import pytest

from hosts.finished import fill_in, finished
from running import files_below, tcsite

OLD = Path(__file__).parent / "site-0.1.0"
NOW = ("--as-of", "2026-11-28")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    site = Path(shutil.copytree(OLD, tmp_path / "site"))
    cache = site / ".cache" / "tcsite"
    (cache / "8ba3d356a82e09ea" / "04").mkdir(parents=True)
    (cache / "8ba3d356a82e09ea" / "04" / "c2ecc91980021193afa2b9bc362e9867f52c2a.json").write_text("[]")
    (cache / "web.json").write_text("{}")
    return site


def bytes_of(site: Path) -> dict[str, bytes]:
    return {path: (site / path).read_bytes() for path in files_below(site)}


def test_a_dry_run_says_all_and_writes_nothing(old: Path) -> None:
    before = bytes_of(old)
    done = tcsite("upgrade", "--dry-run", cwd=old)
    assert done.returncode == 0, done.stderr
    assert ".github/workflows/site.yml: renewed" in done.stdout
    assert ".github/workflows/weekly.yml: new" in done.stdout
    assert "-      - uses: actions/checkout@v4" in done.stdout
    assert "nothing was written" in done.stdout
    assert bytes_of(old) == before


def test_the_old_site_gets_todays_workflows_libraries_and_schemas_and_keeps_its_content(old: Path) -> None:
    before = bytes_of(old)
    assert tcsite("upgrade", cwd=old).returncode == 0
    after = bytes_of(old)
    for path in before:
        if path.startswith("content/") or path in ("site.yaml", "README.md"):
            assert after[path] == before[path], path
    assert b"tcsite==" not in after["requirements.txt"]
    assert "tcsite.txt" in after
    assert b"@08c6903cd8c0fde910a37f88322edcfb5dd907a8" in after[".github/workflows/site.yml"]
    again = tcsite("upgrade", cwd=old)
    assert again.returncode == 0
    assert "everything is as tcsite" in again.stdout
    fill_in(old)
    done = tcsite("build", "--strict", *NOW, cwd=old)
    assert "error [schema]" not in done.stdout, "what 0.1.0 wrote can still be read"
    assert (old / "output" / "index.html").is_file()
    assert not (old / ".cache/tcsite/8ba3d356a82e09ea").exists(), "work of another version is not kept"
    assert (old / ".cache/tcsite/web.json").is_file(), "what is known of the web is"


def test_what_somebody_changed_is_theirs(old: Path) -> None:
    file = old / ".gitlab-ci.yml"
    mine = file.read_text() + "\nmine: {script: [true]}\n"
    file.write_text(mine)
    done = tcsite("upgrade", cwd=old)
    assert done.returncode == 1
    assert ".gitlab-ci.yml: yours, left as it is (--force replaces it)" in done.stdout
    assert file.read_text() == mine
    assert tcsite("upgrade", "--force", cwd=old).returncode == 0
    assert file.read_text() != mine


def test_a_host_can_be_added_and_an_older_wheel_goes(tmp_path: Path) -> None:
    site = finished(tmp_path / "x", "--ci", "gitlab")
    (site / "vendor").mkdir(exist_ok=True)
    (site / "vendor" / "tcsite-0.0.9-py3-none-any.whl").write_bytes(b"old")
    assert tcsite("upgrade", "--ci", "netlify", cwd=site).returncode == 0
    assert (site / "netlify.toml").is_file()
    assert not (site / ".github").exists()
    assert not (site / "vendor" / "tcsite-0.0.9-py3-none-any.whl").exists()
