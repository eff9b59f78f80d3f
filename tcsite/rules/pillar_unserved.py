"""The rule `pillar-unserved`."""

from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import PILLARS, Plan
from tcsite.model.plan import pillars_named
from tcsite.rules.plans import is_asked
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import listed


@rule(id="pillar-unserved", source="guidance", severity=Severity.WARNING, about=Plan)
def pillar_unserved(plan: Plan) -> Iterator[Finding]:
    """Each of the four pillars is served by an action.

    Visibility, recognition, career development and sustainability are what the Commitment is about, and
    the guidance asks for plans that address them all. A plan may have headings of its own: say which
    pillar a strand serves (`pillar`, or `pillars` if several), or an action, where it differs from its strand. Asked of plans that
    have actions and can still be changed. Of a transcription it is advice: its source may assign none.
    """
    if not is_asked(plan) or not plan.actions:
        return
    served = {pillar for action in plan.actions for pillar in plan.pillars_of(action)}
    missing = [pillar for pillar in PILLARS if pillar not in served]
    if missing:
        names = listed(pillar.replace("-", " ") for pillar in missing)
        yield Finding(
            f"no action of plan {plan.id} is assigned to {names}",
            ("strands",),
            _hint(plan, missing[0]),
            absent=True,
        )


def _hint(plan: Plan, missing: str) -> str:
    """What is missing: an action where a strand for the pillar is there, else the pillar's name."""
    strand = next((strand.id for strand in plan.strands if missing in pillars_named(strand)), "")
    if strand:
        return f"add an action with  strand: {strand}"
    return f"add  pillar: {missing}  to the strand or action that serves it"
