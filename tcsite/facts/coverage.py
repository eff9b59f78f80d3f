"""Coverage: what a source says at all, so that its silence is not taken for a no."""

from tcsite.model import Institution, Plan, Settings


def entered(plan: Plan) -> bool:
    """Whether the plan's actions stand here; a plan known only as a file, or by name, has unknown ones."""
    return bool(plan.actions)


def tagged(plan: Plan) -> bool:
    """Whether the plan names recommendations at all, in its actions or in a table of its own."""
    return bool(plan.talent) or any(part.talent for one in plan.actions for part in (one, *one.parts))


def mapped(plan: Plan) -> bool:
    """Whether any action of the plan serves a pillar."""
    return any(plan.pillars_of(action) for action in plan.actions)


def speaks_for_itself(settings: Settings, institution: Institution) -> bool:
    """Whether the site is the institution's own: else it is silent where its source is."""
    return settings.home == institution.id and not institution.source


def transcribed(institution: Institution, file: str) -> bool:
    """Whether a file of an institution is a transcription: what it leaves out, its source may leave out too."""
    if institution.source or any(plan.source for plan in institution.plans if plan.file == file):
        return True
    return file == institution.measures_file and any(group.source for group in institution.measure_sets)


def kinds_of_files(plan: Plan) -> tuple[str, ...]:
    """The kinds of files that hold the plan, each once."""
    return tuple(dict.fromkeys(one.kind for one in plan.formats))
