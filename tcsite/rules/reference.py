"""The reference of the rules, and the page of one rule: Markdown made of docstrings and cases."""

from collections.abc import Mapping, Sequence

from tcsite.content.packaged import packaged
from tcsite.rules.cases import Case, read_cases
from tcsite.rules.rule import AnyRule
from tcsite.rules.words import day


def reference(rules: Sequence[AnyRule], cases: Mapping[str, bytes]) -> str:
    """The whole page: an overview, then each rule. `cases` are the files of cases, by the rule's id."""
    rows = [f"| [`{rule.id}`](#{rule.id}) | {rule.title} | {rule.severity} |" for rule in rules]
    table = "\n".join(("| rule | confirms | weight |", "| --- | --- | --- |", *rows))
    return "\n".join(
        (
            packaged("tcsite.rules", "texts/opening.md"),
            table,
            "",
            *(_page(rule, cases, level=2) for rule in rules),
        )
    )


def explain(rule: AnyRule, cases: Mapping[str, bytes]) -> str:
    """One rule: what it confirms, why, and its examples."""
    return _page(rule, cases, level=1)


def _page(rule: AnyRule, files: Mapping[str, bytes], *, level: int) -> str:
    cases = read_cases(files[rule.id])
    failing = [case for case in cases if not case.passes]
    passing = [case for case in cases if case.passes]
    parts = [
        f"{'#' * level} {rule.id}",
        f"**{rule.title}** {str(rule.severity).capitalize()} · source: {rule.source}",
        rule.why,
        *_example("This fails", failing[0]),
        *_example("This passes", passing[0]),
        *_also("It also finds", failing[1:]),
        *_also("It also accepts", passing[1:]),
    ]
    return "\n\n".join(parts) + "\n"


def _example(label: str, case: Case) -> list[str]:
    parts = [f"{label} on {day(case.today)}: {case.why}."]
    if case.shown:
        parts.append(f"```yaml\n{case.shown}\n```")
    return parts + [f"> {expected.message}" for expected in case.expected]


def _also(label: str, cases: Sequence[Case]) -> list[str]:
    return [f"{label}:", "\n".join(f"- {case.why}" for case in cases)] if cases else []
