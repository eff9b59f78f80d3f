"""Absence is never a claim: of an institution whose source is silent, nothing negative is said."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup

from maker import make
from tcsite.content.load import load
from tcsite.model import Institution, Plan, Site
from tcsite.site.views.pictures import most_of

AS_OF = date(2026, 11, 22)

SOURCE = "source: {title: The institution's page, url: 'https://www.example.ac.uk/tc', date: 2026-01-10}\n"
CONTACT = "contacts: [{role: lead, name: Alex Example, post: Head of Services, email: alex@example.ac.uk}]\n"
PERIOD = "title: Plan\nperiod: {from: 2025, to: 2028}\nstate: in-force\n"
PLANS = {
    "planless": "",
    "file-only": PERIOD + "formats: [{kind: pdf, url: 'https://www.example.ac.uk/plan.pdf', bytes: 9000}]\n",
    "nothing": PERIOD,
    "plain": PERIOD + "actions: [{text: Hold a workshop}]\n",
    "assigned": PERIOD + "actions: [{text: Hold a workshop, pillar: visibility}]\n",
    "tagged": PERIOD + "actions: [{text: Hold a workshop, talent: [R6]}]\n",
    "timed": PERIOD + "actions: [{text: Hold a workshop, to: 2026-06}, {text: Meet}]\n",
    "in-parts": PERIOD
    + "actions: [{text: Hold a workshop, parts: [{text: One, talent: [R6]}, {text: Two}]}]\n",
    "closed": PERIOD.replace("2028", "2025-12").replace("in-force", "closed") + "actions: [{text: Meet}]\n",
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


def words(tag: Any) -> str:
    """The words of an element."""
    return " ".join(tag.get_text(" ").split())


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
    return any(plan.pillars_of(action) for plan in one.plans for action in plan.actions)


NEVER = re.compile(
    r"No action has this status|No action is due then|No such action|No pillar has the most|No actions answer it|No pillar and .* the most"
)


def test_no_page_denies_what_no_source_speaks_of(published: Published) -> None:
    assert [(name, found.group()) for name, text in published.pages() if (found := NEVER.search(text))] == []


@pytest.mark.parametrize(("list_", "knows"), [("recommendations", tagged), ("pillars", assigned)])
def test_lists_say_why_an_institution_is_not_in_them(
    published: Published, list_: str, knows: Callable[[Institution], bool]
) -> None:
    names = {one.name.in_language("en"): one for one in published.institutions}
    pages = [name for name in published.files if re.fullmatch(rf"{list_}/[^/]+/index\.html", name)]
    for name in pages:
        for group in published.page(name.removesuffix("index.html")).select("section.group"):
            heading = words(group.h2)
            if not heading.startswith(("No action", "No such action")):
                continue
            for link in group.select("p a"):
                assert knows(names[words(link)]), (name, heading, words(link))


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
                assert not re.search(r"\b0 actions", text)
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


NEGATIVE = (0, False, None, "", "0", "none", "None", "no", "false")


def leaves(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    """Every single value in JSON, with its way; an empty list or object is one."""
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from leaves(inner, f"{key}.{name}")
    elif isinstance(value, list) and value:
        for inner in value:
            yield from leaves(inner, key)
    else:
        yield key, value


def silent(published: Published) -> set[str]:
    """The institutions that are transcribed, and so known as far as a source goes."""
    return {one.id for one in published.institutions if one.source}


def test_site_json_leaves_out_what_no_source_says(published: Published) -> None:
    for one in json.loads(published.files["data/site.json"])["institutions"]:
        if one["id"] in silent(published):
            stated = {  # what the content itself says of these four
                way
                for way, value in leaves(one)
                if way.rpartition(".")[2] in ("baseline", "value", "applies")
            }
            said = [
                (way, value)
                for way, value in leaves(one)
                if value in (*NEGATIVE, [], {}) and way not in stated
            ]
            assert said == [], one["id"]


COUNTS = ("due", "pillars", "recommendations", "plans")
"""The tables that count."""


def test_no_table_counts_what_no_source_says(published: Published) -> None:
    """A nought stands only where the source does speak of what is counted, and of others of its kind."""
    known = {(one.id, plan.id): plan for one in published.institutions for plan in one.plans}
    for name in COUNTS:
        for row in published.table(name):
            plan = known[row["institution"], row["plan"]]
            if "0" in row.values():
                assert plan.actions, (name, row)
            if name == "due" and row["actions"] == "0":
                assert any(
                    part.when or part.to or part.years
                    for action in plan.actions
                    for part in (action, *action.parts)
                ), row
            if name == "recommendations":
                assert row["actions"] != "0", row
    for row in published.table("institutions"):
        if row["institution"] in silent(published):
            assert not {"0", "none", "no", "false"} & {cell.lower() for cell in row.values()}, row


WORDS = re.compile(
    r"\b(?:0|no|none|not any|nobody|never) (?:\w+ )?(?:action|plan|contact|owner|measure|page|address|pillar|target|lead|survey)s?\b|"
    r"\b(?:lacks|fails to|has not|does not have|did not)\b",
    re.IGNORECASE,
)
"""Sentences that deny something."""


def test_no_file_beside_the_pages_denies_what_no_source_says(published: Published) -> None:
    """Feeds, badges, columns of the comparison and previews of institutions that are transcribed."""
    for id in silent(published):
        own = [name for name in published.files if f"/{id}/" in name or name == f"compare/{id}.json"]
        for name in own:
            if name.endswith((".svg", ".xml")) or name.startswith("compare/"):
                text = published.files[name].decode()
                said = text
                if name.endswith(".json"):
                    told = [
                        (way, value) for way, value in leaves(json.loads(text)) if not way.endswith("actions")
                    ]
                    said = json.dumps(told)
                assert WORDS.findall(said.replace(NOT_HERE, "")) == [], name


NOT_HERE = "No plan entered"
"""Said of this site: nothing is entered here."""


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
    serving = [(name, number) for name, number in numbers.items() if name != "No pillar stated"]
    assert most_of(serving, sum(numbers.values()), "en") == sentence
