"""Owners: the people and groups of a cell, separated where that is sure, each in the words of the cell."""

import re
from collections.abc import Iterable, Sequence

from tcsite.importers.document import SourceLine
from tcsite.importers.lists import ALONE, GROUPS, NOBODY, POSTS
from tcsite.text.phrases import plain

_KINDS = POSTS | GROUPS
_HONORIFIC = re.compile(r"(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|rev)\.?\s", re.IGNORECASE)
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’'.-]*(?: (?:[A-ZÀ-Þ][\w’'.-]*|de|van|von|der|la|le|ap|ab))* [A-ZÀ-Þ][\w’'-]+"
)
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,7}(?:s)?")
_JOINT_POST = re.compile(r"[A-Z]{2,8} [A-Z][a-z]{1,30}(?: [A-Z][a-z]{1,30})?")  # "KEF Manager"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST_NAME = 200  # characters
_MOST_WORDS = 9
_LONGEST = 90  # characters of a cell that names owners
_MOST_PIECES = 40
_SMALL = 3  # letters: shorter words stand in names too
_SAYS = 3  # such words in small letters: a name has fewer
_GROUP_WORDS = frozenset(("team", "group", "committee", "board", "forum", "network", "teams", "groups"))
_SIGNS = tuple(map(re.compile, (",? with ", r" \+ ", " & ", " and ")))
_JOINED = re.compile(r" and | & | \+ | with |, with ")
_LAST = ("and ", "& ", "with ", "+ ")
_NONE_KNOWN: frozenset[str] = frozenset()


def owners_of(lines: Sequence[SourceLine], known: frozenset[str] = _NONE_KNOWN) -> list[str]:
    """The owners that a cell names. What may be one owner stays one; `known` are those who stand alone elsewhere."""
    found: list[str] = []
    for whole in wholes(lines):
        for part in _apart(whole, known):
            if part and part not in found and part.lower() not in NOBODY:
                found.append(part)
    return found


def wholes(lines: Sequence[SourceLine]) -> list[str]:
    """The lines of a cell, cut at semicolons, where nobody doubts that one owner ends."""
    pieces = [half.strip(" ,") for line in lines for half in _split(line.text.strip(" ,;"), ";")]
    return [piece for piece in pieces if piece]


def alone(cells: Iterable[Sequence[SourceLine]]) -> frozenset[str]:
    """The owners that stand by themselves in some cell of a plan: these may be cut out of lists."""
    pieces = [piece for lines in cells for piece in wholes(lines)]
    return frozenset(
        plain(piece) for piece in pieces if not re.search(r"[,/+&]| and | with ", piece) and is_owner(piece)
    )


def _apart(text: str, known: frozenset[str]) -> list[str]:
    """The owners in a text, if each piece is surely one: someone known here, a person, initials, a post."""
    for cut in (_by_slash, _by_commas, _by_words):
        pieces = cut(text, known)
        if 1 < len(pieces) <= _MOST_PIECES:
            return [part for piece in pieces for part in _apart(piece, known)]
    return [text]


def _by_slash(text: str, known: frozenset[str]) -> list[str]:
    """Cut "JS/AP", "Director of HR / Head of Estates": initials, or owners known here, or posts with spaces between."""
    sides = [side.strip() for side in _split(text, "/")]
    spaced = " / " in text
    sure = all(
        _is_short(side)
        or is_person(side)
        or plain(side) in known
        or (spaced and (_is_post(side) or side.lower() in ALONE))
        for side in sides
    )
    return sides if sure else [text]


def _by_commas(text: str, known: frozenset[str]) -> list[str]:
    pieces = [piece.strip() for piece in _split(text, ",")]
    closing = next((word for word in _LAST if pieces[-1].lower().startswith(word)), "")
    if closing:
        pieces[-1] = pieces[-1][len(closing) :].strip()
    elif len(pieces) > 1 and (inner := _JOINED.search(pieces[-1])):  # "A, B and C"
        sides = [pieces[-1][: inner.start()], pieces[-1][inner.end() :]]
        apart = all(_stands(side, known) or side.lower() in ALONE or _ends_as_group(side) for side in sides)
        pieces = [*pieces[:-1], *sides] if apart else pieces
    pieces = [piece for piece in pieces if piece]
    joined: list[str] = []
    for piece in pieces:
        if joined and _belongs(joined[-1], piece, known):
            joined[-1] = f"{joined[-1]}, {piece}"
        else:
            joined.append(piece)
    stand = [_stands(piece.split(",")[0], known) for piece in joined]
    named = all(
        surely or piece.lower() in ALONE or _ends_as_group(piece)
        for piece, surely in zip(joined, stand, strict=True)
    )
    sure = all(stand) or (named and (any(stand) or not _JOINED.search(text)))
    return joined if sure else [text]


def _belongs(before: str, piece: str, known: frozenset[str]) -> bool:
    """Whether what follows a comma says more about who stands before it: a person's post, a post's department."""
    if plain(piece) in known or "," in before:
        return False
    if is_person(before):
        return not is_person(piece) and bool(_words(piece) & POSTS)
    department = not _is_post(piece) and not is_person(piece) and piece.lower() not in ALONE
    bare = " " not in before and not before.endswith("s")  # "Director, HR" is one, "Deans, HR" are not
    return _is_post(before) and department and not _is_group(piece) and (bare or not _is_short(piece))


def _by_words(text: str, known: frozenset[str]) -> list[str]:
    """The sides of "and" and the like, if each is somebody by itself: not "Director of HR and OD"."""
    if "," in text:
        return [text]
    tried = (_by_sign(text, sign, known) for sign in _SIGNS)
    return next((sides for sides in tried if len(sides) > 1), [text])


def _by_sign(text: str, sign: re.Pattern[str], known: frozenset[str]) -> list[str]:
    sides = [side.strip() for side in _outside(text, sign)]
    departments = [side for side in sides if side.lower() in ALONE and plain(side) not in known]
    surely = [side for side in sides if side not in departments]
    if len(sides) < 2 or not surely or not all(_stands(side, known) for side in surely):
        return [text]
    unknown = {side for side in sides if plain(side) not in known}
    joint = _is_short(sides[0]) and _JOINT_POST.fullmatch(sides[-1]) and sides[-1] in unknown
    within = " of " in sides[0] and any(
        _is_short(side) or side in departments for side in {*sides[1:]} & unknown
    )
    return [text] if joint or within else sides


def _stands(side: str, known: frozenset[str]) -> bool:
    """Whether a piece is surely an owner by itself."""
    return plain(side) in known or _is_short(side) or is_person(side) or _is_post(side) or _is_group(side)


def _is_short(side: str) -> bool:
    return bool(_ACRONYM.fullmatch(side))


def _is_post(side: str) -> bool:
    """Whether a text is a post: "Head of …", "… Manager", "All technicians"."""
    words = [word.lower() for word in _WORD.findall(side.split("(")[0])]
    if not words or _is_short(side) or not is_owner(side) or " to " in side:
        return False
    titled = words[0] in POSTS and (" of " in side or " for " in side)
    return titled or (words[-1] in POSTS and words[-1] not in GROUPS)


def _ends_as_group(side: str) -> bool:
    words = [word.lower() for word in _WORD.findall(side.split("(")[0])]
    return len(words) > 1 and is_owner(side) and words[-1] in GROUPS and not _JOINED.search(side)


def _is_group(side: str) -> bool:
    words = [word.lower() for word in _WORD.findall(side.split("(")[0])]
    return len(words) > 1 and is_owner(side) and words[-1] in _GROUP_WORDS


def is_person(text: str) -> bool:
    """Whether a text looks like a person's name: capitals, and no word of posts or groups."""
    if _HONORIFIC.match(text):
        return True
    if len(text) > _LONGEST_NAME:
        return False
    bare = _BRACKETS.sub("", text).strip()
    return (
        bool(_NAME.fullmatch(bare))
        and len(bare.split()) <= 4
        and not (_words(bare) & _KINDS)
        and not bare.isupper()
    )


def names_somebody(text: str) -> bool:
    """Whether a text is nothing but owners, judged by its words: for columns without a heading."""
    if len(text) > _LONGEST or text.endswith(".") or _is_sentence(text):
        return False
    found = owners_of([SourceLine(text)])
    return bool(found) and all(
        is_person(owner) or bool(_ACRONYM.fullmatch(owner)) or _ends_as_owner(owner) for owner in found
    )


def _is_sentence(text: str) -> bool:
    """Whether a text says something: "Trial flexible hours in animal facilities" names no facilities."""
    words = _WORD.findall(text)
    small = [word for word in words if word.islower() and len(word) > _SMALL]
    return len(small) >= _SAYS and words[0].lower() not in _KINDS


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


def _outside(text: str, between: re.Pattern[str]) -> list[str]:
    """A text's parts between what a pattern finds outside brackets."""
    parts, start, depth, seen = [], 0, 0, 0
    for found in between.finditer(text):
        depth += text.count("(", seen, found.start()) - text.count(")", seen, found.start())
        seen = found.start()
        if depth <= 0:
            parts.append(text[start : found.start()])
            start, depth = found.end(), 0
    return [*parts, text[start:]]
