"""Ledger: every address that this site ever published, and whether each still leads somewhere.

``content/addresses.txt`` holds one address a line, sorted, so that a diff shows what a change adds. `tcsite
record` writes it; from then on an address is a page, a redirect, or gone with a date and a reason.
"""

import difflib
import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from datetime import date

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.facts.labels import labels
from tcsite.model import Gone, Institution, TextPage, addresses
from tcsite.model.page import ListedPage
from tcsite.text.address_record import RECORDED, record_lines
from tcsite.text.hosts import host_of, is_reserved

RELIED_ON = ("feed.xml", ".csv", ".json", "badge.svg")
"""What readers subscribe to, fetch by program or show on pages of their own, by the end of its name."""


def published(pages: Iterable[ListedPage], anchors: Iterable[str], paths: Iterable[str]) -> tuple[str, ...]:
    """The addresses that others may rely on: pages, anchors of actions, feeds and data files; sorted."""
    listed = {page.url for page in pages if page.indexable}
    data = (f"/{path}" for path in paths if path.endswith(RELIED_ON))
    own_use = (addresses.COMPARE, addresses.SEARCH)  # what a page of ours loads is no promise
    listed.update(path for path in data if not path.startswith(own_use))
    return tuple(sorted(listed.union(anchors)))


def anchors_of(institution: Institution, own: addresses.Addresses) -> Iterator[tuple[str, str]]:
    """The address of each of an institution's plans, and the ids of its actions and their parts, with blanks between."""
    for plan in institution.plans:
        ids = (id for one in labels(plan) for id in (one.anchor, *(part.anchor for part in one.parts)))
        yield own.plan(institution.id, plan.id), " ".join(ids)


def each_anchor(anchors: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The addresses that are meant by `anchors_of`."""
    return (f"{plan}#{id}" for plan, ids in anchors for id in ids.split())


def entries(ledger: bytes) -> Iterator[tuple[int, str]]:
    """The addresses in a ledger, with the number of their line; lines with # before them are comments."""
    for line in record_lines(ledger.decode("utf-8-sig", "replace")):
        if line.text.startswith("/"):
            yield from ((line.number, address) for address in re.split(r"\s+(?=/)", line.text))


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
    files: Mapping[str, str],
    unread: Collection[str] = (),
) -> Iterator[Diagnostic]:
    """What the ledger holds and the site no longer has: one finding for a page and all that was below it.

    `ids` are the ids on each page, by the page's address, read from the HTML that was written. Redirects and
    pages that say "gone" are pages too; `paths` are those of all files, `gone` and `moved` addresses, `files` the
    content file behind each page's address; `unread` is how the addresses begin of what could not be read.
    """
    known = {address: line for line, address in entries(ledger)}
    lost: dict[str, int] = {}
    for address, line in known.items():
        path, _, anchor = address.partition("#")
        if path in gone or path.startswith(tuple(unread)):
            continue
        if path not in ids and path[1:] not in paths:
            lost.setdefault(path, line)
        elif anchor and path in ids and anchor not in ids[path] and path not in moved:
            yield Diagnostic(
                "id-dropped",
                Severity.ERROR,
                f'{path} had an action "{anchor}", which is not there now',
                Place(RECORDED, line=line, column=1),
                f"write  former_ids: [{anchor}]  at the action it has become, or give the action back its id",
            )
    new = {url: file for url, file in files.items() if url not in known and url not in moved}
    yield from _lost(lost, new)


def _lost(lost: Mapping[str, int], new: Mapping[str, str]) -> Iterator[Diagnostic]:
    """One finding for each address that is lost, and all that is lost below it; `new` are pages never recorded."""
    tops = Counter(_uppermost(path, lost) for path in lost)
    for path, count in tops.items():
        line, below = lost[path], count - 1
        more = f", and so do {below} below it" if below > 1 else ", and so does one below it" if below else ""
        yield Diagnostic(
            "address-dropped",
            Severity.ERROR,
            f"{path} was published and leads nowhere now{more}",
            Place(RECORDED, line=line, column=1),
            f"write  aliases: [{path}]  in {_successor(path, new)},  or in content/gone.yaml  "
            f"gone: [{{address: {path}, date: 2026-11, reason: …}}]",
        )


def _uppermost(path: str, lost: Container[str]) -> str:
    """The first of the folders that an address lies in which is lost, or the address itself."""
    slashes = (place for place, sign in enumerate(path, start=1) if sign == "/")
    return next((path[:place] for place in slashes if path[:place] in lost), path)


def _successor(path: str, new: Mapping[str, str]) -> str:
    """The content file of the new page of the same kind that most likely is what was at a path."""
    parent = path.rstrip("/").rpartition("/")[0]
    beside = {url: file for url, file in new.items() if url.rstrip("/").rpartition("/")[0] == parent}
    nearest = difflib.get_close_matches(path, beside, n=1, cutoff=0)
    return beside[nearest[0]] if nearest else "the file of the page that stands for it now"


def unrecorded(inputs: Container[str], base_url: str | None) -> Iterator[Diagnostic]:
    """That a site which has an address on the web keeps no record of what it publishes."""
    if base_url and RECORDED not in inputs and not is_reserved(host_of(base_url)):
        yield Diagnostic(
            "addresses-not-recorded",
            Severity.ADVICE,
            "no record is kept of the addresses that this site publishes: a page that is renamed is lost unnoticed",
            Place("site.yaml", ("base_url",)),
            "once the site is published, run  tcsite record  and keep content/addresses.txt with the content",
        )


def gone_too_early(gone: Iterable[Gone], today: date) -> Iterator[Diagnostic]:
    """Addresses that are said to be gone from a day on that is still to come: their pages say so already."""
    for number, one in enumerate(gone):
        if one.date.first > today:
            yield Diagnostic(
                "date-cannot-be",
                Severity.ERROR,
                f"{one.address} is gone since {one.date.words}, in the future",
                Place("content/gone.yaml", ("gone", number, "date")),
                "write the date from which it is gone, or take the entry out until then",
            )


def moved_of(institution: Institution, own: addresses.Addresses) -> Iterator[tuple[str, str]]:
    """Every earlier address of an institution's pages with the one it leads to now.

    An alias of the institution that is a folder of institutions stands for all its pages: it was renamed.
    """
    front = own.institution(institution.id)
    parts = [(plan.aliases, own.plan(institution.id, plan.id)) for plan in institution.plans]
    parts += [
        (form.aliases, own.assessment(institution.id, form.id)) for form in institution.self_assessments
    ]
    parts += [(update.aliases, own.update(institution.id, update.id)) for update in institution.updates]
    parts += [((), own.measures(institution.id))] if institution.measure_sets else []
    moved = dict.fromkeys(institution.aliases, front)
    moved |= {old: new for aliases, new in parts for old in aliases}
    for old in former_folders(institution):
        for _, new in parts:
            moved.setdefault(f"{old}{new.removeprefix(front)}", new)
    yield from moved.items()


def former_folders(institution: Institution) -> list[str]:
    """The addresses at which an institution and all that is below it were, before its folder was renamed."""
    return [old for old in institution.aliases if addresses.is_institution(old)]


def moved_texts(pages: Iterable[TextPage]) -> Iterator[tuple[str, str]]:
    """Every earlier address of the site's own texts with the one it leads to now."""
    yield from ((old, addresses.text_page(page.id)) for page in pages for old in page.aliases)
