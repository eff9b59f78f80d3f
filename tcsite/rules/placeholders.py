"""What stands in a field until somebody knows better: words, and addresses that are nobody's."""

import re

from tcsite.text.hosts import host_of, is_internal, is_reserved

LEFT = re.compile(r"FILL[ -]IN\b[^\n]*|\b(?:TODO|FIXME)\b[^\n]*|(?i:\blorem ipsum\b)[^\n]*|\bXXX+\b[^\n]*")
"""What nobody publishes on purpose, wherever it stands."""

_NOTHING = re.compile(
    r"(?:tb[acd]|to be (?:confirmed|announced|decided|determined|appointed|advised)|n/?a|none|nobody|unknown|vacant"
    r"|(?:your |full |first |last |contact )*name(?: here| surname)?|(?:first ?name|name) (?:last ?name|surname)|firstname lastname"
    r"|(?:your |contact )*e-?mail(?: address)?(?: here)?|someone|somebody|placeholder|insert .{0,40}|[?.…_-]+|x+)\.?",
    re.IGNORECASE,
)
_FRAME = " \t\n[](){}<>\"'*"


def stands_for_nothing(words: str) -> bool:
    """Whether a field holds nothing but "TBC", "to be confirmed" or the like."""
    return bool(_NOTHING.fullmatch(words.strip(_FRAME)))


def nobodys(address: str) -> bool:
    """Whether a mailbox or a web address is an example, or of a network that readers are not in."""
    host = address.rpartition("@")[2].lower() if "@" in address and "//" not in address else host_of(address)
    return is_reserved(host) or is_internal(host)
