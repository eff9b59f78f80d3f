"""Skeletons: files to begin with, commented in the model's own words.

They invent nothing: what only a lead can know is marked FILL IN, and the rule `placeholder-left` finds it.
"""

from tcsite.skeletons.commented import FILL_IN
from tcsite.skeletons.institutions import NOBODY, Identity, institution_file
from tcsite.skeletons.site import HOSTS, Wishes, new_site

__all__ = ["FILL_IN", "HOSTS", "NOBODY", "Identity", "Wishes", "institution_file", "new_site"]
