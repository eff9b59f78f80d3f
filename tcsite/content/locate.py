"""Locate: "actions[3].owners", or some words, to a line and a column.

Done last, and only for files that have problems: keeping every position while reading costs more than the
whole reading.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from tcsite.content.front_matter import split
from tcsite.content.yaml.reader import decode
from tcsite.content.yaml.tree import Node, tree_of
from tcsite.diagnostics import Diagnostic, Place, in_order
from tcsite.files import Files


def locate(diagnostics: Iterable[Diagnostic], inputs: Files) -> tuple[Diagnostic, ...]:
    """The same diagnostics with line and column, sorted."""
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        by_file[diagnostic.place.file].append(diagnostic)
    located: list[Diagnostic] = []
    for file, group in by_file.items():
        unplaced = [diagnostic for diagnostic in group if not diagnostic.place.line]
        located += (diagnostic for diagnostic in group if diagnostic.place.line)
        located += _located(file, inputs.get(file, b""), unplaced) if unplaced else ()
    return tuple(sorted(dict.fromkeys(located), key=in_order))


def _located(file: str, content: bytes, group: list[Diagnostic]) -> list[Diagnostic]:
    text = _text(content)
    yaml = _yaml(file, text) if any(d.place.pointer and not d.place.line for d in group) else ""
    tree = tree_of(yaml) if yaml else None
    return [replace(d, place=_placed(d.place, text, yaml, tree)) for d in group]


def _text(content: bytes) -> str:
    text, faults = decode(content)
    return content.decode("utf-8-sig", "replace") if faults else text


def _placed(place: Place, text: str, yaml: str, tree: Node | None) -> Place:
    if place.line:
        return place
    if place.text and not place.pointer and (at := text.find(place.text)) >= 0:
        return _at(place, text, at)
    key, value, depth = tree, tree, 0
    for part in place.pointer:  # a key that is not there: its nearest surroundings
        entry = value.entry(part) if value else None
        if entry is None:
            break
        key, value = entry
        depth += 1
    node = key if place.on_key and depth == len(place.pointer) else value
    if not depth or node is None:
        return replace(place, line=_first(text), column=1)
    if place.text and node is value and (at := yaml.find(place.text, node.start, node.end)) >= 0:
        return _at(place, yaml, at)
    return replace(place, line=node.line + 1, column=node.column + 1)


def _at(place: Place, text: str, at: int) -> Place:
    return replace(place, line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at))


def _first(text: str) -> int:
    """The line, from 1, at which a file begins to say something: comments say nothing about what is wrong."""
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if line.strip() and not line.startswith("#")), 1)


def _yaml(file: str, text: str) -> str:
    """The text of a YAML file, or of a Markdown file's front matter, with the same numbers of lines."""
    if not file.endswith(".md"):
        return text
    front = split(text)
    return "\n" + front.yaml if front else ""
