"""Front matter: the YAML between two lines of ``---`` at the top of a Markdown file."""

import re
from typing import NamedTuple

from tcsite.content.yaml.issues import ParseIssue

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


def why_not_split(text: str) -> ParseIssue:
    """What is wrong with a text that has no sound front matter."""
    lines = text.splitlines() or [""]
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    words = lines[first].strip()
    if words != "---" and _DASHES.fullmatch(words):
        message = f'the lines at the top begin and end with three hyphens; here stands "{words}"'
        return ParseIssue(first + 1, 1, message, "write  ---", "front-matter-begins-otherwise")
    if words == "---" and lines[first] != lines[first].lstrip():
        message, hint = "the three hyphens begin in the first column", "delete the spaces before them"
        return ParseIssue(first + 1, 1, message, hint, "front-matter-indented")
    if words == "---" and first:
        message, hint = "the file begins with an empty line", "delete all above the first  ---"
        return ParseIssue(1, 1, message, hint, "front-matter-below-empty-line")
    for number, line in enumerate(lines[1:] if words == "---" else (), 2):
        if _DASHES.fullmatch(line.strip()):
            message = f'the lines at the top end with three hyphens; here stands "{line.strip()}"'
            return ParseIssue(number, 1, message, "write  ---", "front-matter-ends-otherwise")
    message = "the lines at the top, between two lines of ---, are missing or not closed"
    hint = "begin the file with  ---  then  title: …  then  ---"
    return ParseIssue(1, 1, message, hint, "front-matter-missing")


_DASHES = re.compile("[-–—_=]+")
