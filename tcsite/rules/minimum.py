"""The minimum: what a signatory must publish, confirmed on the page that the reader gets.

It reads the HTML that was written, not the data behind it: a theme that forgets the contact fails here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.facts.plans import current_plan
from tcsite.frozen import dataclass
from tcsite.language import standing
from tcsite.links import PageLinks
from tcsite.links.microsyntax import refresh
from tcsite.model import Contact, Institution, Plan
from tcsite.model.addresses import Addresses
from tcsite.model.page import path_of
from tcsite.rules.own_status import COMMITMENT, states_status
from tcsite.rules.placeholders import stands_for_nothing
from tcsite.text.markdown import plain
from tcsite.text.robots import Robots
from tcsite.text.urls import absolute, base_path, host
from tcsite.text.visible import SeenText, SheetRule, VisiblePage, visible

MOST_CLICKS = 3
"""How far from home the dedicated page may be: "discoverable" in the guidance, in the design's words."""


@dataclass(frozen=True, slots=True)
class WrittenPages:
    """The finished pages of an institution, and what is needed to see them as a reader does."""

    html: Mapping[str, bytes]  # by path
    own: Addresses
    base_url: str
    sheets: Sequence[SheetRule]  # of the theme: what hides elements, and what shows them
    language: str

    def page(self, url: str) -> str:
        """The HTML of the page at an address; empty where there is none."""
        return self.html.get(path_of(url), b"").decode("utf-8", "replace")

    def leads_to(self, page: str, link: str, base: str = "") -> str:
        """Where a link of a page leads: an address of this site without fragment and query, or the link itself.

        `base` is what the page says its links are read against.
        """
        here = urlsplit(self.base_url or _NOWHERE)
        try:
            own = absolute(self.base_url or _NOWHERE, page)
            there = urlsplit(urljoin(urljoin(own, base) if base else own, link.strip()))
            same = there.netloc == here.netloc or (
                host(there.netloc, there.scheme) == host(here.netloc, here.scheme)
            )
        except ValueError:
            return link
        if not same or not there.path.startswith(here.path.rstrip("/") + "/"):
            return link
        return unquote(there.path[len(here.path.rstrip("/")) :]).removesuffix("index.html")


_NOWHERE = "https://site.example/"


def on_page(institution: Institution, pages: WrittenPages, today: date) -> list[Diagnostic]:
    """Each clause that an institution's written page does not meet, as far as the page itself shows it."""
    page = visible(pages.page(pages.own.institution(institution.id)), pages.sheets)
    return [
        _fault(institution.file, rule, message, hint)
        for rule, message, hint in (
            *_status(institution, page, pages),
            *_contact(institution, page, today),
            *_plan(institution, page, pages, today),
            *_dedicated(institution, page, pages.language),
        )
    ]


def _folded(text: str) -> str:
    return " ".join(text.translate(_SIGNS).lower().split())


_SIGNS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-", "\u00ad": ""})


def _words(page: VisiblePage) -> str:
    return _folded(" ".join(page.blocks))


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


def _status(institution: Institution, page: VisiblePage, pages: WrittenPages) -> Clause:
    status, language = institution.status, pages.language
    name = institution.name.in_language(language)
    said = standing(name, status.role, status.since, language, founding=status.founding)
    if status.statement:
        said = plain(status.statement.in_language(language))
    if _folded(said) in _words(page) or states_status([_folded(block) for block in page.blocks], institution):
        return
    yield (
        "status-not-stated",
        f"the page of {institution.name} does not state its own status in the Technician Commitment",
        "show the status in the theme's template institution.html, where readers see it",
    )


def _contact(institution: Institution, page: VisiblePage, today: date) -> Clause:
    public = institution.contacts_on(today)
    named = [
        contact
        for contact in public
        if contact.name and contact.reachable and not stands_for_nothing(contact.name)
    ]
    words = _words(page)
    for contact in named:
        if re.search(rf"(?<!\w){re.escape(_folded(contact.name or ''))}(?!\w)", words) and _can_write(
            contact, page, words
        ):
            return
    if named:  # where none is given, the content's own rule says so
        yield (
            "contact-missing",
            f"the page of {institution.name} does not show its contact, {named[0].name}, with a way to write",
            "show the contacts in the theme's template institution.html, where readers see them",
        )


def _can_write(contact: Contact, page: VisiblePage, words: str) -> bool:
    """Whether a reader finds the contact's address, in a link or written out, or a link to the form."""
    if contact.email:
        email = contact.email.lower()
        if any(email in _mailboxes(link.href) for link in page.links) or _written(email).search(words):
            return True
    form = (contact.form or "").partition("#")[0].rstrip("/").lower()
    return bool(form) and any(
        link.href.strip().partition("#")[0].rstrip("/").lower() == form for link in page.links
    )


def _mailboxes(href: str) -> list[str]:
    """The addresses of a mailto link, however they are encoded and whatever follows them."""
    scheme, _, rest = href.strip().partition(":")
    if scheme.lower() != "mailto":
        return []
    named, _, more = rest.partition("?")
    to = [value for key, value in parse_qsl(more) if key.lower() == "to"]
    return [one.strip().lower() for part in (unquote(named), *to) for one in part.split(",")]


def _written(email: str) -> re.Pattern[str]:
    """An address as it may be written for people: "name at host", "name [at] host dot org"."""
    local, _, host = email.partition("@")
    at = r"(?:\s*@\s*|\s*[\[({<]\s*(?:at|@)\s*[\])}>]\s*|\s+at\s+)"
    dot = r"(?:\.|\s*[\[({]\s*(?:dot|\.)\s*[\])}]\s*|\s+dot\s+)"
    spelt = [dot.join(map(re.escape, part.split("."))) for part in (local, host)]
    return re.compile(rf"(?<![\w.+-]){at.join(spelt)}(?!\.?[\w-])")


def _plan(institution: Institution, page: VisiblePage, pages: WrittenPages, today: date) -> Clause:
    plan = current_plan(institution, today)
    if plan is None:
        return
    front = pages.own.institution(institution.id)
    address = pages.own.plan(institution.id, plan.id)
    led = {pages.leads_to(front, link.href, page.base).rstrip("/") for link in page.links}
    if led.isdisjoint(each.rstrip("/") for each in (address, *plan.aliases)):
        yield (
            "plan-missing",
            f"the page of {institution.name} does not lead to its plan in force, {plan.id}",
            "link the plan in the theme's template institution.html, where readers see it",
        )
    elif html := pages.page(address):  # else the page could not be made, which is reported elsewhere
        yield from _plan_page(institution, plan, SeenText(html, pages.sheets), pages.language)


def _plan_page(institution: Institution, plan: Plan, page: SeenText, language: str) -> Clause:
    if any(sent.target for content in page.refreshes if (sent := refresh(content))):
        yield (
            "plan-missing",
            f"the page of plan {plan.id} of {institution.name} sends its readers on to another page",
            "take the refresh out of the theme's template plan.html",
        )
    elif plan.actions and not _shows(page, plan, language):
        yield (
            "plan-missing",
            f"the page of plan {plan.id} of {institution.name} does not show its actions",
            "show every action in the theme's template plan.html, where readers see it",
        )


def _shows(text: SeenText, plan: Plan, language: str) -> bool:
    """Whether a plan's page shows its actions, or at least most of them."""
    shown = (action for action in plan.actions if _is_shown(text, action.text.in_language(language)))
    return sum(1 for _ in islice(shown, len(plan.actions) // 2 + 1)) * 2 > len(plan.actions)


def _is_shown(text: SeenText, words: str) -> bool:
    """Whether an action's text is on the page: its words, or all of it where its marks mean nothing there."""
    known = plain(words)[:_BEGINNING]
    return len(known) < _FEWEST or text.shows(known) or text.shows(words[:_BEGINNING])


_FEWEST = 4
"""Letters below which words may stand anywhere."""

_BEGINNING = 60
"""Letters of an action's text by which it is known."""


def _dedicated(institution: Institution, page: VisiblePage, language: str) -> Clause:
    names = [name for name in (institution.name, institution.short_name) if name]
    title = _folded(" ".join((page.title, *page.headings)))
    named = any(_folded(plain(name.in_language(language))) in title for name in names)
    if not named or COMMITMENT not in f"{title} {_words(page)[:300]}":
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
    if links.facts.refresh is not None:
        reasons.append("it sends its readers on to another page")
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
