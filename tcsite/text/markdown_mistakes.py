"""Mistakes in Markdown whose cause can be named: where each is, what it does, and what to type instead.

They are looked for in a text whose code is blanked out: whatever stands between backticks is meant as it stands.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tcsite.text.markdown_signs import (
    IN_LINES_ONLY,
    LOST,
    NAME_OF_FILE,
    SIGNS,
    SIGNS_IN_LINES,
    UNCLEAR,
    WORDLESS,
)
from tcsite.text.markdown_tags import BLOCKS, FREE, INLINE, SCHEMES, SWALLOWING, VOID
from tcsite.text.phrases import cut
from tcsite.text.urls import ADDRESS, address_doubt


class Mistake(NamedTuple):
    """What is wrong with ``text[start:end]``."""

    start: int
    end: int
    rule: str
    message: str
    hint: str


def mistakes_of(text: str, *, blocks: bool) -> list[Mistake]:
    """The mistakes of a text whose code is blanked out."""
    found = [*_tags(text, blocks=blocks), *_references(text)] if "<" in text or "[" in text else []
    for sign in SIGNS if blocks else (*SIGNS_IN_LINES, *IN_LINES_ONLY):
        for match in sign.pattern.finditer(text):
            if sign.unless is None or not sign.unless(match):
                words = _short(match["words"] if "words" in sign.pattern.groupindex else match[0])
                found.append(
                    Mistake(
                        match.start(),
                        match.end(),
                        sign.rule,
                        sign.message.replace("{}", words),
                        sign.hint.replace("{}", words),
                    )
                )
    return sorted(found)


def _short(words: str) -> str:
    return cut(" ".join(words.split()), 60)


# Tags

_COMMENT = re.compile(
    r"<!--(?P<inside>(?:[^-]|-(?!->))*)(?:-->)?|<!\[CDATA\[[^\]]*(?:\]\]>)?|<[!?][A-Za-z][^<>]*>?"
)
_TAG = re.compile(r"(?<!\]\()<(?P<closing>/?)(?P<name>[A-Za-z][\w:-]*)(?P<rest>[^<>]*)>")
_ADDRESS = re.compile(r"<(?:[a-z][a-z0-9+.-]*:|[^\s<>@]+@)[^\s<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)\s*(=\s*(?:"[^"]*"|'[^']*'|[^\s"']+))?""")
_ALT = re.compile(r"""(?<![\w-])alt\s*=\s*(?:"\s*[^"\s]|'\s*[^'\s]|[^\s"'])""", re.IGNORECASE)
_ALT_OF_FILE = re.compile(rf"""(?<![\w-])alt\s*=\s*(["'])\s*{NAME_OF_FILE}\s*\1""", re.IGNORECASE)
_OPEN_TAG = re.compile(r"<[A-Za-z][^<>]*\Z")


def _tags(text: str, *, blocks: bool) -> Iterator[Mistake]:
    for comment in _COMMENT.finditer(text):
        words = _short(comment[0])
        yield Mistake(
            *comment.span(),
            LOST,
            f"this is not shown to readers: {words}",
            "take it away; in a YAML file, a comment for editors begins with  #",
        )
    tags = list(_TAG.finditer(_COMMENT.sub(lambda found: " " * len(found[0]), text)))
    closed: dict[str, int] = {}
    for tag in tags:
        if tag["closing"]:
            closed[tag["name"].lower()] = closed.get(tag["name"].lower(), 0) + 1
    reported = set()
    for tag in tags:
        if tag["name"].lower() == "img" and (
            not _ALT.search(tag["rest"]) or _ALT_OF_FILE.search(tag["rest"])
        ):
            yield Mistake(
                *tag.span(),
                WORDLESS,
                f"whoever cannot see this picture learns nothing of it: {_short(tag[0])}",
                'say what it shows:  alt="words"',
            )
        if _ADDRESS.fullmatch(tag[0]) or (tag["closing"] and tag["name"] in reported):
            continue
        if fault := _fault_of(tag, closed, INLINE if not blocks else BLOCKS):
            reported.add(tag["name"])
            yield Mistake(*tag.span(), LOST, *fault)
    if unclosed := _OPEN_TAG.search(text):
        yield Mistake(
            *unclosed.span(), LOST, "this begins a tag that nothing closes", "write  &lt;  for the sign  <"
        )


def _fault_of(tag: re.Match[str], closed: dict[str, int], allowed: set[str]) -> tuple[str, str] | None:
    """What is wrong with a tag: a message and a hint."""
    name, shown = tag["name"].lower(), _short(tag[0])
    if name in SWALLOWING and not tag["closing"]:
        return (
            f"{shown} takes what stands below it off the page",
            f"write  {_escaped(shown)}  to show it as words",
        )
    if name not in allowed:
        return f"{shown} is read as a tag and not shown", f"write  {_escaped(shown)}  or use other brackets"
    if tag["closing"]:
        return None
    for attribute in _ATTRIBUTE.finditer(tag["rest"].rstrip("/")):
        key, value = attribute[1].lower(), attribute[2]
        if value is None:
            return (
                f"{shown} is read as a tag and not shown",
                f"write  {_escaped(shown)}  or use other brackets",
            )
        if key not in FREE["*"] | FREE.get(name, set()) | ({"src"} if name == "img" else set()):
            return (
                f"the attribute {_short(attribute[0])} is left out",
                "take it away: pages look as the theme says",
            )
        address = value.lstrip("= \"'").rstrip("\"'") if key in ("href", "src") else ""
        if scheme := _scheme(address):
            return _no_address(scheme)
    if name == "img" and (words := _ALT.search(tag["rest"])):  # without words, another rule says so
        source = _SRC.search(tag["rest"])
        return f"{shown} is left without its picture", f"write  ![{words[1]}]({source[1] if source else '…'})"
    if name == "a" and "href" not in tag["rest"].lower():
        return f"{shown} is read as a tag and not shown", f"write  {_escaped(shown)}  or use other brackets"
    if name not in VOID:
        if not closed.get(name):
            return (
                f"{shown} is read as a tag that nothing closes",
                f"write  {_escaped(shown)}  to show it, or close it with  </{name}>",
            )
        closed[name] -= 1
    return None


_ALT = re.compile(r"""\balt\s*=\s*["']\s*([^"'\s][^"']*)["']""", re.IGNORECASE)
_SRC = re.compile(r"""\bsrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


def _escaped(words: str) -> str:
    return words.replace("<", "&lt;").replace(">", "&gt;")


# Addresses and references

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_LINK = re.compile(r"\]\(\s*<?(?P<address>[^\s()<>]+)")
_AUTOLINK = re.compile(r"<(?P<address>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)(?P<id>[^\]\n]{1,200})\]:\s*(?P<address>\S+)(?P<rest>[^\n]*)", re.MULTILINE
)
_NOTE = re.compile(r"^ {0,3}\[\^(?P<id>[^\]\n]{1,200})\]:", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^(?P<id>[^\]\n]{1,200})\](?!:)")
_USE = re.compile(r"\[(?P<words>[^\[\]]{0,500})\]\[(?P<id>[^\[\]]{0,200})\]")
_SHORT_USE = re.compile(r"\[(?P<id>[^\[\]^]{1,200})\](?![\[(:])")


def _scheme(address: str) -> str:
    """What an address begins with, if it may not."""
    found = _SCHEME.match(address)
    return found[1] if found and found[1].lower() not in SCHEMES else ""


def _no_address(scheme: str) -> tuple[str, str]:
    kind = "telephone numbers are not linked" if scheme.lower() == "tel" else "the link loses its address"
    return (
        f"{kind}: one that begins with {scheme}: is not published",
        "write an address that begins with  https://  or  mailto:  or one of this site",
    )


def _references(text: str) -> Iterator[Mistake]:
    for link in (*_LINK.finditer(text), *_AUTOLINK.finditer(text), *_DEFINITION.finditer(text)):
        if scheme := _scheme(link["address"]):
            yield Mistake(*link.span("address"), LOST, *_no_address(scheme))
        elif doubt := address_doubt(link["address"]):
            message = f"the address {_short(link['address'])} {doubt[0]}"
            yield Mistake(*link.span("address"), ADDRESS, message, doubt[1])
    defined = {_folded(found["id"]): found for found in _DEFINITION.finditer(text)}
    used = set()
    for use in _USE.finditer(text):
        id = _folded(use["id"] or use["words"])
        used.add(id)
        if id not in defined and not use["words"].startswith("^"):
            yield Mistake(
                *use.span(),
                UNCLEAR,
                f'nothing says where the link "{_short(use[0])}" leads',
                f"write the address in round brackets, as in  [{_short(use['words'])}](https://…)",
            )
    used |= {_folded(found["id"]) for found in _SHORT_USE.finditer(text)}
    for id, found in defined.items():
        if id not in used:
            yield Mistake(
                *found.span(),
                LOST,
                f"this address is not shown: nothing in the text links to [{_short(found['id'])}]",
                f"link to it, as in  [words][{_short(found['id'])}]  or take the line away",
            )
    yield from _notes(text)


def _notes(text: str) -> Iterator[Mistake]:
    notes = {found["id"]: found for found in _NOTE.finditer(text)}
    marks = {found["id"]: found for found in _NOTE_MARK.finditer(text)}
    for id, mark in marks.items():
        if id not in notes:
            yield Mistake(
                *mark.span(),
                UNCLEAR,
                f"there is no footnote for {mark[0]}",
                f"add a line  {mark[0]}: …  below, with an empty line above it",
            )
    for id, note in notes.items():
        if id not in marks:
            yield Mistake(
                *note.span(),
                UNCLEAR,
                f"nothing in the text refers to the footnote {note[0][:-1].strip()}",
                f"write  {note[0][:-1].strip()}  where it belongs",
            )


def _folded(id: str) -> str:
    return " ".join(id.lower().split())
