"""Tidying: one spelling for what is spelt in many ways. All patterns of `timing` meet tidied phrases only."""

import re
import unicodedata

from tcsite.model.dates.names import LIKE_TYPED, NAMES, any_of

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_CARDINALS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12}
NUMBERS = _ORDINALS | _CARDINALS | {str(number): number for number in range(1, 121)}
NUMBER = rf"(?:\d{{1,3}}|{any_of(_ORDINALS | _CARDINALS)})(?!\w)"
_EACH = r"(?:every|each|once a|per|annually in)"
_START = r"(?:start|beginning) of"
_YEARLY = rf"(?:{NAMES}|(?:autumn|spring|summer) (?:term|semester)|(?:term|semester) [1-3])"
_OPEN = r"(?:tb[acd]|to be (?:agreed|confirmed|decided)|(?:not |un)known)"
_STARTS = r"(?:from|start(?:s|ing)?|commenc(?:e|es|ing)|begin(?:s|ning)?)"
_ENDS = r"(?:end(?:s|ing)?|finish(?:es)?|completed?|completion)"
_NO_RANGE = r"(?<!\bto)(?<!\btill)(?<!\buntil)(?<![-–—])"  # "from May 2025 to end 2026" has its "to" already
PLAN = r"(?:action plan|plan period|plan|project|programme|period)"
_REWRITES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"\bthe |\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ", ""),
        (rf"^(?:{_STARTS}:? (?:date:? )?)?{_OPEN}(?: ?[-;,] ?| to )(?:{_ENDS}:? )?(?=\S*[a-z]* ?\d)", "by "),
        (rf"^{_STARTS}:? (.+?){_NO_RANGE}[,;]? (?:and )?{_ENDS}:? (?:by )?(?!of )(.+)$", r"from \1 to \2"),
        (r"^(?:to be )?(?:completed?|completion|delivered|achieved|due|deadline|target)(?: date)?\b:?", ""),
        (r"^(?:short|medium|mid|long)(?:er)?[ -]term\b:?", ""),
        (r"\bon an? (\w+ly|annual) basis\b", r"\1"),
        (rf"\b({any_of(_ORDINALS)}) (year|quarter|half)\b", r"\2 \1"),
        (rf"\b(?:within|(?:over |in )?next) (?:first )?({NUMBER}) (month|year)s?\b", r"by \2 \1"),
        (rf"^(?:within )?{NUMBER} ?(?:-|to) ?({NUMBER}) (month|year)s$", r"by \2 \1"),
        (rf"\bfirst ({NUMBER}) (month|year)s\b", r"\2s 1-\1"),
        (
            rf"\b(?:in |every |each )?{_YEARLY}(?:(?: ?[/&,] ?| and ){_YEARLY})* "
            r"(?:(?:of )?(?:each|every) year|annually)\b",
            "annually",
        ),
        (rf"^review(?:ed)?:? (?=\w*ly\b|annual|{_EACH}\b|twice\b)", ""),
        (rf"\b(?:with )?immediate(?:ly| effect)?\b|^(?:at |from )?{_START} {PLAN}$", "from month 1"),
        (rf"(?<!-)\b(?:annual|yearly|yn flynyddol|{_EACH} (?:year|annum|{NAMES}))\b", "annually"),
        (rf"\b{_EACH} (month|term|semester|quarter|week)\b", r"\1ly"),
        (rf"\bfrom {_START}\b", "from"),
        (rf"\b{_START}\b", "early"),
        (r"\b(?:of|[fm]is) ", ""),
        (r"\b(easter|christmas) (?:vacation|holidays?|break)\b", r"\1"),
        (rf"\b(?:early|mid|late)[ -](?=(?:{NAMES}|(?:spring|summer|autumn|winter)(?! term))\b)", ""),
        (r"(?<!academic )\b(?:calendar )?years? (?=\d{4}\b)", ""),
        (r"\b(\d{4})[ -]?([qh][1-4])\b", r"\2 \1"),
    )
)


def tidied(text: str) -> str:
    """A phrase in small letters and single spaces, with the plainest wording of each part."""
    words = " ".join(unicodedata.normalize("NFKC", text).lower().translate(LIKE_TYPED).split())
    for pattern, plain in _REWRITES:
        words = pattern.sub(plain, words)
    return words
