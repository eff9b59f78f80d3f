"""Sections: a self-assessment's Markdown, cut at its second-level headings."""

import re

from tcsite.model.assessment import SECTIONS, Section

_HEADING = re.compile(r"##[ \t]+(?P<title>.*)")
_OWN_ID = re.compile(r"\{#(?P<id>[A-Za-z][\w-]*)\}\Z")
_LONGEST_ID = 200
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
            title = heading["title"].rstrip().rstrip("#").rstrip()
            own = _OWN_ID.search(title, max(0, len(title) - _LONGEST_ID))
            title = title[: own.start()].rstrip() if own else title
            found.append((own["id"] if own else _id_for(title), title, number, []))
        else:
            (found[-1][3] if found else introduction).append(line)
    sections = tuple(Section(id, title, "\n".join(lines).strip(), line) for id, title, line, lines in found)
    return "\n".join(introduction).strip(), sections


def _id_for(title: str) -> str:
    for id, words in SECTIONS.items():
        if title.lower() in (words.lower(), id):
            return id
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "section"
