"""A site that no editor would write on purpose: a hundred institutions, and among them every extreme we know of.

Pure and deterministic, plainly fictional. YAML is written as JSON, which it contains.
"""

import json
import random
from typing import Any

from tcsite.edges import disk
from tcsite.files import Files

TODAY = "2026-11-22"
FOLDER = "content/institutions/"

UNBROKEN = "Elektroniklaborgerätewartungsdienstleistungsvertragsverlängerungsantrag" * 2
ADDRESS = "https://www.example.ac.uk/" + "a-very-long-folder-name/" * 6 + "page.html?" + "query=value&" * 8
SENTENCE = (
    "Give technicians in every department time, money and a named person to turn to, so that what they do "
    "is seen, credited and passed on before those who know it leave"
)
LONG_TITLE = (
    "Action plan for the visibility, recognition, career development and sustainability of technical, specialist, "
    "laboratory, workshop, studio, library and information services colleagues across all faculties and campuses"
)
HEBREW = "תוכנית פעולה לטכנאים באוניברסיטה לדוגמה"
ARABIC = "خطة عمل للفنيين في جامعة المثال"
EMOJI = "👩🏽‍🔬🔧🏴󠁧󠁢󠁷󠁬󠁳󠁿 Technicians’ week 🎉"

PILLARS = ("visibility", "recognition", "career-development", "sustainability")
STATUSES = ("not-started", "in-progress", "complete", "ongoing", "stopped", "not-stated")

ADDRESSES = {
    "home": "/",
    "directory": "/institutions/",
    "directory, narrowed": "/institutions/nation/wales/",
    "a bare institution": "/institutions/bare/",
    "ids of one character": "/institutions/a/",
    "its plan": "/institutions/a/plans/1/",
    "the longest names": "/institutions/longest/",
    "the longest plan": "/institutions/longest/plans/p/",
    "a Welsh plan": "/institutions/prifysgol-enghraifft/plans/2024-2027/",
    "forty rich actions": "/institutions/rich/plans/2024-2027/",
    "a hundred and twenty actions": "/institutions/vast/plans/2024-2027/",
    "an institution of forty years": "/institutions/old/",
    "a plan with a review": "/institutions/old/plans/1986-1989/",
    "right to left": "/institutions/right-to-left/",
    "a plan right to left": "/institutions/right-to-left/plans/2024-2027/",
    "wide tables": "/institutions/tabular/self-assessments/2024/",
    "many figures": "/institutions/tabular/measures/",
    "an update with everything": "/institutions/tabular/updates/2026-02-12-everything/",
    "pillar": "/pillars/visibility/",
    "recommendation": "/recommendations/r6/",
    "actions": "/actions/",
    "updates": "/updates/",
    "register": "/register/",
    "data": "/data/",
    "rulebook": "/rules/",
    "not found": "/404.html",
    "statement": "/accessibility/",
}
"""Pages worth a look: what is special about each, and where it is."""


def stress(institutions: int = 100) -> Files:
    """The site's files, with what tcsite ships."""
    files: dict[str, Any] = {
        "site.yaml": {
            "title": "Plans of a hundred institutions that do not exist",
            "description": "Made to see what the pages do with too much, too little and the unexpected.",
            "base_url": "https://www.example.ac.uk/technicians/",
            "publisher": "Example press",
            "contact": {"name": "The editors", "email": "editors@example.org"},
            "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
            "rulebook": True,
        },
        "content/pages/accessibility.md": STATEMENT,
        **_bare(),
        **_single_characters(),
        **_longest(),
        **_welsh(),
        **_old(),
        **_right_to_left(),
        **_tabular(),
        **_institution("rich", "Rich University of Example", {"2024-2027": plan(2024, 40, rich=True)}),
        **_institution("vast", "Vast University of Example", {"2024-2027": plan(2024, 120)}),
    }
    special = sum(path.endswith("/institution.yaml") for path in files)
    for number in range(institutions - special):
        files |= _ordinary(number)
    written = {path: made if isinstance(made, str) else _yaml(made) for path, made in files.items()}
    return {**disk.bundled(), **{path: text.encode() for path, text in written.items()}}


def _yaml(made: object) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1)


def _institution(id: str, name: Any, plans: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An institution's files."""
    own = {
        "name": name,
        "nation": "England",
        "website": f"https://www.{id}.example.ac.uk/",
        "hosts": [f"{id}.example.ac.uk"],
        "status": {"role": "signatory", "since": "2018-06"},
        "published": {"url": f"https://www.{id}.example.ac.uk/technicians/"},
        "contacts": [
            {
                "role": "lead",
                "name": "Alex Example",
                "post": "Head of Services",
                "email": f"tc@{id}.example.ac.uk",
            }
        ],
    }
    return {
        f"{FOLDER}{id}/institution.yaml": {**own, **more},
        **{f"{FOLDER}{id}/plans/{one}.yaml": made for one, made in plans.items()},
    }


def plan(first: int, actions: int, *, rich: bool = False, years: int = 3, **more: Any) -> dict[str, Any]:
    """A plan of so many actions in four strands."""
    made = _rich_action if rich else _plain_action
    last = first + years
    own: dict[str, Any] = {
        "title": f"Action plan {first} to {last}",
        "period": {"from": f"{first}-08", "to": f"{last}-07"},
        "stage": 3,
        "state": "in-force" if last >= int(TODAY[:4]) else "closed",
        "sign_off": [{"who": "head", "post": "Vice-Chancellor", "date": f"{first}-07-25"}],
        "strands": [
            {"id": pillar[0].upper(), "title": pillar.replace("-", " ").capitalize(), "pillar": pillar}
            for pillar in PILLARS
        ],
        "actions": [made(number, first) for number in range(actions)],
    }
    return {**own, **more}


def _plain_action(number: int, first: int) -> dict[str, Any]:
    strand = PILLARS[number % 4][0].upper()
    action: dict[str, Any] = {
        "id": f"{strand}{number // 4 + 1}",
        "strand": strand,
        "text": SENTENCE[: 40 + number * 7 % 110],
    }
    if number % 3:
        action["when"] = ("From September {}", "Jan {}", "Year 2", "When we can")[number % 4].format(first)
    if number % 4:
        action["owners"] = ["Steering group", "Head of Technical Services and Infrastructure"][
            : 1 + number % 2
        ]
    if number % 2:
        action["progress"] = [
            {"date": f"{first + 1}-02", "status": STATUSES[number % 6], "reason": "No money."}
        ]
    if number % 5 == 0:
        action["talent"] = [f"R{number % 16 + 1}"]
    return action


VOCABULARY = (
    "technicians technical staff colleagues department faculty workshop laboratory studio campus skills training "
    "career pathway grade promotion award recognition visibility credit authorship research teaching student survey "
    "steering group network conference mentor apprentice register professional chartered science council engineering "
    "equipment facility budget time release day annual review plan progress report page profile website showcase "
    "induction handbook policy workload model recruitment job description family line manager head director dean "
    "library information services safety sustainability roll_over retirement knowledge transfer partner industry"
)


def prose(words: int, seed: int) -> str:
    """So many words that say nothing, as varied as real ones: they compress like real ones."""
    chance = random.Random(seed)
    chosen = [chance.choice(VOCABULARY.split()) for _ in range(words)]
    joints = ("and", "for", "of the", "in", "with", "to", "by each", "so that", "whose", "after")
    text = " ".join(f"{word} {chance.choice(joints)}" if at % 2 else word for at, word in enumerate(chosen))
    return text.capitalize().rsplit(" ", 1)[0]


def _rich_action(number: int, first: int) -> dict[str, Any]:
    """An action that says everything an action can say."""
    seed = number * 10
    strand = PILLARS[number // 10 % 4][0].upper()
    return {
        "id": f"{strand}{number % 10 + 1}",
        "strand": strand,
        "text": f"{prose(18, seed)}.\n\n{prose(20, seed + 1)}.",
        "rationale": f"{prose(20, seed + 2)}: {number + 20} of every hundred said so in {first}.",
        "when": f"From September {first}, reviewed each spring",
        "owners": ["Technician Commitment steering group", f"Head of Department {number}", "Human Resources"],
        "outputs": [prose(9, seed + 3), prose(8, seed + 4)],
        "success": [prose(9, seed + 5), prose(8, seed + 6)],
        "measures": [{"text": f"Share who feel seen in group {number}", "baseline": f"{number}.5", "target": "80", "by": "2026"}],
        "resources": f"{number + 2} days of a project officer, and £{number + 3},000 from the training budget.",
        "talent": [f"R{number % 16 + 1}", f"R{(number + 5) % 16 + 1}"],
        "note": f"{prose(14, seed + 7)}.",
        "progress": [
            {"date": f"{first}-11", "status": "not-started", "note": f"{prose(10, seed + 8)}."},
            {
                "date": f"{first + 1}-09",
                "status": "in-progress",
                "note": f"{prose(16, seed + 9)}.",
                "evidence": [f"https://www.rich.example.ac.uk/evidence/{number}"],
            },
        ],
    }  # fmt: skip


def _ordinary(number: int) -> dict[str, Any]:
    """One of many institutions, each with another size of plan."""
    nation = ("England", "Scotland", "Wales", "Northern Ireland")[number % 4]
    kind = ("university", "university", "university", "research-institute", "funder")[number % 5]
    id = f"university-{number:03}"
    plans = {"2021-2024": plan(2021, 5 + number % 11), "2024-2027": plan(2024, 5 + number * 7 % 40)}
    role = ("signatory", "signatory", "signatory", "supporter", "lapsed")[number % 5]
    files = _institution(
        id,
        f"University of Example {number:03}",
        plans,
        nation=nation,
        kind=kind,
        status={"role": role, "since": f"{2017 + number % 9}"},
    )
    if number % 3 == 0:
        files[f"{FOLDER}{id}/updates/2026-0{number % 9 + 1}-12-news.md"] = _update(
            f"News of example {number}"
        )
    return files


def _update(title: str) -> str:
    return f"---\ntitle: {title}\nsummary: Something happened.\n---\n\nSee [the plan](../plans/2024-2027.yaml).\n"


def _bare() -> dict[str, Any]:
    """Nothing but what must be there."""
    return {f"{FOLDER}bare/institution.yaml": {"name": "Bare College", "status": {"role": "joining"}}}


def _single_characters() -> dict[str, Any]:
    """The shortest of everything, and a plan that says no more than its actions."""
    plan = {
        "title": "P",
        "period": {"from": "2024", "to": "2027"},
        "state": "in-force",
        "strands": [{"id": "a", "title": "A"}, {"id": "b", "title": "Nothing here"}],
        "actions": [{"id": one, "strand": "a", "text": one} for one in "abc123"] + [{"text": "x"}],
    }
    own = {"name": "A", "status": {"role": "signatory"}}
    return {f"{FOLDER}a/institution.yaml": own, f"{FOLDER}a/plans/1.yaml": plan}


def _longest() -> dict[str, Any]:
    """Long names, words without a break, long addresses, a path as long as ids may be."""
    long_id = "x" + "-long-id" * 7
    part = {
        "id": "part-of-an-action-that-has-a-long-name",
        "text": f"{UNBROKEN} and {ADDRESS}",
        "owners": UNBROKEN,
    }
    made = plan(2024, 6, title=f"{LONG_TITLE} {UNBROKEN}", summary=f"{SENTENCE}: {UNBROKEN}")
    made["strands"].append({"id": long_id, "title": f"{LONG_TITLE} {UNBROKEN}", "aim": UNBROKEN})
    made["actions"].append(
        {
            "id": long_id,
            "strand": long_id,
            "text": f"{UNBROKEN} {SENTENCE} `{UNBROKEN}`\n\n{ADDRESS}\n\n" + f"- {UNBROKEN}\n" * 3,
            "when": f"When {UNBROKEN} is done",
            "owners": [UNBROKEN, LONG_TITLE],
            "outputs": [ADDRESS, UNBROKEN],
            "measures": [
                {"text": UNBROKEN, "baseline": "123456789012", "target": "999999999999", "unit": UNBROKEN}
            ],
            "parts": [part, {"text": LONG_TITLE}],
            "progress": [{"date": "2025-02-28", "status": "in-progress", "evidence": [ADDRESS, UNBROKEN]}],
        }
    )
    made["sign_off"] = [
        {"who": "body", "name": UNBROKEN, "post": LONG_TITLE, "date": "2024-07-25", "note": UNBROKEN}
    ]
    made["source"] = {"title": f"{LONG_TITLE} {UNBROKEN}", "url": ADDRESS, "note": UNBROKEN}
    return _institution(
        "longest",
        f"The Honourable {LONG_TITLE} {UNBROKEN} University of Example",
        {"p": made},
        website=ADDRESS,
        published={"url": ADDRESS, "previous": [{"url": ADDRESS}], "note": UNBROKEN},
        contacts=[
            {"role": "lead", "name": UNBROKEN, "post": LONG_TITLE, "email": f"{'long.name.' * 9}x@{'sub.' * 9}example.ac.uk"},
            {"role": "champion", "name": "J", "form": ADDRESS, "note": UNBROKEN},
        ],
        awards=[{"name": UNBROKEN, "date": "2023", "stage": LONG_TITLE, "url": ADDRESS}],
        scope=UNBROKEN,
        technicians={"word": UNBROKEN, "headcount": "123456789", "definition": UNBROKEN},
        status={"role": "signatory", "since": "2018", "note": UNBROKEN, "statement": f"{SENTENCE}. {UNBROKEN}"},
    )  # fmt: skip


def _welsh() -> dict[str, Any]:
    """Everything in two languages, and something in one only."""
    made = plan(2024, 8, title={"en": "Action plan", "cy": "Cynllun gweithredu"})
    for number, action in enumerate(made["actions"]):
        action["text"] = {"en": action["text"], "cy": f"Rhoi amser i dechnegwyr, rhif {number}"}
    made["actions"][0]["text"] = {
        "cy": "Dathlu technegwyr Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    }
    made["summary"] = {"cy": "Cynllun ar gyfer technegwyr.", "en": "A plan for technicians."}
    return _institution(
        "prifysgol-enghraifft",
        {"en": "Example University Wales", "cy": "Prifysgol Enghraifft Cymru"},
        {"2024-2027": made},
        nation="Wales",
        scope={"cy": "Yr holl staff technegol."},
    )


def _old() -> dict[str, Any]:
    """Forty years of plans, each closed with a review."""
    plans = {}
    for first in range(1986, 2025, 3):
        made = plan(first, 6 + first % 5)
        if made["state"] == "closed":
            made["review"] = {
                "date": f"{first + 3}-09-01",
                "title": "End of plan report",
                "covers": {"from": f"{first}-08", "to": f"{first + 3}-07"},
                "overall": "Amber: most of it is done",
                "by": "Technician Commitment lead",
                "note": f"{SENTENCE}.\n\n- One thing\n- Another thing",
            }
            made["changes"] = [{"date": f"{first + 1}-01-10", "note": "Dates moved by a month."}]
        plans[f"{first}-{first + 3}"] = made
    names = [{"name": f"Example Polytechnic {year}", "until": str(year)} for year in range(1986, 2006, 5)]
    status = {"role": "signatory", "since": "1986-01-31", "founding": True}
    return _institution("old", "Old University of Example", plans, former_names=names, status=status)


def _right_to_left() -> dict[str, Any]:
    made = plan(2024, 8, title=f"{HEBREW} 2024–2027 ({EMOJI})", summary=ARABIC)
    for number, action in enumerate(made["actions"]):
        action["text"] = (HEBREW, ARABIC, EMOJI, f"{EMOJI} {HEBREW} (English within) 12:30")[number % 4]
        action["owners"] = [ARABIC, "צוות היגוי", "🧑‍🔧"]
    return _institution("right-to-left", f"{ARABIC} / University of Example {EMOJI}", {"2024-2027": made})


def _tabular() -> dict[str, Any]:
    """Wide and long tables, code, quotes, footnotes; and a hundred figures."""
    measures = [
        {
            "id": f"{number}",
            "text": SENTENCE[: 30 + number],
            "value": f"{number % 10}.{number % 7}",
            "people": "28",
        }
        if number % 9
        else {"id": f"{number}", "text": f"{UNBROKEN} {number}"}
        for number in range(1, 101)
    ]
    survey = {"id": "survey", "kind": "survey", "title": "Survey", "date": "2024-06", "scale": "1 to 10"}
    files = _institution("tabular", "Tabular University of Example", {"2024-2027": plan(2024, 10)})
    front = "---\ntitle: Self-assessment 2024\nstage: 3\ndate: 2024-07-25\n---\n\n"
    files[f"{FOLDER}tabular/measures.yaml"] = {"sets": [{**survey, "measures": measures}]}
    files[f"{FOLDER}tabular/self-assessments/2024.md"] = (
        front + "## Wide {#structures}\n\n" + WIDE + "\n" + PROSE
    )
    files[f"{FOLDER}tabular/updates/2026-02-12-everything.md"] = (
        f"---\ntitle: Everything\n---\n\n{PROSE}\n{WIDE}"
    )
    return files


WIDE = (
    "| Department | " + " | ".join(f"Year {year}" for year in range(1986, 2006)) + " |\n"
    "| --- |" + " ---: |" * 20 + "\n"
    + "".join(f"| Department {row} | " + " | ".join(f"{row * year % 9973:,}" for year in range(20)) + " |\n" for row in range(60))
)  # fmt: skip

PROSE = f"""\
### A heading of the third level

> A quotation that says: {SENTENCE}.

1. One
2. Two
    - Two and a half: {UNBROKEN}

Term
:   Its meaning[^1].

```
{UNBROKEN} code {UNBROKEN}
```

{ADDRESS}

[^1]: A note, with [an address]({ADDRESS}).
"""

STATEMENT = f"""\
---
title: Accessibility statement
statement:
  scope: All pages.
  organisation: Example press
  nation: Scotland
  compliance: partial
  issues:
    - {{what: Some tables are wide, criterion: 1.4.10 Reflow, reason: "{SENTENCE}.", fixed_by: 2027-06}}
  contact: access@example.org
  response: 5 working days
  tested: By hand.
  tested_on: 2026-10-10
  prepared: 2026-10-10
  reviewed: 2026-10-10
---

More words.
"""
