"""Addresses that are no page any more: those that lead elsewhere, and those that were given up."""

from dataclasses import replace

from tcsite.frozen import dataclass
from tcsite.model import Gone
from tcsite.site.views.parts import PageFrame, SiteFrame
from tcsite.site.views.site_context import SiteContext
from tcsite.text.markdown import Paragraphs


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


def moved_view(context: SiteContext, old: str, new: str) -> MovedView:
    """The view of an earlier address. The new one is canonical."""
    heading = context.say("moved.heading")
    page = context.page(old, heading, title=f"{heading} ({old})")
    return MovedView(
        context.site(old),
        replace(
            page,
            canonical=context.absolute(new) if context.frame.base_url else "",
            structured=page.structured[:0],
            translations=(),  # its twin has moved as well, and nobody stays here to read it
            alternates=(),
        ),
        new,
    )


def gone_view(context: SiteContext, gone: Gone) -> GoneView:
    """The view of an address that was given up."""
    heading = context.say("gone.heading")
    page = context.page(gone.address, heading, title=f"{heading} ({gone.address})", indexable=False)
    return GoneView(
        context.site(gone.address), page, context.date_words(gone.date), context.blocks(gone.reason)
    )
