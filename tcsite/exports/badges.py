"""``institutions/<id>/badge.svg``: a small picture that other pages show, and that leads to the institution's page.

It says what stands on that page and asserts nothing of its own; its words change with the plan, its address never.
"""

from collections.abc import Sequence
from datetime import date

from tcsite.charts import badge
from tcsite.facts.plans import current_plan
from tcsite.files import Files
from tcsite.model import Institution, Site
from tcsite.model.addresses import Addresses
from tcsite.model.page import Page
from tcsite.text.markdown import plain


def badges(site: Site, _pages: Sequence[Page], today: date) -> Files:
    """A badge for each institution."""
    own = Addresses(site.settings.home or "")
    return {
        own.badge(one.id)[1:]: badge(
            "Technician Commitment",
            _second_line(one, today),
            f"Leads to the page of {plain(one.name.in_language(site.settings.language))}.",
            site.settings.accent,
        ).encode()
        for one in site.institutions
    }


def _second_line(institution: Institution, today: date) -> str:
    """The plan in force, while its period lasts; else only that there is a page."""
    plan = current_plan(institution, today)
    if not plan or not plan.period.covers(today):
        return "See our page"
    first, last = plan.period.first.year, plan.period.last.year
    return f"Action plan {first}–{last}" if last > first else f"Action plan {first}"
