"""Render: a page and a theme make HTML.

A template's fault is the theme's: it names the template's line, and nothing can be published. A text that cannot be
made into HTML, or anything else that fails while one page is made, is that page's fault: a plain notice stands in
its place, and the rest of the site is published.
"""

import contextlib
import json
import re
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import cache, cached_property, partial
from html import escape
from traceback import extract_tb
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError
from markupsafe import Markup

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.frozen import dataclass
from tcsite.language import Catalogue, catalogue, wording
from tcsite.model.addresses import ASSETS, HOME, NOT_FOUND, in_language
from tcsite.model.page import Page, PageSource
from tcsite.site.direct import escaped
from tcsite.site.theme import ExactEnvironment, Theme, ThemeEnvironment
from tcsite.text.direction import directed
from tcsite.text.markdown import Link, TextFault
from tcsite.text.urls import Relative, Rooted

ACCENT = "accent.css"
"""The one asset that no theme holds: the style sheet of the site's own colour is made, not copied."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's HTML, and what went wrong with it."""

    html: bytes
    modified: str = ""
    indexable: bool = True
    problem: Diagnostic | None = None
    theme_fault: bool = False


class Renderer:
    """Renders pages with one theme."""

    def __init__(self, environment: ThemeEnvironment) -> None:
        self._environment = environment
        self._speakers: dict[str, Callable[..., Markup]] = {}
        assets = environment.theme.assets
        self._assets = {f"{ASSETS}{name}": content for name, content in assets.items()}

    def prepare(self, templates: Iterable[str]) -> None:
        """Compile some templates; a fault in one is found again by whatever page asks for it."""
        for name in templates:
            with contextlib.suppress(TemplateError):
                self._environment.get_template(name)

    def render(self, source: PageSource) -> Rendered:
        """The page, or a notice in its place; without HTML where the theme is at fault."""
        self._environment.converter.pictures = ChainMap(dict(source.pictures), self._assets)
        try:
            page = source.page()
        except Exception as fault:  # noqa: BLE001  # whatever fails while one page is made is that page's fault
            return _notice(source, str(_words(fault)))
        try:
            html = self._html(page)
        except TextFault as fault:
            return _notice(source, str(fault), fault.first_line)
        except Exception as fault:  # noqa: BLE001  # a template may raise anything
            theme = self._environment.theme
            where = _in_template(fault, page, theme)
            if where is None:
                return _notice(source, _words(fault))
            return Rendered(b"", problem=_template_fault(fault, where), theme_fault=True)
        frame: Any = getattr(page.view, "page", None)
        return Rendered(html, getattr(frame, "modified", ""), page.indexable)

    def _html(self, page: Page) -> bytes:
        """What the template makes of the page: in direct code, and where that raises, in Jinja's own."""
        try:
            made = self._environment.get_template(page.template).render(self._context(page))
        except TextFault:
            raise
        except Exception:  # noqa: BLE001  # the exact code says what is wrong, if anything is
            self._exact.converter.pictures = self._environment.converter.pictures
            made = self._exact.get_template(page.template).render(self._context(page))
        return directed(made).encode()

    @cached_property
    def _exact(self) -> ThemeEnvironment:
        return ExactEnvironment(self._environment.theme)

    def _context(self, page: Page) -> dict[str, object]:
        """What a template has to hand.

        It sees the fields of the view and four functions: `url`, from an address of the site to a link that works
        on this page, `asset`, from the name of a file in the theme's assets, `say`, from a key to what the site
        says under it in its language, and `phrases`, which gives scripts what they say.
        """
        view: Any = page.view  # one of the dataclasses of `views.contract`
        url: Link = Rooted(view.site.base_url) if page.url.endswith(NOT_FOUND) else Relative(page.url)
        if view.site.below:
            url = Below(url, view.site.below)
        return {
            **{field.name: getattr(view, field.name) for field in fields(view)},
            "url": url,
            "asset": _assets(url, self._environment.theme),
            "say": self._speaker(view.site.language),
            "phrases": partial(phrases_of, view.site.language),
        }

    def _speaker(self, language: str) -> Callable[..., Markup]:
        """`say` in a language."""
        if language not in self._speakers:
            self._speakers[language] = speaker(catalogue(language))
        return self._speakers[language]


def speaker(spoken: Catalogue) -> Callable[..., Markup]:
    """A function from the key of a phrase to its HTML: values are escaped, unless they are HTML themselves."""
    ready = {key: Markup(text) for key, text in spoken.phrases.items() if isinstance(text, str)}  # noqa: S704  # a phrase is ours

    def say(key: str, **values: object) -> Markup:
        if not values and key in ready:
            return ready[key]
        if key not in spoken.phrases:
            raise TemplateRuntimeError(f'the site has no phrase "{key}"')
        return _filled(wording(spoken, key, values), values)

    return say


def _filled(text: str, values: Mapping[str, object]) -> Markup:
    """A phrase with its values, as `Markup.format` fills them in, and in fewer steps."""
    pieces = _pieces(text)
    if pieces is None:
        return Markup(text).format(**values)  # noqa: S704  # a phrase is ours
    filled = [piece if place % 2 == 0 else _as_html(values[piece]) for place, piece in enumerate(pieces)]
    return Markup("".join(filled))  # noqa: S704  # a phrase is ours, its values are escaped


def _as_html(value: object) -> str:
    return value if isinstance(value, Markup) else escaped(str(value))


@cache
def _pieces(text: str) -> tuple[str, ...] | None:
    """What stands between the values of a phrase, and their names, in turns; None where they ask for more than that."""
    pieces = tuple(_VALUE.split(text))
    return None if any("{" in piece or "}" in piece for piece in pieces) else pieces


_VALUE = re.compile(r"\{(\w+)\}")


@cache
def phrases_of(language: str, *places: str) -> str:
    """All phrases of some places of the catalogue, in JSON by key, as the theme's scripts read them."""
    phrases = catalogue(language).phrases
    found = {key: text for place in places for key, text in phrases.items() if key.startswith(f"{place}.")}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


class Below:
    """Turns addresses into links on a page of a further language, to the same language's pages."""

    __slots__ = ("_below", "_link")

    def __init__(self, link: Link, below: str) -> None:
        self._link, self._below = link, below

    def __call__(self, address: str) -> str:
        """The link."""
        return self._link(in_language(address, self._below))


def _assets(link: Link, theme: Theme) -> Callable[[str], str]:
    """From the name of an asset to a link; a name that the theme lacks is the template's fault."""

    def asset(name: str) -> str:
        if name not in theme.assets and name != ACCENT:
            raise TemplateRuntimeError(f"the theme has no assets/{name}")
        return link(f"{ASSETS}{name}")

    return asset


def _words(fault: Exception) -> str:
    return f"{type(fault).__name__}: {fault}"


def _notice(source: PageSource, reason: str, text: str = "") -> Rendered:
    """A plain page that says that there is none, and the problem."""
    problem = Diagnostic(
        "page-failed",
        Severity.ERROR,
        f"the page {source.url} could not be made: {reason}",
        Place(source.file, text=text, line=0 if text else 1, column=0 if text else 1),
        "simplify this text; everything else is published"
        if text
        else "this is a fault of tcsite: please report it",
    )
    home = escape(Relative(source.url)(HOME))
    html = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<title>This page could not be made</title>\n</head>\n<body>\n'
        "<main>\n<h1>This page could not be made</h1>\n"
        f'<p>Something in its text is at fault. Go to the <a href="{home}">home page</a>.</p>\n'
        "</main>\n</body>\n</html>\n"
    )
    return Rendered(html.encode(), indexable=False, problem=problem)


def _template_fault(fault: Exception, where: tuple[str, int]) -> Diagnostic:
    """A template's fault, at the line of the template that made it."""
    if isinstance(fault, TemplateNotFound):
        message = f'there is no template "{fault.message}"'
    elif isinstance(fault, TemplateError):
        message = fault.message or str(fault)
    else:
        message = _words(fault)
    file, line = where
    return Diagnostic(
        "template",
        Severity.ERROR,
        message,
        Place(file, line=line, column=1 if line else 0),
        "docs/theme-reference.md lists what each template may use",
    )


def _in_template(fault: Exception, page: Page, theme: Theme) -> tuple[str, int] | None:
    """The template's file and line; nothing where no template had a part in it."""
    if isinstance(fault, TemplateSyntaxError) and fault.filename:
        return fault.filename, fault.lineno
    files = {source.file for source in theme.templates.values()}
    inside = [frame for frame in extract_tb(fault.__traceback__) if frame.filename in files]
    if inside:
        return inside[-1].filename, inside[-1].lineno or 0
    if not isinstance(fault, TemplateError):
        return None
    source = theme.templates.get(page.template)
    return (source.file if source else f"themes/{theme.name}/theme.yaml"), 0
