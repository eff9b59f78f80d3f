"""Scaffold: files to begin with, commented in the model's own words.

They invent nothing: what only a lead can know is marked FILL IN, and the rule `placeholder-left` finds it.
"""

from tcsite.content.scaffold.commented import FILL_IN
from tcsite.content.scaffold.institutions import NOBODY, InstitutionDetails, institution_file
from tcsite.content.scaffold.plans import (
    MONTHS,
    Carried,
    PlanPeriod,
    day_after,
    first_plan,
    next_plan,
    period_from,
    review_to_come,
    unfinished,
)
from tcsite.content.scaffold.site import HOSTS, NewSiteOptions, new_site
from tcsite.content.scaffold.texts import measures_file, self_assessment_file, update_file

__all__ = [
    "FILL_IN",
    "HOSTS",
    "MONTHS",
    "NOBODY",
    "Carried",
    "InstitutionDetails",
    "NewSiteOptions",
    "PlanPeriod",
    "day_after",
    "first_plan",
    "institution_file",
    "measures_file",
    "new_site",
    "next_plan",
    "period_from",
    "review_to_come",
    "self_assessment_file",
    "unfinished",
    "update_file",
]
