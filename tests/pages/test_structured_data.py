"""JSON-LD: only what schema.org knows of each type, and nothing that readers do not see on the page."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from bs4 import BeautifulSoup

Rendered = dict[str, str]
BASE = "https://www.example.ac.uk/technicians"

THING = {"@id", "name", "description", "url"}
EXPECTED: dict[str, set[str]] = {
    "WebSite": THING | {"inLanguage", "potentialAction"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
    "Organization": THING | {"contactPoint"},
    "CollegeOrUniversity": THING | {"contactPoint"},
    "ContactPoint": THING | {"contactType", "email"},
    "Report": THING | {"inLanguage", "author", "temporalCoverage", "dateModified"},
    "Dataset": THING
    | {"distribution", "license", "creator", "publisher", "inLanguage", "isAccessibleForFree"},
    "DataDownload": {"encodingFormat", "contentUrl"},
    "BreadcrumbList": {"@id", "itemListElement"},
    "ListItem": {"position", "name", "item"},
}
"""Each type's properties, of those that schema.org expects of it (read on 22 November 2026), that we use."""

SHOWN = {"name", "email", "contactType"}
"""What must stand on the page in the same words; descriptions may stand in its head."""

REQUIRED = {"BreadcrumbList": "itemListElement", "Dataset": "description", "Report": "temporalCoverage"}


def things(value: Any) -> Iterator[dict[str, Any]]:
    """Every thing in a graph, those within others included."""
    if isinstance(value, list):
        for one in value:
            yield from things(one)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from things(one)


def graphs(html: Rendered) -> Iterator[tuple[str, str, str, list[dict[str, Any]]]]:
    """Each page's address, its words, its head's description, and its things."""
    for url, text in html.items():
        page = BeautifulSoup(text, "html.parser")
        scripts = page.find_all("script", type="application/ld+json")
        found = [thing for tag in scripts for thing in things(json.loads(tag.text)["@graph"])]
        for tag in scripts:
            tag.decompose()
        yield url, " ".join(page.get_text(" ").split()), str(page.head), found


def test_a_thing_has_only_properties_of_its_type(html: Rendered) -> None:
    for url, _, _, found in graphs(html):
        for thing in found:
            assert set(thing) - {"@type"} <= EXPECTED[thing["@type"]], (url, thing)
            assert REQUIRED.get(thing["@type"], "@type") in thing, (url, thing)


def test_what_is_told_to_programs_is_told_to_readers(html: Rendered) -> None:
    for url, words, head, found in graphs(html):
        for thing in found:
            for key in SHOWN & set(thing):
                shown = words if thing["@type"] != "Dataset" else f"{words} {thing[key]}"
                assert " ".join(thing[key].split()) in shown, (url, key, thing)
            if thing["@type"] == "WebSite" and "description" in thing:
                assert thing["description"] in head, url


def test_addresses_of_things_are_pages_and_files_of_the_site(
    html: Rendered, written: Callable[..., dict[str, bytes]]
) -> None:
    paths = set(written())
    for url, _, _, found in graphs(html):
        for thing in found:
            for key in {"url", "item", "contentUrl"} & set(thing):
                if thing[key].startswith(BASE):
                    path = thing[key].removeprefix(f"{BASE}/")
                    assert (path + "index.html" if path.endswith("/") or not path else path) in paths, (
                        url,
                        thing,
                    )


def test_crumbs_count_from_one_and_end_with_the_page_itself(html: Rendered) -> None:
    seen = 0
    for url, _, _, found in graphs(html):
        for thing in found:
            if thing["@type"] == "BreadcrumbList":
                steps = thing["itemListElement"]
                assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
                assert steps[-1]["item"] == BASE + url
                seen += 1
    assert seen > 10
