"""Words of a page as people see them, and its sentences."""

import re
from collections.abc import Iterator

_SPACES = re.compile(r"[\t\n\r\f\v \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u0000-\u0008\u000e-\u001f]")
_PLAIN = str.maketrans("‘’‚‛′´`“”„‟″«»‐‑‒–—―−", "'" * 7 + '"' * 7 + "-" * 7)

_NO_SENTENCE = 1500
"""Letters; what goes on for longer without a full stop is cut up."""
LONGEST = 400
"""Evidence is shown in a line or two; no sentence that makes sense to a reader is longer."""


def either(*patterns: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern of several, one of which is enough: the way in which tables of phrases are written here."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


def listed(words: str) -> frozenset[str]:
    """A list of words, written as text."""
    return frozenset(words.split())


def seen(text: str) -> str:
    """As it is seen: soft hyphens and the like gone, one space between words."""
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def plain(text: str) -> str:
    """The same with typewriter's quotes and hyphens, character by character: places stay what they were."""
    return text.translate(_PLAIN)


def short(text: str, most: int = LONGEST) -> str:
    """As evidence: on one line, cut at a word if it is very long."""
    line = seen(text)
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(",;: ") + " …"


def bare(text: str) -> str:
    """For comparing names: lower case, letters and figures only, no accents."""
    return " ".join(re.findall(r"[a-z0-9]+", unaccented(text).lower().replace("'", "")))


def unaccented(text: str) -> str:
    """The same without accents."""
    return plain(text).translate(_UNACCENTED)


_ACCENTED = "àáâãäåāçćčèéêëēėìíîïīłñńòóôõöøōšśùúûüūŵŷýÿžź"
_BASE = "aaaaaaaccceeeeeeiiiiilnnooooooossuuuuuwyyyzz"
_UNACCENTED = str.maketrans(_ACCENTED + _ACCENTED.upper(), _BASE + _BASE.upper())

_ABBREVIATIONS = (
    *("dr", "prof", "mr", "mrs", "ms", "mx", "st", "rev", "hon", "sir", "jr", "sr", "eur", "ing"),
    *("e.g", "eg", "i.e", "ie", "etc", "cf", "vs", "no", "nos", "vol", "pp", "ed", "eds", "approx", "incl"),
    *("dept", "univ", "inc", "ltd", "co", "tel", "ext", "fig", "ref", "a.m", "p.m", "u.k", "uk", "ph.d"),
    *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "c/o"),
)
_END = re.compile(r"""[.!?…]+["')\]]*(?=\s+["'(\[]*[A-Z0-9À-Þ])|[.!?]["')\]]+(?=[A-Z])|\n""")
_NEAR = 40  # letters around a full stop or a line break that tell what it is
_LAST_WORD = re.compile(r"([\w./]+)\.$")
# A line break ends a sentence unless it stands in the middle of one.
_GOES_ON = re.compile(r"(?:,|\b(?:and|or|of|the|a|an|to|for|with|in|at|by|on|our|its|is|are|as|from|that))$")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a block, whose lines are its line breaks; abbreviations do not end one."""
    flat = plain(text)
    start = 0
    for end in _END.finditer(flat):
        if not _ends(flat, start, end):
            continue
        yield from _told(text[start : end.end()])
        start = end.end()
    yield from _told(text[start:])


def _ends(flat: str, start: int, end: re.Match[str]) -> bool:
    before = flat[max(start, end.start() - _NEAR) : end.start()].rstrip()
    if end[0] == "\n":
        after = flat[end.end() : end.end() + _NEAR].lstrip()
        goes_on = _GOES_ON.search(before.lower()) or (after[:1].islower() and before[-1:] not in ".!?:;")
        return not goes_on
    if not end[0].startswith("."):
        return True
    word = _LAST_WORD.search(before + ".")
    if word is None:
        return True
    last = word[1].lower().strip(".")
    initial = len(last) == 1 and word[1].isupper()
    return not (initial or last in _ABBREVIATIONS)


def _told(sentence: str) -> Iterator[str]:
    words = seen(sentence)
    while len(words) > _NO_SENTENCE:
        cut = words.rfind(" ", 1, _NO_SENTENCE) + 1 or _NO_SENTENCE
        yield words[:cut].rstrip()
        words = words[cut:]
    if words:
        yield words
