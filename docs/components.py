"""The page of components: every part of the default theme in all its states, made by the theme's own templates.

`page()` is the page, for the documentation's site and for tests, which ask a real browser whether each part is called what
the page says; `reference()` is the same as a table, docs/components.md.
"""

import re
import sys
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from tcsite.content.load import load
from tcsite.edges import disk
from tcsite.facts.register import Answer
from tcsite.facts.results import Outcome
from tcsite.facts.timeliness import Timeliness
from tcsite.language import word
from tcsite.model import COLOURS, HEALTH_COLOURS
from tcsite.model.page import PageSource
from tcsite.site.render import Renderer
from tcsite.site.theme import TemplateSource, ThemeEnvironment, chain
from tcsite.site.views.parts import (
    ContactLine,
    Facet,
    FacetGroup,
    HealthMark,
    Link,
    NewsLine,
    PageFrame,
    SiteFrame,
    StatusMark,
    Tally,
    TimeMark,
)
from tcsite.site.views.plan import PlanView, plan_view
from tcsite.site.views.references import references_of
from tcsite.site.views.register import ClauseLine
from tcsite.site.views.site_context import SiteContext
from tcsite.site.views.site_frame import site_context
from tcsite.site.views.targets import OutcomeMark
from tcsite.text.markdown import Paragraphs, Prose

TODAY = date(2026, 11, 22)
ADDRESS = "/components/"
TEMPLATE = "components.html"
OWN = "content/institutions/university-of-example/"

FILES = {
    "site.yaml": b"""title: Components
base_url: https://www.example.ac.uk/components/
contact: {name: The editors, email: editors@example.ac.uk}
notice: Nothing on this page is about a real institution.
""",
    f"{OWN}institution.yaml": b"""name: University of Example
status: {role: signatory, since: 2018-06}
""",
}
TABLE = """| Group | 2019 | 2020 | 2021 | 2022 | 2023 | 2024 | 2025 | 2026 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Registered technicians | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |
"""

ACTIONS = (
    ("not-started", "2026-06", "2026-02"),
    ("in-progress", "2027-03", "2026-02"),
    ("complete", "2025-06", "2025-09"),
    ("complete", "2026-06", "2025-11"),
    ("ongoing", "2027-07", "2026-02"),
    ("stopped", "2026-03", "2026-02"),
    ("delayed", "2027-06", "2026-02"),
    ("paused", "2027-06", "2026-02"),
    ("carried-forward", "2027-06", "2026-02"),
    ("merged", "2027-06", "2026-02"),
    ("superseded", "2027-06", "2026-02"),
    ("", "2026-01", ""),
)
"""Each status, when the action is due, and when that was reported."""


def _plan() -> bytes:
    lines = [
        "title: Action plan 2024 to 2027",
        "period: {from: 2024-08, to: 2027-07}",
        "state: in-force",
        "sign_off: [{who: head, post: Vice-Chancellor, date: 2024-07-25}]",
        "strands: [{id: V, title: Visibility, pillar: visibility}, {id: C, title: Careers, pillar: career-development}]",
        "actions:",
    ]
    for number, (status, due, reported) in enumerate(ACTIONS, start=1):
        lines += [
            f"  - id: {'V' if number % 2 else 'C'}{number}",
            f"    strand: {'V' if number % 2 else 'C'}",
            f"    text: Open workshop {number} to every technician",
            f"    to: {due}",
            "    owners: [Steering group]",
        ]
        if status:
            more = ", health: at-risk" if status == "in-progress" else ""
            open_then = (
                "{date: 2025-08, status: in-progress}, " if status == "complete" and reported > due else ""
            )
            lines.append(
                f"    progress: [{open_then}{{date: {reported}, status: {status}, note: As planned{more}}}]"
            )
    return "\n".join(lines).encode()


@dataclass(frozen=True)
class ComponentsView:
    """What the template shows."""

    site: SiteFrame
    page: PageFrame
    plan: PlanView
    statuses: tuple[StatusMark, ...]
    healths: tuple[HealthMark, ...]
    times_of: tuple[TimeMark, ...]
    outcomes: tuple[OutcomeMark, ...]
    answers: tuple[ClauseLine, ...]
    silent: Tally
    empty: Tally
    facets: tuple[FacetGroup, ...]
    contacts: tuple[tuple[str, ContactLine], ...]
    news: tuple[NewsLine, ...]
    prose_table: Paragraphs
    prose_table_name: str
    draft: str


_ELSEWHERE = re.compile(r'(href|action)="(?!#|\.\./assets/|https?:|mailto:)[^"]*"')
"""Links to pages of a site of which there is this page alone."""


def _contact(**own: Any) -> ContactLine:
    empty = ContactLine("Lead", "", None, "", "", care_of=False, note=None)
    return replace(empty, **own)


def _context() -> tuple[SiteContext, PlanView]:
    site, problems = load({**disk.bundled(), **FILES, f"{OWN}plans/2024-2027.yaml": _plan()})
    assert site is not None, problems
    context = site_context(site, TODAY, institutions=2)
    (institution,) = site.institutions
    references = references_of(institution, context.addresses, context.language)
    return context, plan_view(context, institution, institution.plans[0], references, {})


def view() -> ComponentsView:
    """Every component in all its states."""
    context, plan = _context()
    language = context.language
    return ComponentsView(
        site=context.site(),
        page=context.page(
            ADDRESS,
            "Components",
            description="Every part of the default theme in all its states, and what a screen reader calls it.",
            indexable=False,
        ),
        plan=plan,
        statuses=tuple(context.mark(key) for key in COLOURS),
        healths=tuple(
            HealthMark(key, word("health", key, language), colour, "")
            for key, colour in HEALTH_COLOURS.items()
        ),
        times_of=tuple(TimeMark(one, word("timeliness", one, language)) for one in Timeliness if one),
        outcomes=tuple(OutcomeMark(one, word("outcome", one, language)) for one in Outcome if one),
        answers=tuple(ClauseLine("", one, word("answer", one, language), "", None) for one in Answer),
        silent=context.tally({"not-stated": 4}),
        empty=context.tally({}),
        facets=(
            FacetGroup(
                "Nation",
                (
                    Facet("England", 3, f"{ADDRESS}#c-facets", current=False),
                    Facet("Wales", 1, f"{ADDRESS}#c-facets", current=True),
                ),
            ),
        ),
        contacts=(
            ("named, with an address", _contact(name="Alex Example", post=Prose("Head of Services"), email="alex@example.ac.uk")),
            ("with the address of another", _contact(name="Sam Example", email="office@example.ac.uk", care_of=True)),
            ("with a form", _contact(name="Max Example", form="https://www.example.ac.uk/form")),
            ("a mailbox", _contact(role="Mailbox", email="technicians@example.ac.uk", note=Prose("Answered within a week."))),
        ),
        news=(
            NewsLine("12 March 2026", "2026-03-12", "Two new workshops", f"{ADDRESS}#c-news", Link("University of Example", ADDRESS), Prose("They opened.")),
        ),
        prose_table=Paragraphs(f"Table: Registered technicians by year\n\n{TABLE}", anchor="prose-"),
        prose_table_name="Registered technicians by year",
        draft=word("state", "draft", language),
    )  # fmt: skip


def page() -> bytes:
    """The page, as the default theme makes it."""
    theme = chain(disk.read(ROOT).files, "default")
    source = TemplateSource(f"docs/{TEMPLATE}", (ROOT / "docs" / TEMPLATE).read_text(encoding="utf-8"))
    own = replace(theme, templates={**theme.templates, TEMPLATE: source})
    found = Renderer(ThemeEnvironment(own)).render(PageSource(ADDRESS, TEMPLATE, source.file, view))
    assert found.problem is None, found.problem
    return _ELSEWHERE.sub(r'\1="#main"', found.html.decode()).encode()


def write(folder: Path) -> None:
    """Write the page and what it loads below a folder."""
    theme = chain(disk.read(ROOT).files, "default")
    for name, content in {f"assets/{name}": made for name, made in theme.assets.items()}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    target = folder / ADDRESS.strip("/") / "index.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(page())


STATE = re.compile(r'data-component="([^"]*)"|data-state="([^"]*)" data-role="([^"]*)" data-name="([^"]*)"')

HEAD = """# Components

Every part of the default theme in all its states, with its role and its accessible name: what a screen reader calls it. `make
documentation` makes the page that shows them, of the theme's own templates; `docs/components.html` is its template. Tests ask
Chromium for each role and name in this list, and axe-core for faults in light, dark and forced colours.

A part without a role of its own is text, and is called by its words.

| component | state | role | accessible name |
| --- | --- | --- | --- |
"""


def states() -> list[tuple[str, str, str, str]]:
    """Each component, its state, its role and its accessible name, as the page says them."""
    found: list[tuple[str, str, str, str]] = []
    component = ""
    for match in STATE.finditer(page().decode()):
        heading, state, role, name = (unescape(part) if part else "" for part in match.groups())
        component = heading or component
        if not heading:
            found.append((component, state, role, name))
    return found


def reference() -> str:
    """docs/components.md."""
    rows = [
        f"| {component} | {state} | {role} | {name.replace('|', chr(92) + '|')} |"
        for component, state, role, name in states()
    ]
    return HEAD + "\n".join(rows) + "\n"
