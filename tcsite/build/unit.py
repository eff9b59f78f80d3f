"""A unit: one institution, from its files to its record and its pages.

A unit is what changes together and what fails together. First its facts are worked out, from its own files alone;
then, once the others' facts are known, its pages are rendered, read once for what they link and show, and given to be
written. Whatever goes wrong in one unit is that unit's fault: the others are published.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tcsite import exports, rules
from tcsite.build.memory import Memory
from tcsite.build.pages import PageMaker
from tcsite.build.records import (
    ACTIONS,
    LABEL,
    LINKS,
    SAID,
    WORDS,
    DataParts,
    InstitutionFacts,
    PartKeys,
    UnitFacts,
    UnitPages,
)
from tcsite.content.file_reader import packed, unpacked
from tcsite.content.load import load_institution
from tcsite.content.locate import locate
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.exports.attachments import attachments
from tcsite.exports.search_documents import SearchWords
from tcsite.facts.drafts import published
from tcsite.facts.namesakes import named_apart
from tcsite.facts.register import clauses_of
from tcsite.facts.similar import ActionWords, compared_actions, compared_plans
from tcsite.files import Files, Subset, digest
from tcsite.frozen import dataclass
from tcsite.links.ledger import RELIED_ON, anchors_of, former_folders, moved_of
from tcsite.model import Institution, Site
from tcsite.model.addresses import in_language
from tcsite.model.day import Day
from tcsite.model.site import DatedSite
from tcsite.rules import texts
from tcsite.rules.check import check, excuses_of, with_severity
from tcsite.rules.minimum import WrittenPages, on_page
from tcsite.rules.placeholder_left import in_fields, may_be_left, notes_left, placeholder_left
from tcsite.rules.rule import AnyRule
from tcsite.site.routes import institution_pages, mirrored
from tcsite.site.summary import Actions, InstitutionSummary, summary_of
from tcsite.site.views.institution import Related
from tcsite.site.views.similar import Similar
from tcsite.site.views.site_context import SiteContext
from tcsite.text.fingerprint import fingerprint


@dataclass(frozen=True, slots=True)
class Unit:
    """An institution's folder and what it says."""

    id: str
    files: Subset

    def read(self) -> dict[str, bytes]:
        """Its files, held as long as there is work on them. Raises `SourceChanged`."""
        return dict(self.files)


def facts_of(unit: Unit, site: Site, contexts: Sequence[SiteContext], day: Day, memory: Memory) -> UnitFacts:
    """Read, check and work out: everything that the rest of the site needs of the unit.

    `site` holds no institutions; of the `contexts`, one a language, nothing counts that depends on other units. What
    is much and seldom needed is filed in the memory.
    """
    files = unit.read()
    try:
        loaded = load_institution(unit.id, files)
        memory.scratch.put(f"{unit.id}/parsed", "", packed(dict(loaded.parsed)))
        problems = [*loaded.problems, *notes_left(files)]
        facts, others = None, {}
        if loaded.institution:
            alone = _alone(site, loaded.institution, loaded.attachments)
            found = check(alone, _asked(files), day)
            problems += (problem for problem in found if problem.place.file in files)
            problems += texts.of_institution(loaded.institution, files, site, day)
            facts, *more = (
                _filed_facts(unit, replace(alone, settings=one.settings), replace(one, today=day), memory)
                for one in contexts
            )
            others = {one.language: found for one, found in zip(contexts[1:], more, strict=True)}
    except Exception as fault:  # noqa: BLE001  # whatever fails, the other units are published
        problems, facts, others = [_failed(unit, fault)], None, {}
    return UnitFacts(locate(problems, files), facts, others)


def _filed_facts(unit: Unit, alone: Site, context: SiteContext, memory: Memory) -> InstitutionFacts:
    """The facts in the language of a context, and their parts filed."""
    facts, parts = institution_facts(_shown(alone), context)
    language = alone.settings.further
    return replace(facts, parts=file_parts(unit.id, parts, memory, facts.parts.summary, language))


def _asked(files: Files) -> list[AnyRule]:
    """The rules that may find something in an institution's files."""
    whole = may_be_left(files.values())
    return [in_fields() if rule is placeholder_left and not whole else rule for rule in rules.ALL]


def _alone(site: Site, institution: Institution, attachments: Files) -> Site:
    """The site with one institution in hand; whether others are there is asked when all are known."""
    others = frozenset({institution.part_of or ""}) - {institution.id}
    return replace(site, institutions=(institution,), pages=(), attachments=attachments, others=others)


def _shown(alone: Site) -> Site:
    """A site with one institution in hand, as readers may see it: drafts are private unless somebody asks for them."""
    return alone if alone.drafts else replace(alone, institutions=tuple(map(published, alone.institutions)))


@dataclass(frozen=True, slots=True)
class UnitParts:
    """What is filed beside an institution's facts."""

    said: tuple[ActionWords, ...]
    actions: Actions
    words: SearchWords
    data: DataParts


def file_parts(id: str, parts: UnitParts, memory: Memory, summary: str, language: str) -> PartKeys:
    """File the parts, those of data files for this build alone: each can be made again."""
    pieces = parts.data.names()
    return PartKeys(
        summary,
        memory.file(id, SAID, parts.said, variant=language),
        memory.file(id, ACTIONS, parts.actions, variant=language),
        memory.file(id, WORDS, parts.words, variant=language),
        parts.data.file(id, pieces, language, memory.scratch),
        pieces,
    )


def parts_of(unit: Unit, site: Site, context: SiteContext) -> UnitParts:
    """The same parts once more."""
    loaded = load_institution(unit.id, unit.read())
    if loaded.institution is None:
        raise LookupError(unit.id)
    alone = _alone(site, loaded.institution, loaded.attachments)
    return institution_facts(_shown(alone), context)[1]


def institution_facts(site: Site, context: SiteContext) -> tuple[InstitutionFacts, UnitParts]:
    """What is true of an institution, the only one that the site has in hand; its parts not yet filed."""
    institution, own, day = site.institutions[0], context.addresses, context.today
    summary, actions = summary_of(context, institution)
    said = compared_actions(institution, context.language)
    exported = exports.export(DatedSite(site, day))
    facts = InstitutionFacts(
        summary=summary,
        clauses=clauses_of(site, institution, day),
        excuses=excuses_of(institution, day),
        index=exported.index,
        parts=PartKeys(fingerprint(repr(summary)), "", "", "", "", ""),
        compared=compared_plans(institution),
        labels="".join(_labels(summary, said, actions)),
        listed=_listed(actions),
        moved=tuple(moved_of(institution, own)),
        anchors=tuple(anchors_of(institution, own)),
    )
    return facts, UnitParts(said, actions, exported.words, DataParts(exported.rows, exported.records))


def _listed(actions: Actions) -> dict[str, str]:
    """For each key that actions count for, a short digest of those that a list of it shows."""
    found: dict[str, list[str]] = {}
    for number, plan in enumerate(actions):
        for action in plan:
            shown = f"{number} {action!r}"
            for key in action.keys:
                found.setdefault(key, []).append(shown)
    return {key: fingerprint(*found[key])[:16] for key in sorted(found)}


def _labels(summary: InstitutionSummary, said: Iterable[ActionWords], actions: Actions) -> Iterator[str]:
    """A short digest of how each compared action is named beside those that are similar to it."""
    places = {plan.id: at for at, plan in enumerate(summary.plans)}
    for one in said:
        at = places[one.key[1]]
        action = actions[at][one.key[2]]
        shown = summary.name, summary.plans[at].link.words, action.label, action.words, action.address
        yield fingerprint(repr((*shown, action.language)))[:LABEL]  # words in another language say so


def _failed(unit: Unit, fault: Exception) -> Diagnostic:
    file = f"content/institutions/{unit.id}/institution.yaml"
    return Diagnostic(
        "unit-failed",
        Severity.ERROR,
        f'the institution "{unit.id}" could not be made: {type(fault).__name__}: {fault}',
        Place(file, line=1, column=1),
        "this is a fault of tcsite: please report it; all others are published",
    )


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What a unit's pages need to know of other units."""

    related: Related
    similar: Similar  # of its own actions
    compared: bool  # whether the site has a page of comparisons
    place: str = ""  # what tells it apart from others of its name


def pages_of(
    unit: Unit,
    site: Site,
    context: SiteContext,
    neighbours: Neighbours,
    maker: PageMaker,
    memory: Memory,
) -> tuple[UnitPages, dict[str, bytes]]:
    """Render the unit's pages and make its other files; their bytes come beside the record."""
    files = unit.read()
    parsed = memory.scratch.get(f"{unit.id}/parsed", "")
    loaded = load_institution(unit.id, files, unpacked(parsed) if parsed else {})
    if loaded.institution is None:
        return UnitPages((), {}, ()), {}
    alone = _shown(_alone(site, loaded.institution, loaded.attachments))
    if neighbours.place:
        alone = replace(alone, institutions=(named_apart(alone.institutions[0], neighbours.place),))
    institution = alone.institutions[0]
    sources = institution_pages(context, institution, neighbours.related, neighbours.similar)
    pictures = {f"/{path}": content for path, content in attachments(DatedSite(alone, context.today)).items()}
    made = [
        maker.make(replace(source, pictures=pictures)) for source in mirrored(sources, site.settings.below)
    ]
    records = [replace(one.record, problems=locate(one.record.problems, files)) for one in made]
    written = {one.record.page.path: one.html for one in made}
    front = context.addresses.institution(institution.id)
    sound = {one.page.path: written[one.page.path] for one in records if not one.problems}
    pages = WrittenPages(
        sound, context.addresses, site.settings.base_url or "", maker.sheets, context.language
    )
    below = site.settings.below
    problems = () if below else _lacking(site, institution, context, pages)  # what lacks there, lacks here
    others = _files(DatedSite(alone, context.today), neighbours)
    others |= _where_they_were(others, institution, front)
    if below:
        others = {in_language(f"/{path}", below)[1:]: content for path, content in others.items()}
    digests = {path: digest(content) for path, content in others.items()}
    links = memory.file(unit.id, LINKS, tuple(one.links for one in made), variant=site.settings.further)
    return UnitPages(tuple(records), digests, problems, links), {**others, **written}


def _lacking(
    site: Site, institution: Institution, context: SiteContext, pages: WrittenPages
) -> tuple[Diagnostic, ...]:
    """What the institution's page lacks of the minimum; nothing is said of a page that could not be made."""
    if not pages.page(context.addresses.institution(institution.id)):
        return ()
    excuses = excuses_of(institution, context.today)
    found = on_page(institution, pages, context.today)
    return tuple(with_severity(problem, site.settings, excuses) for problem in found)


def _where_they_were(files: Mapping[str, bytes], institution: Institution, front: str) -> dict[str, bytes]:
    """What others fetch by program, at its earlier addresses too: no page there could lead on."""
    return {
        f"{old[1:]}{path.removeprefix(front[1:])}": content
        for old in former_folders(institution)
        for path, content in files.items()
        if path.startswith(front[1:]) and path.endswith(RELIED_ON)
    }


def _files(at: DatedSite, neighbours: Neighbours) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    always = (
        exports.OF_INSTITUTION
        if at.site.settings.below
        else (*exports.FOR_ALL_LANGUAGES, *exports.OF_INSTITUTION)
    )
    for export in (*always, *(exports.FOR_COMPARISON if neighbours.compared else ())):
        files.update(export(at))
    return files
