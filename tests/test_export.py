"""`tcsite export`, as leads use it: the file, what is missing, and the exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from running import files_below, put_own, tcsite
from samples import FOLDER

DAY = ("--as-of", "2026-11-22")
ID = "university-of-example"


@pytest.fixture
def site(small: dict[str, bytes], tmp_path: Path) -> Path:
    return put_own(small, tmp_path / "site")


@pytest.mark.parametrize(
    ("arguments", "file", "code"),
    [
        (["--form", "stage-3"], f"{ID}-stage-3.docx", 3),
        (["--form", "4", "--to", "pdf"], f"{ID}-stage-4.pdf", 3),
        (["--form", "stage-3", "--output", "out/form.html"], "out/form.html", 3),
        (["--plan", "2024-2027"], f"{ID}-plan-2024-2027.docx", 0),
        (["--plan", "2024-2027", "--to", "xlsx"], f"{ID}-plan-2024-2027.xlsx", 0),
        (["--report", "2026", "--to", "html"], f"{ID}-report-2026.html", 0),
        (["--report", "2026", "--to", "pdf"], f"{ID}-report-2026.pdf", 0),
    ],
)
def test_a_document_is_written_beside_the_site(
    arguments: list[str], file: str, code: int, site: Path
) -> None:
    before = set(files_below(site))
    done = tcsite("export", ID, *arguments, *DAY, cwd=site)
    assert (done.returncode, done.stderr) == (code, "")
    assert set(files_below(site)) - before == {file}
    assert f"wrote {file}" in done.stdout
    again = tcsite("export", ID, *arguments, *DAY, cwd=site)
    assert again.returncode == 2
    assert "already exists" in again.stderr
    assert tcsite("export", ID, *arguments, "--force", *DAY, cwd=site).returncode == code


def test_what_is_missing_is_listed_before_the_file_is_named(site: Path) -> None:
    done = tcsite("export", "--form", "stage-3", *DAY, cwd=site)
    first, *lines = done.stdout.splitlines()
    assert first.startswith("The form asks for ")
    assert "- Evidence of impact" in lines
    assert lines[-1] == f"wrote {ID}-stage-3.docx"
    assert any("tcsite add self-assessment" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name one of  --form stage-3,  --plan 2024-2027  and  --report 2026"),
        (["--form", "stage-3", "--report", "2026"], "name one of"),
        (["--form", "third"], '"third" is no stage: write it as stage-3'),
        (["--form", "stage-99"], "is no stage"),
        (["--plan", "2023"], 'has no plan "2023"; there are: 2024-2027'),
        (["--form", "stage-3", "--to", "xlsx"], "only a plan can be written as xlsx"),
        (
            ["--form", "stage-3", "--output", "form.odt"],
            "ends in no format that can be written: docx, pdf, html, xlsx",
        ),
    ],
)
def test_what_cannot_be_exported_is_refused_with_what_to_type(
    arguments: list[str], said: str, site: Path
) -> None:
    before = files_below(site)
    done = tcsite("export", ID, *arguments, cwd=site)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split()).replace("stage-3, --plan", "stage-3,  --plan").replace(
        "one of --form", "one of  --form"
    ).replace("2024-2027 and --report", "2024-2027  and  --report")
    assert files_below(site) == before


@pytest.mark.parametrize(
    ("module", "kind", "library"),
    [("typst", "pdf", "typst"), ("docx", "docx", "python-docx"), ("openpyxl", "xlsx", "openpyxl")],
)
def test_a_library_that_is_not_there_is_named_with_the_command_that_installs_it(
    module: str, kind: str, library: str, site: Path
) -> None:
    code = f"import sys; sys.modules['{module}'] = None; sys.argv[0] = 'tcsite'; from tcsite.__main__ import main; main()"
    command = [sys.executable, "-c", code, "export", "--plan", "2024-2027", "--to", kind]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert f"needs {library}" in done.stderr
    assert f"python -m pip install '{library}'" in done.stderr


def test_a_form_goes_out_and_comes_in_again(site: Path) -> None:
    form = site / FOLDER / "self-assessments/2024.md"
    form.parent.mkdir()
    form.write_text(
        "---\ntitle: Form\nstage: 3\nproposes: 2024-2027\n---\n\n## Impact\n\nMuch.\n\n## Governance\n\nA group.\n"
        "\n## Structures\n\nForty.\n"
    )
    assert tcsite("export", "--form", "stage-3", "--output", "form.docx", *DAY, cwd=site).returncode == 3
    (site / FOLDER / "self-assessments/2024.md").unlink()
    (site / FOLDER / "plans/2024-2027.yaml").unlink()
    done = tcsite("import", "form.docx", cwd=site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "plans/2024-2027.yaml" in done.stdout
    (written,) = (site / FOLDER / "self-assessments").iterdir()
    text = written.read_text()
    assert "proposes: '2024-2027'" in text
    assert "Much." in text
    assert "[schema]" not in tcsite("check", *DAY, cwd=site).stdout


def test_a_document_in_welsh_says_that_nobody_has_checked_the_words(site: Path) -> None:
    done = tcsite("export", ID, "--plan", "2024-2027", "--to", "html", "--language", "cy", *DAY, cwd=site)
    assert (done.returncode, done.stderr) == (
        0,
        "no Welsh speaker has checked yet what the document says by itself\n",
    )
    assert '<html lang="cy">' in (site / f"{ID}-plan-2024-2027-cy.html").read_text()
