"""The report says what was found and where it differs from our content; it can be kept, compared and shown."""

import json
from dataclasses import replace
from datetime import date

import pytest
from published_pages import LEAD, SKINS, TODAY, URL, WHO, WORDS, institution_of

from tcsite.model import Institution
from tcsite.published import (
    CLAUSES,
    FACTS,
    ClauseAnswer,
    PageClause,
    PageReport,
    as_record,
    from_record,
    lines,
    written,
)
from tcsite.published.reading import read_page
from tcsite.published.values import could_not_tell, found, not_found


def read(
    body: str = WORDS["all"],
    *,
    institution: Institution | None = WHO["example"],
    url: str = URL,
    final: str = "",
    head: str = "",
    today: date = TODAY,
) -> PageReport:
    parts = {"title": "Technician Commitment", "head": head, "top": "<h1>Technician Commitment</h1>"}
    html = SKINS["plain"].format(**parts, body=WORDS["about"] + body).encode()
    final = final or url
    return read_page(
        html, url=url, final_url=final, status=200, headers={}, institution=institution, today=today
    )


# What is told


NOTES = [
    ("status", "<p>We signed the Technician Commitment in 2019.</p>", "since 2019, it says; our content says June 2018"),
    ("status", "<p>We signed the Technician Commitment in 2018.</p>", ""),
    ("status", "<p>We are a former signatory of the Technician Commitment.</p>", "our content has it as signatory: the page says that it no longer is a signatory"),
    ("status", "<p>We hope to sign the Technician Commitment.</p>", "it says that it means to join, which is not yet a standing"),
    ("contact", "<p>Contact: Jo Green, Technical Manager</p>", "our content names another"),
    ("contact", "<p>Contact: Alex Example</p>", "named without the address that our content gives"),
    ("contact", "<p>Contact: technicians@example.ac.uk</p>", "by the e-mail address: Alex Example is not named"),
    ("contact", "<p>Contact: Jo Green, technicians@example.ac.uk</p>", "the address is the one that our content gives for Alex Example"),
    ("contact", "<p>Contact: tc@example.ac.uk</p>", "in part: a mailbox, and no person"),
    ("plan", '<a href="/a.pdf">Action plan 2021-24</a>', "older than the plan in our content, August 2024 to July 2027"),
    ("plan", '<a href="/a.pdf">Action plan 2027-30</a>', "newer than the plan in our content, August 2024 to July 2027"),
    ("plan", '<a href="/a.pdf">Action plan</a>', "its period is not stated"),
    ("plan", '<a href="/a.pdf">Action plan 2024-29</a>', "2024 to 2029 is not quite our period"),
    ("plan", '<a href="/a.pdf">Action plan 2021-24</a> <a href="/b.pdf">Action plan 2024-27</a>', "1 more plan is linked"),
    ("plan", '<a href="https://x.sharepoint.com/:b:/a">Action plan 2024-27</a>', "the link leads to a place that may ask for a log-in"),
]  # fmt: skip


@pytest.mark.parametrize(("id", "body", "note"), NOTES)
def test_a_note_says_where_the_page_and_our_content_differ(id: str, body: str, note: str) -> None:
    assert read(body).clause(id).note == note


def test_a_plan_that_is_over_is_told_to_be() -> None:
    report = read('<a href="/a.pdf">Action plan 2021-24</a>', institution=None)
    assert report.clause("plan").note == "its period is over, and no later plan is linked"


@pytest.mark.parametrize(("today", "whose"), [(date(2026, 8, 31), "ours"), (date(2026, 9, 1), "former")])
def test_a_contact_is_ours_until_the_last_day(today: date, whose: str) -> None:
    leaving = institution_of(contacts=[LEAD | {"until": "2026-08-31"}])
    assert read(institution=leaving, today=today).clause("contact").fact("whose") == whose


MOVES = [
    (URL, f"{URL}/", "not-found", ""),
    (URL.replace("https", "http"), URL, "not-found", ""),
    (URL, URL.replace("www.", ""), "not-found", ""),
    (
        URL,
        URL.replace("technicians", "Technicians"),
        "not-found",
        "",
    ),
    (URL, "https://www.example.ac.uk/", "found", "the address now leads to the home page"),
    (URL, "https://techs.example.ac.uk/tc", "found", "on another host, techs.example.ac.uk"),
    (URL, f"{URL}?page=2", "found", ""),
]


@pytest.mark.parametrize(("url", "final", "answer", "note"), MOVES)
def test_an_address_moves_or_is_only_spelt_otherwise(url: str, final: str, answer: str, note: str) -> None:
    clause = read(url=url, final=final).clause("moved")
    assert (str(clause.answer), clause.note) == (answer, note)


def test_a_server_that_is_not_for_the_public_is_told_to_be() -> None:
    clause = read(url="https://staging.example.ac.uk/tc").clause("host")
    assert (clause.answer, clause.note) == (
        ClauseAnswer.FOUND,
        "it reads as a server that is not for the public",
    )


def test_evidence_is_the_sentence_as_the_page_has_it() -> None:
    body = "<p>Welcome.<br>We&nbsp;are a “proud” sig&shy;natory of the Technician Commitment.  Read on!</p>"
    assert read(body).clause("status").evidence == "We are a “proud” signatory of the Technician Commitment."


# Its values


def test_facts_stand_in_their_order_and_only_those_that_are_told() -> None:
    clause = found("plan", "x", to="2027", from_="2024", where="linked", kind="")
    assert clause.facts == (("where", "linked"), ("from", "2024"), ("to", "2027"))
    assert (clause.fact("to"), clause.fact("kind")) == ("2027", "")
    with pytest.raises(KeyError):
        found("plan", "x", colour="red")


def test_every_clause_has_its_facts_described() -> None:
    assert FACTS.keys() <= CLAUSES.keys()
    for id, label in ((clause.id, clause) for clause in read().clauses):
        assert dict(label.facts).keys() <= FACTS.get(id, {}).keys()


def test_a_report_is_json_and_back() -> None:
    report = read(final=f"{URL}/")
    held = json.loads(json.dumps(report.to_json()))
    assert PageReport.from_json(held) == report
    assert list(held) == ["institution", "address", "final_url", "checked", "clauses"]
    assert list(held["clauses"]) == list(CLAUSES)
    assert held["clauses"]["status"] == {
        "answer": "found",
        "evidence": "The University of Example has been a signatory of the Technician Commitment since June 2018.",
        "facts": {"role": "signatory", "since": "2018-06"},
    }


BROKEN: list[object] = [
    None,
    [],
    {"clauses": []},
    {"address": 5, "clauses": {}, "checked": "2026-10-01"},
    {"address": "x", "checked": "yesterday", "clauses": {}},
    {"address": "x", "checked": "2026-10-01", "clauses": {"status": "found"}},
    {"address": "x", "checked": "2026-10-01", "clauses": {"status": {"answer": "perhaps"}}},
    {
        "address": "x",
        "checked": "2026-10-01",
        "clauses": {"status": {"answer": "found", "facts": {"role": 1}}},
    },
]


@pytest.mark.parametrize("value", BROKEN)
def test_what_is_no_report_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        PageReport.from_json(value)


# The record


def of(id: str, day: int) -> PageReport:
    clauses = (
        found("status", "We signed.", role="signatory"),
        not_found("contact"),
        could_not_tell("plan", "why"),
    )
    return PageReport(id, f"https://{id}.ac.uk/", f"https://{id}.ac.uk/", date(2026, 10, day), clauses)


def test_a_record_is_sorted_and_keeps_what_was_not_asked_again() -> None:
    record = as_record([of("b", 2), of("", 2)], earlier=[of("c", 1), of("b", 1), of("a", 1)])
    assert from_record(record) == (of("a", 1), of("b", 2), of("c", 1))
    assert record["version"] == 1


def test_a_record_is_written_the_same_whatever_came_first() -> None:
    first, second = as_record([of("a", 1), of("b", 1)]), as_record([of("b", 1), of("a", 1)])
    assert written(first) == written(second)
    assert from_record(json.loads(written(first))) == (of("a", 1), of("b", 1))
    assert written(as_record([])) == b'{\n  "version": 1,\n  "institutions": {}\n}\n'


def test_a_record_can_be_reviewed_in_a_diff() -> None:
    assert written(as_record([of("a", 1)])).decode() == (
        '{\n  "version": 1,\n  "institutions": {\n    "a": {\n      "address": "https://a.ac.uk/",\n'
        '      "checked": "2026-10-01",\n      "clauses": {\n        "status": {\n          "answer": "found",\n'
        '          "evidence": "We signed.",\n          "facts": {\n            "role": "signatory"\n          }\n'
        '        },\n        "contact": {\n          "answer": "not-found"\n        },\n        "plan": {\n'
        '          "answer": "could-not-tell",\n          "note": "why"\n        }\n      }\n    }\n  }\n}\n'
    )


@pytest.mark.parametrize("record", [None, [], {}, {"institutions": []}, {"institutions": {}, "version": 2}, {"institutions": {"a": 1}, "version": 1}])  # fmt: skip
def test_what_is_no_record_is_refused(record: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_record(record)


# As lines


def test_lines_show_each_clause_with_its_evidence() -> None:
    report = replace(read(final=f"{URL}/"), clauses=read(final=f"{URL}/").clauses[4:])
    assert lines(report) == [
        f"example: {URL} (checked 2026-10-01)",
        "",
        "- found           A page of its own",
        "  > Technician Commitment",
        "- found           Status stated: signatory, 2018-06",
        "  > The University of Example has been a signatory of the Technician Commitment since June 2018.",
        "- found           Contact named: ours, Alex Example, technicians@example.ac.uk",
        "  > Contact: Alex Example, Head of Technical Services, technicians@example.ac.uk",
        "- found           Action plan: linked, pdf, 2024, 2027, ours, https://www.example.ac.uk/plan.pdf",
        "  > Technician Commitment action plan 2024-2027",
    ]


def test_lines_say_why_something_could_not_be_told() -> None:
    clause = PageClause("status", ClauseAnswer.COULD_NOT_TELL, note="it asks for a log-in")
    report = PageReport("", "", "", TODAY, (clause,))
    assert lines(report) == [
        "Page: a page from a file (checked 2026-10-01)",
        "",
        "- could not tell  Status stated",
        "  it asks for a log-in",
    ]


def test_that_an_institution_left_counts_for_more_than_that_it_once_signed() -> None:
    body = (
        "<p>The University of Example signed the Technician Commitment in June 2018.</p>"
        "<p>The University of Example is no longer a signatory of the Technician Commitment.</p>"
    )
    assert read(body).clause("status").fact("role") == "lapsed"
