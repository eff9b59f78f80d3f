"""Ledger: every address that this site ever published, and whether each still leads somewhere.

``content/addresses.txt`` holds one address a line, sorted, so that a diff shows what a change adds. `tcsite
record` writes it; from then on an address is a page, a redirect, or gone with a date and a reason.
"""

from collections.abc import Container, Iterable, Iterator, Mapping

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.facts.labels import labels
from tcsite.model import Institution, TextPage, addresses
from tcsite.model.page import ListedPage

LEDGER = "content/addresses.txt"
RELIED_ON = ("feed.xml", ".csv", ".json", "badge.svg")
"""What readers subscribe to, fetch by program or show on pages of their own, by the end of its name."""


def published(pages: Iterable[ListedPage], anchors: Iterable[str], paths: Iterable[str]) -> tuple[str, ...]:
    """The addresses that others may rely on: pages, anchors of actions, feeds and data files; sorted."""
    listed = {page.url for page in pages if page.indexable}
    data = (f"/{path}" for path in paths if path.endswith(RELIED_ON))
    own_use = (addresses.COMPARE, addresses.SEARCH)  # what a page of ours loads is no promise
    listed.update(path for path in data if not path.startswith(own_use))
    return tuple(sorted(listed.union(anchors)))


def anchors_of(institution: Institution, own: addresses.Addresses) -> Iterator[str]:
    """The addresses of an institution's actions and their parts."""
    for plan in institution.plans:
        for label in labels(plan):
            for anchor in (label.anchor, *(part.anchor for part in label.parts)):
                yield own.action(institution.id, plan.id, anchor)


def entries(ledger: bytes) -> Iterator[tuple[int, str]]:
    """The addresses in a ledger, with the number of their line; lines with # before them are comments."""
    for number, line in enumerate(ledger.decode("utf-8-sig", "replace").splitlines(), start=1):
        address = line.strip()
        if address.startswith("/"):
            yield number, address


def recorded(ledger: bytes, now: Iterable[str]) -> bytes:
    """The ledger with the addresses of `now` added. Nothing is ever taken out: that is its point."""
    known = {address for _, address in entries(ledger)}
    return "".join(f"{address}\n" for address in sorted(known | set(now))).encode()


def dropped(
    ledger: bytes,
    ids: Mapping[str, frozenset[str]],
    paths: Container[str],
    *,
    gone: Container[str],
    moved: Container[str],
) -> Iterator[Diagnostic]:
    """What the ledger holds and the site no longer has.

    `ids` are the ids on each page, by the page's address, read from the HTML that was written. Redirects and
    pages that say "gone" are pages too; `paths` are those of all files, `gone` and `moved` addresses.
    """
    for line, address in entries(ledger):
        path, _, anchor = address.partition("#")
        place = Place(LEDGER, line=line, column=1)
        if path in gone:
            continue
        if path not in ids and path[1:] not in paths:
            yield Diagnostic(
                "address-dropped",
                Severity.ERROR,
                f"{path} was published and leads nowhere now",
                place,
                f"write  aliases: [{path}]  where it has moved to, or give a date and a reason in content/gone.yaml",
            )
        elif anchor and path in ids and anchor not in ids[path] and path not in moved:
            yield Diagnostic(
                "id-dropped",
                Severity.ERROR,
                f'{path} had an action "{anchor}", which is not there now',
                place,
                f"write  former_ids: [{anchor}]  at the action it has become, or give the action back its id",
            )


def moved_of(institution: Institution, own: addresses.Addresses) -> Iterator[tuple[str, str]]:
    """Every earlier address of an institution's pages with the one it leads to now."""
    pages: list[tuple[Iterable[str], str]] = [(institution.aliases, own.institution(institution.id))]
    pages += [(plan.aliases, own.plan(institution.id, plan.id)) for plan in institution.plans]
    pages += [
        (form.aliases, own.assessment(institution.id, form.id)) for form in institution.self_assessments
    ]
    pages += [(update.aliases, own.update(institution.id, update.id)) for update in institution.updates]
    yield from ((old, new) for aliases, new in pages for old in aliases)


def moved_texts(pages: Iterable[TextPage]) -> Iterator[tuple[str, str]]:
    """Every earlier address of the site's own texts with the one it leads to now."""
    yield from ((old, addresses.text_page(page.id)) for page in pages for old in page.aliases)
