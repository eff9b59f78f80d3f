"""Identity: whom a page speaks for, so that "Elsewhere University has signed" is not taken for its own."""

import re
from collections.abc import Iterable, Iterator

from tcsite.frozen import dataclass
from tcsite.model import Institution
from tcsite.published.mail import host_of
from tcsite.published.outline import PageDocument
from tcsite.published.parts import PageRegion
from tcsite.published.wording import bare, plain, unaccented
from tcsite.text.data import word_file

_KINDS = (
    r"(?:University|College|Institute|School|Centre|Center|Academy|Conservatoire|Society|Council|Trust"
    r"|Laboratory|Univ\b\.?|Inst\b\.?)"
)
_NAME = r"[A-ZÀ-Þ][\w'&.-]*"
_AND = (
    rf"(?:and|&)(?!\s+(?:the\s+)?(?:{_NAME}\s+){{0,3}}{_KINDS}\b)"  # what follows is no second organisation
)
ORGANISATION = (
    rf"(?:{_NAME},?\s+){{0,4}}?{_KINDS}"
    rf"(?:\s+(?:of|for)\s+(?:the\s+)?{_NAME}(?:\s+(?:(?:of|the|in|upon|{_AND})\s+)*{_NAME}){{0,4}}"
    rf"|\s+London\b)?"
    rf"|(?:Prifysgol|Brifysgol|Mhrifysgol|Phrifysgol)\s+{_NAME}(?:\s+{_NAME})?"
)
"""The name of an organisation of the sector, bare or with where it is."""
_ORGANISATION = re.compile(ORGANISATION)

_WORDS = word_file("tcsite.published", "organisations")
_COMMON = _WORDS.words("common")
_OPENING = _WORDS.words("opening")
_NOT_NAMES = _WORDS.words("not_names")
_SECOND_LEVEL = _WORDS.words("second_level")


@dataclass(frozen=True, slots=True)
class InstitutionNames:
    """The names by which an institution may be called on its page."""

    names: frozenset[frozenset[str]] = frozenset()  # what is particular in each of its names
    aliases: frozenset[str] = frozenset()  # single words and initials, in lower case
    spelt: tuple[str, ...] = ()  # the names as they are written, plainly

    def owns(self, organisation: str) -> bool:
        """Whether a name is the institution's; where we know none of its names, any is."""
        words = particular(organisation) - _OPENING
        if not words:
            return True  # "the University"
        if not self.names and not self.aliases:
            return True
        return words in self.names or (len(words) == 1 and words <= self.aliases)

    def is_alias(self, word: str) -> bool:
        """Whether one word stands for the institution: "Example", "UoE"."""
        return bool({bare(word), bare(word.removesuffix("'s"))} & self.aliases)

    def spelt_out(self, flat: str) -> Iterator[tuple[int, int]]:
        """Where a sentence has one of the names in full, such as "Advance Example", which no kind gives away."""
        for name in self.spelt:
            place = flat.find(name)
            while place >= 0:
                end = place + len(name)
                if not flat[end : end + 1].isalnum():
                    yield place, end
                place = flat.find(name, end)


def particular(name: str) -> frozenset[str]:
    """What is particular in an institution's name: {"chester"} of "The University of Chester"."""
    return frozenset(bare(re.sub(r"'s\b", "", plain(name))).split()) - _COMMON


def identity(institution: Institution | None, page: PageDocument, url: str) -> InstitutionNames:
    """Whom a page speaks for: the institution we know, else whom its title, website and host name."""
    if institution is not None:
        names = [str(institution.name), *(words for _, words in institution.name.versions)]
        names += [words for _, words in institution.short_name.versions] if institution.short_name else []
        names += [str(former.name) for former in institution.former_names]
        hosts = [*institution.hosts, host_of(str(institution.website or ""))]
        return _of(names, hosts)
    return _of(_names_on(page), [host_of(url)])


def _of(names: Iterable[str], hosts: Iterable[str]) -> InstitutionNames:
    known = [name for name in names if name]
    words = {particular(name) for name in known} - {frozenset()}
    labels = {label for host in hosts for label in host.lower().split(".")} - _SECOND_LEVEL - {""}
    aliases = {initials for name in known for initials in _initials(name)} | labels
    for name in known:
        for spelt in (
            name,
            re.sub(r"'s\b", "", plain(name)),
        ):  # "Queen's" is one, and is taken apart elsewhere
            first = next((word for word in bare(spelt).split() if word not in _COMMON), "")
            aliases |= {first} if len(first) >= 4 else set()
    whole = {plain(name).removeprefix("The ").strip() for name in known}
    return InstitutionNames(
        frozenset(words),
        frozenset(aliases - _NOT_NAMES),
        tuple(sorted(name for name in whole if len(name.split()) > 1)),
    )


def _initials(name: str) -> Iterator[str]:
    """Its initials, and those without the initials of a parent in front: LMB of "MRC Laboratory of …"."""
    words = [word for word in re.findall(r"[\w'-]+", unaccented(name)) if word.lower() != "the"]
    if len(words) > 2 and words[0].isupper() and len(words[0]) > 1:
        yield from _initials(" ".join(words[1:]))
    capitals = [word for word in words if word[0].isupper()]
    if len(capitals) >= 2:
        yield "".join(word[0] for word in capitals).lower()
        yield "".join(word[0] for word in words).lower()


def _names_on(page: PageDocument) -> Iterator[str]:
    """Names in the title, of the website, and in the page's header and footer."""
    pieces = [page.site, *re.split(r"\s+[|–—:·-]\s+|\s*\|\s*", page.title)]
    for block in page.blocks_in(PageRegion.HEADER, PageRegion.FOOTER):
        pieces += re.split(r"[|©]", block.text) if len(block.text) < 120 else []
        pieces += [link.label for link in block.links]
    for piece in pieces:
        for match in _ORGANISATION.finditer(plain(piece)):
            if particular(match[0]) - _NOT_NAMES:
                yield match[0]
    if page.site and len(page.site.split()) <= 5:
        yield page.site
