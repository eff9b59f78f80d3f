"""After an edit of what pages link to or define, a process that builds many times says what a fresh one says."""

from datetime import date

from maker import make
from samples import FOLDER, INSTITUTION, PLAN, SITE, UPDATE
from tcsite.build.memory import InMemory, Loaded
from tcsite.cli.served_build import ServedOutput
from tcsite.edges import disk
from tcsite.files import Files

TODAY = date(2026, 3, 1)
OTHER = "content/institutions/other-example/"
NEWS = f"{OTHER}updates/2026-02-01-news.md"
PLAN_OF_FIRST = f"{FOLDER}plans/2024-2027.yaml"


def site() -> dict[str, bytes]:
    """Two institutions, one of which links to an action of the other."""
    there = b"../../university-of-example/plans/2024-2027.yaml#V1"
    return {
        **disk.bundled(),
        "site.yaml": SITE,
        f"{FOLDER}institution.yaml": INSTITUTION,
        PLAN_OF_FIRST: PLAN,
        f"{OTHER}institution.yaml": INSTITUTION.replace(b"University of Example", b"Other Example"),
        NEWS: UPDATE.replace(b"../plans/2024-2027.yaml", there),
    }


EDITS = (
    (NEWS, b"in March", b"in April"),
    (PLAN_OF_FIRST, b"id: V1", b"id: V9"),  # the link leads nowhere now
    (NEWS, b"#V1", b"#V9"),
    (NEWS, b"workshops", b"rooms"),
    (PLAN_OF_FIRST, b"id: V9", b"id: V1"),
    (NEWS, b"#V9", b""),
    (NEWS, b"the plan", b"the plan of many years"),
)


def test_links_are_judged_by_what_pages_say_now() -> None:
    cache, loaded, output, files = InMemory(), Loaded(), ServedOutput(), site()
    broken = []
    for path, before, after in ((NEWS, b"", b""), *EDITS):
        assert before in files[path]
        files[path] = files[path].replace(before, after, 1) if before else files[path]
        result = make(files, today=TODAY, cache=cache, loaded=loaded, output=output)
        fresh = make(files, today=TODAY)
        made: Files = output.update(result)
        assert {one for one in {*made, *fresh.files} if made.get(one) != fresh.files.get(one)} == set()
        assert result.problems == fresh.problems
        broken.append("missing-fragment" in {one.rule for one in result.problems})
    assert broken == [False, False, True, False, False, True, False, False]
