"""What a theme brings that no page will ever show: templates of unknown names, blocks that no parent has."""

import re
from collections.abc import Iterator

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.site.theme import TemplateSource, Theme, closure
from tcsite.text.spelling import nearest

_TAG = re.compile(r"\{%[-+]?\s*(?:block\s+(?P<block>\w+)|(?P<end>endblock))|\{#.*?#\}", re.DOTALL)
_EXTENDS = re.compile(r"""\{%[-+]?\s*extends\s+(["'])(?P<name>[^"'\n]+)\1""")
BASE = "default"
"""The theme that has every template that pages ask for."""


def unused(theme: Theme) -> Iterator[Diagnostic]:
    """Warnings about the own templates of a theme and of those it extends, up to the default one."""
    asked_for = {name.removeprefix(f"{BASE}:") for name in theme.templates if name.startswith(f"{BASE}:")}
    if not asked_for:
        return
    reached = {name for asked in asked_for for name in closure(theme, asked)}
    for name, source in sorted(theme.templates.items()):
        layer, colon, plain = name.partition(":")
        if not colon or layer == BASE:
            continue
        if plain not in reached and name not in reached:
            near = nearest(plain, sorted(asked_for))
            hint = (
                f"did you mean  {near}"
                if near
                else "docs/theme-reference.md lists the templates of all pages"
            )
            yield _warning(f"no page uses the template {plain}", source.file, 1, hint)
        yield from _lost_blocks(theme, source)


def _lost_blocks(theme: Theme, source: TemplateSource) -> Iterator[Diagnostic]:
    """Blocks on the top of a template that extends another, where that has no such block."""
    parents = set(_inherited(theme, source))
    if not _EXTENDS.search(source.text) or not parents:
        return
    depth = 0
    for found in _TAG.finditer(source.text):
        if found["end"]:
            depth -= 1
        elif found["block"]:
            if not depth and found["block"] not in parents:
                near = nearest(found["block"], sorted(parents))
                hint = f"did you mean  {near}" if near else f"its blocks: {', '.join(sorted(parents))}"
                line = source.text.count("\n", 0, found.start()) + 1
                yield _warning(
                    f"the block {found['block']} is never shown: the template it extends has none of that name",
                    source.file,
                    line,
                    hint,
                )
            depth += 1


def _inherited(theme: Theme, source: TemplateSource) -> Iterator[str]:
    """The names of all blocks of what a template extends, and of what that extends."""
    seen = {source.file}
    while (extends := _EXTENDS.search(source.text)) and (parent := theme.templates.get(extends["name"])):
        if parent.file in seen:
            return
        seen.add(parent.file)
        yield from (found["block"] for found in _TAG.finditer(parent.text) if found["block"])
        source = parent


def _warning(message: str, file: str, line: int, hint: str) -> Diagnostic:
    return Diagnostic("theme", Severity.WARNING, message, Place(file, line=line, column=1), hint)
