"""The code of tcsite as the tests that hold it to its rules read it: parsed once a process."""

import ast
from functools import cache
from pathlib import Path


@cache
def parsed(path: Path) -> ast.Module:
    """A module."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """All there is in a module, functions and what stands in them included."""
    return tuple(ast.walk(parsed(path)))
