"""A name for this very tcsite, by which caches know what made them."""

import contextlib
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from tcsite.edges.system import replace_file, system
from tcsite.edges.unchanged import YOUNG, now

Module = tuple[str, int, int, int]
"""A module's path in its package, its size, and the times of its writing and of any change, in nanoseconds."""


def code_digest() -> str:
    """A name for this very tcsite, whenever and wherever it was installed.

    It is a digest of the contents of its modules, and of the versions of Python and of the packages that it needs:
    another version of any may make other pages. What else is installed beside it, makes none.
    """
    python = f"{sys.implementation.cache_tag} {sys.version_info}"
    modules = modules_digest(Path(__file__).resolve().parent.parent, now())
    parts = "\n".join([python, *_installed(), modules])
    return hashlib.blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def modules_digest(package: Path, began: int) -> str:
    """A digest of the contents of a package's modules. They are read once: while they look as they did, it is noted.

    The note lies where Python keeps compiled modules and is trusted as much as those. `began` is in nanoseconds: what
    was written shortly before proves nothing by its times, and nothing is noted.
    """
    note = package / "__pycache__" / "digest"
    modules = sorted(_modules(package))
    looks = hashlib.blake2b(repr(modules).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    with contextlib.suppress(OSError, ValueError):
        seen, digest = system().read(note).decode("ascii").split()
        if seen == looks:
            return digest
    digest = _read(package, modules)
    if not sys.dont_write_bytecode and all(max(times) < began - YOUNG for _, _, *times in modules):
        _note(note, f"{looks} {digest}\n")
    return digest


def _read(package: Path, modules: list[Module]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for path, *_ in modules:
        content = system().read(package / path)
        digest.update(f"{path} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _note(path: Path, text: str) -> None:
    """Write a note, or none where Python may keep nothing either."""
    with contextlib.suppress(OSError):
        system().make_folder(path.parent)
        replace_file(path, text.encode())


def _installed() -> list[str]:
    """Each of `PACKAGES` that can be imported, with its version, as the name of its folder of metadata says."""
    names: set[str] = set()
    for path in sys.path:
        with contextlib.suppress(OSError):
            found = (entry.name.lower().replace("-", "_") for entry in system().entries(path or "."))
            names.update(name for name in found if name.endswith(".dist_info"))
    return sorted(name for name in names if name.startswith(PACKAGES))


PACKAGES = tuple(
    f"{name}_"
    for name in """
        annotated_types beautifulsoup4 click jinja2 markdown markdown_it_py markupsafe mdurl nh3 pydantic
        pydantic_core pygments pyyaml rich selectolax soupsieve typing_extensions typing_inspection
    """.split()
)
"""What tcsite needs, and what that needs: how the names of their folders of metadata begin."""


_NO_CODE = frozenset({"__pycache__", "bundled"})
"""Of a package: what Python writes there, and what a wheel brings along of a site, which counts as content."""


def _modules(package: Path, above: str = "") -> Iterator[Module]:
    for entry in system().entries(package / above):
        if entry.is_dir():
            if entry.name not in _NO_CODE:
                yield from _modules(package, f"{above}{entry.name}/")
        elif entry.name.endswith((".py", ".yaml", ".json")):
            found = entry.stat()
            yield f"{above}{entry.name}", found.st_size, found.st_mtime_ns, found.st_ctime_ns
