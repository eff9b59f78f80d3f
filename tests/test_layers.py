"""The law of imports, room by room: model ← text ← facts, content ← … ← build ← cli → edges."""

import ast
import subprocess
import sys
from pathlib import Path

from own_code import nodes_of

PACKAGE = Path(__file__).parent.parent / "tcsite"
ROOMS = {
    "diagnostics": set(),
    "files": set(),
    "frozen": set(),
    "model": set(),
    "text": {"model"},
    "language": {"model", "text"},
    "published": {"model", "text"},
    "charts": {"text"},
    "report": {"diagnostics", "files", "text"},
    "facts": {"diagnostics", "language", "model", "published", "text"},
    "content": {"diagnostics", "facts", "files", "language", "model", "text"},
    "links": {"diagnostics", "facts", "files", "model", "text"},
    "importers": {"content", "diagnostics", "files", "language", "model", "text"},
    "rules": {"content", "diagnostics", "facts", "language", "links", "model", "text"},
    "agenda": {"diagnostics", "facts", "language", "model", "report", "rules", "text"},
    "documents": {"content", "facts", "language", "model", "text"},
    "exports": {"charts", "facts", "files", "language", "model", "text"},
    "site": {
        *("charts", "content", "diagnostics", "exports", "facts", "files", "language", "model"),
        *("rules", "text"),
    },
    "build": {
        *("content", "diagnostics", "exports", "facts", "files", "links", "model"),
        *("published", "rules", "site", "text"),
    },
    "edges": {"diagnostics", "files", "links", "text"},
    "cli": {
        *("agenda", "build", "content", "diagnostics", "documents", "edges", "facts", "files", "importers"),
        *("language", "links", "model", "published", "report", "rules", "text"),
    },
    "__main__": {"cli", "edges"},
}
"""Each room, and the rooms that it may import."""

EVERYWHERE = {"frozen"}
"""What every room may import, and what imports nothing itself."""

WORLD = {"edges", "cli", "__main__"}
"""Where files, network, clock and processes may be touched; everything else is the core."""

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


def imported(path: Path) -> set[str]:
    """The rooms of tcsite that a module imports, inside functions too."""
    names = set()
    for node in nodes_of(path):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out in full"
            module = node.module or ""
            names |= {f"tcsite.{alias.name}" for alias in node.names} if module == "tcsite" else {module}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    rooms = {
        name.split(".")[1]
        for name in names
        if name.startswith("tcsite.") and not name.endswith("__version__")
    }
    return rooms - EVERYWHERE


def test_every_import_keeps_the_law() -> None:
    wrong = []
    for path, room in modules():
        if room == "__init__":
            continue
        wrong += [
            f"{path.relative_to(PACKAGE)} imports {target}"
            for target in sorted(imported(path) - {room} - ROOMS[room])
        ]
    assert wrong == []


def test_the_law_allows_nothing_that_is_not_used() -> None:
    used: dict[str, set[str]] = {room: set() for room in ROOMS}
    for path, room in modules():
        if room != "__init__":
            used[room] |= imported(path) - {room}
    assert used == ROOMS


def test_no_rooms_import_each_other_in_a_ring() -> None:
    needs = {room: set(targets) for room, targets in ROOMS.items()}
    while free := [room for room, targets in needs.items() if not targets & needs.keys()]:
        for room in free:
            del needs[room]
    assert needs == {}


def test_the_core_opens_nothing_prints_nothing_and_asks_no_clock() -> None:
    found = []
    for path, room in modules():
        if room in WORLD:
            continue
        for node in nodes_of(path):
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


def test_who_only_builds_a_site_waits_for_nothing_that_reads_others_pages() -> None:
    others = "{'bs4', 'tcsite.published.reading', 'tcsite.model.dates.periods'}"
    asked = f"import sys, tcsite.cli.building; print(*sorted({others} & sys.modules.keys()))"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == ""


def test_who_only_checks_a_folder_waits_for_no_build_and_no_model() -> None:
    asked = (
        "import sys, tcsite.cli.check, tcsite.cli.checks.folder, tcsite.cli.output, tcsite.cli.reporting;"
        " print(*sorted({'pydantic', 'jinja2', 'yaml', 'tcsite.build', 'tcsite.model'} & sys.modules.keys()))"
    )
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == ""
