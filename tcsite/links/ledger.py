"""Ledger: every address that this site ever published, and whether each still leads somewhere.

``content/addresses.txt`` holds one address a line, sorted, so that a diff shows what a change adds. `tcsite
record` writes it; from then on an address is a page, a redirect, or gone with a date and a reason.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.facts.labels import labels
from tcsite.files import Files
from tcsite.model import Site, addresses
from tcsite.model.page import Page

LEDGER = "content/addresses.txt"
RELIED_ON = ("feed.xml", ".csv", ".json", "badge.svg")
"""What readers subscribe to, fetch by program or show on pages of their own, by the end of its name."""


def published(site: Site, pages: Iterable[Page], files: Files) -> tuple[str, ...]:
    """The addresses that others may rely on: pages, anchors of actions, feeds and data files; sorted."""
    found = {page.url for page in pages if page.indexable}
    data = (f"/{path}" for path in files if path.endswith(RELIED_ON))
    own_use = (addresses.COMPARE, addresses.SEARCH)  # what a page of ours loads is no promise
    found.update(path for path in data if not path.startswith(own_use))
    own = addresses.Addresses(site.settings.home or "")
    for institution in site.institutions:
        for plan in institution.plans:
            for label in labels(plan):
                ids = (label.anchor, *(part.anchor for part in label.parts))
                found.update(own.action(institution.id, plan.id, id) for id in ids)
    return tuple(sorted(found))


def entries(ledger: bytes) -> Iterator[tuple[int, str]]:
    """The addresses in a ledger, with the number of their line; lines with # before them are remarks."""
    for number, line in enumerate(ledger.decode("utf-8-sig", "replace").splitlines(), start=1):
        address = line.strip()
        if address.startswith("/"):
            yield number, address


def recorded(ledger: bytes, now: Iterable[str]) -> bytes:
    """The ledger with the addresses of `now` added. Nothing is ever taken out: that is its point."""
    known = {address for _, address in entries(ledger)}
    return "".join(f"{address}\n" for address in sorted(known | set(now))).encode()


def dropped(
    site: Site, ledger: bytes, ids: Mapping[str, frozenset[str]], files: Files
) -> Iterator[Diagnostic]:
    """What the ledger holds and the site no longer has.

    `ids` are the ids on each page, by the page's address, read from the HTML that was written. Redirects and
    pages that say "gone" are pages too.
    """
    gone = {one.address for one in site.gone}
    for line, address in entries(ledger):
        path, _, anchor = address.partition("#")
        place = Place(LEDGER, line=line, column=1)
        if path in gone:
            continue
        if path not in ids and path[1:] not in files:
            yield Diagnostic(
                "address-dropped",
                Severity.ERROR,
                f"{path} was published and leads nowhere now",
                place,
                f"write  aliases: [{path}]  where it has moved to, or give a date and a reason in content/gone.yaml",
            )
        elif anchor and path in ids and anchor not in ids[path] and path not in _moved(site):
            yield Diagnostic(
                "id-dropped",
                Severity.ERROR,
                f'{path} had an action "{anchor}", which is not there now',
                place,
                f"write  former_ids: [{anchor}]  at the action it has become, or give the action back its id",
            )


def _moved(site: Site) -> frozenset[str]:
    return frozenset(old for old, _ in moved(site))


def moved(site: Site) -> Sequence[tuple[str, str]]:
    """Every earlier address with the one it leads to now, sorted."""
    own = addresses.Addresses(site.settings.home or "")
    found: list[tuple[str, str]] = []
    for one in site.institutions:
        pages: list[tuple[Iterable[str], str]] = [(one.aliases, own.institution(one.id))]
        pages += [(plan.aliases, own.plan(one.id, plan.id)) for plan in one.plans]
        pages += [(form.aliases, own.assessment(one.id, form.id)) for form in one.self_assessments]
        pages += [(update.aliases, own.update(one.id, update.id)) for update in one.updates]
        found += [(old, new) for aliases, new in pages for old in aliases]
    found += [(old, addresses.text_page(page.id)) for page in site.pages for old in page.aliases]
    return sorted(found)
