"""Editing: changes in a YAML file that leave every line alone that they do not concern."""

from tcsite.content.editing.change import Change, Changed, Insert, Put, changed
from tcsite.content.editing.normal import comments_of, normal
from tcsite.content.editing.targets import NotFound, Target, only_institution, target
from tcsite.content.editing.wishes import Wish, changes_for

__all__ = [
    "Change",
    "Changed",
    "Insert",
    "NotFound",
    "Put",
    "Target",
    "Wish",
    "changed",
    "changes_for",
    "comments_of",
    "normal",
    "only_institution",
    "target",
]
