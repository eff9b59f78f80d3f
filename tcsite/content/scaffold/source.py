"""Where a new site's tcsite comes from: a line that pip understands, and the files that it needs.

Never a bare name: whoever registers a free name on an index of packages would run in the CI of every site.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any
from urllib.parse import urlsplit

from tcsite.content.scaffold.wheel import wheel_name
from tcsite.files import Files
from tcsite.frozen import dataclass

VENDOR = "vendor/"
"""Where a site keeps a wheel of its own."""

PLACEHOLDER = ".invalid"
"""How the host of an address ends that nobody has (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class InstallSource:
    """What stands in a site's ``tcsite.txt``, and the wheel where the site keeps one."""

    requirement: str
    files: Files = field(default_factory=dict)


def source_of(
    version: str, repository: str, direct: Mapping[str, Any], wheel: Callable[[], bytes]
) -> InstallSource:
    """The repository where it is known; else where this tcsite was installed from; else a wheel made of it.

    `direct` is what pip noted in direct_url.json (PEP 610). A version in development has no tag in the repository.
    """
    released = ".dev" not in version
    if (
        released
        and repository.startswith("https://")
        and not (urlsplit(repository).hostname or "").endswith(PLACEHOLDER)
    ):
        return InstallSource(
            f"tcsite @ git+{repository.removesuffix('/').removesuffix('.git')}.git@v{version}"
        )
    url = str(direct.get("url", ""))
    if url.startswith(("https://", "ssh://")):
        control = direct.get("vcs_info", {})
        if control.get("vcs") == "git" and control.get("commit_id"):
            return InstallSource(f"tcsite @ git+{url}@{control['commit_id']}")
        digest = _sha256(direct.get("archive_info", {}))
        if digest:
            return InstallSource(f"tcsite @ {url} --hash=sha256:{digest}")
    return vendored(wheel_name(version), wheel())


def vendored(name: str, wheel: bytes) -> InstallSource:
    """A wheel that lies in the site itself."""
    path = f"{VENDOR}{name}"
    return InstallSource(f"./{path} --hash=sha256:{hashlib.sha256(wheel).hexdigest()}", {path: wheel})


def stated_source(word: str) -> InstallSource | str:
    """The source that a user names; or, as text, why it will not do."""
    if re.fullmatch(r"tcsite==[0-9][0-9A-Za-z.+!-]*", word):
        return InstallSource(word)
    if word.startswith(("git+https://", "git+ssh://")):
        if "@" in word.rpartition("/")[2]:
            return InstallSource(f"tcsite @ {word}")
        return f"{word} may change under your site: add a tag or a commit, as in  {word}@v1.0.0"
    if word.startswith("https://"):
        digest = re.search(r"#sha256=([0-9a-f]{64})$", word)
        if digest:
            return InstallSource(f"tcsite @ {word[: digest.start()]} --hash=sha256:{digest[1]}")
        return f"{word} needs its digest, so that nobody can exchange it: add  #sha256=…"
    return f'"{word}" does not say which tcsite: write git+https://…@TAG, https://….whl#sha256=…, a wheel\'s file, or tcsite==VERSION where your index has it'


def _sha256(archive: Mapping[str, Any]) -> str:
    """The digest that pip noted, in the newer form or in the older."""
    older = str(archive.get("hash", "")).removeprefix("sha256=")
    return str(archive.get("hashes", {}).get("sha256", older))
