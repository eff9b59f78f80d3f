"""The reference of the rules, and the page of one rule: Markdown made of docstrings and cases."""

from collections.abc import Mapping, Sequence

from tcsite.rules.cases import Case, read_cases
from tcsite.rules.rule import AnyRule
from tcsite.rules.words import day

_OPENING = """\
# The rules

<!-- Made by: tcsite rule --reference > docs/rules.md -->

What `tcsite check` confirms about the content. A rule is named after the fault that it finds, and its name never
changes. An **error** is the Commitment's own minimum not met, or something broken. A **warning** is published all the
same; somebody should look, and with `--strict` it fails. **Advice** never fails. Where a rule weighs some findings
differently, its text says so.

Any rule can be excused for one institution, in its `institution.yaml`, with a reason and an end. Until then the
finding is shown as advice, with the excuse:

```yaml
exceptions:
  - {rule: sign-off-missing, reason: The executive meets in March, until: 2027-03-31}
```

A site can change the weight of a rule in `site.yaml`, with a reason. It holds for all findings of that rule:

```yaml
rules:
  progress-stale: {severity: warning, reason: Our plans are reviewed every spring}
```

Nothing is concluded from a file that could not be read: while one of an institution's plans is broken, no plan of it is
reported missing.

The examples show what matters for the rule and leave out the rest of the content.
"""


def reference(rules: Sequence[AnyRule], cases: Mapping[str, bytes]) -> str:
    """The whole page: an overview, then each rule. `cases` are the files of cases, by the rule's id."""
    rows = [f"| [`{rule.id}`](#{rule.id}) | {rule.title} | {rule.severity} |" for rule in rules]
    table = "\n".join(("| rule | confirms | weight |", "| --- | --- | --- |", *rows))
    return "\n".join((_OPENING, table, "", *(_page(rule, cases, level=2) for rule in rules)))


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
