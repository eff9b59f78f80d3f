"""Where a site stands in its repository: hosts of repositories know files by the way from its root."""

from pathlib import Path

from tcsite.edges.system import exists


def path_in_repository(folder: Path) -> str:
    """The way from the root of the repository that holds a folder: "" or "sites/technicians/".

    Where there is no repository, the folder counts as one.
    """
    folder = folder.resolve()
    for root in (folder, *folder.parents):
        if _has_repository(root):  # a folder, or a file in work trees and submodules
            way = folder.relative_to(root).as_posix()
            return "" if way == "." else f"{way}/"
    return ""


def _has_repository(folder: Path) -> bool:
    try:
        return exists(folder / ".git")
    except OSError:  # a folder above that may not be looked into
        return False
