"""Front matter: the YAML between two lines of ``---`` at the top of a Markdown file."""

import re
from typing import NamedTuple

_FENCED = re.compile(r"---[ \t]*\r?\n(?P<yaml>(?:.*\r?\n)*?)---[ \t]*(?:\r?\n|$)")


class Split(NamedTuple):
    """A Markdown file's two halves. Put one line break before `yaml` and its lines keep their numbers."""

    yaml: str
    markdown: str
    lines: int  # how many lines stand before the Markdown


def split(text: str) -> Split | None:
    """The two halves; None where there is no front matter, or where it is not closed."""
    found = _FENCED.match(text)
    if not found:
        return None
    return Split(found["yaml"], text[found.end() :], text.count("\n", 0, found.end()))
