"""Structured data: what pages say of themselves for search engines, in JSON-LD and the words of schema.org."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from tcsite.model import Institution, Period
from tcsite.model.addresses import HOME, SEARCH, in_language
from tcsite.site.views.parts import ContactLine, Link, SiteFrame
from tcsite.text.urls import absolute

Thing = dict[str, Any]
"""One thing of the graph."""


def graph(site: SiteFrame, url: str, title: str, trail: Sequence[Link], things: Iterable[Thing]) -> Markup:
    """The graph of a page, with absolute ids. Its "<" is escaped, so that no text can end the element."""
    found = [_website(site)] if url == HOME else []
    found += things
    if trail:
        found.append(_breadcrumbs(site, url, [*trail, Link(title, url)]))
    if not found:
        return Markup()
    text = json.dumps({"@context": "https://schema.org", "@graph": found}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704  # JSON, and "<" is escaped


def _at(site: SiteFrame, address: str) -> str:
    """Where an address is on the web, in the language of the page."""
    return absolute(site.base_url, in_language(address, site.below) if site.below else address)


def _website(site: SiteFrame) -> Thing:
    """The site itself, for its home page, and how to search it."""
    home = _at(site, HOME)
    results = _at(site, SEARCH) + "?q={search_term_string}"
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": results},
        "query-input": "required name=search_term_string",
    }
    named = {"name": site.title, "url": home, "inLanguage": site.language}
    about = {"description": site.description} if site.description else {}
    return {"@type": "WebSite", "@id": f"{home}#website", **named, **about, "potentialAction": search}


def _breadcrumbs(site: SiteFrame, url: str, steps: Sequence[Link]) -> Thing:
    return {
        "@type": "BreadcrumbList",
        "@id": f"{_at(site, url)}#breadcrumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": step.words, "item": _at(site, step.address)}
            for place, step in enumerate(steps, start=1)
        ],
    }


def organisation(base: str, page: Link, institution: Institution, contacts: Iterable[ContactLine]) -> Thing:
    """An institution, on the page that is its own here."""
    found: Thing = {
        "@type": "CollegeOrUniversity" if institution.kind == "university" else "Organization",
        "@id": _of_institution(base, page.address),
        "name": page.words,
    }
    if institution.website:
        found["url"] = institution.website
    known = [
        {"@type": "PropertyValue", "propertyID": name, "value": value}
        for name, value in (("ROR", institution.ror), ("UKPRN", institution.ukprn))
        if value
    ]
    if known:
        found["identifier"] = known
    if institution.ror:
        found["sameAs"] = f"https://ror.org/{institution.ror}"
    people = [
        {"@type": "ContactPoint", "contactType": line.role, "name": line.name, "email": line.email}
        for line in contacts
        if line.email
    ]
    if people:
        found["contactPoint"] = [{key: words for key, words in one.items() if words} for one in people]
    return found


def report(site: SiteFrame, page: Link, author: str, period: Period, modified: str) -> Thing:
    """A plan; `author` is the address of its institution's page."""
    url = _at(site, page.address)
    dated = {"dateModified": modified} if modified else {}
    return {
        "@type": "Report",
        "@id": f"{url}#report",
        "name": page.words,
        "url": url,
        "inLanguage": page.language or site.language,
        "author": {"@id": _of_institution(site.base_url, author)},
        **(
            {"temporalCoverage": f"{period.from_ or '..'}/{period.end or '..'}"}
            if period.from_ or period.end
            else {}
        ),
        **dated,
    }


def _of_institution(base: str, url: str) -> str:
    """An institution is the same in every language."""
    return f"{absolute(base, url)}#institution"


_FORMATS = {"CSV": "text/csv", "JSON": "application/json"}


def dataset(site: SiteFrame, url: str, name: str, description: str, files: Mapping[str, str]) -> Thing:
    """All files to download; `files` holds the kind of each by its address."""
    licence = {"license": site.licence.address} if site.licence and site.licence.address else {}
    publisher = {"@type": "Organization", "name": site.publisher or site.title, "url": _at(site, HOME)}
    return {
        "@type": "Dataset",
        "@id": f"{_at(site, url)}#dataset",
        "name": name,
        "description": description,
        "url": _at(site, url),
        "inLanguage": site.language,
        "isAccessibleForFree": True,
        "creator": publisher,
        "publisher": publisher,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": _FORMATS[kind],
                "contentUrl": _at(site, address),
            }
            for address, kind in files.items()
        ],
        **licence,
    }
