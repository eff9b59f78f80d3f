"""Attachments: the files of institutions, published as they are."""

from datetime import date
from urllib.parse import unquote

from tcsite.files import Files
from tcsite.model import Institution, Site
from tcsite.model.addresses import Addresses


def attachments(site: Site, institution: Institution, _today: date) -> Files:
    """An institution's ``files/``, below its page."""
    addresses = Addresses(site.settings.home or "")
    return {
        unquote(addresses.attachment(institution.id, name)).lstrip("/"): site.attachments[source]
        for name in institution.attachments
        if (source := f"content/institutions/{institution.id}/files/{name}") in site.attachments
    }
