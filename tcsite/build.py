"""make(): the whole product on one screen."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tcsite import exports, links, rules
from tcsite.content.load import load
from tcsite.content.locate import locate
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.exports.register_data import register_data
from tcsite.exports.robots import robots
from tcsite.exports.sitemap import sitemap
from tcsite.facts.register import RECORD, Entry, register
from tcsite.files import Files, merge
from tcsite.kept import Kept
from tcsite.links import PageLinks, ledger
from tcsite.links.blame import Content, blamed, place_of
from tcsite.model import Settings, Site
from tcsite.model.addresses import ASSETS, Addresses
from tcsite.model.page import Page
from tcsite.published import PageReport, from_record
from tcsite.rules.check import check, weighed
from tcsite.rules.minimum import Built, unmet
from tcsite.site.render import render
from tcsite.site.routes import Group, page_groups, register_page
from tcsite.site.theme import Theme, ThemeEnvironment, chain, environment
from tcsite.text import colour
from tcsite.text.fingerprint import Memo, always, fingerprint


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a site's sources: the problems, in the order of a report, and the files to publish.

    Without files nothing can be published: the settings or the theme are broken.
    """

    problems: tuple[Diagnostic, ...]
    files: Files
    addresses: tuple[str, ...] = ()  # what others may rely on: `ledger` says which
    sources: Mapping[str, str] = field(default_factory=dict)  # the content file behind each page's path
    settings: Settings | None = None  # as they were in force; none where they are broken
    site: Site | None = None  # what was read; none where the settings are broken
    register: tuple[Entry, ...] = ()  # the minimum, clause by clause; empty where no page could be made


@dataclass(frozen=True, slots=True)
class Finished:
    """A page with its HTML, its links, and the faults of its template."""

    page: Page
    html: bytes
    links: PageLinks
    problems: tuple[Diagnostic, ...] = ()


def make(
    inputs: Files,
    *,
    today: date,
    base_url: str | None = None,
    memo: Memo = always,
    kept: Kept | None = None,
) -> Result:
    """Check `inputs` and make the site of them, as of `today`.

    `memo` remembers what was dear to make, in whatever process; `kept` holds what the last builds of this one made.
    `inputs` holds ``site.yaml``, ``content/…`` and ``themes/…``; `base_url` stands for that of ``site.yaml``.
    Opens nothing, asks no clock, and never raises on anything that is written in content.
    """
    kept = kept or Kept()
    site, problems = load(inputs, memo, kept)
    if site is None:
        return Result(locate(problems, inputs), {})
    if base_url:
        site = replace(site, settings=site.settings.model_copy(update={"base_url": base_url}))
    problems += check(site, rules.ALL, today)
    problems += accent_faults(site)
    theme = chain(inputs, site.settings.theme)
    problems += theme.problems
    if not theme.sound:
        return Result(locate(problems, inputs), {}, site=site)
    site, found = with_logo(site, theme)
    problems += found

    press = Press(theme, memo, kept)
    done = [finished for group in page_groups(site, today, memo) for finished in press.finish_all(group)]
    entries, found = confirmed(site, done, inputs, problems, today, kept)
    problems += found
    done.append(press.finish(register_page(site, entries, today)))
    faults = [problem for finished in done for problem in finished.problems]
    if faults:
        return Result(locate([*problems, *faults], inputs), {}, site=site, register=entries)

    pages = [finished.page for finished in done]
    files, clashes = merge(
        [
            *({finished.page.path: finished.html} for finished in done),
            {f"{ASSETS[1:]}{name}": content for name, content in theme.assets.items()},
            *(export(site, pages, today) for export in exports.ALL),
            register_data(entries),
        ]
    )
    problems += (_clash(path) for path in clashes)
    problems += broken_links(site, done, files, inputs, kept)
    problems += dropped_addresses(site, done, files, inputs, today)
    published = ledger.published(site, pages, files)
    sources = {page.path: page.file for page in pages}
    located = locate(problems, {**files, **inputs}, kept)
    return Result(located, files, published, sources, site.settings, site, entries)


class Press:
    """A theme, ready to print, that remembers what it has printed."""

    def __init__(self, theme: Theme, memo: Memo, kept: Kept) -> None:
        parts = (part for name, source in sorted(theme.templates.items()) for part in (name, source.text))
        self._mark = fingerprint(*parts)
        self._running: ThemeEnvironment = kept(("press", self._mark), lambda: environment(theme))
        self._memo = memo
        self._kept = kept

    def finish_all(self, group: Group) -> Sequence[Finished]:
        """Finish the pages of a group, unless they are as they were."""

        def made() -> list[Finished]:
            return [self.finish(page) for page in group.pages()]

        return self._kept(("pages", self._mark, *group.mark), made) if group.mark else made()

    def finish(self, page: Page) -> Finished:
        """Render a page and read its links: dear, and a pure function of its view and the theme, so remembered."""

        def made() -> list[object]:
            html, faults = render(page, self._running)
            found = links.collect(page.path, html)
            told = [
                [fault.rule, fault.message, fault.place.file, fault.place.line, fault.hint]
                for fault in faults
            ]
            return [html.decode(), found.to_json(), told]

        # repr() of a view is canonical: views are dataclasses of plain values, in a fixed order.
        key = fingerprint("page", self._mark, page.url, page.template, repr(page.view))
        html, found, told = self._memo(key, made)
        problems = tuple(
            Diagnostic(rule, Severity.ERROR, message, Place(file, line=line, column=1 if line else 0), hint)
            for rule, message, file, line, hint in told
        )
        return Finished(page, html.encode(), PageLinks.from_json(found), problems)


def confirmed(
    site: Site,
    done: Sequence[Finished],
    inputs: Files,
    problems: Sequence[Diagnostic],
    today: date,
    kept: Kept,
) -> tuple[tuple[Entry, ...], list[Diagnostic]]:
    """The register, and what the written pages lack of the minimum."""
    pages = [finished.page for finished in done]
    own = Addresses(site.settings.home or "")
    written = {finished.page.path: finished.html for finished in done}
    files = {**written, **sitemap(site, pages, today), **robots(site, pages, today)}
    read = {finished.links.path: finished.links for finished in done}
    base_url = site.settings.base_url or ""
    given = (list(read.values()), list(files), links.Where(base_url=base_url))
    clicks = kept.unless_changed("clicks", given, lambda: links.clicks(*given))
    found = [
        weighed(problem, site.settings, institution, today)
        for institution, problem in unmet(site, Built(files, read, clicks, base_url, kept), today)
    ]
    near = {one.id: clicks.get(f"{own.institution(one.id)[1:]}index.html", 0) for one in site.institutions}
    reports, unread = recorded_checks(inputs)
    return register(site, [*problems, *found], near, reports, today), [*found, *unread]


def recorded_checks(inputs: Files) -> tuple[Sequence[PageReport], list[Diagnostic]]:
    """What was found on the institutions' own pages, by the record of checks."""
    content = inputs.get(RECORD)
    if content is None:
        return (), []
    try:
        return from_record(json.loads(content)), []
    except ValueError as fault:
        hint = "write it anew with  tcsite check --published --record"
        return (), [Diagnostic("record", Severity.ERROR, str(fault), Place(RECORD, line=1, column=1), hint)]


def broken_links(
    site: Site, done: Iterable[Finished], files: Files, inputs: Files, kept: Kept
) -> list[Diagnostic]:
    """What pages and files use, minus what they define; with the content that is behind each."""
    read = {finished.links.path: finished for finished in done}
    others = [
        links.collect(path, files[path])
        for path in sorted(files)
        if path not in read and links.format_of(path)
    ]
    where = links.Where(
        base_url=site.settings.base_url or "",
        robots=files.get("robots.txt", b"").decode(),
        must_find=frozenset(path for path, finished in read.items() if finished.page.indexable),
    )
    given = ([*(finished.links for finished in read.values()), *others], list(files), where)
    found = kept.unless_changed("broken", given, lambda: links.on_our_site(*given))
    return blamed(found, {path: finished.page.file for path, finished in read.items()}, files, inputs)


def dropped_addresses(
    site: Site, done: Iterable[Finished], files: Files, inputs: Files, today: date
) -> list[Diagnostic]:
    """Addresses that were published once and lead nowhere now, by the ledger."""
    ids = {finished.page.url: finished.links.anchors for finished in done}
    found = ledger.dropped(site, inputs.get(ledger.LEDGER, b""), ids, files)
    return [weighed(problem, site.settings, None, today) for problem in found]


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


def in_folder(files: Files, base_url: str | None = None) -> list[Diagnostic]:
    """What is wrong with the links of any folder of HTML, made by anything. Files are read one at a time."""
    paths = list(files)
    read = (links.collect(path, files[path]) for path in paths if links.format_of(path))
    said = files["robots.txt"].decode("utf-8", "replace") if "robots.txt" in files else ""
    found = links.in_any_folder(read, paths, links.Where(base_url=base_url or "", robots=said))
    return blamed(found, {}, files, {})


def outside(result: Result, inputs: Files) -> dict[str, Place]:
    """The web addresses that the pages name, each with a place that names it: for a check of the web."""
    base_url = (result.settings.base_url or "") if result.settings else ""
    pages = [links.collect(path, result.files[path]) for path in result.files if links.format_of(path)]
    content = Content(inputs)
    places = {
        url: place_of(result.sources.get(uses[0].page, ""), uses[0].raw, uses[0].page, content)
        for url, uses in links.external(pages, links.Where(base_url=base_url)).items()
    }
    problems = [Diagnostic(url, Severity.ADVICE, "", place) for url, place in places.items()]
    return {problem.rule: problem.place for problem in locate(problems, {**result.files, **inputs})}


def _clash(path: str) -> Diagnostic:
    return Diagnostic(
        "address-clash",
        Severity.ERROR,
        f"two things want the address /{path}",
        Place("site.yaml", line=1, column=1),
        "rename the page, the institution or the attachment that wants it",
    )
