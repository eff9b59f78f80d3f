"""Scaffold: files to begin with, commented in the model's own words.

They invent nothing: what only a lead can know is marked FILL IN, and the rule `placeholder-left` finds it.
"""

from tcsite.content.scaffold.commented import FILL_IN
from tcsite.content.scaffold.hosts import HOSTS, MARKS, REQUIREMENTS, TCSITE, host_files
from tcsite.content.scaffold.institutions import NOBODY, InstitutionDetails, institution_file
from tcsite.content.scaffold.plans import (
    Carried,
    PlanPeriod,
    day_after,
    first_plan,
    next_plan,
    period_from,
    review_to_come,
    unfinished,
)
from tcsite.content.scaffold.site import NewSiteOptions, example_site, new_site
from tcsite.content.scaffold.source import InstallSource, source_of, stated_source, vendored
from tcsite.content.scaffold.texts import BegunForm, measures_file, self_assessment_file, update_file
from tcsite.content.scaffold.wheel import packed
