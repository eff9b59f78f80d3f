"""Names of files: an ending that is not read, a name that cannot be an address."""

import re

from tcsite.diagnostics import Diagnostic


def renamed(problem: Diagnostic) -> str:
    """The path that a file should have, where that is certain; else ""."""
    file = problem.place.file
    told = re.fullmatch(r"rename it to  (\S+)", problem.hint)
    ending = problem.rule == "file-not-read" and file.endswith(".yml")
    name = problem.rule == "file-name" and problem.message.startswith("the file's name")
    if not told or not (ending or name):
        return ""
    return f"{file.rpartition('/')[0]}/{told[1]}"
