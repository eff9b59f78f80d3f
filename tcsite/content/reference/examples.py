"""The worked examples: a small site that is sound, one file of each kind."""

_HOME = "content/institutions/university-of-example/"

EXAMPLES: dict[str, str] = {}
"""Path -> text. The test of the reference loads them."""

EXAMPLES["site.yaml"] = """\
title: Technician Commitment at Example
description: What the University of Example does for its technicians.
base_url: https://www.example.ac.uk/technicians/
language: en
home: university-of-example
publisher: University of Example
contact:
  name: Technician Commitment team
  email: technicians@example.ac.uk
licence:
  name: CC BY 4.0
  url: https://creativecommons.org/licenses/by/4.0/
accent: "#1d4f91"
rules:
  progress-stale:
    severity: warning
    reason: Our steering group reports every spring.
"""

EXAMPLES[f"{_HOME}institution.yaml"] = """\
name: University of Example
short_name: Example
former_names:
  - {name: Example Polytechnic, until: 1992}
nation: England
website: https://www.example.ac.uk/
hosts: [example.ac.uk]
scope: Technical staff in the faculties, in the library and in the computing service
technicians:
  word: technical staff
  headcount: 280
  approximate: true
  date: 2024-07
status:
  role: signatory
  since: 2018-06
published:
  url: https://www.example.ac.uk/technicians/
  previous:
    - {url: https://www.example.ac.uk/hr/technicians, until: 2023-09}
contacts:
  - role: lead
    name: Alex Example
    post: Head of Technical Services
    email: technicians@example.ac.uk
  - role: lead
    name: Robin Sample
    until: 2023-12-31
links:
  career_pathways: https://www.example.ac.uk/technicians/careers
exceptions:
  - rule: resourcing-missing
    reason: The budget is agreed in the autumn.
    until: 2026-12
"""

EXAMPLES[f"{_HOME}plans/2024-2027.yaml"] = """\
title: Action plan, August 2024 to July 2027
period: {from: 2024-08, to: 2027-07}
stage: 3
state: in-force
sign_off:
  - {who: head, name: Vera Chancellor, post: Vice-Chancellor, date: 2024-07-25}
  - {who: lead, name: Alex Example, date: 2024-07-24}
technician_voice:
  - method: survey
    date: 2024-06
    people: 28
    note: All technical staff were asked.
    changed: [V1]
strands:
  - {id: V, title: Visibility, pillar: visibility}
  - {id: C, title: Careers, pillar: career-development}
actions:
  - id: V1
    strand: V
    text: Give every technician a profile on the web
    rationale: Question 1.5 of the survey
    when: From September 2024
    owners: [Steering group, Web team]
    outputs: [A page for each team]
    success: [Two hundred profiles are online]
    measures:
      - {measure: tc-survey-1.5, target: 6.5, by: 2026-06}
    talent: [R6]
    progress:
      - {date: 2025-09, status: in-progress, note: Half of the departments have pages}
      - date: 2026-02
        status: in-progress
        note: All but one
        evidence: ["[The technicians' pages](https://www.example.ac.uk/technicians/people)"]
  - id: C1
    strand: C
    text: Publish career pathways for technicians
    parts:
      - {id: a, text: Write them with the unions, when: Year 1, owners: Human Resources}
      - {id: b, text: Put them on the web, when: By June 2026, owners: Web team}
talent:
  R6: {actions: [V1]}
  R14: {applies: false, reason: No technicians of ours work abroad.}
changes:
  - {date: 2025-02-10, action: V1, note: Profiles of teams were added.}
"""

EXAMPLES[f"{_HOME}self-assessments/2024.md"] = """\
---
title: Stage 3 self-assessment, 2024
stage: 3
date: 2024-07-25
proposes: 2024-2027
published_as: https://www.example.ac.uk/technicians/
leads:
  - {name: Alex Example, post: Head of Technical Services}
sign_off:
  - {who: head, name: Vera Chancellor, post: Vice-Chancellor, date: 2024-07-25}
---

## Technical staff and how they are organised {#structures}

About 280 technicians work in four faculties and two services.

## Governance, resources and engagement {#governance}

A **steering group** of technicians meets every month.
"""

EXAMPLES[f"{_HOME}updates/2026-03-12-new-workshops.md"] = """\
---
title: Two new workshops
summary: Two workshops opened in March, as the plan says.
---

They are open to every technician. See [the plan](../plans/2024-2027.yaml#V1).
"""

EXAMPLES[f"{_HOME}measures.yaml"] = """\
sets:
  - id: tc-survey
    kind: survey
    title: Technician survey, June 2024
    date: 2024-06
    people: 28
    scale: 1 to 10
    unit: mean rating
    measures:
      - id: 1.5
        text: I have enough opportunity to take part in activities in schools and colleges
        pillar: visibility
        value: 5.18
  - id: staff-2024
    kind: workforce
    title: Technical staff, July 2024
    date: 2024-07-31
    unit: people
    measures:
      - {id: registered, text: Professionally registered, pillar: recognition, value: 41}
"""

EXAMPLES["content/pages/accessibility.md"] = """\
---
title: Accessibility statement
order: 90
statement:
  scope: All pages below www.example.ac.uk/technicians
  organisation: University of Example
  nation: England
  compliance: partial
  issues:
    - what: Photographs in older updates have no description
      criterion: 1.1.1 Non-text content
      reason: They were published before 2025
      fixed_by: 2026-12
  contact: technicians@example.ac.uk
  response: 10 working days
  tested: By hand and with automated checks, by our accessibility team
  tested_on: 2026-03-02
  prepared: 2025-09-01
  reviewed: 2026-03-02
---

We want as many people as possible to be able to use this website.
"""

EXAMPLES["content/vocabulary/commitment.yaml"] = """\
pillars:
  - id: visibility
    name: {en: Visibility, cy: Gwelededd}
    about: Everyone can tell who the technicians are, and see what they contribute.
recommendations:
  - id: R6
    name: Make technical work visible
    text: Show who technicians are and what they contribute.
"""

EXAMPLES["content/gone.yaml"] = """\
gone:
  - address: /institutions/university-of-example/plans/2015-2017/
    date: 2026-03
    reason: It was a draft, and published by mistake.
"""
