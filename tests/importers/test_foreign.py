"""Files of other kinds become no plans, and the command says so by its exit code."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from importers.asking import imported, table
from importers.documents import Heading, Layout
from tcsite.cli.import_file import import_

FOREIGN = {
    "Minutes of the departmental meeting": (
        ["Item", "Discussion", "Action", "By"],
        ["Matters arising", "The minutes were agreed.", "Circulate the minutes", "Secretary"],
        ["Car parking", "The barrier is broken again.", "Write to Estates about it", "Chair"],
    ),
    "Curriculum vitae": (
        ["Dates", "Employer", "Position", "Duties"],
        [
            "2019-2024",
            "University of Example",
            "Senior technician",
            "Managed the workshop and trained students",
        ],
        ["2015-2019", "Example Ltd", "Technician", "Maintained equipment and ordered stock"],
    ),
    "Academic job plan 2025/26": (
        ["Activity", "Hours per week", "Percentage", "Comments"],
        ["Teaching", "8", "20", "Two modules"],
        ["Research", "8", "20", "One grant"],
    ),
    "COSHH assessment": (
        ["Substance", "Hazard", "Control measures", "Person responsible"],
        ["Ethanol", "Flammable", "Keep away from ignition sources", "Lab manager"],
        ["Acetone", "Irritant", "Use in a fume cupboard", "Technician"],
    ),
    "New sports hall: construction programme": (
        ["Activity", "Contractor", "Start", "Finish"],
        ["Clear the site and fence it", "Groundworks Ltd", "1 March 2025", "14 March 2025"],
        ["Dig the foundations of the hall", "Groundworks Ltd", "17 March 2025", "25 April 2025"],
    ),
    "Planned maintenance": (
        ["Equipment", "Maintenance task", "Frequency", "Responsible", "Last done"],
        ["Autoclave", "Check the door seal", "Monthly", "Technician", "May 2025"],
        ["Lift", "Grease the rails of it", "Quarterly", "Contractor", "March 2025"],
    ),
    "Issues of an app": (
        ["Issue key", "Summary", "Assignee", "Status", "Due date"],
        ["AB-1", "Fix the crash when the file is empty", "js", "Done", "2025-05-01"],
        ["AB-2", "Upgrade the database to version 12", "ap", "In Progress", "2025-06-01"],
    ),
    "Options": (
        ["Option", "Description", "Default"],
        ["-v", "Print more of what is done", "off"],
        ["-q", "Print less of what is done", "off"],
    ),
}


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv", "html", "md"])
@pytest.mark.parametrize("title", FOREIGN)
def test_a_table_of_something_else_becomes_no_plan(title: str, ending: str) -> None:
    result = imported(Layout([Heading(title), table(*FOREIGN[title])]), ending)
    assert result.files == {}
    assert result.problems


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.txt", "Shopping\n\n- Milk and bread\n- Eggs for the cake\n"),
        ("guide.md", "# Guide\n\n## Actions\n\n1. Open the file you want\n2. Save it again\n"),
        ("steps.md", "# Tests\n\n- **Actions:** Clicks and hovers\n- **Status:** done\n\nLead: js\n"),
        ("page.html", "<h1>Sign in</h1><ul><li>Read the help pages<li>Ask the service desk</ul>"),
    ],
)
def test_a_text_of_something_else_is_refused_by_the_command(tmp_path: Path, name: str, content: str) -> None:
    folder = tmp_path / "content/institutions/example"
    folder.mkdir(parents=True)
    (tmp_path / "site.yaml").write_text("title: Example\nbase_url: https://www.example.ac.uk/\n")
    (folder / "institution.yaml").write_text("name: Example\nstatus: {role: signatory}\n")
    (tmp_path / name).write_text(content)
    result = CliRunner().invoke(import_, [str(tmp_path / name), "--root", str(tmp_path)])
    assert result.exit_code == 1
    assert not (folder / "plans").exists()
