"""GitHub, as far as our workflows see it: events, jobs, steps, and its own actions; everything else is real.

`Run` runs a workflow's jobs in a clone of a repository, with bash as GitHub's runner calls it. Its state (artifacts,
caches, Pages, issues and comments) lies in one folder. `gh` is `gh.py`.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
PAGES = "https://example.github.io/site"
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")


@dataclass
class Host:
    """What stays between runs: the repository and all that the host keeps."""

    repository: Path  # bare
    state: Path
    python: Path  # the folder of commands of a fresh environment
    environment: Mapping[str, str] = field(default_factory=dict)

    def folder(self, name: str) -> Path:
        made = self.state / name
        made.mkdir(parents=True, exist_ok=True)
        return made


@dataclass
class Run:
    """One run of a workflow for one event."""

    host: Host
    context: dict[str, str]
    results: dict[str, str] = field(default_factory=dict)
    log: str = ""

    def workflow(self, path: Path) -> None:
        for name, job in yaml.safe_load(path.read_text())["jobs"].items():
            needed = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
            sound = all(self.results.get(need) == "success" for need in needed)
            condition = str(job.get("if", ""))
            wanted = (sound or "always()" in condition) and (not condition or self.holds(condition))
            self.results[name] = self.job(name, job) if wanted else "skipped"

    def job(self, name: str, job: Mapping[str, Any]) -> str:
        assert "timeout-minutes" in job
        workspace = (
            self.host.folder("workspaces") / f"{name}-{len(list(self.host.folder('workspaces').iterdir()))}"
        )
        workspace.mkdir()
        result = self.steps(job["steps"], workspace, {})
        for key, value in job.get("outputs", {}).items():
            self.context[f"needs.{name}.outputs.{key}"] = self.filled(value, workspace)
        return result

    def steps(self, steps: list[dict[str, Any]], workspace: Path, more: Mapping[str, str]) -> str:
        result = "success"
        for step in steps:
            condition = str(step.get("if", ""))
            if result == "failure" and "always()" not in condition:
                continue
            if condition and not self.holds(condition, workspace):
                continue
            done = self.step(step, workspace, more)
            if not done and not step.get("continue-on-error"):
                result = "failure"
        for path, key in getattr(self, "_to_cache", []):
            if path.exists():
                shutil.copytree(path, self.host.folder("caches") / key, dirs_exist_ok=True)
        return result

    def step(self, step: Mapping[str, Any], workspace: Path, more: Mapping[str, str]) -> bool:
        given = {key: self.filled(str(value), workspace) for key, value in step.get("with", {}).items()}
        environment = {key: self.filled(str(value), workspace) for key, value in step.get("env", {}).items()}
        if "uses" in step:
            name = step["uses"].partition("@")[0]
            return bool(
                getattr(self, f"_{re.sub(r'[^a-z]', '_', name)}")(workspace, given, step.get("id", ""))
            )
        outputs, summary = self.host.folder("files") / "output", self.host.folder("files") / "summary.md"
        outputs.write_text("")
        done = subprocess.run(
            [*BASH, "-c", self.filled(step["run"], workspace)],
            cwd=workspace,
            env={
                **self.host.environment,
                "PATH": f"{self.host.python}:{self.host.state / 'bin'}:{os.environ['PATH']}",
                "HOME": str(self.host.state),
                "GITHUB_OUTPUT": str(outputs),
                "GITHUB_STEP_SUMMARY": str(summary),
                "GITHUB_REPOSITORY": "example/site",
                "GITHUB_SERVER_URL": "https://github.com",
                "GITHUB_WORKSPACE": str(workspace),
                "RUNNER_TEMP": str(self.host.folder("temporary")),
                "GH_STATE": str(self.host.state / "gh.json"),
                **more,
                **environment,
            },
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        self.log += f"$ {step.get('name', step['run'])}\n{done.stdout}{done.stderr}\n"
        for line in outputs.read_text().splitlines():
            key, _, value = line.partition("=")
            self.context[f"steps.{step.get('id')}.outputs.{key}"] = value
        return done.returncode == 0

    def filled(self, text: str, workspace: Path) -> str:
        """A text with its expressions worked out."""
        return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(self.value(found[1].strip(), workspace)), text)

    def holds(self, condition: str, workspace: Path | None = None) -> bool:
        return bool(self.value(condition.strip().removeprefix("${{").removesuffix("}}"), workspace))

    def value(self, expression: str, workspace: Path | None) -> object:
        """The value of an expression of the few kinds that our workflows use."""
        names: dict[str, object] = {
            "always": lambda: True,
            "failure": lambda: False,
            "true": True,
            "false": False,
        }
        names["hashFiles"] = lambda *_: "digest"
        python = (
            expression.replace("&&", " and ").replace("||", " or ").replace("!=", "<>").replace("!", " not ")
        )
        python = python.replace("<>", "!=")
        python = re.sub(r"(?<!['\w./-])[a-z_]+(?:\.[\w-]+)+", lambda found: f"get({found[0]!r})", python)
        return eval(python, {"__builtins__": {}}, {**names, "get": lambda name: self.context.get(name, "")})

    # The host's own actions.

    def _actions_checkout(self, workspace: Path, given: Mapping[str, str], _id: str) -> bool:
        assert given["persist-credentials"] == "False"
        git("clone", "--quiet", self.host.repository, workspace)
        return True

    def _actions_setup_python(self, _workspace: Path, given: Mapping[str, str], _id: str) -> bool:
        return bool(given["python-version"])

    def _actions_cache(self, workspace: Path, given: Mapping[str, str], _id: str) -> bool:
        kept = [
            entry
            for entry in self.host.folder("caches").iterdir()
            if entry.name.startswith(given["restore-keys"])
        ]
        if kept:
            newest = max(kept, key=lambda entry: entry.stat().st_mtime_ns)
            shutil.copytree(newest, workspace / given["path"], dirs_exist_ok=True)
        self._to_cache = [(workspace / given["path"], given["key"])]
        return True

    def _actions_upload_artifact(self, workspace: Path, given: Mapping[str, str], _id: str) -> bool:
        file = workspace / given["path"]
        if not file.exists():
            return given.get("if-no-files-found") == "ignore"
        target = self.host.folder("artifacts") / given["name"]
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        shutil.copy(file, target)
        return True

    def _actions_download_artifact(self, workspace: Path, given: Mapping[str, str], _id: str) -> bool:
        source = self.host.folder("artifacts") / given["name"]
        if not source.is_dir():
            return False
        shutil.copytree(source, workspace / given.get("path", "."), dirs_exist_ok=True)
        return True

    def _actions_configure_pages(self, _workspace: Path, _given: Mapping[str, str], id: str) -> bool:
        self.context[f"steps.{id}.outputs.base_url"] = PAGES
        return True

    def _actions_upload_pages_artifact(self, workspace: Path, given: Mapping[str, str], _id: str) -> bool:
        shutil.copytree(workspace / given["path"], self.host.state / "pages", dirs_exist_ok=True)
        return True

    def _actions_deploy_pages(self, _workspace: Path, _given: Mapping[str, str], _id: str) -> bool:
        return (self.host.state / "pages" / "index.html").is_file()

    def _github_codeql_action_upload_sarif(self, workspace: Path, given: Mapping[str, str], _id: str) -> bool:
        return (workspace / given["sarif_file"]).is_file()


def git(*arguments: object, cwd: Path | None = None) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=Alex Example", "-c", "user.email=alex@example.ac.uk", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def hosted(site: Path, state: Path, python: Path) -> Host:
    """A host that has a site's folder as its repository, where pushing works as with its token."""
    git("init", "--quiet", "--initial-branch=main", cwd=site)
    git("add", ".", cwd=site)
    git("commit", "--quiet", "-m", "Begin", cwd=site)
    state.mkdir(parents=True)
    bare = state / "repository.git"
    git("clone", "--quiet", "--bare", site, bare)
    (state / ".gitconfig").write_text(
        f'[url "file://{bare}"]\n\tinsteadOf = https://x-access-token:token@github.com/example/site.git\n'
        f"\tinsteadOf = https://gitlab-ci-token:token@gitlab.example.org/example/site.git\n"
    )
    commands = state / "bin"
    commands.mkdir()
    gh = commands / "gh"
    gh.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{HERE / "gh.py"}" "$@"\n')
    gh.chmod(0o755)
    return Host(bare, state, python)
