"""Front matter: the YAML between two lines of ``---`` at the top of a Markdown file."""

import re
from typing import NamedTuple

from tcsite.content.yaml.issues import ParseIssue, issue_at

_FENCED = re.compile(r"---[ \t]*\r?\n(?P<yaml>(?:.*\r?\n)*?)---[ \t]*(?:\r?\n|$)")


class Split(NamedTuple):
    """A Markdown file's two halves. Put one line break before `yaml` and its lines keep their numbers."""

    yaml: str
    markdown: str
    lines: int  # how many lines stand before the Markdown


def split(text: str) -> Split | None:
    """The two halves; None where there is no front matter, or where it is not closed."""
    if "\n" not in text:  # as old programs for the Mac end their lines
        text = text.replace("\r", "\n")
    found = _FENCED.match(text)
    if not found:
        return None
    return Split(found["yaml"], text[found.end() :], text.count("\n", 0, found.end()))


def why_not_split(text: str) -> ParseIssue:
    """What is wrong with a text that has no sound front matter."""
    lines = text.splitlines() or [""]
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    words = lines[first].strip()
    if words != "---":
        if _DASHES.fullmatch(words):
            return issue_at(first + 1, 1, "front-matter-begins-otherwise", words=words)
        return issue_at(1, 1, "front-matter-missing")
    if lines[first] != lines[first].lstrip():
        return issue_at(first + 1, 1, "front-matter-indented")
    if first:
        return issue_at(1, 1, "front-matter-below-empty-line")
    for number, line in enumerate(lines[1:], 2):
        if _DASHES.fullmatch(line.strip()):
            return issue_at(number, 1, "front-matter-ends-otherwise", words=line.strip())
    return issue_at(1, 1, "front-matter-missing")


_DASHES = re.compile("[-–—_=]+")
