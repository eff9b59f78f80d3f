"""Names of people: whether a field that holds one name holds two."""

import re

_TITLE = r"(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|rev)\.?"
_BETWEEN = re.compile(
    r"\s*[;/]\s*|\s*,\s+(?:and\s+|&\s*)?|\s+(?:and|with|or|together with|ac?)\s+|\s*[&+]\s*", re.IGNORECASE
)
_PART = re.compile(
    rf"(?:{_TITLE}\s+)?"
    r"(?:(?:[^\W\d_a-z]\.\s?)+|(?:Mac|Mc|O['’]|D['’])?[^\W\d_a-z][^\W\d_A-Z]+(?:[-'’][^\W\d_]+)*)"
    r"(?:\s+(?:[^\W\d_a-z]\.?|(?:Mac|Mc|O['’]|D['’])?[^\W\d_a-z][^\W\d_A-Z]+(?:[-'’][^\W\d_]+)*"
    r"|ap|ab|de|del|der|den|di|da|la|le|van|von|el|al|bin))*"
)
_TITLED = re.compile(rf"{_TITLE}\s", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"\b(?:academic|access|affairs|arts?|board|business|campus|careers?|centre|college|committee|communications?|council"
    r"|culture|data|department|development|digital|director(?:ate)?|diversity|division|education|engineering|enterprise"
    r"|equality|equipment|estates?|executive|experience|facilit(?:y|ies)|faculty|finance|group|head|health|heritage"
    r"|human|humanities|inclusion|information|infrastructure|innovation|institute|laborator(?:y|ies)|lead(?:er)?|learning"
    r"|librar(?:y|ies)|life|management|manager|medicine|museums?|network|office|officers?|operations|organisational|people"
    r"|planning|policy|professional|public|registry|research|resources?|safety|school|sciences?|senate|senior|services"
    r"|skills|social|staff|strateg(?:y|ic)|students?|support|systems?|teaching|team|technical|technicians?|technolog(?:y|ies)"
    r"|advis[eo]r|administrator|analyst|apprentice|assistant|associate|bursar|chair(?:man|woman|person)?|champion"
    r"|chancellor|chief|consultant|coordinator|curator|dean|deputy|emerit(?:us|a)|engineer|fellow|lecturer|lord|master"
    r"|mayor|president|principal|provost|reader|rector|scientist|secretary|specialist|trainer|treasurer|warden"
    r"|training|union|university|vice|wellbeing|workshops?)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[^,;/&+]+,(?:(?! and | with | or | ac? )[^,;/&+])+", re.IGNORECASE)
"""Two with a comma alone between them: what stands behind it may be where the first is from."""
_MOST = 120


def people_in(name: str) -> tuple[str, ...]:
    """The people that one field names, if they are several; nothing where it may be one person, a post or a team."""
    parts = _BETWEEN.split(name.strip()) if len(name) <= _MOST else []
    if len(parts) < 2 or _NO_PERSON.search(name):
        return ()
    if _COMMA.fullmatch(name) and not all(map(_TITLED.match, parts)):
        return ()
    whole = all(_PART.fullmatch(part) and (" " in part or _TITLED.match(part)) for part in parts)
    return tuple(parts) if whole else ()
