"""The rule `figure-ambiguous`."""

import re
from collections.abc import Iterator

from tcsite.diagnostics import Pointer, Severity
from tcsite.model import Institution, Text
from tcsite.rules.rule import Finding, rule


@rule(id="figure-ambiguous", source="consistency", severity=Severity.ERROR, about=Institution)
def figure_ambiguous(institution: Institution) -> Iterator[Finding]:
    """An id in measures.yaml means one set, or one figure of its set.

    Actions name a figure by the ids of its set and its own (`survey-2024-1.5`), and both become addresses. Where two
    have the same, nobody can tell which one a target is measured by. Give each its own; a survey that is repeated has
    another year in its id, and the same figures below it.

    A question that is worded otherwise when a survey repeats another (`repeats`) is a warning: the two figures are drawn
    as one over time. If it asks something else, it needs an id of its own; then none is compared with the other.
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
    yield from _reworded(institution)


def _reworded(institution: Institution) -> Iterator[Finding]:
    """Questions that one survey repeats in other words; of tables, labels may change with the year."""
    known = {group.id: group for group in institution.measure_sets}
    if not any(group.repeats for group in institution.measure_sets):
        return
    for place, group in enumerate(institution.measure_sets):
        before = known.get(group.repeats or "") if group.kind == "survey" else None
        asked = {one.id: one.text for one in before.measures} if before else {}
        for number, measure in enumerate(group.measures):
            earlier = asked.get(measure.id)
            if before and earlier and not _alike(earlier, measure.text):
                yield Finding(
                    f'{measure.id} of {group.id} is worded otherwise than in {before.id}, which it repeats: "{earlier}"',
                    ("sets", place, "measures", number, "text"),
                    "word it as before; if it asks something else, give it another id",
                    institution.measures_file,
                    Severity.WARNING,
                )


def _alike(one: Text, other: Text) -> bool:
    """Whether two wordings of a question have the same words, in a language that both are written in."""
    first, second = dict(one.versions), dict(other.versions)
    shared = first.keys() & second.keys()
    return not shared or any(_words(first[code]) == _words(second[code]) for code in shared)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _finding(message: str, pointer: Pointer, institution: Institution) -> Finding:
    return Finding(message, pointer, "give each its own id", institution.measures_file)
