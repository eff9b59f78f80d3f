"""Rollover: from one plan, or one survey, to the next.

The new plan says where its actions come from; the old one, once it is agreed. A survey says which one it repeats.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from tcsite.content.editing import Changed, Insert, changed
from tcsite.content.scaffold import (
    FILL_IN,
    BegunForm,
    Carried,
    PlanPeriod,
    next_plan,
    review_to_come,
    unfinished,
)
from tcsite.content.yaml.reader import read
from tcsite.facts.forms import answers, plans_of_form
from tcsite.facts.labels import find
from tcsite.facts.measures import latest_figure, targets
from tcsite.files import Files
from tcsite.frozen import dataclass
from tcsite.model import Institution, MeasuresFile, Plan, PlanFile, Site, StageForm


@dataclass(frozen=True, slots=True)
class Rollover:
    """The new plan's id and file, the old one's file, which gains comments alone, and what is carried over."""

    id: str
    new: bytes
    old: bytes
    carried: tuple[Carried, ...]


def roll_over(
    institution: Institution,
    last: Plan,
    content: bytes,
    id: str,
    period: PlanPeriod,
    stage: int,
    *,
    renumber: bool,
) -> Rollover:
    """The plan `id` that goes on from `last`, whose file holds `content`."""
    carried = unfinished(last, renumber=renumber)
    measured = {aim.measure for _, part in last.rows() for aim in part.measures if aim.measure}
    measured |= {aim.measure for action in last.actions for aim in action.measures if aim.measure}
    newest = {
        reference: figure.reference
        for reference in sorted(measured)
        if (figure := latest_figure(institution, reference)) and figure.measure.value is not None
    }
    new = next_plan(last, read(content).data, period, stage, carried, newest)
    old = _with_comments(content, review_to_come()) if last.review is None else content
    return Rollover(id, new.encode(), old, carried)


def carried_on(institution: Institution, plan: Plan, files: Files) -> Mapping[str, bytes]:
    """The files of earlier plans, which say of each action that `plan` takes on where it went."""
    wanted: dict[str, list[Insert]] = defaultdict(list)
    for action in plan.actions:
        for reference in action.carried_from:
            id, _, name = reference.rpartition("/")
            old = institution.plan(id)
            place = find(old, name) if old and name else None
            to = f"{plan.id}/{action.id}"
            if old and action.id and place and to not in old.actions[place.action].carried_to:
                wanted[old.file].append(Insert(("actions", place.action), "carried_to", to))
    return {file: changed(files[file], changes, PlanFile).content for file, changes in wanted.items()}


def begun_form(
    site: Site, institution: Institution, stage: int, asked: StageForm, day: str, today: date, *, dated: bool
) -> BegunForm:
    """The form that is to be written next: what it asks, what is answered elsewhere, and the answers of the last one."""
    plans = plans_of_form(institution, None, stage, today)
    url = institution.published.url if institution.published else None
    elsewhere = {
        "review": plans.reviewed
        and f"The document has the table of plan {plans.reviewed.id} and the reds explained.",
        "plan": plans.proposed and f"The document has plan {plans.proposed.id}.",
        "voice": plans.proposed
        and f"The document has what plan {plans.proposed.id} says under  technician_voice:.",
        "talent": plans.proposed
        and f"The document has the answers of plan {plans.proposed.id} under  talent:.",
        "publication": url and f"The document gives {url}.",
    }
    beside = {
        "structures": (institution.scope or institution.technicians)
        and "The document also has the scope and the technicians of institution.yaml.",
        "governance": institution.groups and "The document also has the groups of institution.yaml.",
        "impact": _shows_impact(institution, plans.reviewed)
        and "The document also has the figures that were measured again, the evidence of progress, and the awards.",
    }
    submitted = [one for one in institution.self_assessments if one.state != "draft"]
    last = next(reversed(submitted), None)
    before = answers(last, site.vocabulary.sections) if last else {}
    return BegunForm(
        stage,
        asked,
        day,
        plans.reviewed.id if plans.reviewed else "",
        plans.proposed.id if plans.proposed else "",
        url or "",
        dated,
        {section: words for section, words in elsewhere.items() if words},
        {section: str(words) for section, words in beside.items() if words},
        {
            section: (str(last.title), "\n\n".join(one.markdown.strip() for one in found))
            for section, found in before.items()
            if last and section not in _ONLY_THEN
        },
    )


def _shows_impact(institution: Institution, plan: Plan | None) -> bool:
    """Whether the files show what a plan achieved."""
    measured = any(one.plan is plan and one.results for one in targets(institution))
    evidence = plan and any(entry.evidence for _, part in plan.rows() for entry in part.progress)
    return bool(measured or evidence or institution.awards)


_ONLY_THEN = frozenset({"review", "plan", "publication"})
"""Sections whose last answer speaks of plans that are past."""


def repeated_set(content: bytes, asked: str, last: str, id: str, date: str) -> Changed:
    """A file of figures with one more set at its end, after `last`: the questions of `asked`, without their values."""
    sets = read(content).data["sets"]
    old = next(group for group in sets if str(group["id"]) == asked)
    measures = [{key: one[key] for key in _ASKED if one.get(key)} for one in old.get("measures") or []]
    new = {
        "id": id,
        "kind": old["kind"],
        "title": f"{FILL_IN} what it is called, and its month",
        "date": date,
        "repeats": last,
        **{key: old[key] for key in ("scale", "unit") if old.get(key)},
        "measures": measures,
    }
    return changed(content, [Insert((), "sets", new)], MeasuresFile)


_ASKED = ("id", "text", "pillar", "unit")
"""What of a question stays the same when it is asked again."""


def _with_comments(content: bytes, comments: str) -> bytes:
    """A file with comments at its end, in its own line ends; unchanged where they would become text."""
    ending = b"\r\n" if b"\r\n" in content else b"\n"
    more = comments.encode().replace(b"\n", ending)
    longer = content + (b"" if content.endswith(ending) else ending) + more
    return longer if read(longer).data == read(content).data else content
