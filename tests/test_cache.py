"""What is remembered between builds."""

import json
from pathlib import Path

from tcsite.edges.cache import Cache
from tcsite.text.fingerprint import fingerprint


def test_a_result_is_made_once() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint("a") == fingerprint(b"a")


def test_what_was_made_is_remembered(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> list[object]:
        made.append(1)
        return [{"a": None}, "ä"]

    assert [Cache(tmp_path, "salt")("abcdef", make) for _ in range(3)] == [[{"a": None}, "ä"]] * 3
    assert len(made) == 1
    Cache(tmp_path, "another tcsite")("abcdef", make)
    assert len(made) == 2


def test_a_spoilt_entry_is_made_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "salt")
    cache("abcdef", lambda: 1)
    (entry,) = tmp_path.rglob("*.json")
    entry.write_text('{"half')
    assert cache("abcdef", lambda: 2) == 2
    assert json.loads(entry.read_text()) == 2


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert Cache(tmp_path / "file", "salt")("abcdef", lambda: 3) == 3
