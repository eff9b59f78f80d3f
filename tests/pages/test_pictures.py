"""Pictures on pages: what is drawn, what the table says and what the file holds are one."""

import csv
import io
import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag

from everything import Build, X, Y
from tcsite.facts.measures import targets
from tcsite.facts.periods import due_buckets

Written = Callable[..., dict[str, bytes]]
PLAN = "institutions/university-of-example/plans/2024-2027/"
ACTION = "  - {{id: N{n}, strand: V, text: Do {n}, when: {when}, progress: [{{date: 2025-01, status: {status}}}]}}\n"
TAGGED = "title: Tagged\nperiod: {from: 2024-01, to: 2025-12}\nstate: in-force\nactions: [{id: A, text: Do, talent: [R6]}, {id: B, text: Do, pillars: [visibility]}]\n"
STATUSES = ("not-started", "in-progress", "complete", "ongoing", "stopped", "not-stated")


def figure(files: dict[str, bytes], page: str, anchor: str) -> Tag:
    found = BeautifulSoup(files[f"{page}index.html"], "html.parser").select_one(
        f"figure[aria-labelledby={anchor}]"
    )
    assert found, f"no picture {anchor}"
    return found


def text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def drawn(picture: Tag) -> list[str]:
    """The words of the drawing, from top to bottom."""
    return [text(one) for one in picture.select("svg text")]


def table(picture: Tag) -> list[list[str]]:
    return [[text(cell) for cell in row.find_all(["th", "td"])] for row in picture.select("tbody tr")]


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def busy(written: Written, inputs: dict[str, bytes]) -> dict[str, bytes]:
    """The site with a plan of many actions in every state."""
    times = ("By June 2025", "By December 2026", "From September 2024", "When the moon is blue")
    many = "".join(ACTION.format(n=n, when=times[n % 4], status=STATUSES[n % 6]) for n in range(24))
    plan = inputs[f"content/{PLAN.rstrip('/')}.yaml"].decode()
    return written(
        {
            f"content/{PLAN.rstrip('/')}.yaml": plan.replace("talent:\n  R6: {", many + "talent:\n  R6: {"),
            f"{Y}plans/2024-2025.yaml": TAGGED,
        }
    )


def test_a_plan_s_progress_is_drawn_told_and_published_alike(busy: dict[str, bytes]) -> None:
    picture = figure(busy, PLAN, "by-pillar")
    told = table(picture)
    published = [
        (row["pillar"], row["status"], row["actions"])
        for row in rows(busy, "pillars")
        if (row["institution"], row["plan"]) == ("university-of-example", "2024-2027")
    ]
    keys = [
        (pillar.lower().replace(" ", "-"), status.lower().replace(" ", "-"), number)
        for pillar, status, number in told
    ]
    assert sorted(keys) == sorted(published)
    assert len(told) >= 7
    amounts = [words for words in drawn(picture) if re.match(r"\d", words)]
    assert amounts == [f"{number} {status.lower()}" for _, status, number in told]
    assert len(picture.select("rect")) == len(told)
    assert text(picture.select_one(".message") or picture) == (
        "8 of 21 actions with a stated status are complete or ongoing; 6 actions state none."
    )


def test_bars_are_in_proportion(busy: dict[str, bytes]) -> None:
    picture = figure(busy, PLAN, "by-pillar")
    numbers = [int(number) for *_, number in table(picture)]
    widths = [float(str(one["width"]).rstrip("%")) for one in picture.select("rect")]
    assert all(
        width / max(widths) == pytest.approx(number / max(numbers), abs=0.01)
        for width, number in zip(widths, numbers, strict=True)
    )


def test_a_plan_s_time_is_drawn_told_and_published_alike(busy: dict[str, bytes]) -> None:
    picture = figure(busy, PLAN, "over-time")
    told = table(picture)
    published = [
        [row["words"], row["actions"]]
        for row in rows(busy, "due")
        if (row["institution"], row["plan"]) == ("university-of-example", "2024-2027")
    ]
    assert told == published
    assert sum(int(number) for _, number in told) == 27
    pairs = [one for words, number in told for one in (words, f"{number} action{'s' * (number != '1')}")]
    assert drawn(picture) == pairs
    assert ["No time given", "7"] in told
    assert ["No end given", "7"] in told


def test_recommendations_are_drawn_told_and_published_alike(busy: dict[str, bytes]) -> None:
    picture = figure(busy, "recommendations/", "coverage")
    told = table(picture)
    assert len(told) == 16
    for name, institutions, actions in told:
        published = [row for row in rows(busy, "recommendations") if row["recommendation"] == name.split()[0]]
        assert int(actions) == sum(int(row["actions"]) for row in published)
        assert institutions.split(":")[0] in (str(len({row["institution"] for row in published}) or "None"),)
    assert [words for words in drawn(picture) if re.match(r"\d", words)] == [
        f"{'0' if institutions == 'None' else institutions.split(':')[0]} of 2" for _, institutions, _ in told
    ]


def test_recommendations_of_one_institution_are_not_drawn(written: Written) -> None:
    """The list beside the picture says the same; "1 of 1" says nothing."""
    assert "figure" not in written()["recommendations/index.html"].decode()


def test_targets_are_drawn_told_and_published_alike(busy: dict[str, bytes]) -> None:
    picture = figure(busy, "institutions/university-of-example/measures/", "survey-targets")
    assert table(picture) == [["1.1 Students see us", "5.18", "6.5", "2026", "V1"]]
    (row,) = [row for row in rows(busy, "targets") if row["set"]]
    assert (row["baseline"], row["target"], row["by"], row["id"], row["text"]) == (
        "5.18",
        "6.5",
        "2026",
        "V1",
        "Students see us",
    )
    assert drawn(picture) == ["1.1 Students see us", "5.18, target 6.5 by 2026 (V1)"]
    assert len(picture.select("circle")) == 2


def test_shares_of_pillars_add_up(busy: dict[str, bytes]) -> None:
    for page in ("", "pillars/"):
        picture = figure(busy, page, "share")
        told = table(picture)
        assert 98 <= sum(int(share.rstrip("%")) for *_, share in told) <= 102
        assert [words for words in drawn(picture) if "(" in words] == [
            f"{number} ({share})" for _, number, share in told
        ]
    assert sum(int(number) for _, number, _ in told) == sum(
        int(row["actions"]) for row in rows(busy, "pillars")
    )


def test_every_picture_has_its_name_its_message_and_its_file(busy: dict[str, bytes]) -> None:
    found = 0
    for path, content in busy.items():
        if not path.endswith(".html"):
            continue
        for picture in BeautifulSoup(content, "html.parser").select("figure.picture"):
            found += 1
            svg = picture.svg
            assert svg is not None
            assert svg["role"] == "img"
            assert svg.title is not None
            assert svg.title.text
            assert svg["aria-labelledby"] == svg.title["id"]
            assert text(picture.select_one(".message") or svg).endswith(".")
            link = picture.select_one("details a")
            assert link is not None
            assert f"data/{str(link['href']).rsplit('/', 1)[-1]}" in busy
            assert not picture.select("[style]")
    assert found >= 8


@pytest.mark.parametrize(
    ("plan", "progress", "time"),
    [
        ("title: Empty\nperiod: {from: 2024-01, to: 2025-12}\nstate: in-force\n", False, False),
        (
            "title: Timeless\nperiod: {from: 2024-01, to: 2025-12}\nstate: in-force\nactions: [{id: A, text: Do}, {id: B, text: Do}]\n",
            False,  # neither a status nor a pillar is stated
            False,
        ),
        (
            "title: One day\nperiod: {from: 2024-05-05, to: 2024-05-05}\nstate: in-force\nactions: [{id: A, text: Do, to: 2024-05-05, pillars: [visibility]}, {id: B, text: Do}]\n",
            True,
            True,
        ),
        (
            "title: One\nperiod: {from: 2024-01, to: 2025-12}\nstate: in-force\nactions: [{id: A, text: Do, to: 2024-05, pillars: [visibility]}]\n",
            False,
            False,
        ),
    ],
)
def test_odd_plans_have_the_pictures_they_can_have(
    written: Written, plan: str, progress: bool, time: bool
) -> None:
    files = written({f"{Y}plans/2024-2025.yaml": plan})
    page = BeautifulSoup(files["institutions/example-institute/plans/2024-2025/index.html"], "html.parser")
    assert bool(page.select_one("figure[aria-labelledby=by-pillar]")) is progress
    assert bool(page.select_one("figure[aria-labelledby=over-time]")) is time


@pytest.mark.parametrize(
    ("period", "action", "key", "words"),
    [
        ("{from: 2024-05-05, to: 2024-05-05}", "to: 2024-05-05", "2024-Q2", "April to June 2024"),
        ("{from: 2024-08, to: 2027-07}", "to: 2025", "2025-H2", "July to December 2025"),
        ("{from: 2024-08, to: 2027-07}", "from: 2025", "open", "No end given"),
        ("{from: 2024-08, to: 2027-07}", "to: 2024-07", "before", "Before August 2024"),
        ("{from: 2024-08, to: 2027-07}", "to: 2028", "after", "After July 2027"),
        ("{from: 2020, to: 2029}", "to: 2024-03", "2024", "2024"),
        ("{from: 2024-08, to: 2027-07}", "when: Some day", "none", "No time given"),
        (
            "{from: 2024-08, to: 2027-07}",
            "parts: [{text: x, to: 2025-01}, {text: y, to: 2025-10}]",
            "2025-H2",
            "July to December 2025",
        ),
        (
            "{from: 2024-08, to: 2027-07}",
            "parts: [{text: x, to: 2025-01}, {text: y}]",
            "open",
            "No end given",
        ),
        ("{from: 1900, to: 2199}", "to: 2150", "2150", "2150"),
    ],
)
def test_an_action_is_due_when_it_says(build: Build, period: str, action: str, key: str, words: str) -> None:
    plan = f"title: A plan\nperiod: {period}\nstate: closed\nactions: [{{id: A, text: Do, {action}}}]\n"
    (found,) = build({f"{Y}plans/2024-2027.yaml": plan}).institutions[0].plans
    told = [one for one in due_buckets(found, "en") if one.actions]
    assert [(one.key, one.words, one.actions) for one in told] == [(key, words, 1)]
    assert len(due_buckets(found, "en")) <= 24


def test_a_target_without_a_figure_is_not_drawn(build: Build) -> None:
    site = build(
        {
            f"{X}measures.yaml": "sets: [{id: survey, kind: survey, title: S, date: 2024, measures: [{id: '1.1', text: x}]}]"
        }
    )
    institution = site.institutions[1]
    assert [one.baseline for one in targets(institution) if one.figure] == [5.18], "the action's own baseline"
