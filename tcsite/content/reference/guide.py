"""What holds for all files: where they go, and how text, dates, times and ids are written."""

from string import Template

from tcsite.content.packaged import packaged
from tcsite.content.reference.kinds import KINDS
from tcsite.content.reference.settings import SCHEMAS, vscode
from tcsite.model import Part, Period

_PERIOD = {"from": "2024-08", "to": "2027-07"}
_PHRASES = (
    *("September 2024", "15 September 2024", "From September 2024", "By June 2025", "End of November 2025"),
    *("August/September 2024", "2025", "2024/25", "2025-2026", "Q1 2025", "Mid 2025", "Spring term 2025"),
    *("Semester 1 2025/26", "TBC - June 2025", "Within 6 to 12 months"),
    *("Year 1", "Year 1 (Phase 2)", "Years 2 & 3", "Within 12 months", "Ongoing", "Annually"),
    *("By June 2025 and annually thereafter", "When funds allow"),
)


def guide() -> str:
    """All that comes before the first kind of file."""
    text = Template(packaged(__package__, "texts/guide.md"))
    return text.substitute(where=_where(), times=_times(), settings=vscode(SCHEMAS))


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
