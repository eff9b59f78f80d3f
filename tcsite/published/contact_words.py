"""What stands near the name of somebody to ask, and near other names: the words of ``data/contact_words.yaml``."""

import re

from tcsite.text.data import word_file

_WORDS = word_file("tcsite.published", "contact_words")
ASKING = _WORDS.pattern("asking")
CONTACTING = _WORDS.pattern("contacting")
LEADING = _WORDS.pattern("leading", re.IGNORECASE | re.MULTILINE)
CONTACT_ONLY = _WORDS.pattern("contact_only")
ADDRESSED = _WORDS.pattern("addressed")
QUOTED = _WORDS.pattern("quoted")
BY = _WORDS.pattern("by")
MAINTAINS = _WORDS.pattern("maintains")
MEMBERS = _WORDS.pattern("members")
NATIONAL_HOSTS = tuple(sorted(_WORDS.words("national_hosts")))
NATIONAL = _WORDS.pattern("national")
CHAIRS = _WORDS.pattern("chairs")
PHONE = _WORDS.pattern("phone")
FORM = _WORDS.pattern("form")
