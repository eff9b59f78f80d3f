"""What holds for all files: where they go, and how text, dates, times and ids are written."""

from tcsite.content.reference.kinds import KINDS
from tcsite.content.reference.settings import SCHEMAS, vscode
from tcsite.model import Part, Period

OPENING = """\
# The content: every file and every key

<!-- Made by: make docs -->

This is what you write, file by file. Only a few keys are required; after the keys of each file stands a whole
example. When something is wrong, `tcsite check` names the file and the line and says what to type instead.
"""

HOW_TO_WRITE = """\
The name of an institution's folder is its **id**, and so is the name of a plan's or a self-assessment's file
without its ending. Ids become addresses, `university-of-example` or `2024-2027`: they are made of small
letters from a to z, digits and hyphens. Others link to these addresses, so do not change an id once it is
published.

Only `site.yaml` and each folder's `institution.yaml` must be there. A file named `README.md` is passed over,
and so is one whose name begins with a dot. Any other file in `content/` that has no place in this list is
reported.

## How to write

### YAML

Files that end with `.yaml`, and the lines between two lines of `---` at the top of those that end with `.md`,
consist of keys and values: `name: University of Example`. What belongs to a key is indented below it by two
spaces; each entry of a list begins with a hyphen and a space. Short ones may stand on one line:
`{from: 2024-08, to: 2027-07}`, `[V1, V2]`.

- Text is text, without quotes: `NO`, `on`, `12:30`, `1.10` and `2024-09` stay what you wrote. Only `true` and
  `false` are yes and no.
- Quotes are needed around text that holds a colon and a space or a space and a hash, or that begins with one
  of ``[ ] { } & * ! | > % @ ` # " '``; between brackets, also around text that holds a comma.
- Longer text goes below its key, indented, after `>-`.
- A key without a value, or with an empty text, counts as absent. Where a list is asked for, a single text or id needs no list:
  `owners: Steering group`.
- A key that is not known, and one that stands twice in the same place, is an error.

### Text

Any text for people may have several languages. Written plainly, it is in the language of the site (`language`
in [site.yaml](#siteyaml)):

```yaml
title: Visibility
title: {en: Visibility, cy: Gwelededd}
```

In sentences, `*emphasis*`, `**strong**`, `` `code` `` and `[links](https://www.example.ac.uk/)` work, as in
Markdown. In headings and names such marks are left out. Names of people, addresses, words for a time and the
like, called *plain text* below, have one form for all languages.

### Dates

A date is as exact as you know it: `2024`, `2024-09` or `2024-09-15`; `September 2024` and `15 September 2024`
are read too. Where something lasts until a date, that year, month or day belongs to it. A date that does not
exist, such as 31 June, is an error.
"""

_TIMES = """\
### Words for a time

Under `when`, write what the plan says. The page shows your words; beside that, tcsite tries to understand
them, so that actions can be sorted, drawn and found to be late. Words that it does not understand are shown
as well, and reported: then add `from` and `to`, or `years`. This is how some are read, in a plan that runs
from August 2024 to July 2027:

"""

_PERIOD = {"from": "2024-08", "to": "2027-07"}
_PHRASES = (
    *("September 2024", "15 September 2024", "From September 2024", "By June 2025", "End of November 2025"),
    *("August/September 2024", "2025", "2024/25", "2025-2026", "Q1 2025", "Mid 2025", "Spring term 2025"),
    *("Year 1", "Year 1 (Phase 2)", "Years 2 & 3", "Within 12 months", "Ongoing", "Annually"),
    *("By June 2025 and annually thereafter", "When funds allow"),
)

IDS = """\
### Ids

Inside a file, ids are letters, digits, dots and hyphens, at most 60 of them: `V5`, `tc-survey`, `1.5`. Take
them from your plan; where it has none, choose some and say `action_ids: assigned`. An action's id is the end
of its address on the web (`…/plans/2024-2027/#v5`), and other files refer to it:

| you refer to | as |
| --- | --- |
| an action of the same plan | `V5` |
| a part of it | `V5.a` |
| an action of another plan | `2021-2023/V8` |
| another plan, an institution | its id: `2021-2023`, `university-of-example` |
| a figure of `measures.yaml` | the id of its set, a hyphen, its own id: `tc-survey-1.5` |
| a TALENT recommendation | `R6`; `talent:R6` where it could be taken for an action |

### Limits

A file may be as large as 1 MiB. It may hold 100,000 values, nested 20 levels deep: far more than any plan. It
is text in UTF-8, which every editor writes.

Attachments in `files/` are published as they are, in formats that browsers do not run: csv, docx, jpeg, jpg,
odp, ods, odt, pdf, png, pptx, txt, webp, xlsx.

### Exceptions

When a rule asks for something that you cannot give now, excuse it in [institution.yaml](#institutionyaml),
with a reason and an end. Until then it is shown as advice, together with your reason. What the rules ask is
explained in [rules.md](rules.md).
"""

_EDITOR = """\
### Help in your editor

An editor that knows these keys completes them and marks mistakes while you type. Each kind of file has a JSON
Schema in [schemas/](schemas/); `tcsite editors` writes them into your site's folder and shows your editor where
they are. [editors.md](editors.md) says more, also about forms in the browser. For Visual Studio Code with its
YAML extension, this is what it writes into `.vscode/settings.json`:

"""


def guide() -> str:
    """All that comes before the first kind of file."""
    return "\n".join((OPENING, _where(), HOW_TO_WRITE, _TIMES + _times(), IDS, _EDITOR + _settings()))


def _where() -> str:
    width = max(len(kind.path) for kind in KINDS) + 2
    rows = [f"{kind.path:<{width}}{kind.short}" for kind in KINDS]
    rows.append(f"{'content/institutions/<id>/files/':<{width}}attachments, published as they are")
    return "\n".join(("## Where files go", "", "```", *sorted(rows), "```", ""))


def _times() -> str:
    rows = [_time(phrase) for phrase in _PHRASES]
    return "\n".join(("| you write | from | to |", "| --- | --- | --- |", *rows, ""))


def _time(phrase: str) -> str:
    part = Part.model_validate({"text": phrase, "when": phrase})
    if not (part.when and part.when.understood):
        return f"| {phrase} | not understood | |"
    span = part.span(Period.model_validate(_PERIOD))
    return f"| {phrase} | {span.from_ or '–'} | {span.to or '–'} |"


def _settings() -> str:
    return f"```json\n{vscode(SCHEMAS)}```\n"
