"""Attachments: the files of institutions, published as they are."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import unquote

from tcsite.files import Files
from tcsite.model import Site
from tcsite.model.addresses import Addresses
from tcsite.model.page import Page


def attachments(site: Site, _pages: Sequence[Page], _today: date) -> Files:
    """Every institution's ``files/``, below its page."""
    addresses = Addresses(site.settings.home or "")
    return {
        unquote(addresses.attachment(institution.id, name)).lstrip("/"): site.attachments[source]
        for institution in site.institutions
        for name in institution.attachments
        if (source := f"content/institutions/{institution.id}/files/{name}") in site.attachments
    }
