"""Upgrade: the files that tcsite once wrote for a site, as this tcsite writes them.

What somebody has changed since is theirs, and stays. What tcsite wrote is known by the digests that it keeps beside
the site (``.tcsite/written.json``); sites of 0.1.0 have none, so the digests of that version's files are kept here.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping

from tcsite.content.reference.settings import SCHEMAS
from tcsite.content.scaffold.source import VENDOR
from tcsite.files import Files
from tcsite.frozen import dataclass

WRITTEN = ".tcsite/written.json"
"""Where a site keeps the digest of each file that tcsite wrote and may renew."""

_EARLIER = {
    "1a2a9b6bf2b55a96d856d9e0adaa7cc972826f69594de2a17eeb913f962043d8",  # .github/workflows/site.yml
    "c007ca2b53176deba9e2fac0799c89bc5952e8cab17c40fcf8c674bcd2ef1396",  # the same, reworded
    "44ce2f6676ee212558ff13842b6de9be6752fc85f299f7b3d5b1a16c0bf273c9",  # .gitlab-ci.yml
    "c435c0232f7e6725c6e81fa2afaa51c253c0e8befcfaf950afe96b88b4de4d52",  # the same, reworded
    "0a69cc8bec8b156260af7022f11819ce6895697005cb16b6b991c992ec353f0c",  # requirements.txt
}
"""Of the files that 0.1.0 wrote, and nobody changed."""


@dataclass(frozen=True, slots=True)
class UpgradeStep:
    """What becomes of a file: "write" a new one, "renew" ours, "remove" ours, or "leave" what is somebody's."""

    path: str
    does: str
    content: bytes = b""


def upgrade_steps(there: Files, wanted: Files, *, force: bool = False) -> Iterator[UpgradeStep]:
    """Every file that differs from what is wanted, in order; `there` are the site's files of these paths."""
    noted = _noted(there.get(WRITTEN, b""))
    for path, content in sorted(wanted.items()):
        before = there.get(path)
        if before is None:
            yield UpgradeStep(path, "write", content)
        elif before != content:
            ours = (
                force
                or path.startswith(SCHEMAS)
                or _digest(before) in _EARLIER
                or noted.get(path) == _digest(before)
            )
            yield UpgradeStep(path, "renew" if ours else "leave", content)
    for path in sorted(there):
        if path.startswith(f"{VENDOR}tcsite-") and path not in wanted:
            yield UpgradeStep(path, "remove")


def written(files: Files) -> bytes:
    """What ``.tcsite/written.json`` says of files."""
    digests = {path: _digest(content) for path, content in sorted(files.items())}
    return (json.dumps(digests, indent=1) + "\n").encode()


def _noted(content: bytes) -> Mapping[str, str]:
    try:
        digests = json.loads(content or b"{}")
    except ValueError:
        return {}
    return digests if isinstance(digests, dict) else {}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
