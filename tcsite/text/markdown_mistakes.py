"""Mistakes in Markdown whose cause can be named: where each is, what it does, and what to type instead.

They are looked for in a text whose code is blanked out: whatever stands between backticks is meant as it stands.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tcsite.text.markdown_tags import BLOCKS, FREE, INLINE, SCHEMES, SWALLOWING, VOID

LOST = "words-lost"
UNCLEAR = "markdown-unclear"
DIFFERENT = "markdown-looks-different"
WORDLESS = "picture-without-words"


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
    for sign in _SIGNS if blocks else _SIGNS_IN_LINES:
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
    words = " ".join(words.split())
    return words if len(words) <= 60 else f"{words[:59]}…"


# Tags

_COMMENT = re.compile(
    r"<!--(?P<inside>(?:[^-]|-(?!->))*)(?:-->)?|<!\[CDATA\[[^\]]*(?:\]\]>)?|<[!?][A-Za-z][^<>]*>?"
)
_TAG = re.compile(r"(?<!\]\()<(?P<closing>/?)(?P<name>[A-Za-z][\w:-]*)(?P<rest>[^<>]*)>")
_ADDRESS = re.compile(r"<(?:[a-z][a-z0-9+.-]*:|[^\s<>@]+@)[^\s<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)\s*(=\s*(?:"[^"]*"|'[^']*'|[^\s"']+))?""")
_ALT = re.compile(r"""(?<![\w-])alt\s*=\s*(?:"\s*[^"\s]|'\s*[^'\s]|[^\s"'])""", re.IGNORECASE)
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
    told = set()
    for tag in tags:
        if tag["name"].lower() == "img" and not _ALT.search(tag["rest"]):
            yield Mistake(
                *tag.span(),
                WORDLESS,
                f"whoever cannot see this picture learns nothing of it: {_short(tag[0])}",
                'say what it shows:  alt="words"',
            )
        if _ADDRESS.fullmatch(tag[0]) or (tag["closing"] and tag["name"] in told):
            continue
        if fault := _fault_of(tag, closed, INLINE if not blocks else BLOCKS):
            told.add(tag["name"])
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


# Signs

Unless = Callable[[re.Match[str]], object]


class _Sign(NamedTuple):
    """A pattern that readers would see, or miss; ``{}`` in its words is what it found."""

    pattern: re.Pattern[str]
    rule: str
    message: str
    hint: str
    unless: Unless | None = None


def _sign(pattern: str, message: str, hint: str, rule: str = UNCLEAR, unless: Unless | None = None) -> _Sign:
    return _Sign(re.compile(pattern, re.MULTILINE), rule, message, hint, unless)


def _hashtags(found: re.Match[str]) -> bool:
    """Whether a line is a row of hashtags rather than a heading."""
    return found["words"].count("#") > 0 or bool(
        re.fullmatch(r"[A-Z]?[a-z0-9]+(?:[A-Z]\w*)+|[a-z]\w*", found["words"])
    )


_ENTITIES = frozenset(
    ["nbsp", "amp", "lt", "gt", "quot", "apos", "ndash", "mdash", "rsquo", "lsquo", "hellip"]
)

_SIGNS_IN_LINES = [
    _sign(
        r"\[[^\[\]\n]{1,300}\]\s+\((?=https?:|www\.|mailto:|\.{0,2}/)[^()\n]{1,300}\)",
        "a space stands between the words of a link and its address: {}",
        "write  [words](address)  without a space between",
    ),
    _sign(
        r"\([^()\n]{1,300}\)\[(?=https?:|www\.|mailto:|\.{0,2}/)[^\[\]\n]{1,300}\]",
        "the brackets of a link are exchanged: {}",
        "write  [words](address)",
    ),
    _sign(
        r"\]\((?![^()\n]{0,2000}\))(?![^()\n]{0,500}\([^()\n]{0,500}\)[^()\n]{0,500}\))[^\s()]*",
        "the address of this link has no closing bracket",
        "close it with  )",
    ),
    _sign(
        r"\]\((?P<words>[^\s()<>\"']+[ ]+[^\s()\"'][^()\n]{0,300})\)",
        "the address of this link has a space in it: {}",
        "write  %20  for each space",
    ),
    _sign(
        r"\{\{[^{}\n]{0,200}\}?\}?|\{%[^{}\n]{0,200}%?\}?",
        "readers see this as it stands: {}",
        "tcsite has no such codes in texts: take it away, or put it between backticks",
    ),
    _sign(
        r"\[\[[^\[\]\n]{1,200}\]\](?!\()",
        "this is no link: {}",
        "write  [words](address)",
    ),
    _sign(r"^ {0,3}\[TOC\] *$", "readers see this as it stands: {}", "take it away"),
    _sign(
        r"(?<![\w:/]):[a-z][a-z0-9_+-]{2,30}:(?![\w:/])",
        "readers see the name of the picture, not the picture: {}",
        "put the sign itself, or take it away",
    ),
    _sign(
        r"(?<=[A-Za-z0-9])\*(?=[A-Za-z0-9])[^*\n]{0,200}(?<=[A-Za-z0-9])\*(?=[A-Za-z0-9])",
        "the stars are taken as emphasis and not shown: {}",
        "write a backslash before each,  \\*  or the sign  ×",
    ),
    _sign(
        r"(?<![\\&\w])&[A-Za-z]{2,10}(?![\w;=])(?=[\s,.]|$)",
        "is this meant as a sign? readers see {}",
        "end it with a semicolon:  {};",
        unless=lambda found: found[0][1:].lower() not in _ENTITIES,
    ),
    _sign(
        r"==[^\s=](?:[^=\n]{0,200}[^\s=])?==",
        "readers see the signs as they stand: {}",
        "write  <mark>words</mark>",
    ),
    _sign(
        r"(?<=\w)(?:~[\w+-]{1,5}~(?!~)|\^[\w+-]{1,5}\^)",
        "readers see the signs as they stand: {}",
        "write  <sub>2</sub>  or  <sup>2</sup>",
    ),
    _sign(
        r"\$[^$\s][^$\n]{0,200}[\\^_][^$\n]{0,200}\$",
        "formulas are not set: readers see {}",
        "write it in words, or with  <sup>",
    ),
    _sign(
        r"!\[[ \t]*\][(\[][^)\]\n]{0,300}[)\]]",
        "whoever cannot see this picture learns nothing of it: {}",
        "say between the brackets what it shows:  ![words](address)",
        rule=WORDLESS,
    ),
    _sign(
        r"!\[[^\[\]\n]{0,300}\](?![(\[])",
        "this picture has no address: {}",
        "write  ![words](../files/…)",
    ),
]

_SIGNS = [
    *_SIGNS_IN_LINES,
    _sign(
        r"^(?:<{7}|={7}|>{7}|\|{7})(?: [^\n]*)?$",
        "two versions of this text were merged and nobody chose: {}",
        "keep the version that is right, and take away the lines of  <<<<<<<  =======  and  >>>>>>>",
    ),
    _sign(
        r"^ {0,3}#{2,6}(?P<words>[^\s#{][^\n]*)",
        "this is no heading: a space is missing after the hashes",
        "write  ## {}",
    ),
    _sign(
        r"(?:\A|(?<=\n\n)) {0,3}#(?P<words>[^\s#{!][^\n]*)(?=\n\n|\n?\Z)",
        "this is no heading: a space is missing after the hash",
        "write  # {}",
        unless=_hashtags,
    ),
    _sign(
        r"^ {0,3}> ?\[!\w+\]",
        "readers see this as it stands: {}",
        "write the word in bold instead, as in  > **Note:** …",
    ),
    _sign(
        r"^ {0,3}(?:!!!|\?\?\?|:::)[^\n]*",
        "readers see this as it stands: {}",
        "take it away, or write  > **Note:** …",
    ),
    _sign(
        r"^[ \t]*[•·‣▪●○◦–—][ \t]*\S[^\n]*\n[ \t]*[•·‣▪●○◦–—][ \t]*\S",
        "these lines are no list: readers see them as one paragraph",
        "begin each line with a hyphen and a space",
    ),
    _sign(
        r"^ {0,3}[-+*](?=[^\W\d_])[^\n*]*\n {0,3}[-+*](?=[^\W\d_])",
        "these lines are no list: a space is missing after the sign",
        "begin each line with a hyphen and a space",
    ),
    _sign(
        r"^ {0,3}(?:\d{1,3}[.)](?=[A-Za-z])|\(?[a-zA-Z0-9]{1,2}\)[ ])[^\n]*\n {0,3}(?:\d{1,3}[.)](?=[A-Za-z])|\(?[a-zA-Z0-9]{1,2}\)[ ])",
        "these lines are no list: readers see them as one paragraph",
        "begin each with a number, a full stop and a space, as in  1. …",
        unless=lambda found: re.match(r" {0,3}\d+\) ", found[0]),
    ),
    _sign(
        r"\A\s*---[ \t]*\n(?:[\w-]+:[^\n]*\n){1,50}---",
        "front matter stands here a second time: readers see it as text",
        "keep one of the two",
    ),
    _sign(
        r"(?:^|(?<=\n)) {0,3}\|[^\n]*\|[ \t]*\n {0,3}\|(?![ \t:|-]*-[ \t:|-]*$)[^\n]*\|[ \t]*$",
        "these lines are no table: the second has to be one of hyphens",
        "write below the first line one as  | --- | --- |  with as many columns",
        unless=lambda found: _in_table(found),
    ),
]


def _in_table(found: re.Match[str]) -> bool:
    """Whether lines with bars belong to a table that began above."""
    above = found.string[: found.start()].rpartition("\n\n")[2]
    lines = found[0].split("\n")
    return bool(re.search(r"-", above) and re.search(r"^[ \t:|-]*-[ \t:|-]*$", above, re.MULTILINE)) or bool(
        re.fullmatch(r"[ \t:|-]*", lines[0])
    )
