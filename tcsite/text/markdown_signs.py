"""Signs of Markdown, or of other programs, that readers would see as they stand, or that hide something.

A table of patterns. They are looked for in a text whose code is blanked out.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

LOST = "words-lost"
UNCLEAR = "markdown-unclear"
DIFFERENT = "markdown-looks-different"
WORDLESS = "picture-without-words"

NAME_OF_FILE = (
    r"(?i:[\w ()-]{1,80}\.(?:png|jpe?g|webp|gif|svg)|(?:image|picture|photo|img|untitled)[ _-]?\d{0,4})"
)
"""Words for a picture that say nothing of it."""

Unless = Callable[[re.Match[str]], object]


class Sign(NamedTuple):
    """A pattern that readers would see, or miss; ``{}`` in its words is what it found."""

    pattern: re.Pattern[str]
    rule: str
    message: str
    hint: str
    unless: Unless | None = None


def _sign(pattern: str, message: str, hint: str, rule: str = UNCLEAR, unless: Unless | None = None) -> Sign:
    return Sign(re.compile(pattern, re.MULTILINE), rule, message, hint, unless)


def _hashtags(found: re.Match[str]) -> bool:
    """Whether a line is a row of hashtags, or an error of a spreadsheet, rather than a heading."""
    return found["words"].count("#") > 0 or bool(
        re.fullmatch(r"[A-Z]?[a-z0-9]+(?:[A-Z]\w*)+|[a-z]\w*|[A-Z]+(?:/[A0]!?|[!?])", found["words"])
    )


_ENTITIES = frozenset(
    ["nbsp", "amp", "lt", "gt", "quot", "apos", "ndash", "mdash", "rsquo", "lsquo", "hellip"]
)

SIGNS_IN_LINES = [
    _sign(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+",
        "an invisible character that no page can hold stands here",
        "delete it and type the text here again",
        rule=LOST,
    ),
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
    _sign(
        r"\{:[ ]?[.#\w][^{}\n]{0,100}\}|\\(?:begin|end|frac|text(?:bf|it)|(?:sub)*section|cite|ref)\{[^{}\n]{0,100}\}",
        "readers see this as it stands: {}",
        "take it away: pages look as the theme says",
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
    _sign(  # no words, a file's name, or what a camera and a program call each picture
        rf"!\[[ \t]*(?:{NAME_OF_FILE})?[ \t]*\][(\[][^)\]\n]{{0,300}}[)\]]"
        r"|!\[(?P<stem>\w*[\d_-][\w-]*)\]\((?:[^()\s]{0,200}/)?(?P=stem)\.\w{3,4}\)",
        "whoever cannot see this picture learns nothing of it: {}",
        "say between the brackets what it shows:  ![words](address)",
        rule=WORDLESS,
    ),
    _sign(
        r"!\[[^\[\]\n]{0,300}\](?![(\[])",
        "this picture has no address: {}",
        "write  ![words](../files/…)",
    ),
    _sign(
        r"\]\([ \t]*(?:<>)?[ \t]*\)",
        "this link has no address",
        "write the address between the round brackets, or take the brackets away",
    ),
    _sign(
        r"\[(?P<words>[^\[\]\n()]{1,100})\((?=https?:|www\.|mailto:|\.{1,2}/)[^()\n]{1,300}\)",
        "the square bracket of this link is not closed: {}",
        "write  [{}](address)",
    ),
    _sign(
        r"\{(?P<words>[^{}\n]{1,100})\}\((?=https?:|www\.|mailto:|\.{1,2}/)[^()\n]{1,300}\)",
        "the words of a link stand in square brackets, not in these: {}",
        "write  [{}](address)",
    ),
    _sign(
        r"(?<!!)\[<?(?P<shown>https?://[^\s\]<>]+)>?\]\((?P<address>https?://[^\s()]+)",
        "readers see one address, and the link leads to another: {}",
        "write the same address twice, or words in place of the first",
        unless=lambda found: _host(found["shown"]) == _host(found["address"]),
    ),
    _sign(
        r"(?<=[\])])\{[^{}\n]{1,100}\}",
        "readers see this as it stands: {}",
        "take it away: how links and pictures look, the theme says",
    ),
    _sign(
        r"\{(?:\+\+|--|~~|>>)[^{}\n]{0,200}(?:\+\+|--|~~|<<)\}|\{ ?(?:HYPERLINK|PAGEREF|REF|TOC|INCLUDEPICTURE)\b[^{}\n]{0,200}\}",
        "what a program left of its own stands here, and readers see it: {}",
        "write what readers are to see, and take the rest away",
    ),
    _sign(
        r"\[/?[a-z][a-z_-]{1,30}(?:[ ][a-z_-]{1,30}=[^\[\]\n]{0,200})\]|\[/[a-z][a-z_-]{1,30}\]",
        "readers see this as it stands: {}",
        "tcsite has no such codes in texts: take it away",
    ),
    _sign(
        r"\^\[[^\[\]\n]{1,300}\](?!\()",
        "this is no footnote: readers see {}",
        "write  [^1]  here, and below, with an empty line above it, a line  [^1]: …",
    ),
    _sign(
        r"(?<![~\w])~[^\s~](?:[^~\n]{0,100}[^\s~])?~(?![~\w])",
        "readers see the signs as they stand: {}",
        "write two of them on either side to strike words out, as in  ~~words~~",
    ),
    _sign(
        r"[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*,(?:ac|co|com|org|gov|net)\b[\w.]*",
        "a comma stands in this e-mail address: {}",
        "write a full stop in its place",
    ),
    _sign(
        r"(?<!\w)! +\[[^\[\]\n]{1,300}\]\([^()\n]{1,300}\)",
        "a space stands in front of the brackets of a picture: readers see a link",
        "write  ![words](address)  without a space",
    ),
]

IN_LINES_ONLY = [
    _sign(
        r"\A(?P<words>#{1,6}(?! of )|[-+*•>]|\[[ xX]\])[ ]+(?=[^\W\d_])",
        "readers see the sign {} as it stands: this text is shown on one line",
        "take the sign away",
    ),
]
"""What is markup in a text of several lines, and none in a title or a name."""

SIGNS = [
    *SIGNS_IN_LINES,
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
        r"^ {0,3}(?:!!!|\?\?\?|:::)\+?[ \t]*\w[^\n]*",
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
    _sign(
        r"^ {0,3}(?:[-*+]|#{1,6}|\d{1,3}[.)])[\u00a0\u202f]+(?P<words>[^\n]{0,60})",
        "the space behind the sign is one that does not break, and so it is no list and no heading",
        "delete that space and type it again: {}",
    ),
    _sign(
        r"^ {0,3}#{7,}[ \t][^\n]*",
        "a heading has at most six hashes: readers see {}",
        "write  ##  or  ###",
    ),
    _sign(
        r"^ {0,3}\[(?!\^)[^\]\n]{1,200}\](?: +:[ \t]*\S[^\n]*|:[ \t]*)$",
        "this line gives no address to a link: {}",
        "write  [words]: https://…  without a space before the colon, and with the address behind it",
    ),
    _sign(
        r"^\*\[[^\]\n]{1,60}\]:[^\n]*",
        "readers see this as it stands: {}",
        "write the long form where the short one stands first",
    ),
    _sign(
        r"^[ \t]*(?:o[ \t]+|§[ \t]*)\S[^\n]*\n[ \t]*(?:o[ \t]+|§[ \t]*)\S|^(?<!\S\n)[ \t]*[•·▪●○][ \t]*\S[^\n]*(?=\n\n|\n?\Z)",
        "this is no list: the sign in front comes from a word processor",
        "begin each line with a hyphen and a space",
    ),
    _sign(
        r"^ {0,3}\(?(?:[a-h]|[A-H]|[ivx]{1,4})[.)][ ]+\S[^\n]*\n {0,3}\(?(?:[a-h]|[A-H]|[ivx]{1,4})[.)][ ]+\S",
        "these lines are no list: readers see them as one paragraph",
        "begin each with a number, a full stop and a space, as in  1. …",
    ),
    _sign(
        r"^(?![ ]*(?:[-*+]|\d{1,3}[.)])\t)[^\t\n|]+\t[^\n|]*\n[^\t\n|]+\t[^\n|]*$|^[ ]*-{2,}(?:[ ]+-{2,})+[ ]*$|(?:^[^\s,|]+(?:,[^\s,|]*){2,}$\n?){3,}|(?<!\|\n)^\+(?:[-=]{3,}\+)+[ ]*$",
        "this was a table, and readers see its words in one paragraph",
        "write it with bars:  | a | b |  and below the first line  | --- | --- |",
    ),
]


def _host(address: str) -> str:
    """The host of an address that is shown or led to."""
    return address.split("/")[2].lower().removeprefix("www.")


def _in_table(found: re.Match[str]) -> bool:
    """Whether lines with bars belong to a table that began above."""
    above = found.string[: found.start()].rpartition("\n\n")[2]
    lines = found[0].split("\n")
    return bool(re.search(r"-", above) and re.search(r"^[ \t:|-]*-[ \t:|-]*$", above, re.MULTILINE)) or bool(
        re.fullmatch(r"[ \t:|-]*", lines[0])
    )
