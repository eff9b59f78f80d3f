"""What pages call an action plan, and what only sounds like one: patterns and words, as tables."""

import re

from tcsite.published.wording import either, listed

_COMMITMENT = r"technicians?'?s?'?[\s_-]+commitment"
PLAN = either(
    r"\baction[\s_-]*plan(?:s|ning)?\b|\bplans? of action\b",
    rf"\b{_COMMITMENT}[\s_:-]{{1,10}}(?:[\w'][\w'-]{{0,40}}\s{{1,10}}){{0,3}}?plan\b|\btc[\s_-]plan\b",
    r"\b(?:two|three|2|3|24|36)[\s-](?:year|month)s?[\s-]plan\b|\bplan[\s-]on[\s-]a[\s-]page\b",
    r"\b[cg]h?ynllun(?:iau)?[\s_-]+gweithredu\b",
)
PLAN_HREF = either(r"action(?:[-_+.]|%20|\s)*plan|cynllun(?:[-_+]|%20)*gweithredu|\btc(?:[-_]|%20)*plan")
ABOUT_TECHNICIANS = either(r"technici|technegw|\btc\b|commitment")

OTHER_PLANS = either(
    r"athena|swan|race equality|\brec\b|concordat|gender|equality|diversity|\bedi\b|carbon|climate|net zero",
    r"environment\w*|biodiversity|access and participation|hr excellence|research(?:er)? (?:culture"
    r"|development|integrity)",
    r"strategic plan|travel plan|business continuity|mental health|well-?being|slavery|apprentice|welsh "
    r"language",
    r"people plan|civic|sustainability (?:action )?plan|plan (?:for|on) sustainability",
)
"""Plans that are not the Commitment's, unless technicians are named too."""
NOT_A_PLAN = either(
    r"\bguidance\b|\btemplate\b|\bminutes\b|\bfeedback\b|\bsurvey\b|\bconsultation\b|\blaunch(?:e[sd])?\b"
    r"|\bhow to\b",
    r"\bwebinar\b|terms of reference|\bfaqs?\b|frequently asked|\bcase stud|\bexamples?\b"
    r"|\bnews(?:letter)?\b|\bvideo\b",
    r"\bregister\b|\bvacanc|\bsigned letter|report on",
    r"(?:progress|annual|closing|final|interim|update) (?:report|paper|summary)",
)
PROGRESS = either(
    r"\bprogress\b|\breview\b|\bupdates?\b|\breport\b|\bevaluation\b|\bclosed\b|\bprevious\b|\bpast\b"
    r"|\barchived?\b",
    r"\bold\b|\brag\b",
)
"""Words of what is about a plan, or of one that is over."""
PILLAR = either(
    r"\W*(?:visibility|recognition|career development|development|sustainability|evaluating impact"
    r"|impact)\s*[:-]"
)
"""An item that explains a pillar."""
STAGE = either(r"\b(?:stage|phase|cam)\s*[:-]?\s*(?P<number>\d|one|two|three|four)\b")
"""Plans follow one another in stages: where no period is told, the higher is the newer."""

WEAK = listed(
    "please find out read learn see discover explore view download open click access show get more here now "
    "this it "
    "the full link via on our a copy of in as for to and is document pdf word page website site file plan "
    "version "
    "attachment information details about available english cymraeg welsh doc docx xlsx excel kb mb kib mib "
    "opens new "
    "window tab stage phase part appendix annex one two three i ii iii rhagor darllen darllenwch mwy yma "
    "lawrlwytho "
    "lawrlwythwch dogfen wybodaeth"
)
"""Words of link texts that say nothing by themselves: what they mean stands beside them."""

_NOTHING = re.compile(r"(?!)")
KINDS = (
    ("pdf", either(r"\.pdf$|:b:|format=pdf|type=pdf|\.pdf(?=[&#?])"), either(r"\bpdf\b")),
    ("docx", either(r"\.(?:docx?|odt|rtf)$|:w:"), either(r"\bword\b|\bdocx?\b")),
    ("xlsx", either(r"\.(?:xlsx?|ods|csv)$|:x:"), either(r"\bexcel\b|\bspreadsheet\b|\bxlsx?\b")),
    ("image", either(r"\.(?:png|jpe?g|gif|webp|svg)$"), _NOTHING),
    ("other", either(r"\.(?:pptx?|zip|odp)$|:p:"), either(r"\bpowerpoint\b")),
)
"""A file's kind: by its address, and by the words of its link."""

LOG_IN_HOSTS = (
    *(
        "sharepoint.com",
        "office.com",
        "office365.com",
        "microsoftonline.com",
        "teams.microsoft.com",
        "1drv.ms",
    ),
    *("onedrive.live.com", "yammer.com", "workplace.com", "box.com"),
)
LOG_IN = either(
    r"\bintranet\b|\bstaffnet\b|/login\b|/sso/|\bsso\.|\bmoodle\b|\bblackboard\b|staff[\s-]only",
    r"internal (?:access )?only|log-?\s?in required|request access|sign[\s-]in required|requires? (?:a "
    r")?log-?in",
    r"staff (?:access|login)",
)

# A plan that stands on the page itself.
GENERIC = either(
    r"technicians? within the (?:organisation|university|institution)|gain recognition through professional",
    r"clear,? documented career|future sustainability of technical skills|technical expertise is fully "
    r"utilised",
    r"contribution of technicians is visible|regularly assess(?:ing)? the impact",
    r"career progression opportunities for technicians",
)
"""The initiative's own words for its pillars: no actions of anybody's."""
_VERBS = (
    "ensur develop creat establish provid introduc review promot increas improv support identif continu "
    "launch hold run "
    "organis host publish set work explor deliver implement embed rais encourag offer appoint includ "
    "consult map monitor "
    "recogni celebrat showcas produc design expand extend enabl empower maintain updat build engag shar "
    "collect conduct "
    "undertak carr defin agree submit propos consider investigat facilitat recruit train nominat invit "
    "track add mak giv us "
    "start begin complet evaluat assess audit align advertis communicat collaborat consolidat enhanc "
    "strengthen formalis "
    "secur seek featur profil pilot benchmark standardis show tell write ask meet send open form draft "
    "reinstat fund "
    "allocat record report survey scope prepar plan progress renew refresh roll lobby measur analys clarif "
    "hire link list "
    "lead put bring tak visit award nurtur champion advocat streamlin simplif"
)
ACTION = either(
    r"(?:\W|\d|[A-Z]{1,3}\d+[.:)]?\s)*"
    r"(?:to\s+|we (?:will|have|are|commit|shall|plan)\b\s*|will\s+|continu\w+ to\s+|further\s+|regularly\s+"
    r"|annually\s+"
    rf"|actively\s+)*(?:{'|'.join(_VERBS.split())})\w*\b"
)
"""How an action begins."""
ACTION_COLUMN = either(
    r"\baction|\bactivit|\bobjective|\binitiative|\bcommitment\b|\bwhat\b|\btask|\bgoal|\bgweithred"
)
OTHER_COLUMN = either(
    r"\bwho\b|\bowner|\bowned\b|\blead|responsib|\bwhen\b|\btime|\bdate\b|\bdeadline|\btarget|\bstatus"
    r"|\brag\b|\bprogress",
    r"\bsuccess|\bmeasure|\boutcome|\boutput|\bkpi|\bdeliver|\bcompletion|\bstart\b|\bend\b|\bpillar|\btheme"
    r"|\bstrand",
    r"\bresource|\bevidence|\bimpact|\bby when|\byear\b|\bcyfrifol|\bamserlen",
)
"""The heads of a plan's table."""
