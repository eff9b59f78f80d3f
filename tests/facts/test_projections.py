"""No two projections disagree: what a page, a data file, the search, a picture, the agenda, the next plan and a rule
say of one action is the same.

Each projection is read as somebody outside reads it, and none of them through `tcsite.facts`.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from maker import make
from tcsite.agenda.agenda import agenda_of
from tcsite.agenda.calendar import icalendar
from tcsite.agenda.dates import dates_of
from tcsite.agenda.plan_status import plan_status
from tcsite.agenda.text import as_text
from tcsite.content.editing.targets import EditTarget, target
from tcsite.content.load import load
from tcsite.content.scaffold import PlanPeriod, next_plan, unfinished
from tcsite.content.yaml.reader import read
from tcsite.edges import disk
from tcsite.language import word
from tcsite.model import PartialDate, Plan, Site
from tcsite.rules.rows import pieces

TODAY = date(2026, 3, 1)
BASE = "https://www.example.ac.uk/t"
X, Y = "university-of-example", "example-institute"
STATUSES = (
    *("not-started", "in-progress", "complete", "ongoing", "stopped"),
    *("delayed", "paused", "carried-forward", "merged", "superseded", "not-stated"),
)
SETTLED = ("complete", "ongoing", "stopped", "carried-forward", "merged", "superseded")
HEALTH = ("on-track", "at-risk", "late")
ROUTINE = ("Annually", "Ongoing")
DATES = ("2024-09", "2025", "2025-06-30", "2026-03-01", "2026-11", "2027-07", "2029")

# Content


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def without_nothing(found: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value not in (None, [], "")}


TIMES: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {},
        {},
        *({"to": day} for day in DATES),
        *(
            {"when": words}
            for words in (*ROUTINE, "By June 2025", "From September 2024", "When the moon is blue")
        ),
        {"from": "2027-01"},
        {"from": "2024-09", "to": "2026-06"},
        {"years": [2025]},
        {"years": [1, 2]},
    ]
)
PROGRESS = st.lists(
    st.builds(
        lambda day, status, words, health: without_nothing(
            {"date": day, "status": status, "words": words, "health": health}
        ),
        st.sampled_from(["2024-10", "2025-09"]),
        st.sampled_from(STATUSES),
        st.sampled_from([None, None, "Nearly there"]),
        st.sampled_from([None, None, *HEALTH]),
    ),
    max_size=2,
)
MEASURES = st.lists(
    st.builds(
        lambda of, baseline, target, direction, by, results: without_nothing(
            {
                **of,
                "baseline": baseline,
                "target": target,
                "direction": direction,
                "by": by,
                "results": results,
            }
        ),
        st.sampled_from([{"measure": "s-1"}, {"measure": "s-2"}, {"text": "Visitors"}]),
        some(st.sampled_from([0, 5.5])),
        some(st.sampled_from([6.5, 30])),
        some(st.just("increase")),
        some(st.sampled_from(["2025-06", "2026-06"])),
        st.sampled_from([None, None, [{"date": "2025-05", "value": 7}], [{"date": "2025-09", "value": 2}]]),
    ),
    max_size=2,
)
COMMON: dict[str, st.SearchStrategy[Any]] = {
    "progress": PROGRESS,
    "measures": MEASURES,
    "talent": st.lists(st.sampled_from(["R1", "r6", "talent:R11"]), max_size=2, unique=True),
    "owners": st.lists(st.just("HR"), max_size=1),
}
MANY = st.integers(0, 3) | st.integers(0, 3) | st.sampled_from([8, 9, 28])


@st.composite
def parts(draw: st.DrawFn) -> list[dict[str, Any]]:
    number = draw(MANY)
    if number > 3:
        return [{"text": f"Part {place}"} for place in range(number)]
    ids = draw(st.permutations(["a", "h", "b", "V1x", None, None, None]))
    return [
        without_nothing(
            {"id": ids[place], "text": f"Part {place}", **draw(st.fixed_dictionaries(COMMON)), **draw(TIMES)}
        )
        for place in range(number)
    ]


@st.composite
def action_lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    ids = draw(st.permutations(["V1", "V2", "V1-h", "V1-a", "overview", None, None]))[
        : draw(st.integers(0, 5))
    ]
    named = [id for id in ids if id] or ["V1"]
    relations: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
        [
            *({}, {}, {}),
            *({"carried_to": ["2027-2030/V1"]}, {"merged_into": named[0]}, {"as_per": named[-1]}),
            *({"as_per": f"{named[0]}.a"}, {"as_per": f"2021-2023/{named[0]}"}),
        ]
    )
    return [
        without_nothing(
            {
                "id": id,
                "text": f"Do thing {place}",
                "strand": draw(some(st.just("V"))),
                "strands": draw(st.sampled_from([None, None, ["V", "W"], ["W", "X"]])),
                "pillar": draw(some(st.sampled_from(["recognition", "sustainability"]))),
                "pillars": draw(
                    st.sampled_from([None, None, ["visibility", "recognition"], "sustainability"])
                ),
                "parts": draw(parts()),
                **draw(st.fixed_dictionaries(COMMON)),
                **draw(TIMES),
                **draw(relations),
            }
        )
        for place, id in enumerate(ids)
    ]


PERIODS = {
    "2018-2020": {"from": "2018", "to": "2020"},
    "2023-2026": {"from": "2023-03", "to": "2026-03-01"},
    "2024-2027": {"from": "2024-08", "to": "2027-07", "extended_to": "2027-12", "reason": "Late."},
    "2025-2026": {"from": "2025", "to": "2026-02"},
    "open": {"from": "2024-08", "words": "24 months"},
    "undated": None,
    "until-2027": {"to": "2027", "approximate": True},
}


@st.composite
def plan_files(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    ids = draw(st.lists(st.sampled_from(sorted(PERIODS)), min_size=1, max_size=2, unique=True))
    return {
        id: without_nothing(
            {
                "title": f"Plan {id}",
                "period": PERIODS[id],
                "state": draw(st.sampled_from(["in-force", "in-force", "closed", "approved", "draft"])),
                "known_from": draw(st.sampled_from([None, None, None, "achievements"])),
                "source": {"title": "A report", "date": "2024-02"},
                "strands": [
                    {"id": "V", "title": "Seen", "pillar": "visibility"},
                    {"id": "W", "title": "Well", "pillars": ["sustainability", "recognition"]},
                ],
                "talent": draw(
                    st.sampled_from([None, {"R2": {"actions": ["V1"]}}, {"R3": {"actions": ["V2.a"]}}])
                ),
                "actions": draw(action_lists()),
            }
        )
        for id in ids
    }


INSTITUTION = {
    "name": "University of Example",
    "website": "https://www.example.ac.uk/",
    "status": {"role": "signatory", "since": "2018"},
}
SETS = {
    "sets": [
        {
            "id": "s",
            "kind": "survey",
            "title": "S",
            "date": "2024",
            "scale": "1 to 10",
            "measures": [{"id": "1", "text": "Seen", "value": 4.75}, {"id": "2", "text": "Asked"}],
        },
        {
            "id": "s26",
            "repeats": "s",
            "kind": "survey",
            "title": "S again",
            "date": "2026-01",
            "scale": "1 to 10",
            "measures": [{"id": "1", "text": "Seen", "value": 6.5}, {"id": "2", "text": "Asked"}],
        },
    ]
}


def site_files(plans: Mapping[str, Mapping[str, Any]]) -> dict[str, bytes]:
    own = f"content/institutions/{X}/"
    written: dict[str, Any] = {
        "site.yaml": {"title": "Plans", "base_url": BASE},
        f"{own}institution.yaml": INSTITUTION,
        f"{own}measures.yaml": SETS,
        **{f"{own}plans/{id}.yaml": plan for id, plan in plans.items()},
        f"content/institutions/{Y}/institution.yaml": {"name": "Institute", "status": {"role": "joining"}},
    }
    return {path: json.dumps(content).encode() for path, content in written.items()}


# Projections: each gives, by plan and anchor, what it says


Key = tuple[str, str]
"""A plan's id, and the anchor of an action or of a part."""


@dataclass
class Made:
    """A site as it was published."""

    files: Mapping[str, bytes]
    site: Site

    def table(self, name: str) -> list[dict[str, str]]:
        text = self.files[f"data/{name}.csv"].decode("utf-8-sig")
        return [row for row in csv.DictReader(io.StringIO(text, newline="")) if row["institution"] == X]

    def json(self, path: str) -> Any:
        return json.loads(self.files[path])

    def page(self, path: str) -> LexborHTMLParser:
        return LexborHTMLParser(self.files[f"{path}index.html"].decode())

    @property
    def plans(self) -> tuple[Plan, ...]:
        institution = self.site.institution(X)
        assert institution
        return institution.plans


def key(address: str) -> Key:
    path, _, anchor = address.partition("#")
    return path.rstrip("/").rpartition("/")[2], anchor


def status_of(mark: Any) -> str:
    classes: list[str] = mark.attributes["class"].split()
    return next(word for word in classes if word in STATUSES)


def on_plan_pages(made: Made) -> Iterator[tuple[Key, tuple[str, str, str]]]:
    """Status, label and how it stands to its time, as plan pages show them; of a part, the label beside its action."""
    for plan in made.plans:
        for one in made.page(f"institutions/{X}/plans/{plan.id}/").css("article.action, div.part"):
            id = one.css_first("h3 a.id" if one.tag == "article" else "h4 a.id")
            line = next((node for node in one.iter() if node.attributes.get("class") == "line"), None)
            mark = line.css_first("span.status") if line else None  # without one, none is stated
            time = line.css_first("span.time") if line else None
            shown = (status_of(mark) if mark else "not-stated", id.text() if id else "", time_of(time))
            yield (plan.id, one.attributes["id"] or ""), shown


def told_on_plan_pages(made: Made) -> Iterator[tuple[Key, tuple[str, str]]]:
    """The author's own words for a status, and whether it goes as planned, as plan pages show them."""
    for plan in made.plans:
        for one in made.page(f"institutions/{X}/plans/{plan.id}/").css("article.action, div.part"):
            line = next((node for node in one.iter() if node.attributes.get("class") == "line"), None)
            quoted = (
                [text for node in line.css("span.via") if (text := node.text()).startswith("“")]
                if line
                else []
            )
            health = line.css_first("span.health") if line else None
            words = quoted[0].strip("“”") if quoted else ""
            classes: list[str] = health.attributes["class"].split() if health else []
            told = next((word for word in classes if word in HEALTH), "")
            yield (plan.id, one.attributes["id"] or ""), (words, told)


def time_of(mark: Any) -> str:
    classes: list[str] = mark.attributes["class"].split() if mark else []
    return next((word for word in classes if word in ("overdue", "passed", "next", "late", "early")), "")


def in_strips(made: Made) -> Iterator[tuple[Key, tuple[str, str, str]]]:
    """Status, label (else the number in the plan) and time, as the strips of plan pages show them."""
    for plan in made.plans:
        for mark in made.page(f"institutions/{X}/plans/{plan.id}/").css("ol.strip a.mark"):
            label = mark.text(deep=False).strip()
            yield (plan.id, (mark.attributes["href"] or "")[1:]), (status_of(mark), label, time_of(mark))


def in_site_json(made: Made) -> Iterator[tuple[Key, dict[str, Any]]]:
    institution = next(one for one in made.json("data/site.json")["institutions"] if one["id"] == X)
    for plan in institution["plans"]:
        for action in plan.get("actions", ()):
            yield key(action["url"]), action


def in_search(made: Made) -> Iterator[tuple[Key, tuple[str, str, str]]]:
    """Status, year and label, as the search knows them."""
    index, filters = made.json("search/index.json"), made.json("search/filters-0.json")
    records = [
        one for number in range(len(index["records"])) for one in made.json(f"search/records-{number}.json")
    ]

    def facet(name: str, number: int) -> str:
        found = (index["facets"] | filters["facets"])[name]
        place = ord(found["of"][number]) - ord("0")
        return str(found["keys"][place]) if place >= 0 else ""

    for number, record in enumerate(records):
        if facet("type", number) == "action":
            label = record[2] if len(record) > 2 else ""
            yield key(record[0]), (facet("status", number), facet("due", number), label)


def recommendations_in_search(made: Made) -> Counter[str]:
    found = made.json("search/filters-0.json")["talent"]
    return Counter({id: len(list(accumulate(steps))) for id, steps in found.items()})


def in_lists(made: Made) -> Iterator[tuple[Key, tuple[str, str | None]]]:
    """Status, and the year where filters are offered, as the list of all actions shows them."""
    for line in made.page("actions/").css("main li:has(span.status)"):
        marks = dict(mark.split(":", 1) for mark in (line.attributes.get("data-marks") or "").split())
        link = line.css_first("a").attributes["href"] or ""
        yield key(link), (status_of(line.css_first("span.status")), marks.get("due", "") if marks else None)


def in_comparison(made: Made) -> Iterator[tuple[Key, str]]:
    words = made.json("search/index.json")["facets"]["status"].get("words", {})
    keys = {word: status for status, (word, _) in words.items()}
    for name, cell in made.json(f"compare/{X}.json")["cells"].items():
        if name not in ("plan", "contact"):
            for _, link, word in cell.get("actions", ()):
                yield key(link), keys[word]


def settled_in(action: Mapping[str, Any]) -> bool:
    """Whether nobody has to do an action any more, told from what `site.json` says of it."""
    if action.get("carried_to") or action.get("merged_into"):
        return True
    status, own = action["status"], [part["status"] for part in action.get("parts", ())]
    return status in SETTLED or (status == "not-stated" and bool(own) and all(one in SETTLED for one in own))


def open_in(action: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What of an action is still to be done, likewise."""
    if settled_in(action):
        return []
    return [part for part in action.get("parts", ()) if part["status"] not in SETTLED] or [action]


def taken_up(action: Mapping[str, Any]) -> bool:
    """Whether the next plan has to take an action up, likewise."""
    if action.get("carried_to") or action.get("merged_into"):
        return False
    own = [piece["status"] for piece in (action, *action.get("parts", ()))]
    return "carried-forward" in own or not settled_in(action)


def parts_taken_up(action: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Those of its parts that go with it."""
    gone = action["status"] in SETTLED and action["status"] != "carried-forward"
    left = [
        part
        for part in action.get("parts", ())
        if part["status"] == "carried-forward" or not (gone or part["status"] in SETTLED)
    ]
    if action["status"] == "carried-forward":
        left = [part for part in left if part["status"] == "carried-forward"]
    return left


# What must agree


def check_actions(made: Made, rows: Sequence[Mapping[str, str]]) -> None:
    """Pages, lists, search, comparison and `site.json` say of an action what `actions.csv` says."""
    by_key = {key(row["address"]): row for row in rows}
    assert len(by_key) == len(rows), "every row has an address of its own"
    shown = {
        where: (row["status"], row["part"] or row["id"], row["timeliness"]) for where, row in by_key.items()
    }
    assert dict(on_plan_pages(made)) == shown
    assert dict(told_on_plan_pages(made)) == {
        where: (row["status_words"], row["health"]) for where, row in by_key.items()
    }
    whole = {where: row for where, row in by_key.items() if not row["part"]}
    strips = dict(in_strips(made))
    for (
        plan
    ) in made.plans:  # a strip holds all actions of a plan, or there is none, for none of them gives a time
        own = [(where, row) for where, row in whole.items() if where[0] == plan.id]
        marks = [
            (status, label or str(place), time)
            for place, (status, label, time) in enumerate((shown[where] for where, _ in own), 1)
        ]
        assert [strips.get(where) for where, _ in own] in (marks, [None] * len(own))
    years = {where: row["due"][:4] for where, row in whole.items()}
    assert dict(in_search(made)) == {
        where: (row["status"], years[where], row["id"]) for where, row in whole.items()
    }
    listed = dict(in_lists(made))
    assert {where: status for where, (status, _) in listed.items()} == {
        where: row["status"] for where, row in whole.items()
    }
    assert {where: year for where, (_, year) in listed.items() if year is not None}.items() <= years.items()
    compared = dict(in_comparison(made))
    assert compared.items() <= {where: row["status"] for where, row in whole.items()}.items()
    pieces_in_json = [
        (piece["label"], piece["status"], piece.get("due", ""), piece.get("health", ""))
        for _, action in in_site_json(made)
        for piece in (action, *action.get("parts", ()))
    ]
    assert pieces_in_json == [(row["label"], row["status"], row["due"], row["health"]) for row in rows]


def check_counts(made: Made, rows: Sequence[Mapping[str, str]]) -> None:
    """The tables that count, the pictures and the words on pages count what `actions.csv` lists."""
    for plan in made.plans:
        own = [row for row in rows if row["plan"] == plan.id and not row["part"]]
        statuses = Counter(row["status"] for row in own)
        (line,) = [row for row in made.table("plans") if row["plan"] == plan.id]
        # A plan whose actions are not entered has no numbers.
        assert {status: line[status.replace("-", "_")] for status in STATUSES} == {
            status: str(statuses[status]) if own else "" for status in STATUSES
        }
        pillars = Counter(
            (pillar, row["status"]) for row in own for pillar in row["pillar"].split("; ")
        )  # who serves several counts for each
        assert pillars == {
            (row["pillar"], row["status"]): int(row["actions"])
            for row in made.table("pillars")
            if row["plan"] == plan.id
        }
        due = {row["due"]: int(row["actions"]) for row in made.table("due") if row["plan"] == plan.id}
        dated = [row for row in own if row["due"]]
        assert due.get("open", 0) + due.get("none", 0) == len(own) - len(dated)
        inside = Counter(
            row["due"][:4] for row in dated if plan.period.covers(PartialDate.of(row["due"]).last)
        )
        in_buckets: Counter[str] = Counter()
        for bucket, number in due.items():
            if bucket[:4].isdigit() and number:
                in_buckets[bucket[:4]] += number
        assert in_buckets == inside
        page = made.page(f"institutions/{X}/plans/{plan.id}/")
        drawn = [
            tuple(cell.text().strip() for cell in row.css("th, td"))
            for row in page.css("figure[aria-labelledby=over-time] tbody tr")
        ]
        words = [(row["words"], row["actions"]) for row in made.table("due") if row["plan"] == plan.id]
        assert drawn in ([], words)
    answered = Counter({row["recommendation"]: 0 for row in made.table("recommendations")})
    for row in made.table("recommendations"):
        answered[row["recommendation"]] += int(row["actions"])
    assert answered == recommendations_in_search(made)


def check_targets(made: Made, rows: Sequence[Mapping[str, str]]) -> None:
    """A page says of a figure what `targets.csv` says: where it starts, and what it is to become."""
    labels = {key(row["address"]): (row["plan"], row["label"]) for row in rows}
    on_pages: list[tuple[tuple[str, str], str, str, str, str]] = []
    for plan in made.plans:
        for one in made.page(f"institutions/{X}/plans/{plan.id}/").css("article.action, div.part"):
            where = labels[plan.id, one.attributes["id"] or ""]
            for line in one.css("li"):
                found = re.fullmatch(
                    r"(?:Seen|Asked|Visitors): (?:from (?P<start>.+?) to (?P<goal>.+?)|(?P<alone>[\d.,]+ (?:in|on) .+)|(?P<change>[^,;]+?)(?:, from (?P<base>[^,;]+?))?)"
                    r"(?:, by .*?)?(?:; result: (?P<results>.*?))?(?: (?:reached|missed|not measured|still open))?",
                    line.text().strip().replace("\n", " "),
                )
                if found and _owner(line) == one.attributes["id"]:
                    start = found["start"] or found["base"] or ""
                    start = "" if start == "a baseline not stated" else start
                    goal = re.match(r"[\d.]*", found["goal"] or found["change"] or "")[0]
                    last = re.match(r"\S+", (found["results"] or found["alone"] or "").rpartition(", ")[2])
                    mark = line.css_first(".outcome")
                    told = (mark.attributes["class"] or "").split()[1] if mark else ""
                    on_pages.append((where, start, goal, last[0] if last else "", told))
    in_data = [
        ((row["plan"], row["label"]), row["baseline"], row["target"], row["result"], _marked(row))
        for row in made.table("targets")
    ]
    assert sorted(on_pages) == sorted(in_data)


def _marked(row: Mapping[str, str]) -> str:
    """The outcome that a page marks: what is open and was not measured has no mark."""
    return "" if row["outcome"] == "open" and not row["result"] else row["outcome"]


def _owner(node: Any) -> str | None:
    """The id of the action or the part that a line stands in."""
    while node and not (node.tag == "article" or "part" in (node.attributes.get("class") or "").split()):
        node = node.parent
    return node.attributes["id"] if node else None


def check_work(made: Made, rows: Sequence[Mapping[str, str]]) -> None:
    """The agenda, the next plan, the rules and `set` speak of the same open actions by the same names."""
    institution = made.site.institution(X)
    assert institution
    (line,) = made.table("institutions")
    standing = plan_status(institution, TODAY)
    actions: dict[str, list[dict[str, Any]]] = {plan.id: [] for plan in made.plans}
    for (plan_id, _), action in in_site_json(made):
        actions[plan_id].append(action)
    agenda = {
        due.key.removeprefix("action-due."): (str(due.when), due.about.rpartition("Status: ")[2].rstrip("."))
        for due in dates_of(institution, TODAY)
        if due.kind == "action-due"
    }
    expected = {}
    if line["plan"]:
        assert standing.plan == line["plan"]
        for action in actions[line["plan"]]:
            for piece in open_in(action):
                routine = (piece.get("when") or action.get("when")) in ROUTINE
                if piece.get("due") and not routine:
                    name = f"{line['plan']}.{piece['label']}"
                    expected[name] = (piece["due"], piece["status"].replace("-", " "))
    assert agenda == expected
    for plan in made.plans:
        carried = unfinished(plan)
        still = [place for place, action in enumerate(actions[plan.id]) if taken_up(action)]
        assert [one.index for one in carried] == still
        check_next(plan, made.files[plan.file], {place: actions[plan.id][place] for place in still})
        own = [row for row in rows if row["plan"] == plan.id]
        open_labels = {piece["label"] for action in actions[plan.id] for piece in open_in(action)}
        for asked, row in zip(pieces(plan), own, strict=True):
            assert asked.status == row["status"]
            assert row["label"] in asked.names
            if row["part"]:
                assert asked.name.startswith(f"part {row['part']} of action ")
                assert asked.unfinished is (row["label"] in open_labels)
            found = target(made.site, f"{X}/{plan.id}#{row['label']}")
            assert isinstance(found, EditTarget), row["label"]
            assert found.pointer == asked.pointer


def numbers(words: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", words)]


def tally_in(words: str) -> Counter[str]:
    """How many actions have each status, as a sentence says it: "3 actions: 1 complete, 2 not stated"."""
    number, _, rest = words.strip().partition(" action")
    names = {word("status", status, "en").lower(): status for status in STATUSES}
    found = Counter({names[name.strip()]: int(n) for n, name in re.findall(r"(\d+) ([a-z ]+)", rest)})
    return found or Counter({"not-stated": int(number)})


def tally_drawn(page: Any) -> Counter[str]:
    """The same as a table of bars."""
    return Counter(
        {
            status_of(row.css_first("span.status")): int(row.css_first("span.count").text())
            for row in page.css("table.tally tbody tr")
        }
    )


def check_institution(made: Made, rows: Sequence[Mapping[str, str]]) -> None:
    """The institution's page, the directory and the badge say of its plan what the data files say."""
    (line,) = made.table("institutions")
    of_plan = {
        plan.id: [row for row in rows if row["plan"] == plan.id and not row["part"]] for plan in made.plans
    }
    page = made.page(f"institutions/{X}/")
    row = next(
        row
        for row in made.page("institutions/").css("table.cards tbody tr")
        if (row.css_first("th a").attributes["href"] or "").endswith(f"{X}/")
    )
    place, listed = page.css_first("h2#plan").parent, row.css("td")[1]
    (answer, *_) = place.css("p.first")
    for shown in (answer, listed):
        link = shown.css_first("a")
        assert (key(link.attributes["href"] or "")[0] if link else "") == line["plan"]
    for entry in page.css("section[aria-labelledby=plans] li"):
        own = of_plan[key(entry.css_first("a").attributes["href"] or "")[0]]
        if own:
            said = entry.css("p")[1].text().rpartition(".  ")[2].split(". ")[-1].rstrip(".")
            assert tally_in(said) == Counter(row["status"] for row in own)
    own = of_plan.get(line["plan"], [])
    statuses = Counter(row["status"] for row in own)
    if own:
        said = place.css("p")[-1].text()
        if statuses["complete"]:
            assert numbers(said) == [statuses["complete"], len(own)]
            assert tally_drawn(page) == statuses
        else:
            assert tally_in(said) == statuses
        assert numbers(re.sub("<.*?>", "", (listed.html or "").rpartition("<br>")[2])) in (
            [statuses["complete"], len(own)],
            [len(own)],
        )
        times = Counter(row["timeliness"] for row in own)
        words = " ".join(one.text() for one in page.css_first("h2#on-time").parent.css("p"))
        assert int((re.search(r"(\d+) overdue", words) or ["", "0"])[1]) == times["overdue"]
        listed_times = row.css("td")[2].text()
        assert int((re.search(r"(\d+) overdue", listed_times) or ["", "0"])[1]) == times["overdue"]
    (since, until) = ("", "")
    if line["plan"]:
        (found,) = [one for one in made.table("plans") if one["plan"] == line["plan"]]
        since, until = found["from"], found["extended_to"] or found["to"]
    badge = made.files[f"institutions/{X}/badge.svg"].decode()
    known = bool(since and until)  # of a time that nobody states, no years are named
    runs = known and PartialDate.of(since).first <= TODAY <= PartialDate.of(until).last
    years = sorted({since[:4], until[:4]})
    assert (re.findall(r"Action plan ([\d–]+)</text>", badge) or [""]) == ["–".join(years) if runs else ""]


def check_lists(made: Made, rows: Sequence[Mapping[str, str]]) -> None:
    """The pages of a status, of a year and of a pillar list the actions that have it, and no others."""
    whole = {key(row["address"]): row for row in rows if not row["part"]}
    for path in made.files:
        kind, _, value = path.removesuffix("/index.html").rpartition("/")
        column = {"actions/status": "status", "actions/due": "due", "pillars": "pillar"}.get(kind)
        if not column or not path.endswith("/index.html"):
            continue
        listed = {
            key(one.css_first("a").attributes["href"] or ""): status_of(one.css_first("span.status"))
            for one in made.page(f"{kind}/{value}/").css("main li:has(span.status)")
        }
        assert listed == {
            where: row["status"]
            for where, row in whole.items()
            if value in (row[column][:4], *row[column].split("; "))
        }
    for plan in made.plans:
        page = made.page(f"institutions/{X}/plans/{plan.id}/")
        counted = Counter(
            {time_of(one): int(one.css_first("b").text()) for one in page.css("ul.times li.time")}
        )
        times = Counter(row["timeliness"] for (of, _), row in whole.items() if of == plan.id)
        del times[""]
        assert counted == times


def check_comparison(made: Made, rows: Sequence[Mapping[str, str]]) -> None:
    """The comparison's table counts what its columns list: the actions of one plan, by pillar."""
    cells = made.json(f"compare/{X}.json")["cells"]
    link = cells["plan"]["lines"][0][1]
    own = [row for row in rows if row["plan"] == key(link)[0] and not row["part"]] if link else []
    pillars = Counter(pillar or "no-pillar" for row in own for pillar in row["pillar"].split("; "))
    listed = {name: len(cell["actions"]) for name, cell in cells.items() if "actions" in cell}
    assert {name: number for name, number in listed.items() if not name.startswith("R")} == pillars
    page = made.page("compare/")
    counted = page.css("div[aria-labelledby=by-pillar] tbody tr")
    for row in (row for row in counted if X in (row.html or "")):
        shown = [int(text) for cell in row.css("td") if (text := cell.text().strip()).isdigit()]
        assert sum(shown) == pillars.total()
    if not any(X in (row.html or "") for row in counted):  # nothing is known to count
        assert not pillars.keys() - {"no-pillar"}
        assert any(X in (one.html or "") for one in page.css("p.fine"))
    for cell in cells.values():
        if "actions" in cell:
            assert sum(number for number, *_ in cell["counts"]) == len(cell["actions"])


def check_agenda(made: Made, rows: Sequence[Mapping[str, str]]) -> None:
    """What `tcsite status` prints and its calendar say of the plan's actions what the data files say."""
    institution = made.site.institution(X)
    assert institution
    (line,) = made.table("institutions")
    agenda = agenda_of(made.site, institution, (), (), TODAY)
    if line["plan"]:
        own = [row for row in rows if row["plan"] == line["plan"] and not row["part"]]
        (said,) = [one for one in agenda.plan.sentences if "action" in one]
        if own:
            assert tally_in(said.replace(" and ", ", ")) == Counter(row["status"] for row in own)
        assert str(agenda.plan.until or "") == line["until"]
    unfolded = icalendar(agenda, base_url=BASE).decode().replace("\r\n ", "")
    events = dict(
        re.findall(
            r"UID:(action-due\.[^\r]*?)\.[a-z-]+@tcsite\r\n.*?DTSTART;VALUE=DATE:(\d+)", unfolded, re.DOTALL
        )
    )
    due = {f"action-due.{row['plan']}.{row['label']}": row["due"] for row in rows if row["due"]}
    for name, day in events.items():
        assert day == PartialDate.of(due[name.replace("\\", "")]).last.strftime("%Y%m%d")
    printed = as_text(agenda)
    late = [one for one in agenda.dates if one.kind == "action-due" and one.day < TODAY]
    times = {f"action-due.{row['plan']}.{row['label']}": row["timeliness"] for row in rows}
    for one in late:
        assert one.overdue(TODAY) is (times[one.key] == "overdue")
        assert f"{one.label} is due: " in printed
        assert due[one.key] == str(one.when)


def check_next(plan: Plan, content: bytes, still: Mapping[int, Mapping[str, Any]]) -> None:
    """The plan that "add plan" writes takes up what is open, parts too, and says how far it was."""
    data = read(content).data
    assert isinstance(data, dict)
    period = PlanPeriod(PartialDate(2028), PartialDate(2030))
    text = next_plan(plan, data, period, 0, unfinished(plan), {})
    if still:
        following: Any = read(text.encode()).data
        taken = [len(action.get("parts") or ()) for action in following["actions"]]
        assert taken == [len(parts_taken_up(action)) for action in still.values()]
        said = re.findall(r"# In the last plan .*status: (\S+)", text)
        assert said == [one for place in still for one in statuses_said(data["actions"][place], still[place])]


def statuses_said(written: Mapping[str, Any], action: Mapping[str, Any]) -> Iterator[str]:
    """What the next plan says of an action: its status, and that of the parts that state one themselves."""
    parts = action.get("parts", ())
    if not (action["status"] == "not-stated" and parts):
        yield action["status"]
    taken = parts_taken_up(action)
    for own, part in zip(written.get("parts", ()), parts, strict=True):
        if part in taken and own.get("progress") and part["status"] != "not-stated":
            yield part["status"]


BARE: dict[str, dict[str, Any]] = {
    "2018-2020": {
        "title": "Plan 2018-2020",
        "period": {"from": "2018", "to": "2020"},
        "state": "in-force",
        "source": {"title": "A report", "date": "2024-02"},
    }
}


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(plan_files())
@example(BARE)  # no action is written down
@example({"2018-2020": {**BARE["2018-2020"], "actions": [{"id": "V1", "text": "Do", "talent": ["R1"]}]}})
def test_no_two_projections_disagree(plans: dict[str, dict[str, Any]]) -> None:
    inputs = site_files(plans)
    result = make({**disk.bundled(), **inputs}, today=TODAY, drafts=True)
    site, _ = load({**disk.bundled(), **inputs})
    assert site
    assert [
        str(one) for one in result.problems if one.rule in ("schema", "yaml", "template", "duplicate-id")
    ] == []
    made = Made({**result.files, **inputs}, site)
    rows = made.table("actions")
    check_actions(made, rows)
    check_counts(made, rows)
    check_targets(made, rows)
    check_work(made, rows)
    check_institution(made, rows)
    check_lists(made, rows)
    check_comparison(made, rows)
    check_agenda(made, rows)
