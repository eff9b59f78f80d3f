"""Head of ours: what a document of ours says of a whole plan, above its tables or on a sheet of its own."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tcsite.content.yaml.writer import Value
from tcsite.importers.dates import day_of
from tcsite.importers.document import Paragraph, SourceDocument, SourceTable
from tcsite.importers.drafts import PlanDraft
from tcsite.importers.lists import POSTS
from tcsite.importers.our_words import any_of, key_of, listed, said

Values = dict[str, Value]

_TOP = 5
"""Lines in which a document says what it is."""
_LISTS = {"plan.aims": "aims", "plan.whole": "commitments"}
"""Headings above a list, and its key."""


class PlanHead:
    """What was found of a head, line by line."""

    def __init__(self) -> None:
        self.values: Values = {}
        self.title = ""
        self.period = ""  # in words
        self._list = ""  # the key of the list that goes on
        self._aims: dict[str, str] = {}  # of the plan's headings, on a sheet
        self._above = ""  # such a heading
        self._told = False  # whether a paragraph without a label is the summary

    def takes(self, text: str, *, heading: bool, item: bool) -> bool:
        """Whether a line belongs to the head; what it says is noted."""
        if heading and item and not self.values:
            self.title = text  # only a sheet needs one: elsewhere it stands above the tables
            return True
        if heading:
            found = (name for key, name in _LISTS.items() if re.fullmatch(any_of(key), text))
            self._list, self._told = next(found, ""), False
            self._above = text if item and not self._list else ""
            return bool(self._list or self._above)
        if self._above and (aim := said("document.aim", text)):
            self._aims[self._above] = aim["words"]
            return True
        for key, read in _LABELS.items():
            words = said(key, text)
            if words is not None and (values := read(words)):
                self._note(values)
                self.period = words.get("period", self.period)
                self._list, self._told = "", key in _FIRST and "state" in self.values
                return True
        if self._list and item:
            self._note({self._list: [text]})
            return True
        if self._told:
            before = self.values.get("summary", "")
            self.values["summary"] = f"{before}\n\n{text}" if before else text
        return self._told

    def _note(self, values: Values) -> None:
        for key, value in values.items():
            before = self.values.get(key)
            if isinstance(before, list) and isinstance(value, list):
                value = [*before, *value]
            self.values[key] = value

    def give(self, draft: PlanDraft) -> None:
        """Put what was found where the plan is drafted."""
        draft.head, draft.title = self.values, draft.title or self.title
        if title := said("form.by_period", draft.title, period=re.escape(self.period)):
            draft.title = title["title"]  # its document says the period behind it
        for strand in draft.gathering.strands:
            strand.aim = self._aims.get(strand.title, strand.aim)
        period = self.values.get("period")
        if isinstance(period, dict) and "from" in period and "to" in period:
            draft.period, draft.why = (str(period["from"]), str(period["to"])), ""


def head_of(document: SourceDocument) -> tuple[PlanHead | None, SourceDocument]:
    """What a document says of its plan, and the document without that; none where it does not say it as ours do."""
    head = PlanHead()
    blocks: list[Paragraph | SourceTable] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            blocks += [] if head.takes(block.text, heading=block.heading, item=block.bullet) else [block]
        elif block.width == 1:
            rows = tuple(
                row
                for row in block.rows
                if not (row.filled and head.takes(row.filled[0].text, heading=row.filled[0].bold, item=True))
            )
            blocks += [replace(block, rows=rows)] if any(row.filled for row in rows) else []
        else:
            blocks.append(block)
    if "state" not in head.values:
        return None, document
    first, *rest = blocks
    titled = {block.text for block in rest if isinstance(block, Paragraph) and block.heading}
    if isinstance(first, Paragraph) and first.text.partition(": ")[2] in titled:
        blocks = rest  # "University of Example: Our plan", above "Our plan"
    return head, replace(document, blocks=tuple(blocks))


def is_form_of_ours(document: SourceDocument) -> bool:
    """Whether a document is a form that we wrote: its title says so."""
    return any(
        isinstance(block, Paragraph) and said("form.title", block.text) for block in document.blocks[:_TOP]
    )


def resourcing_in(document: SourceDocument) -> str:
    """How the plan that a form of ours attaches is resourced; "" where the form does not say it as ours do."""
    lines = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    attached = any(
        said("form.plan", line, appendix=any_of("form.appendix", number="[0-9]+")) for line in lines
    )
    if not attached or not is_form_of_ours(document):
        return ""
    return next((found["words"] for line in lines if (found := said("form.resourced", line))), "")


def _period(words: Mapping[str, str]) -> Values:
    return {"period": _dates(words["period"]) or {"words": words["period"]}}


def _dates(text: str) -> Values:
    """The keys of a period: "about August 2024 to July 2027"; none where it gives no dates."""
    for key, names in _PERIODS.items():
        found = said(key, text, **dict.fromkeys(names, "[^,()]+"))
        days: Values = {name: day_of(found[part]) for part, name in names.items()} if found else {}
        if days and all(days.values()):
            return days
    if about := said("date.about", text):
        dates = _dates(about["period"])
        return {**dates, "approximate": True} if dates else {}
    if (both := said("date.in_words", text)) and (dates := _dates(both["period"])):
        return {**dates, "words": both["words"]}
    day = day_of(text)
    return {"from": day, "to": day} if day else {}


_PERIODS = {
    "date.extended": {"start": "from", "end": "to", "extension": "extended_to"},
    "date.from_to": {"start": "from", "end": "to"},
    "date.from": {"date": "from"},
    "action.by": {"date": "to"},
}


def _state(words: Mapping[str, str]) -> Values:
    state = key_of("state", words["state"])
    return {"state": state} if state else {}


def _stage(words: Mapping[str, str]) -> Values:
    return {"stage": int(words["stage"])} if words["stage"].isdecimal() else {}


def _signed(words: Mapping[str, str]) -> Values:
    who, pieces = key_of("signed", words["who"]), words["words"].split("; ")
    days = [place for place, piece in enumerate(pieces) if day_of(piece)]
    end = days[0] if days else len(pieces)
    names, day, note = pieces[:end], day_of("".join(pieces[end : end + 1])), "; ".join(pieces[end + 1 :])
    if not who or len(names) > len(("name", "post")):
        return {}
    is_post = len(names) == 1 and who != "body" and _is_post(names[0].lower().split())
    entry: Values = {"who": who, **dict(zip(("post",) if is_post else ("name", "post"), names, strict=False))}
    known = {"date": day, "note": note}
    return {"sign_off": [{**entry, **{key: value for key, value in known.items() if value}}]}


def _is_post(words: Sequence[str]) -> bool:
    """Whether words are a post: "Chancellor" at the end may be somebody's name."""
    return words[0] in POSTS or "of" in words or "for" in words


def _voice(words: Mapping[str, str]) -> Values:
    method, *pieces = words["words"].split("; ")
    entry: Values = {"method": method.lower().replace(" ", "-")}
    notes = []
    for piece in pieces:
        people = said("count.people", piece, count=r"[\d,]+")
        changed = said("form.changed", piece)
        if (day := day_of(piece)) and "date" not in entry:
            entry["date"] = day
        elif people:
            entry["people"] = int(people["count"].replace(",", ""))
        elif changed:
            entry["changed"] = list(listed(changed["actions"]))
        else:
            notes.append(piece)
    return {"technician_voice": [{**entry, **({"note": "; ".join(notes)} if notes else {})}]}


_LABELS: Mapping[str, Callable[[Mapping[str, str]], Values]] = {
    "document.period": _period,
    "document.state": _state,
    "document.stage": _stage,
    "document.signed": _signed,
    "document.voice": _voice,
    "form.resourced": lambda words: {"resourcing": words["words"]},
    "plan.from_achievements": lambda _: {"known_from": "achievements"},
    "document.note": lambda words: {"note": words["words"]},
}
"""The labels of single lines, and what reads each."""

_FIRST = ("document.state", "document.stage", "plan.from_achievements", "document.signed")
"""Those that the summary stands below."""
