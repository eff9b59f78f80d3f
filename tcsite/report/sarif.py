"""The report as SARIF 2.1.0 (OASIS): for GitHub's code scanning, editors and dashboards."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.report.json import OneLine, dumps
from tcsite.report.values import Report, RuleInfo
from tcsite.report.words import printable, summary

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
ROOT = "%SRCROOT%"

_BRACKETS = re.compile(r"([\\\[\]])")


def sarif(report: Report) -> str:
    """One run: the rules, then a result for each problem."""
    rules = _rules(report)
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    marks = _marks(report.problems)
    files = {problem.place.file for problem in report.problems}
    # ":" is encoded too, so the first segment is never taken for a scheme.
    uris = {file: quote(report.path(file), safe="/", errors="replace") for file in files}
    run = {
        "tool": {
            "driver": {
                "name": "tcsite",
                **({"version": report.version} if report.version else {}),
                **({"informationUri": report.rulebook} if report.rulebook else {}),
                "rules": [_rule(rule, report.rulebook) for rule in rules],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(problem, numbers[problem.rule], mark, uris[problem.place.file])
            for problem, mark in zip(report.problems, marks, strict=True)
        ],
        "properties": {**summary(report.problems), **report.more},
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def message(text: str) -> str:
    """A text as SARIF's messages have it: braces are doubled (3.11.5), and what looks like a link is none (3.11.6).

    Content must not be able to put links on the pages that show it.
    """
    shown = printable(text)
    if "](" in shown:
        shown = _BRACKETS.sub(r"\\\1", shown)
    return shown.replace("{", "{{").replace("}", "}}")


def _rules(report: Report) -> list[RuleInfo]:
    """All rules, in the order of the rulebook, each once; and whatever else was found."""
    rules = {rule.id: rule for rule in reversed(report.rules)}
    listed = dict.fromkeys(rule.id for rule in report.rules)
    unlisted = sorted({problem.rule for problem in report.problems} - rules.keys())
    others = [RuleInfo(id, Severity.ERROR, id.replace("-", " ").capitalize()) for id in unlisted]
    return [*(rules[id] for id in listed), *others]


def _rule(rule: RuleInfo, rulebook: str) -> Mapping[str, object]:
    more = f"With examples: `tcsite rule {rule.id}`" if rule.examples else ""
    help = "\n\n".join(filter(None, (rule.title, rule.why, more)))
    described: dict[str, object] = {
        "id": rule.id,
        "shortDescription": {"text": message(rule.title)},
        "fullDescription": {"text": _paragraphs(rule.why or rule.title)},
        "help": {"text": _paragraphs(help), "markdown": _paragraphs(help)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }
    if rulebook:
        described["helpUri"] = f"{rulebook}#{quote(rule.id)}"
    return described


def _paragraphs(text: str) -> str:
    """Paragraphs, each on one line: consumers differ in what a single line break means to them."""
    return "\n\n".join(message(" ".join(part.split())) for part in text.split("\n\n"))


def _result(problem: Diagnostic, number: int, mark: str, uri: str) -> OneLine:
    text = message(problem.message)
    if problem.hint:
        text += f"\n\nTry: {message(problem.hint)}"
    result = OneLine(
        ruleId=problem.rule,
        ruleIndex=number,
        level=LEVELS[problem.severity],
        message={"text": text},
        locations=[{"physicalLocation": _location(problem.place, uri)}],
        partialFingerprints={"tcsite/v1": mark},
    )
    if problem.extra:
        result["properties"] = dict(problem.extra)
    return result


def _location(place: Place, uri: str) -> Mapping[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": uri, "uriBaseId": ROOT}}
    if place.line:
        column = {"startColumn": place.column} if place.column else {}
        location["region"] = {"startLine": place.line, **column}
    return location


def _marks(problems: Sequence[Diagnostic]) -> list[str]:
    """By what a problem is known again when lines have moved: its rule, file, words, and number among its like.

    It is not named ``primaryLocationLineHash``: GitHub computes that itself, and warns of any other.
    """
    seen: Counter[str] = Counter()
    marks = []
    for problem in problems:
        words = "\0".join((problem.rule, problem.place.file, problem.message))
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        seen[digest] += 1
        marks.append(f"{digest}:{seen[digest]}")
    return marks
