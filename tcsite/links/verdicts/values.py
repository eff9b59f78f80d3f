"""Verdict, WebAnswer and their parts: what one run found out about one address."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What one run says of an address. Only `DEAD` and `REFUSED` can fail a check, `UNKNOWN` never alone."""

    LIVE = "live"
    MOVED = "moved"  # for good: write the new address
    DEAD = "dead"
    NOT_PUBLIC = "not public"  # answers, but not to everybody
    UNKNOWN = "unknown"  # no answer that says anything, this time
    REFUSED = "refused"  # not asked on purpose: another scheme, a private address


class Anchor(StrEnum):
    """Whether a fragment was found on somebody else's page: never an error."""

    NONE = ""  # there was none, or one that asks for no id
    FOUND = "found"
    MISSING = "missing"
    UNSEEN = "unseen"  # not HTML, cut short, or a page that scripts make


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: the address that was asked and how it sent us on."""

    address: str
    status: int


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page that was read: decoded bytes, at most some MiB of them."""

    content: bytes
    headers: tuple[tuple[str, str], ...]  # names in small letters
    whole: bool  # False: cut off at the limit, or the connection broke

    def header(self, name: str) -> str:
        """All values of a header, joined by commas; "" where there is none."""
        return ", ".join(value for key, value in self.headers if key == name)


@dataclass(frozen=True, slots=True)
class WebAnswer:
    """What one run found out about one address."""

    address: str  # as given, fragment included
    verdict: Verdict
    reason: str  # one line in plain words
    status: int = 0  # the last HTTP status; 0: there was none
    to: str = ""  # where redirects led, when not to the address itself
    note: str = ""  # what alone changed when it moved: "https", "a slash", "https and a slash"
    hops: tuple[Hop, ...] = ()
    anchor: Anchor = Anchor.NONE
    page: FetchedPage | None = None  # only where it was asked for


@dataclass(frozen=True, slots=True)
class WebProgress:
    """How far a run has got; reported after every answer."""

    done: int
    total: int
    hosts: int  # that still have addresses to answer for
    seconds: float  # how long the rest will take at least, at the pace that is promised to hosts
    latest: WebAnswer


def how_to_fix(answer: WebAnswer) -> str:
    """What to do about an answer; "" where there is nothing to do."""
    match answer.verdict:
        case Verdict.MOVED:
            return f"write {answer.to}"
        case Verdict.DEAD:
            return "correct the address, or remove the link"
        case Verdict.REFUSED:
            return "link a public http:// or https:// address, or allow this host by name"
        case Verdict.NOT_PUBLIC:
            return "see in a private window of your browser whether readers can open it"
        case Verdict.UNKNOWN:
            return "open it in your browser; it is asked again in the next run"
        case Verdict.LIVE if answer.anchor is Anchor.MISSING:
            return "see whether the page still has that heading, or link the page as a whole"
    return ""
