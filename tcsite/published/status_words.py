"""What pages say of an institution's standing in the Commitment: patterns, as tables.

Text is matched with plain quotes and hyphens, in any case.
"""

import re
from typing import NamedTuple

from tcsite.published.wording import either

COMMITMENT = r"(?:technicians?'?s?'?\s+commitment|ymrwymiad\s+(?:i\s+|y\s+|ar\s+gyfer\s+)?(?:d|th?)echneg\w+)"
"""The Commitment by its name, in English or Welsh."""
NAMED = either(rf"\b{COMMITMENT}")
_LOOSELY = (
    r"(?:technical\s+commitment|tc\b"
    r"|(?:this|the|that|our|national|sector)\s+(?:[\w-]+\s+){0,2}(?:commitment|initiative|pledge|charter"
    r"|scheme)\b"
    r"|a\s+pledge\s+to\s+support\s+(?:(?:its|their|our)\s+)?technic)"
)
IT = rf"(?:{COMMITMENT}|{_LOOSELY})"
"""The Commitment by its name, or as "this initiative"."""
_NOT_ITSELF = (
    r"(?!'?s?\s+(?:(?!(?:and|or|in|with|to|by|at|as|on|for|from|since)\b)\w+\s+)?"
    r"(?:conference|event|network|steering|working|community|team|summit|group|action|self|report|submission|form"
    r"|award|champion|lead|signator(?:y|ies)|day|workshop|fund|bid|survey|index|newsletter|portal|webinar|logo"
    r"|website|page|panel|board|office|forum|project|stall)s?\b)"
)
_ITSELF = IT + _NOT_ITSELF

OTHER_SCHEMES = either(
    r"athena|race equality|concordat|\bdora\b|san francisco declaration|armed forces|disability confident",
    r"stonewall|mindful employer|time to change|living wage|knowledge exchange|hr excellence",
    r"sustainable development goals?|covenant|leiden|civic agreement|women in finance|halpin|emily test",
    r"university mental health charter|dementia",
)
"""Other things that institutions sign."""

_SIGNATORY = (
    r"signator(?:y|ies)\b"
    r"(?!\s+(?:event|network|meeting|conference|day|form|letter|lead|universit|institut|organi)\w*)"
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_BE = r"(?:is|are|am|was|were|be|been|being|became|become|becomes|becoming|remains?|remained|as|'re|named)"
_GAP = r"(?:[^.;:!?]{0,70}?\s)"
_ONE_OF = r"(?:one of|among|amongst)"
# "signed the internationally recognised …", but not "signed a letter about …"
_STEP = (
    r"(?:(?!(?:letters?|plans?|terms|forms?|reports?|cards?|petitions?|documents?|our|their|copies|copy)\b)"
    r"[\w'-]+,?\s){0,5}?"
)


class Predicate(NamedTuple):
    """A way to say it."""

    role: str
    pattern: re.Pattern[str]
    verb_first: bool = False  # as in Welsh, or in the passive: the subject stands within it or behind
    behind: bool = False  # the subject stands right behind it and nowhere else


_ENGLISH = (
    # "is a proud signatory", "became one of the founding signatories", "as a signatory"
    ("signatory", rf"\b{_BE}\s(?!invited\b|led\b|supported\b|required\b|asked\b){_GAP}??{_SIGNATORY}"),
    # "is one of over 120 signatory institutions"
    (
        "signatory",
        rf"\b{_BE}\s(?:[\w-]+\s){{0,4}}?{_ONE_OF}\s{_GAP}signatory\s+(?:universit|institut|organi)\w+",
    ),
    # "Example, a signatory of", "Example (a signatory since 2017)"
    (
        "signatory",
        rf"[,(]\s?(?:now\s)?(?:an?|one of (?:the|over)[^,;.]{{0,30}}?)\s(?:[\w-]+\s){{0,3}}?{_SIGNATORY}",
    ),
    # "with Example among the founding signatories"
    (
        "signatory",
        rf"\bamong(?:st)?\s(?:the|its|their|over|more than)\s(?:[\w-]+\s){{0,3}}?{_SIGNATORY}",
    ),
    # "as one of the institutions signed up to"
    ("signatory", rf"\bas\s+one of\s[^.;,]{{0,60}}?\b(?:signed|backed|joined)\b[^.;,]{{0,40}}?{IT}"),
    # "is a Technician Commitment employer"
    ("signatory", rf"\b(?:is|are)\s(?:now\s)?an?\s(?:\w+\s)?{COMMITMENT}\s(?:universit|institut|employ)\w+"),
    # "has signed (up to)", "by signing", "re-signed"
    (
        "signatory",
        rf"\b(?:re-?)?(?:signed|signing|signs)(?:\s+up)?\b(?:\s+(?:to|on\s+to))?\s{_STEP}{_ITSELF}",
    ),
    ("signatory", rf"\bsign(?:\s+up\s+to)?\s{_STEP}{_ITSELF}"),
    # "signed the University up to", "put our name to"
    ("signatory", rf"\bsigned\s(?:us|(?:[\w']+\s){{1,5}}?)\s?up\s+to\s{_STEP}{_ITSELF}"),
    (
        "signatory",
        r"\b(?:put|puts|putting|added|add|adding)\s(?:his|her|its|our|their)\s(?:name|signature)\s+to\s"
        rf"{_STEP}{_ITSELF}",
    ),
    # "we first signed in 2018"
    (
        "signatory",
        rf"\b(?:signed|signed up|joined)\s+(?:back\s+)?in\s+(?:(?:{_MONTHS})\s+)?20\d\d\b(?!\s+(?:an?|the|our|with)\b)",
    ),
    # "joined", "re-joined"; "joined 83 universities in becoming signatories of"
    (
        "signatory",
        rf"\b(?:re-?)?(?:joined|joins|joining|join)\s(?:the\s|\w+'s\s)?(?:national\s|sector[- ]wide\s"
        rf"|uk\s)?{_ITSELF}",
    ),
    ("signatory", r"\b(?:joined|joins|joining)\s[^.;]{0,90}?\bsignator(?:y|ies)\s+(?:of|to)\b"),
    (
        "signatory",
        rf"\b(?:joined|joins|joining|join)\s[^.;]{{0,90}}?\bin\s+(?:signing|backing|pledging)\b[^.;]{{0,40}}?{IT}",
    ),
    # "has committed itself to", "pledged itself to"
    (
        "signatory",
        rf"\b(?:has|have|had)\s+(?:\w+\s+)?committed\s+(?:itself\s+|ourselves\s+)?to\s+(?:the\s+)?{COMMITMENT}",
    ),
    ("signatory", rf"\bpledged\s+(?:itself|ourselves|themselves)\s+to\s+(?:the\s+)?(?:\w+\s+)?{COMMITMENT}"),
    # "pledged its support to", "has pledged to support", "backed a pledge"
    (
        "signatory",
        r"\b(?:pledged|pledges|pledging|pledge)\s+(?:(?:its|their|our|full|to)\s+)*"
        rf"(?:support(?:\s+(?:to|for))?|commitment\s+to)\s{_STEP}{IT}",
    ),
    (
        "signatory",
        rf"\b(?:backed|endorsed|adopted|subscribes?\s+to|subscribed\s+to|pledged\s+to)\s{_STEP}{IT}",
    ),
    # "is a member of"
    (
        "signatory",
        r"\b(?:is|are|been|became|become)\s+(?:(?:a|an|now|also|active|proud|full|early)\s+)*"
        rf"(?:member|part)s?\s+of\s+(?:the\s+)?{_ITSELF}",
    ),
    ("signatory", rf"\b(?:takes?\s+part|participates?|participating)\s+in\s+(?:the\s+)?(?:\w+\s+)?{_ITSELF}"),
    # "is among over 35 universities to have backed the pledge"
    (
        "signatory",
        rf"\b(?:is|are|was|were)\s+(?:\w+\s+){{0,4}}{_ONE_OF}\s[^.;:!?]{{0,110}}?"
        rf"\b(?:signed|backed|joined|pledged)\s{_GAP}??{IT}",
    ),
    # "was one of the first universities to sign"
    (
        "signatory",
        rf"\b(?:is|are|was|were|became)\s(?:[\w-]+\s){{0,4}}?first\s[^.;:!?]{{0,60}}?"
        rf"\bto\s(?:have\s)?(?:sign|join|back|pledge|adopt)\w*\s{_GAP}??{IT}",
    ),
    # "renewed our membership of"
    (
        "signatory",
        rf"\brenewed\s+(?:our|its)\s+(?:\w+\s+)?(?:membership|pledge|signature)\s+(?:of|to)\s{_STEP}{IT}",
    ),
    # "was awarded signatory status", "by renewing its signatory status"
    (
        "signatory",
        r"\b(?:renew|maintain|retain|confirm)\w*\s(?:its|our)\s(?:[\w-]+\s){0,2}?signatory\s+status\b",
    ),
    (
        "signatory",
        r"\b(?:awarded|achieved|granted|gained|obtained|holds?|held|received|has|have)\s(?:[\w-]+\s){0,4}?"
        r"signatory\s+status\b",
    ),
    (
        "supporter",
        rf"\b(?:is|are|became|become|becomes|as)\s(?:[\w-]+\s){{0,4}}?supporters?\s+of\s+(?:the\s+)?{IT}",
    ),
    (
        "supporter",
        r"\b(?:proud\s+to\s+support|fully\s+supports?|supports?|supporting)\s+"
        rf"(?:the\s+)?(?:\w+\s+){{0,2}}?{COMMITMENT}",
    ),
    (
        "supporter",
        rf"\b(?:is|are)\s+(?:\w+\s+){{0,2}}committed\s+to\s+(?:the\s+)?(?:\w+\s+){{0,2}}?{COMMITMENT}",
    ),
)
_VERB_FIRST = (
    # "The Technician Commitment was signed by our Vice-Chancellor"
    (
        "signatory",
        rf"{_ITSELF}[^.;:!?]{{0,40}}?\b(?:was|were|been)\s(?:\w+\s){{0,2}}?signed\b[^.;:!?]{{0,20}}?\bby\b",
    ),
    ("signatory", rf"\bsigned\s+by\s[^.;]{{0,80}}?,\s(?:the\s+)?{_ITSELF}"),
    ("signatory", rf"{_ITSELF}[,:]\s+signed\s+by\b"),
    # "llofnododd", "wedi llofnodi", "yn llofnodwr", "ymunodd â"
    ("signatory", rf"\b(?:l?lofnod\w+|arwydd\w+|ymun\w+|hymun\w+)\b[^.;:!?]{{0,70}}{COMMITMENT}"),
    ("signatory", rf"\b{COMMITMENT}[^.;:!?]{{0,40}}\b(?:l?lofnod\w+)\b"),
)
# "with 36 founding signatories, of which Example is one"
_BEHIND = (
    rf"\b{_SIGNATORY},?\s(?:of (?:which|whom)|one of (?:which|whom) (?:is|was)|including|among them)\s"
    r"(?:(?:is|was|were)\s)?"
)
PREDICATES = (
    *(Predicate(role, either(pattern)) for role, pattern in _ENGLISH),
    *(Predicate(role, either(pattern), verb_first=True) for role, pattern in _VERB_FIRST),
    Predicate("signatory", either(_BEHIND), behind=True),
)

_ADORNED = r"(?:a|an|proud|founding|founder|official|current|status)[\s:-]+"
BADGE = either(
    r"^\W*(?:(?:a|an|the|we are|proud|founding|founder|early|original|full|official|current|status"
    r"|logo)[\s:-]+)*"
    rf"(?:{COMMITMENT}[\s:,-]+(?:{_ADORNED})*signatory"
    rf"|signatory\s+(?:of|to|for)\s+(?:the\s+)?{COMMITMENT}"
    rf"|signatory(?:\s+since)?(?=\W*(?:$|since\b|in\b|\d|{_MONTHS})))"
)
"""A line that says it without a verb: "Proud signatory of the Technician Commitment", a badge's words."""
BADGE_WORDS = 14  # longer ones are sentences

_WAS = r"\b(?:was|were)\s+"
LAPSED = either(
    rf"\bno longer\s(?:[\w-]+\s){{0,3}}?(?:{_SIGNATORY}|member|part|supporter|signed)",
    r"\bceased to be\b",
    r"\bwithdr(?:ew|awn|awing|awal)\b",
    rf"\b(?:former|past|previous|lapsed|one-time)\s+(?:\w+\s+)?{_SIGNATORY}",
    r"\blapsed\b",
    rf"{_WAS}(?:previously\s+|formerly\s+|once\s+)?(?:an?\s+)?(?:\w+\s+)?{_SIGNATORY}[^.;]{{0,80}}?"
    r"\b(?:until|till|from\s+\w*\s?20\d\d\s+(?:to|until|till)|between\s+\w*\s?20\d\d\s+and)\b",
    rf"{_WAS}(?:previously|formerly|once)\s(?:an?\s+)?(?:\w+\s+)?{_SIGNATORY}",
    rf"\bused to be\s(?:an?\s)?(?:\w+\s)?{_SIGNATORY}",
    r"\b(?:not|never)\s+(?:been\s+)?renewed\b",
    rf"\bleft the\s+{COMMITMENT}",
    r"\bsignatory status\s(?:\w+\s){0,3}(?:ended|expired|lapsed)",
)
RESTARTED = either(r"\bre-?(?:join|sign|start|new|instat|commit)\w*", r"\bonce again\b")

BEFORE_NOT = either(
    r"(?:\b(?:invit\w+|encourag\w+|ask(?:ed|s)?|able|eligible|wish\w*|want\w*|how|appl(?:y|ying)"
    r"|opportunit\w+"
    r"|require[ds]?|interested|process|benefits|criteria|requirements|before|prior|until|unless|whether|if"
    r"|not|never"
    r"|cannot|can|could|(?-i:may)|might|would|should|must|keen|urg\w+|call\w*|other|fellow)\b"
    r"|n't)[^,;.]{0,30}$"
)
"""What between its subject and itself makes it no statement of fact."""
CONDITION = either(r"\b(?:if|whether|unless|until|before|how|why|should|were)\b[^,;.]{0,30}$")
"""What in front of its subject does."""
INFINITIVE = either(r"\bto\s+(?:(?:formally|officially|proudly|now)\s+)?$")
LICENSED = either(
    r"\b(?:proud|delighted|pleased|glad|happy|excited|thrilled|honoured|privileged|agreed|decided|chose|chosen|opted"
    r"|resolved|first|continues?|continued|remains?)\b[^,;.]{0,40}$"
)
"""What makes a fact of "to sign", "to be a signatory"; without it, an infinitive is a wish or a condition."""
PLAIN_FORM = either(r"^(?:be|become|sign|join|pledge)\b")
AFTER_AUXILIARY = either(
    r"(?:\b(?:has|have|had|having)|'ve)\s+(?:[\w-]+\s+){0,2}$",
    r"\b(?:we|who|did|to|formally|recently|now|newly|just|also|proudly|officially|since|only|and)\s+$",
    r"\s(?:and|&)\s(?:the\s)?(?-i:[A-Z])[\w'-]+(?:\s(?:(?:of|the)\s)*(?-i:[A-Z])[\w'-]+){0,4}\s$",  # two have
)
"""What a verb's plain form stands behind in a statement: "we have become", not "to see the University become"."""
BIDDING = either(
    r"\b(?:ask|call|urg|want|invit|encourag|persuad|expect|requir|press|lobb|enabl|allow|help|need)\w*\b[^,;.]{0,30}$"
)
"""What in front of "the University to sign" makes it somebody's wish."""
BEFORE_JOINING = either(
    r"\b(?:hop(?:e|es|ed|ing)|aim(?:s|ed|ing)?|plan(?:s|ned|ning)?|intend\w*|intention|going|look(?:s|ing)"
    r"|work(?:s|ing)|seek(?:s|ing)?|prepar\w+|aspir\w+|considering|explor\w+|ambition|will|shall|soon|about"
    r"|in the process of|steps)\b[^,;.]{0,40}$"
)
"""What in front of it makes it an intention."""
STILL = either(r"\b(?:continue|remain)\b[^,;.]{0,20}$")
FOUNDING = either(r"\b(?:founding|founders?)\b")
PAST_ONLY = either(rf"^(?:was|were)\s+(?:an?\s+)?(?:proud\s+)?{_SIGNATORY}")
"""Was a signatory: is it still? Not said."""

OTHERS = (
    r"universities|institutions|institutes|organi[sz]ations|employers|signatories|supporters|funders|they"
    r"|more than half|members|partners|s?he\b|i\b"
    r"|our (?:[\w-]+ ){0,2}?(?:partners?|collaborators?|friends|champions?|leads?|technicians?|staff|colleagues|teams?"
    r"|groups?|managers?)"
    r"|their\s(?:[\w-]+\s){0,2}?(?:vice-?\s?chancellor|principal|president|provost|director)s?"
    r"|which\s+(?:organi[sz]ation|institution|university)|(?:an?|any|each|every|your|another)\s+(?:\w+\s+)?"
    r"(?:organi[sz]ation|institution|university|employer|signatory)"
)
"""Subjects that are not the institution."""
OUR = either(
    r"\bit (?:is|was|has been|gives us) (?:a|an|our|great) (?:\w+ )?(?:privilege|pleasure|honou?r|delight)\b",
    r"\bour\s+(?:[\w-]+\s+){0,2}?(?:status|dedication|involvement|journey|commitment|pledge|role|position|decision"
    r"|participation|self-assessment|action plan|plan|progress|work|report|values|recognition|technical community)\b",
)
"""What speaks for the institution where nobody is named."""
HEADS = r"(?:vice-?\s?chancellor|principal|president|provost|director|chief executive|head of)"
"""Whoever signs for the institution."""

LAUNCHED = either(
    r"\b(?:launched|founded|established|created|introduced|published)\s+(?:\w+\s+)?$",
    r"\b(?:commitment|initiative|scheme|campaign|it)\s+(?:first\s+)?(?:started|began)\s+(?:back\s+)?$",
)
"""In front of a date that is not the institution's."""
DATED = either(
    r"(?:\b(?:in|on|since|from|during|of|back in|signed|joined|yn|ym|ers|ar)|[:(,-])\s*"
    r"(?:the\s+)?(?:early |late |mid-?|mis )?$"
)
"""In front of a date that is."""
