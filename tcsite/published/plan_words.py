"""What pages call an action plan, and what only sounds like one: the words of ``data/plan_words.yaml``."""

import re

from tcsite.published.wording import either
from tcsite.text.data import word_file

_WORDS = word_file("tcsite.published", "plan_words")
PLAN = _WORDS.pattern("plan")
PLAN_HREF = _WORDS.pattern("plan_href")
ABOUT_TECHNICIANS = _WORDS.pattern("about_technicians")
OTHER_PLANS = _WORDS.pattern("other_plans")
NOT_A_PLAN = _WORDS.pattern("not_a_plan")
PROGRESS = _WORDS.pattern("progress")
PILLAR = _WORDS.pattern("pillar")
STAGE = _WORDS.pattern("stage")
WEAK = _WORDS.words("weak")
LOG_IN_HOSTS = tuple(sorted(_WORDS.words("log_in_hosts")))
LOG_IN = _WORDS.pattern("log_in")
GENERIC = _WORDS.pattern("generic")
ACTION = _WORDS.pattern("action")
ACTION_COLUMN = _WORDS.pattern("action_column")
OTHER_COLUMN = _WORDS.pattern("other_column")


_NOTHING = re.compile(r"(?!)")
KINDS = (
    ("pdf", either(r"\.pdf$|:b:|format=pdf|type=pdf|\.pdf(?=[&#?])"), either(r"\bpdf\b")),
    ("docx", either(r"\.(?:docx?|odt|rtf)$|:w:"), either(r"\bword\b|\bdocx?\b")),
    ("xlsx", either(r"\.(?:xlsx?|ods|csv)$|:x:"), either(r"\bexcel\b|\bspreadsheet\b|\bxlsx?\b")),
    ("image", either(r"\.(?:png|jpe?g|gif|webp|svg)$"), _NOTHING),
    ("other", either(r"\.(?:pptx?|zip|odp)$|:p:"), either(r"\bpowerpoint\b")),
)
"""A file's kind: by its address, and by the words of its link."""
