"""The guide for leads is true: its pictures are there, its snippets load, its commands do what it says."""

import re
import shlex
import subprocess
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter

from importers.asking import table
from importers.documents import FORMATS, Heading, Layout
from running import tcsite
from samples import ROOT, put
from tcsite.content.front_matter import split
from tcsite.content.reference.examples import EXAMPLES
from tcsite.content.yaml import reader
from tcsite.model import Action, InstitutionFile, PlanFile, SelfAssessmentFile, Strict, UpdateFile

GUIDE = (ROOT / "docs/for-leads.md").read_text()
PICTURES = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", GUIDE)
FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
BLOCKS = [
    (found[2], re.sub(rf"^{found[1]}", "", found[3], flags=re.MULTILINE)) for found in FENCE.finditer(GUIDE)
]
SNIPPETS = [text for language, text in BLOCKS if language == "yaml"]
COMMANDS = [line for language, text in BLOCKS if language == "console" for line in text.splitlines()]
SLIPS = re.findall(r"<!-- mistake: ([\w-]+) -->\n *```text\n(.*?)```", GUIDE, re.DOTALL)
LARGEST = 60_000


# Pictures


@pytest.mark.parametrize(("words", "path"), PICTURES, ids=[path for _, path in PICTURES])
def test_a_picture_is_there_is_small_and_is_told_in_words(words: str, path: str) -> None:
    content = (ROOT / "docs" / path).read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(content) < LARGEST
    assert len(words) > 60


def test_no_picture_is_left_over() -> None:
    there = {f"pictures/{file.name}" for file in (ROOT / "docs/pictures").iterdir()}
    assert there == {path for _, path in PICTURES}


# Snippets


def fitting(data: Any) -> list[tuple[str, Any, Any]]:
    """What a snippet holds: its keys with their values, and the model that knows them."""
    if isinstance(data, list):
        return [(f"entry {number}", Action, one) for number, one in enumerate(data)]
    for model in (PlanFile, InstitutionFile, SelfAssessmentFile):
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        if set(data) <= set(fields):
            types: list[tuple[str, Any, Any]] = []
            for key, value in data.items():
                field = fields[key]
                metadata = tuple(field.metadata)
                asked: Any = field.annotation
                for one in metadata:
                    asked = Annotated[asked, one]
                types.append((key, asked, value))
            return types
    raise AssertionError(f"no model knows the keys {sorted(data)}")


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_a_snippet_is_what_the_model_takes(snippet: str) -> None:
    reading = reader.read(snippet.encode())
    assert reading.faults == []
    for name, asked, value in fitting(reading.data):
        if isinstance(asked, type) and issubclass(asked, Strict):
            assert asked.model_validate(value), name
        else:
            TypeAdapter(asked).validate_python(value)


def test_the_plan_that_is_enough_to_begin_with_is_a_whole_one() -> None:
    (whole,) = [snippet for snippet in SNIPPETS if "state: draft" in snippet]
    assert PlanFile.model_validate(reader.read(whole.encode()).data).actions


def test_the_update_is_one() -> None:
    (text,) = [text for language, text in BLOCKS if language == "markdown"]
    front = split(text)
    assert front
    assert UpdateFile.model_validate(reader.read(front.yaml.encode()).data)


def test_there_are_enough_of_them() -> None:
    assert (len(SNIPPETS), len(SLIPS)) == (7, 8)
    assert len(COMMANDS) >= 8


# Slips: the very messages that the check gives


@pytest.mark.parametrize(("name", "shown"), SLIPS, ids=[name for name, _ in SLIPS])
def test_a_slip_is_told_in_the_words_of_the_check(name: str, shown: str) -> None:
    accepted = (ROOT / f"tests/messages/{name}.txt").read_text().partition("\n== report\n")[2]
    told = {" ".join(line.split()) for line in accepted.splitlines()}
    told |= {line.partition(": ")[2] for line in told}
    for line in shown.splitlines():
        assert not line.strip() or " ".join(line.split()) in told, line


# Commands


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the guide, with the document that it imports."""
    root = put({path: text.encode() for path, text in EXAMPLES.items()}, tmp_path_factory.mktemp("guide"))
    grid = table(["Ref", "Action", "Lead", "By when"], ["V1", "Open day", "Web team", "June 2028"])
    document = FORMATS["docx"](Layout([Heading("Action plan 2027 to 2030"), grid]))
    for name in ("plan.docx", "next.docx"):
        (root / name).write_bytes(document)
    return root


def run(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(line)
    assert program == "tcsite"
    return tcsite(*arguments, cwd=cwd)


def test_the_commands_do_what_the_guide_says(site: Path) -> None:
    home = site / "content/institutions/university-of-example"
    for line in COMMANDS:
        if (
            line.startswith("tcsite import") and "--into" not in line
        ):  # `add plan` of the step before made a plan of the same years
            (home / "plans/2027-2030.yaml").unlink()
        done = run(line, site)
        assert done.returncode in (0, 1, 3), f"{line}\n{done.stdout}{done.stderr}"
        if line.split()[1] in ("set", "add", "import", "rule", "status", "fmt"):
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    plan = (home / "plans/2024-2027.yaml").read_text()
    assert "All of them have" in plan
    assert "Open day" in (home / "plans/2027-2030.yaml").read_text()
    assert list((home / "updates").glob("*-open-day-in-the-workshops.md"))
    assert (site / "dates.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("words", sorted(set(re.findall(r"`tcsite ([a-z]+)((?: --[a-z-]+)*)[^`]*`", GUIDE))))
def test_a_command_that_is_mentioned_exists(words: tuple[str, str], tmp_path: Path) -> None:
    command, options = words
    done = run(f"tcsite {command} --help", tmp_path)
    assert done.returncode == 0
    assert all(option in done.stdout for option in options.split())


def test_links_lead_to_headings_and_files() -> None:
    headings = {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^##+ (.+)$", GUIDE, re.MULTILINE)
    }
    links = set(re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL)))
    assert {link[1:] for link in links if link.startswith("#")} <= headings
    files = {link for link in links if not link.startswith("#")}
    assert files == {
        "content.md",
        "editors.md",
        "exporting.md",
        "rules.md",
        "deploying.md",
        "welsh.md",
        "../examples/template/README.md",
    }
    assert all((ROOT / "docs" / file).is_file() for file in files)
