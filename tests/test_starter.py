"""What `running.tcsite` starts is what `python -m tcsite` starts, only sooner."""

import os
from pathlib import Path

import pytest

from running import afresh, put_own, tcsite


@pytest.mark.parametrize(
    "words",
    [("check", "--as-of", "2026-11-22", "--strict"), ("bild",), ("build", "--root", "nowhere"), ("rule",)],
)
def test_a_run_says_and_gives_what_python_s_own_start_does(
    small: dict[str, bytes], tmp_path: Path, words: tuple[str, ...]
) -> None:
    site = put_own(small, tmp_path / "site")
    one, other = tcsite(*words, cwd=site), afresh([*words], site, {**os.environ, "NO_COLOR": "1"})
    assert (one.returncode, one.stdout, one.stderr) == (other.returncode, other.stdout, other.stderr)


def test_nothing_goes_from_one_run_into_the_next(small: dict[str, bytes], tmp_path: Path) -> None:
    first, second = (put_own(small, tmp_path / name) for name in ("first", "second"))
    usual = tcsite("--help", cwd=first).stdout
    assert tcsite("--help", cwd=first, COLUMNS="40").stdout != usual
    assert tcsite("build", cwd=first, umask=0o077).returncode == 0
    assert tcsite("build", cwd=second, umask=0o022).returncode == 0
    assert tcsite("--help", cwd=first).stdout == usual
    modes = [(site / "output/index.html").stat().st_mode & 0o777 for site in (first, second)]
    assert modes == [0o600, 0o644]
