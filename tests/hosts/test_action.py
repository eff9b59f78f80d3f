"""action.yml, run as GitHub would, from a copy of this repository; and the release of a tag."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from hosts import gitlab
from hosts.github import Host, Run, git
from hosts.test_workflows import PLACE, PULL, change
from samples import ROOT
from tcsite import __version__


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of this repository as they are now, as a checkout."""
    folder = tmp_path_factory.mktemp("action") / "tcsite"
    context = [
        line[1:] for line in (ROOT / ".containerignore").read_text().splitlines() if line.startswith("!")
    ]
    taken = (*context, "action.yml", "CHANGELOG.md")  # a container is built of no more than its context
    for path in git("ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).splitlines():
        if (ROOT / path).is_file() and any(path == one or path.startswith(f"{one}/") for one in taken):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / path, folder / path)
    return folder


def acted(host: Host, checkout: Path, *, fork: bool = False, **given: str) -> tuple[Run, str]:
    """The action with some inputs, on the newest commit of the site."""
    action = yaml.safe_load((checkout / "action.yml").read_text())
    defaults = {name: str(one["default"]) for name, one in action["inputs"].items()}
    inputs = {f"inputs.{name}": value for name, value in {**defaults, "cache": "false", **given}.items()}
    head = {"github.event.pull_request.head.repo.full_name": "somebody/site"} if fork else {}
    run = Run(
        host, {**PULL, **head, **inputs, "github.action_path": str(checkout), "github.action_ref": "v1"}
    )
    workspace = host.folder("workspaces") / f"site-{len(list(host.folder('workspaces').iterdir()))}"
    git("clone", "--quiet", host.repository, workspace)
    return run, run.steps(action["runs"]["steps"], workspace, {})


def test_the_action_installs_itself_checks_and_comments(host: Host, checkout: Path) -> None:
    run, result = acted(host, checkout, comment="true", sarif="true", strict="true")
    assert result == "success", run.log
    assert f"tcsite, version {__version__}" in run.log
    change(host, PLACE, "contacts:", "contact:")
    run, result = acted(host, checkout, comment="true", sarif="true")
    assert result == "failure"
    assert run.context["steps.run.outputs.code"] == "1"
    assert f"::error file={PLACE}" in run.log
    (comment,) = json.loads((host.state / "gh.json").read_text())
    assert "did you mean" in comment["body"]
    assert "did you mean" in (host.state / "files" / "summary.md").read_text()
    run, result = acted(host, checkout, fork=True, comment="true")
    assert "Keep one comment" not in run.log, "a pull request from another repository may not write here"
    run, result = acted(host, checkout, command="deploy")
    assert result == "failure"
    assert '"deploy" is neither check nor build' in run.log


def released(checkout: Path, fresh: Path, tag: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(checkout / "ci/release.sh"), tag]
    environment = {"PATH": f"{fresh}:/usr/bin:/bin"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_a_tag_becomes_a_wheel_an_archive_and_their_digests(
    host: Host, checkout: Path, fresh: Path, own_environment: dict[str, str]
) -> None:
    libraries = [
        "install",
        "--quiet",
        "--require-hashes",
        "-r",
        str(checkout / "tcsite/content/scaffold/files/requirements.txt"),
    ]
    subprocess.run([fresh / "python", "-m", "pip", *libraries], env=own_environment, check=True)
    refused = released(checkout, fresh, "v99.0")
    assert refused.returncode == 1
    assert f"the tag is v99.0, but tcsite/__init__.py says {__version__}" in refused.stdout
    changes = checkout / "CHANGELOG.md"
    changes.write_text(changes.read_text().replace("## Unreleased", f"## {__version__}", 1))
    done = released(checkout, fresh, f"v{__version__}")
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (checkout / "dist").iterdir() if path.name[0] != ".")
    expected = [f"tcsite-{__version__}-py3-none-any.whl", f"tcsite-{__version__}.tar.gz"]
    assert names == ["NOTES.md", "SHA256SUMS", *expected]
    assert (checkout / "dist/NOTES.md").read_text().strip()


def test_the_include_for_gitlab_installs_from_its_repository_and_reports(host: Host, checkout: Path) -> None:
    source = shutil.copytree(checkout, host.state / "tcsite")
    git("init", "--quiet", "--initial-branch=main", cwd=source)
    git("add", ".", cwd=source)
    git("commit", "--quiet", "-m", "Release", cwd=source)
    text = (ROOT / "ci/gitlab.yml").read_text()
    spec, template = yaml.safe_load_all(text)
    inputs = {name: str(one.get("default", "")) for name, one in spec["spec"]["inputs"].items()}
    inputs |= {"source": str(source), "ref": "main", "strict": "true"}
    for name, value in inputs.items():
        text = text.replace(f"$[[ inputs.{name} ]]", value.lower() if value in ("True", "False") else value)
    assert "$[[" not in text
    written = list(yaml.safe_load_all(text))[1]
    assert list(written) == list(template) == ["tcsite check"]
    variables = {key: str(value) for key, value in written["tcsite check"].pop("variables").items()}
    done = gitlab.jobs(
        written, host, {key: value for key, value in variables.items() if key != "PIP_CACHE_DIR"}
    )
    assert done["tcsite check"][0] == 0, done
    findings = json.loads((host.state / "artifacts/tcsite check/findings.json").read_text())
    assert [one["check_name"] for one in findings] == ["addresses-not-recorded"]


def test_the_hooks_are_what_pre_commit_reads() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in hooks] == ["tcsite-check", "tcsite-fmt"]
    for hook in hooks:
        assert hook["language"] == "python"
        assert hook["entry"].split()[0] == "tcsite"
        assert re.search(hook["files"], "content/institutions/university-of-example/plans/2024-2027.yaml")
        assert not re.search(hook["files"], "tests/content.py")
