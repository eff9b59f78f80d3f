"""Reads the files of one site, or of one institution, each by itself; keeps the problems."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from tcsite.content.attachments import attachment_issues, doubt_of
from tcsite.content.file_names import UPDATE, copied, slugged, sound_name, whole_date
from tcsite.content.file_reader import FileReader, passed_over
from tcsite.content.front_matter import split, why_not_split
from tcsite.content.recorded_addresses import NO_ADDRESS, address_issues
from tcsite.content.yaml.reader import decode
from tcsite.diagnostics import Severity
from tcsite.files import NotRead
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
    Text,
    TextPage,
    TextPageFile,
    Update,
    UpdateFile,
    Vocabulary,
)
from tcsite.model.assessment import FormText, TranslationFile
from tcsite.model.base import LANGUAGES
from tcsite.model.sections import sections_of
from tcsite.text.address_record import RECORDED

M = TypeVar("M", bound=BaseModel)
F = TypeVar("F", TextPageFile, SelfAssessmentFile, UpdateFile)

INSTITUTIONS = "content/institutions/"
_TRANSLATION = re.compile(rf"(?P<text>.+)\.(?P<language>{'|'.join(LANGUAGES)})\.md")

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class SiteReader(FileReader):
    """Reads files of one site, each kind as what it is."""

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
        return self._with_languages(settings) if settings and settings.languages else settings

    def _with_languages(self, settings: Settings) -> Settings:
        """The settings with the first of their languages in front: the one that `language` names, if it is there."""
        said = "language" in settings.model_fields_set
        if said and settings.language not in settings.languages:
            self.report(
                "site.yaml",
                f"languages: {settings.language} is not among them, and  language: {settings.language}  says that "
                "plain text is in it",
                f"write  languages: [{', '.join(dict.fromkeys((settings.language, *settings.languages)))}]",
                pointer=("languages",),
                code="language-not-listed",
            )
        if len(set(settings.languages)) < len(settings.languages):
            self.report(
                "site.yaml",
                f"languages: one of {', '.join(settings.languages)} stands twice",
                "write each language once",
                severity=Severity.WARNING,
                pointer=("languages",),
                code="language-twice",
            )
        first = settings.language if said else settings.languages[0]
        every = tuple(dict.fromkeys((first, *settings.languages)))
        return settings.model_copy(update={"language": first, "languages": every})

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

    def recorded(self) -> None:
        """``content/addresses.txt``: lines that hold no address."""
        content = self._inputs.get(RECORDED)
        for issue in () if content is None or isinstance(content, NotRead) else address_issues(content):
            line, column, message, hint, code = issue
            weight = Severity.WARNING if code == NO_ADDRESS else Severity.ERROR
            self.report(
                RECORDED, message, hint, rule="record", severity=weight, line=line, column=column, code=code
            )

    def pages(self) -> tuple[TextPage, ...]:
        """``content/pages/*.md``."""
        pages = []
        for file, others in self._texts("content/pages/"):
            front, markdown, _ = self._markdown(file, TextPageFile)
            if front and self._slug(file):
                front, texts = self._translated(front, others)
                pages.append(
                    TextPage.model_construct(
                        **dict(front), id=_stem(file), file=file, markdown=markdown, translations=texts
                    )
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
        if not self._is_named(id, file):
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

    def _is_named(self, id: str, file: str) -> bool:
        """Whether a folder can be an institution's; what is missing or wrong is reported."""
        if file not in self._inputs:
            message, hint = (
                f'the folder "{id}" holds no institution.yaml',
                "add one with  name: …  and  status: …",
            )
            self.report(file, message, hint, rule="missing-file")
        elif not _SLUG.fullmatch(id):
            message = f'the folder\'s name "{id}" becomes an address: only a-z, 0-9 and hyphens'
            self.report(file, message, f"rename it to  {slugged(id)}", rule="file-name")
            return False
        return True

    def _plans(self, institution: str, folder: str) -> Iterator[Plan]:
        for file in self._below(f"{folder}plans/", ".yaml"):
            plan = self._yaml(file, PlanFile)
            if plan and self._slug(file):
                yield Plan.model_construct(**dict(plan), id=_stem(file), institution=institution, file=file)

    def _assessments(self, institution: str, folder: str) -> Iterator[SelfAssessment]:
        for file, others in self._texts(f"{folder}self-assessments/"):
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
                front, texts = self._translated(front, others)
                yield SelfAssessment.model_construct(
                    **dict(front),
                    id=_stem(file),
                    institution=institution,
                    file=file,
                    introduction=introduction,
                    sections=sections,
                    translations={language: FormText(*sections_of(text)) for language, text in texts.items()},
                )

    def _updates(self, institution: str, folder: str) -> Iterator[Update]:
        for file, others in self._texts(f"{folder}updates/"):
            front, markdown, _ = self._markdown(file, UpdateFile)
            published = self._published(file, front.date if front else None)
            if front and published:
                front, texts = self._translated(front, others)
                yield Update.model_construct(
                    **dict(front),
                    id=_stem(file),
                    institution=institution,
                    file=file,
                    published=published,
                    markdown=markdown,
                    translations=texts,
                )

    def _published(self, file: str, stated: PartialDate | None) -> PartialDate | None:
        """When an update was published: as it says itself, else as its name does; what is wrong with that is reported."""
        name = UPDATE.fullmatch(_stem(file))
        if better := whole_date(_stem(file)):
            message = "the date in this name lacks a zero, so only a part of it is read as the date"
            hint = f"rename it to  {better}.md;  where the number is no date, put a word before it"
            self.report(file, message, hint, rule="file-name")
            return None
        if not name:
            message = "the name of an update is its date and a few words"
            self.report(file, message, "rename it, as in  2026-03-12-new-workshops.md", rule="file-name")
            return None
        if stated is None:
            try:
                return PartialDate.of(name["date"])
            except ValueError as impossible:
                message = f"the file's name begins with a date that does not exist: {impossible}"
                hint = "begin it with the year, the month and the day, as in  2026-03-12-new-workshops.md"
                self.report(file, message, hint, rule="file-name")
                return None
        if _other_day(name["date"], stated):
            self.report(
                file,
                f"date: says {stated}, the file's name {name['date']}",
                "make both the same: the page is published under the name, and dated by  date:",
                pointer=("date",),
                severity=Severity.WARNING,
                code="two-dates",
            )
        return stated

    def _attachments(self, folder: str) -> tuple[str, ...]:
        files = self._below(f"{folder}files/")
        self.used.difference_update(file for file in files if isinstance(self._inputs[file], NotRead))
        found = {file: self._inputs[file] for file in files if file in self.used}
        issues = dict(attachment_issues(found))
        for file, (message, hint, code) in issues.items():
            code = f"attachment-{code}"
            self.report(file, message, hint, rule="attachment", line=1, column=1, code=code)
        sound = {file: content for file, content in found.items() if file not in issues}
        for file, content in sound.items():
            if doubt := doubt_of(file.rpartition("/")[2], content):
                self.report(
                    file,
                    doubt.message,
                    doubt.hint,
                    rule="attachment",
                    severity=Severity.WARNING,
                    line=1,
                    column=1,
                    code=f"attachment-{doubt.code}",
                )
        self.attachments |= sound
        return tuple(file.removeprefix(f"{folder}files/") for file in sound)

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

    def _texts(self, folder: str) -> Iterator[tuple[str, dict[str, str]]]:
        """The Markdown files of a folder, each with the files beside it that say the same in another language."""
        found = self._below(folder, ".md")
        twins = {file: match for file in found if (match := _TRANSLATION.fullmatch(file))}
        for file, match in twins.items():
            if match["text"] + ".md" not in found:
                first = PurePosixPath(match["text"]).name
                self.report(
                    file,
                    f"this text is in another language than {first}.md, which is not here",
                    f"write {first}.md in the language of the site, or rename this file to  {first}.md",
                    rule="file-name",
                    code="translation-alone",
                )
        for file in found:
            if file not in twins:
                stem = file.removesuffix(".md")
                yield file, {match["language"]: one for one, match in twins.items() if match["text"] == stem}

    def _translated(self, front: F, others: Mapping[str, str]) -> tuple[F, dict[str, str]]:
        """Front matter with what it says in other languages, and the Markdown of each."""
        texts = {}
        for language, file in others.items():
            text, faults = decode(self._inputs[file])
            own: TranslationFile | None = None
            markdown = text
            if faults or text.startswith("---"):
                own, markdown, _ = self._markdown(file, TranslationFile)
                if own is None:
                    continue
            for name, words in own or ():
                there = getattr(front, name, None)
                if words and isinstance(there, Text):
                    front = front.model_copy(update={name: there.also(language, str(words))})
            if markdown.strip():
                texts[language] = markdown
        return front, texts

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


def _other_day(in_name: str, published: PartialDate) -> bool:
    """Whether the date in a file's name and the one in the file cannot be the same."""
    try:
        named = PartialDate.of(in_name)
    except ValueError:
        return True
    return named.last < published.first or published.last < named.first


def _stem(file: str) -> str:
    return PurePosixPath(file).stem
