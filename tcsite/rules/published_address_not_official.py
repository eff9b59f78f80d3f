"""The rule `published-address-not-official`."""

import re
from collections.abc import Iterator

from tcsite.diagnostics import Severity
from tcsite.model import Institution
from tcsite.rules.rule import Finding, rule
from tcsite.rules.words import listed
from tcsite.text.hosts import for_staff, host_of, is_internal
from tcsite.text.urls import address_doubt


@rule(id="published-address-not-official", source="form", severity=Severity.WARNING, about=Institution)
def published_address_not_official(institution: Institution) -> Iterator[Finding]:
    """The published address is on one of the institution's official hosts.

    A page on a test server, an intranet, a file-sharing service or somebody else's site may vanish or
    show another state. An address that ends in a full stop or a bracket is cut out of a sentence. The home page of the
    whole website is no page about the Commitment. List your hosts under `hosts`; their sub-domains count too. Where
    none are listed, the host of `website` is the measure, and what lies elsewhere is mentioned as advice only.
    """
    url = institution.published.url if institution.published else None
    if url is None:
        return
    host = host_of(url)
    official = [_bare(name) for name in institution.hosts]
    own = official or ([_bare(host_of(institution.website))] if institution.website else [])
    place = ("published", "url")
    if is_internal(host):
        message = f"{host} is inside a network: nobody outside can read it, so it is no publication"
        yield Finding(message, place, _PUBLIC, severity=Severity.ERROR)
        return
    if not any(host == name or host.endswith(f".{name}") for name in own):
        if official:
            message = f"{host} is not among the official hosts of {institution.name}: {listed(official)}"
            yield Finding(message, place, "give the address of the official page, or add the host to  hosts:")
        else:
            message = f"{institution.name} does not list its official hosts, so {host} cannot be judged"
            yield Finding(message, ("hosts",), f"add  hosts: [{host}]  if it is", severity=Severity.ADVICE)
    elif for_staff(host):
        intranet = host.startswith("intranet.")
        yield Finding(
            f"{host} reads as a server that is not for the public",
            place,
            _PUBLIC,
            severity=Severity.ERROR if intranet else None,
        )
    elif doubt := _doubt(url, institution.website):
        yield Finding(f"{url} {doubt}", place, _PUBLIC)


_PUBLIC = "give the address of the public page"


def _doubt(url: str, website: str | None) -> str:
    """What makes it doubtful that an address on an official host is the page that the public reads."""
    if doubt := address_doubt(url):
        return doubt[0]
    if url[-1] == "#":
        return f'ends with "{url[-1]}", which belongs to the sentence around it'
    if re.search(r"[^\x00-\x7f]", url) and re.search(r"[\u0370-\u052f]", url):
        return "holds letters of another alphabet that look like ours"
    if website and url.rstrip("/") == website.rstrip("/"):
        return "is the home page of the whole website, and no page about the Commitment"
    return ""


def _bare(host: str) -> str:
    return host.strip().lower().rstrip(".").removeprefix("www.")
