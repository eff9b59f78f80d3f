"""`tcsite fmt`: one layout, no value changed, no remark lost."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from running import files_below, tcsite
from samples import FOLDER, INSTITUTION, PLAN, ROOT, put
from tcsite.content.editing import comments_of, formatted
from tcsite.content.front_matter import split
from tcsite.content.reference.examples import EXAMPLES
from tcsite.content.reference.kinds import kind_at
from tcsite.content.yaml.reader import read
from tcsite.model import PlanFile
from test_editing import plans

CONTENT = [
    path
    for path in sorted(ROOT.glob("content/**/*"))
    if path.is_file() and kind_at(path.relative_to(ROOT).as_posix())
]


def yaml_of(file: str, content: bytes) -> bytes:
    front = split(content.decode("utf-8-sig")) if file.endswith(".md") else None
    return front.yaml.encode() if front else content


def check(file: str, content: bytes) -> bytes:
    """The file laid out anew, after a look at all that has to hold."""
    kind = kind_at(file)
    assert kind
    after = formatted(file, content, kind.model)
    assert after is not None
    old, new = yaml_of(file, content), yaml_of(file, after)
    assert read(new).faults == []
    assert read(new).data == read(old).data
    assert comments_of(new.decode()) == comments_of(old.decode("utf-8-sig").replace("\r\n", "\n"))
    assert formatted(file, after, kind.model) == after
    assert b"|" in new or all(line == line.rstrip() for line in new.decode().splitlines())
    return after


@pytest.mark.parametrize("path", [*CONTENT, ROOT / "site.yaml"], ids=lambda path: path.name)
def test_the_example_reads_the_same_before_and_after(path: Path) -> None:
    check(path.relative_to(ROOT).as_posix(), path.read_bytes())


@pytest.mark.parametrize("file", list(EXAMPLES))
def test_the_guide_s_examples_read_the_same(file: str) -> None:
    check(file, EXAMPLES[file].encode())


@given(text=plans())
def test_a_plan_written_in_any_way_reads_the_same(text: str) -> None:
    check("content/institutions/x/plans/a.yaml", text.encode())


REMARKS = ["# one", "#two: with a colon", "# - three", "#", "# a 'quote", "# key: [value]"]


@settings(max_examples=150)
@given(st.sampled_from([file for file in EXAMPLES if file.endswith(".yaml")]), st.integers(0, 2**32))
def test_remarks_anywhere_are_kept(file: str, seed: int) -> None:
    chance = random.Random(seed)
    lines = []
    for line in EXAMPLES[file].splitlines():
        while chance.random() < 0.25:
            lines.append(chance.choice(["", " " * chance.randrange(8) + chance.choice(REMARKS)]))
        beside = "  " + chance.choice(REMARKS) if chance.random() < 0.2 else ""
        lines.append(line + (" " * chance.randrange(3)) + beside)
    lines.append(chance.choice(["", "  # last", "# last"]))
    text = chance.choice(["\n", "\r\n"]).join(lines) + chance.choice(["", "\n", "\n\n\n"])
    assert read(text.encode()).data == read(EXAMPLES[file].encode()).data
    check(file, text.encode())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "title:   T  \nstate: draft\nperiod: {from: 2024,  to: 2026 }\n\n\n\n",
            "title: T\nperiod: {from: 2024, to: 2026}\nstate: draft\n",
        ),
        ("# about the plan\n\n# its name\ntitle: 'T'\n", "# about the plan\n\n# its name\ntitle: T\n"),
        ('state: draft # for now\ntitle: "1.10"\n', 'title: "1.10"\nstate: draft  # for now\n'),
        (
            "actions:\n- text: x\n  # its id\n  id: V1\n- id: V2\n  text: y\n",
            "actions:\n  # its id\n  - id: V1\n    text: x\n  - id: V2\n    text: y\n",
        ),
        (
            "actions:\n  - id: V1\n    text: x\n    # more to come\n\n  - id: V2\n",
            "actions:\n  - id: V1\n    text: x\n    # more to come\n\n  - id: V2\n",
        ),
        (
            "note: |\n      Two\n        lines\naims:\n    - a\n    # last\n",
            "aims:\n  - a\n  # last\nnote: |\n  Two\n    lines\n",
        ),
        ("aims: [\n  a,  # first\n  b\n]\n", "# first\naims: [a, b]\n"),
        ("note: one\n  two\n  three\n", "note: one two three\n"),
        ("---\ntitle: T\n...\n", "title: T\n"),
        ("aims: &a [x]\ncommitments: *a\ntitle: T\n", "aims: &a [x]\ncommitments: *a\ntitle: T\n"),
        (
            "# yaml-language-server: $schema=x\nstate: draft\ntitle: T\n",
            "# yaml-language-server: $schema=x\ntitle: T\nstate: draft\n",
        ),
        ("aims: ['a, b', \"c\", 'it''s']\n", "aims: ['a, b', c, it's]\n"),
    ],
)
def test_what_is_laid_out_anew(before: str, after: str) -> None:
    assert formatted("plans/a.yaml", before.encode(), PlanFile) == after.encode()


def test_long_folded_text_is_folded_and_brackets_that_are_too_long_become_lines() -> None:
    words = " ".join(["technician"] * 14)
    text = f"aims: [{words}, b]\nnote: >-\n  {words}\n\n  second\n"
    done = check("content/institutions/x/plans/a.yaml", text.encode()).decode()
    assert f"aims:\n  - {words}\n  - b\n" in done
    assert max(map(len, done.partition("note")[2].splitlines())) <= 110


def test_a_markdown_file_s_text_is_left_alone() -> None:
    body = "\n\nTwo spaces  \nmake a line break.\t\n\n\n\n# Heading  \n"
    before = f"---\nsummary:   'S'\ntitle: T\n---{body}"
    after = check(f"{FOLDER}updates/2026-01-01-x.md", before.encode()).decode()
    assert after == f"---\ntitle: T\nsummary: S\n---{body}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return put(
        {
            "site.yaml": b"base_url:  https://www.example.ac.uk/\ntitle: T\n",
            f"{FOLDER}institution.yaml": INSTITUTION,
            f"{FOLDER}plans/2024-2027.yaml": PLAN.replace(b"\n", b"  \r\n"),
        },
        tmp_path / "site",
    )


def test_files_are_laid_out_and_then_nothing_is_left_to_do(site: Path) -> None:
    before = {path: (site / path).read_bytes() for path in files_below(site)}
    asked = tcsite("fmt", "--check", cwd=site)
    assert asked.returncode == 1
    assert "would change site.yaml" in asked.stdout
    assert {path: (site / path).read_bytes() for path in files_below(site)} == before
    done = tcsite("fmt", cwd=site)
    assert done.returncode == 0
    assert (site / "site.yaml").read_text() == "title: T\nbase_url: https://www.example.ac.uk/\n"
    assert (site / FOLDER / "plans/2024-2027.yaml").read_bytes() == PLAN.replace(b"\n", b"\r\n")
    again = tcsite("fmt", "--check", cwd=site)
    assert again.returncode == 0
    assert "3 files are already formatted" in again.stdout


def test_a_file_that_does_not_read_is_named_and_left_and_its_neighbours_are_done(site: Path) -> None:
    broken = site / FOLDER / "institution.yaml"
    broken.write_bytes(b"name:  University of Example  \nstauts: {role: signatory}\n")
    before = broken.read_bytes()
    done = tcsite("fmt", cwd=site)
    assert done.returncode == 1
    assert 'unknown key "stauts"' in done.stdout
    assert "left as it is" in done.stdout
    assert broken.read_bytes() == before
    assert "changed site.yaml" in done.stdout


def test_only_the_files_that_are_named(site: Path) -> None:
    before = (site / FOLDER / "plans/2024-2027.yaml").read_bytes()
    assert tcsite("fmt", "site.yaml", cwd=site).returncode == 0
    assert (site / FOLDER / "plans/2024-2027.yaml").read_bytes() == before
    none = tcsite("fmt", "README.md", cwd=site)
    assert none.returncode == 2
    assert "README.md is not a content file" in none.stderr


def test_what_tcsite_itself_begins_is_laid_out_so(tmp_path: Path) -> None:
    tcsite("new", "x", "--nation", "Wales", cwd=tmp_path)
    for arguments in (["measures"], ["self-assessment"], ["update", "--title", "News"]):
        assert tcsite("add", *arguments, cwd=tmp_path / "x").returncode == 0
    done = tcsite("fmt", "--check", "--diff", cwd=tmp_path / "x")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "text",
    [
        "note: |2\n    x\n   y\ntitle: T\n",
        "note: |\n\n   x\n\ntitle: T\n",
        "? title\n: T\n",
        "{title: T, # c\n note: x}\n",
        'title: "a\\\n  b"\n',
        "title: 'a\n\n  b'\n",
        "title: # c\n  T\n",
        "title: >- # c\n  T\n",
        "actions:\n-\n  id: V1\n- # c\n  id: V2\n",
        "aims:\n- - a\n  - b\n",
        "actions:\n- &x\n  id: V1\n- *x\n",
        'title: "\\u263a \\t"\n',
        "%YAML 1.1\n--- # c\ntitle: T\n... # d\n",
        'title: "x" \n\n\n#c\n\n#d\n',
        "title: ~\nnote: null\naims: []\nlinks: {}\n",
        "aims: [\n# c\n]\ncommitments: ['a\n  b', c,]\n",
        "title: |\n  x\n # c\nactions:\n  - id: V1\n # c\n    text: x\n",
    ],
)
def test_odd_but_sound_yaml_reads_the_same(text: str) -> None:
    check("content/institutions/x/plans/a.yaml", text.encode())


@pytest.mark.parametrize("text", ["note: |+\n  x\n\n\ntitle: T\n", 'title: "a\u2028b"\n', "# only\n"])
def test_what_would_be_changed_by_a_new_layout_is_left(text: str) -> None:
    assert formatted("plans/a.yaml", text.encode(), PlanFile) is None
