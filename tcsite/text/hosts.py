"""Hosts that no reader reaches: names that stand for others, and names and numbers inside a network."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

_RESERVED = re.compile(r"(?:.+\.)?(?:example\.(?:com|net|org)|example|invalid|test)")
"""RFC 2606: for examples and tests; nobody has them."""

_INTERNAL = re.compile(r"(?:.+\.)?(?:localhost|local|internal|intranet|lan|corp|home|home\.arpa|localdomain)")
_FIRST = frozenset(["dev", "intranet", "preview", "stage", "staging", "test", "uat"])
"""First words of hosts that belong to an institution and are not meant for the public."""


def host_of(url: str) -> str:
    """The host of an address, in small letters, or nothing."""
    try:
        return (urlsplit(url.strip()).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def is_reserved(host: str) -> bool:
    """Whether a host is an example: example.com, and everything in .invalid."""
    return bool(_RESERVED.fullmatch(host))


def is_internal(host: str) -> bool:
    """Whether a host is of this machine or inside a network: localhost, a name without a dot, 10.0.0.1."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return bool(host) and ("." not in host or bool(_INTERNAL.fullmatch(host)))


def for_staff(host: str) -> bool:
    """Whether a host's first word says that it is not for the public: intranet.example.ac.uk."""
    return host.partition(".")[0] in _FIRST
