"""The labelled corpus: small pages as they are found in the wild, about institutions that do not exist.

Every clause of every page is labelled: what an entry of `corpus/*.yaml` does not say holds as in `USUAL`. A label is
the answer, then the facts that it must have: ``found role=signatory since=2018-06``. An entry with a `body` is put
into each of the `SKINS`; one with a `page` is read as it is. `missed` tells what we know that the reader gets wrong.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tcsite.model import Institution, Plan
from tcsite.published import CLAUSES, PageReport
from tcsite.published.reading import read_page

CORPUS = Path(__file__).parent / "corpus"
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
WORDS = {
    "about": (
        "<p>The Technician Commitment is an initiative of the whole sector, supported by the Science Council. It asks "
        "universities and research institutes to care for the visibility, recognition, career development and "
        "sustainability of their technicians. Universities and research institutes are invited to become signatories "
        "of the Technician Commitment and to pledge action. So far more than 120 institutions have signed up.</p>"
    ),
    "pillars": (
        "<h2>The pillars</h2><ul>"
        "<li>Visibility: ensure that all technicians within the organisation are identifiable</li>"
        "<li>Recognition: support technicians to gain recognition through professional registration</li>"
        "<li>Career development: enable career progression opportunities for technicians</li>"
        "<li>Sustainability: ensure the future sustainability of technical skills</li></ul>"
    ),
    "status": (
        "<p>The University of Example has been a signatory of the Technician Commitment since June 2018.</p>"
    ),
    "contact": "<p>Contact: Alex Example, Head of Technical Services, technicians@example.ac.uk</p>",
    "plan": '<p><a href="/plan.pdf">Technician Commitment action plan 2024-2027</a></p>',
}
WORDS["all"] = "".join(WORDS[part] for part in ("status", "pillars", "contact", "plan"))
"""What entries may hold in braces."""


def plan_of(first: str, last: str, state: str = "in-force") -> Plan:
    fields = {"id": first, "institution": "example", "file": "p.yaml", "title": "Plan", "state": state}
    return Plan.model_validate(fields | {"period": {"from": first, "to": last}})


LEAD = {"role": "lead", "name": "Alex Example", "post": "Head of Technical Services"}


def institution_of(**more: object) -> Institution:
    fields: dict[str, object] = {
        "id": "example",
        "file": "institution.yaml",
        "name": "University of Example",
        "website": "https://www.example.ac.uk/",
        "hosts": ("example.ac.uk",),
        "status": {"role": "signatory", "since": "2018-06"},
        "contacts": [LEAD | {"email": "technicians@example.ac.uk"}],
        "plans": (plan_of("2021-08", "2024-07", "closed"), plan_of("2024-08", "2027-07")),
    }
    return Institution.model_validate(fields | more)


WHO: Mapping[str, Institution | None] = {
    "example": institution_of(),
    "none": None,
    "no-plan": institution_of(plans=()),
    "joining": institution_of(status={"role": "joining"}, plans=()),
    "lapsed": institution_of(status={"role": "lapsed"}, plans=()),
    "society": institution_of(name="Example Society of Science", status={"role": "supporter"}, plans=()),
    "institute": institution_of(name="Example Institute of Marine Research", short_name="EIMR"),
    "laboratory": institution_of(name="EXR Laboratory of Marine Biology", hosts=("exr-lmb.example.ac.uk",)),
    "without a kind": institution_of(name="Advance EX", status={"role": "supporter"}, plans=()),
    "former": institution_of(contacts=[LEAD | {"email": "a.example@example.ac.uk", "until": "2025-12"}]),
    "two": institution_of(
        contacts=[
            {"role": "lead", "name": "Dr Siân Mc Donald-Price", "email": "s.price@example.ac.uk"},
            {"role": "mailbox", "email": "techs@example.ac.uk"},
        ]
    ),
    "private": institution_of(contacts=[LEAD | {"public": False}]),
    "welsh": institution_of(name={"en": "University of Example", "cy": "Prifysgol Enghraifft"}),
    "no-hosts": institution_of(hosts=(), website=None),
    "website": institution_of(hosts=()),
}


@dataclass(frozen=True)
class Entry:
    """A page, how it answered, and what is to be said of it."""

    file: str
    name: str
    fields: Mapping[str, Any]

    @property
    def labels(self) -> dict[str, str]:
        nobodys = {"host": "could-not-tell"} if self.who is None else {}
        return USUAL | nobodys | {id: self.fields[id] for id in CLAUSES if id in self.fields}

    @property
    def who(self) -> Institution | None:
        return WHO[self.fields.get("who", "example")]

    @property
    def missed(self) -> str:
        """What we know that the reader does not see, and why; "" where it sees all."""
        return str(self.fields.get("missed", ""))

    @property
    def skins(self) -> list[str]:
        return list(SKINS) if "body" in self.fields else ["as it is"]

    def html(self, skin: str) -> bytes:
        if "page" in self.fields:
            return filled(self.fields["page"]).encode(self.fields.get("encoding", "utf-8"))
        h1 = self.fields.get("h1", "Technician Commitment")
        parts = {
            "title": self.fields.get("title", "Technician Commitment | University of Example"),
            "head": self.fields.get("head", ""),
            "top": f"<h1>{h1}</h1>" if h1 else "",
            "body": filled(self.fields.get("about", "{about}") + self.fields["body"]),
        }
        return SKINS[skin].format(**parts).encode()

    def read(self, skin: str) -> PageReport:
        url = self.fields.get("url", URL)
        return read_page(
            self.html(skin),
            url=url,
            final_url=self.fields.get("final", url),
            status=self.fields.get("http", 200),
            headers=self.fields.get("headers", {"Content-Type": "text/html"}),
            institution=self.who,
            today=TODAY,
        )


def filled(text: str) -> str:
    """A text with the words that it holds in braces."""
    for name in reversed(WORDS):  # "all" holds the others
        text = text.replace(f"{{{name}}}", WORDS[name])
    return text


def entries() -> list[Entry]:
    """The corpus."""
    found = []
    for path in sorted(CORPUS.glob("*.yaml")):
        found += [Entry(path.stem, fields["name"], fields) for fields in yaml.safe_load(path.read_text())]
    return found


def told(report: PageReport, id: str, label: str) -> str:
    """What a report says of a clause, in the words of its label."""
    clause = report.clause(id)
    names = [fact.partition("=")[0] for fact in label.split()[1:]]
    return " ".join(
        [str(clause.answer), *(f"{name}={clause.fact(name).replace(' ', '_')}" for name in names)]
    )


def wrong(entry: Entry, skin: str) -> Iterator[str]:
    """What a report says otherwise than its labels."""
    report = entry.read(skin)
    for id, label in entry.labels.items():
        said = told(report, id, label)
        if said != label:
            yield f"{skin}: {id} is {said}, labelled {label}; evidence: {report.clause(id).evidence}"


_MENU = (
    '<ul><li><a href="/">Home</a></li><li><a href="/study">Study</a></li><li><a href="/research">Research</a></li>'
    '<li><a href="/news">Becoming a signatory of the Concordat</a></li><li><a href="/contact">Contact us</a></li></ul>'
)
_FOOT = (
    "<p>University of Example, Example Road, Exampleton EX1 2AB. Tel 01632 960000. "
    '<a href="mailto:enquiries@example.ac.uk">enquiries@example.ac.uk</a></p><p>© University of Example 2026</p>'
)
_NEWS = (
    '<div class="latest-news"><h2>Latest news</h2><div>The University has signed the Technician Commitment. '
    '<a href="/news/1">Its action plan 2024-27</a> was launched. Contact Dr Sam Other, Head of News.</div></div>'
)
SKINS: Mapping[str, str] = {
    # as the standard has it
    "plain": (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<header><a href='/'>University of Example</a><nav>{_MENU}</nav></header>"
        f"<main>{{top}}{{body}}</main><footer>{_FOOT}</footer></body></html>"
    ),
    # div soup with classes, a cookie banner, news that say what the page does not
    "soup": (
        '<html lang="en"><head><title>{title}</title>{head}<script>var a = "<p>x</p>";</script></head>'
        '<body class="page nav-open cookie-shown"><div id="ccc-overlay" class="cookie-banner"><p>We use cookies. '
        "Contact us for more information.</p><button>Accept</button></div>"
        f'<div class="site-header"><div class="main-menu">{_MENU}</div></div><div class="breadcrumbs">Home</div>'
        '<div class="wrapper has-sidebar"><div class="content"><div class="row">{top}</div>'
        f'<div class="rich-text">{{body}}</div></div>{_NEWS}</div>'
        f'<div id="footer" class="footer">{_FOOT}</div></body></html>'
    ),
    # one form around all, tables for layout, tags left open, capitals
    "old": (
        "<HTML><HEAD><TITLE>{title}</TITLE>{head}<BODY bgcolor=white><FORM method=post action=x.aspx>"
        f"<TABLE><TR><TD class=menu>{_MENU}<TD><CENTER>{{top}}</CENTER>{{body}}"
        f"<TR><TD class=footer>{_FOOT}</TABLE></FORM>"
    ),
    # sections, an article with its own header and footer, roles
    "sections": (
        '<!doctype html><html class="no-js" lang="en-gb"><head><title>{title}</title>{head}</head><body>'
        f'<a class="skip-link" href="#main">Skip to content</a><nav aria-label="Main">{_MENU}</nav>'
        '<div role="main" id="main"><article><header><div class="hero">{top}</div></header><section>'
        '<div class="text-block">{body}</div></section><footer><p>Share this page</p></footer></article></div>'
        f'<div role="contentinfo">{_FOOT}</div><noscript>This site works best with JavaScript.</noscript></body></html>'
    ),
}
