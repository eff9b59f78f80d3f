"""What a lead reads after a slip: each file in messages/ is an input and the report it gives.

Below `== <file>` stands the file; below `== report`, the report, read and accepted by a person.
`python tests/test_messages.py` writes new reports, for reading in the diff.
"""

from pathlib import Path

import pytest
from rich.console import Console

from tcsite.content import front_matter
from tcsite.content.fixes import fix_files
from tcsite.content.load import load
from tcsite.content.locate import locate
from tcsite.content.yaml import issues
from tcsite.diagnostics import Diagnostic
from tcsite.report import as_text

FOLDER = Path(__file__).parent / "messages"
REPORT = b"\n== report\n"
SOUND = {
    "site.yaml": b"title: Example\n",
    "content/institutions/university-of-example/institution.yaml": (
        b"name: University of Example\nstatus: {role: signatory, since: 2018-06}\n"
    ),
}


def problems_of(case: bytes) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    heading, _, content = case.partition(REPORT)[0].partition(b"\n")
    inputs = {**SOUND, heading.removeprefix(b"== ").decode(): content}
    return inputs, locate(load(inputs)[1], inputs)


def report_of(case: bytes) -> str:
    inputs, problems = problems_of(case)
    console = Console(width=200, color_system=None, soft_wrap=True)
    with console.capture() as captured:
        for block in as_text(problems, inputs):
            console.print(block)
    return captured.get()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_a_slip_gives_its_accepted_report(path: Path) -> None:
    case = path.read_bytes()
    assert report_of(case) == case.partition(REPORT)[2].decode()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_report_has_a_place_and_something_to_type(path: Path) -> None:
    _, problems = problems_of(path.read_bytes())
    assert problems
    for problem in problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.hint
        assert problem.code or problem.rule not in ("yaml", "schema", "text", "front-matter")


def test_every_message_has_a_code_that_the_reader_gives() -> None:
    sources = [Path(front_matter.__file__), *Path(issues.__file__).parent.glob("*.py")]
    given = "".join(path.read_text() for path in sources)
    assert [code for code in issues.MESSAGES if f'"{code}"' not in given] == []


def test_a_copy_beside_its_original_is_named_as_such_and_gets_no_new_name() -> None:
    plan = (FOLDER / "copy-of-a-plan.txt").read_bytes().partition(REPORT)[0].partition(b"\n")[2]
    folder = "content/institutions/university-of-example/plans/"
    copy, original = f"{folder}2024-2027 (1).yaml", f"{folder}2024-2027.yaml"
    inputs = {**SOUND, original: plan, copy: plan}
    (problem,) = load(inputs)[1]
    assert problem.place.file == copy
    assert problem.message.startswith("this seems to be a copy of 2024-2027.yaml")
    assert not fix_files(inputs).renamed


def test_remarks_hyphens_and_quotes_in_their_places_are_no_slips() -> None:
    inputs = {
        **SOUND,
        "content/institutions/university-of-example/plans/2024-2027.yaml": (
            b"title: 'Plan #1, and \"#2\"' # as agreed\n"
            b"period: {from: 2024-08, to: 2027-07}   #\n"
            b"stage: 2\nstate: draft\n"
            b"summary: |\n  Three parts: see #1\n    - one, \xe2\x80\x9ctwo\xe2\x80\x9d\n"
            b"actions:\n  - id: V1\n    text: Hold a conference - and\n      a fair, see C#\n"
            b"    outputs:\n      - A fair\n"
        ),
    }
    assert load(inputs)[1] == []


def test_entries_that_are_alike_for_a_reason_are_no_slips() -> None:
    alike = "    seats:\n      - {who: Technician representative}\n      - {who: Technician representative}\n"
    near = "    note: |\n      - one thing of many\n      - one thing of many more\n"
    institution = SOUND["content/institutions/university-of-example/institution.yaml"].decode()
    groups = f"{institution}groups:\n  - name: Steering group\n{alike}{near}"
    file = "content/institutions/university-of-example/institution.yaml"
    assert load({**SOUND, file: groups.encode()})[1] == []


if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*.txt")):
        case = path.read_bytes().partition(REPORT)[0]
        path.write_bytes(case + REPORT + report_of(case).encode())
