"""Every format: small examples that a person has read, and what must hold whatever stands in content.

`python tests/report/test_report_formats.py` writes the examples anew, for reading in the diff.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from told import EXAMPLE, any_report

from tcsite.report import FORMATS, Report

EXAMPLES = Path(__file__).parent / "examples"
ENDINGS = {
    "text": "txt",
    "json": "json",
    "junit": "xml",
    "sarif": "sarif",
    "github": "github",
    "markdown": "md",
    "codequality": "codequality.json",
}
MACHINES = [name for name in FORMATS if name != "text"]


def written(name: str, report: Report) -> str:
    """What goes to standard output."""
    told = FORMATS[name](report)
    if isinstance(told, str):
        return told
    console = Console(width=200, color_system=None, soft_wrap=True, highlight=False)
    with console.capture() as captured:
        for block in told:
            console.print(block)
    return captured.get()


def example(name: str) -> Path:
    return EXAMPLES / f"report.{ENDINGS[name]}"


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_as_a_person_has_read_and_accepted_it(name: str) -> None:
    assert written(name, EXAMPLE) == example(name).read_text()


def test_the_readme_lists_the_formats() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    assert re.findall(r"^\| `(\w+)` +\|", readme, re.MULTILINE) == list(FORMATS)


@pytest.mark.parametrize("name", MACHINES)
@any_report
def test_no_content_can_steer_a_terminal_turn_text_around_or_break_the_encoding(
    name: str, report: Report
) -> None:
    told = written(name, report)
    assert {sign for sign in told if not sign.isprintable()} <= {"\n"}
    assert told.encode().decode() == told


@pytest.mark.parametrize("name", FORMATS)
@any_report
def test_the_same_report_gives_the_same_text(name: str, report: Report) -> None:
    assert written(name, report) == written(
        name, replace(report, inputs=dict(reversed(list(report.inputs.items()))))
    )


@pytest.mark.parametrize("name", FORMATS)
def test_without_problems_every_format_is_whole(name: str) -> None:
    told = written(name, replace(EXAMPLE, problems=()))
    assert told == "" if name == "github" else told.endswith("\n")
    assert ("no problems" in told) == (name in ("text", "junit", "markdown"))


if __name__ == "__main__":
    for name in FORMATS:
        example(name).write_text(written(name, EXAMPLE))
