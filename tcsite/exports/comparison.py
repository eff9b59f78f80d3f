"""``compare/<institution>.json``: what the page of comparisons shows of an institution once it is chosen."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tcsite.facts.actions import status
from tcsite.facts.comparison import (
    NO_PLAN,
    NOT_ASSIGNED,
    NOT_ENTERED,
    NOT_TAGGED,
    ComparedInstitution,
    column,
)
from tcsite.facts.coverage import entered, mapped, tagged
from tcsite.facts.labels import ActionLabel, labels
from tcsite.facts.plans import state_words
from tcsite.files import Files
from tcsite.language import period_words, phrase, word
from tcsite.model import COLOURS, Action, Institution, Plan
from tcsite.model.addresses import COMPARE, Addresses, compared
from tcsite.model.commitment import PILLARS
from tcsite.model.site import DatedSite
from tcsite.text.markdown import plain
from tcsite.text.urls import Relative

LONGEST = 160
"""Characters of an action's text: enough to know it by; its page has all of it."""

Cell = dict[str, object]
"""A cell of the comparison: `lines` are pairs of words and link, `counts` and `actions` belong to a theme."""


def comparison(at: DatedSite) -> Files:
    """One small file for each institution in hand; links are relative to the page of comparisons."""
    settings, vocabulary = at.site.settings, at.site.vocabulary
    pillars = tuple(one.id for one in vocabulary.pillars) or tuple(PILLARS)
    recommendations = tuple(one.id for one in vocabulary.recommendations)
    writer = _ColumnWriter(settings.addresses, settings.language, at.today, pillars, recommendations)
    return {
        compared(one.id)[1:]: json.dumps(
            writer.column(column(one, at.today)), ensure_ascii=False, separators=(",", ":")
        ).encode()
        for one in at.site.institutions
    }


@dataclass(frozen=True)
class _ColumnWriter:
    """Turns columns into what the page's script puts into its table."""

    addresses: Addresses
    language: str
    today: date
    pillars: tuple[str, ...]
    recommendations: tuple[str, ...]

    @cached_property
    def link(self) -> Relative:
        """From an address to a link on the page."""
        return Relative(COMPARE)

    def column(self, one: ComparedInstitution) -> dict[str, object]:
        """An institution's name, its address, its cells by row, and what the other rows say."""
        institution, plan = one.institution, one.plan
        own = (
            {id(action): label for action, label in zip(plan.actions, labels(plan), strict=True)}
            if plan
            else {}
        )
        cells: dict[str, Cell] = {
            "plan": {"lines": self._plan(plan)},
            "contact": {"lines": self._contact(institution)},
        }
        if plan:
            cells |= {
                theme: {"lines": [(phrase(key, self.language), "")]}
                for theme, key in self._unknown(plan).items()
            }
            cells |= {theme: self._theme(one, plan, theme, own) for theme in one.by}
        return {
            "name": plain(institution.name.in_language(self.language)),
            "href": self.link(self.addresses.institution(institution.id)),
            "none": phrase("shared.none" if plan else NO_PLAN, self.language),
            "cells": cells,
        }

    def _unknown(self, plan: Plan) -> dict[str, str]:
        """The themes of which nothing is known, and a phrase that says why: the plan is not entered, tagged or assigned to pillars."""
        pillars, recommendations = self.pillars, self.recommendations
        if not entered(plan):
            return dict.fromkeys([*pillars, *recommendations], NOT_ENTERED)
        unassigned = {} if mapped(plan) else dict.fromkeys(pillars, NOT_ASSIGNED)
        return unassigned if tagged(plan) else unassigned | dict.fromkeys(recommendations, NOT_TAGGED)

    def _plan(self, plan: Plan | None) -> list[tuple[str, str]]:
        if not plan:
            return [(phrase(NO_PLAN, self.language), "")]
        address = self.link(self.addresses.plan(plan.institution, plan.id))
        return [
            (plain(plan.title.in_language(self.language)), address),
            (period_words(plan.period, self.language), ""),
            (state_words(plan, self.today, self.language), ""),
        ]

    def _contact(self, institution: Institution) -> list[tuple[str, str]]:
        people = institution.contacts_on(self.today)
        if not people:
            return [(phrase("compare.no_contact", self.language), "")]
        first = people[0]
        lines = [(first.name or word("contact", first.role, self.language), "")]
        if first.email:
            lines.append((first.email, f"mailto:{first.email}"))
        elif first.form:
            lines.append((phrase("shared.contact_form", self.language), first.form))
        return lines

    def _theme(self, one: ComparedInstitution, plan: Plan, theme: str, own: dict[int, ActionLabel]) -> Cell:
        actions = one.by[theme]
        return {
            "total": phrase("count.actions", self.language, count=len(actions)),
            "counts": [
                (number, word("status", key, self.language), f"{key} {COLOURS[key]}".strip())
                for key, number in one.counts(theme).items()
            ],
            "actions": [self._action(plan, action, own[id(action)]) for action in actions],
        }

    def _action(self, plan: Plan, action: Action, label: ActionLabel) -> tuple[str, str, str]:
        """An action's words, its link, and the word for its status."""
        words = plain(action.text.in_language(self.language))
        if len(words) > LONGEST:
            words = words[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"
        shown = f"{label.shown} " if label.shown else ""
        address = self.addresses.action(plan.institution, plan.id, label.anchor)
        return (
            f"{shown}{words}",
            self.link(address),
            word("status", status(plan, action).status, self.language),
        )
