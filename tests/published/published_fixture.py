"""Fixtures of the labelled corpus: small pages as they are found in the wild, about institutions that do not exist.

Every clause of every fixture is labelled: what a fixture does not say holds as in `USUAL`. A label is the answer,
then the facts that it must have: ``found role=signatory since=2018-06``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from tcsite.model import Institution, Plan
from tcsite.published import PageReport, read_page

TODAY = date(2026, 10, 1)
URL = "https://www.example.ac.uk/technicians/commitment"

USUAL = {
    "answers": "found",
    "host": "found",
    "moved": "not-found",
    "indexable": "found",
    "dedicated": "found",
    "status": "not-found",
    "contact": "not-found",
    "plan": "not-found",
}

ABOUT = (
    "<p>The Technician Commitment is an initiative of the whole sector, supported by the Science Council. It asks "
    "universities and research institutes to care for the visibility, recognition, career development and "
    "sustainability of their technicians. Universities and research institutes are invited to become signatories of "
    "the Technician Commitment and to pledge action. So far more than 120 institutions have signed up.</p>"
)
PILLARS = (
    "<h2>The pillars</h2><ul><li>Visibility: ensure that all technicians within the organisation are identifiable</li>"
    "<li>Recognition: support technicians to gain recognition through professional registration</li>"
    "<li>Career development: enable career progression opportunities for technicians</li>"
    "<li>Sustainability: ensure the future sustainability of technical skills</li></ul>"
)


def plan_of(id: str, first: str, last: str, state: str = "in-force") -> Plan:
    return Plan.model_validate(
        {"id": id, "institution": "example", "file": "p.yaml", "title": "Plan", "state": state}
        | {"period": {"from": first, "to": last}}
    )


def institution_of(**more: object) -> Institution:
    return Institution.model_validate(
        {
            "id": "example",
            "file": "institution.yaml",
            "name": "University of Example",
            "website": "https://www.example.ac.uk/",
            "hosts": ("example.ac.uk",),
            "status": {"role": "signatory", "since": "2018-06"},
            "contacts": [
                {"role": "lead", "name": "Alex Example", "post": "Head of Technical Services"}
                | {"email": "technicians@example.ac.uk"}
            ],
            "plans": (plan_of("2021-2024", "2021-08", "2024-07", "closed"), plan_of("2024-2027", "2024-08", "2027-07")),
        }
        | more
    )


WHO: Mapping[str, Institution | None] = {
    "example": institution_of(),
    "none": None,
    "no-plan": institution_of(plans=()),
    "joining": institution_of(status={"role": "joining"}, plans=()),
    "lapsed": institution_of(status={"role": "lapsed"}, plans=()),
    "society": institution_of(name="Example Society of Science", hosts=("example.ac.uk",), status={"role": "supporter"}, plans=()),
    "institute": institution_of(name="Example Institute of Marine Research", short_name="EIMR"),
    "former": institution_of(
        contacts=[
            {"role": "lead", "name": "Alex Example", "post": "Head", "email": "a.example@example.ac.uk", "until": "2025-12"}
        ]
    ),
    "two": institution_of(
        contacts=[
            {"role": "lead", "name": "Dr Siân Mc Donald-Price", "email": "s.price@example.ac.uk"},
            {"role": "mailbox", "email": "techs@example.ac.uk"},
        ]
    ),
    "private": institution_of(contacts=[{"role": "lead", "name": "Alex Example", "post": "Head", "public": False}]),
    "welsh": institution_of(name={"en": "University of Example", "cy": "Prifysgol Enghraifft"}),
    "no-hosts": institution_of(hosts=(), website=None),
    "website": institution_of(hosts=()),
}


@dataclass(frozen=True)
class Fixture:
    """A page, how it answered, and what is to be said of it."""

    name: str
    body: str
    labels: Mapping[str, str] = field(default_factory=dict)
    title: str = "Technician Commitment | University of Example"
    h1: str = "Technician Commitment"
    head: str = ""
    about: str = ABOUT
    who: str = "example"
    url: str = URL
    final: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None  # the whole page, where no skin is to be put around it

    @property
    def labelled(self) -> dict[str, str]:
        nobodys = {"host": "could-not-tell"} if self.who == "none" else {}
        return USUAL | nobodys | dict(self.labels)

    def html(self, skin: str = "plain") -> bytes:
        if self.raw is not None:
            return self.raw
        top = f"<h1>{self.h1}</h1>" if self.h1 else ""
        parts = {"title": self.title, "head": self.head, "top": top, "body": f"{self.about}{self.body}"}
        return SKINS[skin].format(**{name: text for name, text in parts.items()}).encode()

    def read(self, skin: str = "plain") -> PageReport:
        final = self.final or self.url
        content = self.html(skin)
        return read_page(
            content,
            url=self.url,
            final_url=final,
            status=self.status,
            headers=self.headers or {"Content-Type": "text/html; charset=utf-8"},
            institution=WHO[self.who],
            today=TODAY,
        )


def told(report: PageReport, id: str, label: str) -> str:
    """What a report says of a clause, in the words of its label."""
    clause = report.clause(id)
    names = [fact.partition("=")[0] for fact in label.split()[1:]]
    return " ".join([str(clause.answer), *(f"{name}={clause.fact(name).replace(' ', '_')}" for name in names)])


def wrong(fixture: Fixture, skin: str) -> Iterator[tuple[str, str, str]]:
    """The clauses that are not as labelled: clause, label, what was said."""
    report = fixture.read(skin)
    for id, label in fixture.labelled.items():
        said = told(report, id, label)
        if said != label:
            yield id, label, said


_MENU = (
    '<ul><li><a href="/">Home</a></li><li><a href="/study">Study</a></li><li><a href="/research">Research</a></li>'
    '<li><a href="/news">Becoming a signatory of the Concordat</a></li><li><a href="/contact">Contact us</a></li></ul>'
)
_FOOT = (
    "<p>University of Example, Example Road, Exampleton EX1 2AB. Tel 01632 960000. "
    '<a href="mailto:enquiries@example.ac.uk">enquiries@example.ac.uk</a></p><p>© University of Example 2026</p>'
)
SKINS: Mapping[str, str] = {
    # as the standard has it
    "plain": (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<header><a href='/'>University of Example</a><nav>{_MENU}</nav></header>"
        f"<main>{{top}}{{body}}</main><footer>{_FOOT}</footer></body></html>"
    ),
    # div soup with classes, a cookie banner, related news that mention what the page does not say
    "soup": (
        '<html lang="en"><head><title>{title}</title>{head}<script>var a = "<p>x</p>";</script></head>'
        '<body class="page nav-open cookie-shown"><div id="ccc-overlay" class="cookie-banner"><p>We use cookies. '
        "Contact us for more information.</p><button>Accept</button></div>"
        f'<div class="site-header"><div class="main-menu">{_MENU}</div></div><div class="breadcrumbs"><a href="/">Home</a></div>'
        '<div class="wrapper has-sidebar"><div class="content"><div class="row">{top}</div><div class="rich-text">{body}</div></div>'
        '<div class="latest-news"><h2>Latest news</h2><div>The University of Elsewhere has signed the Technician Commitment. '
        '<a href="/news/1">Its action plan 2024-27</a> was launched by Dr Sam Other, Head of News.</div></div></div>'
        f'<div id="footer" class="footer">{_FOOT}</div></body></html>'
    ),
    # one form around all, tables for layout, tags left open, capitals
    "old": (
        "<HTML><HEAD><TITLE>{title}</TITLE>{head}<BODY bgcolor=white><FORM method=post action=x.aspx>"
        f"<TABLE><TR><TD class=menu>{_MENU}<TD><CENTER>{{top}}</CENTER>{{body}}"
        f"<TR><TD class=footer>{_FOOT}</TABLE></FORM>"
    ),
    # everything in web-builder sections, headings in headers, article around
    "sections": (
        '<!doctype html><html class="no-js" lang="en-gb"><head><title>{title}</title>{head}</head><body><a class="skip-link" '
        f'href="#main">Skip to content</a><nav aria-label="Main">{_MENU}</nav><div role="main" id="main"><article><header>'
        '<div class="hero">{top}</div></header><section><div class="text-block">{body}</div></section>'
        '<footer><p>Share this page</p></footer></article></div><div role="contentinfo">'
        f"{_FOOT}</div><noscript>Some parts of this site work best with JavaScript.</noscript></body></html>"
    ),
}
