"""The Technician Commitment's own words: its first year, its pillars, and the TALENT Commission's recommendations."""

from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, WithJsonSchema

from tcsite.model import shapes
from tcsite.model.base import one_or_many

FIRST_YEAR = 2017
"""The Commitment was launched in May 2017: no plan under it, and no signature, is older."""

Pillar = Literal["visibility", "recognition", "career-development", "sustainability", "evaluating-impact"]
PILLARS: tuple[Pillar, ...] = ("visibility", "recognition", "career-development", "sustainability")
"""The four that every plan is asked to serve."""

_PILLAR: shapes.Shape = {"enum": list(get_args(Pillar))}
Pillars = Annotated[
    tuple[Pillar, ...],
    BeforeValidator(one_or_many),
    WithJsonSchema({"title": "pillars", "anyOf": [_PILLAR, {"type": "array", "items": _PILLAR}]}),
]
"""Several pillars; one alone may be written without a list."""

Recommendation = Literal[
    "R1",
    "R2",
    "R3",
    "R4",
    "R5",
    "R6",
    "R7",
    "R8",
    "R9",
    "R10",
    "R11",
    "R12",
    "R13",
    "R14",
    "R15",
    "R16",
]
RECOMMENDATIONS: tuple[str, ...] = get_args(Recommendation)
"""The TALENT Commission's sixteen."""
