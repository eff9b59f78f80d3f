"""A wheel of tcsite itself, made of the files that are installed: same files, same bytes."""

import base64
import hashlib
import io
import zipfile
from collections.abc import Mapping

from tcsite.files import Files

_WHEEL = "Wheel-Version: 1.0\nGenerator: tcsite\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
_DAY = (2020, 1, 1, 0, 0, 0)  # no clock: the same wheel whenever it is made


def wheel_name(version: str) -> str:
    """What the file is called; pip reads the version from it."""
    return f"tcsite-{version}-py3-none-any.whl"


def packed(package: Files, version: str, described: Mapping[str, str]) -> bytes:
    """The wheel: `package` by path, and what is `described` of it (METADATA, entry_points.txt)."""
    info = f"tcsite-{version}.dist-info"
    files = {
        **dict(sorted(package.items())),
        **{f"{info}/{name}": text.encode() for name, text in sorted(described.items())},
        f"{info}/WHEEL": _WHEEL.encode(),
    }
    rows = [f"{path},sha256={_digest(content)},{len(content)}" for path, content in files.items()]
    record = "\n".join([*rows, f"{info}/RECORD,,", ""])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in {**files, f"{info}/RECORD": record.encode()}.items():
            entry = zipfile.ZipInfo(path, _DAY)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
