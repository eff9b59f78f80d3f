"""What the register says of each clause: met, not met, not stated, not yet due, and what it rests on."""

from datetime import date

import pytest
from making import FILE, a_plan, a_site, an_institution

from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.facts.published_address import in_progress_since, in_progress_until
from tcsite.facts.register import RegisteredInstitution, clauses_of, register
from tcsite.model import Institution, Plan
from tcsite.published import PageReport

TODAY = date(2026, 11, 22)
ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE
SOURCE = "source: {title: Its page, date: 2026-01-10}\n"
OLD = "source: {title: A form, date: 2019-12-06}\n"
UNDATED = "source: {title: A form}\n"
ENDED = a_plan(id="2018-2019", period="{from: 2018, to: 2019}")
RUNNING = a_plan(period="{from: 2025-01, to: 2026-11-22}")
LEAD = "contacts: [{role: lead, name: Alex Example, post: Head, email: alex@example.ac.uk}]\n"


def fault(rule: str, severity: Severity = ERROR, excused: str = "", file: str = FILE) -> Diagnostic:
    return Diagnostic(rule, severity, f"{rule} speaks", Place(file), excused=excused)


def entries(
    institution: Institution,
    *problems: Diagnostic,
    clicks: int = 2,
    reports: tuple[PageReport, ...] = (),
    settings: str = "",
) -> dict[str, tuple[str, str]]:
    """Each clause with its answer and its evidence."""
    facts = clauses_of(a_site(institution, more=settings), institution, TODAY)
    one = RegisteredInstitution(institution.id, institution.file, facts)
    found = register([one], problems, {institution.id: clicks}, reports, TODAY, "en")
    return {entry.clause: (str(entry.answer), entry.evidence) for entry in found}


def answer(clause: str, institution: Institution, *problems: Diagnostic) -> str:
    return entries(institution, *problems)[clause][0]


MISSING = fault("plan-missing")
WEIGHTS = [
    ("nothing is wrong", (), "met"),
    ("an error", (fault("plan-ended"),), "not-met"),
    ("a warning is no default: the plan ends soon", (fault("plan-ended", WARNING),), "met"),
    ("advice is no default", (fault("plan-ended", ADVICE),), "met"),
    ("excused", (fault("plan-ended", ADVICE, "A merger"),), "excused"),
    ("excused, however heavy the rule is made", (fault("plan-ended", ERROR, "A merger"),), "excused"),
    (
        "one fault is excused, another is not",
        (fault("plan-ended", ADVICE, "A merger"), fault("plan-missing")),
        "not-met",
    ),
    ("a fault of another clause", (fault("contact-missing"),), "met"),
    ("a rule that no clause asks about", (fault("plan-gap"),), "met"),
    (
        "a fault in another institution",
        (fault("plan-ended", file="content/institutions/y/institution.yaml"),),
        "met",
    ),
    (
        "a fault in an institution whose id begins alike",
        (fault("plan-ended", file="content/institutions/x-y/institution.yaml"),),
        "met",
    ),
    (
        "a fault in one of its plans",
        (fault("plan-ended", file="content/institutions/x/plans/p.yaml"),),
        "not-met",
    ),
]


@pytest.mark.parametrize(
    ("problems", "expected"), [case[1:] for case in WEIGHTS], ids=[case[0] for case in WEIGHTS]
)
def test_only_an_error_that_nobody_excused_is_a_default(
    problems: tuple[Diagnostic, ...], expected: str
) -> None:
    assert answer("plan", an_institution(RUNNING), *problems) == expected


DUE = "plan_due: {by: %s, reason: We write it}\n"
PLANS = [
    ("in force, on its last day", (RUNNING,), "", (), "met"),
    ("none, and nothing is said of one", (), "", (MISSING,), "not-met"),
    ("none, and due today", (), DUE % "2026-11-22", (), "not-yet-due"),
    ("none, and due yesterday", (), DUE % "2026-11-21", (MISSING,), "not-met"),
    ("none, and due this month", (), DUE % "2026-11", (), "not-yet-due"),
    ("none, and due last month", (), DUE % "2026-10", (MISSING,), "not-met"),
    ("ended, and the next is due today", (ENDED,), DUE % "2026-11-22", (), "not-yet-due"),
    ("ended, and the next was due yesterday", (ENDED,), DUE % "2026-11-21", (fault("plan-ended"),), "not-met"),
    ("running, though another is due", (RUNNING,), DUE % "2027-06", (), "met"),
    ("none, of a source of today", (), SOURCE, (MISSING,), "not-stated"),
    ("ended after its source was written", (ENDED,), OLD, (fault("plan-ended"),), "not-stated"),
    ("ended, of a source without a date", (ENDED,), UNDATED, (fault("plan-ended"),), "not-stated"),
    ("ended, of a younger source", (ENDED,), SOURCE, (fault("plan-ended"),), "not-met"),
    ("ended by its own exception", (ENDED,), OLD, (fault("plan-ended", ADVICE, "A merger"),), "excused"),
    ("ended, not in its source", (ENDED,), OLD, (fault("plan-ended", WARNING),), "met"),
    ("none, and due by a transcription", (), SOURCE + DUE % "2027", (), "not-yet-due"),
    ("a plan on its last day, of an older source", (RUNNING,), OLD, (fault("plan-ended"),), "not-met"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("plans", "more", "problems", "expected"),
    [case[1:] for case in PLANS],
    ids=[case[0] for case in PLANS],
)
def test_a_plan_is_met_late_due_or_unknown(
    plans: tuple[Plan, ...], more: str, problems: tuple[Diagnostic, ...], expected: str
) -> None:
    assert answer("plan", an_institution(*plans, more=more), *problems) == expected


@pytest.mark.parametrize("role", ["supporter", "joining", "lapsed", "withdrawn"])
def test_who_need_not_publish_it_was_not_asked(role: str) -> None:
    status = an_institution().status.model_copy(update={"role": role})
    found = entries(an_institution().model_copy(update={"status": status}))
    assert found["plan"] == ("not-asked", f"Not asked of an institution whose standing is: {role}.")
    assert found["address"][0] == found["contact"][0] == "not-asked"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", ("not-met", "Nothing on this site shows it.")),
        (SOURCE, ("not-stated", "Our source does not say.")),
    ],
)
@pytest.mark.parametrize("severity", [WARNING, ADVICE])
def test_of_a_signatory_all_is_asked_however_light_a_site_makes_the_rule(
    more: str, expected: tuple[str, str], severity: Severity
) -> None:
    found = entries(an_institution(more=more), fault("plan-missing", severity))
    assert found["plan"] == found["contact"] == found["address"] == expected


LEFT = "contacts: [{role: lead, name: A, email: a@example.ac.uk, until: %s}, {role: deputy, name: B, email: b@example.ac.uk, until: 2018, public: %s}]\n"
CONTACTS = [
    ("shown", LEAD, (), "met", "Alex Example, Head, alex@example.ac.uk"),
    ("none named", "", (fault("contact-missing"),), "not-met", "Contact-missing speaks."),
    ("none named by the source", SOURCE, (fault("contact-missing"),), "not-stated", "Our source does not say."),
    (
        "named without a way to write, by a source",
        SOURCE + LEAD,
        (fault("contact-missing"),),
        "not-stated",
        "Alex Example, Head, alex@example.ac.uk. Our source does not say more.",
    ),
    (
        "the last of them left after the source was written",
        OLD + LEFT % ("2020", "true"),
        (fault("contact-ended"),),
        "not-stated",
        "Contact-ended speaks. Our source is of 6 December 2019 and cannot say what followed.",
    ),
    (
        "all of them left before it was written",
        OLD + LEFT % ("2019-11", "true"),
        (fault("contact-ended"),),
        "not-met",
        "Contact-ended speaks.",
    ),
    (
        "on the day that it was written",
        OLD + LEFT % ("2019-12-06", "true"),
        (fault("contact-ended"),),
        "not-stated",
        "Contact-ended speaks. Our source is of 6 December 2019 and cannot say what followed.",
    ),
    (
        "who is not public does not count",
        OLD.replace("2019-12-06", "2018-06") + LEFT % ("2018-02", "false"),
        (fault("contact-ended"),),
        "not-met",
        "Contact-ended speaks.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "problems", "expected", "evidence"),
    [case[1:] for case in CONTACTS],
    ids=[case[0] for case in CONTACTS],
)
def test_a_contact_that_a_source_does_not_give_may_be_there(
    more: str, problems: tuple[Diagnostic, ...], expected: str, evidence: str
) -> None:
    assert entries(an_institution(RUNNING, more=more), *problems)["contact"] == (expected, evidence)


PUBLISHED = "published: {state: in-progress, since: %s}\n"


@pytest.mark.parametrize(
    ("more", "since", "until"),
    [
        ("", "", None),
        ("published: {url: 'https://www.example.ac.uk/t'}\n", "", None),
        (PUBLISHED % "2025-11-22", "2025-11-22", date(2026, 11, 22)),
        (PUBLISHED % "2025-11", "2025-11", date(2026, 11, 30)),
        (PUBLISHED % "2025", "2025", date(2026, 12, 31)),
        ("published: {state: in-progress}\n", "", None),
        ("published: {state: live, since: 2025}\n", "2025", None),
    ],
)
def test_in_progress_is_an_answer_for_a_year(more: str, since: str, until: date | None) -> None:
    institution = an_institution(more=more)
    assert str(in_progress_since(institution) or "") == since
    assert in_progress_until(institution) == until


def test_an_address_in_progress_without_a_day_is_as_old_as_the_newest_form() -> None:
    forms = "\n".join(
        f"  - {{id: '{id}', title: Form, stage: 2, institution: x, file: f, sections: []{day}}}"
        for id, day in (("2020", ", date: 2020-03"), ("2024", ", date: 2024-05"), ("2022", ", date: 2022-01"), ("2026", ""))
    )  # fmt: skip
    institution = an_institution(more=f"published: {{state: in-progress}}\nself_assessments:\n{forms}\n")
    assert str(in_progress_since(institution)) == "2024-05"
    assert in_progress_until(institution) == date(2025, 5, 31)


def test_an_address_still_to_come_is_not_yet_due() -> None:
    assert entries(an_institution(more=PUBLISHED % "2026"))["address"] == (
        "not-yet-due",
        "The address of its own page is still to come.",
    )


@pytest.mark.parametrize(
    ("home", "more", "expected"),
    [
        ("home: x", "", "met"),
        ("", "", "not-checked"),
        ("home: y", "", "not-checked"),
        ("home: x", SOURCE, "not-checked"),  # a transcription, even of the only institution
    ],
)
def test_only_a_site_of_its_own_is_the_page_of_an_institution(home: str, more: str, expected: str) -> None:
    found = entries(an_institution(more=more), fault("page-not-dedicated", WARNING), settings=home)
    assert found["page"][0] == found["discoverable"][0] == expected


@pytest.mark.parametrize(
    ("clicks", "words"), [(0, "0 clicks"), (1, "1 click"), (3, "3 clicks"), (1204, "1,204 clicks")]
)
def test_a_page_that_is_found_says_how_far_away_it_is(clicks: int, words: str) -> None:
    found = entries(an_institution(), clicks=clicks, settings="home: x")
    assert found["discoverable"] == ("met", f"{words} from the home page, open to search engines")


def test_faults_of_this_site_s_page_say_nothing_of_an_institution_s_own() -> None:
    found = entries(an_institution(), fault("page-not-dedicated"), fault("page-not-discoverable"))
    assert {found[clause][0] for clause in ("page", "discoverable")} == {"not-checked"}
    own = entries(an_institution(), fault("page-not-dedicated"), settings="home: x")
    assert own["page"] == ("not-met", "Page-not-dedicated speaks.")


@pytest.mark.parametrize(
    ("unread", "expected"),
    [
        ("content/institutions/x/plans/2024-2027.yaml", "not-read"),
        ("content/institutions/x/measures.yaml", "not-met"),
        ("content/institutions/xy/plans/2024-2027.yaml", "not-met"),
    ],
)
def test_what_stands_in_a_file_that_could_not_be_read_is_not_known(unread: str, expected: str) -> None:
    institution = an_institution().model_copy(update={"unread": (unread,)})
    assert answer("plan", institution) == expected
    assert answer("plan", institution, *([MISSING] if expected == "not-read" else [])) == expected


STATUS = [
    ("", "University of Example has been a signatory of the Technician Commitment since 2018."),
    (SOURCE, "University of Example has been a signatory of the Technician Commitment since 2018."),
]


@pytest.mark.parametrize(("more", "sentence"), STATUS)
def test_a_status_is_met_by_its_sentence(more: str, sentence: str) -> None:
    assert entries(an_institution(more=more))["status"] == ("met", sentence)


def report(**answers: str) -> PageReport:
    clauses = {id: {"answer": said, "evidence": "h1"} for id, said in answers.items()}
    return PageReport.from_json(
        {"institution": "x", "address": "https://www.example.ac.uk/t", "checked": "2026-10-01", "clauses": clauses}
    )  # fmt: skip


def test_what_was_found_on_its_own_page_is_told_beside_and_answers_what_asks_about_it() -> None:
    found = entries(an_institution(), reports=(report(dedicated="found", indexable="not-found"),))
    assert found["page"] == ("met", "h1")
    assert found["discoverable"] == ("not-found", "h1")
    assert found["published:dedicated"] == ("found", "h1")
    own = entries(an_institution(), reports=(report(dedicated="not-found"),), settings="home: x")
    assert own["page"][0] == "met", "its own site answers for itself"
    other = PageReport.from_json({**report(dedicated="found").to_json(), "institution": "y"})
    assert entries(an_institution(), reports=(other,))["page"][0] == "not-checked"


PERSON = "role: lead, name: Alex Example, post: Head, email: alex@example.ac.uk"


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (PERSON, "Alex Example, Head, alex@example.ac.uk"),
        (f"{PERSON}, public: false", ""),
        (f"{PERSON}, until: 2026-11-21", ""),
        (f"{PERSON}, until: 2026-11-22", "Alex Example, Head, alex@example.ac.uk"),
        ("role: mailbox, email: tc@example.ac.uk", ""),
    ],
)
def test_the_evidence_for_a_contact_is_who_can_be_asked_today(contact: str, expected: str) -> None:
    institution = an_institution(more=f"contacts: [{{{contact}}}]")
    kinds = {one.id: one for one in clauses_of(a_site(institution), institution, TODAY)}
    assert (kinds["contact"].evidence if kinds["contact"].answer == "met" else "") == expected


def test_a_part_with_nothing_of_its_own_is_answered_by_what_its_parent_has() -> None:
    park = an_institution(RUNNING, more=f"{LEAD}published: {{url: https://park.example/}}")
    fen = an_institution(more=f"part_of: park\n{LEAD}")
    settings = a_site(park)
    listed = [
        RegisteredInstitution(
            "fen",
            "content/institutions/fen/institution.yaml",
            clauses_of(settings, fen, TODAY),
            "Fen",
            "park",
        ),
        RegisteredInstitution("park", park.file, clauses_of(settings, park, TODAY), "Example Park"),
    ]
    found = {
        (entry.institution, entry.clause): (str(entry.answer), entry.evidence)
        for entry in register(listed, (), {}, (), TODAY, "en")
    }
    answer, evidence = found["park", "plan"]
    assert answer == "met"
    assert found["fen", "plan"] == ("met", f"Of Example Park, to which it belongs: {evidence}")
    assert found["fen", "address"] == found["park", "address"] == ("met", "https://park.example/")
    assert found["fen", "contact"] == found["park", "contact"]  # it has one of its own
    alone = register(listed[:1], (), {}, (), TODAY, "en")
    assert {str(entry.answer) for entry in alone if entry.clause in ("plan", "address")} == {"not-met"}


def test_what_is_not_asked_of_a_parent_is_asked_of_a_part_that_has_signed() -> None:
    park = Institution.model_validate(
        {"id": "park", "file": FILE, "name": "Park", "status": {"role": "supporter"}}
    )
    fen = an_institution(more=f"part_of: park\n{LEAD}")
    listed = [
        RegisteredInstitution(id, FILE, clauses_of(a_site(park), one, TODAY), id, part_of)
        for id, one, part_of in (("fen", fen, "park"), ("park", park, ""))
    ]
    found = {
        (one.institution, one.clause): str(one.answer) for one in register(listed, (), {}, (), TODAY, "en")
    }
    assert (found["park", "plan"], found["fen", "plan"]) == ("not-asked", "not-met")
