"""make(): the whole product on one screen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tcsite import exporters, ledger, links, rules
from tcsite.addresses import ASSETS
from tcsite.blame import blamed
from tcsite.check import check, weighed
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.files import Files, merge
from tcsite.fingerprint import Memo, always, fingerprint
from tcsite.links import PageLinks
from tcsite.load import load
from tcsite.locate import locate
from tcsite.model import Site
from tcsite.page import Page
from tcsite.render import render
from tcsite.routes import all_pages
from tcsite.theme import ThemeEnvironment, chain, environment


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a site's sources: the problems, in the order of a report, and the files to publish.

    Without files nothing can be published: the settings or the theme are broken.
    """

    problems: tuple[Diagnostic, ...]
    files: Files


@dataclass(frozen=True, slots=True)
class Finished:
    """A page's HTML, its links, and the faults of its template."""

    html: bytes
    links: PageLinks
    problems: tuple[Diagnostic, ...] = ()


def make(inputs: Files, *, today: date, base_url: str | None = None, memo: Memo = always) -> Result:
    """Check `inputs` and make the site of them, as of `today`.

    `inputs` holds ``site.yaml``, ``content/…`` and ``themes/…``; `base_url` stands for that of ``site.yaml``.
    Opens nothing, asks no clock, and never raises on anything that is written in content.
    """
    site, problems = load(inputs, memo)
    if site is None:
        return Result(locate(problems, inputs), {})
    if base_url:
        site = replace(site, settings=site.settings.model_copy(update={"base_url": base_url}))
    problems += check(site, rules.ALL, today)
    theme = chain(inputs, site.settings.theme)
    problems += theme.problems
    if not theme.sound:
        return Result(locate(problems, inputs), {})

    pages = list(all_pages(site, today))
    running = environment(theme)
    mark = fingerprint(
        *(part for name, source in sorted(theme.templates.items()) for part in (name, source.text))
    )
    done = [finish(page, running, mark, memo) for page in pages]
    faults = [problem for finished in done for problem in finished.problems]
    if faults:
        return Result(locate([*problems, *faults], inputs), {})

    files, clashes = merge(
        [
            *({page.path: finished.html} for page, finished in zip(pages, done, strict=True)),
            {f"{ASSETS[1:]}{name}": content for name, content in theme.assets.items()},
            *(export(site, pages, today) for export in exporters.ALL),
        ]
    )
    problems += (_clash(path) for path in clashes)
    problems += broken_links(site, pages, done, files, inputs)
    problems += dropped_addresses(site, pages, done, files, inputs, today)
    return Result(locate(problems, {**files, **inputs}), files)


def finish(page: Page, running: ThemeEnvironment, mark: str, memo: Memo) -> Finished:
    """Render a page and read its links: dear, and a pure function of its view and the theme, so remembered."""

    def made() -> list[object]:
        html, faults = render(page, running)
        found = links.collect(page.path, html)
        told = [
            [fault.rule, fault.message, fault.place.file, fault.place.line, fault.hint] for fault in faults
        ]
        return [html.decode(), found.to_json(), told]

    # repr() of a view is canonical: views are dataclasses of plain values, in a fixed order.
    key = fingerprint("page", mark, page.url, page.template, repr(page.view))
    html, found, told = memo(key, made)
    problems = tuple(
        Diagnostic(rule, Severity.ERROR, message, Place(file, line=line, column=1 if line else 0), hint)
        for rule, message, file, line, hint in told
    )
    return Finished(html.encode(), PageLinks.from_json(found), problems)


def broken_links(
    site: Site, pages: list[Page], done: Iterable[Finished], files: Files, inputs: Files
) -> list[Diagnostic]:
    """What pages and files use, minus what they define; with the content that is behind each."""
    read = {finished.links.path: finished.links for finished in done}
    others = [
        links.collect(path, files[path])
        for path in sorted(files)
        if path not in read and links.format_of(path)
    ]
    where = links.Where(
        base_url=site.settings.base_url or "",
        robots=files.get("robots.txt", b"").decode(),
        must_find=frozenset(page.path for page in pages if page.indexable),
    )
    found = links.on_our_site([*read.values(), *others], list(files), where)
    return blamed(found, {page.path: page.file for page in pages}, files, inputs)


def dropped_addresses(
    site: Site, pages: list[Page], done: list[Finished], files: Files, inputs: Files, today: date
) -> list[Diagnostic]:
    """Addresses that were published once and lead nowhere now, by the ledger."""
    ids = {page.url: finished.links.anchors for page, finished in zip(pages, done, strict=True)}
    found = ledger.dropped(site, inputs.get(ledger.LEDGER, b""), ids, files)
    return [weighed(problem, site.settings, None, today) for problem in found]


def in_folder(files: Files, base_url: str | None = None) -> list[Diagnostic]:
    """What is wrong with the links of any folder of HTML, made by anything. Files are read one at a time."""
    paths = list(files)
    read = (links.collect(path, files[path]) for path in paths if links.format_of(path))
    where = links.Where(
        base_url=base_url or "", robots=files["robots.txt"].decode() if "robots.txt" in files else ""
    )
    return blamed(links.in_any_folder(read, paths, where), {}, files, {})


def _clash(path: str) -> Diagnostic:
    return Diagnostic(
        "address-clash",
        Severity.ERROR,
        f"two things want the address /{path}",
        Place("site.yaml", line=1, column=1),
        "rename the page, the institution or the attachment that wants it",
    )
