"""``institutions/<id>/badge.svg``: a small picture that other pages show, and that leads to the institution's page.

It says what stands on that page and asserts nothing of its own; its words change with the plan, its address never.
"""

from datetime import date

from tcsite.charts import badge as drawn
from tcsite.facts.plans import current_plan
from tcsite.files import Files
from tcsite.language import phrase
from tcsite.model import Institution
from tcsite.model.site import DatedSite
from tcsite.text.markdown import plain


def badge(at: DatedSite) -> Files:
    """The badges of the institutions in hand."""
    settings = at.site.settings
    own, language = settings.addresses, settings.language
    return {
        own.badge(one.id)[1:]: drawn(
            phrase("shared.commitment", language),
            _second_line(one, at.today, language),
            phrase("badge.about", language, institution=plain(one.name.in_language(language))),
            settings.accent,
        ).encode()
        for one in at.site.institutions
    }


def _second_line(institution: Institution, today: date, language: str) -> str:
    """The plan in force, while its period lasts; else only that there is a page."""
    plan = current_plan(institution, today)
    if not plan or not plan.period.covers(today) or not (plan.period.from_ and plan.period.end):
        return phrase("badge.page", language)
    first, last = plan.period.first.year, plan.period.last.year
    return phrase("badge.plan", language, years=f"{first}–{last}" if last > first else first)
