"""What is remembered between builds."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from samples import FOLDER, put
from tcsite.build.memory import InMemory, Kind, Memory
from tcsite.build.records import PIECE, DataParts
from tcsite.cli.building import build_site
from tcsite.edges.cache import KEEP, DiskCache
from tcsite.edges.stopwatch import Stopwatch
from tcsite.edges.system import System, using
from tcsite.model.day import Day
from tcsite.text.fingerprint import fingerprint


def test_no_two_lists_of_parts_have_one_fingerprint() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint("a") == fingerprint(b"a")


def test_what_was_put_is_there_under_its_name_and_key_for_the_same_code(tmp_path: Path) -> None:
    DiskCache(tmp_path, "0" * 16).put("unit/facts", "key", b"value")
    assert DiskCache(tmp_path, "0" * 16).get("unit/facts", "key") == b"value"
    assert DiskCache(tmp_path, "0" * 16).get("unit/facts", "other") is None
    assert DiskCache(tmp_path, "0" * 16).get("unit/pages", "key") is None
    assert DiskCache(tmp_path, "0" * 16).get("other/facts", "key") is None
    assert DiskCache(tmp_path, "1" * 16).get("unit/facts", "key") is None


def entry(folder: Path) -> Path:
    (found,) = (path for path in folder.rglob("facts-*") if path.is_file())
    return found


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[:20] + b"\x00" + content[21:],
        lambda content: b"\x00" * 16 + content[16:],
        lambda content: b'{"planted": true}',
    ],
)
def test_a_damaged_or_planted_entry_counts_as_not_there(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    cache = DiskCache(tmp_path, "0" * 16)
    cache.put("unit/facts", "key", b"value" * 20)
    path = entry(tmp_path)
    path.write_bytes(spoil(path.read_bytes()))
    assert cache.get("unit/facts", "key") is None


def test_an_entry_that_was_moved_to_another_key_counts_as_not_there(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, "0" * 16)
    cache.put("unit/facts", "key", b"value")
    path = entry(tmp_path)
    shutil.copy(path, path.with_name("facts-another"))
    assert cache.get("unit/facts", "another") is None


def test_only_the_newest_few_of_a_name_are_kept(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, "0" * 16)
    for number in range(KEEP + 3):
        cache.put("unit/facts", f"{number}", b"")
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == KEEP
    assert cache.get("unit/facts", f"{KEEP + 2}") == b""


class Listing(System):
    """The system, and how often a folder was listed."""

    def __init__(self) -> None:
        self.listed = 0

    def entries(self, folder: object) -> "list[os.DirEntry[str]]":
        self.listed += 1
        return super().entries(str(folder))


def test_what_is_put_of_one_unit_in_a_row_lists_its_folder_once(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, "0" * 16)
    listing = Listing()
    with using(listing):
        for kind in ("said", "actions", "facts"):
            for number in range(KEEP + 2):
                cache.put(f"unit/{kind}", f"{number}", b"")
    assert listing.listed == 1
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 3 * KEEP


@pytest.mark.parametrize("gone", ["an entry", "the folder"])
def test_what_somebody_else_removed_is_no_hindrance_to_remembering(tmp_path: Path, gone: str) -> None:
    cache = DiskCache(tmp_path, "0" * 16)
    for number in range(KEEP):
        cache.put("unit/facts", f"{number}", b"")
    folder = tmp_path / ("0" * 16) / "unit"
    if gone == "an entry":
        (folder / "facts-1").unlink()
    else:
        shutil.rmtree(folder)
    for number in range(KEEP, 3 * KEEP):
        cache.put("unit/facts", f"{number}", b"")
    assert len([*folder.iterdir()]) == KEEP
    assert cache.get("unit/facts", f"{3 * KEEP - 1}") == b""


@pytest.mark.parametrize("unit", ["..", "../../x", "a/b", "ä", "UPPER", "a" * 300, ".", "con"])
def test_no_name_of_a_unit_leads_out_of_the_cache(tmp_path: Path, unit: str) -> None:
    cache = DiskCache(tmp_path / "cache", "0" * 16)
    cache.put(f"{unit}/facts", "key", b"value")
    assert cache.get(f"{unit}/facts", "key") == b"value"
    assert set(tmp_path.iterdir()) == {tmp_path / "cache"}
    assert entry(tmp_path).parent.parent == tmp_path / "cache" / ("0" * 16)


def test_other_versions_and_units_that_are_gone_are_swept_away(tmp_path: Path) -> None:
    DiskCache(tmp_path, "0" * 16).put("unit/facts", "key", b"")
    (tmp_path / "web.json").write_text("{}")
    cache = DiskCache(tmp_path, "1" * 16)
    cache.put("unit/facts", "key", b"")
    cache.put("gone/facts", "key", b"")
    cache.sweep({"unit"})
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("*/*")) == [
        "1" * 16 + "/unit"
    ]
    assert (tmp_path / "web.json").exists()


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = DiskCache(tmp_path / "file", "0" * 16)
    cache.put("unit/facts", "key", b"value")
    cache.sweep({"unit"})
    assert cache.get("unit/facts", "key") is None


def test_a_write_that_fails_leaves_no_rubbish(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, "0" * 16)
    cache.put("unit/facts", "key", b"value")
    path = entry(tmp_path)
    path.unlink()
    (path / "folder").mkdir(parents=True)
    cache.put("unit/facts", "key", b"value")
    assert list(path.parent.iterdir()) == [path]


NUMBERS: Kind[list[int]] = Kind(list[int])


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2026, 1, 1), [1]), (date(2026, 5, 31), [1]), (date(2026, 6, 1), None)]
)
def test_a_result_holds_until_the_day_it_was_compared_with(
    tmp_path: Path, day: date, expected: list[int] | None
) -> None:
    cache = DiskCache(tmp_path, "0" * 16)
    today = Day(date(2026, 3, 1))
    assert today < date(2026, 6, 1)
    Memory(cache, date(2026, 3, 1), {}, InMemory()).store("unit/x", "key", NUMBERS, [1], today)
    assert Memory(cache, day, {}, InMemory()).recall("unit/x", "key", NUMBERS) == expected


@pytest.mark.parametrize("name", ["plan.pdf", "n\udcff.pdf"], ids=["plain", "no unicode"])
def test_a_result_is_held_as_it_is_read_back_if_it_can_be(name: str) -> None:
    assert Kind(dict[str, tuple[str, ...]]).as_read({name: (name,)}) == {name: (name,)}


def test_what_was_loaded_once_need_not_be_read_again() -> None:
    loaded: dict[str, tuple[str, date, date, object]] = {}
    day = date(2026, 3, 1)
    Memory(InMemory(), day, loaded, InMemory(), lasting=True).store("unit/x", "key", NUMBERS, [1], Day(day))
    assert Memory(InMemory(), day, loaded, InMemory(), lasting=True).recall("unit/x", "key", NUMBERS) == [1]
    assert (
        Memory(InMemory(), day, loaded, InMemory(), lasting=True).recall("unit/x", "other", NUMBERS) is None
    )


@pytest.mark.parametrize(
    "value", [b"", b"x", b"2026-01-01\n[1]", b"2026-01-01 2027-01-01\n[1", b'2026-01-01 2027-01-01\n["a"]']
)
def test_a_value_of_another_form_counts_as_not_there(tmp_path: Path, value: bytes) -> None:
    cache = DiskCache(tmp_path, "0" * 16)
    cache.put("unit/x", "key", value)
    assert Memory(cache, date(2026, 3, 1), {}, InMemory()).recall("unit/x", "key", NUMBERS) is None


def copied(folder: Path, to: Path) -> Path:
    """A copy as a clone or a restored cache is one: elsewhere, and all of it written just now."""
    return Path(shutil.copytree(folder, to, copy_function=shutil.copyfile))


def made(root: Path) -> list[str]:
    """The units that a check of a site's folder works out, in a process and a memory of its own."""
    told: list[str] = []
    build_site(root, date(2026, 6, 1), watch=Stopwatch(told.append))
    return told


def test_a_cache_that_was_restored_elsewhere_makes_a_check_cost_what_changed(
    small: dict[str, bytes], tmp_path: Path
) -> None:
    other = {path.replace("university-of-example", "college"): made for path, made in small.items()}
    first = put({**small, **other}, tmp_path / "first")
    assert len(made(first)) == 4  # of two institutions, their facts and their pages
    later = copied(first, tmp_path / "later")
    assert made(later) == []
    plan = later / FOLDER / "plans/2024-2027.yaml"
    plan.write_bytes(plan.read_bytes().replace(b"Half of the", b"Most of the"))
    assert [line.partition(", ")[0] for line in made(later)] == [
        "made again: university-of-example: plans/2024-2027.yaml changed",
        "made again: pages of university-of-example: its facts changed",
    ]


def test_what_no_later_build_can_read_is_not_kept_for_it() -> None:
    alone = InMemory()
    for cache in (alone, InMemory()):
        memory = Memory(cache, date(2026, 11, 22), {}, alone)
        memory.store("one/thing", "key", Kind(int), 3, memory.day())
        assert memory.recall("one/thing", "key", Kind(int)) == 3
        assert (cache.get("one/thing", "key") is None) is (cache is alone)


def test_what_is_kept_for_later_builds_alone_is_not_held() -> None:
    memory = Memory(InMemory(), date(2026, 11, 22), {}, InMemory())
    memory.put("one/thing", "key", Kind(int), 3, memory.day())
    assert memory.loaded == {}
    assert memory.recall("one/thing", "key", Kind(int)) == 3


def test_pieces_of_data_files_come_back_as_they_were_left() -> None:
    scratch = InMemory()
    left = DataParts({"data/plans.csv": "a,\ud800\r\n", "data/site.json": ""}, ("[1]", "[]"))
    names = left.names()
    key = left.file("one", names, "", scratch)
    assert DataParts.filed("one", key, "", scratch) == left
    assert DataParts.filed("one", key, "cy", scratch) is None
    other = DataParts({**left.rows, "data/site.json": "{}"}, left.records).names()
    assert (names[:PIECE], len(names)) == (other[:PIECE], 2 * PIECE)
    assert names[PIECE:] != other[PIECE:]
    assert left.file("one", other, "", scratch) != key
