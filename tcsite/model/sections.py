"""Sections: a self-assessment's Markdown, cut at its second-level headings."""

import re

from tcsite.model.assessment import SECTIONS, Section

_HEADING = re.compile(r"##\s+(?P<title>.*?)\s*(?:\{#(?P<id>[A-Za-z][\w-]*)\})?\s*#*\s*$")
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")


def sections_of(markdown: str) -> tuple[str, tuple[Section, ...]]:
    """What stands before the first ``##`` heading, and the sections.

    A heading gives its section's id, ``## Who does what {#structures}``; without one, a heading that is
    worded like a question of the form stands for it, and any other gets an id made of its words.
    """
    introduction: list[str] = []
    found: list[tuple[str, str, int, list[str]]] = []
    fence = ""
    for number, line in enumerate(markdown.splitlines(), start=1):
        if mark := _FENCE.match(line):
            fence = "" if fence and line.strip().startswith(fence) else fence or mark[1]
        heading = None if fence else _HEADING.fullmatch(line)
        if heading:
            title = heading["title"]
            found.append((heading["id"] or _id_for(title), title, number, []))
        else:
            (found[-1][3] if found else introduction).append(line)
    sections = tuple(Section(id, title, "\n".join(lines).strip(), line) for id, title, line, lines in found)
    return "\n".join(introduction).strip(), sections


def _id_for(title: str) -> str:
    for id, words in SECTIONS.items():
        if title.lower() in (words.lower(), id):
            return id
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "section"
