"""Absence is never a claim: of an institution whose source is silent, nothing negative is said."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date

import pytest
from bs4 import BeautifulSoup

from tcsite.build import make
from tcsite.content.load import load
from tcsite.model import Institution, Plan, Site
from tcsite.site.views.pictures import most_of

AS_OF = date(2026, 11, 22)

SOURCE = "source: {title: The institution's page, url: 'https://www.example.ac.uk/tc', date: 2026-01-10}\n"
CONTACT = "contacts: [{role: lead, name: Alex Example, post: Head of Services, email: alex@example.ac.uk}]\n"
PERIOD = "title: Plan\nperiod: {from: 2025, to: 2028}\nstate: in-force\n"
PLANS = {
    "no-plan": "",
    "file-only": PERIOD + "formats: [{kind: pdf, url: 'https://www.example.ac.uk/plan.pdf', bytes: 9000}]\n",
    "nothing": PERIOD,
    "plain": PERIOD + "actions: [{text: Hold a workshop}]\n",
    "assigned": PERIOD + "actions: [{text: Hold a workshop, pillar: visibility}]\n",
    "tagged": PERIOD + "actions: [{text: Hold a workshop, talent: [R6]}]\n",
    "achieved": PERIOD + "known_from: achievements\nactions: [{text: Held a workshop}]\n",
}
"""Sources that say different things of their plans."""

SAID = {
    f"{plan}-{'named' if contact else 'silent'}": (plan, contact)
    for plan in PLANS
    for contact in (True, False)
}


def generated(example: dict[str, bytes]) -> dict[str, bytes]:
    """A directory of transcriptions whose sources are silent in all combinations."""
    files = {"site.yaml": "title: Commitments\nbase_url: https://tc.example.org/\nlanguage: en\n"}
    for id, (plan, contact) in SAID.items():
        folder = f"content/institutions/{id}/"
        files[f"{folder}institution.yaml"] = (
            f"name: The {id.replace('-', ' ')} institute\nkind: university\nstatus: {{role: signatory}}\n"
            + SOURCE
            + (CONTACT if contact else "")
        )
        if PLANS[plan]:
            files[f"{folder}plans/2025-2028.yaml"] = PLANS[plan]
    shared = {name: held for name, held in example.items() if not name.startswith("content/institutions/")}
    return shared | {name: text.encode() for name, text in files.items()}


class Published:
    """A site's content, and what is published of it."""

    def __init__(self, inputs: dict[str, bytes]) -> None:
        result = make(inputs, today=AS_OF)
        assert result.files, result.problems
        self.files = result.files
        site, _ = load(inputs)
        assert site
        self.site: Site = site

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of a data file."""
        return list(csv.DictReader(io.StringIO(self.files[f"data/{name}.csv"].decode("utf-8-sig"))))

    def page(self, address: str) -> BeautifulSoup:
        """A page."""
        return BeautifulSoup(self.files[f"{address.strip('/')}/index.html"].decode(), "html.parser")

    def pages(self) -> Iterator[tuple[str, str]]:
        """The visible words of every page."""
        for name, content in self.files.items():
            if name.endswith(".html"):
                soup = BeautifulSoup(content.decode(), "html.parser")
                for hidden in soup.select("script, style, template"):
                    hidden.decompose()
                yield name, " ".join(soup.get_text(" ").split())

    @property
    def institutions(self) -> tuple[Institution, ...]:
        """The institutions."""
        return self.site.institutions


@pytest.fixture(scope="module", params=["example", "generated"])
def published(request: pytest.FixtureRequest) -> Published:
    example: dict[str, bytes] = request.getfixturevalue("example")
    return Published(example if request.param == "example" else generated(example))


def words(tag: object) -> str:
    """The words of an element."""
    return " ".join(tag.get_text(" ").split())  # type: ignore[attr-defined]  # bs4 types what it finds loosely


def plans(one: Institution) -> list[Plan]:
    """Its plans whose actions are known."""
    return [plan for plan in one.plans if plan.actions]


def tagged(one: Institution) -> bool:
    """Whether any plan of it names a recommendation."""
    return any(
        plan.talent or any(part.talent for action in plan.actions for part in (action, *action.parts))
        for plan in one.plans
    )


def assigned(one: Institution) -> bool:
    """Whether any plan of it assigns an action to a pillar."""
    return any(plan.pillar(action) for plan in one.plans for action in plan.actions)


NEVER = re.compile(
    r"No action has this status|No action is due then|No such action|No pillar has the most|No actions answer it|No pillar and .* the most"
)


def test_no_page_denies_what_no_source_speaks_of(published: Published) -> None:
    assert [(name, found.group()) for name, text in published.pages() if (found := NEVER.search(text))] == []


@pytest.mark.parametrize(("list_", "knows"), [("recommendations", tagged), ("pillars", assigned)])
def test_lists_say_why_an_institution_is_not_in_them(published: Published, list_: str, knows: object) -> None:
    names = {one.name.in_language("en"): one for one in published.institutions}
    pages = [name for name in published.files if re.fullmatch(rf"{list_}/[^/]+/index\.html", name)]
    for name in pages:
        for group in published.page(name.removesuffix("index.html")).select("section.group"):
            heading = words(group.h2)
            if not heading.startswith(("No action", "No such action")):
                continue
            for link in group.select("p a"):
                assert knows(names[words(link)]), (name, heading, words(link))  # type: ignore[operator]


def test_a_plan_whose_actions_are_not_entered_has_no_number(published: Published) -> None:
    for row in published.table("plans"):
        one = next(one for one in published.institutions if one.id == row["institution"])
        plan = next(plan for plan in one.plans if plan.id == row["plan"])
        known = {row[name] for name in ("actions", "complete", "in_progress", "not_stated")}
        assert (known == {""}) is not bool(plan.actions), row
        if not plan.actions:
            for address in (f"institutions/{one.id}", f"institutions/{one.id}/plans/{plan.id}"):
                text = words(published.page(address).main)
                assert "No actions" not in text
                assert "0 actions" not in text
                assert "not entered on this site" in text


def test_the_comparison_counts_only_what_is_known(published: Published) -> None:
    for row in published.page("compare").select("table.matrix tbody tr"):
        one = next(one for one in published.institutions if one.id == row["data-institution"])
        column = json.loads(published.files[f"compare/{one.id}.json"])
        if not plans(one):
            assert not any(words(cell).isdigit() for cell in row.select("td")), words(row)
            assert all("total" not in cell for cell in column["cells"].values())
    for table, knows in (("by-pillar", assigned), ("by-recommendation", tagged)):
        for row in published.page("compare").select(f"[aria-labelledby={table}] tbody tr"):
            one = next(one for one in published.institutions if one.id == row["data-institution"])
            if not knows(one):
                assert "0" not in [words(cell) for cell in row.select("td")], words(row)


ABSENT = {
    "contact": lambda one: not one.contacts,
    "plan": lambda one: not one.plans,
    "address": lambda one: not one.published,
}
"""Clauses of the register that something is needed for, and where a source says nothing of them."""


def test_the_register_calls_no_silence_a_failure(published: Published) -> None:
    institutions = {one.id: one for one in published.institutions}
    for row in published.table("register"):
        one = institutions[row["institution"]]
        if row["clause"] in ("page", "discoverable"):
            assert row["answer"] == "not-checked", row
        elif one.source and row["clause"] in ABSENT and ABSENT[row["clause"]](one):
            assert row["answer"] == "not-stated", row
        elif one.source and row["clause"] == "status":
            assert row["answer"] in ("met", "not-stated"), row


DENIALS = ("No contact is named", "None named", "No plan is in force", "is not signed")


def test_no_page_denies_an_institution_what_its_source_leaves_out(published: Published) -> None:
    for one in published.institutions:
        if one.source:
            text = words(published.page(f"institutions/{one.id}").main)
            assert [words_ for words_ in DENIALS if words_ in text] == [], one.id
    names = {one.name.in_language("en"): one for one in published.institutions}
    for row in published.page("institutions").select("tbody tr"):
        if names[words(row.a)].source:
            assert not {"None", "None named"}.intersection(words(cell) for cell in row.select("td")), words(
                row
            )


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        (
            {"Visibility": 2, "Recognition": 1, "No pillar stated": 9},
            "Visibility has the most actions: 2 of 12.",
        ),
        (
            {"Visibility": 2, "Recognition": 2, "No pillar stated": 1},
            "Visibility and Recognition have the most actions: 2 of 5 each.",
        ),
        ({"Visibility": 1, "Recognition": 1, "Care": 1}, "3 actions; no pillar has more than 1 of them."),
        ({"Visibility": 0, "No pillar stated": 3}, "3 actions; none is assigned to a pillar."),
        ({"Visibility": 1}, "Visibility has the most actions: 1 of 1."),
        ({"No pillar stated": 2}, "2 actions; none is assigned to a pillar."),
    ],
)
def test_headlines_are_about_pillars_alone(numbers: dict[str, int], sentence: str) -> None:
    assert most_of(numbers, sum(numbers.values()), "en") == sentence
