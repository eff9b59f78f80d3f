"""What each host needs to check, build and publish a site; and what every site needs to install tcsite."""

from collections.abc import Iterable

from tcsite.content.packaged import packaged
from tcsite.content.scaffold.source import InstallSource
from tcsite.files import Files

REQUIREMENTS, TCSITE = "requirements.txt", "tcsite.txt"
"""The libraries with their digests, and tcsite itself: pip cannot take both in one run where tcsite comes from git."""

_FILES = {
    "github": {
        ".github/workflows/site.yml": "github/site.yml",
        ".github/workflows/weekly.yml": "github/weekly.yml",
        ".github/dependabot.yml": "github/dependabot.yml",
    },
    "gitlab": {".gitlab-ci.yml": "gitlab/gitlab-ci.yml", "renovate.json": "gitlab/renovate.json"},
    "netlify": {"netlify.toml": "netlify/netlify.toml", "build.sh": "build.sh"},
    "cloudflare": {"wrangler.toml": "cloudflare/wrangler.toml", "build.sh": "build.sh"},
    "server": {"deploy.sh": "server/deploy.sh", "nginx.conf": "server/nginx.conf", "build.sh": "build.sh"},
}
HOSTS = tuple(_FILES)
"""Where the files for checking and publishing are known to work."""


def host_files(hosts: Iterable[str], source: InstallSource) -> Files:
    """The files for some hosts, and those that install tcsite."""
    texts = {path: name for host in hosts for path, name in _FILES[host].items()}
    return {
        **{path: packaged(__package__, f"files/{name}").encode() for path, name in texts.items()},
        REQUIREMENTS: packaged(__package__, "files/requirements.txt").encode(),
        TCSITE: f"{_TCSITE}{source.requirement}\n".encode(),
        **source.files,
    }


_TCSITE = """\
# tcsite itself; install requirements.txt first, then:
#   python -m pip install --no-deps --no-build-isolation -r tcsite.txt
"""


MARKS = {host: next(iter(own)) for host, own in _FILES.items()}
"""The file by which a site shows that it is made for a host."""
