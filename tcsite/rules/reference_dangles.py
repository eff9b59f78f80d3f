"""The rule `reference-dangles`."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from tcsite.diagnostics import Pointer, Severity
from tcsite.facts.coverage import entered
from tcsite.facts.measures import figures
from tcsite.facts.plans import recommendations
from tcsite.frozen import dataclass
from tcsite.model import RECOMMENDATIONS, Action, Institution, Plan, SelfAssessment, Site, Update
from tcsite.model.institution import Submission
from tcsite.rules.loops import loops
from tcsite.rules.rows import Row, pieces
from tcsite.rules.rule import Finding, rule
from tcsite.text.spelling import nearest


@rule(id="reference-dangles", source="consistency", severity=Severity.ERROR, about=Site)
def reference_dangles(site: Site) -> Iterator[Finding]:
    """Whatever refers to something else finds it there, and no reference leads round in a circle.

    A reference becomes a link. An action of the same plan is named by its id (`R1`), one of another plan
    with the plan before it (`2021-2023/V8`), a part with its action (`V1.a`), a measure by its set and
    its own id (`tc-survey-1.5`). When an action is carried from one plan to the next, both say so,
    `carried_to` here and `carried_from` there; where only one does, it is a warning. So is a plan that follows a later
    one, a form that looks back on the plan that it submits, a submission whose form says something else, and an
    earlier address (`aliases`) that is given to two pages: readers are led to one of them only.

    A plan that is named needs a file, so that readers can find it. Where its actions stand elsewhere, a
    file with its title, its state, its `formats` and its sign-off is enough; then any of its actions may be named.
    """
    for institution in site.institutions:
        yield from parent_fault(institution, str(institution.name), institution.part_of, site.ids)
        yield from _within(institution)


class Identified(Protocol):
    """An institution, or its summary."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def file(self) -> str:
        """Its institution.yaml."""


def parent_fault(one: Identified, name: str, part_of: str | None, ids: Iterable[str]) -> Iterator[Finding]:
    """What is wrong with the institution that another is said to be part of."""
    others = set(ids) - {one.id}
    if part_of and part_of not in others:
        yield Finding(
            f'{name} is part of "{part_of}", which is no other institution here',
            ("part_of",),
            _did_you_mean(part_of, others),
            file=one.file,
        )


def _within(institution: Institution) -> tuple[Finding, ...]:
    """What is wrong with the references of an institution to what is its own."""
    index = _index(institution)
    found: list[Finding] = []
    for plan in institution.plans:
        found += _of_plan(plan, index)
        found += _one_sided(plan, index)
    return (
        *found,
        *_of_forms(institution, index),
        *_order(institution),
        *_shared_aliases(institution),
        *_of_sets(institution),
        *_of_the_institution(institution, index),
        *_circles(institution, index),
    )


@dataclass(frozen=True, slots=True)
class _Index:
    """What there is to refer to in an institution."""

    actions: Mapping[str, Mapping[str, tuple[int, Action]]]  # plan -> any name of an action -> place, action
    measures: frozenset[str]
    only_files: frozenset[str]  # plans whose actions are not entered: which there are is not known

    def find(self, plan: str, reference: str) -> tuple[str, str]:
        """Plan and name that a reference means; the plan is empty where a reference names none."""
        there, slash, name = reference.rpartition("/")
        return (there, name) if slash else (plan, reference)

    def target(self, plan: str, reference: str) -> tuple[str, str] | None:
        """The plan and the action (not the part) that a reference leads to."""
        there, name = self.find(plan, reference)
        found = self.actions.get(there, {}).get(name)
        return (there, found[1].id) if found and found[1].id else None


def _index(institution: Institution) -> _Index:
    actions: dict[str, dict[str, tuple[int, Action]]] = {}
    for plan in institution.plans:
        named = actions.setdefault(plan.id, {})
        for row in pieces(plan):
            for name in row.names:
                named.setdefault(name, (int(row.pointer[1]), row.action))
    only_files = frozenset(plan.id for plan in institution.plans if not entered(plan))
    return _Index(actions, frozenset(figures(institution)), only_files)


Reference = tuple[str, Pointer, str]  # who refers, where, what to


def _of_plan(plan: Plan, index: _Index) -> Iterator[Finding]:
    """References that lead nowhere."""
    if plan.follows:
        who = f"plan {plan.id} follows"
        yield from _plan_fault(who, ("follows",), plan.follows, plan.file, index, but=plan.id)
    for who, pointer, reference in _references(plan):
        yield from _action_fault(plan, who, pointer, reference, index)
    strands = {strand.id for strand in plan.strands}
    for row in pieces(plan):
        yield from _row_faults(plan, row, strands, index)


_SAYS = {
    "as_per": "has its outcome as per",
    "merged_into": "is merged into",
    "carried_from": "is carried from",
    "carried_to": "is carried to",
}


def _references(plan: Plan) -> Iterator[Reference]:
    """Every reference from a plan to actions."""
    for row in pieces(plan):
        for key, says in _SAYS.items() if row.part is row.action else ():
            who = f"{row.name} of plan {plan.id} {says}"
            value = getattr(row.action, key)
            if isinstance(value, str):
                yield who, (*row.pointer, key), value
            for number, name in enumerate(value if isinstance(value, tuple) else ()):
                yield who, (*row.pointer, key, number), name
    for place, voice in enumerate(plan.technician_voice):
        who = f"plan {plan.id} says that technicians' voice changed"
        for number, name in enumerate(voice.changed):
            yield who, ("technician_voice", place, "changed", number), name
    for recommendation, answer in plan.talent.items():
        who = f"plan {plan.id} answers recommendation {recommendation} with"
        for number, name in enumerate(answer.actions):
            yield who, ("talent", recommendation, "actions", number), name


def _action_fault(plan: Plan, who: str, pointer: Pointer, reference: str, index: _Index) -> Iterator[Finding]:
    there, name = index.find(plan.id, reference)
    carried = str(pointer[-2]).startswith("carried")
    part = f"{there}.{name}"
    if carried and there == plan.id:
        message = f"{who} {reference}: the other plan is not named, or is this plan itself"
        yield Finding(message, pointer, f"write the plan before it  {_other(plan, index)}/{name}", plan.file)
    elif there not in index.actions and part in index.actions[plan.id]:
        yield Finding(
            f"{who} {reference}, but a part is named with a point", pointer, f"write  {part}", plan.file
        )
    elif there not in index.actions:
        yield from _plan_fault(f"{who} {reference}, in", pointer, there, plan.file, index, but=plan.id)
    elif name not in index.actions[there] and there not in index.only_files:
        hint = _did_you_mean(name, index.actions[there])
        message = f"{who} {reference}, but plan {there} has no action {name}"
        yield Finding(message, pointer, hint, plan.file)


def _plan_fault(
    who: str, pointer: Pointer, reference: str, file: str, index: _Index, *, but: str = ""
) -> Iterator[Finding]:
    """What is wrong with a reference to a plan; `but` is the one that refers, which nobody means."""
    if reference not in index.actions:
        hint = _did_you_mean(reference, index.actions.keys() - {but})
        if _EARLIER.intersection(pointer) and not hint.startswith("did you mean"):
            hint = f"add  plans/{reference}.yaml  with  {_LEAST},  or write it as a  note:"
        message = f"{who} plan {reference}, which is not there"
        yield Finding(message, pointer, hint, file, rests_on=f"plans/{reference}.yaml")


_EARLIER = frozenset({"carried_from", "follows", "reviews"})
"""Keys that name an earlier plan, which may be known only as a file."""
_LEAST = "title: …  state: closed  formats: [{kind: pdf, url: …}]"


def _row_faults(plan: Plan, row: Row, strands: set[str], index: _Index) -> Iterator[Finding]:
    """References to strands, recommendations and measures."""
    who = f"{row.name} of plan {plan.id}"
    for strand, pointer in _strands_named(row):
        if strand in strands:
            continue
        others = f", or write one of  {', '.join(sorted(strands))}" if strands else ""
        hint = f"add  {{id: {strand}, title: …}}  under strands{others}"
        message = f"{who} stands in strand {strand}, which the plan does not have"
        yield Finding(message, pointer, hint, plan.file)
    for number, tag in enumerate(recommendations(row.part)):
        if tag not in RECOMMENDATIONS:
            message = f"{who} is tagged {tag}, which is not one of the recommendations R1 to R16"
            yield Finding(message, (*row.pointer, "talent", number), "write  talent: [R6]", plan.file)
    for number, measure in enumerate(row.part.measures):
        if measure.measure and measure.measure not in index.measures:
            message = f"{who} is measured by {measure.measure}, which measures.yaml does not have"
            hint = _did_you_mean(measure.measure, index.measures)
            pointer = (*row.pointer, "measures", number, "measure")
            yield Finding(message, pointer, hint, plan.file, rests_on="measures.yaml")


def _strands_named(row: Row) -> Iterator[tuple[str, Pointer]]:
    """The strands that an action names, and where."""
    if row.part is row.action:
        if row.action.strand:
            yield row.action.strand, (*row.pointer, "strand")
        for number, strand in enumerate(row.action.strands):
            yield strand, (*row.pointer, "strands", number)


def _of_forms(institution: Institution, index: _Index) -> Iterator[Finding]:
    for form in institution.self_assessments:
        for key, plan in (("reviews", form.reviews), ("proposes", form.proposes)):
            if plan:
                yield from _plan_fault(f"self-assessment {form.id} {key}", (key,), plan, form.file, index)


def _order(institution: Institution) -> Iterator[Finding]:
    """Plans and forms that name two plans in an order that cannot be."""
    plans = {plan.id: plan for plan in institution.plans}
    for plan in institution.plans:
        if plan.follows and (before := plans.get(plan.follows)) and _later(before, plan):
            message = f"plan {plan.id} follows plan {before.id}, which begins after it"
            hint = "name the plan before it under  follows:,  or take the line out"
            yield Finding(message, ("follows",), hint, plan.file, Severity.WARNING)
    for form in institution.self_assessments:
        old, new = plans.get(form.reviews or ""), plans.get(form.proposes or "")
        hint = "name the plan that it looks back on under  reviews:  and the next one under  proposes:"
        if not old or not new:
            continue
        if old is new and not old.period.extended_to:
            message = f"self-assessment {form.id} looks back on plan {old.id}, and submits it as the next"
            yield Finding(message, ("proposes",), hint, form.file, Severity.WARNING)
        elif _later(old, new):
            message = f"self-assessment {form.id} looks back on plan {old.id}, which begins after plan {new.id}, its next"
            yield Finding(message, ("proposes",), hint, form.file, Severity.WARNING)


def _later(one: Plan, other: Plan) -> bool:
    """Whether a plan begins after another, as far as that is known."""
    first, second = one.period.from_, other.period.from_
    return bool(first and second and first.first > second.last)


def _shared_aliases(institution: Institution) -> Iterator[Finding]:
    """Earlier addresses that two pages claim; the second time that one is given."""
    seen: dict[str, str] = {}
    pages: tuple[Institution | Plan | SelfAssessment | Update, ...]
    pages = (institution, *institution.plans, *institution.self_assessments, *institution.updates)
    for page in pages:
        for number, alias in enumerate(page.aliases):
            if first := seen.get(alias):
                message = f"the earlier address {alias} is given twice, and leads to one page only"
                hint = f"keep it here or in {first.rpartition('/')[2]}, whichever page it was"
                yield Finding(message, ("aliases", number), hint, page.file, Severity.WARNING)
            seen.setdefault(alias, page.file)


def _of_the_institution(institution: Institution, index: _Index) -> Iterator[Finding]:
    """Submissions whose form is not there or says something else, and a headcount that no table counts."""
    forms = {form.id: form for form in institution.self_assessments}
    for number, one in enumerate(institution.submissions):
        if form := forms.get(one.self_assessment or ""):
            for key, what in _otherwise(one, form):
                message = f"a submission is {what} of its self-assessment {form.id}"
                hint = "correct the one that is wrong"
                yield Finding(message, ("submissions", number, key), hint, institution.file, Severity.WARNING)
        elif one.self_assessment and one.self_assessment not in forms:
            message = f"a submission names self-assessment {one.self_assessment}, which is not there"
            pointer = ("submissions", number, "self_assessment")
            hint = _did_you_mean(one.self_assessment, forms)
            file = f"self-assessments/{one.self_assessment}.md"
            yield Finding(message, pointer, hint, institution.file, rests_on=file)
    series = institution.technicians.series if institution.technicians else None
    if series and series not in index.measures:
        message = f"the number of technicians is that of {series}, which measures.yaml does not have"
        hint = _did_you_mean(series, index.measures)
        yield Finding(message, ("technicians", "series"), hint, institution.file, rests_on="measures.yaml")


def _otherwise(one: Submission, form: SelfAssessment) -> Iterator[tuple[str, str]]:
    """What a submission says otherwise than its form: the key, and the end of a sentence."""
    if one.stage and one.stage != form.stage:
        yield "stage", f"of stage {one.stage}, and not of stage {form.stage}, the stage"
    sent, dated = one.submitted, form.date
    if sent and dated and (sent.last < dated.first or dated.last < sent.first):
        yield "submitted", f"dated {sent.words}, and not {dated.words}, the date"


def _of_sets(institution: Institution) -> Iterator[Finding]:
    """Surveys and tables that repeat one that is not there, or themselves."""
    ids = [group.id for group in institution.measure_sets]
    for number, group in enumerate(institution.measure_sets):
        if group.repeats and (group.repeats not in ids or group.repeats == group.id):
            message = f"{group.id} repeats {group.repeats}, which measures.yaml does not have"
            others = [id for id in ids if id != group.id]
            hint = _did_you_mean(group.repeats, others)
            yield Finding(message, ("sets", number, "repeats"), hint, institution.measures_file)


def _one_sided(plan: Plan, index: _Index) -> Iterator[Finding]:
    """Carried to and carried from that do not answer each other."""
    for action in plan.actions:
        # What a draft takes over is not settled: the plan before it says so once the draft is agreed.
        for reference in action.carried_from if plan.state != "draft" else ():
            yield from _unanswered(plan, action, reference, index, "carried_to", "went on")
        for reference in action.carried_to:
            yield from _unanswered(plan, action, reference, index, "carried_from", "came")


def _unanswered(
    plan: Plan, action: Action, reference: str, index: _Index, key: str, went: str
) -> Iterator[Finding]:
    there, name = index.find(plan.id, reference)
    found = index.actions.get(there, {}).get(name)
    if not found or not action.id or there == plan.id:
        return
    place, other = found
    back = (
        *getattr(other, key),
        *((other.merged_into,) if key == "carried_to" and other.merged_into else ()),
    )
    if (plan.id, action.id) in {index.target(there, one) for one in back}:
        return
    own = f"{plan.id}/{action.id}"
    way = "as" if key == "carried_to" else "from"
    yield Finding(
        f"action {other.id} of plan {there} does not say that it {went} {way} {own}, which says so",
        ("actions", place, key),
        f"add  {key}: [{own}]",
        file=plan.file.replace(f"/{plan.id}.yaml", f"/{there}.yaml"),
        severity=Severity.WARNING,
    )


def _circles(institution: Institution, index: _Index) -> Iterator[Finding]:
    files = {plan.id: plan.file for plan in institution.plans}
    follows = {(plan.id, ""): [(plan.follows, "")] for plan in institution.plans if plan.follows}
    kinds = [
        ("follows", follows),
        ("as_per", _edges(institution.plans, index, ("as_per",))),
        ("carried_to or merged_into", _edges(institution.plans, index, ("carried_to", "merged_into"))),
    ]
    for keys, edges in kinds:
        for circle in loops(edges):
            plan, name = circle[0]
            way = " → ".join(f"{there}/{id}" if id else there for there, id in (*circle, circle[0]))
            pointer: Pointer = ("actions", index.actions[plan][name][0]) if name else ("follows",)
            yield Finding(f"{keys} leads round in a circle: {way}", pointer, _CIRCLE, files[plan])


_CIRCLE = "take one of these references out"


def _edges(
    plans: Iterable[Plan], index: _Index, keys: tuple[str, ...]
) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """From each action to those that its keys lead to."""
    edges: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for plan in plans:
        for action in plan.actions:
            for key in keys:
                value = getattr(action, key)
                for reference in (value,) if isinstance(value, str) else value or ():
                    target = index.target(plan.id, reference)
                    if action.id and target:
                        edges.setdefault((plan.id, action.id), []).append(target)
    return edges


def _other(plan: Plan, index: _Index) -> str:
    others = [id for id in index.actions if id != plan.id]
    return plan.follows or (others[-1] if others else "2021-2023")


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    near = nearest(word, known)
    return f"did you mean  {near}" if near else "correct it, or take the reference out"
