"""The report as JSON: for programs of our users, and for ours."""

import json as standard
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring

from tcsite.diagnostics import Diagnostic
from tcsite.report.values import Report
from tcsite.report.words import summary


def json(report: Report) -> str:
    """``{"problems": […], "summary": {…}}``: what `as_json` says."""
    return as_json(report.problems, report.more) + "\n"


def as_json(problems: Sequence[Diagnostic], more: Mapping[str, object]) -> str:
    """The report for programs; `more` joins the summary, and a problem's extra keys follow its own."""
    listed = [
        {
            "rule": problem.rule,
            **({"code": problem.code} if problem.code else {}),
            "severity": str(problem.severity),
            **({"overdue": True} if problem.overdue else {}),
            "message": problem.message,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "hint": problem.hint,
            **dict(problem.extra),
        }
        for problem in problems
    ]
    counts: dict[str, object] = {**summary(problems), **more}
    return dumps({"problems": listed, "summary": counts})


def dumps(value: object) -> str:
    """JSON for people too: indented, and in the letters of its language.

    Whatever could steer a terminal or turn the direction of text is written as an escape, so nothing is lost.
    """
    text = _indented(value, "\n")
    if (text.isascii() and "\x7f" not in text) or text.replace("\n", "").isprintable():  # nearly always
        return text
    return "\n".join("".join(map(_escaped, line)) for line in text.split("\n"))


class OneLine(dict[str, object]):
    """What stands on a line of its own, however deep it is: one of very many, which no person reads there."""


def _indented(value: object, margin: str) -> str:
    """What the standard library makes of a value with an indent of two, in a quarter of its time."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, OneLine):
        return _on_a_line(value)
    inner = f"{margin}  "
    if isinstance(value, dict) and value:
        entries = [
            f"{encode_basestring(key)}: "
            f"{encode_basestring(each) if type(each) is str else _indented(each, inner)}"
            for key, each in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(entries)}{margin}}}"
    if isinstance(value, list) and value:
        return f"[{inner}{f',{inner}'.join([_indented(each, inner) for each in value])}{margin}]"
    return str(value) if type(value) is int else standard.dumps(value)


_on_a_line = standard.JSONEncoder(ensure_ascii=False).encode


def _escaped(character: str) -> str:
    return character if character.isprintable() else standard.dumps(character)[1:-1]
