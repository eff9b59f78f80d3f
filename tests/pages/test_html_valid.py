"""Valid HTML: the standard's own rules, on every page of four sites, by html-validate.

It knows most of what the Nu checker knows and needs no Java. docs/quality.md says when Nu itself was asked, and how.
"""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

import stress
import test_welsh
from maker import make
from samples import ROOT, put
from tcsite.files import Files

PROGRAM = ROOT / "node_modules" / ".bin" / "html-validate"

CONFIG = {
    "root": True,
    "extends": ["html-validate:standard", "html-validate:recommended", "html-validate:document"],
    "rules": {
        "doctype-style": "off",  # a matter of taste
        "require-sri": "off",  # every page loads from its own origin only
        "long-title": "off",  # as long as institutions and plans are called
        "valid-id": ["error", {"relaxed": True}],  # the ids of actions are their authors': "1.1"
        "form-dup-name": "off",  # several boxes of one question have one name
        "prefer-native-element": ["error", {"exclude": ["region"]}],  # a table that scrolls is no section
        "no-implicit-button-type": "off",  # what the standard implies is meant
    },
}

Finding = tuple[str, int, str, str]
"""The page, the line, the rule and what it says."""


def findings(folder: Path) -> list[Finding]:
    """What html-validate says of every page below a folder."""
    config = folder.parent / "config.json"
    config.write_text(json.dumps(CONFIG))
    asked = [str(PROGRAM), "--config", str(config), "--formatter", "json", f"{folder}/**/*.html"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert told.returncode in (0, 1), told.stderr
    return [
        (str(Path(page["filePath"]).relative_to(folder)), fault["line"], fault["ruleId"], fault["message"])
        for page in json.loads(told.stdout)
        for fault in page["messages"]
    ]


def pages(files: Files) -> dict[str, bytes]:
    made = make(files, today=date.fromisoformat(stress.TODAY)).files
    return {path: content for path, content in made.items() if path.endswith(".html")}


def test_every_page_is_valid(tmp_path: Path, example: dict[str, bytes], inputs: dict[str, bytes]) -> None:
    put(pages(example), tmp_path / "sites" / "example")
    put(pages(inputs), tmp_path / "sites" / "everything")
    put(pages(stress.stress(30)), tmp_path / "sites" / "extremes")
    put(pages(test_welsh.site()), tmp_path / "sites" / "welsh")
    assert findings(tmp_path / "sites") == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("<table><tr><td>x</table></div>", "close-order"),
        ("<ul><p>x</p></ul>", "element-permitted-content"),
        ("<p id=x>x</p><p id=x>x</p>", "no-dup-id"),
        ('<table role="table"><tr><td>x</td></tr></table>', "no-redundant-role"),
    ],
)
def test_a_fault_would_be_found(tmp_path: Path, fault: str, rule: str) -> None:
    page = f'<!doctype html><html lang="en"><head><title>x</title></head><body>{fault}</body></html>'
    put({"x.html": page.encode()}, tmp_path / "site")
    assert rule in {finding[2] for finding in findings(tmp_path / "site")}
