"""Editing: changes in a YAML file that leave every line alone that they do not concern."""

from tcsite.editing.change import Change, Changed, Insert, Put, changed
from tcsite.editing.normal import comments_of, normal
from tcsite.editing.targets import NotFound, Target, only_institution, target
from tcsite.editing.wishes import Wish, changes_for

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
