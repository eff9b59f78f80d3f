"""The words and patterns of ``data/*.yaml``, each by its name there: what pages say of status, contact and plan."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tcsite.model.dates.partial import MONTH_NAMES
from tcsite.text.data import Patterns, word_file

STATUS_WORDS = word_file("tcsite.published", "status_words", months="|".join(MONTH_NAMES).lower())
of_status = Patterns(STATUS_WORDS)
of_contact = Patterns(word_file("tcsite.published", "contact_words"))
of_plan = Patterns(word_file("tcsite.published", "plan_words"))
NATIONAL_HOSTS = tuple(sorted(of_contact.file.words("national_hosts")))


class Predicate(NamedTuple):
    """A way to say a standing."""

    role: str
    pattern: re.Pattern[str]
    verb_first: bool = False  # as in Welsh, or in the passive: the subject stands within it or behind
    behind: bool = False  # the subject stands right behind it and nowhere else


def _predicates(key: str, *, verb_first: bool = False) -> Iterator[Predicate]:
    for role, pattern in STATUS_WORDS.entries[key]:
        yield Predicate(role, re.compile(STATUS_WORDS.filled(pattern), re.IGNORECASE), verb_first=verb_first)


PREDICATES = (
    *_predicates("english"),
    *_predicates("verb_first", verb_first=True),
    Predicate("signatory", re.compile(STATUS_WORDS.text("behind"), re.IGNORECASE), behind=True),
)
