"""The law of imports: values ← helpers ← steps ← pipeline ← cli → edges → values."""

import ast
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "tcsite"
LEVELS = {
    0: {"diagnostics", "files", "model", "page", "verdicts"},
    1: {
        "addresses",
        "colour",
        "comparison",
        "counts",
        "emit",
        "facets",
        "filenames",
        "findable",
        "folding",
        "fingerprint",
        "frontmatter",
        "kept",
        "language",
        "ledger",
        "register",
        "locate",
        "markdown",
        "markdown_tree",
        "nearby",
        "news",
        "pictures",
        "published",
        "reading",
        "reference",
        "report",
        "schema",
        "similar",
        "standing",
        "tables",
        "theme",
        "yamlfaults",
        "yamlplain",
        "yamlquotes",
        "yamlsigns",
        "yamlsilent",
        "yamlsnag",
        "yamltext",
    },
    2: {
        "blame",
        "minimum",
        "rulebook",
        "check",
        "editing",
        "exporters",
        "fixes",
        "importers",
        "links",
        "load",
        "outlook",
        "weblinks",
        "render",
        "routes",
        "skeletons",
        "succession",
        "rules",
        "views",
    },
    3: {"pipeline"},
    5: {"cli", "__main__"},
}
EDGE = 4
FORBIDDEN_CALLS = {
    "open",
    "print",
    "input",
    "today",
    "now",
    "utcnow",
    "getenv",
    "read_text",
    "read_bytes",
    "write_bytes",
}
FORBIDDEN_IMPORTS = {"logging", "os", "random", "shutil", "socket", "subprocess", "tempfile", "time"}


def modules() -> list[tuple[Path, str]]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return [(path, path.relative_to(PACKAGE).parts[0].removesuffix(".py")) for path in paths]


def level(room: str) -> int:
    levels = [EDGE] if room == "edges" else [number for number, rooms in LEVELS.items() if room in rooms]
    assert levels, f"{room} has no place in the house: add it to a level of this test and to tcsite/README.md"
    return levels[0]


def imported(tree: ast.AST) -> set[str]:
    """The rooms of tcsite that a module imports, inside functions too."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out in full"
            module = node.module or ""
            names |= {f"tcsite.{alias.name}" for alias in node.names} if module == "tcsite" else {module}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {
        name.split(".")[1]
        for name in names
        if name.startswith("tcsite.") and not name.endswith("__version__")
    }


def test_every_import_points_the_right_way() -> None:
    wrong = []
    for path, room in modules():
        if room == "__init__":
            continue
        for target in imported(ast.parse(path.read_text())) - {room}:
            allowed = level(target) == 0 if room == "edges" else level(target) <= level(room)
            if target == "edges" and level(room) < EDGE:
                allowed = False
            if not allowed:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {target}")
    assert wrong == []


def test_no_rooms_import_each_other_in_a_ring() -> None:
    needs: dict[str, set[str]] = {}
    for path, room in modules():
        needs.setdefault(room, set()).update(imported(ast.parse(path.read_text())) - {room})
    while free := [room for room, targets in needs.items() if not targets & needs.keys()]:
        for room in free:
            del needs[room]
    assert needs == {}


def test_the_core_opens_nothing_prints_nothing_and_asks_no_clock() -> None:
    found = []
    for path, room in modules():
        if room != "__init__" and level(room) >= EDGE:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
                if name in FORBIDDEN_CALLS:
                    found.append(f"{path.relative_to(PACKAGE)}:{node.lineno} calls {name}")
            elif isinstance(node, ast.Import | ast.ImportFrom):
                names = (
                    [node.module or ""]
                    if isinstance(node, ast.ImportFrom)
                    else [one.name for one in node.names]
                )
                found += [
                    f"{path.relative_to(PACKAGE)} imports {name}"
                    for name in names
                    if name in FORBIDDEN_IMPORTS
                ]
    assert found == []


def test_who_only_builds_a_site_waits_for_no_html_parser() -> None:
    asked = "import sys, tcsite.cli.site; print(*sorted({'bs4', 'tcsite.published.reading'} & sys.modules.keys()))"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == ""
