"""What is built, what is served instead of broken files, and what is printed. With an invented build where that is clearer."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest
from serving import PATIENCE, PLAN_FILE, Served, by_rename, serving

from samples import ROOT, SITE, Entries, put
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.edges import disk
from tcsite.edges.disk import SiteFiles
from tcsite.edges.serve import BuildResult, Cache, RenderedProblem
from tcsite.edges.serve.last_good_build import LastGoodBuild
from tcsite.edges.serve.panel import MAX_PROBLEMS, by_urgency, with_panel
from tcsite.edges.serve.sources import (
    SETTLED_SECONDS,
    Snapshot,
    SourceReader,
    describe_changes,
    differences,
    snapshot,
)
from tcsite.edges.serve.stopping_cache import BuildStopped, StoppingCache
from tcsite.edges.serve.values import LiveSite

A, B = "content/a.txt", "content/b.txt"


def copied(found: SiteFiles, _address: str, _cache: Cache) -> BuildResult:
    """A site in which each own file is a page; what begins with "bad" cannot be read."""
    own = {path: content for path, content in found.files.items() if path in (A, B)}
    bad = {path for path, content in own.items() if content.startswith(b"bad")}
    problems = tuple(
        RenderedProblem(
            Diagnostic("text", Severity.ERROR, own[path].decode(), Place(path)),
            f"{path}: {own[path].decode()}",
        )
        for path in sorted(bad)
    )
    files = {path: content for path, content in own.items() if path not in bad}
    return BuildResult(files, problems, f"{len(bad)} errors", frozenset(bad))


def last_good(root: Path) -> LastGoodBuild:
    return LastGoodBuild(root, copied, StoppingCache())


STEPS: list[tuple[dict[str, str | None], dict[str, str], list[str]]] = [
    # what is saved                 what is served              fallbacks
    ({A: "one", B: "one"}, {A: "one", B: "one"}, []),
    ({A: "bad"}, {A: "one", B: "one"}, [A]),
    ({B: "two"}, {A: "one", B: "two"}, [A]),
    ({A: "bad still"}, {A: "one", B: "two"}, [A]),
    ({B: "bad"}, {A: "one", B: "two"}, [A, B]),
    ({A: "two"}, {A: "two", B: "two"}, [B]),
    ({B: None}, {A: "two"}, []),
    ({B: "bad"}, {A: "two"}, []),  # a new file was never good
    ({A: None}, {A: "two"}, []),  # no site can be built: the last one stays
    ({B: "three"}, {B: "three"}, []),
]


def test_the_newest_good_site_is_the_newest_of_every_file_that_can_be_read(tmp_path: Path) -> None:
    builder = last_good(tmp_path)
    for saved, served, fallbacks in STEPS:
        for path, text in saved.items():
            if text is None:
                (tmp_path / path).unlink()
            else:
                put({path: text.encode()}, tmp_path)
        outcome = builder.build("")
        assert outcome
        assert {path: content.decode() for path, content in outcome.files.items()} == served
        assert list(outcome.fallbacks) == fallbacks


def test_a_save_without_a_change_builds_nothing(tmp_path: Path) -> None:
    put({A: b"one"}, tmp_path)
    builder = last_good(tmp_path)
    assert builder.build("")
    put({A: b"one"}, tmp_path)
    assert builder.build("") is None


def test_a_file_that_an_editor_moves_away_for_a_moment_does_not_vanish(tmp_path: Path) -> None:
    put({A: b"one", B: b"one"}, tmp_path)
    builder = last_good(tmp_path)
    assert builder.build("")
    (tmp_path / A).unlink()
    put({B: b""}, tmp_path)
    again = threading.Timer(0.03, lambda: put({A: b"two", B: b"two"}, tmp_path))
    again.start()
    outcome = builder.build("")
    again.join()
    assert outcome
    assert outcome.files == {A: b"two", B: b"two"}


def test_what_changes_during_a_build_is_found_by_looking(tmp_path: Path) -> None:
    put({A: b"one"}, tmp_path)

    def busy(found: SiteFiles, address: str, cache: Cache) -> BuildResult:
        put({A: b"two"}, tmp_path)
        return copied(found, address, cache)

    builder = LastGoodBuild(tmp_path, busy, StoppingCache())
    outcome = builder.build("")
    assert outcome
    assert outcome.files == {A: b"one"}
    assert builder.is_outdated()


def test_a_save_that_the_system_does_not_report_is_shown_all_the_same(root: Path, tmp_path: Path) -> None:
    """Through another name of the file, in a folder that is not watched."""
    elsewhere = tmp_path / "elsewhere.yaml"
    os.link(root / PLAN_FILE, elsewhere)
    with serving(root) as served:
        with elsewhere.open("ab") as file:
            file.write(b"# a remark\n")
        served.wait(lambda it: len(it.reported) > 1)
        assert f"{PLAN_FILE} changed: " in served.lines[-1]


def test_a_fault_of_tcsite_is_reported_and_survived(root: Path) -> None:
    def faulty(found: SiteFiles, address: str, cache: Cache) -> BuildResult:
        if b"fault" in found.files["site.yaml"]:
            raise KeyError("the fault")
        return copied(found, address, cache)

    put({A: b"one"}, root)
    with serving(root, faulty) as served:
        put({"site.yaml": b"fault: 1\n"}, root)
        served.wait(lambda it: any("KeyError: 'the fault'" in line for line in it.lines))
        assert any("a fault of tcsite, not of your files" in line for line in served.lines)
        put({"site.yaml": SITE}, root)
        served.wait(lambda it: it.lines[-1].endswith("0 errors"))


def test_each_build_is_one_line_and_new_problems_are_printed_in_full(root: Path) -> None:
    put({A: b"one", B: b"one"}, root)

    def saved(served: Served, path: str, text: str) -> None:
        builds = len(served.reported)
        put({path: text.encode()}, root)
        served.wait(lambda it: len(it.reported) > builds)

    with serving(root, copied) as served:
        saved(served, A, "bad one")
        saved(served, B, "bad one")
        saved(served, A, "good")
    messages = [line.partition(" ")[2] if line[0].isdigit() else line for line in served.lines[1:]]
    assert [
        line.replace(line.partition(": ")[2].partition(" ")[0], "N") for line in messages if "errors" in line
    ] == [
        "built the site: N s, 0 errors",
        f"{A} changed: N s, 1 errors",
        f"{B} changed: N s, 2 errors",
        f"{A} changed: N s, 1 errors",
    ]
    assert [[problem.place.file for problem in problems] for problems in served.reported] == [
        [],
        [A],
        [B],
        [],
    ]


def test_looking_sees_new_changed_and_gone_files_but_follows_no_link(tmp_path: Path) -> None:
    root = put({"site.yaml": b"1", A: b"1", "content/.git/x": b"1", "output/x": b"1"}, tmp_path / "site")
    before = snapshot(root)
    assert sorted(before) == [A, "site.yaml"]
    put({A: b"2", B: b"1"}, root)
    (root / "site.yaml").unlink()
    (root / "content/link").symlink_to(tmp_path)
    after = snapshot(root)
    assert differences(before, after) == {A: "changed", B: "new", "content/link": "new", "site.yaml": "gone"}
    assert (
        describe_changes({"a\x1b[2J": "new", "b": "new", "c": "gone", "d": "new"})
        == "a�[2J new, b new, c gone and 1 more"
    )


def test_a_build_under_way_ends_where_it_asks_for_the_next_result() -> None:
    cache = StoppingCache(Entries())
    cache.put("unit/facts", "key", b"value")
    assert (cache.get("unit/facts", "key"), cache.get("unit/facts", "other")) == (b"value", None)
    cache.stop()
    with pytest.raises(BuildStopped):
        cache.get("unit/facts", "key")


def rendered(file: str, severity: Severity, text: str) -> RenderedProblem:
    return RenderedProblem(Diagnostic("rule", severity, text, Place(file)), text)


def test_a_page_lists_first_what_was_saved_last_then_what_is_worst() -> None:
    listed = (
        rendered("a", Severity.ADVICE, "1"),
        rendered("a", Severity.ERROR, "2"),
        rendered("b", Severity.ADVICE, "3"),
        rendered("b", Severity.WARNING, "4"),
    )
    assert [one.text for one in by_urgency(listed, frozenset({"b"}))] == ["4", "3", "2", "1"]


@pytest.mark.parametrize(
    ("severities", "opening"),
    [
        ([], b'<aside id="tcsite-problems" aria-label="tcsite serve" hidden>'),
        ([Severity.ADVICE], b'<details data-errors="">'),
        ([Severity.WARNING], b'<details data-errors="" open>'),
    ],
)
def test_the_panel_is_open_where_there_is_more_than_advice(
    severities: list[Severity], opening: bytes
) -> None:
    problems = tuple(rendered("a", severity, "x") for severity in severities)
    assert opening in with_panel(b"<body></body>", LiveSite("t", {}, problems, "summary"))


def test_a_page_lists_so_many_problems_and_how_many_more_there_are() -> None:
    problems = tuple(rendered("a", Severity.ERROR, "</pre>") for _ in range(MAX_PROBLEMS + 7))
    html = with_panel(b"<body></body></html>", LiveSite("t", {}, problems, "summary"))
    assert html.count(b'<pre class="error">&lt;/pre&gt;</pre>') == MAX_PROBLEMS
    assert "… and 7 more: the terminal shows all of them.".encode() in html
    assert html.endswith(b"</body></html>")


HOME = "content/institutions/university-of-example/"


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("plans/2024-2027/index.html", f"{HOME}plans/2024-2027.yaml"),
        ("updates/2026-03-12-workshops/index.html", f"{HOME}updates/2026-03-12-workshops.md"),
        (
            "institutions/institute-of-samples/index.html",
            "content/institutions/institute-of-samples/institution.yaml",
        ),
        ("about/index.html", "content/pages/about.md"),
        ("index.html", "site.yaml"),
    ],
)
def test_a_page_lists_the_problems_of_its_own_files_first(address: str, first: str) -> None:
    files = (
        "site.yaml",
        f"{HOME}institution.yaml",
        f"{HOME}plans/2024-2027.yaml",
        f"{HOME}updates/2026-03-12-workshops.md",
        "content/institutions/institute-of-samples/institution.yaml",
        "content/pages/about.md",
    )
    problems = tuple(rendered(file, Severity.ERROR, f"in {file}") for file in files)
    html = with_panel(b"<body></body>", LiveSite("t", {}, problems, "summary"), address).decode()
    assert html.partition('<pre class="error">')[2].startswith(f"in {first}<")


def test_the_place_of_a_problem_opens_in_the_editor_and_nothing_in_its_name_escapes() -> None:
    file = 'content/pages/a "<b>.md'
    problem = Diagnostic("rule", Severity.ERROR, "wrong", Place(file, line=12, column=5))
    shown = RenderedProblem(problem, f"{file}:12:5: error [rule] wrong")
    html = with_panel(b"<body></body>", LiveSite("t", {}, (shown,), "s", root="/home/alex/our site")).decode()
    link = "vscode://file/home/alex/our%20site/content/pages/a%20%22%3Cb%3E.md:12:5"
    assert f'<a href="{link}">content/pages/a &quot;&lt;b&gt;.md:12:5</a>: error' in html


PROGRAM = """
    import sys, time
    from pathlib import Path
    from tcsite.edges.serve import BuildResult, serve

    def make(found, address, cache):
        if sys.argv[2] == "slow":
            print("making", flush=True)
            for number in range(10**9):
                cache.get("x", str(number))
                time.sleep(0.01)  # so long does a step of a build take
        return BuildResult({"index.html": b""})

    def print_line(line):
        print(line, flush=True)

    serve(Path(sys.argv[1]), make, print_line=print_line, print_problems=lambda problems, inputs: None, port=0)
    print("ended")
"""


@pytest.mark.parametrize(("speed", "until"), [("fast", "built the site"), ("slow", "making")])
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_on_a_signal_even_in_the_midst_of_a_build(
    root: Path, speed: str, until: str, sign: signal.Signals
) -> None:
    command = [sys.executable, "-W", "error", "-c", textwrap.dedent(PROGRAM), str(root), speed]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        for line in process.stdout:
            if until in line:
                break
        process.send_signal(sign)
        try:
            out, err = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert (process.returncode, out, err) == (0, "ended\n", "")


def test_a_folder_that_was_never_there_is_watched_once_it_is(tmp_path: Path) -> None:
    root = put({"site.yaml": SITE}, tmp_path / "site")
    with serving(root, copied) as served:
        (root / "content").mkdir()
        by_rename(root / A, b"one")
        served.wait(lambda it: any(f"{A} new" in line for line in it.lines))
        by_rename(root / A, b"two")
        served.wait(lambda it: any(f"{A} changed" in line for line in it.lines))


def test_a_file_that_vanishes_while_the_folder_is_read_is_no_failure(tmp_path: Path) -> None:
    put({A: b"one"}, tmp_path)
    vanished = [FileNotFoundError(".a.tmp"), NotADirectoryError("content")]

    def read(root: Path, found: Snapshot) -> SiteFiles:
        if vanished:
            raise vanished.pop()
        return SourceReader()(root, found)

    outcome = LastGoodBuild(tmp_path, copied, StoppingCache(), read).build("")
    assert outcome
    assert (outcome.files, outcome.result.problems) == ({A: b"one"}, ())


STATES: list[dict[str, bytes | None]] = [
    {A: b"one", B: b"one"},
    {},
    {A: b"two"},  # of the same size
    {B: b"longer"},
    {A: None, "content/c.bin": b""},
    {A: b"one again", "themes/default/templates/page.html": b"own"},
    {"themes/default/templates/page.html": None},
]


def test_reading_what_changed_gives_what_reading_everything_gives(tmp_path: Path) -> None:
    reader = SourceReader()
    (tmp_path / "content").mkdir()
    (tmp_path / "content/link").symlink_to(tmp_path)
    for saved in STATES:
        for path, content in saved.items():
            (tmp_path / path).unlink(missing_ok=True)
            if content is not None:
                put({path: content}, tmp_path)
        assert reader(tmp_path, snapshot(tmp_path)) == disk.read(tmp_path)


def test_a_file_is_not_read_again_once_its_state_is_proven(tmp_path: Path) -> None:
    """Two writes within one step of the file system's clock leave the same times: only a later reading is proof."""
    seconds = iter([0.0, 1.0, SETTLED_SECONDS + 0.5, 2 * SETTLED_SECONDS, 3 * SETTLED_SECONDS])
    reader = SourceReader(clock=lambda: next(seconds))
    put({A: b"one"}, tmp_path)
    found = snapshot(tmp_path)
    for content, expected in ((b"one", b"one"), (b"two", b"two"), (b"two", b"two"), (b"two", b"two")):
        put({A: content}, tmp_path)
        assert reader(tmp_path, found).files[A] == expected
    put({A: b"six"}, tmp_path)
    assert reader(tmp_path, found).files[A] == b"two"
    assert reader(tmp_path, snapshot(tmp_path)).files[A] == b"six"


def test_a_file_that_cannot_be_read_is_reported_until_it_can(tmp_path: Path) -> None:
    put({A: b"one"}, tmp_path)
    refused = [PermissionError(13, "Permission denied", A)]

    def read(root: Path, found: Snapshot) -> SiteFiles:
        if refused:
            raise refused.pop()
        return SourceReader()(root, found)

    builder = LastGoodBuild(tmp_path, copied, StoppingCache(), read)
    outcome = builder.build("")
    assert outcome
    assert [one.problem.message for one in outcome.result.problems] == [
        f"the site's files cannot be read: [Errno 13] Permission denied: '{A}'"
    ]
    outcome = builder.build("")
    assert outcome
    assert (outcome.files, outcome.result.problems) == ({A: b"one"}, ())
