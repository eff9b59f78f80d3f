"""Web addresses that only some people can open: those of a machine, of a network, of who is signed in, of who edits."""

import re
from urllib.parse import urlsplit

from tcsite.text.hosts import for_staff, host_of, is_internal

_SIGNED_IN = (
    *("sharepoint.com", "onedrive.live.com", "1drv.ms", "teams.microsoft.com", "outlook.office.com"),
    *("outlook.office365.com", "outlook.live.com", "mail.google.com", "myworkday.com"),
)
"""Services that ask who is there, unless whoever shared the file thought of everybody."""

_EDITING = re.compile(
    r"/wp-admin/|/node/\d+/(?:edit|revisions)\b|/sites/[^?#]*/_layouts/|[?&]preview(?:=true|_id=|_nonce=|=1)|/edit/?\Z",
    re.IGNORECASE,
)

_SUSPECT = re.compile(
    r"@|sharepoint\.com|live\.com|1drv\.ms|teams\.microsoft|office|outlook|mail\.google|workday"
    r"|wp-admin|/edit|/revisions|preview|_layouts|localhost|//(?:dev|intranet|preview|stage|staging|test|uat)\."
    r"|//[^/.]*(?:[/?#:]|\Z)|//\d|//\["
    r"|\.(?:local|internal|intranet|lan|corp|home|arpa|localdomain)\.?(?:[:/?#]|\Z)",
    re.IGNORECASE,
)
"""What every such address holds, so that the many others cost one look."""


def why_not_public(url: str) -> str:
    """Why a reader cannot open a web address, as the end of a sentence about it; "" where nothing says so."""
    if not _SUSPECT.search(url):
        return ""
    host = host_of(url)
    if is_internal(host):
        return "leads into a network that readers are not in"
    if host.endswith("safelinks.protection.outlook.com"):
        return "is wrapped by a mail program, which sees who follows it"
    if any(host == name or host.endswith(f".{name}") for name in _SIGNED_IN):
        return "leads to a service that asks people to sign in"
    if for_staff(host):
        return "leads to a server that is not for the public"
    parts = urlsplit(url.strip())
    if "@" in parts.netloc:
        return "holds a user name or a password"
    if _EDITING.search(f"{parts.path}?{parts.query}" if parts.query else parts.path):
        return "is the address for those who edit the page"
    return ""
