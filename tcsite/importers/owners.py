"""Owners: the people and groups of a cell, separated where that is sure, each in the words of the cell."""

import re
from collections.abc import Sequence

from tcsite.importers.document import SourceLine
from tcsite.importers.lists import ALONE, GROUPS, NOBODY, POSTS

_KINDS = POSTS | GROUPS
_BARE_POST = re.compile(
    r"(?:(?:acting|associate|deputy|assistant|executive|interim|joint|vice|pro|senior)[ -])*"
    r"(?:chancellor|dean|director|head|lead|manager|officer|president|principal|professor|provost|pvc|registrar)",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|rev)\.?\s", re.IGNORECASE)
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]*(?: (?:[A-ZÀ-Þ][\w’'.-]*|de|van|von|der|la|le|ap|ab))* [A-ZÀ-Þ][\w’'-]+"
)
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,7}(?:s)?")
_JOINT_POST = re.compile(r"[A-Z]{2,8} (?!.* of )[A-Z][a-z]+(?: [A-Z][a-z]+)?")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_MOST_WORDS = 9
_LONGEST = 90  # characters of a cell that names owners


def owners_of(lines: Sequence[SourceLine]) -> list[str]:
    """The owners that a cell names. What may be one owner stays one."""
    found: list[str] = []
    for line in lines:
        for half in _split(line.text.strip(" ,;"), ";"):
            for part in _apart(half.strip(" ,")):
                if part and part not in found and part.lower() not in NOBODY:
                    found.append(part)
    return found


def _apart(text: str) -> list[str]:
    pieces = _by_commas([piece.strip() for piece in _split(text, ",")])
    for sign in (" / ", " & ", " and ", " with "):
        pieces = [part for piece in pieces for part in _by_sign(piece, sign)]
    return pieces


def _by_commas(pieces: list[str]) -> list[str]:
    """The pieces between commas, if each is an owner; joined again where a name and its post belong together."""
    if len(pieces) > 1 and pieces[-1].lower().startswith("and "):
        pieces = [*pieces[:-1], pieces[-1][4:].strip()] if is_owner(pieces[-1][4:].strip()) else pieces
    pieces = [piece for piece in pieces if piece]
    if not all(is_owner(piece) for piece in pieces):
        return [", ".join(pieces)]
    joined: list[str] = []
    for piece in pieces:
        if joined and _belongs(joined[-1], piece):
            joined[-1] = f"{joined[-1]}, {piece}"
        else:
            joined.append(piece)
    return joined


def _belongs(before: str, piece: str) -> bool:
    """Whether what follows a comma says more about who stands before it: a person's post, a post's department."""
    if "," in before:
        return False
    if is_person(before):
        return not is_person(piece) and bool(_words(piece) & POSTS)
    return bool(_BARE_POST.fullmatch(before)) and not _BARE_POST.fullmatch(piece)


def _by_sign(text: str, sign: str) -> list[str]:
    """The sides of "and" and the like, if each is somebody by itself: not "Head of Outreach and Access"."""
    sides = [side.strip() for side in _split(text, sign)]
    joint = _ACRONYM.fullmatch(sides[0]) and _JOINT_POST.fullmatch(sides[-1])  # "REF and KEF Manager"
    departments = all(side.lower() in ALONE for side in sides)  # "Marketing & Communications" is one
    if len(sides) > 1 and all(_is_whole(side) for side in sides) and not (departments or joint):
        return sides
    return [text]


def _is_whole(side: str) -> bool:
    words = side.split()
    if not is_owner(side) or " to " in side:
        return False
    if _ACRONYM.fullmatch(words[-1]) and len(words) <= 2:
        return True
    if is_person(side):
        return True
    # A post or a group: "Head of …", "… Manager", "… team", "All …".
    first, last = words[0].lower(), words[-1].lower().strip(").")
    whole = last in _KINDS or (" of " in side and first in POSTS) or "(" in side
    return whole and not (first in GROUPS and len(words) == 1 and first not in ALONE)


def is_person(text: str) -> bool:
    """Whether a text looks like a person's name: capitals, and no word of posts or groups."""
    if _HONORIFIC.match(text):
        return True
    bare = re.sub(r"\(.*?\)", "", text).strip()
    return (
        bool(_NAME.fullmatch(bare))
        and len(bare.split()) <= 4
        and not (_words(bare) & _KINDS)
        and not bare.isupper()
    )


def names_somebody(text: str) -> bool:
    """Whether a text is nothing but owners, judged by its words: for columns without a heading."""
    if len(text) > _LONGEST or text.endswith("."):
        return False
    found = owners_of([SourceLine(text)])
    return bool(found) and all(
        is_person(owner) or bool(_ACRONYM.fullmatch(owner)) or _ends_as_owner(owner) for owner in found
    )


def _ends_as_owner(owner: str) -> bool:
    words = [word.lower() for word in _WORD.findall(owner.split("(")[0])]
    return is_owner(owner) and bool(words) and (words[-1] in _KINDS or (words[0] in POSTS and "of" in words))


def is_owner(text: str) -> bool:
    """Whether a text can be an owner by itself: it begins as a name does, and is not a sentence."""
    begins = (
        text[:1].isupper()
        or text[:1].isdecimal()
        or text.lower().startswith(("all ", "each ", "technicians"))
    )
    return begins and len(text.split("(")[0].split()) <= _MOST_WORDS


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}


def _split(text: str, sign: str) -> list[str]:
    """A text's parts between signs that stand outside brackets."""
    parts, depth, start = [], 0, 0
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth <= 0 and text.startswith(sign, place) and place >= start:
            parts.append(text[start:place])
            start = place + len(sign)
    return [*parts, text[start:]]
