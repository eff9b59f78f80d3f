"""Reads the files of one site, or of one institution, each by itself; keeps the problems."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from tcsite.content.attachments import PUBLISHABLE, AttachmentIssue, alike_names, misfit, name_issue
from tcsite.content.file_names import copied, left_by_program, place_hint, slugged, sound_name
from tcsite.content.front_matter import split, why_not_split
from tcsite.content.schema import read_as
from tcsite.content.yaml.issues import ParseIssue
from tcsite.content.yaml.reader import MAX_BYTES, NOT_READ, decode, read
from tcsite.content.yaml.suspicious import suspicious
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.files import Files, NotRead
from tcsite.language import LANGUAGES
from tcsite.model import (
    Gone,
    GoneFile,
    Institution,
    InstitutionFile,
    MeasuresFile,
    PartialDate,
    Plan,
    PlanFile,
    SelfAssessment,
    SelfAssessmentFile,
    Settings,
    TextPage,
    TextPageFile,
    Update,
    UpdateFile,
    Vocabulary,
)
from tcsite.model.sections import sections_of

M = TypeVar("M", bound=BaseModel)

INSTITUTIONS = "content/institutions/"
UNREAD = ("content/addresses.txt", "content/checks/published.json")
"""What belongs in content/ and is not read here: the ledger of addresses, and the record of checks."""

_LANGUAGES = {"en": "English", "cy": "Welsh"}

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHORT_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?(?=-|$)")
_UPDATE = re.compile(r"(?P<date>\d{4}(?:-\d{2}(?:-\d{2})?)?)-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")


class SiteReader:
    """Reads files of one site; keeps the problems and knows which files had a place."""

    def __init__(self, inputs: Files) -> None:
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

    # The kinds of file

    def settings(self) -> Settings | None:
        """``site.yaml``."""
        if "site.yaml" not in self._inputs:
            self.report(
                "site.yaml",
                "there is no site.yaml here or above",
                "go to its folder, or begin a site:  tcsite new our-site",
                rule="missing-file",
            )
            return None
        settings = self._yaml("site.yaml", Settings)
        if settings and settings.language not in LANGUAGES:
            self.report(
                "site.yaml",
                f"language: the site cannot speak {_LANGUAGES[settings.language]} yet: its own words are English only",
                "write  language: en;  texts in Welsh stand beside the English ones, as in  {en: …, cy: …}",
                pointer=("language",),
                code="language-not-spoken",
            )
            return None
        return settings

    def vocabulary(self) -> Vocabulary:
        """``content/vocabulary/*.yaml``: each file may hold a part."""
        parts = [self._yaml(file, Vocabulary) for file in self._below("content/vocabulary/", ".yaml")]
        sound = [part for part in parts if part]
        return Vocabulary.model_construct(
            pillars=tuple(pillar for part in sound for pillar in part.pillars),
            recommendations=tuple(item for part in sound for item in part.recommendations),
            sections=tuple(section for part in sound for section in part.sections),
            forms=tuple(form for part in sound for form in part.forms),
        )

    def gone(self) -> tuple[Gone, ...]:
        """``content/gone.yaml``: addresses that were given up."""
        found = self._yaml("content/gone.yaml", GoneFile) if "content/gone.yaml" in self._inputs else None
        return found.gone if found else ()

    def pages(self) -> tuple[TextPage, ...]:
        """``content/pages/*.md``."""
        pages = []
        for file in self._below("content/pages/", ".md"):
            front, markdown, _ = self._markdown(file, TextPageFile)
            if front and self._slug(file):
                pages.append(
                    TextPage.model_construct(**dict(front), id=_stem(file), file=file, markdown=markdown)
                )
        return tuple(sorted(pages, key=lambda page: (page.order, str(page.title), page.id)))

    def institution(self, id: str) -> Institution | None:
        """The institution of a folder."""
        folder = f"{INSTITUTIONS}{id}/"
        file = f"{folder}institution.yaml"
        identity = self._yaml(file, InstitutionFile) if file in self._inputs else None
        plans = sorted(self._plans(id, folder), key=lambda plan: (plan.period.first, plan.id))
        assessments = sorted(self._assessments(id, folder), key=lambda one: (str(one.date or one.id), one.id))
        updates = sorted(
            self._updates(id, folder), key=lambda one: (one.published.first, one.id), reverse=True
        )
        measures_file = f"{folder}measures.yaml"
        measures = self._yaml(measures_file, MeasuresFile) if measures_file in self._inputs else None
        attachments = self._attachments(folder)
        if file not in self._inputs:
            self.report(
                file,
                f'the folder "{id}" holds no institution.yaml',
                "add one with  name: …  and  status: …",
                rule="missing-file",
            )
        elif not _SLUG.fullmatch(id):
            self.report(
                file,
                f'the folder\'s name "{id}" becomes an address: only a-z, 0-9 and hyphens',
                f"rename it to  {slugged(id)}",
                rule="file-name",
            )
            return None
        if identity is None:
            return None
        return Institution.model_construct(
            **dict(identity),
            id=id,
            file=file,
            plans=tuple(plans),
            self_assessments=tuple(assessments),
            updates=tuple(updates),
            measure_sets=measures.sets if measures else (),
            measures_file=measures_file if measures else "",
            attachments=attachments,
            unread=tuple(sorted({*(problem.place.file for problem in self.problems), *self._not_read()})),
        )

    def _plans(self, institution: str, folder: str) -> Iterator[Plan]:
        for file in self._below(f"{folder}plans/", ".yaml"):
            plan = self._yaml(file, PlanFile)
            if plan and self._slug(file):
                yield Plan.model_construct(**dict(plan), id=_stem(file), institution=institution, file=file)

    def _assessments(self, institution: str, folder: str) -> Iterator[SelfAssessment]:
        for file in self._below(f"{folder}self-assessments/", ".md"):
            front, markdown, lines = self._markdown(file, SelfAssessmentFile)
            introduction, sections = sections_of(markdown)
            seen: set[str] = set()
            for section in sections:
                if section.id in seen:
                    self.report(
                        file,
                        f'two headings have the id "{section.id}"',
                        "give each its own",
                        line=lines + section.line,
                        column=1,
                        code="heading-twice",
                    )
                seen.add(section.id)
            if front and self._slug(file):
                yield SelfAssessment.model_construct(
                    **dict(front),
                    id=_stem(file),
                    institution=institution,
                    file=file,
                    introduction=introduction,
                    sections=sections,
                )

    def _updates(self, institution: str, folder: str) -> Iterator[Update]:
        for file in self._below(f"{folder}updates/", ".md"):
            front, markdown, _ = self._markdown(file, UpdateFile)
            name = _UPDATE.fullmatch(_stem(file))
            published = front.date if front else None
            if better := _whole_date(_stem(file)):
                self.report(
                    file,
                    "the date in this name lacks a zero, so only a part of it is read as the date",
                    f"rename it to  {better}.md;  where the number is no date, put a word before it",
                    rule="file-name",
                )
                continue
            if not name:
                self.report(
                    file,
                    "the name of an update is its date and a few words",
                    "rename it, as in  2026-03-12-new-workshops.md",
                    rule="file-name",
                )
            elif not published:
                try:
                    published = PartialDate.of(name["date"])
                except ValueError as impossible:
                    self.report(
                        file,
                        f"the file's name begins with a date that does not exist: {impossible}",
                        rule="file-name",
                    )
            elif _other_day(name["date"], published):
                self.report(
                    file,
                    f"date: says {published}, the file's name {name['date']}",
                    "make both the same: the page is published under the name, and dated by  date:",
                    pointer=("date",),
                    severity=Severity.WARNING,
                    code="two-dates",
                )
            if front and name and published:
                yield Update.model_construct(
                    **dict(front),
                    id=_stem(file),
                    institution=institution,
                    file=file,
                    published=published,
                    markdown=markdown,
                )

    def _attachments(self, folder: str) -> tuple[str, ...]:
        names = []
        for file in self._below(f"{folder}files/"):
            name = file[len(folder) + len("files/") :]
            if isinstance(self._inputs[file], NotRead):
                self.used.discard(file)
                continue
            if name.rpartition(".")[2].lower() not in PUBLISHABLE:
                self.report(
                    file,
                    f"attachments of this kind are not published: {name}",
                    f"published are {', '.join(PUBLISHABLE)}",
                    rule="attachment",
                )
                continue
            if issue := misfit(name, self._inputs[file]):
                self._attachment(file, issue)
                continue
            if issue := name_issue(name):
                self._attachment(file, issue)
                continue
            names.append(name)
            self.attachments[file] = self._inputs[file]
        for file, other in alike_names(self.attachments):
            names.remove(file[len(folder) + len("files/") :])
            del self.attachments[file]
            message = f'on Windows and macOS this name is the same as "{PurePosixPath(other).name}"'
            hint = "give one of the two another name; this one is not published"
            self._attachment(file, AttachmentIssue(message, hint, "names-alike"))
        return tuple(names)

    def _attachment(self, file: str, issue: AttachmentIssue) -> None:
        message, hint, code = issue
        self.report(file, message, hint, rule="attachment", line=1, column=1, code=f"attachment-{code}")

    def _not_read(self) -> Iterator[str]:
        """What could not be read; a folder with a slash behind it."""
        for file, content in self._inputs.items():
            if isinstance(content, NotRead):
                yield file if "." in file.rpartition("/")[2] else f"{file}/"

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

    # Reading

    def _below(self, folder: str, ending: str = "") -> list[str]:
        """The files directly or deeper below a folder, sorted; with an ending, those directly in it."""
        found = sorted(
            file
            for file in self._inputs
            if file.startswith(folder)
            and (not ending or (file.endswith(ending) and "/" not in file[len(folder) :]))
            and not passed_over(file)
        )
        if ending or folder.endswith("/files/"):
            self.used.update(found)
        return found

    def _slug(self, file: str) -> bool:
        """Whether a file's name can be an address; reported if not."""
        stem = _stem(file)
        if _SLUG.fullmatch(stem):
            return True
        name = PurePosixPath(file).name
        if original := copied(file, self._inputs):
            self.report(
                file,
                f'this seems to be a copy of {PurePosixPath(original).name}: "{name}" cannot be an address',
                "delete one of the two files, or give this one a name of its own, as in  2027-2030.yaml",
                rule="file-name",
            )
            return False
        self.report(
            file,
            f'the file\'s name "{name}" becomes an address: only a-z, 0-9 and hyphens',
            f"rename it to  {PurePosixPath(sound_name(file)).name}",
            rule="file-name",
            code="file-name-not-an-address",
        )
        return False

    def _yaml(self, file: str, model: type[M]) -> M | None:
        self.used.add(file)
        return self._value(file, self._inputs[file], model)

    def _markdown(self, file: str, model: type[M]) -> tuple[M | None, str, int]:
        """Front matter, the Markdown after it, and how many lines stand before that."""
        text, faults = decode(self._inputs[file])
        for fault in faults:
            self.report_issue(file, fault, "text")
        front = None if faults else split(text)
        if front is None:
            if not faults:
                self.report_issue(file, why_not_split(text), "front-matter")
            return None, "", 0
        # One line break for the opening "---", so that lines keep their numbers.
        return self._value(file, b"\n" + front.yaml.encode(), model), front.markdown, front.lines

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
        data, faults = read(content)
        if not faults:  # a fault's own message says more
            self._suspect(file, self._inputs[file])
        for fault in faults:
            self.report_issue(file, fault, "yaml")
        if data is None and faults:
            return None
        value, issues = read_as(model, data)
        for pointer, message, hint, on_key, code in issues:
            self.report(file, message, hint, pointer=pointer, on_key=on_key, code=code)
        return value if not faults else None


def passed_over(file: str) -> bool:
    """Whether a file is there for people or programs of their own: README.md, .gitkeep."""
    name = file.rpartition("/")[2]
    return bool(left_by_program(name)) or name.startswith(".") or name.lower() == "readme.md"


def _whole_date(stem: str) -> str:
    """A name whose date lacks a zero or an order that is read, with the date as it should be; "" where it is sound."""
    found = _SHORT_DATE.match(stem)
    if found is None or _UPDATE.fullmatch(stem) is None:
        return ""
    parts = [part for part in (found["month"], found["day"]) if part]
    if all(len(part) == 2 for part in parts):
        return ""
    date = "-".join([found["year"], *(part.zfill(2) for part in parts)])
    return date + stem[found.end() :]


def _other_day(in_name: str, published: PartialDate) -> bool:
    """Whether the date in a file's name and the one in the file cannot be the same."""
    try:
        named = PartialDate.of(in_name)
    except ValueError:
        return True
    return named.last < published.first or published.last < named.first


def _stem(file: str) -> str:
    return PurePosixPath(file).stem
