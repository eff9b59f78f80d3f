"""The rule `figure-ambiguous`."""

from collections.abc import Iterator

from tcsite.diagnostics import Pointer, Severity
from tcsite.model import Institution
from tcsite.rules.rule import Finding, rule


@rule(id="figure-ambiguous", source="consistency", severity=Severity.ERROR, about=Institution)
def figure_ambiguous(institution: Institution) -> Iterator[Finding]:
    """An id in measures.yaml means one set, or one figure of its set.

    Actions name a figure by the ids of its set and its own (`survey-2024-1.5`), and both become addresses. Where two
    have the same, nobody can tell which one a target is measured by. Give each its own; a survey that is repeated has
    another year in its id, and the same figures below it.
    """
    sets: set[str] = set()
    for place, group in enumerate(institution.measure_sets):
        if group.id.lower() in sets:
            yield _finding(
                f"measures.yaml has two sets with the id {group.id}", ("sets", place, "id"), institution
            )
        sets.add(group.id.lower())
        figures: set[str] = set()
        for number, measure in enumerate(group.measures):
            if measure.id.lower() in figures:
                message = f"{group.id} has two figures with the id {measure.id}"
                yield _finding(message, ("sets", place, "measures", number, "id"), institution)
            figures.add(measure.id.lower())


def _finding(message: str, pointer: Pointer, institution: Institution) -> Finding:
    return Finding(message, pointer, "give each its own id", institution.measures_file)
