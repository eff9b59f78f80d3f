"""The minimum: what a signatory must publish, confirmed on the page that the reader gets.

It reads the HTML that was written, not the data behind it: a theme that forgets the contact fails here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.facts.plans import current_plan
from tcsite.links import PageLinks
from tcsite.model import Institution
from tcsite.model.addresses import Addresses
from tcsite.model.page import path_of
from tcsite.text.markdown import plain
from tcsite.text.robots import Robots
from tcsite.text.urls import absolute, base_path

MOST_CLICKS = 3
"""How far from home the dedicated page may be: "discoverable" in the guidance, in the design's words."""

COMMITMENT = "technician commitment"
_ROLE_WORDS = {
    "signatory": r"signator(?:y|ies)|signed|llofnodwr",
    "supporter": r"support",
    "joining": r"joining|joined|will sign|is to sign",
    "lapsed": r"lapsed",
    "withdrawn": r"withdr[ae]w",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """An institution's page, as a reader sees it."""

    title: str
    heading: str
    words: str  # of its main part, in small letters, with single spaces
    leads_to: frozenset[str]  # addresses and mailboxes of all its links


def seen(html: bytes, url: str) -> Seen:
    """Read a page that was written."""
    tree = LexborHTMLParser(html)
    main = tree.css_first("main") or tree.body
    heading = tree.css_first("h1")
    title = tree.css_first("title")
    links = (node.attributes.get("href") or "" for node in tree.css("a[href]"))
    return Seen(
        _folded(title.text() if title else ""),
        _folded(heading.text() if heading else ""),
        _folded(main.text(separator=" ") if main else ""),
        frozenset(_address(f"https://site.example{url}", link) for link in links),
    )


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip().lower()


def _address(page: str, link: str) -> str:
    """Where a link of a page leads, without its fragment; as it stands where it is no address at all."""
    try:
        return urldefrag(urljoin(page, link)).url
    except ValueError:
        return link


def on_page(
    institution: Institution, html: bytes, own: Addresses, language: str, today: date
) -> list[Diagnostic]:
    """Each clause that an institution's written page does not meet, as far as the page itself shows it."""
    page = seen(html, own.institution(institution.id))
    return [
        _fault(institution.file, rule, message, hint)
        for rule, message, hint in (
            *_status(institution, page, language),
            *_contact(institution, page, today),
            *_plan(institution, page, own, today),
            *_dedicated(institution, page, language),
        )
    ]


def _fault(file: str, rule: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(rule, Severity.ERROR, message, Place(file, line=1, column=1), hint)


@dataclass(frozen=True, slots=True)
class WholeSite:
    """The built site, as far as it decides whether a page can be found."""

    links: Mapping[str, PageLinks]  # by path
    clicks: Mapping[str, int]  # how far each page is from home, by path
    robots: Robots
    in_sitemap: frozenset[str]  # absolute addresses
    base_url: str


def not_discoverable(file: str, url: str, built: WholeSite) -> Iterator[Diagnostic]:
    """Why an institution's page, at an address, cannot be found as it should; `file` is its institution.yaml."""
    path = path_of(url)
    if path in built.links:
        for rule, message, hint in _discoverable(built, path, url):
            yield _fault(file, rule, message, hint)


Clause = Iterator[tuple[str, str, str]]
"""The rule that is broken, the message, and what to do."""


def _status(institution: Institution, page: Seen, language: str) -> Clause:
    statement = institution.status.statement
    if statement and _folded(plain(statement.in_language(language))) in page.words:
        return
    role = _ROLE_WORDS[institution.status.role]
    for sentence in re.split(r"(?<=[.!?])\s", page.words):
        if COMMITMENT in sentence and re.search(rf"\b(?:{role})", sentence):
            return
    yield (
        "status-not-stated",
        f"the page of {institution.name} does not state its own status in the Technician Commitment",
        "show the status in the theme's template institution.html",
    )


def _contact(institution: Institution, page: Seen, today: date) -> Clause:
    public = [contact for contact in institution.contacts if contact.public and contact.current(today)]
    named = [contact for contact in public if contact.name and contact.reachable]
    for contact in named:
        ways = {f"mailto:{contact.email}".lower(), (contact.form or "").lower()} - {""}
        if _folded(contact.name or "") in page.words and ways & {link.lower() for link in page.leads_to}:
            return
    if named:  # where none is given, the content's own rule says so
        yield (
            "contact-missing",
            f"the page of {institution.name} does not show its contact, {named[0].name}, with a way to write",
            "show the contacts in the theme's template institution.html",
        )


def _plan(institution: Institution, page: Seen, own: Addresses, today: date) -> Clause:
    plan = current_plan(institution, today)
    if plan is None:
        return
    address = f"https://site.example{own.plan(institution.id, plan.id)}"
    if address not in page.leads_to and f"{address}index.html" not in page.leads_to:
        yield (
            "plan-missing",
            f"the page of {institution.name} does not lead to its plan in force, {plan.id}",
            "link the plan in the theme's template institution.html",
        )


def _dedicated(institution: Institution, page: Seen, language: str) -> Clause:
    names = [name for name in (institution.name, institution.short_name) if name]
    title = f"{page.title} {page.heading}"
    named = any(_folded(name.in_language(language)) in title for name in names)
    if not named or COMMITMENT not in f"{title} {page.words[:300]}":
        yield (
            "page-not-dedicated",
            f"the title and heading of the page of {institution.name} do not name it and the Technician Commitment",
            "name both in the theme's template institution.html",
        )


def _discoverable(built: WholeSite, path: str, url: str) -> Clause:
    links = built.links[path]
    clicks = built.clicks.get(path)
    reasons = []
    if clicks is None:
        reasons.append("no chain of links leads to it from the home page")
    elif clicks > MOST_CLICKS:
        reasons.append(f"it is {clicks} clicks from the home page")
    if links.facts.noindex:
        reasons.append("it asks search engines to leave it out")
    if not built.robots.allow(f"{base_path(built.base_url)}{url}"):
        reasons.append("robots.txt keeps search engines from it")
    if built.base_url:
        right = absolute(built.base_url, url)
        if links.uses.get("canonical", ()) != (right,):
            reasons.append("it does not name itself as its canonical address")
        if right not in built.in_sitemap:
            reasons.append("it is not in the sitemap")
    if reasons:
        yield (
            "page-not-discoverable",
            f"the page {url} cannot be found as it should: {'; '.join(reasons)}",
            "fix the theme, site.yaml or robots.txt",
        )
