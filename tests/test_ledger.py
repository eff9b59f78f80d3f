"""Every address that was published once leads somewhere: to its page, to where it moved, or to a reason."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from maker import make
from samples import FOLDER, PLAN, SITE
from tcsite.content.load import load_own
from tcsite.links import ledger
from tcsite.text.address_record import RECORDED

TODAY = date(2026, 11, 22)
PLAN_FILE = f"{FOLDER}plans/2024-2027.yaml"
PLAN_URL = "/institutions/university-of-example/plans/2024-2027/"


def addresses_of(inputs: dict[str, bytes]) -> bytes:
    return ledger.recorded(b"", make(inputs, today=TODAY).addresses)


def findings(inputs: dict[str, bytes]) -> list[tuple[str, int, str]]:
    rules = ("address-dropped", "id-dropped")
    problems = [problem for problem in make(inputs, today=TODAY).problems if problem.rule in rules]
    assert all(problem.place.file == RECORDED and problem.hint for problem in problems)
    return [(problem.rule, problem.place.line, problem.message) for problem in problems]


@pytest.fixture
def known(small: dict[str, bytes]) -> dict[str, bytes]:
    """The small site, with its addresses on record."""
    return {**small, RECORDED: addresses_of(small)}


def test_the_ledger_holds_pages_anchors_feeds_and_data_one_a_line_and_sorted(known: dict[str, bytes]) -> None:
    lines = known[RECORDED].decode().splitlines()
    assert lines == sorted(set(lines))
    assert {"/", PLAN_URL, f"{PLAN_URL}#v1", "/feed.xml", "/data/actions.csv"} <= set(lines)
    assert "/404.html" not in lines


def test_a_site_that_keeps_its_addresses_has_nothing_to_say(known: dict[str, bytes]) -> None:
    assert findings(known) == []


def test_recording_again_adds_and_never_takes_away(known: dict[str, bytes]) -> None:
    before = known[RECORDED]
    assert ledger.recorded(b"# a remark\n/old/\n" + before, ["/new/"]) == b"".join(
        sorted([*before.splitlines(keepends=True), b"/old/\n", b"/new/\n"])
    )


def test_a_plan_that_vanishes_is_found_with_the_line_of_the_ledger(known: dict[str, bytes]) -> None:
    del known[PLAN_FILE]
    del known[f"{FOLDER}updates/2026-03-12-workshops.md"]
    line = known[RECORDED].decode().splitlines().index(PLAN_URL) + 1
    assert ("address-dropped", line, f"{PLAN_URL} was published and leads nowhere now") in findings(known)


def test_a_plan_that_is_renamed_is_found_with_what_to_type(known: dict[str, bytes]) -> None:
    known[f"{FOLDER}plans/2024-2028.yaml"] = known.pop(PLAN_FILE)
    known[f"{FOLDER}updates/2026-03-12-workshops.md"] = b"---\ntitle: Two new workshops\n---\n\nIn March.\n"
    assert [message for _, _, message in findings(known)] == [
        f"{PLAN_URL} was published and leads nowhere now"
    ]
    [problem] = [one for one in make(known, today=TODAY).problems if one.rule == "address-dropped"]
    assert f"aliases: [{PLAN_URL}]  in {FOLDER}plans/2024-2028.yaml" in problem.hint
    assert f"gone: [{{address: {PLAN_URL}, date: 2026-11, reason: …}}]" in problem.hint


def test_an_institution_that_is_renamed_is_one_finding_and_one_alias_mends_it(
    known: dict[str, bytes],
) -> None:
    new = "content/institutions/example-university/"
    renamed = {path.replace(FOLDER, new): content for path, content in known.items()}
    front = "/institutions/university-of-example/"
    assert [message for _, _, message in findings(renamed)] == [
        f"{front} was published and leads nowhere now, and so do 4 below it"
    ]
    [problem] = [one for one in make(renamed, today=TODAY).problems if one.rule == "address-dropped"]
    assert f"aliases: [{front}]  in {new}institution.yaml" in problem.hint
    renamed[f"{new}institution.yaml"] += f"aliases: [{front}]\n".encode()
    assert findings(renamed) == []
    files = make(renamed, today=TODAY).files
    page = BeautifulSoup(files[f"{PLAN_URL[1:]}index.html"], "html.parser")
    assert page.main
    assert page.main.find("a", href="../../../example-university/plans/2024-2027/")
    assert files[f"{front[1:]}feed.xml"] == files["institutions/example-university/feed.xml"]


def test_a_site_on_the_web_without_a_record_is_told(small: dict[str, bytes]) -> None:
    def told(inputs: dict[str, bytes]) -> list[tuple[str, int]]:
        return [
            (one.place.file, one.place.line)
            for one in make(inputs, today=TODAY).problems
            if one.rule == "addresses-not-recorded"
        ]

    assert told(small) == [("site.yaml", 2)]
    assert told({**small, RECORDED: addresses_of(small)}) == []
    assert told({**small, "site.yaml": b"title: Nowhere yet\n"}) == []


def test_a_plan_that_moves_leads_there_by_its_alias(known: dict[str, bytes]) -> None:
    plan = known.pop(PLAN_FILE)
    known[f"{FOLDER}plans/2024-2028.yaml"] = plan + f"aliases: {PLAN_URL}\n".encode()
    del known[f"{FOLDER}updates/2026-03-12-workshops.md"]
    update = "/institutions/university-of-example/updates/2026-03-12-workshops/"
    assert [message for _, _, message in findings(known)] == [f"{update} was published and leads nowhere now"]
    files = make(known, today=TODAY).files
    page = BeautifulSoup(files[f"{PLAN_URL[1:]}index.html"], "html.parser")
    refresh = page.find("meta", attrs={"http-equiv": "refresh"})
    assert refresh
    assert refresh["content"] == "0; url=../2024-2028/"
    new = "https://www.example.ac.uk/technicians/institutions/university-of-example/plans/2024-2028/"
    canonical = page.find("link", rel="canonical")
    assert canonical
    assert canonical["href"] == new
    assert page.main
    assert page.main.find("a", href="../2024-2028/"), "a link, for readers whose browser does not follow"
    assert f"/technicians{PLAN_URL} /technicians/institutions/university-of-example/plans/2024-2028/ 301" in (
        files["_redirects"].decode()
    )
    assert b"RedirectMatch 301 ^/technicians/institutions/university\\-of\\-example/" in files[".htaccess"]
    assert PLAN_URL.encode() not in files["sitemap.xml"]


def test_a_plan_that_is_given_up_says_when_and_why(known: dict[str, bytes]) -> None:
    del known[PLAN_FILE]
    known[f"{FOLDER}updates/2026-03-12-workshops.md"] = b"---\ntitle: Two new workshops\n---\n\nIn March.\n"
    known["content/gone.yaml"] = (
        f"gone:\n  - {{address: {PLAN_URL}, date: 2026-05, reason: It was published by mistake}}\n"
    ).encode()
    assert findings(known) == []
    page = BeautifulSoup(make(known, today=TODAY).files[f"{PLAN_URL[1:]}index.html"], "html.parser")
    assert "It was published by mistake" in page.get_text()
    assert "May 2026" in page.get_text()
    assert page.find("meta", attrs={"name": "robots", "content": "noindex"})


def test_an_action_that_changes_its_id_is_found_until_it_names_the_former_one(
    known: dict[str, bytes],
) -> None:
    known[PLAN_FILE] = PLAN.replace(b"id: V1", b"id: V9")
    assert [message for _, _, message in findings(known)] == [
        f'{PLAN_URL} had an action "v1", which is not there now'
    ]
    known[PLAN_FILE] = PLAN.replace(b"id: V1", b"id: V9\n    former_ids: [V1]")
    assert findings(known) == []


def test_parts_keep_their_former_anchors_too(small: dict[str, bytes]) -> None:
    parts = b"    parts:\n      - {id: a, text: One}\n      - {id: b, text: Two}\n"
    small[PLAN_FILE] = PLAN + parts
    small[RECORDED] = addresses_of(small)
    small[PLAN_FILE] = PLAN.replace(b"id: V1", b"id: V9\n    former_ids: [V1]") + parts.replace(
        b"{id: b,", b"{id: c, former_ids: b,"
    )
    assert findings(small) == []


@pytest.mark.parametrize("alias", ["old", "/old", "/a b/", "//x/", "/../x/", "https://x.org/"])
def test_an_alias_is_an_address_of_this_site(small: dict[str, bytes], alias: str) -> None:
    small[PLAN_FILE] = PLAN + f'aliases: ["{alias}"]\n'.encode()
    problems = [problem for problem in make(small, today=TODAY).problems if problem.rule == "schema"]
    assert [problem.place.line for problem in problems] == [PLAN.count(b"\n") + 1]


def test_two_things_at_one_address_are_reported(small: dict[str, bytes]) -> None:
    small[PLAN_FILE] = PLAN + b"aliases: [/about/]\n"
    small["content/pages/about.md"] = b"---\ntitle: About\n---\n\nText.\n"
    assert "address-clash" in [problem.rule for problem in make(small, today=TODAY).problems]


@pytest.mark.parametrize(
    ("line", "severity", "hint"),
    [
        (b"# a remark\n", "", ""),
        (b"\n", "", ""),
        (b"this is junk\n", "warning", "take the line out; a comment begins with  #"),
        (b"institutions/old/\n", "warning", "write the address alone, as in  /institutions/old/"),
        (b'"/old/"\n', "warning", "write the address alone, as in  /old/"),
        (b"- /old/\n", "warning", "write the address alone, as in  /old/"),
        (b"/a/ /b/\n", "warning", "write one address a line"),
        (b"https://www.example.ac.uk/x/\n", "warning", "write only what follows the site's own address, beginning with  /"),
        (b"<<<<<<< HEAD\n", "warning", "take the three marks of the merge out, and keep the addresses of both sides"),
        (b"/caf\xe9/\n", "error", "save the file with the encoding UTF-8"),
    ],
)  # fmt: skip
def test_a_line_of_the_record_that_is_no_address_is_reported(line: bytes, severity: str, hint: str) -> None:
    problems = load_own({"site.yaml": SITE, RECORDED: b"/\n" + line + b"/about/\n"})[1]
    found = [(str(one.severity), one.place.line, one.hint) for one in problems]
    assert found == ([(severity, 2, hint)] if severity else [])


def test_lines_that_are_no_addresses_are_one_finding() -> None:
    recorded = "/\na\nb\nc\n".encode("utf-16")
    (problem,) = load_own({"site.yaml": SITE, RECORDED: recorded})[1]
    assert "UTF-16" in problem.message
    (problem,) = load_own({"site.yaml": SITE, RECORDED: b"/\na\nb\nc\n"})[1]
    assert problem.message == 'this line is not read as an address: "a", and so are 2 more lines'


@pytest.mark.parametrize("file", [f"{FOLDER}institution.yaml", PLAN_FILE, "content/pages/about.md"])
def test_the_address_of_a_file_that_cannot_be_read_is_not_given_up(
    known: dict[str, bytes], file: str
) -> None:
    assert findings({**known, file: b"title: [\n"}) == []


@pytest.mark.parametrize("record", [b"", b"\n\n", b"# addresses\n", b"\xef\xbb\xbf\n"])
def test_a_record_without_an_address_is_reported(small: dict[str, bytes], record: bytes) -> None:
    _, problems = load_own({**small, RECORDED: record})
    (one,) = problems
    assert (one.place.file, one.place.line, one.place.column) == (RECORDED, 1, 1)
    assert one.message.startswith("this record holds no address")
    assert "tcsite record" in one.hint


@pytest.mark.parametrize(
    ("since", "early"), [("2026-11", False), ("2026-11-23", True), ("2031-05", True), ("2026", False)]
)
def test_what_is_gone_from_a_day_to_come_is_an_error(
    small: dict[str, bytes], since: str, early: bool
) -> None:
    gone = f"gone:\n  - {{address: /old/, date: {since}, reason: Published by mistake}}\n".encode()
    found = [
        (one.rule, one.place.file, one.place.line)
        for one in make({**small, "content/gone.yaml": gone}, today=TODAY).problems
        if one.place.file == "content/gone.yaml"
    ]
    assert found == [("date-cannot-be", "content/gone.yaml", 2)] * early
