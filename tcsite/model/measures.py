"""Measures: survey ratings and workforce figures, with how many people, which scale and when."""

from typing import Literal

from tcsite.model.base import Id, Number, Strict, Text, Whole
from tcsite.model.dates import PartialDate
from tcsite.model.institution import Source
from tcsite.model.plan import Pillar


class Measure(Strict):
    """One figure: a question's mean rating, or a count."""

    id: Id
    text: Text
    pillar: Pillar | None = None
    value: Number | None = None
    people: Whole | None = None  # where it differs from the set's
    unit: Text | None = None  # where it differs from the set's
    note: Text | None = None


class MeasureSet(Strict):
    """A survey or a table of figures, asked or counted at one time."""

    id: Id
    kind: Literal["survey", "workforce"]
    title: Text
    date: PartialDate
    people: Whole | None = None  # n: how many answered or were counted
    scale: Text | None = None  # "1 to 10"; absent: the source does not say
    unit: Text | None = None  # "mean rating", "people", "per cent"
    source: Source | None = None
    note: Text | None = None
    measures: tuple[Measure, ...] = ()


class MeasuresFile(Strict):
    """``measures.yaml``. An action refers to a measure as ``<set>-<measure>``: ``tc-survey-1.5``."""

    sets: tuple[MeasureSet, ...]
