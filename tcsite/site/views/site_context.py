"""SiteContext: the site in one language on one day, as far as every page needs to know it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from markupsafe import Markup

from tcsite.facts.namesakes import with_place
from tcsite.frozen import dataclass
from tcsite.language import catalogue, date_words, period_words, phrase, size, word
from tcsite.model import (
    HEALTH_COLOURS,
    Document,
    PartialDate,
    Period,
    Plan,
    Progress,
    SelfAssessment,
    Settings,
    SignOff,
    Source,
    Text,
    Update,
    addresses,
)
from tcsite.model.addresses import (
    HOME,
    NOT_FOUND,
    Addresses,
)
from tcsite.site.views.parts import (
    Alternate,
    DocumentLink,
    HealthMark,
    Link,
    PageFrame,
    SignOffLine,
    SiteFrame,
    SourceNote,
    StatusMark,
    Tally,
    TallyRow,
    TimeMark,
    Translation,
)
from tcsite.site.views.spoken import spoken
from tcsite.site.views.structured_data import Thing, graph
from tcsite.text.markdown import Paragraphs, Prose, plain
from tcsite.text.phrases import shortened
from tcsite.text.urls import Relative, Rooted, absolute
from tcsite.text.words import MarkedWords, language_of

V = TypeVar("V")


Titled = Plan | SelfAssessment | Update
"""What an institution has several of, each with a title and a page of its own."""

DESCRIPTION_LENGTH = 160
"""Characters of a description: what search engines show."""


@dataclass(frozen=True, slots=True)
class SiteContext:
    """What every page needs to know of the site."""

    settings: Settings
    addresses: Addresses
    language: str
    today: date
    frame: SiteFrame  # without a current menu item
    pillars: Mapping[str, str]  # id -> name, in the vocabulary's order
    recommendations: Mapping[str, str]  # id -> name
    marks: Mapping[str, StatusMark]
    foreign: str = (
        ""  # the language of plain text, where it is not the context's: on pages of a further language
    )
    invented: bool = False  # whether the pages are about an institution that does not exist

    def say(self, key: str, **values: object) -> str:
        """What the site says by itself, in the site's language."""
        return phrase(key, self.language, **values)

    def words(self, text: Text | None) -> str:
        """A text in the site's language, without markup; empty for none."""
        if text is None:
            return ""
        words, language = self.said(text)
        return MarkedWords(plain(words), language) if language else plain(words)

    def plain(self, words: str) -> str:
        """Plain words of the content, in the site's first language."""
        return MarkedWords(words, self.foreign) if self.foreign else words

    def english(self, words: str) -> str:
        """What rules and data files say of themselves: in the page's language, where the catalogue has it."""
        if self.language == "en":
            return words
        return catalogue(self.language).described.get(words) or MarkedWords(words, "en")

    def link(self, text: Text, address: str) -> Link:
        """A text in the site's language, leading somewhere."""
        words = self.words(text)
        return Link(words, address, language_of(words))

    def title(self, own: Titled, among: Iterable[Titled]) -> str:
        """A title in the site's language; where others of an institution have the same, with its id behind it."""
        words = self.words(own.title)
        if sum(self.words(one.title) == words for one in among) > 1:
            words = with_place(words, own.id)
        return words

    def absolute(self, address: str) -> str:
        """Where an address of the site is on the web, in the context's language."""
        below = self.frame.below
        return absolute(self.frame.base_url, addresses.in_language(address, below) if below else address)

    def in_languages(self, words: str, translations: Mapping[str, str]) -> Text:
        """A text that is written in files of their own, one a language."""
        return Text((("", words), *translations.items()))

    def paragraphs(
        self, markdown: str, translations: Mapping[str, str], base: str, anchor: str, *, level: int
    ) -> Paragraphs:
        """The Markdown of a file, in the site's language where there is a file in it."""
        words, language = self.said(self.in_languages(markdown, translations))
        return Paragraphs(words, language, base, anchor, level)

    def date_words(self, one: PartialDate | None) -> str:
        """A date as it is read, in the site's language; empty for none."""
        return date_words(one, self.language) if one else ""

    def line(self, text: Text | str, base: str = HOME) -> Prose:
        """A text within a line."""
        words, language = self.said(text)
        if words.startswith(("https://", "http://")) and not any(mark in words for mark in " <>\n"):
            words = f"<{words}>"  # nothing but an address is a link to it
        return Prose(words, language=language, base=base)

    def line_or_none(self, text: Text | str | None, base: str = HOME) -> Prose | None:
        """A text within a line, where there is one."""
        return self.line(text, base) if text else None

    def lines(self, texts: Iterable[Text | str], base: str = HOME) -> tuple[Prose, ...]:
        """Several texts within lines."""
        return tuple(self.line(text, base) for text in texts)

    def blocks(
        self, text: Text | str | None, base: str = HOME, *, anchor: str = "", level: int = 3
    ) -> Paragraphs | None:
        """A text in paragraphs, where there is one."""
        if not text:
            return None
        words, language = self.said(text)
        return Paragraphs(words, language, base, anchor, level)

    def said(self, text: Text | str) -> tuple[str, str]:
        """The words, and their language where it is not the site's; what is no `Text` is in the site's own words."""
        if isinstance(text, str):
            return text, ""
        if len(text.versions) == 1 and not text.versions[0][0]:  # most are: plain text
            return text.versions[0][1], self.foreign
        return spoken(text, self.settings)

    def mark(self, status: str) -> StatusMark:
        """A status as it is shown."""
        return self.marks[status]

    def health_mark(self, entry: Progress | None) -> HealthMark | None:
        """Whether an action goes as planned, as it is shown."""
        if not entry or not entry.health:
            return None
        name, colour = word("health", entry.health, self.language), HEALTH_COLOURS[entry.health]
        return HealthMark(entry.health, name, colour, self.words(entry.health_words))

    def time_mark(self, timeliness: str) -> TimeMark | None:
        """How an action stands to its time, as it is shown."""
        return TimeMark(timeliness, word("timeliness", timeliness, self.language)) if timeliness else None

    def tally(self, counts: Mapping[str, int]) -> Tally:
        """Actions by status, from how many have each."""
        total = sum(counts.values())
        rows = tuple(
            TallyRow(self.mark(key), count, f"{100 * count / total:.1f}") for key, count in counts.items()
        )
        return Tally(
            total,
            self._message(total, rows),
            rows if any(row.status.key != "not-stated" for row in rows) else (),
        )

    def _message(self, total: int, rows: Sequence[TallyRow]) -> str:
        """A tally in words."""
        if not total:
            return self.say("tally.none")
        if all(row.status.key == "not-stated" for row in rows):
            return self.say("tally.none_stated", count=total)
        each = (self.say("tally.row", number=row.count, status=row.status.word.lower()) for row in rows)
        return self.say("tally.by_status", count=total, rows=", ".join(each))

    def view(self, kind: type[V], of: object, base: str = HOME, /, **own: Any) -> V:
        """A view whose fields show those of `of` with the same names, as their types say; `own` holds all others."""
        shown = {
            name: self._shown(hint, getattr(of, name), base)
            for name, hint in _fields(kind)  # type: ignore[arg-type]  # mypy: a class has no hash
            if name not in own
        }
        return kind(**shown, **own)

    def _shown(self, hint: Any, value: Any, base: str) -> Any:
        """A value of a model as a field of a view with this type."""
        if hint is Paragraphs:
            return self.blocks(value, base)
        if hint is Prose:
            return self.line_or_none(value, base)
        if hint is str:
            return self._in_words(value)
        if get_origin(hint) is tuple:
            return tuple(self._shown(get_args(hint)[0], one, base) for one in value)
        return value

    def _in_words(self, value: object) -> str:
        """A value in plain text; empty for none."""
        if value is None:
            return ""
        if isinstance(value, Text):
            return self.words(value)
        if isinstance(value, PartialDate):
            return self.date_words(value)
        return period_words(value, self.language) if isinstance(value, Period) else str(value)

    def people(self, number: int | None) -> str:
        """How many people: "28 people"; empty where that is not stated."""
        return self.say("count.people", count=number) if number is not None else ""

    def plan_link(self, plan: Plan) -> Link:
        """A plan's title, leading to its page."""
        return self.link(plan.title, self.addresses.plan(plan.institution, plan.id))

    def source(self, source: Source | None) -> SourceNote | None:
        """Where a transcription comes from."""
        return self.view(SourceNote, source) if source else None

    def sign_off(self, signatures: Sequence[SignOff]) -> tuple[SignOffLine, ...]:
        """Who signed, and when."""
        return tuple(
            self.view(SignOffLine, signature, who=self._capacity(signature)) for signature in signatures
        )

    def _capacity(self, signature: SignOff) -> str:
        who = word("signed", signature.who, self.language)
        return self.say("shared.for_head", who=who) if signature.for_head else who

    def documents(self, institution: str, found: Sequence[Document]) -> tuple[DocumentLink, ...]:
        """Documents of a plan or a form."""
        return tuple(self._document(institution, one) for one in found)

    def _document(self, institution: str, one: Document) -> DocumentLink:
        kind = word("document", one.kind, self.language)
        form = [word("format", one.format, self.language)] if one.format != "other" else []
        form += [size(one.bytes)] if one.bytes else []
        words = self.words(one.title) or kind
        address = one.url or (self.addresses.attachment(institution, one.file) if one.file else "")
        return self.view(
            DocumentLink,
            one,
            kind=kind if one.title else "",
            words=words,
            file=", ".join(form),
            address=address,
            language=self.say("shared.in_language", name=word("language", one.language, self.language))
            if one.language and one.language != self.language
            else "",
        )

    def site(self, section: str = "") -> SiteFrame:
        """The site's frame, with the menu item `section` as the current one."""
        menu = tuple(replace(item, current=item.address == section) for item in self.frame.menu)
        return replace(self.frame, menu=menu)

    def above(self, name: str, institution: str) -> tuple[Link, ...]:
        """The pages between the home page and one that belongs to an institution."""
        own = Link(name, self.addresses.institution(institution))
        return () if own.address == HOME else (*self.above_institutions, own)

    @property
    def above_institutions(self) -> tuple[Link, ...]:
        """The list of institutions, where the site has one: beside a home institution, an invented one makes none."""
        place = self.frame.places.institutions
        return (Link(self.say("shared.institutions"), place),) if place else ()

    def page(
        self,
        url: str,
        heading: str,
        *,
        title: str = "",
        description: str = "",
        trail: Sequence[Link] = (),
        modified: PartialDate | str | None = None,
        indexable: bool = True,
        structured: Sequence[Thing] = (),
    ) -> PageFrame:
        """A page's own frame. `title` is the unique one; the site's title is added to it, except at home."""
        site = self.frame.title
        own = title or heading
        base = self.frame.base_url
        home = () if url == HOME else (Link(self.say("shared.home"), HOME),)
        return PageFrame(
            heading,
            own if own == site or url == HOME else f"{own} – {site}",
            as_description(description),
            url,
            self.absolute(url) if base and indexable else "",
            self.language,
            (*home, *trail),
            str(modified) if modified else "",
            indexable,
            self.invented,
            graph(self.frame, url, own, (*home, *trail), structured) if base and indexable else Markup(),
            *(self._translations(url, indexable=indexable) if self.settings.languages[1:] else ((), ())),
        )

    def _translations(
        self, url: str, *, indexable: bool
    ) -> tuple[tuple[Translation, ...], tuple[Alternate, ...]]:
        """The same page in the site's other languages; and for search engines, in all of them."""
        every = (self.settings.in_language(one) for one in self.settings.languages)
        at: dict[str, str] = {one.language: addresses.in_language(url, one.below) for one in every}
        link = Rooted(self.frame.base_url) if url == NOT_FOUND else Relative(at[self.language])
        translations = tuple(
            Translation(language, phrase("base.language", language), link(address))
            for language, address in at.items()
            if language != self.language
        )
        base = self.frame.base_url
        if not (base and indexable):
            return translations, ()
        alternates = [Alternate(language, absolute(base, address)) for language, address in at.items()]
        return translations, (*alternates, Alternate("x-default", alternates[0].href))


@cache
def _fields(view: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a view, and the type of each: that of a value where there may be none."""
    hints = get_type_hints(view)
    found = [(field.name, hints[field.name]) for field in fields(view)]
    return tuple((name, get_args(hint)[0] if isinstance(hint, UnionType) else hint) for name, hint in found)


def as_description(text: str) -> str:
    """A text on one line, cut at a word where it is too long for a description."""
    return shortened(" ".join(text.split()), DESCRIPTION_LENGTH)
