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


def why_not_split(text: str) -> tuple[int, str, str]:
    """Of a text without sound front matter: the line to look at (from 1), what is wrong there, and what to type."""
    lines = text.splitlines() or [""]
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    words = lines[first].strip()
    if _DASHES.fullmatch(words) and words != "---":
        return (
            first + 1,
            f'the lines at the top begin and end with three hyphens; here stands "{words}"',
            "write  ---",
        )
    if words == "---" and lines[first] != lines[first].lstrip():
        return first + 1, "the three hyphens begin in the first column", "delete the spaces before them"
    if words == "---" and first:
        return 1, "the file begins with an empty line", "delete all above the first  ---"
    if words == "---" and (
        other := next(
            (number for number, line in enumerate(lines[1:], 2) if _DASHES.fullmatch(line.strip())), 0
        )
    ):
        return (
            other,
            f'the lines at the top end with three hyphens; here stands "{lines[other - 1].strip()}"',
            "write  ---",
        )
    return (
        1,
        "the lines at the top, between two lines of ---, are missing or not closed",
        "begin the file with  ---  then  title: …  then  ---",
    )


_DASHES = re.compile("[-–—_=]+")
