"""PageReport: what a published page says, clause by clause, each answer with its evidence.

Three answers, never two: an assertion for which the page gives no evidence is *not found*, which is not the
same as false; and where the page could not be read, the answer is that we *could not tell*, and why.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from tcsite.frozen import dataclass


class ClauseAnswer(StrEnum):
    """What we can say about a clause."""

    FOUND = "found"  # and the evidence is given
    NOT_FOUND = "not-found"  # we read the page and saw no evidence
    COULD_NOT_TELL = "could-not-tell"  # we could not read it; the note says why


CLAUSES: Mapping[str, str] = {
    "answers": "The page answers",
    "host": "On an official host",
    "moved": "Moved to another address",
    "indexable": "Can be indexed",
    "dedicated": "A page of its own",
    "status": "Status stated",
    "contact": "Contact named",
    "plan": "Action plan",
}
"""The clauses in the order of reports, and what readers call them."""

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageClause:
    """One clause's answer.

    `facts` say what was found, in words for machines; `FACTS` lists them. `note` is one line for people: why we
    could not tell, what there is instead, or where the page and our own content differ.
    """

    id: str
    answer: ClauseAnswer
    evidence: str = ""  # the sentence, link or element, as the page has it
    note: str = ""
    facts: Facts = ()

    def fact(self, name: str) -> str:
        """One of the facts; "" where there is none."""
        return dict(self.facts).get(name, "")


FACTS: Mapping[str, Mapping[str, str]] = {
    "answers": {"status": "the HTTP status"},
    "host": {"host": "the host that answered"},
    "moved": {"to": "where to"},
    "indexable": {"by": "what forbids it: meta, header, canonical, log-in, status"},
    "dedicated": {"by": "title or h1"},
    "status": {
        "role": "signatory, supporter, joining, lapsed",
        "since": "2018-06",
    },
    "contact": {
        "whose": "ours, another, former (ours, but no longer)",
        "name": "the person",
        "email": "where to write",
        "mailbox": "an address that is nobody's, where no person is named",
    },
    "plan": {
        "where": "page, linked",
        "kind": "html, pdf, docx, xlsx, image, other",
        "url": "where the link leads",
        "from": "2024-08",
        "to": "2027-07",
        "match": "ours, newer, older, unknown, no-plan-of-ours",
        "access": "log-in, where the link leads to a place that asks for one",
    },
}
"""Which facts each clause may have, with an example or its values."""


@dataclass(frozen=True, slots=True)
class PageReport:
    """What one page says about one institution, on one day."""

    institution: str  # its id; "" where the page was asked about for nobody
    url: str  # the address asked for
    final_url: str  # the address that answered
    checked: date
    clauses: tuple[PageClause, ...]  # in the order of CLAUSES

    def clause(self, id: str) -> PageClause:
        """The clause of that id."""
        return next(clause for clause in self.clauses if clause.id == id)

    def to_json(self) -> dict[str, object]:
        """As plain values that JSON can hold; keys always in the same order, what is empty left out."""
        moved = {"final_url": self.final_url} if self.final_url != self.url else {}
        return {
            "institution": self.institution,
            "address": self.url,
            **moved,
            "checked": self.checked.isoformat(),
            "clauses": {clause.id: _clause_json(clause) for clause in self.clauses},
        }

    @classmethod
    def from_json(cls, value: object) -> "PageReport":
        """The report that `to_json` made; ValueError, with what is wrong, for anything else."""
        fields = _mapping(value, "a report")
        clauses = _mapping(fields.get("clauses"), "clauses")
        return cls(
            institution=_text(fields, "institution"),
            url=_text(fields, "address"),
            final_url=_text(fields, "final_url") or _text(fields, "address"),
            checked=date.fromisoformat(_text(fields, "checked")),
            clauses=tuple(_clause(id, clauses[id]) for id in CLAUSES if id in clauses),
        )


def _clause_json(clause: PageClause) -> dict[str, object]:
    words = {"answer": clause.answer.value, "evidence": clause.evidence, "note": clause.note}
    stated: dict[str, object] = {name: text for name, text in words.items() if text}
    return stated | ({"facts": dict(clause.facts)} if clause.facts else {})


def _clause(id: str, value: object) -> PageClause:
    fields = _mapping(value, f"clause {id}")
    facts = _mapping(fields.get("facts", {}), f"facts of {id}")
    known = tuple((name, _text(facts, name)) for name in FACTS[id] if name in facts)
    answer = ClauseAnswer(_text(fields, "answer"))
    return PageClause(id, answer, _text(fields, "evidence"), _text(fields, "note"), known)


def _mapping(value: object, what: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{what} should be a JSON object")
    return value


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{name} should be text")
    return value


def found(id: str, evidence: str, note: str = "", **facts: str) -> PageClause:
    """Found, with its evidence."""
    return PageClause(id, ClauseAnswer.FOUND, evidence, note, _facts(id, facts))


def not_found(id: str, note: str = "", evidence: str = "", **facts: str) -> PageClause:
    """Not found; `evidence` is what there is instead, if the note speaks of it."""
    return PageClause(id, ClauseAnswer.NOT_FOUND, evidence, note, _facts(id, facts))


def could_not_tell(id: str, why: str, evidence: str = "", **facts: str) -> PageClause:
    """Could not be told, and why."""
    return PageClause(id, ClauseAnswer.COULD_NOT_TELL, evidence, why, _facts(id, facts))


def _facts(id: str, facts: Mapping[str, str]) -> Facts:
    """Those that are stated, in the order of FACTS: from_ stands for the keyword from."""
    stated = {name.rstrip("_"): text for name, text in facts.items() if text}
    unknown = stated.keys() - FACTS[id].keys()
    if unknown:
        raise KeyError(f"{id} has no such facts: {sorted(unknown)}")
    return tuple((name, stated[name]) for name in FACTS[id] if name in stated)
