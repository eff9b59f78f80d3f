"""A fresh environment, a finished site in it, and hosts that run what `tcsite new` wrote."""

import os
import shutil
import venv
from pathlib import Path

import pytest

from hosts.finished import finished
from hosts.github import Host, hosted


def missing(program: str) -> None:
    """Skip where a program is not there; in CI, where `make test` installs it, that is a failure."""
    if not shutil.which(program):
        assert not os.environ.get("CI"), f"no {program}: `make test` installs it"
        pytest.skip(f"no {program} on this machine: apt-get install {program}")


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment that has nothing but pip."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    return folder / "bin"


@pytest.fixture(scope="session")
def own_environment() -> dict[str, str]:
    """What the machine says of its network; nothing of Python's or ours."""
    kept = ("PIP_", "SSL_", "HTTP", "http", "no_proxy", "NO_PROXY", "LANG")
    return {key: value for key, value in os.environ.items() if key.startswith(kept)}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site for every host, as `tcsite new` makes it, with everything filled in."""
    folder = tmp_path_factory.mktemp("made") / "site"
    hosts = [f"--ci={host}" for host in ("github", "gitlab", "netlify", "cloudflare", "server")]
    finished(folder, *hosts)
    return folder


@pytest.fixture
def host(made: Path, fresh: Path, own_environment: dict[str, str], tmp_path: Path) -> Host:
    """A host with that site as its repository."""
    missing("jq")
    site = shutil.copytree(made, tmp_path / "site")
    running = hosted(site, tmp_path / "host", fresh)
    running.environment = own_environment
    return running
