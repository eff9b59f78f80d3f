"""Joints: where a line ends, whether a space, a hyphen or nothing stands between its last word and the next.

Where nothing shows it, the more likely reading is taken, and both are kept for the to-do list.
"""

import re
from collections.abc import Sequence

from tcsite.importers.document import SourceLine
from tcsite.importers.known_words import is_known
from tcsite.importers.lists import BEFORE_HYPHENS, SMALL_WORDS
from tcsite.importers.pdf.lines import INDENT, TextLine, Typesetting, bare
from tcsite.importers.words import bullets, is_bullet

_ENDING = re.compile(
    r"(?:[ai]?t|s|ic)?ions?|[ae]nces?|m?ents?|s?[ai]bl[ey]|n?ess|i?t(?:y|ies)|(?:ic)?al(?:ly)?|in?gs?|[eo]rs?|ed|es|t?ly|t?ive"
    r"|ists?|ous|tic"
)
"""What no word is, but many end with."""
_SPACE = 0.36  # how wide a space is at most, as a multiple of the type's size
_LETTER = 0.6  # how wide a letter is, likewise
_THIN = 0.3  # and a thin one
_DATED = re.compile(r"\d[-‐–]$")  # "2025-" above "09-01"
_LINK_IN_TWO = re.compile(r"\]\((\S+?)\)( ?)\[([^\]]*)\]\(\1\)")  # a link that goes on in the next line
_LINK_SHOWN = re.compile(r"\[(?P<words>[^\]]*?)(?P<shown>https?:[^\]]*)\]\((?P<address>\S+?)\)")
_LINKED = re.compile(r"[^\W\d_][-‐–]$|\S/$")  # "Vice-" above "Chancellor", "and/" above "or"
_HYPHENS = ("-", "‐")
_MARKS = frozenset(".,;:!?)")

Joint = tuple[str, ...]
"""What stands between two lines, and what may stand there instead, if that is in doubt."""
_NOTHING: Joint = ("",)
_BLANK: Joint = (" ",)
_HYPHEN: Joint = ("-",)


def text_of(lines: Sequence[TextLine], setting: Typesetting, right: float) -> str:
    """A paragraph's text: words that a line's end divides are whole again. What is in doubt is noted in `setting`."""
    texts: list[str] = []
    joints: list[Joint] = []
    for line in lines:
        if texts:
            text, joint = _joined(texts[-1], lines[len(texts) - 1], line, setting, right)
            texts[-1] = text
            joints.append(joint)
        texts.append(line.text)
    chosen = _assembled(texts, [joint[0] for joint in joints])
    for number, joint in enumerate(joints):
        for other in joint[1:]:
            glue = [one[0] for one in joints]
            glue[number] = other
            setting.doubts.append((chosen, _assembled(texts, glue)))
    return chosen


def _assembled(texts: Sequence[str], joints: Sequence[str]) -> str:
    text = "".join(piece + joint for piece, joint in zip(texts, [*joints, ""], strict=True))
    while (whole := _LINK_IN_TWO.sub(r"\2\3](\1)", text)) != text:
        text = whole
    return _LINK_SHOWN.sub(_address, text).strip()


def _address(link: re.Match[str]) -> str:
    """A link whose text ends with its own address, as words and that address: a narrow cell breaks it into lines."""
    is_shown = "".join(link["shown"].split()) == link["address"]
    return f"{link['words']}{link['address']}" if is_shown else link[0]


def _joined(
    text: str, before: TextLine, line: TextLine, setting: Typesetting, right: float
) -> tuple[str, Joint]:
    """A line's text, without the hyphen at its end, and what stands between it and the next."""
    more = line.text
    if text.endswith(_HYPHENS) and not text.endswith((" -", " ‐")) and more[:1].islower():
        return text[:-1], _hyphen(
            text[:-1], more, setting, is_soft=before.words[-1].soft if setting.softens else None
        )
    if setting.spaces and before.words[-1].spaced:
        return text, _BLANK
    dated = _DATED.search(text) and line.text[0].isdecimal()
    if dated or _LINKED.search(text):
        return text, _NOTHING
    return text, _broken(before, line, setting, right)


def over_pages(before: str, after: str, setting: Typesetting) -> Joint:
    """What stands between the end of a page and what goes on there on the next."""
    if before.endswith(_HYPHENS) and not before.endswith((" -", " ‐")) and after[:1].islower():
        return _hyphen(before[:-1], after, setting, is_soft=None)
    return _NOTHING if after[:1] in _MARKS else _BLANK


def _hyphen(before: str, after: str, setting: Typesetting, *, is_soft: bool | None) -> Joint:
    """Whether the hyphen at a line's end is the author's, or only divides a word there; `is_soft` says so, if anything."""
    head = bare(before.split(" ")[-1]).lower().rpartition("-")[2]
    tail = bare(after.split(" ")[0]).lower()
    if is_soft is not None:
        return _NOTHING if is_soft else _HYPHEN
    whole = f"{head}{tail}"
    if f"{head}-{tail}" in setting.words:
        return _HYPHEN
    if whole in setting.words:
        return _NOTHING
    both = is_known(head) and is_known(tail)
    if is_known(whole) and not both and head not in BEFORE_HYPHENS:
        return _NOTHING
    if not setting.hyphenates or (both and not is_known(whole)):
        return _HYPHEN
    return ("-", "") if head in BEFORE_HYPHENS and not is_known(whole) else ("", "-")


def _broken(before: TextLine, line: TextLine, setting: Typesetting, right: float) -> Joint:
    """Whether a word is too long for a narrow column and was broken where its room ended, without a hyphen."""
    first, rest = before.words[-1], line.words[0]
    if rest.text[0] in _MARKS and first.text[-1].isalnum():
        return _NOTHING
    if not first.text[-1].isalnum() or not rest.text[0].isalnum():
        return _BLANK
    if rest.text[0].isupper() and not first.text.isupper():
        return _BLANK
    head, tail = bare(first.text).lower(), bare(rest.text).lower()
    room, letter = right - first.box.x1, (rest.box.x1 - rest.box.x0) / len(rest.text)
    letter = max(letter, (_THIN if rest.text[0] in "fijlrtI1" else _LETTER) * rest.size)
    wide = 1.6 if rest.text[0] in "mwMW" else 1
    alone = len(before.words) == 1 or all(is_bullet(word.text) for word in before.words[:-1])
    is_full = room < letter * wide and (room < letter or (setting.spaces and room > _SPACE * first.size))
    if not alone:
        cut = is_full and is_known(head + tail) and not (is_known(head) and is_known(tail))
        return _NOTHING if cut and head + tail not in ("", head, tail) else _BLANK
    if not is_full and head + tail not in setting.words:
        return _BLANK
    return _one_word(head, tail, setting)


def _one_word(head: str, tail: str, setting: Typesetting) -> Joint:
    """Whether the end of a line and the beginning of the next, with no room left between them, are parts of one word."""
    if head + tail in setting.words:
        return _NOTHING
    if not head.isalpha() or not tail.isalpha():  # "31/07/20" above "26"
        return _NOTHING if setting.spaces and not head.isalpha() and not tail.isalpha() else _BLANK
    both = is_known(head) and is_known(tail)
    if is_known(head + tail) and not both:
        return _NOTHING
    if both:
        return (" ", "") if is_known(head + tail) else _BLANK
    ends = (len(tail) < 3 and tail not in SMALL_WORDS) or _ENDING.fullmatch(tail)
    if ends or setting.spaces:
        return ("", " ")
    return (" ", "") if is_known(head) or is_known(tail) or head in setting.words else ("", " ")


def source_lines(
    found: Sequence[Sequence[TextLine]], setting: Typesetting, right: float
) -> tuple[SourceLine, ...]:
    """The paragraphs of a cell, its list items with how deep they stand."""
    edges = sorted({round(lines[0].box.x0) for lines in found if lines[0].bullet})
    result: list[SourceLine] = []
    for lines in found:
        text = text_of(lines, setting, right)
        if lines[0].bullet:
            depth = sum(1 for edge in edges if edge < round(lines[0].box.x0) - INDENT)
            result.append(SourceLine(text, bullet=True, level=min(depth, 3)))
        elif any(map(str.isalnum, text)) or len(found) == 1:
            result += [SourceLine(piece, is_item) for piece, is_item in bullets(text)]
    return tuple(result)
