"""Reads files, each by itself, and keeps what is wrong with them."""

import marshal
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from tcsite.content.file_names import left_by_program, place_hint
from tcsite.content.schema import read_as
from tcsite.content.static_issues import static_issues
from tcsite.content.yaml.issues import ParseIssue
from tcsite.content.yaml.reader import MAX_BYTES, NOT_READ, read
from tcsite.content.yaml.suspicious import suspicious
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.files import Files, NotRead
from tcsite.text.address_record import RECORDED

M = TypeVar("M", bound=BaseModel)

NOTHING: Mapping[str, bytes] = MappingProxyType({})

UNREAD = (RECORDED, "content/checks/published.json")
"""What belongs in content/ and is not read here: the ledger of addresses, and the record of checks."""


class FileReader:
    """Reads files; keeps the problems and knows which files had a place."""

    def __init__(self, inputs: Files, parsed: Mapping[str, bytes] = NOTHING) -> None:
        self.parsed: dict[str, bytes] = {}  # what sound files hold, for one who reads them again
        self._parsed = parsed
        self.problems: list[Diagnostic] = []
        self.attachments: dict[str, bytes] = {}
        self.used: set[str] = set()
        self._inputs = inputs

    def report(
        self,
        file: str,
        message: str,
        hint: str = "",
        *,
        rule: str = "schema",
        severity: Severity = Severity.ERROR,
        line: int = 0,
        column: int = 0,
        pointer: tuple[str | int, ...] = (),
        on_key: bool = False,
        code: str = "",
    ) -> None:
        """Note a problem."""
        place = Place(file, pointer, line=line, column=column, on_key=on_key)
        self.problems.append(Diagnostic(rule, severity, message, place, hint, code=code))

    def report_issue(self, file: str, issue: ParseIssue, rule: str) -> None:
        """Note what is wrong with how a file is written."""
        line, column, message, hint, code = issue
        rule = "file-not-read" if code == NOT_READ else rule
        self.report(file, message, hint, rule=rule, line=line, column=column, code=code)

    def _not_read(self) -> Iterator[str]:
        """What could not be read; a folder with a slash behind it."""
        for file, content in self._inputs.items():
            if isinstance(content, NotRead):
                yield file if "." in file.rpartition("/")[2] else f"{file}/"

    def static(self) -> None:
        """What is published as it is, and should perhaps not be."""
        for file, (message, hint, code) in static_issues(self._inputs):
            weight, code = Severity.WARNING, f"attachment-{code}"
            self.report(file, message, hint, rule="attachment", severity=weight, line=1, column=1, code=code)

    def strays(self, files: Iterable[str]) -> None:
        """Files that nothing reads: most often a slip in a name, in ``content/``."""
        for file in sorted(file for file in files if not file.startswith("themes/")):
            content = self._inputs[file]
            if isinstance(content, NotRead) and file not in self.used:
                self.report(
                    file, content.reason, content.hint, rule="file-not-read", line=1, column=1, code=NOT_READ
                )
                continue
            if program := left_by_program(file):
                self.report(
                    file,
                    f"left out: {program}",
                    "delete it, or leave it: it is not published",
                    rule="file-not-read",
                    severity=Severity.ADVICE,
                    line=1,
                    column=1,
                    code="left-by-program",
                )
                continue
            if file in self.used or file in UNREAD or passed_over(file) or not file.startswith("content/"):
                continue
            self.report(
                file,
                "this file is not read: it has no place here",
                place_hint(file),
                rule="file-not-read",
                severity=Severity.WARNING,
                code="ending-yml" if file.endswith(".yml") else "",
            )

    def _suspect(self, file: str, content: bytes) -> None:
        """Signs in a text that nobody wrote: worth a look, and no reason to leave the file out."""
        if isinstance(content, NotRead) or len(content) > MAX_BYTES:
            return
        for line, column, message, hint, code in suspicious(content.decode("utf-8-sig", "ignore")):
            self.report(
                file,
                message,
                hint,
                rule="text",
                severity=Severity.WARNING,
                line=line,
                column=column,
                code=code,
            )

    def _value(self, file: str, content: bytes, model: type[M]) -> M | None:
        if file in self._parsed:
            return read_as(model, unpacked(self._parsed[file]))[0]
        data, faults = read(content)
        before = len(self.problems)
        if not faults:  # a fault's own message says more
            self._suspect(file, self._inputs[file])
        for fault in faults:
            self.report_issue(file, fault, "yaml")
        if data is None and faults:
            return None
        parsed = packed(data)
        value, issues = read_as(model, data)
        for pointer, message, hint, on_key, code in issues:
            self.report(file, message, hint, pointer=pointer, on_key=on_key, code=code)
        if len(self.problems) == before:
            self.parsed[file] = parsed
        return value if not faults else None


def packed(values: Any) -> bytes:
    """What YAML can hold, as bytes that are quick to read again: for `unpacked` in a process of this very build."""
    return marshal.dumps(values)


def unpacked(content: bytes) -> Any:
    """What `packed` made bytes of."""
    return marshal.loads(content)  # noqa: S302  # nobody else can have written it


def passed_over(file: str) -> bool:
    """Whether a file is there for people or programs of their own: README.md, .gitkeep."""
    name = file.rpartition("/")[2]
    return bool(left_by_program(name)) or name.startswith(".") or name.lower() == "readme.md"
