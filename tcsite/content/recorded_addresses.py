"""The record of addresses, ``content/addresses.txt``: which of its lines are none."""

import re
from collections.abc import Iterator

from tcsite.content.yaml.issues import ParseIssue
from tcsite.content.yaml.reader import decode
from tcsite.text.address_record import record_lines

_MERGE = re.compile(r"(?:<{7}|={7}|>{7})(?: |$)")
_PATH = re.compile(r"/?[\w.~-]+(?:/[\w.~#-]*)+")
_ADDRESS = re.compile(r"^[ \t]*/", re.MULTILINE)
NO_ADDRESS = "no-recorded-address"


def address_issues(content: bytes) -> Iterator[ParseIssue]:
    """What keeps the record, or a line of it, from being read: an address there is looked after no more.

    Several lines are one issue, at the first of them.
    """
    text, faults = decode(content)
    yield from faults
    lines = record_lines("" if faults else text)
    junk = [(line.number, line.text) for line in lines if not line.is_address]
    if not junk:
        if not faults and not _ADDRESS.search(text):
            message = "this record holds no address: of pages that were published, none is looked after"
            hint = "run  tcsite record;  if there were addresses, take the file back from git's history first"
            yield ParseIssue(1, 1, message, hint, NO_ADDRESS)
        return
    number, line = junk[0]
    shown = line if len(line) <= 60 else f"{line[:59]}…"
    more = f", and so are {len(junk) - 1} more lines" if len(junk) > 2 else ", and so is another line"
    message = f'this line is not read as an address: "{shown}"{more if len(junk) > 1 else ""}'
    yield ParseIssue(number, 1, message, _hint(line), NO_ADDRESS)


def _hint(line: str) -> str:
    if _MERGE.match(line):
        return "take the three marks of the merge out, and keep the addresses of both sides"
    if line.startswith("/"):
        return "write one address a line"
    if "://" in line:
        return "write only what follows the site's own address, beginning with  /"
    if found := _PATH.search(line):
        return f"write the address alone, as in  /{found[0].lstrip('/')}"
    return "take the line out; a comment begins with  #"
