"""The verdict table: what each answer and each way of not answering means, and how often to ask again."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlsplit

from tcsite.edges.web.politeness import LONGEST_WAIT
from tcsite.frozen import dataclass
from tcsite.links.verdicts import Hop, PageBody, Verdict

PASSING = 3
"""Tries of what may be passing: one, and two more."""


class FailureKind(Enum):
    """The ways of not answering: what it is, its verdict, how many tries must fail, and whether HEAD may be why."""

    NO_NAME = ("no such name", Verdict.DEAD, 2, False)
    NAMES = ("names could not be looked up", Verdict.UNKNOWN, PASSING, False)
    CLOSED = ("connection refused", Verdict.DEAD, 2, False)
    UNREACHABLE = ("host not reached", Verdict.UNKNOWN, PASSING, False)
    CERTIFICATE = ("expired or wrong certificate", Verdict.DEAD, 2, False)
    TRUST = ("certificate that cannot be traced to an authority", Verdict.UNKNOWN, 1, False)
    TLS = ("other TLS trouble", Verdict.UNKNOWN, 2, False)
    NOT_HTTP = ("not HTTP", Verdict.DEAD, 2, True)
    MALFORMED = ("HTTP with faults", Verdict.UNKNOWN, 2, True)
    RESET = ("connection reset", Verdict.UNKNOWN, PASSING, True)
    SILENT = ("connection closed without an answer", Verdict.UNKNOWN, PASSING, True)
    TIMEOUT = ("too slow", Verdict.UNKNOWN, PASSING, True)
    PRIVATE = ("not a public address", Verdict.REFUSED, 1, False)
    GIVEN_UP = ("its host is not asked any more", Verdict.UNKNOWN, 1, False)


class Failure(NamedTuple):
    """No answer, and why."""

    kind: FailureKind
    reason: str


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer."""

    status: int
    headers: Mapping[str, str]
    page: PageBody | None = None  # where one was wanted and there was one


class FetchOutcome(NamedTuple):
    """What to make of a reply or a failure."""

    verdict: Verdict
    reason: str
    tries: int = 1  # how many must fail before the verdict stands; 1: it does at once
    method: bool = False  # may be a matter of HEAD: ask by GET before anything else
    status: int = 0


_SENTENCE = 300
"""Letters of an address that are shown in a reason: headers may hold 64 KiB."""

REDIRECTS = (301, 302, 303, 307, 308)
PERMANENT = (301, 308)
TOO_MANY = 429
_DEAD = (400, 404, 405, 406, 410, 418, 501)
_GONE = 410
_CLOSED = (401, 402, 403, 407, 451, 999)
_PASSING = (408, 425, TOO_MANY)

# Headers by which services that keep robots out say that they did, whatever the status.
_WALLS = {
    "cf-mitigated": re.compile("challenge|block"),
    "x-amzn-waf-action": re.compile("challenge|captcha"),
}
# Where pages send whom they want to know first: hosts of identity providers, and words in paths.
_LOGIN_HOST = re.compile(
    r"(login|logon|signin|sso|idp|idp\d|auth|accounts|adfs|shib|shibboleth|openathens|saml|cas|weblogin)\..*"
    r"|.*\.(okta\.com|onelogin\.com|auth0\.com|openathens\.net|b2clogin\.com)"
)
_LOGIN_PATH = re.compile(
    r"(?i).*/(log-?in|log-?on|sign-?in|wp-login|user_login|sso|saml2?|adfs|shibboleth\.sso|oauth2?|authorize|cas)"
    r"(\.\w{2,5})?(/.*)?"
)


def of_failure(failure: Failure) -> FetchOutcome:
    """Where there was no answer."""
    _, verdict, tries, method = failure.kind.value
    return FetchOutcome(verdict, failure.reason, tries, method)


def of_reply(reply: Reply) -> FetchOutcome:
    """Where there was one, and it was no redirect."""
    status = reply.status
    reason = f"answers {status}" + _phrase(status)
    if any(name in reply.headers and wall.search(reply.headers[name]) for name, wall in _WALLS.items()):
        return FetchOutcome(Verdict.NOT_PUBLIC, "keeps programs out; readers may be let in", status=status)
    if 200 <= status < 300:
        return FetchOutcome(Verdict.LIVE, reason, status=status)
    if status in _CLOSED:
        return FetchOutcome(Verdict.NOT_PUBLIC, reason, method=True, status=status)
    if status in _DEAD:
        return FetchOutcome(Verdict.DEAD, reason, 1 if status == _GONE else 2, method=True, status=status)
    if status in _PASSING or 500 <= status < 600:
        # Who has too many requests will not be pleased by another one, whatever its method.
        return FetchOutcome(Verdict.UNKNOWN, reason, PASSING, method=status != TOO_MANY, status=status)
    return FetchOutcome(Verdict.UNKNOWN, reason, method=True, status=status)


def _phrase(status: int) -> str:
    try:
        return f" ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return ""


def asks_to_wait(status: int) -> bool:
    """Whether a `Retry-After` with this status asks us to come back later."""
    return status in _PASSING or 500 <= status < 600


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds that a `Retry-After` asks for, perhaps infinitely many; None for nonsense, zero and the past.

    A date is read against the server's own clock, where it shows it.
    """
    text = headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return (float(text) if len(text) < 10 else float("inf")) or None
    until = _date(text)
    if until is None:
        return None
    return max((until - (_date(headers.get("Date", "")) or now)).total_seconds(), 0.0) or None


def _date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
        return date if date.tzinfo else date.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def too_long(seconds: float) -> bool:
    """Whether this is more than anybody waits for a link."""
    return seconds > LONGEST_WAIT


def is_login(first: str, final: str) -> bool:
    """Whether a redirect led from a page to where readers must say who they are."""
    return _looks_like_login(final) and not _looks_like_login(first)


def _looks_like_login(address: str) -> bool:
    parts = urlsplit(address)
    return bool(_LOGIN_HOST.fullmatch(parts.hostname or "") or _LOGIN_PATH.fullmatch(parts.path))


def for_display(address: str) -> str:
    """An address for a sentence: no control characters, and not without end."""
    plain = address if address.isprintable() else ascii(address)
    return plain if len(plain) <= _SENTENCE else plain[:_SENTENCE] + "…"


def after_redirects(
    outcome: FetchOutcome, first: str, hops: tuple[Hop, ...], final: str
) -> tuple[FetchOutcome, str]:
    """What a redirected address comes to; and what alone changed on the way, when that is little."""
    if not hops or final == first:
        return outcome, ""
    lasting = all(hop.status in PERMANENT for hop in hops)
    if outcome.verdict is not Verdict.LIVE:
        return outcome._replace(reason=f"leads to {for_display(final)}, which {outcome.reason}"), ""
    if not lasting and is_login(first, final):
        return outcome._replace(verdict=Verdict.NOT_PUBLIC, reason="leads to a log-in page"), ""
    if not lasting:
        return outcome._replace(reason=f"leads to {for_display(final)} for the time being"), ""
    note = _small_change(first, final)
    reason = f"moved for good to {for_display(final)}"
    if note:
        reason += f": only {note} was added"
    elif urlsplit(final).path in ("", "/") and urlsplit(first).path not in ("", "/"):
        reason += ", a front page: what was linked may be gone"
    return outcome._replace(verdict=Verdict.MOVED, reason=reason), note


def _small_change(first: str, final: str) -> str:
    secure = first.startswith("http:") and final.startswith("https:")
    before, after = urlsplit(first), urlsplit(final)
    if before.netloc != after.netloc or before.query != after.query:
        return ""
    slash = after.path == before.path + "/"
    if not slash and before.path != after.path:
        return ""
    return " and ".join(word for word, is_so in (("https", secure), ("a slash", slash)) if is_so)
