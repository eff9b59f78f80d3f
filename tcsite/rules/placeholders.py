"""What stands in a field until somebody knows better: words, and addresses that are nobody's."""

import re

from tcsite.text.hosts import host_of, is_internal, is_reserved

LEFT = re.compile(
    r"FILL[ -]IN\b[^\n]*|\b(?:TODO|FIXME)\b[^\n]*|(?i:\blorem ipsum\b)[^\n]*|\bXXX+\b[^\n]*"
    r"|\b(?:19|20)XX\b[^\n]*"
    r"|(?i:\bclick (?:or tap )?here to enter\b)[^\n]*"
    r"|\bError! (?:Reference source|Bookmark|Hyperlink|No )[^\n]*"
    r"|\bComment(?:ed)? \[[A-Z]{1,4}\d+\]|£ ?X+(?:[km]|bn)?\b(?!-)|\[(?i:name|date|title|role|post|number)\](?![(\[:])"
    r"|\[object Object\]|\$\{\w+\}|^=[A-Z]{1,3}\$?\d[^\n]*|^=[A-Z]{2,}\([^\n]*|^#{5,}$"
    r"|\[(?i:insert|enter|add|your|name of|title of|date of)\b[^\[\]\n]{0,80}\](?![(\[:])"
)
"""What nobody publishes on purpose, wherever it stands: our own marks, those of Word's forms, what programs leave."""

LATER = r"tb[acd]|to be (?:confirmed|announced|decided|determined|appointed|advised|agreed)|placeholder"
"""Words for what is still to come."""

ABOVE = r"ditto|as above|same as above|see above|as previous|idem"
"""Words for what stands in the cell above: nowhere else do they say anything."""

_INSERT = r"insert (?:(?:your|the|an?) )?(?:names?|dates?|titles?|text|words|details|number|role|post|link|here)\b.{0,30}"
"""What forms ask for; "Insert technicians into committees" is an action."""
_LATER = rf"{LATER}|undefined|nan|untitled(?: document)?|{_INSERT}|[?.…_-]+|x{{2,}}"
_NOTHING = re.compile(
    rf"(?:{_LATER}|x|n/?a|none|nobody|unknown|vacant|someone|somebody|job title|post title"
    r"|(?:your |full |first |last |contact )*name(?: here)?|(?:first ?name|name) (?:last ?name|surname)"
    r"|j(?:ohn|ane) (?:doe|bloggs)|a\.? ?n\.? other|(?:your |contact )*e-?mail(?: address)?(?: here)?)\.?",
    re.IGNORECASE,
)
_FRAME = " \t\n[](){}<>\"'*"


def stands_for_nothing(words: str) -> bool:
    """Whether a field holds nothing but "TBC", "to be confirmed" or the like."""
    return bool(_NOTHING.fullmatch(words.strip(_FRAME)))


_NEW = re.compile(r"new (?:document|page|post)", re.IGNORECASE)
"""What programs call a document that nobody has given a name yet: as an output of an action, it says something."""

_STILL_TO_COME = re.compile(rf"(?:{_LATER}|(?P<above>{ABOVE}))\.?", re.IGNORECASE)


def says_nothing(words: str) -> str:
    """What any text holds instead of an answer, as the end of a sentence; "none" or "n/a" may be an answer there."""
    found = _STILL_TO_COME.fullmatch(words.strip(_FRAME)) if len(words) <= _LONGEST else None
    if found is None:
        return ""
    return "refers to a cell above, which no reader sees" if found["above"] else TO_COME


def names_nothing(title: str) -> bool:
    """Whether a title is the one that a program gave."""
    return bool(_NEW.fullmatch(title.strip(_FRAME)))


TO_COME = "stands for something that is still to come"


_LONGEST = 50
_NO_MAILBOX = re.compile(
    r"(?:tb[acd]|x{2,}|name|(?:first|your)[._-]?name[._-]?(?:last|sur)?[._-]?(?:name)?|first[._-]last|your[._-](?:name|email)"
    r"|firstname[._-](?:lastname|surname)|e-?mail|no[._-]?reply|do[._-]?not[._-]?reply|j(?:ohn|ane)[._-]doe)",
    re.IGNORECASE,
)
"""What stands before the "@" of an address that nobody reads."""


_OWN = "(?:name|user|org|organi[sz]ation|site|domain|university|institution)"
_NO_HOST = re.compile(
    rf"(?:@|//|\.)(?:your[-_.]?{_OWN}\b|my[-_.]?{_OWN}\.(?:com|org|net|edu|(?:ac|co|org)\.uk|github\.io|gitlab\.io)(?![\w.-]))",
    re.IGNORECASE,
)
"""What stands in instructions in the place of a host; "my-site" below a university's own domain may be its portal."""


def nobodys(address: str) -> bool:
    """Whether a mailbox or a web address is an example, or of a network that readers are not in."""
    if "@" in address and "//" not in address and _NO_MAILBOX.fullmatch(address.partition("@")[0]):
        return True
    if _NO_HOST.search(address):
        return True
    host = address.rpartition("@")[2].lower() if "@" in address and "//" not in address else host_of(address)
    return is_reserved(host) or is_internal(host)
