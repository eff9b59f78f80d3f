"""The rule `voice-missing`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import Plan
from tcsite.rules.plans import is_asked
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import listed


@rule(id="voice-missing", source="form", severity=Severity.WARNING, about=Plan)
def voice_missing(plan: Plan) -> Iterator[Finding]:
    """The plan says how technicians were consulted, when, how many or which of them, and what it changed.

    Every form asks for evidence of the technicians' voice in the making of the plan. Describe each way of
    listening under `technician_voice`: its `method`, `date`, `people` (or the group, in `note`), and in
    `changed` the actions that came of it. It is enough that the entries together answer each of the four.
    Asked of plans that can still be changed: drafts, approved plans and those in force.
    """
    if not is_asked(plan):
        return
    voices = plan.technician_voice
    if not voices:
        yield Finding(
            f"plan {plan.id} does not say how technicians were consulted",
            ("technician_voice",),
            "add  technician_voice: [{method: survey, date: 2024-06, people: 28, changed: [V5]}]",
        )
        return
    keys = {
        "when": "date: 2024-06",
        "how many or which of them": "people: 28",
        "what it changed": "changed: [V5]",
    }
    answers = {
        "when": any(voice.date for voice in voices),
        "how many or which of them": any(voice.people or voice.note for voice in voices),
        "what it changed": any(voice.changed for voice in voices),
    }
    silent = [question for question, answered in answers.items() if not answered]
    if silent:
        yield Finding(
            f"plan {plan.id} says how technicians were consulted, but not {listed(silent)}",
            ("technician_voice",),
            f"add  {',  '.join(keys[question] for question in silent)}  to an entry",
        )
