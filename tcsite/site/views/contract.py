"""The contract between views and themes: which template sees which view, and the reference made of it."""

import dataclasses
import inspect
import re
import types
import typing
from typing import Any

from markupsafe import Markup

from tcsite.content.packaged import packaged
from tcsite.site.views.actions import ActionsView
from tcsite.site.views.assessment import AssessmentView
from tcsite.site.views.card import CardView
from tcsite.site.views.compare import CompareView
from tcsite.site.views.data import DataView
from tcsite.site.views.directory import DirectoryView
from tcsite.site.views.home import HomeView
from tcsite.site.views.institution import InstitutionView
from tcsite.site.views.listing import ThemesView, ThemeView
from tcsite.site.views.measures import MeasuresView
from tcsite.site.views.moved import GoneView, MovedView
from tcsite.site.views.news import UpdatesView, UpdateView
from tcsite.site.views.plan import PlanView
from tcsite.site.views.register import RegisterView
from tcsite.site.views.rulebook import RulebookView
from tcsite.site.views.search import SearchView
from tcsite.site.views.text import NotFoundView, StatementView, TextView
from tcsite.text.markdown import Paragraphs, Prose

VIEWS: dict[str, type] = {
    "home.html": HomeView,
    "institutions.html": DirectoryView,
    "institution.html": InstitutionView,
    "card.html": CardView,
    "plan.html": PlanView,
    "assessment.html": AssessmentView,
    "measures.html": MeasuresView,
    "update.html": UpdateView,
    "updates.html": UpdatesView,
    "themes.html": ThemesView,
    "theme.html": ThemeView,
    "actions.html": ActionsView,
    "compare.html": CompareView,
    "search.html": SearchView,
    "data.html": DataView,
    "register.html": RegisterView,
    "rulebook.html": RulebookView,
    "text.html": TextView,
    "statement.html": StatementView,
    "not-found.html": NotFoundView,
    "moved.html": MovedView,
    "gone.html": GoneView,
}
"""Every template that pages ask for, and the view it sees."""

FUNCTIONS = frozenset({"url", "asset", "say", "phrases"})
"""What every template sees beside its view's fields."""

_WORDS: dict[object, str] = {
    str: "text",
    bool: "true or false",
    int: "a number",
    Markup: "HTML",
    Prose: "prose",
    Paragraphs: "paragraphs",
}


def theme_reference() -> str:
    """The reference for theme authors, as Markdown."""
    values = _values()
    lines = [packaged("tcsite.site", "texts/theme-reference.md"), "## Templates", ""]
    for template, view in VIEWS.items():
        about = (view.__doc__ or "").partition(": ")[2]
        lines += [f"### {template}", "", about[:1].upper() + about[1:], "", *_table(view, values)]
    lines += ["## Values", ""]
    for value in sorted(values, key=lambda value: value.__name__):
        lines += [f"### {value.__name__}", "", value.__doc__ or "", "", *_table(value, values)]
    return "\n".join(lines).rstrip() + "\n"


def _table(view: type, values: set[type]) -> list[str]:
    hints = typing.get_type_hints(view)
    comments = _comments(view)
    rows = [
        f"| `{field.name}` | {_kind(hints[field.name], values)} | {comments.get(field.name, '')} |"
        for field in dataclasses.fields(view)
    ]
    return ["| field | is | |", "| --- | --- | --- |", *rows, ""]


_FIELD = re.compile(r"^    (\w+): .*?(?:  # (.*))?$", re.MULTILINE)


def _comments(view: type) -> dict[str, str]:
    """What the code says beside each field, those of base classes included."""
    found: dict[str, str] = {}
    for one in reversed(view.__mro__):
        if dataclasses.is_dataclass(one):
            found |= {
                name: about.replace("|", "\\|") for name, about in _FIELD.findall(inspect.getsource(one))
            }
    return found


def _kind(hint: Any, values: set[type]) -> str:
    """A type in words."""
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return f"a list: {_kind(arguments[0], values)}"
    if isinstance(hint, types.UnionType):
        return f"{_kind(arguments[0], values)}, or nothing"
    if hint in values:
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return _WORDS[hint]


def _values() -> set[type]:
    """Every dataclass that views are made of."""
    found: set[type] = set()
    waiting: list[Any] = list(VIEWS.values())
    while waiting:
        one = waiting.pop()
        waiting += typing.get_args(one)
        if isinstance(one, type) and dataclasses.is_dataclass(one) and one not in found and one not in _WORDS:
            found.add(one)
            waiting += typing.get_type_hints(one).values()
    return found - set(VIEWS.values())
