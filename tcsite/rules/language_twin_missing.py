"""The rule `language-twin-missing`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from tcsite.diagnostics import Pointer, Severity
from tcsite.model import (
    Institution,
    InstitutionFile,
    PlanFile,
    SelfAssessmentFile,
    Settings,
    Site,
    Text,
    TextPageFile,
    UpdateFile,
)
from tcsite.rules.language_twin_differs import LANGUAGES
from tcsite.rules.rule import Finding, rule
from tcsite.rules.written import Leaf, leaves, leaves_of

_LEFT_OUT = frozenset({"source"})
"""Keys whose texts name a document, which has one title."""

Found = tuple[str, Pointer, tuple[str, ...]]
"""A text: the key that it stands under in its file, where, and its languages, "" for the site's first."""


@rule(id="language-twin-missing", source="Welsh standards", severity=Severity.ADVICE, about=Site)
def language_twin_missing(site: Site) -> Iterator[Finding]:
    """On a site in two languages, every text is in both.

    Where a text has no twin, the pages of the other language show it as it is, marked with its language, so
    that it is read aloud right. That blocks nothing: a site may begin with the headings and go on from there.
    There is one line for each file, with how many texts of each key are still to be translated. Write
    `{en: …, cy: …}` in place of a text; the Markdown of a page, an update or a self-assessment has its twin
    in a file beside it: `about.cy.md` beside `about.md`. The titles of sources are not asked for.
    """
    if not site.settings.languages[1:]:
        return
    for file, texts in _files(site):
        for language in site.settings.languages:
            spoken = {language, ""} if language == site.settings.first_language else {language}
            missing = [one for one in texts if not spoken & {*one[2]}]
            if missing:
                yield Finding(
                    f"{_counted(len(missing), len(texts))} not in {LANGUAGES[language]}: {_keys(missing)}",
                    missing[0][1],
                    _hint(missing, site.settings.languages, file, language),
                    file,
                )


def _counted(missing: int, total: int) -> str:
    if total == 1:
        return "its one text is"
    return f"{missing} of {total} texts {'is' if missing == 1 else 'are'}"


def _keys(missing: Iterable[Found]) -> str:
    """The keys with how many texts stand under each: "title, 12 below actions"."""
    counts = Counter((key, len(pointer) > 1) for key, pointer, _ in missing)
    return ", ".join(f"{number} below {key}" if below else key for (key, below), number in counts.items())


def _hint(missing: Iterable[Found], languages: Iterable[str], file: str, language: str) -> str:
    write = f"write  {{{', '.join(f'{one}: …' for one in languages)}}}  for each"
    if any(not pointer for _, pointer, _ in missing):
        write += f"; the Markdown of this file in  {file.removesuffix('.md')}.{language}.md"
    return write


def _files(site: Site) -> Iterator[tuple[str, list[Found]]]:
    """Each file of the site, and its texts."""
    yield "site.yaml", _of(site.settings, Settings)
    spoken = site.vocabulary.model_copy(
        update={"sections": (), "forms": ()}
    )  # no page shows those, only the forms
    yield "site.yaml", _below(spoken, "vocabulary", "content/vocabulary/")
    for page in site.pages:
        yield page.file, _of(page, TextPageFile) + _markdown(page.markdown, page.translations)
    for institution in site.institutions:
        yield from _of_institution(institution)


def _of_institution(institution: Institution) -> Iterator[tuple[str, list[Found]]]:
    yield institution.file, _of(institution, InstitutionFile)
    sets = institution.measure_sets
    yield institution.measures_file, _below(sets, "sets", "sets")
    for plan in institution.plans:
        if plan.state not in ("draft", "withdrawn"):
            yield plan.file, _of(plan, PlanFile)
    for update in institution.updates:
        yield update.file, _of(update, UpdateFile) + _markdown(update.markdown, update.translations)
    for form in institution.self_assessments:
        written = form.introduction + "".join(section.markdown for section in form.sections)
        yield form.file, _of(form, SelfAssessmentFile) + _markdown(written, form.translations)


def _markdown(markdown: str, translations: Mapping[str, object]) -> list[Found]:
    return [("its Markdown", (), ("", *translations))] if markdown.strip() else []


def _of(value: BaseModel, written: type[BaseModel]) -> list[Found]:
    """The texts of the keys that people write; `written` is the model of the file."""
    return [(str(pointer[0]), pointer, text.languages) for pointer, text in _texts(leaves_of(value, written))]


def _below(value: object, at: str, key: str) -> list[Found]:
    """The texts of a value that is no file of its own."""
    return [(key, pointer, text.languages) for pointer, text in _texts(leaves(value, (at,)))]


def _texts(found: Iterable[Leaf]) -> Iterator[tuple[Pointer, Text]]:
    for pointer, value in found:
        if isinstance(value, Text) and not _LEFT_OUT.intersection(pointer):
            yield pointer, value
