"""What pages say of an institution's standing in the Commitment: the words of ``data/status_words.yaml``.

Text is matched with plain quotes and hyphens, in any case.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tcsite.model.dates.partial import MONTH_NAMES
from tcsite.text.data import word_file

_WORDS = word_file("tcsite.published", "status_words", months="|".join(MONTH_NAMES).lower())
COMMITMENT = _WORDS.text("commitment")
NAMED = _WORDS.pattern("named")
OTHER_SCHEMES = _WORDS.pattern("other_schemes")
BADGE = _WORDS.pattern("badge")
LAPSED = _WORDS.pattern("lapsed")
RESTARTED = _WORDS.pattern("restarted")
BEFORE_NOT = _WORDS.pattern("before_not")
SIGNING = _WORDS.pattern("signing")
SIGNING_DATED = _WORDS.pattern("signing_dated")
SIGNING_IT = _WORDS.pattern("signing_it")
DENIED = _WORDS.pattern("denied")
CONDITION = _WORDS.pattern("condition")
INFINITIVE = _WORDS.pattern("infinitive")
LICENSED = _WORDS.pattern("licensed")
PLAIN_FORM = _WORDS.pattern("plain_form")
AFTER_AUXILIARY = _WORDS.pattern("after_auxiliary")
BIDDING = _WORDS.pattern("bidding")
BEFORE_JOINING = _WORDS.pattern("before_joining")
STILL = _WORDS.pattern("still")
FOUNDING = _WORDS.pattern("founding")
PAST_ONLY = _WORDS.pattern("past_only")
OTHERS = _WORDS.text("others")
OUR = _WORDS.pattern("our")
HEADS = _WORDS.text("heads")
LAUNCHED = _WORDS.pattern("launched")
DATED = _WORDS.pattern("dated")


class Predicate(NamedTuple):
    """A way to say it."""

    role: str
    pattern: re.Pattern[str]
    verb_first: bool = False  # as in Welsh, or in the passive: the subject stands within it or behind
    behind: bool = False  # the subject stands right behind it and nowhere else


def _predicates(key: str, *, verb_first: bool = False) -> Iterator[Predicate]:
    for role, pattern in _WORDS.entries[key]:
        yield Predicate(role, re.compile(_WORDS.filled(pattern), re.IGNORECASE), verb_first=verb_first)


PREDICATES = (
    *_predicates("english"),
    *_predicates("verb_first", verb_first=True),
    Predicate("signatory", re.compile(_WORDS.text("behind"), re.IGNORECASE), behind=True),
)
BADGE_WORDS = 14  # longer ones are sentences
