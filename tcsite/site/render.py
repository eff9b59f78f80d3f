"""Render: a page and a theme make HTML."""

from dataclasses import fields
from traceback import extract_tb
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.model.addresses import ASSETS, NOT_FOUND, Relative, Rooted
from tcsite.model.page import Page
from tcsite.site.theme import Theme, ThemeEnvironment
from tcsite.text.markdown import Link


def render(page: Page, environment: ThemeEnvironment) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The page's HTML, or nothing and the fault of its template.

    The template sees the fields of the page's view and two functions: `url`, from an address of the site to a
    link that works on this page, and `asset`, from the name of a file in the theme's assets.
    """
    view: Any = page.view  # one of the dataclasses of `views.contract`
    url: Link = Rooted(view.site.base_url) if page.url == NOT_FOUND else Relative(page.url)
    context = {field.name: getattr(view, field.name) for field in fields(view)}
    try:
        template = environment.get_template(page.template)
        html = template.render(context, url=url, asset=_Assets(url, environment.theme))
    except Exception as fault:  # noqa: BLE001  # a template may raise anything
        return b"", (_fault(fault, page, environment.theme),)
    return html.encode(), ()


ACCENT = "accent.css"
"""The one asset that no theme holds: the style sheet of the site's own colour is made, not copied."""


class _Assets:
    """From the name of an asset to a link; a name that the theme lacks is the template's fault."""

    def __init__(self, link: Link, theme: Theme) -> None:
        self._link = link
        self._known = theme.assets

    def __call__(self, name: str) -> str:
        if name not in self._known and name != ACCENT:
            raise TemplateRuntimeError(f"the theme has no assets/{name}")
        return self._link(f"{ASSETS}{name}")


def _fault(fault: Exception, page: Page, theme: Theme) -> Diagnostic:
    """A template's fault, at the line of the template that made it."""
    file, line = _where(fault, page, theme)
    if isinstance(fault, TemplateNotFound):
        message = f'there is no template "{fault.message}"'
    elif isinstance(fault, TemplateError):
        message = fault.message or str(fault)
    else:
        message = f"{type(fault).__name__}: {fault}"
    return Diagnostic(
        "template",
        Severity.ERROR,
        message,
        Place(file, line=line, column=1 if line else 0),
        "docs/theme-reference.md lists what each template may use",
    )


def _where(fault: Exception, page: Page, theme: Theme) -> tuple[str, int]:
    """The template's file and line. What no template had a part in is a fault of ours, and raised again."""
    if isinstance(fault, TemplateSyntaxError) and fault.filename:
        return fault.filename, fault.lineno
    files = {source.file for source in theme.templates.values()}
    inside = [frame for frame in extract_tb(fault.__traceback__) if frame.filename in files]
    if inside:
        return inside[-1].filename, inside[-1].lineno or 0
    if not isinstance(fault, TemplateError):
        raise fault
    source = theme.templates.get(page.template)
    return (source.file if source else f"themes/{theme.name}/theme.yaml"), 0
