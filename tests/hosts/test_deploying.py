"""Each recipe of docs/deploying.md, with a server on this machine in the host's place."""

import os
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from hosts.conftest import missing
from hosts.github import Host, git
from running import tcsite
from samples import ROOT
from tcsite.content.scaffold import HOSTS, InstallSource, host_files
from tcsite.exports.headers import FRAMED, HEADERS

NGINX = """
pid {folder}/pid; error_log {folder}/said; worker_processes 1; {user}
events {{ worker_connections 64; }}
http {{
  types {{ text/html html; text/css css; text/javascript js; }}
  access_log off; client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
  uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  server {{ listen unix:{folder}/socket; listen 127.0.0.1:{port}; {site} }}
}}
"""


def parsed(headers: str) -> dict[str, dict[str, str]]:
    """A ``_headers`` as Netlify and Cloudflare Pages read it."""
    rules: dict[str, dict[str, str]] = {}
    for line in headers.splitlines():
        if line.startswith("/"):
            path = line
        elif line.strip():
            name, _, value = line.strip().partition(": ")
            rules.setdefault(path, {})[name] = value
    return rules


def answered(url: str) -> tuple[int, Mapping[str, str], str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, dict(answer.headers), answer.read().decode()


@pytest.fixture
def output(made: Path, tmp_path: Path) -> Path:
    done = tcsite("build", "--root", made, "--output", tmp_path / "output", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    return tmp_path / "output"


@pytest.fixture
def nginx(output: Path, tmp_path: Path) -> Iterator[str]:
    """The real nginx with our nginx.conf, serving the output; its address."""
    missing("nginx")
    folder = Path(shutil.copytree(output, tmp_path / "srv" / "current")).parent
    for path in (tmp_path, *tmp_path.parents[:3]):
        path.chmod(path.stat().st_mode | 0o055) if path.owner() == "root" and os.getuid() == 0 else None
    port = 8000 + os.getpid() % 20000
    text = host_files(["server"], InstallSource("tcsite==1"))["nginx.conf"].decode()
    site = text.replace("/srv/technicians/current", str(folder / "current"))
    user = "user root;" if os.getuid() == 0 else ""
    (tmp_path / "nginx.conf").write_text(NGINX.format(folder=tmp_path, port=port, site=site, user=user))
    url = f"http://127.0.0.1:{port}/"
    command = ["nginx", "-c", str(tmp_path / "nginx.conf")]
    subprocess.run(command, check=True)  # it goes on by itself once it listens
    yield url
    subprocess.run([*command, "-s", "stop"], check=True)


def test_nginx_says_the_strict_policy_with_every_answer(nginx: str) -> None:
    for path, status in (("", 200), ("assets/style.css", 200), ("plans/nowhere/", 404)):
        code, headers, body = answered(nginx + path)
        assert code == status
        assert HEADERS.items() <= headers.items(), path
        assert status == 200 or "Not found" in body or "not" in body.lower()


def test_nginx_and_apache_let_cards_alone_stand_in_frames(nginx: str, output: Path) -> None:
    card = next(path for path in output.rglob("card.html")).relative_to(output)
    assert answered(f"{nginx}{card}")[1]["Content-Security-Policy"] == FRAMED
    assert "frame-ancestors *" in FRAMED
    files, _, rest = (output / ".htaccess").read_text().partition('<FilesMatch "^card\\.html$">')
    assert "frame-ancestors *" not in files
    assert f'Header always set Content-Security-Policy "{FRAMED}"' in rest.partition("</FilesMatch>")[0]


def test_netlify_and_cloudflare_read_the_same_headers(output: Path) -> None:
    rules = parsed((output / "_headers").read_text())
    assert rules["/*"] == HEADERS | {
        "Content-Security-Policy": FRAMED
    }  # tests/exporters/test_headers.py on pages
    assert rules["/"] == {"Content-Security-Policy": HEADERS["Content-Security-Policy"]}
    assert all(
        f'Header always set {name} "{value}"' in (output / ".htaccess").read_text()
        for name, value in HEADERS.items()
    )


@pytest.mark.parametrize(
    ("environment", "canonical", "hidden"),
    [
        ({}, "https://www.example.ac.uk/technicians/", False),
        ({"CONTEXT": "production"}, "https://www.example.ac.uk/technicians/", False),
        (
            {"CONTEXT": "deploy-preview", "DEPLOY_PRIME_URL": "https://7--x.example.net"},
            "https://7--x.example.net/",
            True,
        ),
        ({"CF_PAGES_BRANCH": "main"}, "https://www.example.ac.uk/technicians/", False),
        (
            {"CF_PAGES_BRANCH": "edit", "CF_PAGES_URL": "https://e.example.dev"},
            "https://e.example.dev/",
            True,
        ),
    ],
)
def test_a_preview_has_its_own_address_and_is_not_found_by_search_engines(
    host: Host, environment: dict[str, str], canonical: str, hidden: bool, tmp_path: Path
) -> None:
    site = tmp_path / "deploying"
    git("clone", "--quiet", host.repository, site)
    (site / ".venv").symlink_to(host.python.parent)
    given = {**host.environment, "PATH": os.environ["PATH"], **environment}
    done = subprocess.run(
        ["sh", "build.sh"], cwd=site, env=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f'<link rel="canonical" href="{canonical}">' in (site / "output/index.html").read_text()
    rules = parsed((site / "output/_headers").read_text())
    assert rules["/*"].get("X-Robots-Tag") == ("noindex" if hidden else None)
    assert rules["/*"].keys() >= HEADERS.keys()


def test_a_server_gets_each_version_in_one_move(host: Host, tmp_path: Path) -> None:
    missing("rsync")
    ssh = host.state / "bin" / "ssh"
    ssh.write_text('#!/bin/sh\nwhile [ "$1" != here ]; do shift; done; shift\nexec sh -c "$*"\n')
    ssh.chmod(0o755)
    site, home = tmp_path / "deploying", tmp_path / "srv"
    git("clone", "--quiet", host.repository, site)
    (site / ".venv").symlink_to(host.python.parent)
    given = {**host.environment, "PATH": f"{host.state / 'bin'}:{os.environ['PATH']}"}
    for number in range(4):
        about = site / "content/pages/about.md"
        about.write_text(about.read_text() + f"\nVersion {number}.\n")
        deploy = ["sh", "deploy.sh", "here", str(home)]
        done = subprocess.run(deploy, cwd=site, env=given, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert f"Version {number}." in (home / "current/about/index.html").read_text()
    assert len(list((home / "versions").iterdir())) == 3
    same = home / "current" / "assets" / "style.css"
    assert same.stat().st_nlink == 3, "what does not change is there once"


def test_the_documentation_names_every_host_and_its_files() -> None:
    text = (ROOT / "docs/deploying.md").read_text()
    for one in HOSTS:
        assert f"`{one}`" in text
        for path in host_files([one], InstallSource("tcsite==1")):
            name = path.rpartition("/")[2]
            assert name in text or name in ("dependabot.yml", "requirements.txt", "tcsite.txt"), path
