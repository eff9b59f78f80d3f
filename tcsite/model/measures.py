"""Measures: survey ratings and workforce figures, with how many people, which scale and when."""

from typing import Literal

from tcsite.model.base import Count, Id, Number, Strict, Text
from tcsite.model.commitment import Pillar
from tcsite.model.dates.partial import PartialDate
from tcsite.model.institution import Source


class Measure(Strict):
    """One figure: a question's mean rating, or a count."""

    id: Id
    """Its number in the survey or the table. Example: 1.5"""
    text: Text
    """The question asked, or what was counted. Example: I have clear career goals"""
    pillar: Pillar | None = None
    """The pillar that it says something about."""
    value: Number | None = None
    """The figure; leave it out if it is not known or not to be published. Example: 4.82"""
    people: Count | None = None
    """How many answered or were counted, if that differs from the set. Example: 26"""
    unit: Text | None = None
    """What the figure is, if that differs from the set. Example: per cent"""
    note: Text | None = None
    """What a reader should know about it. Example: Fewer than 10"""

    @property
    def number(self) -> str:
        """Its id where that has a figure, which readers know from the survey; words as an id only repeat the text."""
        return self.id if any(map(str.isdigit, self.id)) else ""


class MeasureSet(Strict):
    """A survey or a table of figures, asked or counted at one time."""

    id: Id
    """What actions call it. A survey repeated later is another set, with another id. Example: tc-survey"""
    repeats: Id | None = None
    """The id of the set whose questions it asks again: each figure is then followed over time. Example: tc-survey"""
    kind: Literal["survey", "workforce"]
    """What it is: questions that people answered, or figures about staff."""
    title: Text
    """Its heading on the page of figures. Example: Technician survey, June 2024"""
    date: PartialDate
    """When people were asked or counted. Example: 2024-06"""
    people: Count | None = None
    """How many answered or were counted; figures about fewer than ten are reported. Example: 28"""
    scale: Text | None = None
    """What ratings run from and to; leave it out if the source does not say, or the survey that it repeats does.
    Example: 1 to 10"""
    unit: Text | None = None
    """What its figures are. Example: mean rating"""
    source: Source | None = None
    """The document that its figures come from."""
    note: Text | None = None
    """What a reader should know about it. Example: All technical staff were asked."""
    measures: tuple[Measure, ...] = ()
    """Its figures, in its order."""


class MeasuresFile(Strict):
    """``measures.yaml``. An action refers to a measure as ``<set>-<measure>``: ``tc-survey-1.5``."""

    sets: tuple[MeasureSet, ...]
    """Surveys and tables of figures, in the order in which the page shows them."""
