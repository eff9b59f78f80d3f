"""GitLab, as far as our pipelines see it: jobs, their rules and their artifacts; everything else is real."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from typing import Any

import yaml

from hosts.github import Host, git

SHELL = ("bash", "-eo", "pipefail", "-c")


def pipeline(host: Host, variables: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    """The exit code and the log of each job that runs; its artifacts lie in the host's folder."""
    given = {
        "CI_DEFAULT_BRANCH": "main",
        "CI_SERVER_HOST": "gitlab.example.org",
        "CI_PROJECT_PATH": "example/site",
        "CI_JOB_TOKEN": "token",
        **variables,
    }
    text = git("show", "HEAD:.gitlab-ci.yml", cwd=host.repository)
    return jobs(yaml.safe_load(text), host, given)


def jobs(written: Mapping[str, Any], host: Host, given: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    done: dict[str, tuple[int, str]] = {}
    for name, own in written.items():
        if name.startswith(".") or not isinstance(own, dict) or "script" not in own:
            continue
        job = {**written.get(own.get("extends", ""), {}), **own}
        if not any(_holds(rule["if"], given) for rule in job.get("rules", [{"if": "always"}])):
            continue
        if any(done.get(needed, (1, ""))[0] for needed in job.get("needs", [])):
            continue
        done[name] = _job(name, job, host, given)
    return done


def _holds(condition: str, given: Mapping[str, str]) -> bool:
    def value(word: str) -> str:
        return given.get(word[1:], "") if word.startswith("$") else word.strip('"')

    def one(term: str) -> bool:
        left, sign, right = re.split(r"\s*([!=]=)\s*", term.strip())
        return (value(left) == value(right)) == (sign == "==")

    return condition == "always" or all(map(one, condition.split("&&")))


def _job(name: str, job: Mapping[str, Any], host: Host, given: Mapping[str, str]) -> tuple[int, str]:
    folder = host.folder("workspaces")
    workspace = folder / f"{name}-{len(list(folder.iterdir()))}"
    git("clone", "--quiet", host.repository, workspace)
    for kept in host.folder("artifacts").iterdir():
        if job.get("needs"):
            shutil.copytree(kept, workspace, dirs_exist_ok=True)
    script = "\n".join([*job.get("before_script", []), *job["script"]])
    done = subprocess.run(
        [*SHELL, script],
        cwd=workspace,
        env={
            **host.environment,
            "PATH": f"{host.python}:{os.environ['PATH']}",
            "HOME": str(host.state),
            "CI_PROJECT_DIR": str(workspace),
            **given,
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    artifacts = job.get("artifacts", {})
    wanted = [*artifacts.get("paths", []), *artifacts.get("reports", {}).values()]
    for path in wanted if done.returncode == 0 or artifacts.get("when") == "always" else []:
        source, target = workspace / path, host.folder("artifacts") / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.exists():
            shutil.copy(source, target)
    return done.returncode, done.stdout + done.stderr
