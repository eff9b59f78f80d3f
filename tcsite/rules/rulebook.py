"""The rulebook: every rule that a finding may carry, whoever checks it, in one list."""

from collections.abc import Mapping

from tcsite import links, rules
from tcsite.diagnostics import Explained, Severity
from tcsite.frozen import dataclass
from tcsite.links import weblinks
from tcsite.rules import texts
from tcsite.rules.reference import explain as explain_with_cases
from tcsite.rules.reference import reference as reference_with_cases
from tcsite.text.data import word_lists


@dataclass(frozen=True, slots=True)
class Chapter:
    """Rules that are checked together."""

    title: str
    rules: tuple[Explained, ...]


def rulebook() -> tuple[Chapter, ...]:
    """All rules, by what they look at. The examples of the first chapter are its rules' cases."""
    others = word_lists("tcsite.rules", "explained")
    return (
        Chapter(
            "About an institution and its plans",
            tuple(Explained(rule.id, rule.severity, rule.title, rule.why) for rule in rules.ALL),
        ),
        Chapter("About the pages that are published", _errors(others["published"])),
        Chapter(
            "About links and the built site",
            tuple(
                Explained(rule.id, rule.site, rule.title, rule.why, rule.fails, rule.passes, "html")
                for rule in links.ALL
            ),
        ),
        Chapter(
            "About texts",
            tuple(Explained(id, texts.severity_of(id), **of_rule) for id, of_rule in others["texts"].items()),
        ),
        Chapter("About links to the web", weblinks.EXPLAINED),
        Chapter("About reading files and making pages", _errors(others["reading"])),
    )


def _errors(texts: Mapping[str, Mapping[str, str]]) -> tuple[Explained, ...]:
    return tuple(
        Explained(id, Severity(of_rule.get("severity", "error")), **_without_severity(of_rule))
        for id, of_rule in texts.items()
    )


def _without_severity(of_rule: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in of_rule.items() if key != "severity"}


def explained(id: str, cases: Mapping[str, bytes]) -> str:
    """The page of one rule, as Markdown; `cases` are the files of cases, by the rule's id.

    Raises KeyError for a rule that is not in the book.
    """
    on_content = {rule.id: rule for rule in rules.ALL}
    if id in on_content:
        return explain_with_cases(on_content[id], cases)
    return _page({rule.id: rule for chapter in rulebook() for rule in chapter.rules}[id], level=1)


def reference(cases: Mapping[str, bytes]) -> str:
    """The whole book as Markdown: an overview and a page a rule, chapter by chapter."""
    parts = [reference_with_cases(rules.ALL, cases).rstrip()]
    for chapter in rulebook()[1:]:
        rows = [f"| [`{rule.id}`](#{rule.id}) | {rule.title} | {rule.severity} |" for rule in chapter.rules]
        parts.append(f"# {chapter.title}")
        parts.append("\n".join(("| rule | confirms | weight |", "| --- | --- | --- |", *rows)))
        parts += [_page(rule, level=2).rstrip() for rule in chapter.rules]
    return "\n\n".join(parts) + "\n"


def _page(rule: Explained, *, level: int) -> str:
    parts = [
        f"{'#' * level} {rule.id}",
        f"**{rule.title}** {str(rule.severity).capitalize()}",
        rule.why,
        *_example("This fails:", rule.fails, rule.language),
        *_example("This passes:", rule.passes, rule.language),
    ]
    return "\n\n".join(parts) + "\n"


def _example(label: str, example: str, language: str) -> list[str]:
    return [label, f"```{language}\n{example}\n```"] if example else []
