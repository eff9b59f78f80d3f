"""The rule `placeholder-left`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from tcsite.diagnostics import Diagnostic, Place, Pointer, Severity
from tcsite.model import Institution, Settings, Site
from tcsite.rules.placeholders import (
    ABOVE,
    LATER,
    LEFT,
    TO_COME,
    names_nothing,
    nobodys,
    says_nothing,
    stands_for_nothing,
)
from tcsite.rules.rule import AnyRule, Finding, rule
from tcsite.rules.written import WrittenText, in_institution, in_site
from tcsite.text.markdown_check import without_code
from tcsite.text.phrases import cut

_MARKS = (
    b"FILL",
    b"TODO",
    b"FIXME",
    b"XX",
    b"psum",
    b"Error!",
    b"ere to enter",
    b"\\",
    b"object Object",
    b"${",
    b"#####",
    b"Comment [",
    b"Commented [",
    b"\xc2\xa3X",
    b"\xc2\xa3 X",
)
_WORDS = f"(?i:{LATER}|{ABOVE})".encode()
_IN_BYTES = (
    re.compile(rb": ['\"]?=[A-Z]"),
    re.compile(rb"\[(?i:name|date|title|role|post|number)\]"),
    re.compile(rb"\[(?i:insert|enter|add|your|name of|title of|date of)\b"),
    re.compile(
        rb"\n[ \t]*(?=[TtPpDdAaSsIi])" + _WORDS + rb"\.?[ \t]*(?:[\r\n]|\Z)"
    ),  # a section that holds no more
    re.compile(
        rb"[:,\[{'\"-](?:(?<!-)|(?= ))[ \t]*(?=[TtPpDdAaSsIiUuNn?._xX\xe2-])"  # sets of signs first: they are found fast
        rb"(?:"
        + _WORDS
        + rb"|(?i:insert .{1,40}|undefined|nan|untitled(?: document)?|new (?:document|page|post)|\?+|\.\.+|_{2,}|-|x{2,}|\xe2\x80\xa6))\.?[ \t]*['\",\]}\r\n]"
    ),
)
"""What the bytes of a file hold if its values may hold the mark; YAML can write any letter with a backslash."""


def may_be_left(contents: Iterable[bytes]) -> bool:
    """Whether the texts of files may hold something to be filled in, by a glance at their bytes."""
    whole = b"\n".join(contents)
    return any(mark in whole for mark in _MARKS) or any(one.search(whole) for one in _IN_BYTES)


_LONGEST = 90  # of what is quoted in a message


@rule(id="placeholder-left", source="consistency", severity=Severity.ERROR, about=Site)
def placeholder_left(site: Site) -> Iterator[Finding]:
    """Nothing is published that was still to be filled in.

    `tcsite new` and `tcsite add` write FILL IN, in capitals, where only you know what to write; TODO, Lorem ipsum and
    what Word leaves ("Click or tap here to enter text", "Error! Reference source not found") are no better. Nor does a
    contact named "TBC" name anybody, and an address at example.com, localhost or no-reply@ reaches nobody. Where
    nothing but "TBC", "?" or "as above" stands as an owner or a measure of success, it is advice: the plan may say so.
    A section of a form that holds no more than that is a warning. Put your own words in its place; or, if the key is
    not required and there is nothing to say, remove its line.
    """
    yield from _left(in_site(site))
    yield from _of_settings(site.settings)
    for page in site.pages:
        yield from _prose(page.markdown, page.file)
    for institution in site.institutions:
        yield from _left_in(institution)


def in_fields() -> AnyRule:
    """The part of the rule that no glance at bytes can spare: fields that name nobody."""
    return replace(
        placeholder_left,
        check=lambda site, _today, _words: chain.from_iterable(map(_nobody, site.institutions)),
    )


def notes_left(files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Comments in files that say what is still to do: ``# TODO``."""
    for file, content in files.items():
        if not (file.endswith((".yaml", ".md")) and b"TODO" in content):
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
            if note := _NOTE.search(line):
                place = Place(file, line=number, column=note.start("what") + 1)
                message = f"a comment says what is still to do: {_short(note['what'])}"
                yield Diagnostic(
                    placeholder_left.id, Severity.ADVICE, message, place, "do it, then take the comment out"
                )


_NOTE = re.compile(r"(?:(?:^|\s)#|<!--).*?(?P<what>\bTODO\b.*?)(?:-->|$)")


def _left_in(institution: Institution) -> Iterator[Finding]:
    yield from _left(in_institution(institution))
    yield from _nobody(institution)
    for assessment in institution.self_assessments:
        for words in (assessment.introduction, *(section.markdown for section in assessment.sections)):
            yield from _prose(words, assessment.file)
            if words and (nothing := says_nothing(words)):
                message = f'"{words.strip()}" {nothing}'
                yield Finding(message, (), _HINT, assessment.file, Severity.WARNING, text=words.strip())
    for update in institution.updates:
        yield from _prose(update.markdown, update.file)


def _nobody(institution: Institution) -> Iterator[Finding]:
    """Fields that name nobody, and addresses that are nobody's."""
    fields: list[tuple[Pointer, str | None, str]] = []
    for number, one in enumerate(institution.contacts):
        words = {"name": one.name, "post": str(one.post or ""), "email": one.email, "form": one.form}
        fields += ((("contacts", number, key), said, institution.file) for key, said in words.items())
    if institution.published:
        fields.append((("published", "url"), institution.published.url, institution.file))
    for plan in institution.plans:
        for number, signed in enumerate(plan.sign_off):
            fields.append((("sign_off", number, "name"), signed.name, plan.file))
    for pointer, said, file in fields:
        if not said or LEFT.search(said):
            continue
        if stands_for_nothing(said):
            vacant = pointer[0] == "contacts" and pointer[-1] == "name"
            yield Finding(f'"{_short(said)}" {TO_COME}', pointer, _UNFILLED if vacant else _HINT, file)
        elif pointer[-1] in ("email", "form", "url") and nobodys(said):
            yield Finding(f"{_short(said)} is an address that no reader reaches", pointer, _NOBODYS, file)


def _left(texts: Iterable[WrittenText]) -> Iterator[Finding]:
    for text in texts:
        if left := next(_in_words(text.words), ""):
            yield Finding(f"still to be filled in: {_short(left)}", text.pointer, _HINT, text.file)
        elif (
            (
                nothing := says_nothing(text.words)
                or (TO_COME if text.key in ("title", "label") and names_nothing(text.words) else "")
            )
            and text.key != "when"
            and text.pointer[0] not in ("contacts", "sign_off")
        ):
            message = f'"{_short(text.words)}" {nothing}'
            severity = None if text.key in _NEEDED else Severity.ADVICE
            yield Finding(message, text.pointer, _HINT, text.file, severity, absent=True)


_OF_DOCUMENTATION = re.compile(r"[@./]example\.(?:com|net|org)\b", re.IGNORECASE)
"""Hosts at which a site to try things out may stand: of a real one, nobody takes them for its own."""


def _of_settings(settings: Settings) -> Iterator[Finding]:
    """Addresses of the site itself that are nobody's: its own, and those to write to."""
    contact = settings.contact
    fields: list[tuple[Pointer, str | None]] = [(("base_url",), settings.base_url)]
    if contact:
        fields += [(("contact", "email"), contact.email), (("contact", "url"), contact.url)]
    for pointer, said in fields:
        if said and nobodys(said) and not _OF_DOCUMENTATION.search(said):
            message = f"{_short(said)} is an address that no reader reaches"
            yield Finding(message, pointer, _NOBODYS, "site.yaml", Severity.WARNING)
    if settings.base_url and (page := re.search(r"/[\w-]+\.(?:html?|php|aspx)/?$", settings.base_url)):
        message = f"the address of the site ends with a page: {page[0]}"
        hint = f"write  base_url: {settings.base_url[: page.start() + 1]}"
        yield Finding(message, ("base_url",), hint, "site.yaml", Severity.WARNING)


_NEEDED = ("name", "text", "title", "label", "reason")
"""Keys without which what they stand in says nothing."""


def _prose(markdown: str, file: str) -> Iterator[Finding]:
    for left in _in_words(markdown):
        yield Finding(f"still to be filled in: {_short(left)}", (), _HINT, file, text=left)


def _in_words(markdown: str) -> Iterator[str]:
    """What a text holds that was to be filled in; what stands in code is shown to readers on purpose."""
    if LEFT.search(markdown):
        for left in LEFT.finditer(without_code(markdown) if "`" in markdown else markdown):
            yield markdown[left.start() : left.end()].removesuffix(".")


_HINT = "write your own words in its place"
_UNFILLED = "write who it is; while the post is not filled, leave the name out and keep  post:  and  email:"
_NOBODYS = "write the address that the public uses, in its place"


def _short(words: str) -> str:
    return cut(words.strip(), _LONGEST)
