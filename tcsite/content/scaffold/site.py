"""A whole site to begin with: everything that a folder needs to be checked, built, shown and deployed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tcsite.content.packaged import packaged
from tcsite.content.reference.editors import editor_files
from tcsite.content.reference.examples import EXAMPLES
from tcsite.content.reference.settings import modeline
from tcsite.content.scaffold.commented import FILL_IN, Given, Keys, Off, commented
from tcsite.content.scaffold.hosts import host_files
from tcsite.content.scaffold.institutions import HEAD, InstitutionDetails, institution_file
from tcsite.content.scaffold.plans import first_plan, period_from
from tcsite.content.scaffold.source import InstallSource
from tcsite.content.scaffold.texts import about_page, accessibility_page
from tcsite.content.scaffold.upgrade import WRITTEN, written
from tcsite.content.yaml.writer import scalar
from tcsite.files import Files
from tcsite.frozen import dataclass
from tcsite.model import Licence, PartialDate, Settings, SeverityChange, SiteContact, months_of

HOME = "content/institutions/"
NOWHERE = "https://FILL-IN.example.invalid/"
"""Stands for the site's address: no site is there, ever (RFC 2606)."""

Named = tuple[str, InstitutionDetails]
"""An institution's id and what is known of it."""


@dataclass(frozen=True, slots=True)
class NewSiteOptions:
    """What a new site is to be."""

    institutions: tuple[Named, ...]
    one: bool  # one institution's page is the home page
    base_url: str = ""
    stage: int = 1
    months: int = 0  # of the first plan; 0: as many as the guidance asks at that stage
    hosts: Sequence[str] = ("github", "gitlab")


def new_site(options: NewSiteOptions, today: date, source: InstallSource) -> Files:
    """The files of a new site."""
    _, first = options.institutions[0]
    institutions = {
        f"{HOME}{id}/{path}": text for id, details in options.institutions for path, text in _of(details)
    }
    period = period_from(PartialDate(today.year, today.month), options.months or months_of((), options.stage))
    plans = {
        f"{HOME}{id}/plans/{period.id}.yaml": first_plan(period, options.stage)
        for id, _ in options.institutions
    }
    texts = {
        "site.yaml": _settings(options),
        **institutions,
        **plans,
        "content/pages/about.md": about_page(first.name if options.one else ""),
        "content/pages/accessibility.md": accessibility_page(
            first if options.one else _someone(first), today
        ),
        "README.md": _readme(options.institutions[0][0], period.id),
        ".gitignore": packaged(__package__, "files/gitignore"),
        **editor_files((), ("vscode",)),
    }
    texts_written = {path: (modeline(path) + text).encode() for path, text in texts.items()}
    for_hosts = host_files(options.hosts, source)
    return {**texts_written, **for_hosts, WRITTEN: written(for_hosts)}


def example_site(
    invented: Files, base_url: str, hosts: Sequence[str], today: date, source: InstallSource
) -> Files:
    """A site of the invented university, which uses every key: to look at, to try things on, and to copy from."""
    options = NewSiteOptions((("university-of-example", InstitutionDetails()),), one=False, hosts=hosts)
    shell = {
        path: content
        for path, content in new_site(options, today, source).items()
        if not path.startswith((HOME, "content/pages/"))
    }
    settings = packaged(__package__, "files/example-site.yaml")
    if base_url:
        settings = re.sub(r"(?m)^base_url: .*", lambda _: f"base_url: {scalar(base_url)}", settings)
    own = {
        "site.yaml": settings.encode(),
        "README.md": _readme("university-of-example", "2024-2027").encode(),
        "content/pages/accessibility.md": EXAMPLES["content/pages/accessibility.md"].encode(),
    }
    return {**shell, **{path: _for_editors(path, content) for path, content in {**own, **invented}.items()}}


def _for_editors(path: str, content: bytes) -> bytes:
    """A file with the line by which editors find its schema in a new site, in the place of that of our repository."""
    if not path.endswith((".yaml", ".md")):
        return content
    return modeline(path).encode() + _MODELINE.sub(b"", content, count=1)


_MODELINE = re.compile(rb"\A# yaml-language-server:[^\n]*\n")


def _readme(institution: str, plan: str) -> str:
    """The README for those who write the site, with its places."""
    home = f"content/institutions/{institution}"
    return packaged(__package__, "files/README.md").format(home=home, plan=plan, whose=institution)


def _of(details: InstitutionDetails) -> Sequence[tuple[str, str]]:
    return (("institution.yaml", institution_file(details)),)


def _someone(first: InstitutionDetails) -> InstitutionDetails:
    """Whoever runs a directory of institutions: not one of them."""
    return replace(first, name="", email="")


def _settings(options: NewSiteOptions) -> str:
    id, first = options.institutions[0]
    name = first.name if options.one else ""
    contact: dict[str, Given] = {
        "name": "Technician Commitment team" if options.one else f"{FILL_IN} who looks after the site",
        "email": first.email if options.one and first.email else Off(),
    }
    weight = Keys(SeverityChange, {"severity": "warning", "reason": ""})
    title = f"Technician Commitment at {name}" if name else f"{FILL_IN} the name of the site"
    values: dict[str, Given] = {
        "title": scalar(title),
        "description": Off("What we do for our technicians, and how far we are."),
        "base_url": scalar(options.base_url) if options.base_url else NOWHERE,
        "language": "en",
        "home": id if options.one else Off(),
        "theme": Off("default"),
        "publisher": scalar(name) if name else Off(),
        "contact": Keys(SiteContact, contact),
        "licence": Off(Keys(Licence, {"name": "", "url": ""})),
        "accent": Off(),
        "logo": Off("logo.svg"),
        "notice": Off(),
        "rulebook": Off("true"),
        "rules": Off(f"{{progress-stale: {{severity: {weight.values['severity']}, reason: …}}}}"),
    }
    return commented(Keys(Settings, values), HEAD)
