"""A site that holds one of everything, plainly fictional, and its pages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from maker import make
from tcsite.build.unit import institution_facts
from tcsite.content.load import load
from tcsite.edges import disk
from tcsite.exports import ExportedInstitution, SiteContent
from tcsite.links import ledger
from tcsite.model import Site
from tcsite.model.day import Day
from tcsite.model.page import ListedPage, Page, PageSource
from tcsite.site.routes import Overview, institution_pages, shared_pages
from tcsite.site.summary import in_order, related_to
from tcsite.site.views.institution import Related
from tcsite.site.views.site_frame import site_context

TODAY = date(2026, 3, 1)
X = "content/institutions/university-of-example/"
Y = "content/institutions/example-institute/"

SITE = """\
title: Example plans
description: Plans of two institutions that do not exist.
base_url: https://www.example.ac.uk/technicians/
publisher: Example press
contact: {name: The editors, email: editors@example.org}
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
notice: None of this **is real**.
rulebook: true
"""

INSTITUTION = """\
name: University of Example
former_names: [{name: Example Polytechnic, until: 1992}]
kind: university
nation: Wales
website: https://www.example.ac.uk/
scope: All technical staff.
summary: "A summary, with a [link](/about/)."
technicians: {word: technical specialists, definition: Who works in a workshop., headcount: 180, approximate: true}
status:
  role: signatory
  since: 2018-06
  founding: true
  note: Signed on two days.
  history: [{role: lapsed, from: 2020, until: 2021}]
published:
  url: https://www.example.ac.uk/technicians/
  previous: [{url: "https://old.example.ac.uk/tc", until: 2022}]
contacts:
  - {role: lead, name: Alex Example, post: Head of Services, email: sam@example.ac.uk, care_of: true}
  - {role: champion, name: Kit Gone, email: kit@example.ac.uk, until: 2024}
  - {role: sponsor, name: Pat Hidden, email: pat@example.ac.uk, public: false}
awards: [{name: Example Award, date: 2023, stage: Silver, url: "https://awards.example.org/"}]
links: {athena_swan: "https://www.example.ac.uk/athena"}
source: {title: Stage 3 form, date: 2024-07-25, url: "https://www.example.ac.uk/form.pdf"}
exceptions: [{rule: plan-length, reason: Agreed with the Commitment., until: 2027-01}]
submissions: [{stage: 3, due: 2024-07, submitted: 2024-07-25}]
"""

INSTITUTE = """\
name: Example Institute
kind: research-institute
nation: England
part_of: university-of-example
status: {role: joining, since: 2025-11}
published: {state: in-progress, since: 2025-11}
plan_due: {by: 2026-11, reason: The form is due a year after signing.}
"""

OLD_PLAN = """\
title: First plan
period: {from: 2021-01, to: 2023-12}
stage: 2
state: closed
strands: [{id: S, title: Anything}]
actions:
  - {id: A1, strand: S, text: Hold a conference, carried_to: [2024-2027/V2], progress: [{date: 2023-12, status: complete}]}
  - {id: A2, strand: S, text: Ask people, as_per: A1}
  - {id: A3, text: Something loose, merged_into: A1}
  - {id: A4, strand: S, text: Gave up, progress: [{date: 2023-11, status: stopped, reason: No money.}]}
review: {date: 2024-01-15, title: Report, overall: Good, by: The lead, note: All done., covers: {from: 2021-01, to: 2023-12}}
"""

PLAN = """\
title: "Plan 2024 & beyond"
period: {from: 2024-08, to: 2027-07, extended_to: 2027-12, reason: A late start.}
stage: 3
state: in-force
follows: 2021-2023
summary: In short, *more*.
sign_off: [{who: head, name: Professor Example, post: Vice-Chancellor, date: 2024-07-25}, {who: lead}]
technician_voice: [{method: open-call, date: 2024-02, people: 28, note: Asked., changed: [V1, V9]}]
resourcing: From the budget.
aims: [To be seen]
commitments: [The group meets]
strands:
  - {id: V, title: Visibility, pillar: visibility, aim: To be *visible*.}
  - {id: C, title: Careers, pillar: career-development}
actions:
  - id: V1
    strand: V
    text: |
      Show **every** technician:

      - on the web
      - on screens
    rationale: Rated <script>alert(1)</script> low.
    when: From September 2024
    owners: [Steering group, "Web team (web@example.ac.uk)"]
    outputs: [Pages, Screens]
    success: [More visits]
    measures:
      - {measure: survey-1.1, baseline: 5.18, target: 6.5, by: 2026, results: [{date: 2025-12, value: 5.9}]}
      - {text: Something not counted yet, direction: increase}
    resources: A day a week.
    talent: [R6, talent:R11]
    note: Mind the cables.
    progress:
      - {date: 2025-02, status: not-started, note: Nothing yet}
      - {date: 2025-09, status: in-progress, note: Half of them, evidence: ["https://www.example.ac.uk/half"]}
  - id: V2
    strand: V
    pillar: recognition
    text: Hold [conferences](https://www.example.ac.uk/c)
    years: [2025, 2026]
    parts:
      - {id: a, text: In the spring, owners: [HR], progress: [{date: 2025-03, status: complete}]}
      - {text: In the autumn, when: Jan 2026}
  - id: C1
    strand: C
    text: =HYPERLINK("https://evil.example")
    when: When the moon is blue
talent:
  R6: {actions: [V1]}
  R14: {applies: false, reason: For policymakers.}
  R1: {note: Partly.}
changes: [{date: 2025-01-10, action: V1, note: Screens added.}]
formats: [{kind: pdf, file: plan.pdf, bytes: 340000}, {kind: docx, url: "https://www.example.ac.uk/plan.docx"}]
note: A note on the plan.
"""

ACHIEVED = """\
title: Known by its results
period: {from: 2018, to: 2020}
state: closed
known_from: achievements
action_ids: assigned
actions: [{id: on-1, text: "Did this, and that."}]
"""

MEASURES = """\
sets:
  - id: survey
    kind: survey
    title: Survey 2024
    date: 2024-06
    people: 28
    scale: 1 to 10
    unit: mean rating
    measures:
      - {id: "1.1", text: Students see us, pillar: visibility, value: 5.18}
      - {id: "1.2", text: Nobody asked}
  - {id: staff, kind: workforce, title: Staff, date: 2025, measures: [{id: all, text: Technicians, value: 180, people: 180}]}
"""

ASSESSMENT = """\
---
title: Self-assessment 2024
stage: 3
date: 2024-07-25
leads: [{name: Alex Example, post: Head of Services}]
reviews: 2021-2023
proposes: 2024-2027
publication: In progress
sign_off: [{who: head, date: 2024-07-25}]
source: {title: The form}
---

Before all.

## Who does what {#structures}

### Groups

Text[^1].

| Group | People |
| --- | ---: |
| One | 3 |
| Two | |

[^1]: A note.

## Contents

Named like a part of the page.
"""

UPDATE = """\
---
title: Two new workshops
summary: They opened.
---

See [the plan](../plans/2024-2027.yaml#V1), [the poster](../files/poster.pdf) and <b onclick="x()">this</b>.

# Deep heading

![A workshop](../files/workshop.png) ![Elsewhere](https://cdn.example.org/x.png)
"""

ABOUT = (
    "---\ntitle: About\nmenu: true\naliases: [/who-we-are/]\n---\n\n## What {#what}\n\nSee [above](#what).\n"
)

STATEMENT = """\
---
title: Accessibility statement
statement:
  scope: All pages.
  organisation: Example press
  nation: Northern Ireland
  compliance: partial
  issues: [{what: Charts lack words, criterion: 1.1.1 Non-text content, reason: Time., fixed_by: 2026-06}]
  contact: access@example.org
  response: 5 working days
  tested: By hand.
  tested_on: 2026-01-10
  prepared: 2026-01-10
  reviewed: 2026-01-10
---

More words.
"""

GONE = "gone: [{address: /institutions/example-college/, date: 2025-06, reason: It closed.}]"

FILES: dict[str, str | bytes] = {
    "site.yaml": SITE,
    f"{X}institution.yaml": INSTITUTION,
    f"{X}plans/2018-2020.yaml": ACHIEVED,
    f"{X}plans/2021-2023.yaml": OLD_PLAN,
    f"{X}plans/2024-2027.yaml": PLAN,
    f"{X}measures.yaml": MEASURES,
    f"{X}self-assessments/2024.md": ASSESSMENT,
    f"{X}updates/2026-02-12-workshops.md": UPDATE,
    f"{X}files/plan.pdf": b"%PDF-",
    f"{X}files/poster.pdf": b"%PDF-",
    f"{X}files/workshop.png": b"\x89PNG",
    f"{Y}institution.yaml": INSTITUTE,
    "content/gone.yaml": GONE,
    "content/pages/about.md": ABOUT,
    "content/pages/accessibility.md": STATEMENT,
}

Changes = dict[str, str | None]
"""Files to change: their new text, "+…" for text to add, None for all files below a path to remove."""

Build = Callable[..., Site]
Rendered = dict[str, str]
"""Addresses and HTML."""


@pytest.fixture(scope="session")
def inputs() -> dict[str, bytes]:
    """The site's files, with what tcsite ships."""
    own = {path: text if isinstance(text, bytes) else text.encode() for path, text in FILES.items()}
    return {**disk.bundled(), **own}


def changed(inputs: dict[str, bytes], changes: Changes) -> dict[str, bytes]:
    files = dict(inputs)
    for path, text in changes.items():
        if text is None:
            files = {name: content for name, content in files.items() if not name.startswith(path)}
        elif text.startswith("+"):
            files[path] += text[1:].encode()
        else:
            files[path] = text.encode()
    return files


@pytest.fixture(scope="session")
def build(inputs: dict[str, bytes]) -> Build:
    """A function that loads the site, with some files changed."""

    def built(changes: Changes | None = None) -> Site:
        site, problems = load(changed(inputs, changes or {}))
        assert problems == [], problems
        assert site is not None
        return site

    return built


@pytest.fixture(scope="session")
def site(build: Build) -> Site:
    return build()


def parts_of(site: Site, today: date = TODAY) -> tuple[SiteContent, list[PageSource]]:
    """The site as exporters see it, and its pages: all but the register's, which is made of the others."""
    own = replace(site, institutions=())
    number = len(site.institutions)
    day = Day(today)
    made = [
        institution_facts(replace(site, institutions=(one,)), site_context(own, day, institutions=number))
        for one in site.institutions
    ]
    facts = [one for one, _ in made]
    actions = {one.summary.id: parts.actions for one, parts in made}
    exported = [
        ExportedInstitution(parts.data.rows, one.index, parts.words, parts.data.records)
        for one, parts in made
    ]
    summaries = [one.summary for one in facts]
    news = in_order(summaries)
    moved = sorted([pair for one in facts for pair in one.moved] + [*ledger.moved_texts(site.pages)])
    context = site_context(own, day, institutions=number, feed=bool(news and site.settings.base_url))
    related = related_to(summaries)
    sources = [
        source
        for one in site.institutions
        for source in institution_pages(context, one, related.get(one.id, Related()), {})
    ]
    sources += shared_pages(Overview(context, own, summaries, news, moved, actions.__getitem__))
    names = {one.id: one.name for one in summaries}
    pages = [_listed(source) for source in sources]
    return SiteContent(own, pages, exported, names, news, moved), sources


def content_of(site: Site, today: date = TODAY) -> SiteContent:
    """The site as exporters see it."""
    return parts_of(site, today)[0]


def _listed(source: PageSource) -> ListedPage:
    frame: Any = source.view()
    return ListedPage(source.url, source.file, source.indexable, frame.page.modified)


@pytest.fixture(scope="session")
def content(site: Site) -> SiteContent:
    """The site as exporters see it."""
    return content_of(site)


@pytest.fixture(scope="session")
def pages(site: Site) -> list[Page]:
    """Every page with its view, but the register, which says what the others show."""
    return [source.page() for source in parts_of(site)[1]]


@pytest.fixture(scope="session")
def written(inputs: dict[str, bytes]) -> Callable[..., dict[str, bytes]]:
    """A function that makes the site, with some files changed; a template's fault fails the test."""

    def made(changes: Changes | None = None) -> dict[str, bytes]:
        result = make(changed(inputs, changes or {}), today=TODAY)
        assert [
            problem for problem in result.problems if problem.rule in ("template", "theme", "schema")
        ] == []
        assert result.files
        return dict(result.files)

    return made


@pytest.fixture(scope="session")
def rendering(written: Callable[..., dict[str, bytes]]) -> Callable[..., Rendered]:
    """A function that makes the site's pages, with some files changed."""

    def rendered(changes: Changes | None = None) -> Rendered:
        return {
            "/" + path.removesuffix("index.html"): content.decode()
            for path, content in written(changes).items()
            if path.endswith(".html")
        }

    return rendered


@pytest.fixture(scope="session")
def html(rendering: Callable[..., Rendered]) -> Rendered:
    return rendering()
