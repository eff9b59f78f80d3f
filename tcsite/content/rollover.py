"""Rollover: from one plan to the next, in both files, so that each says where the other is."""

from dataclasses import dataclass

from tcsite.content.editing import Insert, changed
from tcsite.content.scaffold import Carried, PlanPeriod, next_plan, review_to_come, unfinished
from tcsite.content.yaml.reader import read
from tcsite.model import Plan, PlanFile


@dataclass(frozen=True, slots=True)
class Rollover:
    """The new plan's file, the old one's as it is then, and what is carried over."""

    new: bytes
    old: bytes
    carried: tuple[Carried, ...]
    refusals: tuple[str, ...]  # what only a person can write into the old one


def roll_over(
    last: Plan, content: bytes, id: str, period: PlanPeriod, stage: int, *, renumber: bool
) -> Rollover:
    """The plan `id` that goes on from `last`, whose file holds `content`."""
    carried = unfinished(last, renumber=renumber)
    new = next_plan(last, read(content).data, period, stage, carried)
    refusals = []
    old = content
    for action in carried:
        if not action.old:
            continue
        change = Insert(("actions", action.index), "carried_to", f"{id}/{action.new}")
        done = changed(old, [change], PlanFile)
        old = done.content
        if done.refusal:
            refusals.append(f"write  carried_to: {id}/{action.new}  under action {action.old}")
    if last.review is None:
        old = _with_comments(old, review_to_come())
    return Rollover(new.encode(), old, carried, tuple(refusals))


def _with_comments(content: bytes, comments: str) -> bytes:
    """A file with comments at its end, in its own line ends; unchanged where they would become text."""
    ending = b"\r\n" if b"\r\n" in content else b"\n"
    more = comments.encode().replace(b"\n", ending)
    longer = content + (b"" if content.endswith(ending) else ending) + more
    return longer if read(longer).data == read(content).data else content
