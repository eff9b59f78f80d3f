"""After an edit, a build that remembers shows the same similar actions as one that remembers nothing."""

from datetime import date

from tcsite.build import make
from tcsite.build.memory import InMemory, Loaded
from tcsite.edges import disk
from tests.samples import INSTITUTION, PLAN, SITE

TODAY = date(2026, 3, 1)


def site(words: dict[int, bytes]) -> dict[str, bytes]:
    files = {**disk.bundled(), "site.yaml": SITE}
    for number in range(12):
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
