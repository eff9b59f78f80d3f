"""Labels: what the headings of columns mean, in the many wordings that plans use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tcsite.model.dates.names import NAMES
from tcsite.text.phrases import plain

Role = Literal[
    "id",
    "strand",
    "objective",
    "text",
    "steps",
    "rationale",
    "when",
    "start",
    "end",
    "owners",
    "outputs",
    "success",
    "baseline",
    "target",
    "resources",
    "status",
    "comments",
    "evidence",
    "reason",
    "talent",
    "note",
    "mark",
    "other",
]
"""What a column holds. "mark": a year or another time that is ticked; "other": nothing that our model knows."""

# Whole labels, between commas, as `plain` writes them. Welsh stands beside English.
_WHOLE: Mapping[Role, str] = {
    "id": """no, no., nr, number, id, ref, ref., ref no, ref number, reference, reference no, reference number, #, item,
        item no, item number, item ref, action no, action number, action ref, action reference, action id, action #,
        objective no, objective ref, activity no, activity ref, milestone no, code, s/n, sn, point, row, ap no, rhif,
        ref id, serial no""",
    "strand": """theme, themes, pillar, pillars, strand, strands, area, areas, area of focus, area of work, focus area,
        focus, priority area, key area, category, workstream, work stream, tc theme, tc pillar, tc area, tc theme/pillar,
        technician commitment theme, technician commitment pillar, technician commitment area,
        technician commitment themes, commitment theme, commitment pillar, commitment area, theme/pillar,
        pillar/theme, key theme, strategic theme, heading, section, thema, colofn, maes""",
    "objective": """objective, objectives, aim, aims, aim/objective, aims/objectives, aims and objectives, goal, goals,
        strategic objective, strategic aim, key objective, overall objective, ambition, commitment, our commitment,
        amcan, amcanion, nod, nodau, strategic priority, priority objective, area for development, areas for development, area for improvement, areas for improvement,
        issue, issue to address, challenge""",
    "text": """action, actions, action s, activity, activities, action/activity, actions/activities, activity/action,
        actions and activities, action description, description of action, action detail, action details,
        action required, actions required, action needed, actions needed, action to be taken, actions to be taken,
        action point, action points, planned action, planned actions, planned activity, planned activities,
        proposed action, proposed actions, proposed activity, key action, key actions, key activities,
        specific action, specific actions, agreed action, agreed actions, action plan, action item, action items,
        what, what will we do, what we will do, what will be done, what are we going to do, what we are going to do,
        what do we want to do, what needs to be done, task, tasks, task/action, activities and initiatives, initiative,
        initiatives, description, intervention, interventions, project, projects, activity description, project/activity,
        milestone description, description of milestone, gweithred, gweithredu, cam gweithredu, camau gweithredu,
        camau, gweithgaredd, beth, beth fyddwn ni n ei wneud, future action, future actions, next action""",
    "steps": """sub action, sub actions, sub task, sub tasks, steps, key steps, next steps, how, how will we do it,
        how we will do it, how will this be done, how will it be done, method, approach, details, detail, specific tasks,
        specific steps, sub activities, implementation, process, sut""",
    "rationale": """rationale, reason, reasons, reason for action, why, why is this needed, why are we doing this,
        context, background, evidence base, need, justification, driver, drivers, source, baseline evidence,
        current situation, rationale/evidence, evidence/rationale, rationale and evidence, identified need,
        what did we find, finding, findings, rhesymeg, pam""",
    "when": """when, by when, timescale, timescales, time scale, timeframe, time frame, timeframes, timeline, timelines,
        time line, timing, timings, date, dates, target date, target dates, due, due date, due by, deadline, deadlines,
        delivery date, completion date, target completion, target completion date, date for completion,
        date of completion, expected completion, expected completion date, complete by, completed by, completion,
        to be completed by, year, years, year s, period, schedule, timescale/deadline, date due, by, target timescale,
        planned date, milestone date, date to be completed, review date, timetable, duration, time period, time,
        delivery timescale, target year, when will it be done, when will this be done, when will we do it,
        pryd, erbyn pryd, amserlen, dyddiad, dyddiad targed""",
    "start": """start, start date, starts, start by, begin, begins, from, commencement, commence, date started,
        planned start, planned start date, start month, dyddiad dechrau""",
    "end": """end, end date, ends, finish, finish date, finish by, to, planned end, planned end date, planned finish,
        end month, dyddiad gorffen""",
    "owners": """owner, owners, owner s, action owner, action owners, lead, leads, lead s, lead person, lead role,
        lead department, lead officer, lead contact, lead/owner, owner/lead, lead/responsible, lead responsibility,
        responsible, responsible people, responsible person, responsible persons, responsible party, responsible parties,
        responsible owner, responsible lead, responsible officer, responsible team, person responsible,
        persons responsible, people responsible, person s responsible, person/s responsible, who is responsible,
        responsibility, responsibilities, responsibility of, responsibility and accountability, accountable,
        accountability, accountable person, accountable lead, who, by whom, by who, whom, who by, who will do it,
        who will lead, who will do this, who will be responsible, who s responsible, who is leading, assigned to,
        assigned, delivered by, delivery lead, project lead, action lead, action by, action for, key people, people,
        staff, team, contact, stakeholder, stakeholders, key stakeholders, sponsor, champion, support, supported by,
        supporting, support from, support team, involved, others involved, key contacts, partners, supporting group, supporting groups, supporting team,
        supporting department, supporting role, supporting roles, support group, supporting staff, other staff, working with,
        in partnership with, consulted, responsible department, departments responsible, cyfrifoldeb, cyfrifol, pwy,
        arweinydd, perchennog, pwy sy n gyfrifol""",
    "outputs": """output, outputs, output s, deliverable, deliverables, key deliverables, key outputs, intended output,
        intended outputs, expected outputs, planned outputs, product, products, milestone, milestones, key milestones,
        milestone s, outputs/deliverables, deliverables/outputs, outputs/milestones, milestones/outputs,
        outputs and milestones, allbwn, allbynnau, what will be produced, result, results, expected results,
        cerrig milltir""",
    "success": """success, success measure, success measures, success measure s, measure of success,
        measures of success, success criteria, success criterion, success indicator, success indicators, measure, measures,
        measurement, measurements, kpi, kpis, kpi s, key performance indicator, key performance indicators,
        performance indicator, performance indicators, indicator, indicators, metric, metrics, impact, impacts,
        intended impact, expected impact, impact measure, impact measures, measuring impact, evidence of impact,
        outcome, outcomes, intended outcome, intended outcomes, expected outcome, expected outcomes, desired outcome,
        desired outcomes, target outcome, outcome/impact, impact/outcome, outcomes/impact, outcomes and impact,
        success measures/kpis, evaluation, monitoring, monitoring and evaluation, evidence of success, success looks like,
        what does success look like, what will success look like, how will we know, how will we measure success,
        how will success be measured, how will we measure impact, how will impact be measured,
        how will impact be evidenced, how will we know it has worked, how will we know we have succeeded,
        how will this be measured, how measured, how we know, how we will know, how do we know, what will be different, benefits, benefit, expected benefits,
        evidence of completion, success outcome, mesur llwyddiant, mesurau llwyddiant, meini prawf llwyddiant, canlyniad,
        canlyniadau, effaith""",
    "baseline": "baseline, baselines, baseline figure, baseline value, starting point, current figure, current value",
    "target": "target, targets, target figure, target value, goal value, targed",
    "resources": """resource, resources, resourcing, resource s, resources required, resources needed, resource required,
        resource requirements, resource implications, resource needs, resources/budget, budget, budgets, cost, costs,
        funding, funding source, cost/resource, resources/costs, estimated cost, adnoddau, cyllideb, resources/support""",
    "status": """status, rag, rag rating, rag status, rag analysis, rag review, rag score, r/a/g, r a g, brag,
        brag rating, brag status, rag rated, rag colour, progress rag, status rag, rag/status, status/rag, colour,
        colour code, rating, current status, progress status, status of action, action status, completion status,
        red/amber/green, red amber green, rag rating/status, traffic light, state, % complete, percent complete, complete,
        where are we now, where are we, how are we doing, how is it going, how far are we, statws, statws rag, rag?, current rag, done, completed""",
    "comments": """comment, comments, commentary, comments/update, comments/updates, update, updates, status update,
        progress, progress to date, progress update, progress updates, progress made, progress report, progress comments,
        progress/comments, comments/progress, progress and comments, progress notes, progress and impact,
        progress against action, action taken, actions taken, what we did, what have we done, what has been done,
        what was done, achievement, achievements, achieved, achievements to date, activity to date, key achievements,
        review, review comments, latest update, position, current position, outcome to date, outcomes to date,
        narrative, progress narrative, commentary on progress, sylwadau, sylwad, cynnydd, diweddariad""",
    "evidence": "evidence, evidence of progress, supporting evidence, link, links, links to evidence, tystiolaeth",
    "reason": """explanation, explanation for red, explanation for red items, explanation if red, reason for red,
        reason for red rating, reason if red, reason if not complete, reason for delay, reasons for delay,
        reason not completed, rationale for rag, rag rationale, rag explanation, if red why, why red, esboniad""",
    "talent": """talent, talent recommendation, talent recommendations, talent rec, talent recs, talent commission,
        talent commission recommendation, talent commission recommendations, talent commission rec, talent ref,
        mi talent, mitalent, mi talent recommendation, mi talent recommendations, mitalent recommendation,
        mitalent recommendations, talent no, talent report recommendation, link to talent, talent link,
        recommendation, recommendations, links to talent, argymhelliad talent""",
    "note": "note, notes, additional notes, other notes, additional information, further information, nodiadau, nodyn",
}

# Where no whole label fits: what a label of a few words may contain, the first that does.
_PARTLY: tuple[tuple[str, Role], ...] = (
    (r"\btalent\b|\bmitalent\b", "talent"),
    (r"explanation|reason.*\b(?:red|not|delay)|\bif red\b", "reason"),
    (r"\bb?rag\b|\bstatus\b|traffic light|\bred\b.*\bgreen\b", "status"),
    (r"success|\bkpis?\b|how will .*(?:know|measure)|measur|impact|outcome|indicator|\bmetric", "success"),
    (r"responsib|owner|\bwho\b|\bwhom\b|accountab|assigned", "owners"),
    (r"(?<!to )\bstart(?:s|ing)?\b|commence", "start"),
    (r"\bwhen\b|time ?scale|time ?frame|time ?line|deadline|\bdue\b|\bdates?\b|complet(?:ion|e by)", "when"),
    (r"output|deliverable|milestone", "outputs"),
    (r"resourc|budget|\bcosts?\b|funding", "resources"),
    (r"rationale|\bwhy\b|\bneed\b|background|context", "rationale"),
    (r"baseline", "baseline"),
    (r"\btarget", "target"),
    (r"comment|progress|update|achiev|to date|review", "comments"),
    (r"evidence", "evidence"),
    (r"\bthemes?\b|\bpillars?\b|\bstrands?\b", "strand"),
    (r"\blead\b", "owners"),
    (r"\bactions?\b|activit|initiative|what (?:will|do|are) we", "text"),
    (r"objective|\baims?\b|\bgoals?\b", "objective"),
    (r"\bnotes?\b", "note"),
)
_LONGEST = 90  # characters of a label
_MOST_WORDS = 12

_TIME = re.compile(
    rf"(?:(?:academic )?(?:year|yr|y) ?(?P<nth>[1-9]|10|one|two|three|four|five)(?: .*)?"
    rf"|(?P<year>(?:19|20)\d\d)(?: ?\(.*\))?"
    rf"|(?:ay )?(?P<span>(?:20)?\d\d ?[/–-] ?(?:20)?\d\d)"
    rf"|(?P<part>(?:q|quarter |h|term )[1-4](?: .*)?|(?:{NAMES})(?: ?[/–-] ?(?:{NAMES}))?"
    rf"(?:[ '’-]*\d\d(?:\d\d)?)?|(?:spring|summer|autumn|winter)(?: term)?(?: \d{{4}}(?:/\d\d)?)?)"
    r"|month(?:s)? \d{1,2}(?: ?[-–] ?\d{1,2})?)"
)
_ORDINAL = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_KNOWN: Mapping[str, Role] = {
    " ".join(label.split()): role for role, labels in _WHOLE.items() for label in labels.split(",")
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label says: a role, and how sure that is (2: the whole label is known, 1: words of it, 0: not)."""

    role: Role
    sure: int
    mark: str = ""  # the time that its ticks mean: "2024", "Year 1", "Q1 2025"


def meaning(label: str) -> Meaning:
    """What the heading of a column means."""
    words = plain(label).removeprefix("the ").removeprefix("our ").strip()
    if mark := time_of(label):
        return Meaning("mark", 2, mark)
    shorter = plain(re.sub(r"[(\[].*?[)\]]", " ", label)).removeprefix("the ")
    for spelling in (words, shorter, re.sub(r"(?<=\w)/(?=\w)", " ", words)):
        if spelling in _KNOWN:
            return Meaning(_KNOWN[spelling], 2)
    if len(label) <= _LONGEST and len(words.split()) <= _MOST_WORDS:
        for pattern, role in _PARTLY:
            if re.search(pattern, words):
                return Meaning(role, 1)
    return Meaning("other", 0)


def time_of(label: str) -> str:
    """The time that the heading of a grid's column names, as its author wrote it; "" if it is none."""
    words = " ".join(label.split()).strip(" :.")
    found = _TIME.fullmatch(words.lower())
    if not found:
        return ""
    if found["nth"]:
        return f"Year {_ORDINAL.get(found['nth'], found['nth'])}"
    return found["year"] or words
