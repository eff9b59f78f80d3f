"""Editing: changes in a YAML file that leave every line alone that they do not concern."""

from tcsite.content.editing.change import Change, Changed, Insert, Put, changed
from tcsite.content.editing.layout import comments_of, formatted
from tcsite.content.editing.set_request import SetRequest, changes_for, lacks_reason
from tcsite.content.editing.targets import EditTarget, NotFound, only_institution, target
