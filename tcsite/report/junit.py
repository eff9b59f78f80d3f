"""The report as JUnit XML, which GitLab, Jenkins and others show beside a change.

Each problem is a test case of its file. An error is a failure, a warning is skipped, advice passes: only what
makes tcsite's own exit code other than 0 fails here too. Each checked file without a problem is a passed case;
Jenkins refuses a report without any case.

It is valid against both schemas in use, that of Apache Ant (Windy Road's) and that of Jenkins, so a test case
has no `file`: the file is its `classname`, which GitLab shows as the suite.
"""

from collections.abc import Iterable
from xml.etree import ElementTree

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
    root = ElementTree.Element("testsuites")
    suite = ElementTree.SubElement(root, "testsuite", _suite(report, len(sound)))
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in report.more.items():
        text = value if isinstance(value, str) else dumps(value)
        ElementTree.SubElement(properties, "property", name=printable(name), value=printable(text))
    advice = []
    blocks = (block.plain for block in as_text(report.problems, report.inputs, report.folder))
    for problem, name, block in zip(report.problems, _names(report.problems), blocks, strict=True):
        case = _case(suite, report.path(problem.place.file), name)
        if problem.severity is Severity.ADVICE:
            advice.append(block)
            continue
        kind = "failure" if problem.severity is Severity.ERROR else "skipped"
        # Never the rule as the type: GitLab's reader takes type="yaml" for an attack and drops the report.
        result = ElementTree.SubElement(
            case, kind, type=str(problem.severity), message=printable(problem.message)
        )
        result.text = block
    for file in sound:
        _case(suite, report.path(file), "no problems")
    outcome = printable("; ".join(filter(None, (in_words(report.problems), report.outcome))))
    ElementTree.SubElement(suite, "system-out").text = "\n".join((*advice, outcome))
    ElementTree.SubElement(suite, "system-err")
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


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


def _case(suite: ElementTree.Element, file: str, name: str) -> ElementTree.Element:
    return ElementTree.SubElement(suite, "testcase", classname=printable(file), name=name, time="0")


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
