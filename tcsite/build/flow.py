"""make(): the whole product on one screen.

Units are read, checked and worked out one by one, each leaving a record; what the whole site shows is made of
records alone. `cache` holds records of earlier builds, `output` says which files need not be made again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from jinja2 import BytecodeCache

from tcsite import exports, rules
from tcsite.build.all_pages import AllPages
from tcsite.build.checks import (
    AllFiles,
    accent_faults,
    broken_links,
    discoverable_pages,
    dropped_addresses,
    lost_institutions,
    minimum_and_register,
    with_logo,
)
from tcsite.build.data_files import DataFiles, MadeData
from tcsite.build.memory import (
    Dated,
    InMemory,
    Loaded,
    Memory,
    NoOutput,
    Output,
    Tools,
    Workers,
    one_by_one,
)
from tcsite.build.observer import BuildObserver, NoObserver
from tcsite.build.other_files import as_they_were, links_of_others, unless_known
from tcsite.build.reasons import Reasons
from tcsite.build.records import FACTS, UnitFacts, is_of
from tcsite.build.result import Result
from tcsite.build.site_pages import FiledFacts, SitePages
from tcsite.build.static import STATIC, static_files
from tcsite.build.unit import Unit, facts_of
from tcsite.content.load import folders, load_institution, load_own, with_home
from tcsite.content.locate import locate
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.exports.register_data import register_data
from tcsite.facts.register import ClauseEntry
from tcsite.files import Cache, Files, Gathered, InMemoryStore, Store, merge
from tcsite.links import ledger
from tcsite.model import Site
from tcsite.model.addresses import ASSETS
from tcsite.rules import texts
from tcsite.rules.check import check, with_severity
from tcsite.site.theme import chain
from tcsite.site.unused import unused
from tcsite.site.views.site_frame import site_context
from tcsite.text.fingerprint import fingerprint


def make(
    inputs: Files,
    *,
    today: date,
    base_url: str | None = None,
    drafts: bool = False,
    cache: Cache | None = None,
    loaded: Loaded | None = None,
    output: Output | None = None,
    workers: Workers = one_by_one,
    scratch: Cache | None = None,
    store: Store | None = None,
    compiled: BytecodeCache | None = None,
    watch: BuildObserver | None = None,
) -> Result:
    """Check `inputs` and make the site of them, as of `today`.

    `inputs` holds ``site.yaml``, ``content/…`` and ``themes/…``; `base_url` stands for that of ``site.yaml``;
    draft plans are on the site only with `drafts`.
    Opens nothing, asks no clock, and never raises on anything that is written in content.
    """
    tools = Tools(output or NoOutput(), workers, store or InMemoryStore(), compiled, watch or NoObserver())
    memory = Memory(
        cache or InMemory(),
        today,
        {} if loaded is None else loaded,
        scratch or InMemory(),
        lasting=loaded is not None,
    )
    tools.watch.step("settings")
    units = [Unit(id, files) for id, files in folders(inputs).items()]
    own, problems = load_own(inputs)
    if own is None:
        problems += (problem for unit in units for problem in load_institution(unit.id, unit.read()).problems)
        return Result(locate(problems, inputs))
    own = replace(own, drafts=drafts)
    if base_url:
        own = replace(own, settings=own.settings.model_copy(update={"base_url": base_url}))
    tools.watch.step("facts of institutions")
    site, facts, unread = all_facts(units, own, inputs, memory, tools)
    tools.watch.step("rules of the whole site, theme")
    theme = chain(inputs, site.settings.theme)
    problems += [*unread, *whole_site(site, facts, inputs, today), *theme.problems, *unused(theme)]
    if not theme.sound:
        return Result(locate(problems, inputs), settings=site.settings)
    site, pictures = with_logo(site, theme)
    in_languages = [replace(site, settings=one) for one in (site.settings, *site.settings.others)]
    pages = AllPages([SitePages(one, theme, units, facts, memory, tools) for one in in_languages])
    data = pages_and_data(pages, tools)
    problems += [*pictures, *pages.problems()]
    if pages.theme_faults():
        return Result(locate(problems, inputs), settings=site.settings)
    return finished(pages, data, inputs, problems, tools.watch)


def pages_and_data(pages: AllPages, tools: Tools) -> list[MadeData]:
    """Find similar actions and, beside that, make the pages of many institutions; then those of each, and the data files."""
    tools.watch.step("similar actions, pages of many institutions")
    alike, shared = tools.workers.apart(
        lambda: [one.alike() for one in pages.languages],
        lambda: [one.share() for one in pages.languages],
        sum(one.fresh for one in pages.languages),
    )
    tools.watch.step("pages of institutions, data files, search")
    made = [
        one.make(of_one, of_many, DataFiles(one).made)
        for one, of_one, of_many in zip(pages.languages, alike, shared, strict=True)
    ]
    for data in made:
        data.remember(pages.memory)
    return made


def whole_site(
    site: Site, facts: Mapping[str, FiledFacts], inputs: Files, today: date
) -> Iterator[Diagnostic]:
    """What is wrong with the content: of each institution, as its facts say, and of all together."""
    for one in facts.values():
        yield from one.record.problems
    yield from check(site, rules.ALL, today)
    yield from lost_institutions(site, facts)
    yield from texts.of_site(site, inputs)
    yield from accent_faults(site)
    early = ledger.gone_too_early(site.gone, today)
    yield from (with_severity(problem, site.settings, {}) for problem in early)


def all_facts(
    units: Sequence[Unit], own: Site, inputs: Files, memory: Memory, tools: Tools
) -> tuple[Site, dict[str, FiledFacts], list[Diagnostic]]:
    """The facts of every unit, remembered or worked out; and the site, a directory unless its home is there."""
    known = [unit.id for unit in units]
    home = [unit for unit in units if unit.id == own.settings.home]
    if home and unit_facts(home, own, memory, Tools())[home[0].id].record.institution is None:
        known.remove(home[0].id)
    settings, problems = with_home(own.settings, known, inputs)
    site = replace(own, settings=settings)
    return site, unit_facts(units, site, memory, tools), problems


def unit_facts(units: Sequence[Unit], site: Site, memory: Memory, tools: Tools) -> dict[str, FiledFacts]:
    """The facts of units."""
    shared = fingerprint(repr((site.settings, site.vocabulary, site.drafts)))
    made_of = {unit.id: unit.files.digests() for unit in units}
    keys = {
        id: fingerprint("facts", shared, *(part for pair in files.items() for part in pair))
        for id, files in made_of.items()
    }
    found = {unit.id: memory.recall(f"{unit.id}/facts", keys[unit.id], FACTS) for unit in units}
    found = {id: record if record and is_of(record, id) else None for id, record in found.items()}
    missing = [unit for unit in units if found[unit.id] is None]
    contexts = [
        site_context(replace(site, settings=settings), memory.today)
        for settings in (site.settings, *site.settings.others)
    ]
    if len(units) > 1 or not missing:
        _tell(made_of, shared, missing, memory, tools.watch)

    def work(unit: Unit) -> Dated[UnitFacts]:
        day = memory.day()
        record = facts_of(unit, site, contexts, day, memory)
        memory.store(f"{unit.id}/facts", keys[unit.id], FACTS, record, day)
        return Dated(FACTS.as_read(record), day.since, day.until)

    for unit, result in zip(missing, tools.workers(work, missing), strict=True):
        memory.hold(f"{unit.id}/facts", keys[unit.id], result)
        found[unit.id] = result.value
    fresh = {unit.id for unit in missing}
    return {id: FiledFacts(keys[id], record, id in fresh) for id, record in found.items() if record}


def _tell(
    made_of: Mapping[str, Mapping[str, str]],
    shared: str,
    missing: Sequence[Unit],
    memory: Memory,
    watch: BuildObserver,
) -> None:
    """Say why units are worked out again."""
    parts = {
        id: {
            f"{path.removeprefix(f'content/institutions/{id}/')} changed": made
            for path, made in files.items()
        }
        | {"site.yaml or the vocabulary changed": shared}
        for id, files in made_of.items()
    }
    reasons = Reasons("site/facts-made-of", memory, parts)
    for unit in missing:
        watch.made(unit.id, reasons.of(unit.id) or ["the day matters to it, or it is not remembered"])


def finished(
    pages: AllPages, data: Sequence[MadeData], inputs: Files, problems: list[Diagnostic], watch: BuildObserver
) -> Result:
    """The register's page, all other files, and what is wrong with the whole."""
    watch.step("minimum and register")
    entries: tuple[ClauseEntry, ...] = ()
    discoverable = discoverable_pages(pages)
    for one in pages.languages:
        own, found = minimum_and_register(one, pages, discoverable, inputs, problems)
        one.add_register(own)
        if one is pages.first:
            entries = own
            problems += found
    records = pages.records()
    content = pages.content()
    static = static_files(inputs)
    watch.step("other files")
    of_many = [*_of_many(pages, entries)]
    others, clashes = merge(
        [
            {f"{ASSETS[1:]}{name}": asset for name, asset in pages.theme.assets.items()},
            *(export(content) for export in exports.OF_SITE),
            *(files for files, _ in of_many),
            *(one.files for one in data),
            static,
        ]
    )
    digests = pages.digests()
    known = {path: made for _, digests in of_many for path, made in digests.items()}
    files, unchanged, same, more = _all_files(digests, pages.written, others, known, data, pages.output)
    digests = {path: made for one in data for path, made in one.digests.items()} | digests
    problems += (_clash(path, static) for path in sorted({*clashes, *more, *pages.clashes()}))
    paths = {*files, *unchanged}
    watch.step("links")
    read = links_of_others(files, same, {record.page.path for record in records}, pages.output, pages.memory)
    problems += broken_links(pages, read, AllFiles(pages, files, paths), inputs, problems)
    problems += dropped_addresses(pages, paths, inputs, problems)
    watch.step("report")
    listed = [record.page for record in records]
    return Result(
        locate(problems, Gathered(files, inputs)),
        files,
        unchanged,
        lambda: ledger.published(listed, pages.anchors(), paths),
        {page.path: page.file for page in listed},
        pages.site.settings,
        entries,
        pages.links,
        digests,
    )


def _of_many(pages: AllPages, entries: Sequence[ClauseEntry]) -> Iterator[tuple[Files, dict[str, str]]]:
    """Files made of what many institutions say, or the digests of those that lie in the output."""
    memory, output = pages.memory, pages.output

    def of_language(one: SitePages) -> Files:
        content = pages.content() if one is pages.first else one.content()
        return merge([export(content) for export in exports.OF_LANGUAGE])[0]

    for one in pages.languages:
        yield unless_known(one.named("site/feeds"), one.every, partial(of_language, one), memory, output)
    key = fingerprint(repr(entries))
    yield unless_known("site/register-data", key, partial(register_data, entries), memory, output)


def _all_files(
    pages: Mapping[str, str],
    written: Files,
    others: Gathered,
    known: Mapping[str, str],
    data: Sequence[MadeData],
    output: Output,
) -> tuple[Files, dict[str, str], dict[str, str], list[str]]:
    """The files made now, digests of those that lie in the output as they were, and paths wanted twice.

    `pages` are the digests of all pages, of which some were `written` now. Among those that lie there, some
    of `others` were made now all the same: they come by themselves as well, with those that are `known`.
    """
    of_pages = {path: name for path, name in pages.items() if path not in written}
    of_data = {path: made for one in data for path, made in one.unchanged.items()}
    of_data |= known
    twice = [path for path in (*others, *of_data) if path in of_pages]
    twice += [path for path in of_data if path in written or path in others]
    unchanged = {path: made for path, made in of_data.items() if path not in written} | of_pages
    for path in unchanged:
        others.drop(path)  # a page comes first, whether it was made now or before
    files, more = merge([written, others])
    large = {*written, *(path for one in data for path in one.files)}
    same = as_they_were(others, large, output)
    for path in same:
        files.drop(path)
    unchanged |= same
    same |= {path: name for path, name in known.items() if path not in pages}
    return files, unchanged, same, [*twice, *more]


def _clash(path: str, static: Files) -> Diagnostic:
    if path in static:
        place = Place(f"{STATIC}{path}", line=1, column=1)
        message = f"the site makes /{path} itself, so this file is not published"
        return Diagnostic("address-clash", Severity.ERROR, message, place, "rename it, or delete it")
    return Diagnostic(
        "address-clash",
        Severity.ERROR,
        f"two things want the address /{path}",
        Place("site.yaml", line=1, column=1),
        "rename the page, the institution or the attachment that wants it",
    )
