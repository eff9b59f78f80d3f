"""The files as a server would show them: which address leads to which file, and what is near a miss."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from unicodedata import normalize

from tcsite.links.values import LinkFinding, Where


class FileMatch(NamedTuple):
    """The file that an address leads to ("" if there is none), and what is wrong with that."""

    path: str
    finding: LinkFinding | None = None


@dataclass(frozen=True)
class FileTree:
    """All files of the folder. An address here has no leading slash: "" is the root, "a/" a folder."""

    addresses: Mapping[str, str]  # "a/", "a/index.html", "b.css" -> the file
    folders: Mapping[str, str]  # "a" -> its index file, or "" when it has none
    extensionless: bool = False

    def find(self, address: str) -> FileMatch:
        """The file at an address, compared letter by letter, or the reason why there is none."""
        path = self.addresses.get(address)
        if path is not None:
            return FileMatch(path)
        return self._second_look(address) or FileMatch("", self._missing(address))

    def path(self, address: str) -> str:
        """The file at an address alone; "" where there is none, for whatever reason."""
        path = self.addresses.get(address)
        if path is None:
            match = self._second_look(address)
            path = match.path if match else ""
        return path

    def _second_look(self, address: str) -> FileMatch | None:
        for look in _SECOND_LOOKS:
            if (match := look(self, address)) is not None:
                return match
        return None

    def _missing(self, address: str) -> LinkFinding:
        if address.rstrip("/") in self.folders:
            return LinkFinding(
                "", f'leads to the folder "{address}", which has no index page', "add an index.html"
            )
        if not address:
            return LinkFinding("", "leads to the home page, which is not there", "add an index.html")
        what = "folder" if address.endswith("/") else "file"
        return LinkFinding(
            "", f'leads to nothing: there is no {what} "{_printable(address)}"', self._hint(address)
        )

    def _hint(self, address: str) -> str:
        same = self._folded.get(address.casefold())
        if same:
            return f'"{same}" exists; capital and small letters differ'
        if f"{address}.html" in self.addresses:
            return f'did you mean "{address}.html"?'
        if address.endswith("/") and address[:-1] in self.addresses:
            return f'"{address[:-1]}" is a file: leave out the "/" at the end'
        elsewhere = self._named.get(address.rpartition("/")[2], ())
        return f'did you mean "{elsewhere[0]}"?' if len(elsewhere) == 1 else ""

    @cached_property
    def normal(self) -> Mapping[str, str]:
        """Addresses with their letters composed, for names that differ only in how an accent is stored."""
        return {
            normalize("NFC", address): path
            for address, path in self.addresses.items()
            if not address.isascii()
        }

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {address.casefold(): path for address, path in self.addresses.items()}

    @cached_property
    def _named(self) -> Mapping[str, list[str]]:
        named: dict[str, list[str]] = {}
        for path in dict.fromkeys(self.addresses.values()):
            named.setdefault(path.rpartition("/")[2], []).append(path)
        return named


def file_tree(paths: Iterable[str], where: Where) -> FileTree:
    """The tree of these paths."""
    files = dict.fromkeys(sorted(paths))
    folders: dict[str, str] = {}
    addresses = {path: path for path in files}
    for path in files:
        folder = path
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            if folder in folders:
                break
            index = _index(f"{folder}/", addresses, where)
            folders[folder] = index
            if index:
                addresses[f"{folder}/"] = index
    index = _index("", addresses, where)
    if index:
        addresses[""] = index
    return FileTree(addresses, folders, where.extensionless)


def _index(folder: str, addresses: Mapping[str, str], where: Where) -> str:
    return next((folder + name for name in where.index_names if folder + name in addresses), "")


def _printable(address: str) -> str:
    return (
        address if address.isprintable() else address.replace("\0", "%2F").encode("utf-8", "replace").decode()
    )


# --- second looks: an address that is not found as it stands may lead somewhere all the same -------


def _served_without_extension(tree: FileTree, address: str) -> FileMatch | None:
    path = tree.addresses.get(f"{address}.html") if tree.extensionless and address else None
    return FileMatch(path) if path is not None and not address.endswith("/") else None


def _folder(tree: FileTree, address: str) -> FileMatch | None:
    index = tree.folders.get(address)
    if not index:
        return None
    message = f'leads to the folder "{address}/" by way of a redirect'
    return FileMatch(index, LinkFinding("directory-without-slash", message, 'write the "/" at the end'))


def _composed(tree: FileTree, address: str) -> FileMatch | None:
    path = None if address.isascii() else tree.normal.get(normalize("NFC", address))
    if path is None:
        return None
    message = "is spelled with other code points than the file's name, though it looks the same"
    return FileMatch(path, LinkFinding("unicode-differs", message, "rename the file in composed form (NFC)"))


def _doubled(tree: FileTree, address: str) -> FileMatch | None:
    if "//" not in address and not address.startswith("/"):
        return None
    parts = address.split("/")
    place = tree.find("/".join([part for part in parts[:-1] if part] + parts[-1:]))
    if not place.path:
        return None
    return FileMatch(
        place.path, LinkFinding("doubled-slash", 'has "//" in its path; some servers find nothing there')
    )


_SECOND_LOOKS: tuple[Callable[[FileTree, str], FileMatch | None], ...] = (
    _served_without_extension,
    _folder,
    _composed,
    _doubled,
)
