"""After an edit, a build that remembers shows the same similar actions as one that remembers nothing."""

from datetime import date

import pytest

from maker import make
from tcsite.build.memory import InMemory, Loaded
from tcsite.cli.served_build import ServedOutput
from tcsite.edges import disk
from tests.samples import INSTITUTION, PLAN, SITE

TODAY = date(2026, 3, 1)


def site(words: dict[int, bytes], count: int = 12) -> dict[str, bytes]:
    files = {**disk.bundled(), "site.yaml": SITE}
    for number in range(count):
        folder = f"content/institutions/example-{number:02}/"
        text = words.get(number, b"Show every technician on the web, in group %d" % (number // 3))
        files[f"{folder}institution.yaml"] = INSTITUTION.replace(
            b"University of Example", b"University of Example %d" % number
        )
        files[f"{folder}plans/2024-2027.yaml"] = PLAN.replace(b"Show every technician on the web", text)
    return files


def test_similar_actions_are_the_same_as_without_memory() -> None:
    cache, loaded = InMemory(), Loaded()
    for words in (
        {},
        {4: b"Zebrafish and telescopes for apprentices"},
        {4: b"Zebrafish and telescopes for apprentices", 9: b"Zebrafish, telescopes for everybody"},
        {9: b"Zebrafish, telescopes for everybody"},
    ):
        for kept in (loaded, Loaded()):  # in one process, and from what is on disk
            made = make(site(words), today=TODAY, cache=cache, loaded=kept)
            assert dict(made.files) == dict(make(site(words), today=TODAY).files)


SAID = b"Zebrafish and telescopes for apprentices"


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        pytest.param(
            "example-02/institution.yaml",
            b"University of Example 2",
            b"University of Example 0",
            id="a namesake",
        ),
        pytest.param(
            "example-01/plans/2024-2027.yaml",
            SAID,
            b"{cy: %s}" % SAID,
            id="the same words in another language",
        ),
    ],
)
def test_similar_actions_are_shown_as_their_institutions_name_them_now(
    path: str, before: bytes, after: bytes
) -> None:
    cache, loaded, output, files = InMemory(), Loaded(), ServedOutput(), site({0: SAID, 1: SAID}, count=3)
    path = f"content/institutions/{path}"
    files["site.yaml"] += b"languages: [en, cy]\n"
    for old, new in ((b"", b""), (before, after), (after, before)):
        assert old in files[path]
        files[path] = files[path].replace(old, new)
        made = output.update(make(files, today=TODAY, cache=cache, loaded=loaded, output=output))
        clean = make(files, today=TODAY).files
        assert [one for one in clean if made[one] != clean[one]] == []
