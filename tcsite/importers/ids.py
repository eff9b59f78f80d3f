"""Ids: what plans call their actions, in the form that our model wants."""

import re

from tcsite.importers.our_words import said

_ID = re.compile(
    r"(?:(?:action|item|objective|activity|milestone|ref|no|number)\b[. :]*)?(?:\#\s*)?"
    r"(?P<id>[A-Za-z]{1,4}[ .\-–]?\d{1,3}(?:[.\-–]\d{1,2}){0,2}(?:[ .]?[a-z])?|\d{1,3}(?:[.\-–]\d{1,3}){0,2}(?:[ .]?[a-z])?)"
    r"[.):]?",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\(?(?P<id>[A-Za-z]|[ivxIVX]{1,4})[.):]?\)?")
_LEADING = re.compile(
    r"(?:(?i:action|objective|activity)\s+(?=\S+\s*[.):–-]))?"
    r"(?P<id>[A-Z]{1,3}\d{1,2}(?:\.\d{1,2})?(?:\.?[a-z])?|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?|(?<=[nNeEyY]\s)\d{1,2})"
    r"(?:\s*[.):–-]\s*|\s+)(?P<rest>(?=[A-Z“\"'‘(]).+)",
    re.DOTALL,
)
_REFERENCE = re.compile(
    r"(?:as|see|same as|as for|as per|cf\.?)(?: per| for)?(?: action)? (?P<id>[A-Za-z]{0,3}\d{1,2}(?:\.\d{1,2})?)(?: \(?above\)?)?\.?",
    re.IGNORECASE,
)

_NAMED = r"(?=\S*\d)[\w./-]*[\w]"  # as in "2021-2024/V1.a"


def is_id(text: str) -> bool:
    """Whether a text is an id and nothing else: "V1", "1.2", "Action 3"."""
    return bool(_ID.fullmatch(text.strip()))


def id_of(text: str) -> str:
    """The id that a cell of ids gives: "V 1." is V1. "" if it is none."""
    word = text.strip()
    found = _ID.fullmatch(word) or _LETTER.fullmatch(word)
    if found is None:
        return ""
    return re.sub(r"[–]", "-", re.sub(r"(?<=[A-Za-z])[ ]+(?=\d)|[ ]+(?=[a-z]$)", "", found["id"])).strip(
        " .-"
    )


def leading(text: str) -> tuple[str, str]:
    """The id that a text begins with, and the rest: "V1: Show …", "1.2 Show …"; or no id."""
    found = _LEADING.fullmatch(text)
    return (found["id"], found["rest"]) if found else ("", text)


def reference(text: str) -> str:
    """The action whose outcome this one shares, where that is all a comment says: "As per R1"."""
    if ours := said("document.as_per", text.strip().rstrip("."), action=_NAMED):
        return ours["action"]
    found = _REFERENCE.fullmatch(text.strip())
    return found["id"].upper() if found else ""
