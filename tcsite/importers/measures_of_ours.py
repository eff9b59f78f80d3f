"""Measures of ours: a figure to move in one line, as documents write it, with its baseline, its target and its results."""

import re
from collections.abc import Iterable, Iterator

from tcsite.content.yaml.writer import Value
from tcsite.importers.dates import day_of
from tcsite.importers.our_words import key_of, listed, said, suffix_of

_NUMBER = r"-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?"
_GOAL = re.compile(rf"(?P<number>{_NUMBER})(?: (?P<unit>\S.*))?")

Measure = dict[str, Value]


def measure_of(line: str) -> Measure | None:
    """The keys of a measure: "Visits: from 100 to 400 by June 2026 (420 in June 2026)"; None where a line is none."""
    bare, notes = line, []
    while noted := said("document.noted_result", bare, date="[^:;]+"):
        bare = noted["measure"]
        notes.append((day_of(noted["date"]), noted["note"]))
    noted = said("document.noted", bare, measure=".+?")
    measure = _measure_of(noted["measure"] if noted else bare)
    if measure is None or not _give_notes(measure, notes):
        return None
    return {**measure, "note": noted["note"]} if noted else measure


def words_in(measure: Measure) -> Iterator[str]:
    """The words of a measure: what it is of, and its notes."""
    yield str(measure["text"])
    for one in (measure, *results_of(measure)):
        if "note" in one:
            yield str(one["note"])


def results_of(measure: Measure) -> list[Measure]:
    """Its results, as they are written."""
    results = measure.get("results")
    return [one for one in results if isinstance(one, dict)] if isinstance(results, list) else []


def _give_notes(measure: Measure, notes: Iterable[tuple[str, str]]) -> bool:
    """Give the results of a measure their notes; False if one belongs to none of them."""
    for day, note in notes:
        result = next((one for one in results_of(measure) if one["date"] == day and "note" not in one), None)
        if result is None:
            return False
        result["note"] = note
    return True


def _measure_of(line: str) -> Measure | None:
    found = said("document.measure", line)
    if found is None:
        return None
    how, results = _results(found["how"])
    words, by = how, ""
    if dated := said("document.by", f" {how}", words=".*", date="[^()]+"):
        words, by = dated["words"].strip(), day_of(dated["date"])
    moved = _moved(words) if words else {}
    if results is None or moved is None or not (moved or results):
        return None
    measure: Measure = {"text": found["what"], **moved}
    if by:
        measure["by"] = by
    if results:
        measure["results"] = list(results)
    return measure if by or words == how else None


def _results(how: str) -> tuple[str, list[Value] | None]:
    """What stands before the results, and these; None where brackets hold something else."""
    found = said("document.results", f" {how}", how=".*?", results="[^()]*")
    if found is None:
        return how, []
    results: list[Value] = []
    for one in listed(found["results"]):
        result = said("document.result_on", one, value=_NUMBER) or said(
            "document.result_in", one, value=_NUMBER
        )
        day = day_of(result["date"]) if result else ""
        if result is None or not day:
            return "", None
        results.append({"date": day, "value": _figure(result["value"])})
    return found["how"].strip(), results


def _moved(words: str) -> Measure | None:
    """From where to where; None for other words."""
    if found := said("document.from_to", words, baseline=_NUMBER):
        return _with_goal({"baseline": _figure(found["baseline"])}, found["target"])
    if found := said("document.to", words):
        return _with_goal({}, found["target"])
    if found := said("document.change_from", f" {words}", change=".*?", baseline=rf"{_NUMBER}(?: \S.*)?"):
        start = _GOAL.fullmatch(found["baseline"])
        change = _change(found["change"].strip()) if found["change"].strip() else {}
        if start is None or change is None:
            return None
        unit: Measure = {"unit": start["unit"]} if start["unit"] else {}
        return {"baseline": _figure(start["number"]), **change, **unit}
    return _change(words)


def _with_goal(measure: Measure, words: str) -> Measure | None:
    """A measure with its target: "at least 9 people a year"."""
    words, every = suffix_of("every", words)
    least = said("action.at_least", words)
    goal = _GOAL.fullmatch(least["figure"] if least else words)
    if goal is None:
        return None
    more: Measure = {"at_least": True} if least else {}
    more |= {"every": every} if every else {}
    more |= {"unit": goal["unit"]} if goal["unit"] else {}
    return {**measure, "target": _figure(goal["number"]), **more}


def _change(words: str) -> Measure | None:
    """A target without a figure: "an increase each year"."""
    words, every = suffix_of("each", words)
    direction = key_of("direction", words)
    if not direction:
        return None
    return {**({"every": every} if every else {}), "direction": direction}


def _figure(text: str) -> int | float:
    number = float(text.replace(",", ""))
    return int(number) if number.is_integer() else number
