"""Addresses that are no page any more: those that lead elsewhere, and those that were given up."""

from dataclasses import dataclass, replace

from tcsite.model import Gone
from tcsite.site.views.edition import Edition
from tcsite.site.views.parts import PageFrame, SiteFrame
from tcsite.text.markdown import Paragraphs
from tcsite.text.urls import absolute


@dataclass(frozen=True, slots=True)
class MovedView:
    """`moved.html`: takes the reader to where a page is now."""

    site: SiteFrame
    page: PageFrame
    to: str  # the address it leads to


@dataclass(frozen=True, slots=True)
class GoneView:
    """`gone.html`: says that a page was given up, when and why."""

    site: SiteFrame
    page: PageFrame
    since: str
    reason: Paragraphs | None


def moved_view(edition: Edition, old: str, new: str) -> MovedView:
    """The view of an earlier address. The new one is canonical."""
    base = edition.frame.base_url
    heading = edition.say("moved.heading")
    page = edition.page(old, heading, title=f"{heading} ({old})")
    return MovedView(
        edition.site(old),
        replace(page, canonical=absolute(base, new) if base else "", structured=page.structured[:0]),
        new,
    )


def gone_view(edition: Edition, gone: Gone) -> GoneView:
    """The view of an address that was given up."""
    heading = edition.say("gone.heading")
    page = edition.page(gone.address, heading, title=f"{heading} ({gone.address})", indexable=False)
    return GoneView(
        edition.site(gone.address), page, edition.date_words(gone.date), edition.blocks(gone.reason)
    )
