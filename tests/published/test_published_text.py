"""Sentences, dates, periods, addresses, persons and names are found in text as people write it."""

import pytest

from tcsite.model.dates import periods
from tcsite.published import mail, persons, wording
from tcsite.published.identity import InstitutionNames, particular
from tcsite.published.markup import source
from tcsite.published.parse import document
from tcsite.published.phrases import of_contact
from tcsite.text import decode
from tcsite.text.html import NestingError

SENTENCES = [
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    (
        "Dr. Jo Green and Prof. A. B. Hill came. They left.",
        ["Dr. Jo Green and Prof. A. B. Hill came.", "They left."],
    ),
    ("We sign, e.g. Charters, i.e. Promises. Good.", ["We sign, e.g. Charters, i.e. Promises.", "Good."]),
    (
        "It cost £3.5 million. See www.example.ac.uk. End.",
        ["It cost £3.5 million.", "See www.example.ac.uk.", "End."],
    ),
    ("“We are.” He said so.", ["“We are.”", "He said so."]),
    ("A line\nthat goes further\nAnother line", ["A line that goes further", "Another line"]),
    ("The head of\nTechnical Services", ["The head of Technical Services"]),
    ("Since Oct. 2018 we sign.", ["Since Oct. 2018 we sign."]),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_end_where_readers_see_them_end(text: str, expected: list[str]) -> None:
    assert list(wording.sentences(text)) == expected


def test_a_sentence_without_end_is_cut_between_words() -> None:
    pieces = list(wording.sentences("word " * 1000))
    assert max(map(len, pieces)) <= 1500
    assert " ".join(pieces) == ("word " * 1000).strip()


def test_text_is_seen_without_what_is_not_seen() -> None:
    assert wording.seen("  a\u00a0sig\u00adna\u200btory\n\tof\u2009it ") == "a signatory of it"


def test_long_evidence_is_cut_at_a_word() -> None:
    cut = wording.short("evidence " * 100)
    assert len(cut) <= wording.LONGEST + 2
    assert cut.endswith("evidence …")


PERIODS = [
    ("Action plan 2020-23", "2020 to 2023"),
    ("Action plan 2020–2023", "2020 to 2023"),
    ("for 2018/21", "2018 to 2021"),
    ("2021/22 to 2023/24", "2021 to 2024"),
    ("June 2019 to June 2021", "2019-06 to 2021-06"),
    ("Aug - October 2024", "2024-08 to 2024-10"),
    ("1 January 2021 until 31 December 2023", "2021-01-01 to 2023-12-31"),
    ("2021-2023 self-assessment and action plan for 2024-2026", "2024 to 2026"),
    ("plans 2018-2020 and 2021-2023", "2021 to 2023"),
    ("Strategy 2018-2020. Action plan 2021-2023, before the review of 2024-2025", "2021 to 2023"),
    ("Awst 2024 hyd at Gorffennaf 2027", "2024-08 to 2027-07"),
    ("36 month action plan 2021", "2021 to 2023"),
    ("two-year action plan, 2021", "2021 to 2022"),
    ("2024-08 to 2027-07", "2024-08 to 2027-07"),
    ("Medi 2024 i Awst 2027", "2024-09 to 2027-08"),
    ("Action plan 2024", "2024"),
    ("Action plan, June 2024", "2024-06"),
    ("founded 1998-2003", "None"),
    ("room 2024-27b", "2024"),
    ("2027-2024", "2024"),
    ("uploaded 2021-06-14", "None"),
    ("31 June 2024 to July 2027", "2027-07"),
    ("Action plan", "None"),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_a_plans_period_is_read_from_words(text: str, expected: str) -> None:
    assert str(periods.plan_period(text)) == expected


FILES = [
    ("tc-action-plan-2024-27", "2024 to 2027"),
    ("TC_Action_Plan_2022_2024", "2022 to 2024"),
    ("ActionPlan2021to2024", "2021 to 2024"),
    ("ap24-27final", "2024 to 2027"),
    ("action-plan-august-2024-to-july-2027", "2024-08 to 2027-07"),
    ("action-plan-20230614", "None"),
    ("action-plan-2021-06-14", "None"),
    ("action-plan-v2", "None"),
    ("plan-12-15", "None"),
]


@pytest.mark.parametrize(("name", "expected"), FILES)
def test_a_plans_period_is_read_from_a_files_name(name: str, expected: str) -> None:
    assert str(periods.file_period(name)) == expected


ADDRESSES = [
    ("write to jo.green@example.ac.uk.", ["jo.green@example.ac.uk"]),
    ("Jo.Green@Example.AC.UK", ["jo.green@example.ac.uk"]),
    ("jo.green [at] example.ac.uk", ["jo.green@example.ac.uk"]),
    ("jo.green(at)example(dot)ac(dot)uk", ["jo.green@example.ac.uk"]),
    ("jo.green at example.ac.uk", ["jo.green@example.ac.uk"]),
    ("email techs at example.ac.uk", ["techs@example.ac.uk"]),
    ("jo dot green at example dot ac dot uk", ["jo.green@example.ac.uk"]),
    ("jo.green @ example.ac.uk", ["jo.green@example.ac.uk"]),
    ("a@example.org, b@example.org and a@example.org", ["a@example.org", "b@example.org"]),
    ("more at www.example.ac.uk", []),
    ("visit us at example.ac.uk", []),
    ("the conference at example.ac.uk", []),
    ("@example on Twitter", []),
    ("a@b", []),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSES)
def test_addresses_are_found_in_their_disguises(text: str, expected: list[str]) -> None:
    assert [address for address, _ in mail.in_text(text)] == expected


LINKS = [
    ("mailto:jo@example.ac.uk", ["jo@example.ac.uk"]),
    ("MAILTO:jo@example.ac.uk?subject=Hello%20there&cc=x@example.org", ["jo@example.ac.uk"]),
    ("mailto:a@example.org,b@example.org;c@example.org", ["a@example.org", "b@example.org", "c@example.org"]),
    ("mailto:?to=jo@example.ac.uk", ["jo@example.ac.uk"]),
    ("mailto:Jo%20Green%20%3Cjo@example.ac.uk%3E", ["jo@example.ac.uk"]),
    ("mailto:nobody", []),
    ("https://example.ac.uk/?q=jo@example.ac.uk", []),
]


@pytest.mark.parametrize(("href", "expected"), LINKS)
def test_addresses_are_found_in_links(href: str, expected: list[str]) -> None:
    assert list(mail.in_link(href)) == expected


def test_cloudflares_cover_is_lifted() -> None:
    code = "11" + "".join(f"{ord(letter) ^ 0x11:02x}" for letter in "jo@example.ac.uk")
    assert mail.uncovered(code) == "jo@example.ac.uk"
    assert mail.uncovered_link(f"/cdn-cgi/l/email-protection#{code}") == "mailto:jo@example.ac.uk"
    assert mail.uncovered_link("/cdn-cgi/l/email-protection") == "/cdn-cgi/l/email-protection"
    assert [mail.uncovered(broken) for broken in ("", "1", "zz", "11ff")] == ["", "", "", ""]


PERSONS = [
    ("Contact Jo Green, Head of Technical Services, on 01632", [("Jo Green", "Head of Technical Services")]),
    ("Dr Mary-Jane O'Neill (Technical Manager)", [("Dr Mary-Jane O'Neill", "Technical Manager")]),
    ("Professor Sir John van der Berg FRS", [("Professor Sir John van der Berg", "")]),
    ("Technician Commitment Lead: Jo Green", [("Jo Green", "Technician Commitment Lead")]),
    ("Jo Green is our technical lead.", [("Jo Green", "technical lead")]),
    ("Jo Green\nHead of Workshops\njo@example.ac.uk", [("Jo Green", "Head of Workshops")]),
    ("Jo Green MSc FIST, Technician, and Sam Hill", [("Jo Green", "Technician"), ("Sam Hill", "")]),
    ("Siân Ó Dálaigh", [("Siân Ó Dálaigh", "")]),
    ("Chair: Professor R. Haley. Dr Jo Green came.", [("Professor R. Haley", "Chair"), ("Dr Jo Green", "")]),
    (
        "the team, Alex Grant, Mona Stein or Jen Hop",
        [("Alex Grant", ""), ("Mona Stein", ""), ("Jen Hop", "")],
    ),
    ("Science Council, Technical Services, Royal Society, Human Resources", []),
    ("Technician Commitment Steering Group at University College London", []),
    ("Henry Building, Science Park, Get Involved, Find Out More", []),
    ("Jo", []),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_persons_are_named_with_their_posts(text: str, expected: list[tuple[str, str]]) -> None:
    found = list(persons.persons(text))
    assert [person.name for person in found] == [name for name, _ in expected]
    for person, (_, post) in zip(found, expected, strict=True):
        beside = persons.post_beside(text, person)
        assert post in beside if post else not beside


LEADS = [
    ("Technician Commitment lead", True),
    ("institutional lead", True),
    ("Lead: Jo Green", True),
    ("lead for the Technician Commitment", True),
    ("Technician Commitment Project Officer", True),
    ("project manager", False),
    ("leads a team", False),
    ("the leading university", False),
]


@pytest.mark.parametrize(("text", "expected"), LEADS)
def test_a_role_that_leads_is_known(text: str, expected: bool) -> None:
    assert bool(of_contact.leading.search(text)) is expected


def test_an_institution_owns_its_names_and_no_others() -> None:
    known = InstitutionNames(
        names=frozenset({frozenset({"manchester"})}), aliases=frozenset({"uom", "manchester"})
    )
    owned = ("University of Manchester", "The University", "Manchester")
    others = ("Manchester Metropolitan University", "University of Leeds", "Northern College")
    assert [known.owns(name) for name in owned] == [True, True, True]
    assert [known.owns(name) for name in others] == [False, False, False]
    assert known.is_alias("UoM")
    assert known.is_alias("Manchester's")
    assert not known.is_alias("Leeds")
    assert particular("The King's College of Example") == {"king", "example"}
    assert InstitutionNames().owns("University of Anywhere")


ENCODED = [
    ("é", b"\xef\xbb\xbf\xc3\xa9", ""),
    ("é", b"\xc3\xa9", ""),
    ("é", b"\xe9", ""),
    ("é", b"\xe9", "text/html; charset=ISO-8859-1"),
    ("é", b'<meta charset="windows-1252">\xe9', ""),
    ("é", b"\xff\xfe\xe9\x00", "text/html; charset=utf-8"),
    ("é", b"\xc3\xa9", "text/html; charset=no-such-thing"),
    ("é", b"\xc3\xa9", "text/html; charset=hex"),
]


@pytest.mark.parametrize(("expected", "content", "said"), ENCODED)
def test_text_is_decoded_as_a_browser_would(expected: str, content: bytes, said: str) -> None:
    assert expected in decode.text(content, said)


SOURCES = [
    ("a<!-- b -->c", "ac"),
    ("a<!-- b", "a"),
    ("<!doctype html><p>a", "a"),
    ("<script>a < b; '</p>'</script>c", "c"),
    ("<script>never ends", ""),
    ("<STYLE>p {}</style >a", "a"),
    ("a < b <3", "a < b <3"),
    ('<a title="1 > 0">b</a>', "b"),
    ("a<p title='never ends>b", "a"),
    ("<?php x ?>a<![CDATA[b]]>c", "ac"),
    ("<ul><li>a<li>b</ul><table><tr><td>c<td>d<tr><td>e</table>", "a|b|c|d|e"),
    ("<dl><dt>a<dd>b<dt>c</dl><p>d<p>e", "a|b|c|d|e"),
]


@pytest.mark.parametrize(("html", "expected"), SOURCES)
def test_html_is_read_as_browsers_read_it(html: str, expected: str) -> None:
    page = document(source(html.encode(), {}).html)
    assert "|".join(block.text for block in page.blocks) == expected


def test_scripts_are_counted_and_what_is_nested_too_deep_is_refused() -> None:
    assert source(b"<script>a</script><p>b<script src=c></script>", {}).scripts == 2
    with pytest.raises(NestingError):
        source(b"<div>" * 5_000, {})
