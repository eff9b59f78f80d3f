"""Changes in a file touch the lines they concern, and no other byte."""

import difflib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import ROOT
from tcsite.content.editing import Change, Insert, Put, changed
from tcsite.content.yaml.reader import read
from tcsite.content.yaml.tree import tree_of
from tcsite.model import InstitutionFile, PlanFile

PLANS = sorted((ROOT / "content" / "institutions").glob("*/plans/*.yaml"))
ENTRY = {"date": "2026-11-22", "status": "complete", "note": "Done: all of it, they say"}
V1 = ("actions", 0)


def lines_changed(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came."""
    compared = list(
        difflib.ndiff(before.decode().splitlines(keepends=True), after.decode().splitlines(keepends=True))
    )
    return (
        [line[2:] for line in compared if line.startswith("- ")],
        [line[2:] for line in compared if line.startswith("+ ")],
    )


def test_a_status_is_appended_to_each_action_of_the_example_in_turn_and_touches_nothing_else() -> None:
    actions = 0
    for path in PLANS:
        content = path.read_bytes()
        for index, action in enumerate(read(content).data.get("actions", [])):
            done = changed(content, [Insert(("actions", index), "progress", ENTRY)], PlanFile)
            assert done.refusal == ""
            gone, came = lines_changed(content, done.content)
            flow = str(action.get("progress") or "") and gone
            assert len(gone) == (1 if flow else 0), (path, action["id"])
            assert 1 <= len(came) <= 4
            actions += 1
    assert actions > 100


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        # an entry
        (
            "- id: V1\n",
            Insert(V1, "progress", {"date": "2026"}),
            "- id: V1\n  progress:\n    - date: 2026\n",
        ),
        (
            "- id: V1\n  progress:\n  - {date: 2025} # first\n\n- id: V2\n",
            Insert(V1, "progress", {"date": "2026"}),
            "- id: V1\n  progress:\n  - {date: 2025} # first\n  - {date: 2026}\n\n- id: V2\n",
        ),
        (
            "- id: V1\n  progress:\n    - date: 2025\n      note: |\n        Two\n        lines\n\n\n- id: V2\n",
            Insert(V1, "progress", {"date": "2026"}),
            "- id: V1\n  progress:\n    - date: 2025\n      note: |\n        Two\n        lines\n"
            "    - date: 2026\n\n\n- id: V2\n",
        ),
        (
            "- id: V1\n  progress: [{date: 2025}]  # so far\n",
            Insert(V1, "progress", {"date": "2026", "note": "a, b"}),
            "- id: V1\n  progress: [{date: 2025}, {date: 2026, note: 'a, b'}]  # so far\n",
        ),
        (
            "- id: V1\n  progress: [{date: 2026}]\n",
            Insert(V1, "progress", {"date": "2025"}, 0),
            "- id: V1\n  progress: [{date: 2025}, {date: 2026}]\n",
        ),
        (
            "- id: V1\n  progress: # none\n  text: x\n",
            Insert(V1, "progress", {"date": "2026"}),
            "- id: V1\n  progress: # none\n    - date: 2026\n  text: x\n",
        ),
        (
            "- {id: V1, text: x}\n- {id: V2}\n",
            Insert(V1, "progress", {"date": "2026"}),
            "- {id: V1, text: x, progress: [{date: 2026}]}\n- {id: V2}\n",
        ),
        ("- id: V1\n  talent: R6\n", Insert(V1, "talent", "R7"), "- id: V1\n  talent: [R6, R7]\n"),
        # a value
        (
            "- id: V1\n  when: soon # or later\n",
            Put(V1, "when", "By June"),
            "- id: V1\n  when: By June # or later\n",
        ),
        ("- id: V1\n  when:\n", Put(V1, "when", "NO"), "- id: V1\n  when: 'NO'\n"),
        ("- {id: V1, when: 'soon'}\n", Put(V1, "when", "a, b"), "- {id: V1, when: 'a, b'}\n"),
        (
            "- id: V1\n  when: >-\n    in a\n    while\n  note: x\n",
            Put(V1, "when", "soon"),
            "- id: V1\n  when: soon\n  note: x\n",
        ),
        (
            "- id: V1\n  owners:\n    - A\n    - B\n  note: x\n",
            Put(V1, "owners", ["C"]),
            "- id: V1\n  owners: [C]\n  note: x\n",
        ),
        # a new key stands where it belongs
        ("- id: V1\n  note: x\n", Put(V1, "when", "soon"), "- id: V1\n  when: soon\n  note: x\n"),
        (
            "- id: V1\n  when: soon\n    # or later\n  # about the note\n  note: x\n",
            Put(V1, "owners", ["A"]),
            "- id: V1\n  when: soon\n    # or later\n  owners: [A]\n  # about the note\n  note: x\n",
        ),
        # below the comment that explains it, where the file begins with such comments
        (
            "- id: V1\n  # When.\n  # when: soon\n\n  # Who.\n  # owners: [A]\n- id: V2\n",
            Put(V1, "when", "By June"),
            "- id: V1\n  # When.\n  # when: soon\n  when: By June\n\n  # Who.\n  # owners: [A]\n- id: V2\n",
        ),
        (
            "- id: V1\n  # How far.\n  # progress:\n  #   - date: 2025\n  #     note: x\n- id: V2\n  # note: y\n",
            Insert(V1, "progress", {"date": "2026"}),
            "- id: V1\n  # How far.\n  # progress:\n  #   - date: 2025\n  #     note: x\n  progress:\n    - date: 2026\n"
            "- id: V2\n  # note: y\n",
        ),
        (
            "- id: V1\n  text: x\n- id: V2\n  # note: of the other\n",
            Put(V1, "note", "mine"),
            "- id: V1\n  text: x\n  note: mine\n- id: V2\n  # note: of the other\n",
        ),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_change_is_made_in_the_style_of_the_file(
    before: str, change: Change, after: str, ending: str, mark: bytes
) -> None:
    content = mark + f"actions:\n{before}".replace("\n", ending).encode()
    done = changed(content, [change], PlanFile)
    assert done.refusal == ""
    assert done.content == mark + f"actions:\n{after}".replace("\n", ending).encode()


def test_a_last_line_without_an_end_stays_so() -> None:
    done = changed(b"actions:\n- id: V1", [Put(V1, "when", "soon")], PlanFile)
    assert done.content == b"actions:\n- id: V1\n  when: soon"


@pytest.mark.parametrize(
    "text",
    [
        "a: &x [1]\nactions:\n- id: V1\n  owners: *x\n",
        "actions:\n- id: V1\n  owners: &x [A]\n- id: V2\n  owners: *x\n",
        "actions:\n- id: V1\n  owners:\n    - A # who knows\n    - B\n",
        "actions: &x\n- &y\n  id: V1\n  owners: [A]\n- *y\n",
    ],
)
def test_what_only_a_person_can_change_is_refused_and_left(text: str) -> None:
    done = changed(text.encode(), [Put(V1, "owners", ["C"])], PlanFile)
    assert "only a person can change" in done.refusal
    assert done.content == text.encode()


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(str.strip)
COMMENTS = st.sampled_from(["", "  # a remark: with, signs", "   #"])
ABOVE = st.sampled_from(["", "# above\n", "\n", "    # in between\n", "\n\n"])


@st.composite
def plans(draw: st.DrawFn) -> str:
    """The same plan, written in many ways."""
    indent, inner = draw(st.sampled_from(["", "  ", "   "])), draw(st.sampled_from(["  ", "    "]))
    keys = [
        "  when: 'By June'",
        "  text: >-\n        folded\n\n        twice",
        "  owners: [A, B]",
        '  note: "x"',
    ]
    progress = draw(
        st.sampled_from(
            [
                "  progress: []",
                "  progress:",
                "  progress: [{date: 2024}]",
                f"  progress:\n{indent}  {inner}- date: 2024\n{indent}  {inner}  status: complete",
                f"  progress:\n{indent}  - {{date: 2024, status: complete}}",
                "",
            ]
        )
    )
    lines = [f"{indent}- id: V1", *(indent + key for key in draw(st.permutations([*keys, progress])) if key)]
    written = "".join(f"{line}{draw(COMMENTS) if '>-' not in line else ''}\n{draw(ABOVE)}" for line in lines)
    text = f"{draw(ABOVE)}title: T\nactions:{draw(COMMENTS)}\n{written}{indent}- id: V2\n"
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@given(text=plans(), note=WORDS, owner=WORDS)
def test_however_a_plan_is_written_nothing_but_what_was_meant_changes(
    text: str, note: str, owner: str
) -> None:
    content = text.encode()
    before = read(content)
    assert before.faults == []
    entry = {"date": "2026-11-22", "note": note}
    done = changed(content, [Insert(V1, "progress", entry), Put(V1, "owners", [owner])], PlanFile)
    if done.refusal:
        assert done.content == content
        return
    after = read(done.content)
    assert after.faults == []
    assert after.data["actions"][0]["progress"][-1] == entry
    assert after.data["actions"][0]["owners"] == [owner]
    assert after.data["actions"][1:] == before.data["actions"][1:]
    gone, _ = lines_changed(content, done.content)
    assert all("owners" in line or "progress" in line for line in gone)


@given(text=plans())
def test_every_value_stands_where_its_tree_says(text: str) -> None:
    tree = tree_of(text)
    assert tree is not None
    for node in tree.below():
        if node.scalar and not node.style and node.value:
            assert text[node.start : node.end] == node.value


@pytest.mark.parametrize(
    "path", [*PLANS, *ROOT.glob("content/institutions/*/institution.yaml")], ids=Path.as_posix
)
def test_a_title_or_name_of_the_example_is_replaced_in_one_line(path: Path) -> None:
    key, model = ("title", PlanFile) if "plans" in path.parts else ("name", InstitutionFile)
    done = changed(path.read_bytes(), [Put((), key, "Another")], model)
    gone, came = lines_changed(path.read_bytes(), done.content)
    assert came == [f"{key}: Another\n"]
    assert gone[0].partition(":")[0] == key
    assert all(line.startswith("  ") for line in gone[1:])  # its languages, where it has several


def test_what_would_change_something_else_is_refused() -> None:
    text = b"actions:\n- id: V1\n  note: |+\n    The empty lines belong to this\n\n\n- id: V2\n"
    done = changed(text, [Insert(V1, "progress", ENTRY)], PlanFile)
    assert "only a person can change" in done.refusal
    assert done.content == text
