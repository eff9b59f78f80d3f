"""make(): the whole product on one screen.

Units are read, checked and worked out one by one, each leaving a record; what the whole site shows is made of
records alone. `cache` holds records of earlier builds, `output` says which files need not be made again.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tcsite import exports, rules
from tcsite.build.checks import (
    accent_faults,
    broken_links,
    dropped_addresses,
    lost_institutions,
    minimum_and_register,
    with_logo,
)
from tcsite.build.memory import (
    Dated,
    Loaded,
    Memory,
    NoCache,
    NoOutput,
    Output,
    Workers,
    one_by_one,
)
from tcsite.build.records import FACTS, UnitFacts
from tcsite.build.result import Result
from tcsite.build.site_pages import FiledFacts, SitePages
from tcsite.build.unit import Unit, facts_of
from tcsite.content.load import folders, load_institution, load_own, with_home
from tcsite.content.locate import locate
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.exports.register_data import register_data
from tcsite.files import Cache, Files, merge
from tcsite.links import ledger
from tcsite.model import Site
from tcsite.model.addresses import ASSETS
from tcsite.rules.check import check
from tcsite.site.theme import chain
from tcsite.site.views.site_context import site_context
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
) -> Result:
    """Check `inputs` and make the site of them, as of `today`.

    `inputs` holds ``site.yaml``, ``content/…`` and ``themes/…``; `base_url` stands for that of ``site.yaml``;
    draft plans are on the site only with `drafts`.
    Opens nothing, asks no clock, and never raises on anything that is written in content.
    """
    units = [Unit(id, files) for id, files in folders(inputs).items()]
    own, problems = load_own(inputs)
    if own is None:
        problems += (found for unit in units for found in load_institution(unit.id, unit.files).problems)
        return Result(locate(problems, inputs))
    own = replace(own, drafts=drafts)
    if base_url:
        own = replace(own, settings=own.settings.model_copy(update={"base_url": base_url}))
    memory = Memory(cache or NoCache(), today, {} if loaded is None else loaded)
    site, facts, found = all_facts(units, own, inputs, memory, workers)
    problems += [*found, *(problem for one in facts.values() for problem in one.record.problems)]
    problems += [*check(site, rules.ALL, today), *lost_institutions(site, facts)]
    theme = chain(inputs, site.settings.theme)
    problems += [*accent_faults(site), *theme.problems]
    if not theme.sound:
        return Result(locate(problems, inputs), settings=site.settings)
    site, found = with_logo(site, theme)
    pages = SitePages(site, theme, units, facts, memory, output or NoOutput(), workers)
    problems += [*found, *pages.problems()]
    if pages.theme_faults():
        return Result(locate(problems, inputs), settings=site.settings)
    return finished(pages, inputs, problems)


def all_facts(
    units: Sequence[Unit], own: Site, inputs: Files, memory: Memory, workers: Workers
) -> tuple[Site, dict[str, FiledFacts], list[Diagnostic]]:
    """The facts of every unit, remembered or worked out; and the site, a directory unless its home is there."""
    known = [unit.id for unit in units]
    home = [unit for unit in units if unit.id == own.settings.home]
    if home and unit_facts(home, own, memory, one_by_one)[home[0].id].record.institution is None:
        known.remove(home[0].id)
    settings, problems = with_home(own.settings, known, inputs)
    site = replace(own, settings=settings)
    return site, unit_facts(units, site, memory, workers), problems


def unit_facts(units: Sequence[Unit], site: Site, memory: Memory, workers: Workers) -> dict[str, FiledFacts]:
    """The facts of units."""
    shared = repr((site.settings, site.vocabulary, site.drafts))
    keys = {unit.id: _key(unit, shared) for unit in units}
    found = {unit.id: memory.recall(f"{unit.id}/facts", keys[unit.id], FACTS) for unit in units}
    missing = [unit for unit in units if found[unit.id] is None]
    context = site_context(site, memory.today)

    def work(unit: Unit) -> Dated[UnitFacts]:
        day = memory.day()
        record = facts_of(unit, site, replace(context, today=day), day)
        memory.store(f"{unit.id}/facts", keys[unit.id], FACTS, record, day)
        return Dated(record, day.since, day.until)

    for unit, result in zip(missing, workers(work, missing), strict=True):
        memory.hold(f"{unit.id}/facts", keys[unit.id], result)
        found[unit.id] = result.value
    return {id: FiledFacts(keys[id], record) for id, record in found.items() if record}


def _key(unit: Unit, shared: str) -> str:
    parts = (part for path, content in sorted(unit.files.items()) for part in (path, content))
    return fingerprint("facts", shared, *parts)


def finished(pages: SitePages, inputs: Files, problems: list[Diagnostic]) -> Result:
    """The register's page, all other files, and what is wrong with the whole."""
    entries, found = minimum_and_register(pages, inputs, problems)
    problems += found
    pages.add_register(entries)
    records = pages.records()
    content = pages.content()
    assets = {f"{ASSETS[1:]}{name}": asset for name, asset in pages.theme.assets.items()}
    others, clashes = merge(
        [assets, *(export(content) for export in exports.OF_SITE), register_data(entries)]
    )
    unchanged = pages.unchanged()
    clashes += [path for path in others if path in unchanged]
    # A page comes first, whether it was made now or before.
    files, more = merge([pages.written, {path: others[path] for path in others if path not in unchanged}])
    clashes += [*more, *pages.clashes()]
    problems += (_clash(path) for path in sorted(set(clashes)))
    paths = {*files, *unchanged}
    problems += broken_links(pages, files, paths, inputs)
    problems += dropped_addresses(pages, paths, inputs)
    listed = [record.page for record in records]
    anchors = (anchor for one in pages.institutions for anchor in one.anchors)
    return Result(
        locate(problems, {**files, **inputs}),
        files,
        unchanged,
        ledger.published(listed, anchors, paths),
        {page.path: page.file for page in listed},
        pages.site.settings,
        entries,
        tuple(record.links for record in records),
    )


def _clash(path: str) -> Diagnostic:
    return Diagnostic(
        "address-clash",
        Severity.ERROR,
        f"two things want the address /{path}",
        Place("site.yaml", line=1, column=1),
        "rename the page, the institution or the attachment that wants it",
    )
