"""Report: all that any format may show, as one value; and a rule as far as reports need it."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date

from tcsite.diagnostics import Diagnostic, Severity
from tcsite.files import Files
from tcsite.frozen import dataclass


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule: what it confirms, in one line, and why that matters (Markdown without HTML)."""

    id: str
    severity: Severity  # the weight of most of its findings
    title: str
    why: str = ""
    examples: bool = False  # whether `tcsite rule ID` shows some


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, ready to be shown. The problems are located and in order."""

    problems: Sequence[Diagnostic]
    inputs: Files = field(default_factory=dict)  # the files that were checked
    outcome: str = ""  # what came of it: "40 pages checked"
    more: Mapping[str, object] = field(default_factory=dict)  # joins the summary: {"pages": 40}
    rules: Sequence[RuleInfo] = ()
    as_of: date = date.min  # the day that stood for today
    version: str = ""  # of tcsite
    folder: str = ""  # from the repository's root to the site's folder: "" or "sites/technicians/"
    rulebook: str = ""  # the address of a published rulebook, whose ids are those of the rules

    def path(self, file: str) -> str:
        """A file as the repository's host knows it."""
        return f"{self.folder}{file}"
