"""The report as JUnit XML, which GitLab, Jenkins and others show beside a change.

Each problem is a test case of its file. An error is a failure, a warning is skipped, advice passes: only what
makes tcsite's own exit code other than 0 fails here too. Each checked file without a problem is a passed case;
Jenkins refuses a report without any case.

It is valid against both schemas in use, that of Apache Ant (Windy Road's) and that of Jenkins, so a test case
has no `file`: the file is its `classname`, which GitLab shows as the suite.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from tcsite.diagnostics import Diagnostic, Severity
from tcsite.report.json import dumps
from tcsite.report.text import as_text
from tcsite.report.values import Report
from tcsite.report.words import in_words, printable

CHECKED = (".yaml", ".yml", ".md", ".html")
"""What a file's name ends with if a lead or a web page's author can fix it. Themes are not theirs."""


def junit(report: Report) -> str:
    """One test suite, as an XML document."""
    sound = _sound(report)
    properties = []
    for name, value in report.more.items():
        text = value if isinstance(value, str) else dumps(value)
        properties.append(_element("property", {"name": printable(name), "value": printable(text)}))
    advice, cases = [], []
    blocks = (block.plain for block in as_text(report.problems, report.inputs, report.folder))
    for problem, name, block in zip(report.problems, _names(report.problems), blocks, strict=True):
        result: tuple[str, ...] = ()
        if problem.severity is Severity.ADVICE:
            advice.append(block)
        else:
            # Never the rule as the type: GitLab's reader takes type="yaml" for an attack and drops the report.
            said = {"type": str(problem.severity), "message": printable(problem.message)}
            kind = "failure" if problem.severity is Severity.ERROR else "skipped"
            result = (_element(kind, said, text=block),)
        cases.append(_case(report.path(problem.place.file), name, result))
    cases += [_case(report.path(file), "no problems") for file in sound]
    outcome = printable("; ".join(filter(None, (in_words(report.problems), report.outcome))))
    out = _element("system-out", {}, text="\n".join((*advice, outcome)))
    parts = [_element("properties", {}, properties, depth=2), *cases, out, _element("system-err", {})]
    suites = _element("testsuites", {}, [_element("testsuite", _suite(report, len(sound)), parts, depth=1)])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{suites}\n'


def _element(
    name: str, attributes: Mapping[str, str], inner: Sequence[str] = (), *, text: str = "", depth: int = 0
) -> str:
    """An element with a text, or with elements one deeper than itself."""
    start = "".join([name, *(f' {key}="{_quoted(value)}"' for key, value in attributes.items())])
    if inner:
        margin = "\n" + "  " * depth
        return f"<{start}>{margin}  {f'{margin}  '.join(inner)}{margin}</{name}>"
    return f"<{start}>{_escaped(text)}</{name}>" if text else f"<{start} />"


_SPECIAL = re.compile(r"[&<>\"\r\n\t]")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    if not _SPECIAL.search(text):  # nearly always
        return text
    text = _escaped(text).replace('"', "&quot;")
    return text.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


def _suite(report: Report, sound: int) -> dict[str, str]:
    """The suite's attributes. The day is the one the content was checked for; nothing here takes time."""
    severities = [problem.severity for problem in report.problems]
    return {
        "name": "tcsite",
        "package": "tcsite",
        "id": "0",
        "hostname": "localhost",  # what the schema wants where the host is not known
        "timestamp": f"{report.as_of.isoformat()}T00:00:00",
        "tests": str(len(severities) + sound),
        "failures": str(severities.count(Severity.ERROR)),
        "errors": "0",
        "skipped": str(severities.count(Severity.WARNING)),
        "time": "0",
    }


def _case(file: str, name: str, result: Sequence[str] = ()) -> str:
    return _element("testcase", {"classname": printable(file), "name": name, "time": "0"}, result, depth=2)


def _names(problems: Iterable[Diagnostic]) -> Iterable[str]:
    """A name for each problem that no other of its file has: GitLab drops the second of a name.

    Without line numbers: GitLab knows by its name whether a failure is new.
    """
    seen: dict[tuple[str, str], int] = {}
    for problem in problems:
        name = printable(f"{problem.rule}: {problem.message}")
        key = (printable(problem.place.file), name)
        while key in seen:
            seen[key] += 1
            key = (key[0], f"{name} ({seen[key]})")
        seen[key] = 1
        yield key[1]


def _sound(report: Report) -> list[str]:
    """The checked files without a problem."""
    faulty = {problem.place.file for problem in report.problems}
    for problem in report.problems:
        faulty.update(dict(problem.extra).get("pages", "").split("\n"))
    return [
        file
        for file in sorted(report.inputs)
        if file.endswith(CHECKED) and not file.startswith("themes/") and file not in faulty
    ]
