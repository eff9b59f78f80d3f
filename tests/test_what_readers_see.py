"""The minimum counts what readers see: sabotaged pages are found, and no sound one is accused.

Each case changes the built page of a small site, as a theme could, and names the clauses that are not met then.
"""

import re
from collections.abc import Callable
from datetime import date

import pytest

from maker import make
from samples import FOLDER, INSTITUTION, PLAN, SITE, UPDATE
from tcsite.content.load import load
from tcsite.edges import disk
from tcsite.model.addresses import Addresses
from tcsite.rules.minimum import WrittenPages, on_page
from tcsite.rules.rulebook import rulebook
from tcsite.text.visible import sheet_rules

TODAY = date(2026, 11, 22)
THEME = b"""{% extends "base.html" %}
{% block kind %}institution{% endblock %}
{% block main %}
<p class="kicker">Technician Commitment</p>
<h1>{{ page.heading }}</h1>
<p class="lede">{{ statement }}</p>
<dl class="facts">
<div><dt>Status</dt><dd>{{ standing }} since {{ since }}</dd></div>
</dl>
<section aria-labelledby="contact">
<h2 id="contact">Contact</h2>
{% for contact in contacts %}
<div class="contact">
<p>{{ contact.role }} <b>{{ contact.name }}</b></p>
<p><a href="mailto:{{ contact.email }}">{{ contact.email }}</a></p>
</div>
{% endfor %}
</section>
<p><a class="go" href="{{ url(plan.link.address) }}">{{ plan.link.words }}</a></p>
{% endblock %}
"""
"""A theme's page of an institution, which the cases below change."""

INPUTS = {
    **disk.bundled(),
    "site.yaml": SITE + b"theme: plain\n",
    "themes/plain/theme.yaml": b"extends: default\n",
    "themes/plain/templates/institution.html": THEME,
    f"{FOLDER}institution.yaml": INSTITUTION,
    f"{FOLDER}plans/2024-2027.yaml": PLAN,
    f"{FOLDER}updates/2026-03-12-workshops.md": UPDATE,
}
FRONT = "institutions/university-of-example/index.html"
PLAN_PAGE = "institutions/university-of-example/plans/2024-2027/index.html"
PUBLISHED = "About the pages that are published"
Change = Callable[[dict[str, str]], None]


@pytest.fixture(scope="module")
def built() -> dict[str, str]:
    """The two pages as they are built, and the theme's style sheet."""
    files = make(INPUTS, today=TODAY).files
    return {path: files[path].decode() for path in (FRONT, PLAN_PAGE, "assets/style.css")}


def found(pages: dict[str, str]) -> set[str]:
    """The clauses that the pages do not meet."""
    site, _ = load(INPUTS)
    assert site
    html = {path: text.encode() for path, text in pages.items()}
    written = WrittenPages(
        html, Addresses(""), site.settings.base_url or "", sheet_rules(pages["assets/style.css"]), "en"
    )
    return {problem.rule for problem in on_page(site.institutions[0], written, TODAY)}


def swap(pattern: str, new: str, page: str = FRONT) -> Change:
    """Every match of a pattern becomes something else."""

    def change(pages: dict[str, str]) -> None:
        pages[page], times = re.subn(pattern, new, pages[page], flags=re.DOTALL)
        assert times, pattern

    return change


def sheet(rule: str) -> Change:
    """One more rule in the theme's style sheet."""

    def change(pages: dict[str, str]) -> None:
        pages["assets/style.css"] += rule

    return change


def both(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(pages: dict[str, str]) -> None:
        for one in changes:
            one(pages)

    return change


FIELD = "<div><dt>Status</dt><dd>Signatory since June 2018</dd></div>"
LEDE = '<p class="lede">[^<]*</p>'
WHERE = r'<section aria-labelledby="contact">.*?</section>'
LINK = r'href="plans/2024-2027/"'
MAIL = r'<a href="mailto:technicians@example.ac.uk">technicians@example.ac.uk</a>'
NAME = r"<b>Alex Example</b>"


def says(sentence: str) -> Change:
    """A page whose only words on the status are these."""
    return both(swap(FIELD, ""), swap(LEDE, f"<p>{sentence}</p>"))


def field(label: str, value: str) -> Change:
    return both(swap(LEDE, ""), swap(FIELD, f"<div><dt>{label}</dt><dd>{value}</dd></div>"))


def contact(html: str) -> Change:
    """A page whose contact is this."""
    return swap(WHERE, html.replace("\\", r"\\"))


STATUS, CONTACT, HAS_PLAN, OWN = "status-not-stated", "contact-missing", "plan-missing", "page-not-dedicated"

SABOTAGES: dict[str, tuple[Change, str]] = {
    "what the Commitment asks": (
        says("The Technician Commitment asks its signatories to publish a plan."),
        STATUS,
    ),
    "never a signatory": (
        says("University of Example was never a signatory of the Technician Commitment."),
        STATUS,
    ),
    "not yet": (says("University of Example is not yet a signatory of the Technician Commitment."), STATUS),
    "no longer": (
        says("University of Example is no longer a signatory of the Technician Commitment."),
        STATUS,
    ),
    "was one until": (
        says("University of Example was a signatory of the Technician Commitment until 2022."),
        STATUS,
    ),
    "former": (says("University of Example is a former signatory of the Technician Commitment."), STATUS),
    "who the signatories are": (
        says("Signatories of the Technician Commitment include University of Example."),
        STATUS,
    ),
    "universities can": (says("Universities can become signatories of the Technician Commitment."), STATUS),
    "hopes to": (says("University of Example hopes to become a signatory of the Technician Commitment."), STATUS),
    "has applied": (
        says("University of Example has applied to be a signatory of the Technician Commitment."),
        STATUS,
    ),
    "another institution": (
        says("University of Elsewhere has been a signatory of the Technician Commitment since June 2018."),
        STATUS,
    ),
    "works with one": (
        says("University of Example works with Elsewhere College, a signatory of the Technician Commitment."),
        STATUS,
    ),
    "of something else": (
        says("University of Example is a signatory of the Concordat. The Technician Commitment is another initiative."),
        STATUS,
    ),
    "as a signatory, another": (
        says("As a signatory of the Technician Commitment, Elsewhere College works with University of Example."),
        STATUS,
    ),
    "a question": (says("Is University of Example a signatory of the Technician Commitment?"), STATUS),
    "how many signed": (says("More than 120 institutions have signed the Technician Commitment."), STATUS),
    "the field says no": (field("Status", "Not a signatory"), STATUS),
    "a field of something else": (field("Signatories", "120 signatories"), STATUS),
    "status and lede hidden": (
        both(swap("<div><dt>Status", "<div hidden><dt>Status"), swap('<p class="lede"', "<p hidden")),
        STATUS,
    ),
    "status hidden by the sheet": (sheet(".lede, .facts { display: none }"), f"{STATUS} {HAS_PLAN}*"),
    "all of main hidden": (swap("<main ", "<main hidden "), f"{STATUS} {CONTACT} {HAS_PLAN} {OWN}*"),
    "contact hidden": (swap('<section aria-labelledby="contact"', "<section hidden "), CONTACT),
    "contact display none": (swap('<div class="contact"', '<div style="color: red; display:none"'), CONTACT),
    "contact invisible": (swap('<div class="contact"', '<div style="visibility: hidden"'), CONTACT),
    "contact of no size": (
        swap('<div class="contact"', '<div style="height:0;width:0;overflow:hidden"'),
        CONTACT,
    ),
    "contact in letters of no size": (swap('<div class="contact"', '<div style="font-size:0"'), CONTACT),
    "contact beside the screen": (
        swap('<div class="contact"', '<div style="position:absolute; left:-9999px"'),
        CONTACT,
    ),
    "contact transparent": (swap('<div class="contact"', '<div style="opacity: 0"'), CONTACT),
    "contact white on white": (swap('<div class="contact"', '<div style="color: #fff"'), CONTACT),
    "contact hidden by the page's own style": (
        swap("</head>", "<style>main .contact { display: none !important }</style></head>"),
        CONTACT,
    ),
    "contact in a closed dialog": (
        both(swap('<div class="contact">', '<dialog class="contact">'), swap("</p>\n</div>\n</section>", "</p></dialog></section>")),
        CONTACT,
    ),
    "contact in a template": (contact("<template><p>Alex Example, technicians@example.ac.uk</p></template>"), CONTACT),
    "contact barely transparent": (swap('<div class="contact"', '<div style="opacity: .0"'), CONTACT),
    "contact hidden where grids are known": (sheet("@supports (display: grid) { .contact { display: none } }"), CONTACT),
    "contact hidden by a rule within a rule": (sheet("main { color: red; .contact { display: none } }"), CONTACT),
    "contact hidden by a rule about itself": (sheet("main, p { & .contact { display: none } }"), CONTACT),
    "contact in the title of a drawing": (contact("<svg><title>Alex Example</title></svg> technicians@example.ac.uk"), CONTACT),
    "contact in a comment": (contact("<!-- Alex Example, technicians@example.ac.uk -->"), CONTACT),
    "contact for nobody's eyes": (swap('<div class="contact"', '<div aria-hidden="true"'), CONTACT),
    "contact struck out": (swap(NAME, "<s>Alex Example</s>"), CONTACT),
    "a name without a way": (swap(MAIL, "by post"), CONTACT),
    "a way without a name": (swap(NAME, "The team"), CONTACT),
    "another mailbox": (swap(MAIL, '<a href="mailto:press@example.ac.uk">press</a>'), CONTACT),
    "a mailbox of a similar name": (swap(MAIL, "old-technicians@example.ac.uk"), CONTACT),
    "a mailbox on another host": (swap(MAIL, "technicians@example.ac.uk.elsewhere.org"), CONTACT),
    "contact in the footer of all pages": (
        both(contact(""), swap('<footer class="site-foot">', '<footer class="site-foot"><p>Alex Example, technicians@example.ac.uk</p>')),
        CONTACT,
    ),
    "links to the plan hidden": (swap(LINK, rf"hidden {LINK}"), HAS_PLAN),
    "links to the plan without words": (swap(rf"<a (?:class=\"go\" )?{LINK}>.*?</a>", '<a href="plans/2024-2027/"></a>'), HAS_PLAN),
    "links to the plan lead elsewhere by the base": (swap("<head>", '<head><base href="https://elsewhere.example/">'), HAS_PLAN),
    "links to another plan": (swap(LINK, 'href="plans/2018-2020/"'), HAS_PLAN),
    "links to the plan as a file": (swap(LINK, 'href="files/plan.pdf"'), HAS_PLAN),
    "the plan's page has only a file": (swap("<main .*?</main>", '<main><h1>Plan</h1><a href="plan.pdf">PDF</a></main>', PLAN_PAGE), HAS_PLAN),
    "the plan's actions are hidden": (swap("<main ", "<main hidden ", PLAN_PAGE), HAS_PLAN),
    "the plan's actions are in a template": (
        both(swap("<main ", "<main><template><div ", PLAN_PAGE), swap("</main>", "</div></template></main>", PLAN_PAGE)),
        HAS_PLAN,
    ),
    "title without the name": (both(swap("<title>.*?</title>", "<title>Page</title>"), swap("<h1>.*?</h1>", "<h1>Our page</h1>")), OWN),
    "the Commitment unnamed": (
        both(swap("<title>.*?</title>", "<title>University of Example</title>"), swap('<p class="kicker">[^<]*</p>', ""), swap(LEDE, '<p class="lede">University of Example</p>')),
        f"{OWN} {STATUS}*",
    ),
}  # fmt: skip

SOUND: dict[str, Change] = {
    "as it is": both(),
    "only the sentence": swap(FIELD, ""),
    "only the field": swap(LEDE, ""),
    "in the institution's words": says("We signed the Technician Commitment in June 2018."),
    "one of the founding": says(
        "The University is proud to be one of the founding signatories of the Technician Commitment."
    ),
    "by its short sentence": says(
        "University of Example, a signatory of the Technician Commitment since 2018, will publish its plan."
    ),
    "not only": says("University of Example is not only a signatory of the Technician Commitment but a host."),
    "as a signatory": says("As a signatory of the Technician Commitment, University of Example publishes its plan."),
    "signed by its head": says("Our Vice-Chancellor signed the Technician Commitment on our behalf in June 2018."),
    "named a sentence earlier": says("The Technician Commitment is an initiative. We are signatories of it."),
    "signed, with its partners": says(
        "With Elsewhere College, University of Example has signed the Technician Commitment."
    ),
    "contact in an aside": both(
        contact(""),
        swap("</main>", '</main><aside><p>Alex Example <a href="mailto:technicians@example.ac.uk">write</a></p></aside>'),
    ),
    "mailbox with a subject": swap("mailto:technicians@example.ac.uk", "mailto:technicians@example.ac.uk?subject=Plan&amp;body=x"),
    "mailbox encoded": swap("mailto:technicians@example.ac.uk", "mailto:technicians%40example.ac.uk"),
    "mailbox in capitals": swap("mailto:technicians@example.ac.uk", "MAILTO:Technicians@Example.ac.uk"),
    "mailbox in entities": swap(MAIL, "&#116;echnicians&#64;example&#46;ac&period;uk"),
    "mailbox for people": swap(MAIL, "technicians at example.ac.uk"),
    "mailbox in brackets": swap(MAIL, "technicians [at] example [dot] ac [dot] uk"),
    "mailbox as text": swap(MAIL, "technicians@<wbr>example.ac.uk"),
    "name that may break": swap(NAME, "Alex<wbr> Ex<wbr>ample"),
    "name in two elements": swap(NAME, "<b>Alex</b> <i>Exam&shy;ple</i>"),
    "name with a hard space": swap(NAME, "Alex&nbsp;Example"),
    "contact behind a summary": both(
        swap('<div class="contact">', '<details><summary>Contact</summary><div class="contact">'),
        swap("</p>\n</div>\n</section>", "</p></div></details></section>"),
    ),
    "contact in an open dialog": both(
        swap('<div class="contact">', '<dialog open class="contact">'), swap("</p>\n</div>\n</section>", "</p></dialog></section>")
    ),
    "contact white on dark": swap('<div class="contact"', '<div style="background:#123; color:#fff"'),
    "contact in a table": contact(
        "<table><tr><th>Lead<td>Alex Example<td><a href='mailto:technicians@example.ac.uk'>e-mail</a></table>"
    ),
    "hidden in print only": sheet("@media print { .contact, .lede, .facts { display: none } }"),
    "hidden until it is opened": sheet("main:not(.open, :has(:target)) .contact { display: none }"),
    "hidden on small screens only": sheet("@media (max-width: 20em) { .contact { display: none } }"),
    "hidden, and shown again": sheet(".contact { display: none } .institution .contact { display: block }"),
    "something else hidden": swap("</main>", "<p hidden>University of Example has left.</p></main>"),
    "plan by index.html": swap(LINK, 'href="plans/2024-2027/index.html"'),
    "plan by a query and a fragment": swap(LINK, 'href="plans/2024-2027/?from=front#strand-v"'),
    "plan by its whole address": swap(LINK, 'href="https://www.example.ac.uk/technicians/institutions/university-of-example/plans/2024-2027/"'),
    "plan on the host in capitals": swap(LINK, 'href="HTTPS://WWW.Example.ac.uk:443/technicians/institutions/university-of-example/plans/2024-2027/"'),
    "plan without its slash": swap(LINK, 'href="plans/2024-2027"'),
    "plan by the base": both(
        swap("<head>", '<head><base href="/technicians/">'),
        swap(LINK, 'href="institutions/university-of-example/plans/2024-2027/"'),
    ),
    "hidden where grids are not known": sheet("@supports not (display: grid) { .contact { display: none } }"),
    "plan from the root": swap(LINK, 'href="/technicians/institutions/university-of-example/plans/2024-2027/"'),
    "plan behind a picture": swap(rf"<a (?:class=\"go\" )?{LINK}>.*?</a>", '<a href="plans/2024-2027/"><img src="badge.svg" alt="The plan"></a>'),
    "actions in closed details": both(
        swap('<div class="body">', '<details><summary>Actions</summary><div class="body">', PLAN_PAGE), swap("</main>", "</details></main>", PLAN_PAGE)
    ),
    "heading within a link": swap("<h1>University of Example</h1>", '<h1><a href="./">University of <b>Example</b></a></h1>'),
}  # fmt: skip


CARD = r'<p class="first">Alex Example</p>'


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        (both(), set()),
        (swap(CARD, "<p>The team</p>"), {CONTACT}),
        (swap(CARD, '<p hidden class="first">Alex Example</p>'), {CONTACT}),
        (swap("<main ", "<main hidden "), {STATUS, CONTACT, HAS_PLAN, OWN}),
        (swap("plans/2024-2027/", "plans/2018-2020/"), {HAS_PLAN}),
    ],
)
def test_the_page_of_the_default_theme_is_read_like_any(change: Change, rules: set[str]) -> None:
    files = make({**INPUTS, "site.yaml": SITE}, today=TODAY).files
    pages = {path: files[path].decode() for path in (FRONT, PLAN_PAGE, "assets/style.css")}
    change(pages)
    assert found(pages) - {OWN} == rules - {OWN}


@pytest.mark.parametrize("name", SABOTAGES)
def test_a_sabotaged_page_is_found(built: dict[str, str], name: str) -> None:
    change, rules = SABOTAGES[name]
    pages = dict(built)
    change(pages)
    expected = {rule for rule in rules.split() if not rule.endswith("*")}
    allowed = expected | {rule.rstrip("*") for rule in rules.split()}
    assert expected <= found(pages) <= allowed


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_page_is_not_accused(built: dict[str, str], name: str) -> None:
    pages = dict(built)
    SOUND[name](pages)
    assert found(pages) == set()


EXAMPLES = {rule.id: rule for chapter in rulebook() for rule in chapter.rules if chapter.title == PUBLISHED}


@pytest.mark.parametrize("side", ["fails", "passes"])
@pytest.mark.parametrize("rule", [STATUS, OWN, "page-not-discoverable"])
def test_the_rules_find_what_their_own_examples_show(rule: str, side: str) -> None:
    example = getattr(EXAMPLES[rule], side)
    words = re.sub(r"^<p>|</p>$", "", example)
    body = {
        STATUS: f"<title>University of Example: Technician Commitment</title></head><main><p>{words}</p>",
        OWN: f"{example}</head><main><h1>{re.sub('<.*?>', '', example)}</h1>",
        "page-not-discoverable": f"<title>University of Example: Technician Commitment</title>{example if side == 'fails' else ''}</head><main>",
    }[rule]
    page = (
        '<!doctype html><html lang="en"><head><link rel="canonical" href="{{ page.canonical }}">'
        f'{body}<a href="{{{{ url("/") }}}}">Home</a></main></html>'
    )
    inputs = {
        **INPUTS,
        "site.yaml": SITE + b"theme: own\n",
        "themes/own/theme.yaml": b"extends: default\n",
        "themes/own/templates/institution.html": page.encode(),
    }
    told = {problem.rule for problem in make(inputs, today=TODAY).problems}
    assert (rule in told) is (side == "fails")


@pytest.mark.parametrize("hidden", ["hidden", 'style="display:none"', 'aria-hidden="true"'])
def test_a_link_that_is_hidden_leads_nowhere(hidden: str) -> None:
    """Only hidden links lead to the institution: it cannot be found."""
    page = '{%% extends "base.html" %%}{%% block main %%}<h1>All</h1><p %s><a href="{{ url("/institutions/university-of-example/") }}">x</a></p>{%% endblock %%}'
    names = (
        "home",
        "institutions",
        "search",
        "theme",
        "themes",
        "actions",
        "updates",
        "update",
        "plan",
        "register",
        "data",
    )

    def problems(attribute: str) -> list[str]:
        inputs = {
            **INPUTS,
            "site.yaml": SITE + b"theme: own\n",
            "themes/own/theme.yaml": b"extends: default\n",
        }
        inputs |= {f"themes/own/templates/{name}.html": (page % attribute).encode() for name in names}
        found = make(inputs, today=TODAY).problems
        return [one.message for one in found if one.rule == "page-not-discoverable"]

    assert problems("") == []
    assert ["no chain of links" in message for message in problems(hidden)] == [True]


def test_there_are_enough_of_either() -> None:
    assert len(SABOTAGES) >= 40
    assert len(SOUND) >= 20
