"""The invented content that every tool gets: the same for the same seed, and sound by tcsite's rules.

Each institution has a file of its own, a closed plan and one in force, of 36 actions each, a self-assessment of
some 700 words, an update or two, and survey figures: about 70 KB. Nothing in it is about anybody.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from words import Writer, marked, vocabulary

DAY = "2026-11-22"  # the day on which the content is sound
ACTIONS = 36
CLOSED, IN_FORCE = "2021-2024", "2024-2027"
PILLARS = ("visibility", "recognition", "career-development", "sustainability")
SECTIONS = {
    "structures": "Technical staff and how they are organised",
    "governance": "Governance, resources and engagement",
    "review": "Review of the last plan",
    "impact": "Evidence of impact",
    "talent": "Acting on the TALENT Commission",
    "plan": "The next plan",
    "voice": "The technician voice",
    "publication": "Publication",
}
LABELS = {
    "not-started": "Not started",
    "in-progress": "In progress",
    "complete": "Complete",
    "ongoing": "Ongoing",
    "stopped": "Stopped",
}
_NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")
_RECOMMENDATIONS = 16
_FIGURES = 12
_TAKEN_OVER = 0.2  # of the actions: others have them too, in words of their own
_SHARED = 60
_EDITED = "Editable wording"

Data = dict[str, Any]


@dataclass(frozen=True)
class Prose:
    """A file of Markdown: what stands at its top, and its text."""

    name: str
    top: Data
    text: str


@dataclass(frozen=True)
class Institution:
    """All that one institution publishes."""

    id: str
    own: Data
    plans: dict[str, Data]
    figures: Data
    form: Prose
    updates: tuple[Prose, ...]


def corpus(count: int, seed: int = 1) -> list[Institution]:
    """So many institutions. The first ones are the same for every count."""
    words = vocabulary(random.Random(seed))
    shared = Writer(words, random.Random(f"{seed} shared"))
    ideas = [shared.words(18) for _ in range(_SHARED)]
    names = _names(random.Random(f"{seed} names"), words)
    return [
        _Maker(name, Writer(words, random.Random(f"{seed} {number}")), ideas).institution(number)
        for number, name in zip(range(count), names, strict=False)
    ]


def edited(text: str, turn: int) -> str:
    """The text of the plan that is edited, with one word of one action as it is in that turn."""
    changed, times = re.subn(rf"{_EDITED}\d*", wording(turn), text)
    assert times == 1, f"{times} places to edit"
    return changed


def wording(turn: int) -> str:
    """What the edited action says in that turn."""
    return f"{_EDITED}{turn}"


def to_edit(institutions: Sequence[Institution]) -> tuple[str, str]:
    """The institution and the plan that are edited."""
    return institutions[len(institutions) // 2].id, IN_FORCE


def plain(text: str) -> str:
    """A text as readers see it, without the marks of Markdown."""
    return re.sub(r"[*`]", "", re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text))


def as_yaml(data: Data) -> str:
    """As people write it: a key a line, long texts in several."""
    return yaml.dump(data, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False, width=110)


def as_markdown(prose: Prose) -> str:
    """A Markdown file with its YAML at the top."""
    return f"---\n{as_yaml(prose.top)}---\n\n{prose.text}"


def _names(chance: random.Random, words: Sequence[str]) -> Iterator[str]:
    rare = [word.capitalize() for word in words[len(words) // 2 :]]
    chance.shuffle(rare)
    return iter(rare)


class _Maker:
    """Makes one institution, with a chance of its own."""

    def __init__(self, name: str, writer: Writer, ideas: Sequence[Sequence[str]]) -> None:
        self.name, self.write, self.ideas = name, writer, ideas
        self.chance = writer.chance
        self.id = f"university-of-{name.lower()}"
        self.address = f"https://www.{name.lower()}.example.ac.uk/"

    def institution(self, number: int) -> Institution:
        updates = [self._update(f"2026-03-{1 + number % 28:02}")]
        if number % 2:
            updates.append(self._update(f"2025-10-{1 + number % 28:02}"))
        return Institution(
            self.id,
            self._own(number),
            {CLOSED: self._closed_plan(), IN_FORCE: self._plan_in_force()},
            self._figures(),
            self._form(),
            tuple(updates),
        )

    def _own(self, number: int) -> Data:
        return {
            "name": f"University of {self.name}",
            "short_name": self.name,
            "kind": "university",
            "nation": _NATIONS[number % len(_NATIONS)],
            "website": self.address,
            "hosts": [f"{self.name.lower()}.example.ac.uk"],
            "scope": self.write.sentence(),
            "summary": self.write.paragraph(50),
            "technicians": {"headcount": self.chance.randint(40, 900), "date": "2024-07"},
            "status": {
                "role": "signatory",
                "since": f"{2017 + number % 4}-06",
                "statement": f"The University of {self.name} is a signatory of the Technician Commitment.",
            },
            "published": {"url": f"{self.address}technicians/"},
            "contacts": [
                {
                    "role": "lead",
                    "name": f"Alex {self.name}",
                    "post": "Head of Technical Services",
                    "email": f"technicians@{self.name.lower()}.example.ac.uk",
                }
            ],
        }

    def _closed_plan(self) -> Data:
        plan = self._plan(2021, 2)
        plan["state"] = "closed"
        plan["review"] = {
            "date": "2024-06",
            "title": "Review of the plan",
            "overall": self.write.paragraph(40),
        }
        actions = [self._action(at, 2021) for at in range(ACTIONS)]
        actions[1]["carried_to"] = ["2024-2027/VI6"]
        return plan | {"actions": actions}

    def _plan_in_force(self) -> Data:
        plan = self._plan(2024, 3)
        plan["follows"] = "2021-2024"
        actions = [self._action(at, 2024) for at in range(ACTIONS)]
        actions[0]["text"] = f"{_EDITED} {actions[0]['text']}"
        actions[5]["carried_from"] = ["2021-2024/VI2"]
        return plan | {"actions": actions, "talent": _answers(actions)}

    def _plan(self, first: int, stage: int) -> Data:
        return {
            "title": f"Action plan, August {first} to July {first + 3}",
            "period": {"from": f"{first}-08", "to": f"{first + 3}-07"},
            "stage": stage,
            "state": "in-force",
            "summary": self.write.paragraph(60),
            "sign_off": [
                {
                    "who": "head",
                    "name": f"Vera {self.name}",
                    "post": "Vice-Chancellor",
                    "date": f"{first}-07-25",
                }
            ],
            "technician_voice": [
                {
                    "method": "survey",
                    "date": f"{first}-05",
                    "people": self.chance.randint(30, 300),
                    "note": self.write.sentence(),
                    "changed": ["VI1", "RE2"],
                }
            ],
            "resourcing": self.write.paragraph(30),
            "aims": [self.write.sentence() for _ in range(4)],
            "commitments": [self.write.sentence() for _ in range(3)],
            "strands": [
                {
                    "id": _letter(pillar),
                    "title": pillar.replace("-", " ").capitalize(),
                    "pillar": pillar,
                    "aim": self.write.sentence(),
                }
                for pillar in PILLARS
            ],
        }

    def _action(self, at: int, first: int) -> Data:
        pillar = PILLARS[at * len(PILLARS) // ACTIONS]
        action: Data = {
            "id": f"{_letter(pillar)}{at % (ACTIONS // len(PILLARS)) + 1}",
            "strand": _letter(pillar),
            "text": self._marked(self._wording()),
            "rationale": self._marked(self.write.sentence(7, 14)),
            "when": self.chance.choice(
                (f"By June {first + 1}", f"From September {first + 1}", "Year 2", "Ongoing")
            ),
            "owners": self._owners(),
            "outputs": [self.write.phrase(4, 9)],
            "success": [self._marked(self.write.phrase(4, 10))],
            "measures": [
                {
                    "text": self.write.phrase(4, 9),
                    "baseline": self.chance.randint(10, 40),
                    "target": self.chance.randint(50, 90),
                    "unit": "per cent",
                    "by": f"{first + 2}-12",
                }
            ],
            "progress": [self._begun(first, at), self._now(first, at)],
        }
        if first == 2024:
            action["talent"] = [f"R{at % _RECOMMENDATIONS + 1}"]
        if at % 3 == 0:
            action["note"] = self.write.sentence(6, 12)
        return action

    def _owners(self) -> list[str]:
        """One or two; among tens of thousands of actions two are now and then the same, which our rules report."""
        return list(dict.fromkeys(self.write.phrase(2, 4) for _ in range(self.chance.randint(1, 2))))

    def _wording(self) -> str:
        if self.chance.random() > _TAKEN_OVER:
            return self.write.sentence(9, 16)
        idea = list(self.chance.choice(self.ideas))
        idea[4:8] = self.write.words(4)
        return " ".join(idea).capitalize() + "."

    def _begun(self, first: int, at: int) -> Data:
        return {
            "date": f"{first + 1}-09",
            "status": "not-started" if first == 2024 and at % 5 == 4 else "in-progress",
            "note": self._marked(self.write.sentence(6, 12)),
        }

    def _now(self, first: int, at: int) -> Data:
        entry: Data = {"date": f"{first + 2}-06", "status": "complete"}
        if first == 2024:
            entry["status"] = ("in-progress", "in-progress", "complete", "ongoing", "not-started")[at % 5]
        elif at % 9 == 4:
            entry["status"] = "stopped"
        entry["note"] = self.write.sentence(6, 12)
        if entry["status"] in {"stopped", "not-started"}:
            entry["reason"] = self.write.sentence(6, 12)
        if at % 3 == 0:
            entry["evidence"] = [f"[{self.write.phrase(3, 5)}]({self.address}evidence/{at})"]
        return entry

    def _figures(self) -> Data:
        measures = [
            {
                "id": f"q{at + 1}",
                "text": self.write.phrase(6, 14),
                "pillar": PILLARS[at % len(PILLARS)],
                "value": (10 * self.chance.randint(20, 89) + self.chance.randint(1, 9)) / 100,
            }
            for at in range(_FIGURES)
        ]
        people = self.chance.randint(30, 300)
        survey = {
            "id": "tc-survey",
            "kind": "survey",
            "title": "Technician survey, June 2024",
            "date": "2024-06",
        }
        return {
            "sets": [
                survey | {"people": people, "scale": "1 to 10", "unit": "mean rating", "measures": measures}
            ]
        }

    def _form(self) -> Prose:
        top = {
            "title": "Stage 3 self-assessment, 2024",
            "stage": 3,
            "date": "2024-07-25",
            "leads": [{"name": f"Alex {self.name}", "post": "Head of Technical Services"}],
            "reviews": "2021-2024",
            "proposes": "2024-2027",
            "published_as": f"{self.address}technicians/",
            "sign_off": [
                {"who": "head", "name": f"Vera {self.name}", "post": "Vice-Chancellor", "date": "2024-07-25"}
            ],
        }
        sections = [self._section(id, title) for id, title in SECTIONS.items()]
        return Prose("2024", top, "\n\n".join(sections) + "\n")

    def _section(self, id: str, title: str) -> str:
        parts = [f"## {title} {{#{id}}}", self._marked(self.write.paragraph(32))]
        if id in {"structures", "plan", "voice"}:
            parts.append("\n".join(f"- {self.write.phrase(5, 12)}" for _ in range(3)))
        if id == "impact":
            rows = [f"| {self.write.phrase(2, 5)} | {self.chance.randint(10, 90)} |" for _ in range(4)]
            parts.append("\n".join(["| What | Per cent |", "| --- | ---: |", *rows]))
        parts.append(self._marked(self.write.paragraph(24)))
        return "\n\n".join(parts)

    def _update(self, date: str) -> Prose:
        top = {"title": self.write.phrase(4, 8), "date": date, "summary": self.write.sentence()}
        words = "-".join(self.write.words(3))
        return Prose(f"{date}-{words}", top, f"{self.write.paragraph(60)}\n\n{self.write.paragraph(40)}\n")

    def _marked(self, text: str) -> str:
        return marked(text, self.chance, f"{self.address}more/")


def _letter(pillar: str) -> str:
    return pillar[:2].upper()


def _answers(actions: Sequence[Data]) -> Data:
    """The table of recommendations, as the actions are tagged."""
    answers: Data = {f"R{number + 1}": {"actions": []} for number in range(_RECOMMENDATIONS)}
    for action in actions:
        answers[action["talent"][0]]["actions"].append(action["id"])
    return answers
