"""What stands near the name of somebody to ask, and near other names: as tables."""

import re

from tcsite.published.wording import either

ASKING = either(
    r"\bcontacts?\b|\bcontacting\b|get(?:ting)? in touch|\be-?mail(?:ing)?\b|\benquir|\binquir|\bquer(?:y"
    r"|ies)\b",
    r"\bquestions?\b|(?:further|more) information|find out more|\bspeak (?:to|with)\b|\btalk to\b|\bplease "
    r"ask\b|\bask\b",
    r"get involved|\bcyswllt\b|\bcysylltu\b|\bcysylltwch\b|\be-?bost\b|rhagor o wybodaeth",
)
"""Words near which a contact is named."""
CONTACTING = either(
    r"\bcontacts?\b|\bcontacting\b|get(?:ting)? in touch|\be-?mail|\benquir|\bquer(?:y|ies)\b|\bquestions?\b",
    r"who to (?:ask|speak)|key people|\bcyswllt|\bcysylltu|\bcysylltwch",
)
"""Headings and lines that lead up to contacts."""

_LEADS = r"(?:leads?|leaders?|champions?|sponsors?|co-?ordinators?)\b"
_COMMITMENT = r"(?:technicians?'?s?'? commitment|\btc|\bcommitment)"
_CAUSE = rf"(?:{_COMMITMENT}|technicians\b|technical staff)"
LEADING = either(
    # "Technician Commitment (project) lead", "TC manager"
    rf"{_COMMITMENT}(?:'s)?[\s:-]+(?:[\w-]+[\s-]+){{0,2}}?(?:{_LEADS}|managers?\b|officers?\b)",
    # "institutional lead", "the University's academic champion"
    rf"\b(?:institutional|university|university's|institute's?|college's?)[\s-]+(?:[\w-]+[\s-]+)?{_LEADS}",
    # "lead for the Technician Commitment"
    rf"\b(?:leads?|leader|champion|sponsor|co-?ordinator|manager|contact|responsible) (?:for|of|on) "
    rf"(?:the |our )?(?:[\w'-]+ ){{0,2}}{_CAUSE}",
    # a label: "Lead: …", "Academic sponsor: …"
    r"^(?:(?:academic|executive|technical|senior|project|operational|joint|deputy)[ -])?"
    r"(?:co-)?(?:leads?|champions?|sponsors?|(?:key|lead|main|named|first|principal) contacts?"
    r"|contact person|(?:named )?(?:point|person)s? of contact)\s*(?:[:-]|$)",
    r"\b(?:named |main |first )?(?:point|person)s? of contact\b",
    flags=re.IGNORECASE | re.MULTILINE,
)
"""Roles that make a person the one to ask."""

CONTACT_ONLY = either(
    r"\W*(?:(?:key|main|named|your|technician commitment)\s+)*contacts?(?:\s+(?:us|person|details|information))?\W*$"
)
"""A heading under which a name alone is the contact's."""
ADDRESSED = either(
    r"\b(?:contact|contacting|e-?mail|ask|call|phone|ring|(?:speak|talk|write) (?:to|with)|(?:get )?in touch with"
    r"|(?:sent|directed|addressed) to|reach out to|cysylltwch (?:a|â))\s+(?:(?:the|our)\s)?$",
    r"\b(?:named|lead|main|key) contact\s*[:-]\s*$",
)
"""In front of a name: this is who is to be asked, whatever else is told."""
QUOTED = either(
    r"\b(?:said|says|adds|added|commented|comments|explained|explains|stated|remarked|states|tells|reflects"
    r"|writes)\b",
    r"[\"]\s*[-,]?\s*$",
)
"""Somebody speaks."""
BY = either(
    r"\b(?:chaired|signed|launched|opened|presented|endorsed|approved|welcomed|introduced|hosted|attended"
    r"|written"
    r"|organised|won|awarded|taken|posted|published|nominated)\s+(?:\w+\s+)?(?:by|to)\s+(?:the\s+"
    r"|our\s+)?(?:[\w'(),-]+\s+){0,8}$"
)
"""In front of a name: somebody did something once."""
MAINTAINS = either(
    r"page (?:contact|owner|editor|author|maintained)|content (?:owner|editor)|last (?:updated|modified"
    r"|revised|reviewed)",
    r"web ?master|web (?:editor|team)|(?:media|press) (?:enquir|office|contact|relations)|press release",
    r"notes? (?:to|for) editors?|\bposted (?:by|on)\b|\bpublished (?:by|on)\b|\bauthor\b|\bwritten by\b"
    r"|\bphoto|credit:",
)
"""Who looks after the page, or speaks to the press."""
MEMBERS = either(
    r"\b(?:members?|membership|steering|working|board|committee|group|panel|team|acknowledg\w*|winners?"
    r"|profiles?"
    r"|testimon\w*|stories|meet (?:the|our)|spotlight|case stud\w*)\b"
)
"""Headings of lists of people."""

NATIONAL_HOSTS = (
    *("techniciancommitment.org.uk", "itss.org.uk", "sciencecouncil.org", "gatsby.org.uk"),
    *("technicians.org.uk", "uk-itss.org.uk"),
)
NATIONAL = either(
    r"science council|institute (?:for|of) technical skills|\bitss\b|gatsby",
    r"technician commitment (?:programme|team at|board|associate)",
)
"""Who speaks for the initiative is no institution's contact."""

PHONE = either(
    r"(?:\+44|\(?0\d{2,4}\)?)[\s\d()-]{6,14}\d",
    r"\bext(?:ension|n)?\.?:?\s*\d{3,6}",
)
FORM = either(
    r"contact[\s_-]*(?:us\b|form)|enquir\w+[\s_-]*form|online[\s_-]form|forms\.office\.com|forms\.gle"
    r"|/forms?\b"
)
