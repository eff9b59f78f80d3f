"""E-mail addresses in all their disguises."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from tcsite.published.wording import either, plain
from tcsite.text.data import word_file

_HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,18}"
ADDRESS = either(rf"(?<![\w.+%'-])[a-z0-9][\w.+'%-]{{0,62}}@{_HOST}(?![\w-])")

_AT = r"\s*(?:\[\s*at\s*\]|\(\s*at\s*\)|\{\s*at\s*\}|<\s*at\s*>|\[\s*@\s*\]|\(\s*@\s*\)|-at-|_at_)\s*"
_DOT = r"\s*(?:\[\s*(?:dot|\.)\s*\]|\(\s*(?:dot|\.)\s*\)|\{\s*dot\s*\}|\sdot\s|\.)\s*"
_LOCAL = r"(?<![\w.@-])(?P<local>[a-z0-9][\w+'-]*(?:(?:\.|\s*[\[(]\s*dot\s*[\])]\s*|\sdot\s)[\w+'-]+)*)"
_LABELS = rf"(?P<host>[a-z0-9-]{{1,63}}(?:{_DOT}[a-z0-9-]{{1,63}})+)"
_BRACKETED = either(rf"{_LOCAL}{_AT}{_LABELS}")
_SPACED = either(
    rf"{_LOCAL}\s+@\s*{_LABELS}|{_LOCAL.replace('local', 'local2')}@\s+{_LABELS.replace('host', 'host2')}"
)
# "jo.bloggs at example.ac.uk": an address if it is spoken of as one, or if the first word is no ordinary word
_SPOKEN = either(rf"{_LOCAL}\s+at\s+(?P<host>{_HOST}|[a-z0-9-]+(?:\s+dot\s+[a-z0-9-]+)+)(?![\w-])")
_WORDS = word_file("tcsite.published", "mail")
_MAIL_WORD = _WORDS.pattern("mail_word")
_ORDINARY = _WORDS.words("ordinary")
_DOTS = either(r"\s*[\[({]\s*(?:dot|\.)\s*[\])}]\s*|\s+dot\s+")
_WITHHELD = either(r"\[?e-?mail\s+protected\]?")
_CF_LINK = either(r"/cdn-cgi/l/email-protection#([0-9a-f]+)")


def in_text(text: str) -> Iterator[tuple[str, int]]:
    """The addresses in a text and their places, disguised ones undone, each place once."""
    flat = plain(text)
    seen: set[str] = set()
    found = [(match[0], match.start()) for match in ADDRESS.finditer(flat)]
    if re.search(r"\bat\b|@", flat, re.IGNORECASE):
        found += list(_disguised(flat))
    for address, place in sorted(found, key=lambda one: one[1]):
        tidied = address.strip(".'-").lower()
        if tidied not in seen and ADDRESS.fullmatch(tidied):
            seen.add(tidied)
            yield tidied, place


def _disguised(flat: str) -> Iterator[tuple[str, int]]:
    taken: list[tuple[int, int]] = []
    for pattern in (_BRACKETED, _SPACED):
        for match in pattern.finditer(flat):
            taken.append(match.span())
            groups = match.groupdict()
            local = groups["local"] or groups.get("local2") or ""
            host = groups["host"] or groups.get("host2") or ""
            yield f"{_undotted(local)}@{_undotted(host)}", match.start()
    for match in _SPOKEN.finditer(flat):
        local = match["local"]
        if local.lower() in _ORDINARY or any(
            start < match.end() and match.start() < end for start, end in taken
        ):
            continue
        if re.search(r"[._\d-]|\sdot\s", local) or _MAIL_WORD.search(flat[: match.start()]):
            yield f"{_undotted(local)}@{_undotted(match['host'])}", match.start()


def _undotted(words: str) -> str:
    return re.sub(r"\s+", "", _DOTS.sub(".", words))


def in_link(href: str) -> Iterator[str]:
    """The addresses a ``mailto:`` link writes to; what else it says (subject, cc) is left."""
    if not href.strip().lower().startswith("mailto:"):
        return
    path, _, query = href.strip()[7:].partition("?")
    to = [value for name, value in parse_qsl(query) if name.lower() == "to"]
    for address in re.split(r"[,;]", ",".join((unquote(path), *to))):
        written = re.search(r"<([^<>]+)>", address)
        tidied = (
            plain(written[1] if written else address).strip().removeprefix("mailto:").strip(" .'\"/").lower()
        )
        if ADDRESS.fullmatch(tidied):
            yield tidied


def uncovered(code: str) -> str:
    """What Cloudflare's ``data-cfemail`` covers (each byte is mixed with the first); "" for other codes."""
    try:
        key, *covered = bytes.fromhex(code)
        return bytes(byte ^ key for byte in covered).decode()
    except (ValueError, UnicodeDecodeError):
        return ""


def uncovered_link(href: str) -> str:
    """A link to Cloudflare's protection page as the ``mailto:`` it stands for; any other as it is."""
    code = _CF_LINK.search(href)
    address = uncovered(code[1]) if code else ""
    return f"mailto:{address}" if address else href


def is_withheld(text: str) -> bool:
    """Whether an address is hidden so well that only a browser that runs scripts shows it."""
    return bool(_WITHHELD.search(text))


def host_of(address: str) -> str:
    """The host of an e-mail or web address, in lower case, without www.; "" where there is none."""
    if "//" not in address:
        return address.rpartition("@")[2].lower()
    try:
        return (urlsplit(address).hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return ""
