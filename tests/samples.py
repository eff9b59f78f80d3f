"""A small sound site, for tests to start from."""

from pathlib import Path

ROOT = Path(__file__).parent.parent

SITE = b"""\
title: Technician Commitment at Example
base_url: https://www.example.ac.uk/technicians/
"""

INSTITUTION = b"""\
name: University of Example
nation: England
website: https://www.example.ac.uk/
hosts: [example.ac.uk]
status: {role: signatory, since: 2018-06}
published: {url: https://www.example.ac.uk/technicians/}
contacts:
  - {role: lead, name: Alex Example, post: Head of Technical Services, email: technicians@example.ac.uk}
"""

PLAN = b"""\
title: Action plan 2024 to 2027
period: {from: 2024-08, to: 2027-07}
stage: 3
state: in-force
sign_off:
  - {who: head, post: Vice-Chancellor, date: 2024-07-25}
strands:
  - {id: V, title: Visibility, pillar: visibility}
actions:
  - id: V1
    strand: V
    text: Show every technician on the web
    when: From September 2024
    owners: [Steering group]
    progress:
      - {date: 2025-09, status: in-progress, note: Half of the departments}
"""

UPDATE = b"""\
---
title: Two new workshops
---

They opened in March. See [the plan](../plans/2024-2027.yaml).
"""

FOLDER = "content/institutions/university-of-example/"


def put(files: dict[str, bytes], root: Path) -> Path:
    """Write files below a folder."""
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


class Entries:
    """A cache in memory."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], bytes] = {}

    def get(self, name: str, key: str) -> bytes | None:
        return self._values.get((name, key))

    def put(self, name: str, key: str, value: bytes) -> None:
        self._values[name, key] = value
