"""Names of files: an ending that is not read, a name that cannot be an address."""

from pathlib import PurePosixPath

from tcsite.content.file_names import sound_name
from tcsite.diagnostics import Diagnostic


def renamed(problem: Diagnostic) -> str:
    """The path that a file should have, where that is certain; else ""."""
    file = problem.place.file
    if problem.code == "ending-yml":
        return str(PurePosixPath(file).with_suffix(".yaml"))
    return sound_name(file) if problem.code == "file-name-not-an-address" else ""
