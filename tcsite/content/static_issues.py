"""`static/`: files that are published as they are, and perhaps should not be, or not under that name."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tcsite.content.attachments import PUBLISHABLE, SECRET, AttachmentIssue, alike_names, misfit, name_issue
from tcsite.files import Files, NotRead

FOLDER = "static/"
_SECRET_NAME = re.compile(
    r"\.env(?:\..+)?|\.netrc|\.htpasswd|id_(?:rsa|dsa|ecdsa|ed25519)|.*\.(?:pem|key|pfx|p12|kdbx|ppk)",
    re.IGNORECASE,
)


def static_issues(inputs: Files) -> Iterator[tuple[str, AttachmentIssue]]:
    """What is wrong with a file that is published all the same."""
    there = {
        file.removeprefix(FOLDER): content
        for file in inputs
        if file.startswith(FOLDER) and not isinstance(content := inputs[file], NotRead)
    }
    for path, content in there.items():
        if issue := _secret(path, content) or name_issue(path) or _other_kind(path, content):
            yield f"{FOLDER}{path}", issue
    for path, other in alike_names(there):
        message = f'on Windows and macOS this name is the same as "{other}"'
        yield f"{FOLDER}{path}", AttachmentIssue(message, "give one of the two another name", "names-alike")


def _secret(path: str, content: bytes) -> AttachmentIssue | None:
    if not (_SECRET_NAME.fullmatch(PurePosixPath(path).name) or SECRET.search(content)):
        return None
    hint = "move it out of  static/;  if it was published already, make another one and do away with this"
    return AttachmentIssue(
        "this looks like a password or a private key, and everybody can read it", hint, "secret"
    )


def _other_kind(path: str, content: bytes) -> AttachmentIssue | None:
    """What a document is that is not what its ending says; empty files may be there to prove something."""
    if not content or path.rpartition(".")[2].lower() not in PUBLISHABLE:
        return None
    return misfit(PurePosixPath(path).name, content)
