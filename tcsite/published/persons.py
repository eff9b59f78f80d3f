"""Persons named in a text, with the posts that stand beside their names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tcsite.published.wording import bare, either, listed, plain, seen

_TITLE = (
    r"(?:Prof(?:essor)?|Dr|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Rev(?:erend)?|Lord|Lady|Eur\s?Ing|Yr\s+Athro|Athro)\.?"
)
_PARTICLE = r"(?:van|der|den|de|la|le|di|da|dos|von|bin|al|el|ap|ab|ferch|y)"
_CAPITAL = r"[A-ZÀ-Þ][\w'-]*\.?"
_RUN = re.compile(rf"{_CAPITAL}(?:[ ]+(?:{_PARTICLE}[ ]+){{0,2}}{_CAPITAL})*")
_IS_TITLE = re.compile(_TITLE, re.IGNORECASE)
_WORD = re.compile(r"(?:(?:Mc|Mac|O'|D'|De|Du|Fitz|Le|La|Van)?[A-ZÀ-Þ][a-zà-ÿ']+)(?:-[A-ZÀ-Þ]?[a-zà-ÿ]+)*")
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.?|[A-Z]{2}(?=$)")
_LOWER = re.compile(_PARTICLE)
_POSTNOMINAL = listed(
    "mbe obe cbe kbe dbe phd frs frse frsc mrcvs csci rsci rscitech fist mist msc bsc ba ma cchem freng "
    "fhea sfhea"
)

NOT_NAMES = listed(
    "a about academic academy access accessibility accept achievements action actions active activities "
    "activity additional address admin advance "
    "advisor adviser affairs after aim aims all also an analyst and annual any application applied "
    "apprenticeship april arts "
    "ask asks dear please speak speaks write ring reach thank thanks see meet welcome and "
    "as assessment assistant associate athena at attribution august award awards azure back bank based "
    "before belfast best better biology biological biomedical board "
    "bridge bristol britain british building buildings business but by call cambridge campus cancer cardiff "
    "career careers case central centre chair chairs "
    "champion champions charitable charter chartered chemical chemistry chief city civil clinical coach "
    "co-chair co-ordinator college commission commitment committee "
    "communications community company computer computing conference contact contacts continuing coordinator "
    "core corporate council "
    "country course creative culture current cymru data dean deadline december delivery dental department "
    "deputy design details development digital "
    "director directorate discover diversity division doctoral document documents download draft each early "
    "earth east edinburgh education email "
    "employee employer employment engagement engineer engineering england english enquiries environment "
    "environmental equality "
    "equipment estates europe european evaluating event events excellence executive experience external "
    "faculties faculty fair february feedback fellow "
    "fellowship film find fine first follow food for form foundation founding four from full fund funding "
    "further future gatsby "
    "general get glasgow global good governance grade grant great group groups have head health hello help "
    "her here high higher his home "
    "hospital hotel house hr hub human i identity if impact in inclusion industry information innovation "
    "institute institution institutional "
    "instrument international involved ireland is it its january job jobs join joint journal july june key "
    "king kingdom know knowledge lab laboratory "
    "language last latest law lead leader leaders leadership leads learn learning lecturer leeds library "
    "life link linkedin links liverpool local "
    "london louis main make makes management manager managers manchester march materials mathematics may "
    "media medical medicine "
    "meet meeting member members mental menu message microsoft midlands mission monday month more mr my "
    "name national natural navigation "
    "network networks new news newsletter next no north northern not nottingham november number nursing "
    "october of office officer "
    "official on online open operational operations or organisation organisational our outreach outstanding "
    "over overview oxford page papin park part "
    "partner partners partnership pathway pathways pdf people performing personnel pharmacy phase phone "
    "physical physics pillar pillars plan planning plans please "
    "pledge policies policy post postgraduate president press principal prifysgol prize privacy pro "
    "pro-vice-chancellor professional "
    "professionals professor profile profiles programme progress progression project projects provost "
    "public publications published quality queen queens "
    "read recognition recommendation red ref register registered registrar registration registry report "
    "reports representative representatives research researcher "
    "resource resources review road role royal saturday school schools science sciences scientific scotland "
    "scottish search secretary section see "
    "self self-assessment senior september service services share sharepoint she sheffield shared sign "
    "signatories signatory site skills skip so social societies society "
    "software south southern specialist sponsor sport staff stage statement steering step stories story "
    "strand strategic strategies strategy street student "
    "students studio studies study submit success sunday superintendent supervisor support supported "
    "supporter survey sustainability sustainable swan "
    "talent teaching team teams technical technician technicians techniciansmakeithappen technology tel "
    "telephone terms that the theatre their theme themes there these they "
    "this those three through thursday times to together tower training tuesday twitter two uk ukri "
    "undergraduate union unit united universities "
    "university until update updated updates us use useful values vc vice vice-chancellor vice-president "
    "video view vision visibility visit voice "
    "wales we web website website wednesday welcome wellbeing wellcome welsh west western what when where "
    "who why will with women word work working "
    "workshop workshops year years yes yorkshire you young your youtube x facebook instagram strategies "
    "everyone everything using download athro dechnegwyr ymrwymiad "
    "technegwyr cynllun gweithredu cysylltu cyswllt ebost cyfarwyddwr pennaeth gwasanaethau technegol "
    "year-on-year prof dr mrs ms miss sir dame"
)
"""Words that begin with a capital on such pages and are no part of a person's name."""

SURNAMES = listed(
    "back bank bell best bridge cook dean day early east english fair foot ford grant green hall hill key "
    "king kent knight "
    "lane law lee lord major march marsh mason may mills moon north page park price read rich rose "
    "south steel stone swan sharp strange summer walsh way welsh west white will wise wood young"
)
"""Those of them that may be one's last name."""

_VICE = r"(?:pro-?\s?)?vice-?\s?(?:chancellor|principal|president)"
POST = either(
    rf"\b(?:head|director|manager|lead(?:er)?s?|officer|co-?ordinator|technician|technologist|dean|{_VICE})\b",
    r"\b(?:superintend[ae]nt|professor|chair(?:person)?|co-chair|champion|provost|registrar|advis[eo]r"
    r"|partner)\b",
    r"\b(?:administrator|specialist|supervisor|scientist|engineer|fellow|principal|president|secretary)\b",
    r"\b(?:assistant|associate|executive|curator|demonstrator|consultant|analyst|sponsor|lecturer)\b",
    r"\b(?:point|person) of contact\b|\b(?:named|main|key) contact\b",
    r"\brep(?:resentative)?\b|\btechnical (?:services|operations)\b",
    r"\b(?:pennaeth|cyfarwyddwr|rheolwr|swyddog|arweinydd)\b",
)
_AFTER = re.compile(
    r"^\s*(?:,|-|\(|:|\||;|is\s+(?:the\s+|our\s+)?(?:new\s+|current\s+)?(?=\w))\s*([^@\n;|]{3,160})",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"([^\n.;|@]{3,90}?)\s*(?::|-|,|\bis\b|\()\s*$")
_POST_ENDS = either(
    r",\s+and\s.*|\s+and\s+(?:our|the|their|his|her)\b.*",
    r"\s+(?:on|at|by|via|or|tel|t:|e:|email|e-mail|phone|ext|who|will|can|has|said|says|for (?:more"
    r"|further))\b.*",
    r"[).](?:\s.*)?$",
    r"\s*[-,(|]\s*(?:tel|e-?mail|phone|t|e)\b.*",
)


class Person(NamedTuple):
    """A person and where the name stands in the text."""

    name: str  # with titles, as written
    titled: bool
    start: int
    end: int

    @property
    def words(self) -> list[str]:
        """The name's words for comparison, without titles and initials."""
        return words_of(self.name)


_TITLES = listed("prof professor dr mr mrs ms miss mx sir dame rev reverend lord lady eur ing yr athro")


def words_of(name: str) -> list[str]:
    """A name's words for comparison, without titles and initials."""
    return [word for word in bare(name).split() if len(word) > 1 and word not in _TITLES]


def persons(text: str) -> Iterator[Person]:
    """The names of persons in a text, in its order. Without a title, two words that may be a name are one."""
    flat = plain(text)
    for run in _RUN.finditer(flat):
        yield from _in_run(flat, run.start(), run[0])


def _in_run(flat: str, offset: int, run: str) -> Iterator[Person]:
    """A run of capitalised words: titles begin a name, words that are no name end one."""
    words: list[tuple[str, int]] = []
    for match in re.finditer(r"\S+", run):
        word, title = match[0], bool(_IS_TITLE.fullmatch(match[0]))
        named = any(not _IS_TITLE.fullmatch(one) for one, _ in words)
        fits = not title and _fits(word, words)
        if (title and named) or not (title or fits):
            yield from _person(flat, offset, words)
            words = []
        if title or fits:
            words.append((word, match.start()))
    yield from _person(flat, offset, words)


def _fits(word: str, before: list[tuple[str, int]]) -> bool:
    known = [one for one, _ in before if not _IS_TITLE.fullmatch(one)]
    if known and known[-1].endswith(".") and len(known[-1]) > 2:  # the last word of a sentence
        return False
    common = bare(word.removesuffix("'s"))
    if common in _POSTNOMINAL or (common in NOT_NAMES and not (known and common in SURNAMES)):
        return False
    small = bool(_LOWER.fullmatch(word)) and bool(known)
    return small or bool(_WORD.fullmatch(word.rstrip("."))) or bool(_INITIAL.fullmatch(word))


def _person(flat: str, offset: int, words: list[tuple[str, int]]) -> Iterator[Person]:
    titled = any(_IS_TITLE.fullmatch(one) for one, _ in words)
    names = [one for one, _ in words if not _IS_TITLE.fullmatch(one)]
    while names and _LOWER.fullmatch(names[-1]):
        names.pop()
        words = words[:-1]
    full = [one for one in names if len(one.rstrip(".")) > 1]
    if not full or len(names) > 5 or len(full) < (1 if titled else 2) - (len(names) > len(full)):
        return
    start = offset + words[0][1]
    end = offset + words[-1][1] + len(words[-1][0])
    name = flat[start:end].rstrip(".").removesuffix("'s")
    yield Person(name, titled, start, start + len(name))


def is_post(words: str) -> bool:
    """Whether some words name a post. The Commitment's own name holds the word technician."""
    lead = re.sub(
        r"\btechnicians?'?s?'?\s+commitment\b(?!\s+(?:\w+\s+)?(?:lead|champ|co-?ord|manag))",
        "",
        plain(words),
        flags=re.I,
    )
    return bool(POST.search(lead))


def post_beside(text: str, person: Person) -> str:
    """The post that stands beside a person's name; "" where there is none."""
    flat = plain(text)
    return _post_behind(flat[person.end :]) or _post_before(flat[: person.start])


def first_post(text: str) -> str:
    """The post that a text begins with, as the line below a name does."""
    return _post_behind(f"\n{plain(text)}")


_FAR = 300  # letters; what stands further behind a name is not beside it
_PRONOUNS = either(r"^\s*[(\[](?:she|he|they|her|him|them)\b[^)\]]{0,20}[)\]]")


def _post_behind(rest: str) -> str:
    rest = re.split(r"[\w.+'-]+\s?@", _PRONOUNS.sub("", rest[:_FAR]), maxsplit=1)[0]
    rest = re.sub(r"^(?:[ ,]+(?:" + "|".join(_POSTNOMINAL) + r"))+\b", "", rest, flags=re.IGNORECASE)
    if after := _AFTER.match(rest):
        told = _cut(after[1])
        if is_post(told):
            return told
    line, _, more = rest.lstrip(" ,)").partition("\n")
    if not line and (next_line := more.partition("\n")[0]) and is_post(next_line) and len(next_line) <= 100:
        return _cut(next_line)
    return ""


def _post_before(flat: str) -> str:
    before = _BEFORE.search(flat[-200:])
    if before and is_post(before[1]) and not re.search(r"[,;]", before[1][-2:]):
        told = re.split(r"[.!?]\s|\bthe\b\s+", before[1])[-1]
        return _cut(told) if is_post(told) and len(told) <= 80 else ""
    return ""


def _cut(words: str) -> str:
    told = seen(_POST_ENDS.sub("", words)).strip(" ,-:(")
    return told[:120]
