"""Attachments: the files of institutions, published as they are."""

from urllib.parse import unquote

from tcsite.files import Files
from tcsite.model.site import DatedSite


def attachments(at: DatedSite) -> Files:
    """The files of ``files/``, below their institution's page."""
    addresses, files = at.site.settings.addresses, at.site.attachments
    return {
        unquote(addresses.attachment(one.id, name)).lstrip("/"): files[source]
        for one in at.site.institutions
        for name in one.attachments
        if (source := f"content/institutions/{one.id}/files/{name}") in files
    }
