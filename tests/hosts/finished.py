"""A new site with everything filled in, so that nothing is found."""

from pathlib import Path

from running import tcsite

ANSWERS = (
    *(
        "--institution",
        "University of Example",
        "--nation",
        "Wales",
        "--website",
        "https://www.example.ac.uk/",
    ),
    *("--status", "signatory", "--since", "2018-06", "--published", "https://www.example.ac.uk/technicians/"),
    *("--contact", "Alex Example", "--post", "Head of Services", "--email", "technicians@example.ac.uk"),
    *("--base-url", "https://www.example.ac.uk/technicians/"),
)
SIGNED = "sign_off: [{who: head, name: Vera Chancellor, date: 2026-01-15}]\n"
HEARD = "technician_voice: [{method: survey, date: 2025-12, people: 28, changed: [V1]}]\n"


def finished(folder: Path, *more: str) -> Path:
    """Make the site in a folder that is not there yet."""
    done = tcsite("new", folder, *ANSWERS, *more, cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    fill_in(folder)
    return folder


def fill_in(folder: Path) -> None:
    """Write what only a lead can write."""
    (plan,) = folder.glob("content/institutions/*/plans/*.yaml")
    rows = "".join(
        f"  - {{id: {id}1, strand: {id}, text: Do it, owners: [Us], years: [1], success: [Done]}}\n"
        for id in ("V", "Re", "C", "S")
    )
    top = plan.read_text().partition("# What will be done")[0].replace("state: draft", "state: in-force")
    plan.write_text(f"{top}\n{SIGNED}{HEARD}actions:\n{rows}")
    for page in (folder / "content" / "pages").iterdir():
        page.write_text(page.read_text().replace("FILL IN", "Here stands"))
