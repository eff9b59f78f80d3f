"""`tcsite set` and `tcsite add`, as leads use them."""

import re
from pathlib import Path

import pytest

from running import files_below, put_own, tcsite
from samples import FOLDER, PLAN
from tcsite.content.load import load

DAY = ["--as-of", "2026-11-22"]
V1 = "university-of-example/2024-2027#V1"
FILE = f"{FOLDER}plans/2024-2027.yaml"


@pytest.fixture
def site(small: dict[str, bytes], tmp_path: Path) -> Path:
    return put_own(small, tmp_path / "site")


def plan_of(site: Path) -> str:
    return (site / FILE).read_bytes().decode()


def snapshot(site: Path) -> dict[str, bytes]:
    return {path: (site / path).read_bytes() for path in files_below(site)}


# set


def test_a_status_is_written_below_the_last_and_nothing_else_changes(site: Path) -> None:
    before = snapshot(site)
    done = tcsite("set", V1, "--status", "complete", "--note", "All: done", "--date", "2026-03", cwd=site)
    assert done.returncode == 0, done.stderr
    line = "      - {date: 2026-03, status: complete, note: 'All: done'}\n"
    assert plan_of(site) == PLAN.decode() + line
    assert f"+{line}" in done.stdout
    assert {path for path, content in snapshot(site).items() if content != before[path]} == {FILE}


@pytest.mark.parametrize("name", ["2024-2027#V1", "#V1", "/2024-2027#V1", "university-of-example#V1"])
def test_the_only_institution_and_the_plan_in_force_need_not_be_named(name: str, site: Path) -> None:
    assert tcsite("set", name, "--status", "complete", *DAY, cwd=site).returncode == 0
    assert "{date: 2026-11-22, status: complete}" in plan_of(site)


def test_an_earlier_date_goes_before_the_later_ones_so_that_the_last_still_counts(site: Path) -> None:
    tcsite("set", V1, "--status", "not-started", "--date", "2025-01", cwd=site)
    at = plan_of(site).index
    assert at("date: 2025-01") < at("date: 2025-09")


def test_in_a_list_with_the_newest_first_an_entry_goes_above_the_older_ones(site: Path) -> None:
    for day in ("2025-03", "2026-01", "2024-09"):
        own = (site / FILE).read_bytes()
        first = b"      - {date: 2025-09, "
        if b"2025-01" not in own:
            entry = own[own.index(first) :].split(b"\n")[0]
            (site / FILE).write_bytes(
                own.replace(entry, entry + b"\n      - {date: 2025-01, status: not-started}")
            )
        tcsite("set", V1, "--status", "in-progress", "--date", day, *DAY, cwd=site)
    days = re.findall(r"- \{date: (\S+),", plan_of(site)[plan_of(site).index("progress:") :])
    assert days == ["2026-01", "2025-09", "2025-03", "2025-01", "2024-09"]


def test_the_same_said_twice_is_written_once(site: Path) -> None:
    command = ("set", V1, "--status", "complete", "--evidence", "Minutes", *DAY)
    tcsite(*command, cwd=site)
    before = snapshot(site)
    done = tcsite(*command, cwd=site)
    assert done.returncode == 0
    assert "the files say so already" in done.stdout
    assert snapshot(site) == before


def test_a_dry_run_shows_the_lines_and_writes_nothing(site: Path) -> None:
    before = snapshot(site)
    done = tcsite("set", V1, "--when", "By June 2026", "--owner", "A", "--owner", "B", "--dry-run", cwd=site)
    assert done.returncode == 0
    assert [line for line in done.stdout.splitlines() if line[0] in "+-" and line[1] == " "] == [
        "-    when: From September 2024",
        "-    owners: [Steering group]",
        "+    when: By June 2026",
        "+    owners: [A, B]",
    ]
    assert snapshot(site) == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([V1, "--status", "done"], 1, 'status: "done" is not one of not-started, in-progress, complete'),
        ([V1, "--status", "complete", "--date", "31 June 2026"], 1, "date: there is no 31 June 2026"),
        ([f"{V1}x", "--status", "complete"], 2, "did you mean  V1"),
        (
            ["university-of-exmaple/2024-2027#V1", "--status", "complete"],
            2,
            "did you mean  university-of-example",
        ),
        (["university-of-example/2024-2028#V1", "--status", "complete"], 2, "did you mean  2024-2027"),
        (["V1", "--status", "complete"], 2, "did you mean  2024-2027#V1"),
        ([V1], 2, "nothing to change: say what"),
        ([V1, "--state", "closed"], 2, "--state says nothing about an action"),
        (["university-of-example", "--lead", "Robin", "--email", "robin"], 1, "an e-mail address looks like"),
        ([V1, "university-of-example/2024-2027#V9", "--status", "complete"], 2, 'has no action "V9"'),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    arguments: list[str], code: int, said: str, site: Path
) -> None:
    before = snapshot(site)
    done = tcsite("set", *arguments, cwd=site)
    assert done.returncode == code
    assert said in done.stdout + done.stderr
    assert snapshot(site) == before


def test_several_at_once_and_a_plan_s_state_and_a_new_lead(site: Path) -> None:
    (site / FILE).write_bytes(PLAN + b"  - {id: V2, text: Another}\n")
    done = tcsite("set", V1, "#V2", "--status", "stopped", "--reason", "No money", *DAY, cwd=site)
    assert done.returncode == 0, done.stderr
    assert plan_of(site).count("reason: No money") == 2
    assert tcsite("set", "2024-2027", "--state", "closed", cwd=site).returncode == 0
    assert "\nstate: closed\n" in plan_of(site)
    lead = ("--lead", "Robin Sample", "--post", "Head of Labs", "--email", "robin@example.ac.uk")
    assert tcsite("set", "university-of-example", *lead, "--date", "2027-01-01", cwd=site).returncode == 0
    text = (site / FOLDER / "institution.yaml").read_text()
    assert "email: technicians@example.ac.uk, until: 2026-12-31}\n" in text
    assert (
        "{role: lead, name: Robin Sample, post: Head of Labs, email: robin@example.ac.uk, from: 2027-01-01}"
        in text
    )


def test_line_ends_of_windows_stay(site: Path) -> None:
    (site / FILE).write_bytes(PLAN.replace(b"\n", b"\r\n"))
    assert tcsite("set", V1, "--note", "Größe", *DAY, cwd=site).returncode == 0
    written = (site / FILE).read_bytes()
    assert written.startswith(PLAN.replace(b"\n", b"\r\n"))
    assert written.endswith("note: Größe}\r\n".encode())
    assert written.count(b"\n") == written.count(b"\r\n")


def test_a_finding_that_the_change_brings_is_told(site: Path) -> None:
    tcsite("set", "2024-2027", "--state", "closed", cwd=site)
    done = tcsite("set", V1, "--status", "not-started", *DAY, cwd=site)
    assert done.returncode == 0
    assert "[red-unexplained]" in done.stdout


# add


def test_the_next_plan_takes_up_what_the_last_did_not_finish_and_both_say_so(site: Path) -> None:
    more = (
        "  - {id: V2, strand: V, text: Done, progress: [{date: 2026, status: complete}]}\n"
        "  - id: V3\n    strand: V\n    text: In parts\n    talent: [R6]\n    parts:\n"
        "      - {id: a, text: One, progress: [{date: 2026, status: complete}]}\n"
        "      - {id: b, text: Two, owners: HR}\n"
    )
    (site / FILE).write_bytes(PLAN + more.encode())
    done = tcsite("add", "plan", *DAY, cwd=site)
    assert done.returncode == 0, done.stderr
    assert "carried over from 2024-2027: V1, V3\n" in done.stdout
    files = {
        path: (site / path).read_bytes() for path in files_below(site) if path.startswith(("site", "content"))
    }
    read, problems = load(files)
    assert problems == []
    assert read is not None
    old, new = read.institutions[0].plans
    assert (new.id, new.state, new.stage, new.follows) == ("2027-2030", "draft", 4, "2024-2027")
    assert new.period.months == 36
    assert str(new.period.from_) == "2027-08"
    assert [action.carried_from for action in new.actions] == [("2024-2027/V1",), ("2024-2027/V3",)]
    assert [action.carried_to for action in old.actions] == [(), (), ()], "not before the new plan is agreed"
    assert [action.status for action in new.actions] == ["not-stated", "not-stated"]
    assert [part.id for part in new.actions[1].parts] == ["b"]
    assert new.actions[1].talent == ("R6",)
    assert not new.actions[0].when
    assert old.state == "in-force"
    assert "# review:\n" in plan_of(site)
    assert "reference-dangles" not in tcsite("check", *DAY, cwd=site).stdout


def test_what_is_taken_up_can_be_numbered_anew(site: Path) -> None:
    (site / FILE).write_bytes(PLAN.replace(b"id: V1", b"id: V7"))
    assert tcsite("add", "plan", "--renumber", "--start", "2028-01-15", *DAY, cwd=site).returncode == 0
    text = (site / FOLDER / "plans/2028-2031.yaml").read_text()
    assert "period: {from: 2028-01-15, to: 2031-01-14}\n" in text
    assert "- id: V1\n" in text
    assert "carried_from: [2024-2027/V7]\n" in text
    assert tcsite("set", "2028-2031", "--state", "approved", *DAY, cwd=site).returncode == 0
    assert "carried_to: [2028-2031/V1]\n" in plan_of(site)


def test_what_is_taken_up_refers_to_what_is_taken_up_and_nothing_is_passed_over(site: Path) -> None:
    more = (
        "  - {strand: V, text: Without an id}\n"
        "  - {id: V5, strand: V, text: As another, as_per: V1}\n"
        "  - {id: V6, strand: V, text: As one that is done, as_per: V8}\n"
        "  - {id: V7, text: In parts, parts: [{id: V7a, text: One}]}\n"
        "  - {id: V8, text: Routine, progress: [{date: 2026, status: ongoing}]}\n"
        "  - {id: V9, text: Gone elsewhere, merged_into: V1}\n"
        "  - {id: V10, strand: V, text: As a part, as_per: V7a}\n"
        "  - {id: V11, strand: V, text: As a part without an id, as_per: V12.b}\n"
        "  - {id: V12, text: In parts, parts: [{text: Done, progress: [{date: 2026, status: complete}]}, {text: Next}]}\n"
    )
    (site / FILE).write_bytes(PLAN + more.encode())
    done = tcsite("add", "plan", "--renumber", *DAY, cwd=site)
    assert (
        "carried over from 2024-2027: V1, one without an id (Without an id), V5, V7, V10, V11, V12\n"
        in done.stdout
    )
    assert "not carried over: 2 ongoing, 1 merged\n" in done.stdout
    files = {
        path: (site / path).read_bytes() for path in files_below(site) if path.startswith(("site", "content"))
    }
    read, problems = load(files)
    assert problems == []
    assert read is not None
    new = read.institutions[0].plans[-1]
    assert [action.id for action in new.actions] == ["V1", "V2", "V3", "A1", "V4", "V5", "A2"]
    assert [action.as_per for action in new.actions] == [None, None, "V1", None, "A1a", "A2.a", None]
    assert new.actions[3].parts[0].id == "A1a"
    assert "reference-dangles" not in tcsite("check", *DAY, cwd=site).stdout


def test_a_plan_that_cannot_be_read_is_not_passed_over(site: Path) -> None:
    (site / FILE).write_bytes(PLAN + b"oops\n")
    done = tcsite("add", "plan", *DAY, cwd=site)
    assert done.returncode == 2
    assert "2024-2027.yaml cannot be read: fix it first" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (
            ["institution", "Prifysgol Enghraifft"],
            "content/institutions/prifysgol-enghraifft/institution.yaml",
        ),
        (["update", "--title", "Two: new workshops"], f"{FOLDER}updates/2026-11-22-two-new-workshops.md"),
        (["self-assessment"], f"{FOLDER}self-assessments/2026.md"),
        (["self-assessment", "--stage", "3", "--id", "form"], f"{FOLDER}self-assessments/form.md"),
        (["measures"], f"{FOLDER}measures.yaml"),
        (["plan", "--from", "none", "--stage", "1"], f"{FOLDER}plans/2026-2028.yaml"),
    ],
)
def test_a_file_is_begun_that_reads_and_says_what_is_left_and_is_never_written_over(
    arguments: list[str], path: str, site: Path
) -> None:
    before = snapshot(site)
    done = tcsite("add", *arguments, *DAY, cwd=site)
    assert done.returncode == 0, done.stderr
    assert set(files_below(site)) - set(before) == {path}
    told = tcsite("check", *DAY, cwd=site).stdout
    assert f"{path}:" in told
    assert "[schema]" not in told
    assert "[yaml]" not in told
    (site / path).write_text("mine")
    again = tcsite("add", *arguments, *DAY, cwd=site)
    assert again.returncode == 2
    assert "already exists" in again.stderr
    assert (site / path).read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plan", "--institution", "university-of-exampel"], "did you mean university-of-example"),
        (["plan", "--id", "Plan 2027"], "as in  --id plan-2027"),
        (["plan", "--start", "next summer"], "'--start': \"next summer\" is not a date"),
    ],
)
def test_what_cannot_be_begun_is_refused_with_a_hint(arguments: list[str], said: str, site: Path) -> None:
    before = snapshot(site)
    done = tcsite("add", *arguments, cwd=site)
    assert done.returncode == 2
    assert said in done.stderr
    assert snapshot(site) == before


def test_a_draft_is_finished_before_another_is_begun(site: Path) -> None:
    tcsite("add", "plan", *DAY, cwd=site)
    done = tcsite("add", "plan", *DAY, cwd=site)
    assert done.returncode == 2
    assert "plan 2027-2030 is a draft: finish it first" in done.stderr


def test_a_file_names_its_schema_where_editors_are_served(site: Path) -> None:
    assert tcsite("editors", cwd=site).returncode == 0
    tcsite("add", "measures", cwd=site)
    line = (site / FOLDER / "measures.yaml").read_text().partition("\n")[0]
    schema = line.removeprefix("# yaml-language-server: $schema=")
    assert (site / FOLDER / schema).resolve().is_file()
    assert tcsite("fmt", "--check", f"{FOLDER}measures.yaml", cwd=site).returncode == 0


def test_progress_in_the_future_is_refused(site: Path) -> None:
    before = plan_of(site)
    done = tcsite("set", V1, "--status", "complete", "--date", "2031-01", *DAY, cwd=site)
    assert (done.returncode, plan_of(site)) == (2, before)
    assert "--date 2031-01 is in the future" in done.stderr
