"""Skeletons: files to begin with, commented in the model's own words.

They invent nothing: what only a lead can know is marked FILL IN, and the rule `placeholder-left` finds it.
"""

from tcsite.content.scaffold.commented import FILL_IN
from tcsite.content.scaffold.institutions import NOBODY, Identity, institution_file
from tcsite.content.scaffold.plans import (
    MONTHS,
    Carried,
    PlanPeriod,
    day_after,
    first_plan,
    next_plan,
    review_to_come,
    stretch_from,
    unfinished,
)
from tcsite.content.scaffold.site import HOSTS, Wishes, new_site
from tcsite.content.scaffold.texts import measures_file, self_assessment_file, update_file

__all__ = [
    "FILL_IN",
    "HOSTS",
    "MONTHS",
    "NOBODY",
    "Carried",
    "Identity",
    "PlanPeriod",
    "Wishes",
    "day_after",
    "first_plan",
    "institution_file",
    "measures_file",
    "new_site",
    "next_plan",
    "review_to_come",
    "self_assessment_file",
    "stretch_from",
    "unfinished",
    "update_file",
]
