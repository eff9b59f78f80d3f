"""`tcsite check --fix`: what is certain is mended, what is not is left."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from running import tcsite
from samples import FOLDER, INSTITUTION, PLAN, put
from tcsite.content.fixes import RULES, FixResult, fix_files
from tcsite.content.fixes.near import only_near
from tcsite.content.load import load
from tcsite.content.locate import locate
from tcsite.diagnostics import Diagnostic
from tcsite.files import Files
from test_messages import FOLDER as MESSAGES
from test_messages import REPORT, SOUND

CERTAIN = {
    "date-month-first": "  - {name: One, date: 2019-06}",
    "date-without-hyphens": "  - {name: One, date: 2019-06-01}",
    "date-with-a-time": "  - {name: One, date: 2019-06-01}",
    "ampersand-begins-text": '    text: "& hold a conference"',
    "apostrophe-in-single-quotes": '    text: "Hold the technicians\' conference"',
    "at-begins-text": '    owners: "@steering"',
    "backslash-in-double-quotes": "    text: 'See S:\\Data'",
    "brace-not-closed": "period: {from: 2024-08, to: 2027-07}",
    "bracket-closed-twice": "    owners: [Steering group]",
    "bracket-not-closed": "    owners: [Steering group]",
    "bullets-instead-of-hyphens": "      - Profiles published",
    "colon-in-text": '    text: "Conference: hold one a year"',
    "colon-missing": "strands:",
    "contact-without-list": "  - role: lead",
    "copy-of-a-plan": "title: Action plan, August 2024 to July 2027",
    "exclamation-begins-text": '    text: "!important conference"',
    "front-matter-colon": 'title: "Self-assessment: 2024"',
    "front-matter-not-closed": "---",
    "host-with-path": "hosts: [www.example.ac.uk]",
    "indented-like-the-dash": "    when: From September 2024",
    "indented-too-far": "    when: From September 2024",
    "indented-too-little": "    when: From September 2024",
    "key-five-spaces": "    strand: V",
    "key-unknown-near": "    owners: [Steering group]",
    "key-with-capital": "stage: 2",
    "non-breaking-space-indents": "    when: From September 2024",
    "not-a-choice": "state: in-force",
    "space-in-a-key": "sign_off: []",
    "percent-begins-text": '      - "%50 more profiles seen"',
    "plan-name-with-space": "title: Action plan 2024 to 2027",
    "quote-in-list-not-closed": '    owners: ["Steering group"]',
    "quote-not-closed": 'title: "Action plan 2024 to 2027"',
    "quote-not-closed-later-quotes": '    text: "Show every technician on the web"',
    "quote-not-closed-on-the-last-line": '    when: "By June 2025"',
    "quotes-around-the-first-word": "      - '\"50%\" of staff'",
    "single-quote-not-closed": "    text: 'Hold a yearly conference'",
    "smart-quotes": '    text: "Profiles: one each"',
    "space-after-colon-missing": "state: in-force",
    "space-after-colon-missing-first-line": "title: Action plan 2024 to 2027",
    "space-after-hyphen-missing": "  - id: V2",
    "space-after-hyphen-missing-everywhere": "      - Profiles published",
    "star-before-a-word": '    text: "*conference each year"',
    "star-begins-text": '    text: "*Hold* a yearly conference"',
    "star-bullets": "      - Profiles published",
    "status-as-text": "status: {role: signatory}",
    "tab-after-spaces": "    when: From September 2024",
    "tab-indents-a-line": "    when: From September 2024",
    "text-after-quotes": "    text: '\"Hold\" a yearly conference'",
    "two-commas": "    owners: [Steering group, Deans]",
    "word-dash-begins-an-action": "  - id: V1",
    "word-dash-instead-of-hyphen": "      - Profiles published",
    "yes-instead-of-true": "  founding: true",
    "yml-ending": "title: Action plan 2024 to 2027",
}
"""The slips in messages/ that have one certain cure, with a line of the mended file. All others are left."""


def case(path: Path) -> tuple[str, bytes]:
    heading, _, content = path.read_bytes().partition(REPORT)[0].partition(b"\n")
    return heading.removeprefix(b"== ").decode(), content


def after(inputs: dict[str, bytes], done: FixResult) -> dict[str, bytes]:
    files = {done.renamed.get(path, path): content for path, content in inputs.items()}
    return {**files, **done.files}


def problems_of(inputs: dict[str, bytes]) -> list[Diagnostic]:
    return load(inputs)[1]


@pytest.mark.parametrize("path", sorted(MESSAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_each_slip_is_mended_or_left(path: Path) -> None:
    file, content = case(path)
    inputs = {**SOUND, file: content}
    done = fix_files(inputs)
    if path.stem not in CERTAIN:
        assert done == FixResult({}, {}, (), 0)
        return
    files = after(inputs, done)
    assert problems_of(files) == []
    assert done.fixed == 1
    mended = files[done.renamed.get(file, file)].decode().splitlines()
    assert CERTAIN[path.stem] in mended
    assert {fix.file for fix in done.edits} == {file}
    assert len(set(mended) ^ set(content.decode().splitlines())) <= 4


@pytest.mark.parametrize("path", sorted(MESSAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_with_line_ends_of_windows_the_same_is_mended(path: Path) -> None:
    file, content = case(path)
    done = fix_files({**SOUND, file: content.replace(b"\n", b"\r\n")})
    assert bool(done.edits) == (path.stem in CERTAIN)
    for mended in done.files.values():
        assert mended.count(b"\n") == mended.count(b"\r\n")


def reworded(inputs: Files) -> list[Diagnostic]:
    """What reading finds, in words that no fix can know."""
    found = load(inputs)[1]
    return list(
        locate([replace(one, message=one.message[::-1], hint=one.hint[::-1]) for one in found], inputs)
    )


@pytest.mark.parametrize("path", sorted(MESSAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_fixes_depend_on_codes_not_on_the_words_of_messages(path: Path) -> None:
    file, content = case(path)
    inputs = {**SOUND, file: content}
    assert fix_files(inputs, reworded) == fix_files(inputs)


def test_every_code_with_a_fix_is_one_that_reading_gives() -> None:
    inputs = [{**SOUND, file: content} for file, content in map(case, MESSAGES.glob("*.txt"))]
    given = {problem.code for one in inputs for problem in load(one)[1]}
    assert set(RULES) <= given


PLAIN = "title: T\nperiod: {from: 2024-08, to: 2027-07}\nstate: in-force\nactions:\n  - id: V1\n    text: x\n"
PLAN_FILE = f"{FOLDER}plans/a.yaml"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("to: 2027-07", "to: 31/07/2027"),
        ("to: 2027-07", 'to: "July 31, 2027"'),
        ("to: 2027-07", "to: 31st of July 2027"),
        ("to: 2027-07", "to: 2027/07/31"),
        ("to: 2027-07", "to: Saturday 31 July 2027"),
    ],
)
def test_a_date_that_means_one_day_only_is_written_as_we_write_dates(old: str, new: str) -> None:
    done = fix_files({**SOUND, PLAN_FILE: PLAIN.replace(old, new).encode()})
    expected = PLAIN.replace("2027-07", "2027-07-31")
    assert done.files[PLAN_FILE].decode() == expected


@pytest.mark.parametrize("date", ["03/04/2027", "summer 2027", "31/13/2027", "7/27", "30 February 2027"])
def test_a_date_that_may_mean_another_is_left(date: str) -> None:
    assert fix_files({**SOUND, PLAN_FILE: PLAIN.replace("2027-07", date).encode()}).edits == ()


@pytest.mark.parametrize(
    "text",
    [
        PLAIN + "    progress:\n      - date: 2025\n\tnote: whose?\n",  # the action's note, or the entry's
        PLAIN + "   note: whose?\n",  # the action's note, or the plan's
        PLAIN.replace("text: x", "text: Soon when: By June"),  # a line end may be missing
        PLAIN.replace("state: in-force", "state: in-force\nnmae: x"),  # no key here is near
        PLAIN.replace("{from: 2024", '{from: "2024'),  # where the text ends
        PLAIN.replace("title: T", 'title: "T # a remark'),  # likewise
        PLAIN.replace("state", "stae"),  # state, or stage
    ],
)
def test_what_may_mean_two_things_is_left(text: str) -> None:
    assert problems_of({**SOUND, PLAN_FILE: text.encode()})
    assert fix_files({**SOUND, PLAN_FILE: text.encode()}).edits == ()


def test_several_slips_in_one_file_are_mended_one_after_the_other() -> None:
    text = (
        PLAIN.replace("title: T", "title:T: the plan").replace("text:", "txet:").replace("  - id", "\t- id")
    )
    done = fix_files({**SOUND, PLAN_FILE: text.replace("title:T: the", "title:T the").encode()})
    assert done.files[PLAN_FILE].decode() == PLAIN.replace("title: T", "title: T the plan")


@given(
    st.integers(0, len(PLAN) - 1),
    st.sampled_from(["", " ", "\t", ":", "-", '"', "'", "[", "}", ",", "x", "\xa0"]),
)
def test_whatever_one_key_press_does_mending_never_makes_it_worse(at: int, typed: str) -> None:
    text = PLAN.decode()
    inputs = {**SOUND, PLAN_FILE: (text[:at] + typed + text[at + 1 :]).encode()}
    before = problems_of(inputs)
    done = fix_files(inputs)
    now = problems_of(after(inputs, done))
    assert len(now) == len(before) - done.fixed
    assert {(one.rule, one.message) for one in now} <= {(one.rule, one.message) for one in before}
    assert bool(done.files) == bool(done.edits)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("owner", ["owners", "outputs"], "owners"),
        ("In Force", ["in-force", "draft"], "in-force"),
        ("sucess", ["success"], "success"),
        ("fo", ["to"], ""),
        ("leader", ["lead"], ""),
        ("stat", ["state", "stage"], "state"),
        ("stae", ["state", "stage"], ""),
    ],
)
def test_only_one_word_is_near(word: str, known: list[str], meant: str) -> None:
    assert only_near(word, known) == meant


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return put(
        {
            "site.yaml": b"title: T\nbase_url: https://plans.example.org/\n",
            f"{FOLDER}institution.yaml": INSTITUTION.replace(b"nation:", b"nation:\t").replace(
                b"hosts", b"host"
            ),
            f"{FOLDER}plans/2024-2027.yml": PLAN.replace(b"    when", b"\twhen"),
        },
        tmp_path / "site",
    )


def test_the_report_says_how_many_can_be_fixed_and_then_they_are(site: Path) -> None:
    asked = tcsite("check", cwd=site)
    assert "2 can be fixed with  tcsite check --fix" in asked.stdout
    dry = tcsite("check", "--fix", "--dry-run", cwd=site)
    assert "+hosts: [example.ac.uk]" in dry.stdout
    assert (site / FOLDER / "plans/2024-2027.yml").is_file()
    done = tcsite("check", "--fix", cwd=site)
    assert done.returncode == 0, done.stdout
    for said in (
        "institution.yaml:4: the key host is hosts now",
        "2024-2027.yml:1: the file is called 2024-2027.yaml now",
        "2024-2027.yaml:13: the tab at its beginning is spaces now",
        "2 fixed",
    ):
        assert said in done.stdout
    assert (site / FOLDER / "plans/2024-2027.yaml").read_bytes() == PLAN
    assert not (site / FOLDER / "plans/2024-2027.yml").exists()


def test_programs_read_the_report_alone(site: Path) -> None:
    done = tcsite("check", "--format", "json", cwd=site)
    before = json.loads(done.stdout)
    assert before["summary"]["fixable"] == 2
    assert {one["code"] for one in before["problems"] if "code" in one} == {"key-unknown", "ending-yml"}
    done = tcsite("check", "--fix", "--format", "json", cwd=site)
    assert not {one["rule"] for one in json.loads(done.stdout)["problems"]} & {
        "yaml",
        "schema",
        "file-not-read",
    }
    assert "2 fixed" in done.stderr


def test_without_a_certain_cure_nothing_is_written(site: Path) -> None:
    plan = site / FOLDER / "plans/2024-2027.yml"
    plan.unlink()
    (site / FOLDER / "institution.yaml").write_bytes(INSTITUTION.replace(b"2018-06", b"next summer"))
    before = (site / FOLDER / "institution.yaml").read_bytes()
    done = tcsite("check", "--fix", cwd=site)
    assert done.returncode == 1
    assert "nothing has only one possible fix" in done.stdout
    assert (site / FOLDER / "institution.yaml").read_bytes() == before
