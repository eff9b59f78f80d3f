"""What the tests of documents start from: the example's institutions, and one whose texts are out to do harm."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import samples
from samples import SITE
from tcsite.content.load import load
from tcsite.edges import disk
from tcsite.model import Site

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
FOLDER = "content/institutions/university-of-example/"

INSTITUTION = """\
name: 'University of Example #let x = 1 & <b>Sons</b>'
status: {role: signatory, since: 2018-06}
groups: [{name: Steering group, reports_to: The board, meets: Every term, seats: [{who: Technicians, number: 4, role: members}]}]
awards: [{name: Impact Award, date: 2023-06, stage: Silver}]
scope: All technical staff.
published: {url: https://www.example.ac.uk/technicians/}
contacts:
  - {role: lead, name: Alex Example, post: Head of Technical Services, email: technicians@example.ac.uk}
  - {role: sponsor, name: Pat Hidden, email: pat@example.ac.uk, public: false}
"""

OLD = """\
title: First plan
period: {from: 2021-08, to: 2024-07}
stage: 2
state: closed
strands: [{id: V, title: Visibility, pillar: visibility, aim: To be *seen*}, {id: C, title: Careers}]
actions:
  - id: V1
    strand: V
    text: '#set page(fill: red) $x$ `code` <script>alert(1)</script> =HYPERLINK("http://evil.example")'
    owners: [Steering group, '@import "x.typ": *']
    progress:
      - {date: 2022-05, status: in-progress, note: Begun}
      - {date: 2024-05, status: complete, note: 'All of it, *at last*', evidence: [Minutes]}
  - {id: V2, strand: V, text: Never begun, progress: [{date: 2024-05, status: not-started, reason: The post was not filled}]}
  - {id: V3, strand: V, text: Red without a reason, progress: [{date: 2024-05, status: stopped}]}
  - {id: C1, strand: C, text: Now routine, progress: [{date: 2024-05, status: ongoing}]}
  - {id: C2, strand: C, text: Said nowhere}
"""

NEW = """\
title: Action plan, August 2024 to July 2027
period: {from: 2024-08, to: 2027-07}
stage: 3
state: in-force
follows: 2021-2024
resourcing: From the budget.
technician_voice: [{method: open-call, date: 2024-06, people: 28, changed: [V1]}]
sign_off: [{who: head, name: Vera Chancellor, post: Vice-Chancellor, date: 2024-07-25}, {who: lead, name: Alex Example, date: 2024-07-20}]
strands: [{id: V, title: Visibility, pillar: visibility}]
actions:
  - id: V1
    strand: V
    text: "Show every technician:\\n\\n- on the web\\n- on *screens*"
    when: By June 2025
    owners: [Steering group, Web team]
    outputs: [Pages, Screens]
    success: [More visits]
    measures: [{text: Visits, baseline: 100, target: 400, by: 2026-06, results: [{date: 2026-06, value: 420}]}]
    talent: [R6]
    progress: [{date: 2026-03, status: complete, note: All of them}]
  - id: V2
    strand: V
    text: Open the workshops
    when: By June 2026
    owners: [Alex Example]
    progress: [{date: 2026-05, status: in-progress}]
    parts:
      - {id: a, text: In the north, when: By January 2026, owners: [North team], progress: [{date: 2026-05, status: in-progress}]}
      - {id: b, text: In the south, when: By April 2027, owners: [South team], progress: [{date: 2026-05, status: not-started}]}
  - {id: V3, strand: V, text: Ask again, when: By March 2027, owners: [HR]}
talent: {R6: {actions: [V1]}, R14: {applies: false, reason: It is for government}}
"""

FORM = """\
---
title: Stage 3 self-assessment, 2024
stage: 3
date: 2024-07-25
reviews: 2021-2024
proposes: 2024-2027
sign_off: [{who: head, name: Vera Chancellor, post: Vice-Chancellor, date: 2024-07-25}]
---

## Technical staff and how they are organised {#structures}

Forty technicians, in **two** groups:

1. workshops
2. laboratories

## Governance and resourcing

### Who meets

A group of 9, under #set text(red) and <i>one</i> chair.

| Body | Meets |
| --- | --- |
| Steering group | monthly |

## Evidence of impact {#impact}

FILL IN your answer.

## What else we did

A [poster](../files/poster.pdf), and [a page](https://www.example.ac.uk/x).
"""


def example() -> Site:
    site, _ = load(disk.read(ROOT).files)
    assert site
    return site


def fiction() -> Site:
    files = {
        path: text for path, text in disk.read(ROOT).files.items() if path.startswith("content/vocabulary/")
    }
    files |= {
        "site.yaml": SITE,
        f"{FOLDER}institution.yaml": INSTITUTION.encode(),
        f"{FOLDER}plans/2021-2024.yaml": OLD.encode(),
        f"{FOLDER}plans/2024-2027.yaml": NEW.encode(),
        f"{FOLDER}self-assessments/2024.md": FORM.encode(),
    }
    site, problems = load(files)
    assert [problem.message for problem in problems if problem.severity == "error"] == []
    assert site
    return site


def site_of(plan: dict[str, Any]) -> Site:
    """A site with one institution and its plan, which has no errors."""
    files = {
        "site.yaml": SITE,
        f"{FOLDER}institution.yaml": samples.INSTITUTION,
        f"{FOLDER}plans/2024-2027.yaml": json.dumps(plan, ensure_ascii=False).encode(),
    }
    site, problems = load(files)
    assert [one.message for one in problems if one.severity == "error"] == []
    assert site
    return site
