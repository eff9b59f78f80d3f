"""The rulebook: every rule that a finding may carry, whoever checks it, in one list."""

from dataclasses import dataclass

from tcsite import links, minimum, rules, weblinks
from tcsite.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Chapter:
    """Rules that are checked together."""

    title: str
    rules: tuple["Entry", ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule, with what it confirms and why (Markdown)."""

    id: str
    severity: Severity
    title: str
    why: str


def rulebook() -> tuple[Chapter, ...]:
    """All rules, by what they look at."""
    return (
        Chapter(
            "About an institution and its plans",
            tuple(Entry(rule.id, rule.severity, rule.title, rule.why) for rule in rules.ALL),
        ),
        Chapter("About the pages that are published", tuple(Entry(*rule) for rule in minimum.EXPLAINED)),
        Chapter(
            "About links and the built site",
            tuple(Entry(rule.id, rule.site, rule.title, rule.why) for rule in links.ALL),
        ),
        Chapter("About links to the web", tuple(Entry(*rule) for rule in weblinks.EXPLAINED)),
    )
