"""The pages of a whole site: those of each unit, then those that units share."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from typing import TypeVar

from tcsite.build.memory import Dated, Kind, Memory, Tools, in_a_language
from tcsite.build.pages import INSTITUTION_TEMPLATES, PageMaker, SharedPages, share, theme_key
from tcsite.build.reasons import Reasons
from tcsite.build.records import (
    ACTIONS,
    LINKS,
    PAGES,
    SAID,
    SHARED,
    InstitutionFacts,
    PageRecord,
    UnitFacts,
    UnitPages,
)
from tcsite.build.similar_actions import AlikeNumbers, SimilarActions, all_alike
from tcsite.build.unit import Neighbours, Unit, UnitParts, pages_of, parts_of
from tcsite.diagnostics import Diagnostic
from tcsite.exports import SiteContent
from tcsite.facts.namesakes import with_place
from tcsite.facts.register import ClauseEntry
from tcsite.facts.similar import ActionWords, Key
from tcsite.files import Files, Gathered
from tcsite.frozen import dataclass
from tcsite.links import PageLinks, collect, ledger
from tcsite.model import Site
from tcsite.model.page import PageSource, path_of
from tcsite.site.routes import Overview, mirrored, register_pages, shared_pages
from tcsite.site.summary import Actions, counted_among, in_order, marked, places_of, related_to
from tcsite.site.theme import Theme
from tcsite.site.views.action import SimilarAction
from tcsite.site.views.institution import Related
from tcsite.site.views.similar import shown_elsewhere, similar_of
from tcsite.site.views.site_frame import site_context
from tcsite.text.fingerprint import fingerprint
from tcsite.text.normalise import sort_key

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FiledFacts:
    """A unit's facts, and the key they are filed under."""

    key: str
    record: UnitFacts
    fresh: bool = False  # whether this build worked them out


class SitePages:
    """The pages of each unit; then, when they are asked for, those that units share, and the register's."""

    def __init__(
        self,
        site: Site,
        theme: Theme,
        units: Sequence[Unit],
        facts: Mapping[str, FiledFacts],
        memory: Memory,
        tools: Tools,
    ) -> None:
        self.site, self.theme, self.memory, self.output = site, theme, memory, tools.output
        self.tools = tools
        self._units = {unit.id: unit for unit in units}
        self._facts = facts
        language, self.below = site.settings.language, site.settings.below
        found = [own for one in facts.values() if (own := one.record.in_language(language))]
        if self.below:
            found = [replace(one, summary=marked(one.summary)) for one in found]
        self._places = places_of([one.summary for one in found], language)
        found = [_told_apart(one, self._places) for one in found]
        self.institutions = sorted(found, key=lambda one: (sort_key(one.summary.name), one.summary.id))
        self.summaries = [one.summary for one in self.institutions]
        self._summary = {one.id: one for one in self.summaries}
        counted = counted_among(self.summaries, site.settings.home or "")
        self._counted = {one.id for one in counted}
        self.news = in_order(counted)
        feed = bool(self.news and site.settings.base_url)
        examples = [one for one in self.summaries if one.id not in self._counted]
        self.context = site_context(
            site,
            memory.today,
            institutions=len(counted),
            feed=feed,
            examples=[one.link for one in examples],
        )
        self.moved = sorted(
            [pair for one in self.institutions for pair in one.moved] + [*ledger.moved_texts(site.pages)]
        )
        self.overview = Overview(
            self.context,
            site,
            counted,
            self.news,
            self.moved,
            cache(self._actions),
            examples,
        )
        self._maker = memory.once(
            "site/maker", theme_key(theme), lambda: PageMaker(theme, tools.compiled, tools.watch)
        )
        self._of = {one.summary.id: one for one in self.institutions}
        self._related = related_to(self.summaries)
        self._similar = SimilarActions((), {})
        self._shown_elsewhere = cache(self._read_shown_elsewhere)
        self.written = Gathered()
        self.units: dict[str, UnitPages] = {}
        self.shared: list[PageRecord] = []
        self._links_of_shared: dict[str, str] = {}  # by path: the keys to what they use and define
        self._shared_sources: list[PageSource] = []
        self._clashes: list[str] = []

    @property
    def fresh(self) -> int:
        """How many institutions' facts this build worked out."""
        return sum(one.fresh for id, one in self._facts.items() if id in self._of)

    def alike(self) -> AlikeNumbers:
        """Which actions are similar. What all actions say is much: it is held no longer than they are compared."""
        return all_alike(self.counted, self._said, self.memory, self.site.settings.further)

    def share(self) -> SharedPages:
        """Make the pages that show many institutions, but the register's; `make` adds them to the others."""
        return self._made_shared(_SHARED_PAGES, self._of_many, self._rows())

    def make(self, alike: AlikeNumbers, shared: SharedPages, beside: Callable[[], T]) -> T:
        """Make the pages of institutions, whose similar actions are known; what `beside` gives, made by one of the processes."""
        self._similar = SimilarActions(self.counted, alike)
        self.units, found = self._all_units(beside)
        self._add(_SHARED_PAGES, self._of_many, shared)
        return found

    @cached_property
    def _of_many(self) -> list[PageSource]:
        return [*mirrored(shared_pages(self.overview), self.below)]

    @property
    def counted(self) -> list[InstitutionFacts]:
        """The institutions that lists show and numbers count."""
        return [one for one in self.institutions if one.summary.id in self._counted]

    def named(self, name: str) -> str:
        """The name of something remembered of the pages in this language."""
        return in_a_language(name, self.site.settings.further)

    def part(self, id: str, kind: Kind[T], key: str, made: Callable[[UnitParts], T]) -> T:
        """A part of a unit's facts, as filed, or made again."""
        found = self.memory.filed(id, key, kind, self.site.settings.further)
        return made(self.parts_again(id)) if found is None else found

    def parts_again(self, id: str) -> UnitParts:
        """The parts of a unit's facts, made again."""
        return parts_of(self._units[id], self.site, replace(self.context, today=self.memory.day()))

    def _actions(self, id: str) -> Actions:
        found = self.part(id, ACTIONS, self._of[id].parts.actions, lambda parts: parts.actions)
        return marked(found) if self.below else found

    def _said(self, one: InstitutionFacts) -> tuple[ActionWords, ...]:
        return self.part(one.summary.id, SAID, one.parts.said, lambda parts: parts.said)

    def _near_keys(self) -> dict[str, str]:
        """For each institution a digest of what its pages show of others."""
        compared = str(len(self._counted) > 1)
        near: dict[str, str] = {}
        for id in self._of:
            parts = [repr(self._related.get(id)), compared, self._places.get(id, "")]
            for (_, plan, place), others in self._similar.labels(id):
                parts += (
                    plan,
                    str(place),
                    *(label + self._places.get(other, "") for other, label in others),
                )
            near[id] = fingerprint(repr(parts))
        return near

    def _read_shown_elsewhere(self, id: str) -> dict[Key, SimilarAction]:
        """Of an institution's actions those that other pages show: few, where all that it has are much to hold."""
        return shown_elsewhere(self._summary[id], self._actions(id), self._similar.named(id))

    def _neighbours(self, id: str) -> Neighbours:
        similar = similar_of(self._similar.of(id), lambda key: self._shown_elsewhere(key[0])[key])
        related = self._related.get(id, Related())
        return Neighbours(related, similar, len(self._counted) > 1, self._places.get(id, ""))

    @cached_property
    def every(self) -> str:
        """A digest of what any page may show of the site and of all institutions, but for their actions."""
        own = self.site.settings, self.site.vocabulary, self.site.pages, self.site.gone
        keys = [one.parts.summary for one in self.institutions]
        return fingerprint(repr(self.context), repr(own), repr(self.moved), *keys)

    def _rows(self) -> Callable[[PageSource], str]:
        """From a shared page to a digest of the records that it is made of."""
        every = self.every

        def rows(source: PageSource) -> str:
            key = source.counting_for
            return fingerprint(every, *(self._of[id].listed.get(key, "") for id in source.actions_of))

        return rows

    def _all_units(self, beside: Callable[[], T]) -> tuple[dict[str, UnitPages], T]:
        """The pages of every unit, and what `beside` gives."""
        templates = self._maker.key(INSTITUTION_TEMPLATES)
        context = repr(replace(self.context, today=date.min))  # of dataclasses and plain values: canonical
        near = self._near_keys()
        keys = {id: fingerprint(self._facts[id].key, templates, context, near[id]) for id in self._of}
        reasons = Reasons(
            self.named("site/pages-made-of"),
            self.memory,
            {
                id: {
                    "its facts changed": self._facts[id].key,
                    "templates changed": templates,
                    "what every page shows changed": context,
                    "what its pages show of others changed": near[id],
                }
                for id in self._of
            },
        )
        found = {id: self._known(id, key) for id, key in keys.items()}
        missing = [id for id, pages in found.items() if pages is None]
        if missing:
            self._maker.prepare()
        for id in missing:
            self.tools.watch.made(
                f"pages of {id}", reasons.of(id) or ["they are not in the output as they were"]
            )

        def work(id: str) -> tuple[Dated[UnitPages], Files]:
            day = self.memory.day()
            pages, written = self._make_unit(id, day)
            self.memory.store(self.named(f"{id}/pages"), keys[id], PAGES, pages, day)
            return Dated(pages, day.since, day.until), self.tools.store.keep(written)

        other, made = self.tools.workers.among(beside, work, missing)
        for id, (result, written) in zip(missing, made, strict=True):
            self.memory.hold(self.named(f"{id}/pages"), keys[id], result)
            self.written.add(written)
            found[id] = result.value
        return {id: pages for id, pages in found.items() if pages}, other

    def _known(self, id: str, key: str) -> UnitPages | None:
        """A unit's pages, if nothing they are made of has changed and they lie in the output."""
        known = self.memory.recall(self.named(f"{id}/pages"), key, PAGES)
        if known and all(self.output.has(path, name) for path, name in known.digests.items()):
            return known
        return None

    def _make_unit(self, id: str, day: date) -> tuple[UnitPages, dict[str, bytes]]:
        context = replace(self.context, today=day)
        return pages_of(self._units[id], self.site, context, self._neighbours(id), self._maker, self.memory)

    def _made_shared(
        self, name: str, sources: Sequence[PageSource], rows: Callable[[PageSource], str]
    ) -> SharedPages:
        """Make the pages that several units share, in whichever process."""
        known = self.memory.recall(self.named(name), "newest", SHARED) or {}
        made = share(sources, self._maker, known, self.tools, rows, self._file_links)
        if made.pages != known:
            self.memory.put(self.named(name), "newest", SHARED, made.pages, self.memory.day())
        return made

    def _add(self, name: str, sources: Sequence[PageSource], made: SharedPages) -> None:
        """Add pages that several units share; a unit that wants the path of one does not get it."""
        self.memory.hold(self.named(name), "newest", Dated(made.pages, date.min, date.max))
        self._shared_sources += sources
        for one in made.pages.values():
            self.shared.append(one.record)
            self._links_of_shared[one.record.page.path] = one.links
            self.written.drop(one.record.page.path)
        self.written.add(made.written)
        self._clashes += made.clashes

    def add_register(self, entries: Sequence[ClauseEntry]) -> None:
        """Make the register's pages: the last, because they say what the others show."""
        rows = fingerprint(self.every, repr(entries))
        sources = [*mirrored(register_pages(self.overview, entries), self.below)]
        self._add(_REGISTER, sources, self._made_shared(_REGISTER, sources, lambda _: rows))

    def records(self) -> list[PageRecord]:
        """Every finished page, in the order of their making."""
        return [*(page for unit in self.units.values() for page in unit.pages), *self.shared]

    def links(self) -> list[PageLinks]:
        """What every page uses and defines, as filed, or read from the page again."""
        found: list[PageLinks] = []
        for id, unit in self.units.items():
            found += self._filed_links(id, unit.links, self.site.settings.further, unit.pages)
        for record in self.shared:
            path = record.page.path
            found += self._filed_links("site", self._links_of_shared[path], _short(path), [record])
        return found

    def _filed_links(
        self, unit: str, key: str, variant: str, pages: Sequence[PageRecord]
    ) -> Iterable[PageLinks]:
        def read() -> Iterable[PageLinks]:
            filed = self.memory.filed(unit, key, LINKS, variant)
            if filed is None:
                return [collect(one.page.path, self.html(one.page.path)) for one in pages]
            return filed

        if not self.memory.lasting:  # they are much, and a build that is the only one asks once
            return read()
        return self.memory.once(in_a_language(f"{unit}/links-read", variant), key, read)

    def _file_links(self, path: str, links: PageLinks) -> str:
        """File what a page that units share uses and defines: the key to it."""
        return self.memory.file("site", LINKS, (links,), variant=_short(path))

    def content(self) -> SiteContent:
        """The site as exporters see it."""
        return SiteContent(
            self.site,
            [record.page for record in self.records()],
            (),
            {one.id: one.name for one in self.summaries},
            self.news,
            self.moved,
            in_order([one for one in self.summaries if one.id not in self._counted]),
        )

    def clashes(self) -> list[str]:
        """The paths that two units, or a unit and a shared page, both want."""
        wanted = Counter(record.page.path for record in self.shared)
        for unit in self.units.values():
            wanted.update([record.page.path for record in unit.pages])
            wanted.update(list(unit.files))
        return [*self._clashes, *(path for path, number in wanted.items() if number > 1)]

    def problems(self) -> list[Diagnostic]:
        """What is wrong with pages by themselves, and what institutions' pages lack."""
        lacking = [problem for unit in self.units.values() for problem in unit.problems]
        return [*lacking, *(problem for record in self.records() for problem in record.problems)]

    def theme_faults(self) -> bool:
        """Whether a template is at fault."""
        return any(record.theme_fault for record in self.records())

    def digests(self) -> dict[str, str]:
        """The digests of all pages, and of institutions' other files, by path."""
        digests: dict[str, str] = {}
        for unit in self.units.values():
            digests.update(unit.digests)
        digests.update((one.page.path, one.digest) for one in self.shared)
        return digests

    def html(self, path: str) -> bytes:
        """The bytes of a page, made again where they are not at hand. Raises `KeyError` for what is no page."""
        if path not in self.written and (content := self.output.read(path)) is not None:
            return content
        if path not in self.written:
            self.written.add(self._again(path))
        return self.written[path]

    def _again(self, path: str) -> dict[str, bytes]:
        shared = {path_of(one.url): one for one in reversed(self._shared_sources)}
        if path in shared:
            return {path: self._maker.make(shared[path]).html}
        for id, unit in self.units.items():
            if path in unit.digests:
                made = self._make_unit(id, self.memory.today)[1]
                taken = self.written.keys() | shared.keys()
                return {one: made[one] for one in made.keys() - taken}
        raise KeyError(path)


_SHARED_PAGES, _REGISTER = "site/pages", "site/register"


def _short(path: str) -> str:
    """A name for a path, in the names of what is filed of it."""
    return fingerprint(path)[:16]


def _told_apart(facts: InstitutionFacts, places: Mapping[str, str]) -> InstitutionFacts:
    """An institution, its name as lists show it: with what tells it apart from others of the name."""
    if not (place := places.get(facts.summary.id)):
        return facts
    name = with_place(facts.summary.name, place)
    return replace(
        facts, summary=replace(facts.summary, name=name), index=replace(facts.index, title=str(name))
    )
