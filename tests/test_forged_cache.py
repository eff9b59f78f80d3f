"""A cache that somebody else wrote, with every checksum right: it may tell lies, and can do no more than that."""

import json
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from maker import make
from samples import FOLDER, INSTITUTION, SITE, put
from tcsite.build import Result
from tcsite.edges import disk, output_folder
from tcsite.edges.cache import MOST_BYTES, DiskCache

TODAY = date(2026, 11, 22)
CODE = "0" * 16
OTHER = "content/institutions/other/institution.yaml"
INPUTS = {
    **disk.bundled(),
    "site.yaml": SITE,
    f"{FOLDER}institution.yaml": INSTITUTION,
    OTHER: b"name: Other\nstatus: {role: signatory}\ncontacts: [{role: lead, name: Pat, form: https://x.example.org/, public: true}]\n",
}
Forge = Callable[[Any], None]


class Forged:
    """A cache in which the records of one institution say what a forger wants."""

    def __init__(self, inner: DiskCache, forge: Forge) -> None:
        self._inner, self._forge = inner, forge

    def get(self, name: str, key: str) -> bytes | None:
        return self._inner.get(name, key)

    def put(self, name: str, key: str, value: bytes) -> None:
        if name == "other/facts":
            days, _, text = value.partition(b"\n")
            record = json.loads(text)
            self._forge(record["institution"])
            value = days + b"\n" + json.dumps(record).encode()
        self._inner.put(name, key, value)


def built(folder: Path, forge: Forge) -> Result:
    """The site, on a cache that a forger filled."""
    cache = DiskCache(folder, CODE)
    make(INPUTS, today=TODAY, cache=Forged(cache, forge))
    return make(INPUTS, today=TODAY, cache=cache)


def setting(*path: str | int, to: object) -> Forge:
    def forge(record: Any) -> None:
        *above, last = path
        for step in above:
            record = record[step]
        record[last] = to

    return forge


SCRIPTS = [
    pytest.param(setting("summary", "contact", "form", to="javascript:alert(1)"), id="a contact's form"),
    pytest.param(
        setting("summary", "contact", "form", to=" java\tscript:alert(1)"), id="the same, spelt otherwise"
    ),
    pytest.param(
        setting("summary", "contact", "form", to="data:text/html,<script>"), id="a page in an address"
    ),
    pytest.param(setting("summary", "address", to="javascript:alert(1)"), id="the institution's address"),
    pytest.param(setting("summary", "name", to="<script>alert(1)</script>"), id="a name"),
    pytest.param(
        setting("summary", "forms", to=[{"words": "<img src=x onerror=alert(1)>", "address": "vbscript:x"}]),
        id="a form",
    ),
    pytest.param(setting("index", "title", to="<script>alert(1)</script>"), id="a title of the search index"),
]


@pytest.mark.parametrize("forge", SCRIPTS)
def test_nothing_of_a_forged_record_runs(tmp_path: Path, forge: Forge) -> None:
    made = built(tmp_path, forge)
    pages = {path: text.decode() for path, text in made.files.items() if path.endswith((".html", ".xml"))}
    assert pages
    for path, text in pages.items():
        lowered = "".join(text.split()).lower()
        for active in ('="javascript:', '="data:text', '="vbscript:', "<script>", "<imgsrc=x"):
            assert active not in lowered, path


OUTSIDE = [
    pytest.param(setting("moved", to=[["/../../evil/", "/"]]), id="a redirect above the output"),
    pytest.param(setting("moved", to=[["//evil/x/", "/"]]), id="a redirect to another host"),
    pytest.param(setting("summary", "id", to="university-of-example"), id="another institution's name"),
    pytest.param(setting("summary", "file", to="../../etc/passwd"), id="a file elsewhere"),
    pytest.param(setting("index", "id", to="../x"), id="another name in the index"),
]


@pytest.mark.parametrize("forge", OUTSIDE)
def test_a_forged_record_that_is_not_its_unit_s_is_made_again(tmp_path: Path, forge: Forge) -> None:
    made = built(tmp_path / "cache", forge)
    clean = make(INPUTS, today=TODAY)
    assert made.files == clean.files
    assert made.problems == clean.problems


def test_no_file_is_written_outside_the_output_whoever_asks(tmp_path: Path) -> None:
    put({"sources/site.yaml": SITE}, tmp_path)
    for path in ("../evil", "/etc/evil", "a/../../evil", "a//b", "a\0b", ""):
        for files, unchanged in (({path: b"x"}, []), ({}, [path])):
            with pytest.raises(disk.NotOurs):
                output_folder.write(
                    files, tmp_path / "output", sources=tmp_path / "sources", unchanged=unchanged
                )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sources"]


def test_without_the_secret_nothing_is_believed(tmp_path: Path) -> None:
    DiskCache(tmp_path, CODE, b"secret").put("unit/facts", "key", b"value")
    assert DiskCache(tmp_path, CODE, b"secret").get("unit/facts", "key") == b"value"
    assert DiskCache(tmp_path, CODE, b"other").get("unit/facts", "key") is None
    assert DiskCache(tmp_path, CODE).get("unit/facts", "key") is None
    DiskCache(tmp_path, CODE).put("unit/facts", "key", b"planted")
    assert DiskCache(tmp_path, CODE, b"secret").get("unit/facts", "key") is None


def test_an_entry_that_unpacks_to_a_mountain_is_not_unpacked(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, CODE)
    cache.put("unit/facts", "key", b"value")
    (path,) = (path for path in tmp_path.rglob("facts-*") if path.is_file())
    packed = zlib.compress(bytes(MOST_BYTES + 1))
    path.write_bytes(path.read_bytes()[:16] + packed)
    assert cache.get("unit/facts", "key") is None


def test_forgers_of_these_tests_change_what_is_remembered(tmp_path: Path) -> None:
    made = built(tmp_path, setting("summary", "name", to="Forged"))
    assert b"Forged" in made.files["institutions/index.html"]
