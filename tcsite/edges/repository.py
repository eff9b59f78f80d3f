"""Where a site stands in its repository: hosts of repositories know files by the way from its root."""

from pathlib import Path


def path_in_repository(folder: Path) -> str:
    """The way from the root of the repository that holds a folder: "" or "sites/technicians/".

    Where there is no repository, the folder counts as one.
    """
    folder = folder.resolve()
    for root in (folder, *folder.parents):
        if (root / ".git").exists():  # a folder, or a file in work trees and submodules
            way = folder.relative_to(root).as_posix()
            return "" if way == "." else f"{way}/"
    return ""
