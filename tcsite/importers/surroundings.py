"""Surroundings: what stands around a plan's tables, and what the tables beside it hold."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from tcsite.content.yaml.writer import Value
from tcsite.importers.dates import day_in, period_in, timing
from tcsite.importers.document import Origin, Paragraph, ReviewItem, SourceRow, SourceTable
from tcsite.importers.labels import meaning
from tcsite.importers.lists import FACTS
from tcsite.importers.our_words import listed, said
from tcsite.importers.strands import names_strand, without_number
from tcsite.importers.tags import mentions
from tcsite.text.phrases import plain

_MOST_ROWS = 12
_PLAN_WORDS = re.compile(r"\bplans?\b|\brag\b|\bcynllun", re.IGNORECASE)
_NOT_A_STRAND = re.compile(
    r"\bplans?\b|\bappendix\b|\brag\b|\bkey\b|\blegend\b|\bannex\b|commitment|self-assessment|universit|\btable \d|institut|college",
    re.IGNORECASE,
)
_TELLS_MORE = re.compile(r"\d|:\s*\S")
_LONGEST_TITLE = 200
_HEADING = 100
WORDING_LEFT = "the recommendation's own wording is not imported"
"""Why the words of a recommendation, beside its answer, are on the list of what was left out."""
_NEAR = 15  # paragraphs before a table in which a title may stand


@dataclass(slots=True)
class FormFacts:
    """What a form's own lines say: "Date: 7 December 2020", "Overall project status: Ongoing"."""

    date: str = ""
    by: str = ""
    covers: str = ""
    overall: str = ""
    origins: set[Origin] = field(default_factory=set)  # of the cells that said so

    def review(self, title: str) -> dict[str, Value]:
        """The review of a plan that they describe; empty if they describe none."""
        if not self.date or not (self.by or self.overall or self.covers):
            return {}
        found: dict[str, Value] = {"date": self.date, "title": title}
        if (period := period_in(self.covers)) or (period := self._until_now()):
            found["covers"] = {"from": period[0], "to": period[1]}
        for key, words in (("overall", self.overall), ("by", self.by)):
            if words:
                found[key] = words
        return found

    def _until_now(self) -> tuple[str, str] | None:
        """Read "April 2018 to Present", where the present is the date of the report."""
        start, _, end = self.covers.partition(" to ")
        read = timing(start)
        present = plain(end) in ("present", "date", "now", "today")
        return (str(read.from_), self.date) if present and read and read.from_ else None


def facts_in(rows: Iterable[SourceRow], facts: FormFacts) -> None:
    """Take what rows of labels and values say."""
    for row in rows:
        cells = list(row.filled)
        for cell, after in zip_longest(cells, cells[1:]):
            label, _, typed = cell.text.partition(":")
            kind = FACTS.get(plain(label), "")
            words = typed.strip() or (after.text if after else "")
            if not kind or kind == "other" or not words:
                continue
            origins = {cell.origin} if typed.strip() or not after else {cell.origin, after.origin}
            if kind == "date" and not facts.date:
                facts.date = day_in(f"Date: {words}")
                origins = origins if facts.date else set()
            elif kind == "to" and facts.covers:
                facts.covers = f"{facts.covers} to {words}"
            elif kind in ("by", "covers", "overall") and not getattr(facts, kind):
                setattr(facts, kind, words)
            else:
                origins = set()
            facts.origins |= origins


def is_facts(table: SourceTable) -> bool:
    """Whether a table does nothing but give labels and values."""
    if not table.rows or len(table.rows) > _MOST_ROWS:
        return False
    known = [
        row for row in table.rows if row.filled and FACTS.get(plain(row.filled[0].text.partition(":")[0]))
    ]
    return len(known) * 2 >= len([row for row in table.rows if row.filled])


def is_talent(table: SourceTable, *, goes_on: bool = False) -> bool:
    """Whether a table answers the TALENT Commission's recommendations one by one; or goes on with one that does."""
    meanings = [meaning(cell.text) for row in table.rows[:2] for cell in row.filled]
    if any(found.role == "text" and found.sure == 2 for found in meanings):
        return False  # actions of Recognition, say, are called R1 to R5, and are tagged with recommendations
    rows = [row for row in table.rows if len(row.filled) > 1]
    starts = [row for row in rows if _number(row)]
    about = any("talent" in plain(row.text) or "recommendation" in plain(row.text) for row in table.rows[:2])
    if goes_on and starts and len(starts) == len(rows):
        return True
    return len(starts) >= 4 and len(starts) * 3 >= len(rows) * 2 and (about or len(starts) > 9)


def answers_of(table: SourceTable, ids: Sequence[str], todo: list[ReviewItem]) -> dict[str, Value]:
    """The plan's answers to the recommendations, as a table gives them."""
    answers: dict[str, Value] = {}
    known = {id.upper(): id for id in ids}
    for row in table.rows:
        number = _number(row)
        if not number or number in answers:
            continue
        wording, *says = row.filled
        todo.append(ReviewItem(wording.origin, wording.text, WORDING_LEFT))
        if (ours := _answer_of_ours([line.text for cell in says for line in cell.lines], known)) is not None:
            answers |= {number: ours} if ours else {}
            continue
        text = " ".join(cell.text for cell in says)
        actions = [known[word] for word in _references(text) if word in known]
        answer: dict[str, Value] = {"actions": actions} if actions else {}
        refused = re.match(r"(?i)(?:n/?a|not applicable|does not apply)\b", text)
        if refused:
            answer = {"applies": False, "reason": text}
        elif text and plain(re.sub(r"(?i)\bsee\b|\bactions?\b|\band\b|[A-Z]{1,3}\d+(?:\.\d+)?", "", text)):
            answer["note"] = text
        answers[number] = answer or {"note": text}
    return answers


def _answer_of_ours(lines: Sequence[str], known: Mapping[str, str]) -> dict[str, Value] | None:
    """What an answer says as our documents write it, line by line; empty where there is none yet, None for any other."""
    first, *more = lines or ("",)
    if said("form.not_answered", first) is not None and not more:
        return {}
    note: dict[str, Value] = {"note": "\n\n".join(more)} if more else {}
    if refused := said("form.not_applicable", first):
        return {"applies": False, "reason": refused["reason"], **note}
    named = said("form.see", first)
    actions = [known.get(one.upper(), "") for one in listed(named["actions"])] if named else []
    if actions and all(actions):
        return {"actions": [*actions], **note}
    return None


def _references(text: str) -> list[str]:
    found = re.findall(r"(?<!recommendation )\b[A-Za-z]{0,3}\d{1,2}(?:\.\d{1,2})?\b", text)
    return list(dict.fromkeys(word.upper() for word in found))


def _number(row: SourceRow) -> str:
    first = row.filled[0].text if row.filled else ""
    found = re.match(r"(?:recommendation\s*)?(R ?\d{1,2})\b", first, re.IGNORECASE)
    return (mentions(found[1].upper()) or [""])[0] if found else ""


def title_among(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The paragraph that a plan's title stands in: the last that speaks of a plan, in a heading if there is one."""
    short = [one for one in paragraphs if len(one.text) <= _LONGEST_TITLE and not one.text.endswith("?")]
    plans = [one for one in short if _PLAN_WORDS.search(one.text)]
    dated = [one for one in plans if period_in(one.text)]
    headings = [one for one in plans if one.heading]
    for choice in ([one for one in dated if one.heading], dated, headings):
        if choice:
            return choice[-1]
    near = [one for one in plans if one in paragraphs[-_NEAR:] and not one.text.endswith((".", ":"))]
    return next((one for one in reversed(near) if len(one.text) <= _HEADING), None)


def strand_among(
    paragraphs: Sequence[Paragraph], title: Paragraph | None
) -> tuple[Paragraph | None, list[str]]:
    """The heading right before a table that its actions stand under, and the words below it: its aim."""
    last = [one for one in paragraphs[-2:] if one is not title]
    for place, one in enumerate(last):
        below = [later.text for later in last[place + 1 :]]
        if len(one.text) > _HEADING * 2 or _NOT_A_STRAND.search(one.text[:_HEADING]):
            continue
        named = names_strand(one.text[:60]) and (not below or len(one.text) <= _HEADING)
        aimed = not below or said("document.aim", below[0]) is not None
        wordy = one.heading and aimed and len(one.text) <= _HEADING
        wordy = wordy and not _TELLS_MORE.search(without_number(one.text)) and not one.text.endswith(".")
        if named or wordy:
            return one, below
    return None, []
