"""What an agenda consists of: plain values, the same for text, JSON and the calendar."""

from datetime import date

from tcsite.diagnostics import Diagnostic
from tcsite.frozen import dataclass
from tcsite.model import PartialDate


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """Where the plan stands: in a few sentences, the first of which is the answer."""

    sentences: tuple[str, ...]
    plan: str = ""  # its id; empty where there is none
    until: PartialDate | None = None
    months_left: int | None = (
        0  # whole months; 0 in its last month, and once it has ended; none where no end is known
    )
    days_left: int | None = 0  # below 0 once it has ended


@dataclass(frozen=True, slots=True)
class Due:
    """A date of an institution, and what it is the date of."""

    kind: str  # "action-due", "action-begins", "target", "plan-ends" …
    subject: (
        str  # what it is the date of, always in the same words: "2024-2027.V5"; empty for the institution
    )
    when: PartialDate  # as exactly as it is known
    day: date  # where it stands in a calendar: a deadline on the last day it may mean, a beginning on the first
    what: str  # a line: "V5 is due: Open the workshops"
    about: str = ""  # a sentence more: why, who, how far
    open: bool = True  # whether somebody still has to do something: what is open after its day is past
    page: str = ""  # its address on the site
    label: str = ""  # what a lead calls the action: "V5"
    outcome_known: bool = True  # else nobody who could know says how far it is, as pages say, too

    @property
    def key(self) -> str:
        """The same for the same thing in every run: "action-due.2024-2027.V5"."""
        return f"{self.kind}.{self.subject}" if self.subject else self.kind

    def past(self, today: date) -> bool:
        """Whether its day is over, and somebody still has to do something."""
        return self.open and self.day < today

    def overdue(self, today: date) -> bool:
        """Whether it should have been done, and is said not to be."""
        return self.past(today) and self.outcome_known


@dataclass(frozen=True, slots=True)
class MinimumClause:
    """A part of the minimum, and the register's answer."""

    id: str
    name: str
    answer: str  # an `Answer` of the register
    evidence: str


@dataclass(frozen=True, slots=True)
class Task:
    """Findings that ask for the same thing to be done."""

    rule: str
    severity: str  # the heaviest among them
    do: str  # a sentence: "Name who will do each action."
    problems: tuple[Diagnostic, ...]  # located, in the order of a report
    excused: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that a lead wants to know on one day."""

    institution: str
    name: str
    today: date
    plan: PlanStatus
    dates: tuple[Due, ...]  # in the order of the calendar, those that are over and done left out
    clauses: tuple[MinimumClause, ...]
    tasks: tuple[Task, ...]  # the weightiest first; what is excused comes last
    next: tuple[str, ...]  # at most three sentences
