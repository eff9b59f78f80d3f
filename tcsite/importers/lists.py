"""Lists: the words of ``data/words.yaml``, for the modules that read cells and the lines around them."""

import re
from collections.abc import Mapping

from tcsite.text.data import word_file

_WORDS = word_file("tcsite.importers", "words")
POSTS = _WORDS.words("posts")
GROUPS = _WORDS.words("groups")
ALONE = _WORDS.words("alone")
NOBODY = frozenset(_WORDS.entries["nobody"])
NOTHING = frozenset(_WORDS.entries["nothing"])
FACTS: Mapping[str, str] = {
    label: kind for kind, labels in _WORDS.entries["facts"].items() for label in labels
}
OF_PERIOD = tuple(_WORDS.entries["of_period"])
OF_TIME = _WORDS.words("of_time")
MARKS = frozenset(_WORDS.entries["marks"])
BLANKS = frozenset(_WORDS.entries["blanks"])
LEGEND = tuple((status, pattern) for status, pattern in _WORDS.entries["legend"])
PAST = _WORDS.pattern("past")
AHEAD = _WORDS.pattern("ahead")
SAID = tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _WORDS.entries["said"])
NOT_SAID = _WORDS.pattern("not_said")
KEYS = frozenset(_WORDS.entries["keys"])
BEFORE_HYPHENS = _WORDS.words("before_hyphens")
SMALL_WORDS = _WORDS.words("small_words")
