"""The Containerfile: its steps, run in a folder as a container engine would run them.

Engines and the base image are not at hand where tests run; `.github/workflows/ci.yml` builds the image itself.
"""

import re
import shutil
import subprocess
from pathlib import Path

from hosts.test_action import checkout
from samples import ROOT

__all__ = ["checkout"]  # a fixture: the files that are the build's context

TEXT = re.sub(r"\\\n\s*", "", (ROOT / "Containerfile").read_text())
STAGES = [stage.splitlines() for stage in re.split(r"^FROM .*\n", TEXT, flags=re.MULTILINE)[1:]]


def steps(stage: list[str], word: str) -> list[str]:
    return [line.removeprefix(f"{word} ") for line in stage if line.startswith(f"{word} ")]


def test_what_it_installs_runs_without_pip_and_without_what_built_it(
    checkout: Path, own_environment: dict[str, str], tmp_path: Path
) -> None:
    made, final = STAGES
    folder = tmp_path / "tcsite"
    assert steps(made, "COPY") == [". /source"]
    assert steps(final, "COPY") == ["--from=made /opt/tcsite /opt/tcsite"]
    (run,) = steps(made, "RUN")
    command = run.replace("/source", str(checkout)).replace("/opt/tcsite", str(folder))
    environment = {**own_environment, "PATH": f"{Path(shutil.which('python3') or '').parent}:/usr/bin:/bin"}
    done = subprocess.run(
        ["sh", "-ec", command], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    packages = {path.name.partition("-")[0] for path in folder.glob("lib/python*/site-packages/*.dist-info")}
    assert {"tcsite", "aiohttp", "openpyxl", "pdfplumber", "livereload"} <= packages
    assert not packages & {"pip", "hatchling", "pluggy", "pathspec", "trove_classifiers"}
    site = shutil.copytree(ROOT / "examples/template", tmp_path / "site")
    check = subprocess.run(
        [folder / "bin/tcsite", "check"], cwd=site, env={"PATH": "/nowhere"}, capture_output=True, check=False
    )
    assert check.returncode == 0, check.stdout.decode() + check.stderr.decode()


def test_it_runs_as_nobody_special_and_its_base_is_one() -> None:
    _, final = STAGES
    assert steps(final, "USER") == ["1000"]
    assert steps(final, "ENTRYPOINT") == ['["tcsite"]']
    assert len(set(re.findall(r"^FROM (\S+)", TEXT, re.MULTILINE))) == 1


def test_an_old_python_and_a_missing_index_are_refused_in_words(
    checkout: Path, own_environment: dict[str, str], tmp_path: Path
) -> None:
    old = tmp_path / "bin" / "python3"
    old.parent.mkdir()
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.11.2\nexit 1\n')
    old.chmod(0o755)
    install = ["sh", str(checkout / "ci/install.sh"), str(tmp_path / "tcsite")]
    path = f"{Path(shutil.which('python3') or '').parent}:/usr/bin:/bin"
    for environment, said in (
        (
            {"PATH": f"{old.parent}:{path}"},
            "tcsite needs Python 3.11.5 or newer; python3 is Python 3.11.2 here",
        ),
        (
            {"PATH": path, "PIP_NO_INDEX": "1", "PIP_RETRIES": "0", "PIP_DEFAULT_TIMEOUT": "2"},
            "The libraries of tcsite could not be installed: pip found no index",
        ),
    ):
        done = subprocess.run(install, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert said in done.stderr
