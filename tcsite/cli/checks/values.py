"""What a check of a site, or of a folder, looked at and found."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tcsite.diagnostics import Diagnostic
from tcsite.files import Files
from tcsite.frozen import dataclass
from tcsite.links import format_of

if TYPE_CHECKING:
    from tcsite.build import Result


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check looked at and found."""

    files: Files
    problems: Sequence[Diagnostic]
    outcome: str  # "40 pages checked"
    more: Mapping[str, object]  # joins the summary: {"pages": 40}
    passed: bool  # whether there is something to publish
    result: "Result | None" = None  # of a site


def count_pages(paths: Iterable[str]) -> int:
    """How many of some files are pages."""
    return sum(format_of(path) == "html" for path in paths)
