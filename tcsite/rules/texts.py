"""Texts: what becomes of every text that people write, reported at its line and column."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from tcsite.content import form_comments
from tcsite.content.front_matter import split
from tcsite.content.yaml.reader import decode
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.facts.forms import answers
from tcsite.model import Institution, Site, Vocabulary
from tcsite.model.sections import sections_of
from tcsite.rules.check import excuses_of, with_severity
from tcsite.rules.written import WrittenText, in_institution, in_site
from tcsite.text.markdown_check import TOO_MUCH, TextFinding, findings_of
from tcsite.text.urls import ADDRESS, address_doubt

_BLOCKS = frozenset(
    "about aim definition note purpose rationale reason resources resourcing scope summary tested".split()
)
"""Keys whose texts may have paragraphs, lists and tables; all others are shown within a line."""

Files = Mapping[str, bytes]


def of_institution(institution: Institution, files: Files, site: Site, today: date) -> list[Diagnostic]:
    """What is wrong with the texts in an institution's files; of `site`, the settings and the vocabulary count."""
    excuses = excuses_of(institution, today)
    found = _of_institution(institution, files, site.vocabulary)
    return [with_severity(one, site.settings, excuses) for one in found]


def of_site(site: Site, files: Files) -> list[Diagnostic]:
    """What is wrong with the texts of the site's own settings and pages."""
    found = [*_in_keys(in_site(site))]
    for page in site.pages:
        if not page.markdown.strip() and page.statement is None:
            place = Place(page.file, line=1, column=1)
            hint = "write its words below the second  ---,  or remove the file"
            message = "this page has a title and no words"
            found.append(Diagnostic("markdown-unclear", Severity.WARNING, message, place, hint))
        for file in _bodies(page.file, page.translations):
            found += _in_body(file, files)
    return [with_severity(one, site.settings, {}) for one in found]


def _of_institution(institution: Institution, files: Files, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    yield from _in_keys(in_institution(institution))
    for update in institution.updates:
        if not update.markdown.strip() and update.summary is None:
            place = Place(update.file, line=1, column=1)
            hint = "write what happened below the second  ---,  or add  summary: …"
            yield Diagnostic(
                "markdown-unclear", Severity.WARNING, "this update has a title and no words", place, hint
            )
        for file in _bodies(update.file, update.translations):
            yield from _in_body(file, files)
    for form in institution.self_assessments:
        for file in _bodies(form.file, form.translations):
            yield from _in_sections(file, files, partial(_without_ours, institution, vocabulary))


def _bodies(file: str, translations: Iterable[str]) -> Iterator[str]:
    """The files that hold a text: the first, and one for each further language."""
    yield file
    yield from (f"{file.removesuffix('.md')}.{language}.md" for language in translations)


def _in_keys(texts: Iterable[WrittenText]) -> Iterator[Diagnostic]:
    for text in texts:
        for found in _in_text(text.words, text.key) if text.human else ():
            yield _diagnostic(found, Place(text.file, text.pointer, found.words))
        address = not text.human and "://" in text.words and text.pointer != _PUBLISHED
        if address and (doubt := address_doubt(text.words)):
            message, place = f"{text.words} {doubt[0]}", Place(text.file, text.pointer)
            yield Diagnostic(ADDRESS, Severity.WARNING, message, place, doubt[1])


_PUBLISHED = ("published", "url")
"""The address that a rule of its own judges."""


def _in_text(words: str, key: str) -> list[TextFinding]:
    if key != "text":
        return findings_of(words, blocks=key in _BLOCKS)
    heading, _, rest = words.strip().partition("\n\n")  # the text of an action: a heading, and what follows
    return findings_of(heading, blocks=False) + (findings_of(rest, blocks=True) if rest else [])


def _in_body(file: str, files: Files) -> Iterator[Diagnostic]:
    """The Markdown below the front matter."""
    markdown, above = _body(file, files)
    for found in findings_of(markdown, blocks=True):
        yield _at_line(found, file, above)


def _without_ours(institution: Institution, vocabulary: Vocabulary, text: str) -> str:
    """A text of a form without the comments that `tcsite add` put there to help."""
    if "<!--" not in text:
        return text
    asked = [one.question.versions for form in vocabulary.forms for one in form.asks]
    said = [
        "\n\n".join(one.markdown.strip() for one in found)
        for form in institution.self_assessments
        for found in answers(form, vocabulary.sections).values()
    ]
    questions = {form_comments.flat(words) for versions in asked for _, words in versions}
    return form_comments.without_ours(text, questions, set(map(form_comments.flat, said)))


def _in_sections(file: str, files: Files, without_ours: Callable[[str], str]) -> Iterator[Diagnostic]:
    """The same of a form, whose sections are texts of their own."""
    markdown, above = _body(file, files)
    introduction, sections = sections_of(markdown)
    lines = markdown.splitlines()
    for text, start in [(introduction, 0), *((section.markdown, section.line) for section in sections)]:
        while start < len(lines) and text and not lines[start].strip():
            start += 1  # empty lines above a text are no part of it
        for found in findings_of(without_ours(text), blocks=True):
            yield _at_line(found, file, above + start)
    for section in sections:
        for found in findings_of(section.title, blocks=False):
            place = Place(file, line=above + section.line, column=1)
            yield _diagnostic(found, place)


def _body(file: str, files: Files) -> tuple[str, int]:
    """A file's Markdown, and how many lines stand above it."""
    text, _ = decode(files.get(file, b""))
    front = split(text)
    return (front.markdown, front.lines) if front else (text, 0)  # in another language it may have none


def _at_line(found: TextFinding, file: str, above: int) -> Diagnostic:
    return _diagnostic(found, Place(file, line=above + found.line + 1, column=found.column + 1))


def _diagnostic(found: TextFinding, place: Place) -> Diagnostic:
    return Diagnostic(found.rule, severity_of(found.rule), found.message, place, found.hint)


def severity_of(rule: str) -> Severity:
    """The weight of what is found in a text: only one that no page can be made of is an error."""
    return Severity.ERROR if rule == TOO_MUCH else Severity.WARNING
