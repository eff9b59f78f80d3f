"""What must hold for references that are no place on the web: mail, telephone, scripts, typing mistakes."""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from urllib.parse import unquote

from tcsite.links.values import LinkFinding
from tcsite.text.urls import Parts, clean

_BAD_ESCAPE = re.compile("%(?![0-9a-fA-F]{2})")
_LOCAL = re.compile(r"""[^\s"(),:;<>@\[\\\].]+(?:\.[^\s"(),:;<>@\[\\\].]+)*|"(?:[^"\\]|\\.)*\"""")
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_NO_DOT = ", whose domain has no dot"
_NUMBER = re.compile(
    r"(?:\+[\d.()-]*\d[\d.()-]*|[\d*#.()-]*[\d*#][\d*#.()-]*)(?:;[\w-]+(?:=[^;\s]+)?)*", re.ASCII
)
_FEWEST_DIGITS = 3  # 112, 999; nothing shorter can be called

# A scheme with its slashes or its colon wrong. Browsers read these as relative paths, or guess.
_MISTAKES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"https?:(?![/\\]{2})", re.I),
        'has no "//" after the scheme, so it is read as a path on this site',
    ),
    (re.compile(r"https?:[/\\]{2}https?:?[/\\]", re.I), "has the scheme twice"),
    (re.compile(r"https?:[/\\]{3}", re.I), 'has more than two "/" after the scheme'),
)
# The same where it is no scheme at all: only a mistake if there is no such file.
_MISTAKES_IN_PATHS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"h?t?tps?(?:[;.,][:;]?/|//)", re.I),
        "is read as a path on this site: the colon is missing or wrong",
        "https://",
    ),
    (re.compile("://"), "is read as a path on this site: the scheme is missing", "https://"),
    (
        re.compile(r"(?:mailto|tel)[;/.]", re.I),
        "is read as a path on this site: the colon is wrong",
        "mailto: or tel:",
    ),
    (
        re.compile(r"www\.[^/]+\.", re.I),
        'is read as a path on this site: "https://" is missing',
        "https://www.…",
    ),
    (
        re.compile(r"[^/?#]+@[^/?#@]+\.[^/?#@]+\Z"),
        'is read as a path on this site: "mailto:" is missing',
        "mailto:…",
    ),
)
_MISTAKES_BEGIN = frozenset("hHtTmMwW:")
_PORT = re.compile(r"\d+(?:/|\Z)")
_FAMILIAR = re.compile(
    "about|acct|blob|bitcoin|callto|cid|content|data|facetime|fax|feed|ftps?|geo|git|gopher|im|ircs?"
    "|ldap|lightning|magnet|market|message|mid|mms|msteams|news|nntp|pkcs11|rtsp|sftp|signal|sips?|skype"
    "|slack|spotify|ssh|svn|teams|telnet|tg|urn|view-source|viber|vscode|webcal|wechat|whatsapp|wss?|xmpp"
    "|zoommtg|zotero"
)
_COMMON = ("http", "https", "mailto", "javascript")


def mistyped(raw: str) -> LinkFinding | None:
    """A web address whose scheme is mistyped."""
    text = clean(raw)
    for pattern, message in _MISTAKES:
        if pattern.match(text):
            return LinkFinding("malformed-url", message, "write https:// and the host")
    return None


def mistyped_in_path(raw: str) -> LinkFinding | None:
    """A path to nothing that was surely meant to be an address."""
    text = clean(raw)
    if text[:1] not in _MISTAKES_BEGIN and "@" not in text:
        return None
    for pattern, message, fix in _MISTAKES_IN_PATHS:
        if pattern.match(text):
            return LinkFinding("malformed-url", message, f"write {fix}")
    return None


def other(parts: Parts) -> LinkFinding | None:
    """What is wrong with a reference whose scheme is neither http nor https."""
    check = _CHECKS.get(parts.scheme)
    if check:
        return check(parts)
    if len(parts.scheme) == 1:
        return LinkFinding(
            "outside-output", "is a place on somebody's own disk", "link to a file of the site"
        )
    if _PORT.match(parts.path) and ("." in parts.scheme or parts.scheme == "localhost"):
        return LinkFinding(
            "malformed-url", "has a host and a port, but no scheme", "write https:// before it"
        )
    near = (
        []
        if _FAMILIAR.fullmatch(parts.scheme)
        else get_close_matches(parts.scheme, _COMMON, n=1, cutoff=0.75)
    )
    if near:
        return LinkFinding("malformed-url", f'has the scheme "{parts.scheme}:"', f"did you mean {near[0]}: ?")
    return LinkFinding("unusual-scheme", f'has the scheme "{parts.scheme}:", which is not checked')


def _mail(parts: Parts) -> LinkFinding | None:
    faults = list(_mail_faults(parts))
    if not faults:
        return None
    worst = next((fault for fault in faults if not fault.endswith(_NO_DOT)), "")
    rule = "bad-mailto" if worst else "mailto-without-dot"
    return LinkFinding(rule, worst or faults[0], "write mailto:name@example.org")


def _mail_faults(parts: Parts) -> Iterator[str]:
    query = parts.query or ""
    if _BAD_ESCAPE.search(parts.path) or _BAD_ESCAPE.search(query):
        yield 'has a "%" that is not followed by two hexadecimal digits'
    fields = [field.partition("=") for field in query.split("&")]
    also = [value for name, _, value in fields if unquote(name).lower() in ("to", "cc", "bcc")]
    names = {unquote(name).lower() for name, _, _ in fields}
    if not (parts.path or names & {"to", "body"}):  # with a body it shares a page: its reader knows with whom
        yield "names no address"
    if parts.path.startswith("//"):
        yield 'has "//", which has no place in mail'
    for text in [parts.path] * (parts.path != "") + also:
        for written in text.split(","):
            yield from _address_faults(unquote(written))


def _address_faults(address: str) -> Iterator[str]:
    """What keeps a text from being an e-mail address: one "@", a name before it, a dotted domain after."""
    local, at, domain = address.rpartition("@")
    if not address:
        yield "has an empty place in its list of addresses"
    elif not at:
        yield f'holds "{address}", which has no "@"'
    elif not _LOCAL.fullmatch(local):
        yield f'holds "{address}", which is not one e-mail address'
    elif re.fullmatch(_LABEL, domain):
        yield f'holds "{address}"{_NO_DOT}'
    elif not _DOMAIN.fullmatch(domain):
        yield f'holds "{address}", whose domain is not one'


def _telephone(parts: Parts) -> LinkFinding | None:
    digits = sum(character.isdigit() for character in parts.path.partition(";")[0])
    if _BAD_ESCAPE.search(parts.path):
        return LinkFinding("bad-tel", 'has a "%" that is not followed by two hexadecimal digits')
    number = unquote(parts.path)
    if " " in number:
        return LinkFinding("bad-tel", "has a space in its number", 'write "-" or nothing between the groups')
    if digits < _FEWEST_DIGITS or not _NUMBER.fullmatch(number):
        return LinkFinding("bad-tel", "is not a telephone number", "write tel:+441234567890")
    return None


def _text_message(parts: Parts) -> LinkFinding | None:
    # Some telephones want "&body=" or ";body=" where the standard has "?body=".
    for number in re.split(r"[;&?]body=", parts.path)[0].split(","):
        trouble = _telephone(parts._replace(path=number))
        if trouble:
            return trouble
    return None


def _script(_: Parts) -> LinkFinding:
    return LinkFinding(
        "javascript-link", "runs a script instead of leading somewhere", "use a button, or a real address"
    )


def _local_file(_: Parts) -> LinkFinding:
    return LinkFinding("outside-output", "is a file on somebody's own disk", "link to a file of the site")


def _fine(_: Parts) -> None:
    return None


_CHECKS: Mapping[str, Callable[[Parts], LinkFinding | None]] = {
    "mailto": _mail,
    "tel": _telephone,
    "sms": _text_message,
    "javascript": _script,
    "vbscript": _script,
    "file": _local_file,
    "data": _fine,
    "about": _fine,
}
