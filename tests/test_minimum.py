"""The minimum is confirmed on the page that the reader gets, and the register tells it."""

import csv
import io
import json
from datetime import date

import pytest

from maker import make
from samples import FOLDER, INSTITUTION, SITE
from tcsite.diagnostics import Severity
from tcsite.published.record import VERSION

TODAY = date(2026, 11, 22)

WHOLE = """\
<!doctype html><html lang="en"><head><title>{{ page.heading }}: Technician Commitment</title>
<link rel="canonical" href="{{ page.canonical }}"></head><body><main>
<h1>{{ page.heading }}</h1>
<p>{{ statement }}</p>
<p>{{ contacts[0].name }}, <a href="mailto:{{ contacts[0].email }}">e-mail</a></p>
<p><a href="{{ url(plan.link.address) }}">The plan</a></p>
<a href="{{ url("/institutions/") }}">All</a> <a href="{{ url("/") }}">Home</a>
</main></body></html>
"""


def found(
    small: dict[str, bytes], template: str, plan: str = '{% extends "default:plan.html" %}'
) -> set[str]:
    """The clauses that a theme with this template for institutions, and this for plans, does not meet."""
    inputs = {
        **small,
        "site.yaml": SITE + b"theme: own\n",
        "themes/own/theme.yaml": b"extends: default\n",
        "themes/own/templates/institution.html": template.encode(),
        "themes/own/templates/plan.html": plan.encode(),
    }
    result = make(inputs, today=TODAY)
    assert result.files, result.problems
    rules = {
        "status-not-stated",
        "contact-missing",
        "plan-missing",
        "page-not-dedicated",
        "page-not-discoverable",
    }
    problems = [problem for problem in result.problems if problem.rule in rules]
    assert all(problem.severity is Severity.ERROR and problem.hint for problem in problems)
    assert all(problem.place.file == f"{FOLDER}institution.yaml" for problem in problems)
    return {problem.rule for problem in problems}


def test_a_theme_that_shows_everything_passes(small: dict[str, bytes]) -> None:
    assert found(small, WHOLE) == set()
    assert found(small, '{% extends "default:institution.html" %}') == set()


@pytest.mark.parametrize(
    ("left_out", "rule"),
    [
        ("<p>{{ statement }}</p>\n", "status-not-stated"),
        ("{{ contacts[0].name }}, ", "contact-missing"),
        ('<a href="mailto:{{ contacts[0].email }}">e-mail</a>', "contact-missing"),
        ('<p><a href="{{ url(plan.link.address) }}">The plan</a></p>\n', "plan-missing"),
        ("<h1>{{ page.heading }}</h1>\n", ""),
        ("{{ page.heading }}", "page-not-dedicated"),
        ('<link rel="canonical" href="{{ page.canonical }}">', "page-not-discoverable"),
    ],
)
def test_a_theme_that_forgets_a_clause_fails_that_clause(
    small: dict[str, bytes], left_out: str, rule: str
) -> None:
    assert left_out in WHOLE
    assert found(small, WHOLE.replace(left_out, "")) == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("instead", "rule"),
    [
        ("<p>The Technician Commitment is an initiative of universities.</p>", "status-not-stated"),
        ("<!-- {{ statement }} -->", "status-not-stated"),
        ("<p>{{ page.heading }} has signed the Technician Commitment.</p>", ""),
        ("<p>Signatory of the Technician Commitment: {{ page.heading }}</p>", ""),
        ("<p>Proud signatory of the Technician Commitment since 2018: the {{ page.heading }}.</p>", ""),
        ("<p>Signatory of the Technician Commitment: University of Somewhere</p>", "status-not-stated"),
        (
            "<p>Signatory of the Technician Commitment: {{ page.heading }}, until 2020</p>",
            "status-not-stated",
        ),
        ("<p>Not a signatory of the Technician Commitment: {{ page.heading }}</p>", "status-not-stated"),
    ],
)
def test_the_status_is_the_institutions_own_and_can_be_read(
    small: dict[str, bytes], instead: str, rule: str
) -> None:
    assert found(small, WHOLE.replace("<p>{{ statement }}</p>", instead)) == ({rule} if rule else set())


def test_a_page_that_asks_not_to_be_indexed_is_not_discoverable(small: dict[str, bytes]) -> None:
    hidden = WHOLE.replace("<link", '<meta name="robots" content="noindex"><link')
    assert found(small, hidden) == {"page-not-discoverable"}


@pytest.mark.parametrize(
    ("head", "rules"),
    [
        ('<meta http-equiv="refresh" content="0; url=https://www.example.org/">', {"plan-missing"}),
        ('<META HTTP-EQUIV=Refresh CONTENT="0;URL=/">', {"plan-missing"}),
        ('<meta http-equiv="refresh" content="300">', set()),
        ('<!-- <meta http-equiv="refresh" content="0; url=/"> -->', set()),
        ('<meta name="description" content="We refresh it: url=/">', set()),
    ],
)
def test_a_plan_whose_page_sends_its_readers_on_is_not_there(
    small: dict[str, bytes], head: str, rules: set[str]
) -> None:
    plan = f'{{% extends "default:plan.html" %}}{{% block scripts %}}{{{{ super() }}}}{head}{{% endblock %}}'
    assert found(small, WHOLE, plan) == rules


def test_a_directory_that_forgets_an_institution_leaves_it_undiscoverable(small: dict[str, bytes]) -> None:
    nowhere = b'{% extends "base.html" %}{% block main %}<h1>None</h1>{% endblock %}'
    names = (
        "home",
        "institutions",
        "search",
        "theme",
        "actions",
        "updates",
        "update",
        "plan",
    )
    inputs = {
        **small,
        "site.yaml": SITE + b"theme: own\n",
        "themes/own/theme.yaml": b"extends: default\n",
        **{f"themes/own/templates/{name}.html": nowhere for name in names},
    }
    problems = [
        problem for problem in make(inputs, today=TODAY).problems if problem.rule == "page-not-discoverable"
    ]
    assert ["no chain of links" in problem.message for problem in problems] == [True]


def register(inputs: dict[str, bytes]) -> dict[str, tuple[str, str]]:
    files = make(inputs, today=TODAY).files
    rows = list(csv.DictReader(io.StringIO(files["data/register.csv"].decode("utf-8-sig"))))
    told = json.loads(files["data/register.json"])
    assert told["entries"] == rows, "both files say the same"
    assert all(row["checked"] == "2026-11-22" for row in rows)
    return {row["clause"]: (row["answer"], row["evidence"]) for row in rows}


def test_a_directory_meets_no_clause_about_others_own_pages(small: dict[str, bytes]) -> None:
    said = ("not-checked", "Its own page has not been read for this site.")
    assert {clause: entry for clause, entry in register(small).items() if entry[0] != "met"} == {
        "page": said,
        "discoverable": said,
    }


SILENT = INSTITUTION + b"source: {title: Its page, url: 'https://www.example.ac.uk/tc', date: 2026-01-10}\n"
LEFT = SILENT.replace(b"2026-01-10", b"2024-07-25").replace(
    b"technicians@example.ac.uk", b"technicians@example.ac.uk, until: 2025-08"
)
ENDED = b"title: Action plan\nperiod: {from: 2018, to: 2019}\nstate: in-force\nactions: [{text: Meet}]\n"


@pytest.mark.parametrize(
    ("institution", "plan", "clause", "answer"),
    [
        (SILENT, None, "plan", "not-stated"),
        (SILENT, b"", "plan", "met"),
        (SILENT, ENDED, "plan", "not-met"),  # a source of 2026 shows that no other followed the plan of 2019
        (SILENT.replace(b"2026-01-10", b"2019-12-31"), ENDED, "plan", "not-stated"),  # one of 2019 cannot
        (SILENT.replace(b"2026-01-10", b"2020-01-01"), ENDED, "plan", "not-met"),
        (SILENT.replace(b"2026-01-10", b"2019"), ENDED, "plan", "not-stated"),
        (SILENT.replace(b", date: 2026-01-10", b""), ENDED, "plan", "not-stated"),
        (LEFT, b"", "contact", "not-stated"),
        (LEFT.replace(b"2024-07-25", b"2025-09-01"), b"", "contact", "not-met"),
        (SILENT.split(b"contacts")[0] + SILENT[SILENT.index(b"source:") :], b"", "contact", "not-stated"),
        (INSTITUTION + b"plan_due: {by: 2031, reason: We will write it}\n", ENDED, "plan", "not-met"),
        (INSTITUTION + b"plan_due: {by: 2031, reason: We will write it}\n", None, "plan", "not-yet-due"),
    ],
)
def test_the_register_tells_silence_from_default(
    small: dict[str, bytes], institution: bytes, plan: bytes | None, clause: str, answer: str
) -> None:
    """A plan of `None` is not there, an empty one is that of the sample."""
    small[f"{FOLDER}institution.yaml"] = institution
    if plan is None:
        del small[f"{FOLDER}plans/2024-2027.yaml"]
        del small[f"{FOLDER}updates/2026-03-12-workshops.md"]
    elif plan:
        small[f"{FOLDER}plans/2018-2019.yaml"] = plan
        del small[f"{FOLDER}plans/2024-2027.yaml"]
        del small[f"{FOLDER}updates/2026-03-12-workshops.md"]
    assert register(small)[clause][0] == answer


@pytest.mark.parametrize(
    ("seen", "answer"), [("found", "met"), ("not-found", "not-found"), ("could-not-tell", "could-not-tell")]
)
def test_clauses_about_its_own_page_are_answered_once_that_page_was_read(
    small: dict[str, bytes], seen: str, answer: str
) -> None:
    clauses = {id: {"answer": seen, "evidence": "h1"} for id in ("dedicated", "indexable")}
    page = {"address": "https://www.example.ac.uk/tc/", "checked": "2026-10-01", "clauses": clauses}
    record = {"version": VERSION, "institutions": {"university-of-example": page}}
    small["content/checks/published.json"] = json.dumps(record).encode()
    rows = json.loads(make(small, today=TODAY).files["data/register.json"])["entries"]
    told = {row["clause"]: (row["answer"], row["evidence"], row["checked"]) for row in rows}
    assert told["page"] == told["discoverable"] == (answer, "h1", "2026-10-01")


@pytest.mark.parametrize(
    ("institution", "clause", "answer", "evidence"),
    [
        (
            SILENT.replace(b", email: technicians@example.ac.uk", b""),
            "contact",
            "not-stated",
            "Alex Example, Head of Technical Services. Our source does not say more.",
        ),
        (
            SILENT.replace(b", since: 2018-06", b""),
            "status",
            "met",
            "University of Example is a signatory of the Technician Commitment. "
            "Since when is not stated in our source.",
        ),
        (
            SILENT.replace(
                b"url: https://www.example.ac.uk/technicians/", b"state: in-progress, since: 2020-06"
            ),
            "address",
            "not-met",
            "The published address of University of Example is still in progress, as it was in June 2020, "
            "more than twelve months ago.",
        ),
        (
            SILENT.replace(
                b"url: https://www.example.ac.uk/technicians/", b"state: in-progress, since: 2020-06"
            ).replace(b"2026-01-10", b"2020-07"),
            "address",
            "not-stated",
            "The published address of University of Example is still in progress, as it was in June 2020, "
            "more than twelve months ago. Our source is of July 2020 and cannot say what followed.",
        ),
        (
            INSTITUTION + b"plan_due: {by: 2031, reason: We will write it}\n",
            "plan",
            "not-met",
            "Plan 2018-2019, the latest of University of Example, ended in 2019; the next is only due in 2031.",
        ),
    ],
)
def test_the_register_says_what_is_known_beside_what_is_not(
    small: dict[str, bytes], institution: bytes, clause: str, answer: str, evidence: str
) -> None:
    small[f"{FOLDER}institution.yaml"] = institution
    if clause == "plan":
        small[f"{FOLDER}plans/2018-2019.yaml"] = ENDED
        del small[f"{FOLDER}plans/2024-2027.yaml"], small[f"{FOLDER}updates/2026-03-12-workshops.md"]
    assert register(small)[clause] == (answer, evidence)


def test_the_register_gives_the_evidence(small: dict[str, bytes]) -> None:
    small["site.yaml"] = SITE + b"home: university-of-example\n"
    assert register(small) == {
        "status": (
            "met",
            "University of Example has been a signatory of the Technician Commitment since June 2018.",
        ),
        "contact": ("met", "Alex Example, Head of Technical Services, technicians@example.ac.uk"),
        "plan": ("met", "Action plan 2024 to 2027 (August 2024 to July 2027)"),
        "page": ("met", "/"),
        "discoverable": ("met", "0 clicks from the home page, open to search engines"),
        "address": ("met", "https://www.example.ac.uk/technicians/"),
    }


@pytest.mark.parametrize(
    ("institution", "plan", "clause", "answer"),
    [
        (INSTITUTION.split(b"contacts")[0], True, "contact", "not-met"),
        (INSTITUTION, False, "plan", "not-met"),
        (
            INSTITUTION + b"plan_due: {by: 2027-03, reason: Signed in the autumn}\n",
            False,
            "plan",
            "not-yet-due",
        ),
        (INSTITUTION + b"plan_due: {by: 2026-03, reason: Signed in the autumn}\n", False, "plan", "not-met"),
        (INSTITUTION.replace(b"signatory", b"supporter"), False, "plan", "not-asked"),
        (
            INSTITUTION + b"exceptions:\n  - {rule: plan-missing, reason: A merger, until: 2027-06}\n",
            False,
            "plan",
            "excused",
        ),
        (
            INSTITUTION.replace(
                b"url: https://www.example.ac.uk/technicians/", b"state: in-progress, since: 2026-06"
            ),
            True,
            "address",
            "not-yet-due",
        ),
        (
            INSTITUTION.replace(
                b"url: https://www.example.ac.uk/technicians/", b"state: in-progress, since: 2020-06"
            ),
            True,
            "address",
            "not-met",
        ),
    ],
)
def test_the_register_is_fair(
    small: dict[str, bytes], institution: bytes, plan: bool, clause: str, answer: str
) -> None:
    del small[f"{FOLDER}updates/2026-03-12-workshops.md"]
    small[f"{FOLDER}institution.yaml"] = institution
    if not plan:
        del small[f"{FOLDER}plans/2024-2027.yaml"]
    assert register(small)[clause][0] == answer


def test_of_a_plan_that_could_not_be_read_the_register_says_so(small: dict[str, bytes]) -> None:
    small[f"{FOLDER}plans/2024-2027.yaml"] = b"title: [\n"
    assert register(small)["plan"][0] == "not-read"
