"""Words that must not come back in what people read: help, messages, guides and templates."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest

from own_code import nodes_of
from tcsite.cli import COMMANDS, main
from tcsite.language import catalogue

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "tcsite"

WORDS = {
    r"reckon\w*": "calculate, use",
    r"ow(?:e|es|ed|ing)": "must publish, required, due",
    r"mend(?:s|ed|ing)?": "fix",
    r"cur(?:e|es|ed)": "fix",
    r"anew": "again",
    r"became of": "outcome, status",
    r"whatever became": "outcome, status",
    r"alike": "the same; format",
    r"slips?": "mistake",
    r"remarks?": "comment",
    r"switched off": "optional setting",
    r"league table": "ranking",
    r"answers? it by name": "is tagged with this recommendation",
    r"tak(?:es?|en) up": "carries over, carried over",
    r"to look at": "please check",
    r"\w+ sign of line": "line 23, column 5",
    r"tells|told": "shows, reports, says",
    r"whom": "rewrite the sentence",
    r"whosoever|whoever's": "rewrite the sentence",
    r"technicians were heard": "technicians were consulted",
    r"how (?:we|you) will know": "measure of success",
    r"ways in": "browse",
    r"nought|naught": "0",
    r"whither|whence|hence": "rewrite the sentence",
    r"lest|ere|thus|albeit": "rewrite the sentence",
}
"""A word, and what to write in its place."""

FORBIDDEN = re.compile(rf"(?<![\w-])(?:{'|'.join(WORDS)})(?![\w-])", re.IGNORECASE)

ALLOWED = {
    "remark": "a key that a lead may write for another",
    "alike": "the key of a record in the memory",
    "site/alike": "the key of a record in the memory",
}
"""Text that is data or a name, not something that people read, and why."""


def dialect(text: str) -> list[str]:
    return [match[0] for match in FORBIDDEN.finditer(text)]


def docstrings(tree: Iterable[ast.AST]) -> Iterator[ast.Constant]:
    """Strings that stand alone: they explain code to those who write it."""
    for node in tree:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def messages(path: Path) -> Iterator[tuple[int, str]]:
    """The string literals of a module that people may read; of rules and commands the docstrings, too."""
    shown = path.relative_to(PACKAGE).parts[0] in {"rules", "cli"}
    skipped = set() if shown else {id(node) for node in docstrings(nodes_of(path))}
    for node in nodes_of(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def rooms() -> list[str]:
    names = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in PACKAGE.rglob("*.py")}
    return sorted(names - {"bundled"})


def modules(room: str) -> list[Path]:
    return sorted((PACKAGE / room).rglob("*.py")) or [PACKAGE / f"{room}.py"]


@pytest.mark.parametrize("room", rooms())
def test_messages_are_plain_english(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {' '.join(words)}: {text[:80]!r}"
        for path in modules(room)
        for line, text in messages(path)
        if text not in ALLOWED and (words := dialect(text))
    ]
    assert found == []


GUIDES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "themes/default/templates").rglob("*.html")),
    *sorted((PACKAGE / "rules/cases").glob("*.yaml")),
    *(
        PACKAGE / path
        for path in ("language/data/en.yaml", "rules/data/explained.yaml", "agenda/data/tasks.yaml")
    ),
]


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_guides_and_pages_are_plain_english(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [f"{n}: {dialect(line)} {line}" for n, line in enumerate(lines, 1) if dialect(line)] == []


LONGEST = 20
"""Words of a sentence that a page says."""

OF_LAW = frozenset({"statement.other_formats", "statement.contact"})
"""The government's model wording."""


def test_sentences_of_pages_are_short() -> None:
    phrases = {key: text for key, text in catalogue("en").phrases.items() if key not in OF_LAW}
    forms = [
        (key, form)
        for key, text in phrases.items()
        for form in ([text] if isinstance(text, str) else text.values())
    ]
    sentences = [(key, one) for key, form in forms for one in re.split(r"(?<=[.?!])\s", form)]
    assert [(key, one) for key, one in sentences if len(one.split()) > LONGEST] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_plain_english(name: str) -> None:
    context = click.Context(main, info_name="tcsite")
    command = main.get_command(context, name)
    assert command
    texts = [command.get_help(context)]
    if isinstance(command, click.Group):
        texts += [sub.get_help(context) for sub in command.commands.values()]
    assert [dialect(text) for text in texts] == [[] for _ in texts]
