"""Succession: from one plan to the next, in both files, so that each says where the other is."""

from dataclasses import dataclass

from tcsite.content.editing import Insert, changed
from tcsite.content.scaffold import Carried, PlanPeriod, next_plan, review_to_come, unfinished
from tcsite.content.yaml.reader import read
from tcsite.model import Plan, PlanFile


@dataclass(frozen=True, slots=True)
class Succession:
    """The new plan's file, the old one's as it is then, and what was taken up."""

    new: bytes
    old: bytes
    carried: tuple[Carried, ...]
    refusals: tuple[str, ...]  # what only a person can write into the old one


def succession(
    last: Plan, content: bytes, id: str, stretch: PlanPeriod, stage: int, *, renumber: bool
) -> Succession:
    """The plan `id` that goes on from `last`, whose file holds `content`."""
    carried = unfinished(last, renumber=renumber)
    new = next_plan(last, read(content).data, stretch, stage, carried)
    refusals = []
    old = content
    for one in carried:
        if not one.old:
            continue
        change = Insert(("actions", one.index), "carried_to", f"{id}/{one.new}")
        done = changed(old, [change], PlanFile)
        old = done.content
        if done.refusal:
            refusals.append(f"write  carried_to: {id}/{one.new}  under action {one.old}")
    if last.review is None:
        old = _with_remarks(old, review_to_come())
    return Succession(new.encode(), old, carried, tuple(refusals))


def _with_remarks(content: bytes, remarks: str) -> bytes:
    """A file with remarks at its end, in its own line ends; unchanged where they would become text."""
    ending = b"\r\n" if b"\r\n" in content else b"\n"
    more = remarks.encode().replace(b"\n", ending)
    longer = content + (b"" if content.endswith(ending) else ending) + more
    return longer if read(longer).data == read(content).data else content
