"""What only shows when the whole site is seen: links, the minimum, the register, addresses."""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from tcsite import links
from tcsite.build.all_pages import AllPages
from tcsite.build.memory import Kind
from tcsite.build.other_files import FileLinks
from tcsite.build.result import Result
from tcsite.build.site_pages import FiledFacts, SitePages
from tcsite.build.static import STATIC, static_files
from tcsite.build.unread import addresses_of_unread
from tcsite.content.locate import locate
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.exports.robots import robots as robots_file
from tcsite.exports.sitemap import sitemap
from tcsite.facts.register import RECORD, ClauseEntry, RegisteredInstitution, register
from tcsite.files import Files, NotRead
from tcsite.frozen import dataclass
from tcsite.links import ledger
from tcsite.links.microsyntax import locations
from tcsite.links.source_location import ContentReferences, locate_in_content, source_place
from tcsite.model import Site
from tcsite.model.addresses import FEED, SITEMAP
from tcsite.model.page import path_of
from tcsite.published import PageReport, from_record
from tcsite.rules.check import with_severity
from tcsite.rules.minimum import WholeSite, not_discoverable
from tcsite.rules.reference_dangles import parent_fault, reference_dangles
from tcsite.site.theme import Theme
from tcsite.text import colour
from tcsite.text.address_record import RECORDED
from tcsite.text.fingerprint import fingerprint
from tcsite.text.robots import read_robots


@dataclass(frozen=True, slots=True)
class DiscoverablePages:
    """How institutions' pages can be found, by the address of each in every language."""

    clicks: Mapping[str, int]  # from the home page
    faults: Mapping[str, tuple[Diagnostic, ...]]  # of those that cannot be found as they should


DISCOVERABLE = Kind(DiscoverablePages)


def discoverable_pages(pages: AllPages) -> DiscoverablePages:
    """How the pages of institutions can be found; known again while what all pages use and define is the same."""
    content = pages.content()
    for_robots = robots_file(content)
    robots = for_robots["robots.txt"].decode()
    base_url = pages.site.settings.base_url or ""
    where = links.Where(base_url=base_url, homes=pages.homes, robots=robots)
    looked_for = [
        (one.summary.file, one.summary.address) for each in pages.languages for one in each.institutions
    ]

    def made() -> DiscoverablePages:
        files = {**for_robots, **sitemap(content)}
        listed = {found[0] for found in locations(files.get(SITEMAP[1:], b"").decode())}
        read = {one.path: one for one in pages.links()}
        paths = [*read, *files]
        clicks = links.clicks(list(read.values()), paths, replace(where, robots=""))
        whole = WholeSite(read, clicks, read_robots(robots), frozenset(listed), base_url)
        found = {address: tuple(not_discoverable(file, address, whole)) for file, address in looked_for}
        return DiscoverablePages(
            {address: clicks.get(path_of(address), 0) for _, address in looked_for},
            {address: faults for address, faults in found.items() if faults},
        )

    in_sitemap = [page.url for page in content.pages if page.indexable]
    key = fingerprint(repr((where, looked_for, in_sitemap)), _said(pages))
    return pages.memory.remembered("site/discoverable", key, DISCOVERABLE, made)


def _said(pages: AllPages) -> str:
    """What decides what pages use and define, in an order of theirs that is the same for the same site."""
    return repr([(record.page.url, record.links) for record in pages.records()])


def minimum_and_register(
    pages: SitePages,
    every: AllPages,
    discoverable: DiscoverablePages,
    inputs: Files,
    problems: Sequence[Diagnostic],
) -> tuple[tuple[ClauseEntry, ...], list[Diagnostic]]:
    """The register in the language of some `pages`, and which institutions' pages cannot be found as they should."""
    found = [
        with_severity(problem, pages.site.settings, one.excuses)
        for one in pages.institutions
        for problem in discoverable.faults.get(one.summary.address, ())
    ]
    near = {one.id: discoverable.clicks[one.address] for one in every.first.summaries}
    reports, unread = recorded_checks(inputs)
    registered = [
        RegisteredInstitution(
            one.summary.id, one.summary.file, one.clauses, one.summary.name, one.summary.part_of
        )
        for one in pages.counted
    ]
    entries = register(
        registered,
        [*problems, *found],
        near,
        reports,
        pages.memory.today,
        pages.site.settings.language,
    )
    return entries, [*found, *unread]


def recorded_checks(inputs: Files) -> tuple[Sequence[PageReport], list[Diagnostic]]:
    """What was found on the institutions' own pages, by the record of checks."""
    content = inputs.get(RECORD)
    if content is None or isinstance(content, NotRead):
        return (), []
    try:
        return from_record(json.loads(content)), []
    except ValueError as fault:
        hint = "write it again with  tcsite check --published --record"
        return (), [Diagnostic("record", Severity.ERROR, str(fault), Place(RECORD, line=1, column=1), hint)]


JUDGED = Kind(links.JudgedPages)
DROPPED: Kind[tuple[Diagnostic, ...]] = Kind(tuple[Diagnostic, ...])
FINDINGS: Kind[tuple[links.LinkFinding, ...]] = Kind(tuple[links.LinkFinding, ...])


class AllFiles(Mapping[str, bytes]):
    """All files of the site by path, pages among them that were not made again until somebody asks."""

    def __init__(self, pages: AllPages, files: Files, paths: Set[str]) -> None:
        self._pages, self._files, self._paths = pages, files, paths

    def __getitem__(self, path: str) -> bytes:
        return self._files[path] if path in self._files else self._pages.html(path)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._paths))

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths


def broken_links(
    pages: AllPages,
    others: Sequence[FileLinks],
    written: AllFiles,
    inputs: Files,
    problems: Sequence[Diagnostic] = (),
) -> list[Diagnostic]:
    """What pages and `others` use, minus what they define; with the content that is behind each.

    Of `problems`, those of files that could not be read explain links to what is not there.
    """
    records = {record.page.path: record for record in pages.records()}
    where = links.Where(
        base_url=pages.site.settings.base_url or "",
        robots=written.get("robots.txt", b"").decode(),
        must_find=frozenset(path for path, record in records.items() if record.page.indexable),
        homes=pages.homes,
    )
    found = _judged(pages, others, written, where)
    if not found:
        return []
    sources = {path: f"{STATIC}{path}" for path in static_files(inputs)}
    sources |= {path: record.page.file for path, record in records.items()}
    unread = addresses_of_unread(problems, sources.values(), pages.site.settings.home)
    ambiguous = {each.place.file for each in problems if each.rule in ("id-ambiguous", "figure-ambiguous")}
    found = [
        one
        for one in found
        if not (
            (one.rule in _TO_NOTHING and pages.in_first_language(f"/{one.target}").startswith(unread))
            or (one.rule == "duplicate-id" and sources.get(one.page) in ambiguous)
        )
    ]
    known = {(one.rule, one.page, one.url) for one in found}
    found = [
        one
        for one in found
        if (page := pages.in_first_language(one.page)) == one.page or (one.rule, page, one.url) not in known
    ]  # what a text links wrongly, it links wrongly in every language
    located = links.locate_in_pages(found, written.__getitem__)
    placed = locate_in_content(located, sources, written, inputs, pages.in_first_language)
    return _not_judged(placed, problems)


def _judged(
    pages: AllPages, others: Sequence[FileLinks], written: AllFiles, where: links.Where
) -> list[links.LinkFinding]:
    """What is wrong with links: known again while all files use and define the same, and there are no others.

    Else, what is remembered of pages that the last build found sound spares a part of the work.
    """
    memory = pages.memory

    def judged() -> tuple[links.LinkFinding, ...]:
        read = [*pages.links(), *(one.links for one in others)]
        digests = {record.page.path: record.digest for record in pages.records()}
        digests |= {one.links.path: one.digest for one in others}
        before = memory.recall("site/judged", "newest", JUDGED) or links.JudgedPages()
        found, now = links.on_our_site_again(read, [*written], where, digests, before)
        if not now.within(before):
            memory.store("site/judged", "newest", JUDGED, now, memory.day())
        return tuple(found)

    of_units = {path: name for path, name in pages.digests().items() if links.format_of(path)}
    says = sorted((one.links.path, one.says) for one in others if one.links.path not in of_units)
    says += sorted(
        pair for pair in of_units.items() if not pair[0].endswith(".html")
    )  # as badges, made or not
    made_of = replace(where, must_find=None), sorted(where.must_find or ()), sorted(written), says
    key = fingerprint(repr(made_of), _said(pages))
    return [*memory.remembered("site/links-judged", key, FINDINGS, judged)]


def _not_judged(placed: Sequence[Diagnostic], problems: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What was found of links, without what another rule has said of the same line already."""
    judged = {(each.place.file, each.place.line) for each in problems if each.rule in _JUDGE_ADDRESSES}
    return [
        each
        for each in placed
        if each.rule != "link-for-few" or (each.place.file, each.place.line) not in judged
    ]


_JUDGE_ADDRESSES = ("published-address-not-official", "placeholder-left")
"""Rules that have said already, of the line in the content, that nobody reaches its address."""


_TO_NOTHING = ("broken-link", "missing-asset", "wrong-kind")
"""What is no second fault where the file it leads to was not published for one of its own."""


def dropped_addresses(
    pages: AllPages, paths: Set[str], inputs: Files, problems: Sequence[Diagnostic] = ()
) -> list[Diagnostic]:
    """Addresses that were published once and lead nowhere now, by the ledger.

    Of what could not be read, by `problems`, nothing is said: it is to be corrected, not given up.
    """
    recorded = inputs.get(RECORDED, b"")
    if isinstance(recorded, NotRead):
        return []
    files = {record.page.url: record.page.file for record in pages.records()}
    unread = addresses_of_unread(problems, files.values(), pages.site.settings.home)
    known = {
        "unread": pages.in_all_languages((*unread, FEED) if unread else ()),  # its news are not in the feed
        "gone": pages.in_all_languages(one.address for one in pages.site.gone),
        "moved": pages.in_all_languages(old for old, _ in pages.first.moved),
    }

    def dropped() -> tuple[Diagnostic, ...]:
        anchors = {one.path: one.anchors for one in pages.links()}
        ids = {url: anchors[path_of(url)] for url in files}
        return tuple(ledger.dropped(recorded, ids, paths, files=files, **known))

    made_of = [sorted(one) for one in known.values()], files, sorted(paths)
    key = fingerprint(recorded, repr(made_of), _said(pages))
    found = pages.memory.remembered("site/dropped", key, DROPPED, dropped) if recorded else ()
    untold = ledger.unrecorded(inputs, pages.site.settings.base_url)
    return [with_severity(problem, pages.site.settings, {}) for problem in (*found, *untold)]


def lost_institutions(site: Site, facts: Mapping[str, FiledFacts]) -> list[Diagnostic]:
    """Institutions that are said to be part of another which is not here: no unit can tell by itself."""
    found = [one.record.institution for one in facts.values() if one.record.institution]
    ids = {one.summary.id for one in found}
    return [
        with_severity(
            Diagnostic(
                reference_dangles.id,
                reference_dangles.severity,
                fault.message,
                Place(fault.file, fault.pointer),
                fault.hint,
            ),
            site.settings,
            one.excuses,
        )
        for one in found
        for fault in parent_fault(one.summary, one.summary.name, one.summary.part_of, ids)
    ]


def accent_faults(site: Site) -> list[Diagnostic]:
    """An accent in which words could not be read: the pages do without it."""
    fault = colour.fault(site.settings.accent)
    return (
        [Diagnostic("accent", Severity.ERROR, fault[0], Place("site.yaml", ("accent",)), fault[1])]
        if fault
        else []
    )


def with_logo(site: Site, theme: Theme) -> tuple[Site, list[Diagnostic]]:
    """The site, without its logo where the theme has no such file; and what to do about it."""
    logo = site.settings.logo
    if not logo or logo in theme.assets:
        return site, []
    message = f'logo: there is no file "{logo}" in themes/{theme.name}/assets/'
    hint = "put it there; a folder themes/default/ with nothing else in it only adds to the default theme"
    without = replace(site, settings=site.settings.model_copy(update={"logo": None}))
    return without, [Diagnostic("logo", Severity.ERROR, message, Place("site.yaml", ("logo",)), hint)]


def outside(result: Result, inputs: Files, base_url: str = "") -> dict[str, Place]:
    """The web addresses that the pages name, each with a place that names it: for a check of the web.

    What lies below `base_url` is not asked; a site's settings say which that is.
    """
    base_url = base_url or (result.settings.base_url if result.settings else None) or ""
    read = result.links()
    known = {page.path for page in read}
    others = [
        links.collect(path, result.files[path])
        for path in result.files
        if path not in known and links.format_of(path)
    ]
    content = ContentReferences(inputs)
    where = links.Where(base_url=base_url)
    places = {
        url: source_place(result.sources.get(uses[0].page, ""), uses[0].raw, uses[0].page, content)
        for url, uses in links.external([*read, *others], where).items()
    }
    problems = [Diagnostic(url, Severity.ADVICE, "", place) for url, place in places.items()]
    return {problem.rule: problem.place for problem in locate(problems, {**result.files, **inputs})}
