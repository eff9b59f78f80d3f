"""Reports: what a check found, in every format that people and their programs read.

A format is a function of a `Report`, one module each. It returns the whole text for standard output, or, for
a terminal, blocks.
"""

from collections.abc import Callable, Iterable, Mapping

from tcsite.report.causes import by_cause
from tcsite.report.codequality import codequality
from tcsite.report.github import github
from tcsite.report.json import as_json, json
from tcsite.report.junit import junit
from tcsite.report.markdown import markdown
from tcsite.report.sarif import sarif
from tcsite.report.text import ReportBlock, as_text, text
from tcsite.report.values import Report, RuleInfo
from tcsite.report.words import in_words, printable, summary

FORMATS: Mapping[str, Callable[[Report], str | Iterable[ReportBlock]]] = {
    "text": text,
    "json": json,
    "junit": junit,
    "sarif": sarif,
    "github": github,
    "markdown": markdown,
    "codequality": codequality,
}
"""Every format, by the name that `--format` knows."""
