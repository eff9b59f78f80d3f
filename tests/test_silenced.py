"""What ruff or mypy is not to say, and where a test lets time pass: each place says why, on its line."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDERS = ("tcsite", "tests", "docs", "benchmarks", "fuzz")

SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma)\b")
WITH_REASON = re.compile(r"# (?:noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*|type: ignore\[[a-z-]+\])  # \S+ \S+")
SLEEPS = re.compile(r"\btime\.sleep\(")
MOST = 30
"""Lower this with each that a better form makes needless."""


def lines(pattern: re.Pattern[str], *folders: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_what_is_silenced_is_named_with_its_reason_and_grows_no_more() -> None:
    found = lines(SILENCED, *FOLDERS)
    assert [line for line in found if not WITH_REASON.search(line)] == []
    assert len(found) <= MOST


def test_a_test_that_lets_time_pass_says_why() -> None:
    assert [line for line in lines(SLEEPS, "tests") if "  # " not in line] == []
