"""Parts: the small values that several views are made of."""

from markupsafe import Markup

from tcsite.frozen import dataclass
from tcsite.text.markdown import Prose


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere. `address` is one of the site, or a full URL; empty where there is nowhere."""

    words: str
    address: str = ""
    language: str = (
        ""  # of the words, where it differs from the page's; where they are printed, they are marked
    )


@dataclass(frozen=True, slots=True)
class Translation:
    """The same page in another language of the site."""

    language: str  # "cy"
    name: str  # the language's own name for itself: "Cymraeg"
    link: str  # ready to be used, without `url`


@dataclass(frozen=True, slots=True)
class Alternate:
    """The page in one of the site's languages, itself among them, for search engines."""

    hreflang: str  # "cy", or "x-default" for readers of no language of the site
    href: str  # on the web


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A link of the main navigation."""

    words: str
    address: str
    current: bool  # the page at hand, or one below it


@dataclass(frozen=True, slots=True)
class PublisherContact:
    """The person or address to write to."""

    name: str
    email: str = ""
    form: str = ""  # URL of a contact form


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses that templates may need; empty where this site has no such page."""

    home: str
    institutions: str
    pillars: str
    recommendations: str
    actions: str
    updates: str
    data: str
    actions_csv: str
    feed: str
    compare: str  # where institutions are compared; empty where there is one alone
    search: str


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """What is the same on every page."""

    title: str
    title_language: str  # where it differs from the page's: the title has no twin
    description: str
    base_url: str  # empty where the site does not know its address
    below: str  # the folder of the pages of a further language: "/cy"; empty for the site's first
    language: str
    places: Places
    menu: tuple[MenuItem, ...]
    footer: tuple[Link, ...]  # pages of prose that are not in the menu: accessibility, …
    notice: Prose | None  # a sentence for every page
    publisher: str
    contact: PublisherContact | None
    licence: Link | None
    accent: str  # a colour of the site's own, "#1d4f91", for which there is assets/accent.css; or empty
    logo: str  # the name of a file in assets/; empty where the site has none


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What every page says about itself."""

    heading: str  # its h1, without markup
    title: str  # unique, the page's own first: for the browser's title bar
    description: str
    url: str  # its address on the site
    canonical: str  # its address on the web; empty where the site does not know its own
    language: str
    trail: tuple[Link, ...]  # the pages above it, the home page first
    modified: str  # ISO date of its newest content, as exact as known; empty where none is dated
    indexable: bool
    invented: bool  # it is about an institution that does not exist: the page says so
    structured: Markup  # JSON-LD; empty where the site does not know its address
    translations: tuple[Translation, ...] = ()  # none where the site speaks one language
    alternates: tuple[Alternate, ...] = ()  # none where the site does not know its address


@dataclass(frozen=True, slots=True)
class StatusMark:
    """A status: its word is always printed; the colour follows from it and says nothing more."""

    key: str  # "in-progress"
    word: str  # "In progress"
    colour: str  # red, amber, green or nothing


@dataclass(frozen=True, slots=True)
class HealthMark:
    """Whether an action goes as planned: the word is always printed."""

    key: str  # on-track, at-risk or late
    word: str  # "At risk"
    colour: str  # red, amber or green
    words: str  # the author's own: "Some delay"


@dataclass(frozen=True, slots=True)
class TimeMark:
    """How an action stands to its time."""

    key: str  # overdue, passed, next, late or early
    word: str  # "Overdue"


@dataclass(frozen=True, slots=True)
class TallyRow:
    """How many actions have a status."""

    status: StatusMark
    count: int
    share: str  # of all, in per cent, for the bar: "41.4"


@dataclass(frozen=True, slots=True)
class Tally:
    """Actions by status."""

    total: int
    message: str  # "29 actions: 5 complete, 3 in progress, 21 not stated"
    rows: tuple[TallyRow, ...]  # the statuses that occur; none where no action states one


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A person or a mailbox that the public can reach."""

    role: str
    name: str
    post: Prose | None
    email: str
    form: str
    care_of: bool  # the e-mail address is another person's
    note: Prose | None


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a transcription comes from."""

    title: Prose
    date: str
    url: str
    note: Prose | None


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document that belongs to a plan or a form."""

    kind: str  # "Review"
    words: str  # its title
    file: str  # its kind of file and size, as far as they are known: "PDF, 340 KB"
    address: str  # empty where it is named only
    date: str
    language: str  # "in Welsh"; empty where it is in the site's language
    note: Prose | None


@dataclass(frozen=True, slots=True)
class EarlierStanding:
    """A standing that an institution once had."""

    words: str  # "Lapsed from 2019 until 2021"
    note: str


@dataclass(frozen=True, slots=True)
class ExcusedRule:
    """A rule that an institution is excused from."""

    rule: str
    reason: str
    until: str  # "December 2027"


@dataclass(frozen=True, slots=True)
class SignOffLine:
    """Who signed, and when."""

    who: str  # "Head of the institution"; "Body, for the head of the institution"
    name: str
    post: Prose | None
    date: str  # empty: not dated
    note: Prose | None


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One thing that happened."""

    date: str  # "25 July 2024"
    iso: str  # "2024-07-25"
    title: str
    address: str
    institution: Link
    summary: Prose | None


@dataclass(frozen=True, slots=True)
class Facet:
    """A list, narrowed: a page of its own."""

    words: str  # "Wales"
    count: int
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """Facets of one kind."""

    words: str  # "Nation"
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class FilterOption:
    """A choice in a filter."""

    value: str  # "wales"
    words: str  # "Wales"
    count: int
    language: str = ""  # of the words, where it differs from the page's


@dataclass(frozen=True, slots=True)
class Filter:
    """Something to narrow a list by, in place."""

    name: str  # "nation", as the address of the narrowed list has it: ?nation=wales
    words: str  # "Nation"
    options: tuple[FilterOption, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite a page."""

    institution: str  # who wrote it
    title: str
    site: str  # the site's title
    address: str  # whole; empty where the site does not know its own
