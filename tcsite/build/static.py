"""`static/`: files that are published as they are, at the same paths: CNAME, .nojekyll, .well-known/."""

from tcsite.content.file_names import left_by_program
from tcsite.files import Files, NotRead

STATIC = "static/"


def static_files(inputs: Files) -> Files:
    """What `static/` holds, by its paths in the output. What could not be read, or is a program's own, is left out."""
    return {
        path.removeprefix(STATIC): content
        for path in inputs
        if path.startswith(STATIC)  # nothing else is read for it
        and not isinstance(content := inputs[path], NotRead)
        and not left_by_program(path)
    }
