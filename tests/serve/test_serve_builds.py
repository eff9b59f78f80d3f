"""What is built, what is held back, and what is said of it. With a made-up make() where that says more."""

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
from tcsite.edges.disk import Found
from tcsite.edges.serve import Built, Cache, Told
from tcsite.edges.serve.memory import Stopped, StoppingCache
from tcsite.edges.serve.newest import Newest
from tcsite.edges.serve.panel import MOST, in_order_of_use, with_panel
from tcsite.edges.serve.sources import differences, in_words, look
from tcsite.edges.serve.values import Shown

A, B = "content/a.txt", "content/b.txt"


def copied(found: Found, _address: str, _cache: Cache) -> Built:
    """A site in which each own file is a page; what begins with "bad" cannot be read."""
    own = {path: content for path, content in found.files.items() if path in (A, B)}
    bad = {path for path, content in own.items() if content.startswith(b"bad")}
    problems = tuple(
        Told(
            Diagnostic("text", Severity.ERROR, own[path].decode(), Place(path)),
            f"{path}: {own[path].decode()}",
        )
        for path in sorted(bad)
    )
    files = {path: content for path, content in own.items() if path not in bad}
    return Built(files, problems, f"{len(bad)} errors", frozenset(bad))


def newest(root: Path) -> Newest:
    return Newest(root, copied, StoppingCache())


STEPS: list[tuple[dict[str, str | None], dict[str, str], list[str]]] = [
    # what is saved                 what is shown               what is held
    ({A: "one", B: "one"}, {A: "one", B: "one"}, []),
    ({A: "bad"}, {A: "one", B: "one"}, [A]),
    ({B: "two"}, {A: "one", B: "two"}, [A]),
    ({A: "bad still"}, {A: "one", B: "two"}, [A]),
    ({B: "bad"}, {A: "one", B: "two"}, [A, B]),
    ({A: "two"}, {A: "two", B: "two"}, [B]),
    ({B: None}, {A: "two"}, []),
    ({B: "bad"}, {A: "two"}, []),  # a new file was never good
    ({A: None}, {A: "two"}, []),  # nothing can be made: the last site stays
    ({B: "three"}, {B: "three"}, []),
]


def test_the_newest_good_site_is_the_newest_of_every_file_that_can_be_read(tmp_path: Path) -> None:
    builder = newest(tmp_path)
    for saved, shown, held in STEPS:
        for path, text in saved.items():
            if text is None:
                (tmp_path / path).unlink()
            else:
                put({path: text.encode()}, tmp_path)
        outcome = builder.build("")
        assert outcome
        assert {path: content.decode() for path, content in outcome.files.items()} == shown
        assert list(outcome.held) == held


def test_a_save_without_a_change_makes_nothing(tmp_path: Path) -> None:
    put({A: b"one"}, tmp_path)
    builder = newest(tmp_path)
    assert builder.build("")
    put({A: b"one"}, tmp_path)
    assert builder.build("") is None


def test_a_file_that_an_editor_moves_away_for_a_moment_does_not_vanish(tmp_path: Path) -> None:
    put({A: b"one", B: b"one"}, tmp_path)
    builder = newest(tmp_path)
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

    def busy(found: Found, address: str, cache: Cache) -> Built:
        put({A: b"two"}, tmp_path)
        return copied(found, address, cache)

    builder = Newest(tmp_path, busy, StoppingCache())
    outcome = builder.build("")
    assert outcome
    assert outcome.files == {A: b"one"}
    assert builder.behind()


def test_a_save_that_the_system_does_not_tell_of_is_shown_all_the_same(root: Path, tmp_path: Path) -> None:
    """Through another name of the file, in a folder that nobody watches."""
    elsewhere = tmp_path / "elsewhere.yaml"
    os.link(root / PLAN_FILE, elsewhere)
    with serving(root) as served:
        with elsewhere.open("ab") as file:
            file.write(b"# a remark\n")
        served.wait(lambda it: len(it.told) > 1)
        assert f"{PLAN_FILE} changed: " in served.lines[-1]


def test_a_fault_of_tcsite_is_told_and_survived(root: Path) -> None:
    def faulty(found: Found, address: str, cache: Cache) -> Built:
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


def test_each_build_is_one_line_and_tells_in_full_what_is_new(root: Path) -> None:
    put({A: b"one", B: b"one"}, root)

    def saved(served: Served, path: str, text: str) -> None:
        builds = len(served.told)
        put({path: text.encode()}, root)
        served.wait(lambda it: len(it.told) > builds)

    with serving(root, copied) as served:
        saved(served, A, "bad one")
        saved(served, B, "bad one")
        saved(served, A, "good")
    said = [line.partition(" ")[2] if line[0].isdigit() else line for line in served.lines[1:]]
    assert [
        line.replace(line.partition(": ")[2].partition(" ")[0], "N") for line in said if "errors" in line
    ] == [
        "made the site: N s, 0 errors",
        f"{A} changed: N s, 1 errors",
        f"{B} changed: N s, 2 errors",
        f"{A} changed: N s, 1 errors",
    ]
    assert [[one.place.file for one in told] for told in served.told] == [[], [A], [B], []]


def test_looking_sees_new_changed_and_gone_files_but_follows_no_link(tmp_path: Path) -> None:
    root = put({"site.yaml": b"1", A: b"1", "content/.git/x": b"1", "output/x": b"1"}, tmp_path / "site")
    before = look(root)
    assert sorted(before) == [A, "site.yaml"]
    put({A: b"2", B: b"1"}, root)
    (root / "site.yaml").unlink()
    (root / "content/link").symlink_to(tmp_path)
    after = look(root)
    assert differences(before, after) == {A: "changed", B: "new", "content/link": "new", "site.yaml": "gone"}
    assert (
        in_words({"a\x1b[2J": "new", "b": "new", "c": "gone", "d": "new"})
        == "a�[2J new, b new, c gone and 1 more"
    )


def test_a_build_under_way_ends_where_it_asks_for_the_next_result() -> None:
    cache = StoppingCache(Entries())
    cache.put("unit/facts", "key", b"value")
    assert (cache.get("unit/facts", "key"), cache.get("unit/facts", "other")) == (b"value", None)
    cache.stop()
    with pytest.raises(Stopped):
        cache.get("unit/facts", "key")


def told(file: str, severity: Severity, text: str) -> Told:
    return Told(Diagnostic("rule", severity, text, Place(file)), text)


def test_a_page_tells_first_what_was_saved_last_then_what_is_worst() -> None:
    listed = (
        told("a", Severity.ADVICE, "1"),
        told("a", Severity.ERROR, "2"),
        told("b", Severity.ADVICE, "3"),
        told("b", Severity.WARNING, "4"),
    )
    assert [one.text for one in in_order_of_use(listed, frozenset({"b"}))] == ["4", "3", "2", "1"]


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
    problems = tuple(told("a", severity, "x") for severity in severities)
    assert opening in with_panel(b"<body></body>", Shown("t", {}, problems, "told"))


def test_a_page_tells_so_many_problems_and_says_how_many_there_are_more() -> None:
    problems = tuple(told("a", Severity.ERROR, "</pre>") for _ in range(MOST + 7))
    html = with_panel(b"<body></body></html>", Shown("t", {}, problems, "told"))
    assert html.count(b'<pre class="error">&lt;/pre&gt;</pre>') == MOST
    assert "… and 7 more: the terminal has them all.".encode() in html
    assert html.endswith(b"</body></html>")


PROGRAM = """
    import sys, time
    from pathlib import Path
    from tcsite.edges.serve import Built, serve

    def make(found, address, cache):
        if sys.argv[2] == "slow":
            print("making", flush=True)
            for number in range(10**9):
                cache.get("x", str(number)), time.sleep(0.01)
        return Built({"index.html": b""})

    def say(line):
        print(line, flush=True)

    serve(Path(sys.argv[1]), make, say=say, tell=lambda problems, inputs: None, port=0)
    print("ended")
"""


@pytest.mark.parametrize(("speed", "until"), [("fast", "made the site"), ("slow", "making")])
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_when_told_even_in_the_midst_of_a_build(
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

    def read(root: Path) -> Found:
        if vanished:
            raise vanished.pop()
        return disk.read(root)

    outcome = Newest(tmp_path, copied, StoppingCache(), read).build("")
    assert outcome
    assert (outcome.files, outcome.built.problems) == ({A: b"one"}, ())


def test_a_file_that_cannot_be_read_is_told_until_it_can(tmp_path: Path) -> None:
    put({A: b"one"}, tmp_path)
    refused = [PermissionError(13, "Permission denied", A)]

    def read(root: Path) -> Found:
        if refused:
            raise refused.pop()
        return disk.read(root)

    builder = Newest(tmp_path, copied, StoppingCache(), read)
    outcome = builder.build("")
    assert outcome
    assert [one.problem.message for one in outcome.built.problems] == [
        f"the site's files cannot be read: [Errno 13] Permission denied: '{A}'"
    ]
    outcome = builder.build("")
    assert outcome
    assert (outcome.files, outcome.built.problems) == ({A: b"one"}, ())
