"""One word, one thing: the names of the package."""

import ast
from collections import defaultdict
from pathlib import Path

from own_code import nodes_of, parsed

PACKAGE = Path(__file__).parent.parent / "tcsite"


def test_no_two_classes_have_one_name() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


OLD = frozenset(
    (
        *(
            "Census",
            "Cure",
            "Edition",
            "Emitted",
            "Entry",
            "Finder",
            "Found",
            "Held",
            "Kept",
            "Kin",
            "Memo",
            "Mended",
        ),
        *(
            "Misfit",
            "Nearby",
            "Newest",
            "Noted",
            "Piece",
            "Press",
            "Said",
            "Shown",
            "Slip",
            "Snag",
            "Stretch",
            "Thing",
        ),
        *("Told", "Trouble", "Whole", "Wish", "Wishes"),
        *(
            "blame",
            "folding",
            "kept",
            "manners",
            "nearby",
            "reach",
            "skeletons",
            "succession",
            "visit",
            "walk",
        ),
        *("markdown_slips", "whose", "wire"),
    )
)
"""Names of classes and modules that were a dialect of their own. `CONTRIBUTING.md` asks for the field's words."""


def test_classes_and_modules_have_names_that_others_know() -> None:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        names = {
            path.stem,
            *(node.name.lstrip("_") for node in nodes_of(path) if isinstance(node, ast.ClassDef)),
        }
        found += [f"{path.relative_to(PACKAGE)}: {name}" for name in sorted(names & OLD)]
    assert found == []
