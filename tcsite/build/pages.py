"""Pages: rendered, read once for their links, and made again only where what they are made of has changed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from jinja2 import BytecodeCache

from tcsite import links
from tcsite.build.memory import Output, Tools
from tcsite.build.observer import BuildObserver, NoObserver
from tcsite.build.records import PageRecord, SharedPage
from tcsite.files import Gathered, digest
from tcsite.links import PageLinks
from tcsite.model.page import ListedPage, PageSource, path_of
from tcsite.site.render import Renderer
from tcsite.site.theme import Theme, ThemeEnvironment, closure
from tcsite.text.fingerprint import fingerprint
from tcsite.text.visible import SheetRule, sheet_rules

INSTITUTION_TEMPLATES = (
    "institution.html",
    "card.html",
    "plan.html",
    "assessment.html",
    "update.html",
    "measures.html",
)
"""The templates of an institution's pages."""


def theme_key(theme: Theme) -> str:
    """A digest of all that a theme holds."""
    templates = (part for name, one in sorted(theme.templates.items()) for part in (name, repr(one)))
    assets = (part for name, one in sorted(theme.assets.items()) for part in (name, digest(one)))
    return fingerprint(theme.name, *templates, *assets)


class MadePage(NamedTuple):
    """A page that was just made: its record, what it uses and defines, and its HTML."""

    record: PageRecord
    links: PageLinks
    html: bytes


class PageMaker:
    """Makes pages with one theme."""

    def __init__(
        self, theme: Theme, compiled: BytecodeCache | None = None, watch: BuildObserver | None = None
    ) -> None:
        self._renderer = Renderer(ThemeEnvironment(theme, compiled))
        self._watch = watch or NoObserver()
        self._theme = theme
        self._keys: dict[str, str] = {}

    @cached_property
    def sheets(self) -> tuple[SheetRule, ...]:
        """What the theme's style sheets hide and show."""
        sheets = (asset for name, asset in sorted(self._theme.assets.items()) if name.endswith(".css"))
        return tuple(rule for sheet in sheets for rule in sheet_rules(sheet.decode("utf-8", "replace")))

    def key(self, templates: Iterable[str]) -> str:
        """A digest of some templates and of all that they use, and of the names of the assets."""
        names = sorted({name for template in templates for name in closure(self._theme, template)})
        texts = (part for name in names for part in (name, self._theme.templates[name].text))
        return fingerprint(*sorted(self._theme.assets), "sheets", repr(self.sheets), "templates", *texts)

    def prepare(self) -> None:
        """Compile the templates of institutions' pages, once for all processes that are to use them."""
        self._renderer.prepare(INSTITUTION_TEMPLATES)

    def template_key(self, template: str) -> str:
        """`key` of one template."""
        if template not in self._keys:
            self._keys[template] = self.key([template])
        return self._keys[template]

    def make(self, source: PageSource) -> MadePage:
        """Render a page and read its links."""
        self._watch.page(source.url)
        rendered = self._renderer.render(source)
        listed = ListedPage(
            source.url, source.file, rendered.indexable and source.indexable, rendered.modified
        )
        problems = (rendered.problem,) if rendered.problem else ()
        found = links.collect(listed.path, rendered.html)
        self._watch.page("")
        name = links.digest_of(found)
        record = PageRecord(listed, digest(rendered.html), name, problems, rendered.theme_fault)
        return MadePage(record, found, rendered.html)


class SharedPages(NamedTuple):
    """The pages that several units share, by address."""

    pages: dict[str, SharedPage]
    written: Gathered  # those that had to be made, by path
    clashes: list[str]  # paths that two of them want; the first has it


LinksFiler = Callable[[str, PageLinks], str]
"""Files what the page at a path uses and defines: the key to it."""


def share(
    sources: Iterable[PageSource],
    maker: PageMaker,
    known: Mapping[str, SharedPage],
    tools: Tools,
    rows: Callable[[PageSource], str],
    file: LinksFiler,
) -> SharedPages:
    """Make the pages that several units share.

    A page is made of its view and its templates: where neither has changed, and it lies in the output, it stands. `rows`
    is a digest of all that its view is made of: where that is the same, the view need not be made to know this. What a page
    that is made uses and defines is given to `file`.
    """
    shared = SharedPages({}, Gathered(), [])
    taken: set[str] = set()
    for source in sources:
        path = path_of(source.url)
        if path in taken:
            shared.clashes.append(path)
            continue
        taken.add(path)
        page, made = _shared(source, maker, known.get(source.url), tools.output, rows(source))
        if made:
            shared.written.add(tools.store.keep({path: made.html}))
            page = replace(page, links=file(path, made.links))
        shared.pages[source.url] = page
    return shared


def _shared(
    source: PageSource, maker: PageMaker, known: SharedPage | None, output: Output, rows: str
) -> tuple[SharedPage, MadePage | None]:
    head = source.url, source.file, str(source.indexable), maker.template_key(source.template)
    rows = fingerprint(*head, rows)
    if known and known.rows == rows and _lies(known, output):
        return known, None
    try:
        view = source.view()
    except Exception:  # noqa: BLE001  # `make` says what went wrong
        made = maker.make(source)
        return SharedPage("", "", made.record, ""), made
    # repr() of a view is canonical: views are dataclasses of plain values, in a fixed order.
    key = fingerprint(*head, repr(view))
    if known and known.key == key and _lies(known, output):
        return replace(known, rows=rows), None
    made = maker.make(replace(source, view=lambda: view))
    return SharedPage(key, rows, made.record, ""), made


def _lies(known: SharedPage, output: Output) -> bool:
    return output.has(known.record.page.path, known.record.digest)
