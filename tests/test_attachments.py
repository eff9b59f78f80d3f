"""Attachments are what their names say, and their names can be kept on every computer."""

import io
import zipfile

import pytest

from tcsite.content.attachments import alike_names, attachment_issues, misfit, name_issue
from tcsite.content.file_names import left_by_program
from tcsite.content.load import load, load_own
from tcsite.diagnostics import Severity
from tests.samples import FOLDER, INSTITUTION, SITE


def archive(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name in names:
            file.writestr(name, "x" * 50)
    return content.getvalue()


DOCX, XLSX = (
    archive("[Content_Types].xml", "word/document.xml"),
    archive("[Content_Types].xml", "xl/workbook.xml"),
)
ODT = archive("mimetype", "content.xml", "META-INF/manifest.xml")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50
LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.pdf", b"%PDF-1.7\n..."),
        ("scan.pdf", b"\xef\xbb\xbf\n%PDF-1.4\n..."),
        ("plan.docx", DOCX),
        ("Plan.DOCX", DOCX),
        ("data.xlsx", XLSX),
        ("plan.odt", ODT),
        ("notes.txt", b"MZ is how this text begins"),
        ("notes.txt", b"Rar! It worked"),
        ("notes.txt", "Über".encode("utf-16")),
        ("data.csv", b"<5,10\n"),
        ("photo.jpg", b"\xff\xd8\xff\xe0 JFIF"),
        ("photo.webp", b"RIFF\x10\0\0\0WEBPVP8 "),
    ],
)
def test_a_sound_attachment_is_published(name: str, content: bytes) -> None:
    assert misfit(name, content) is None


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("plan.pdf", b"", "empty", "is empty"),
        ("plan.pdf", b"\0" * 4096, "empty", "is empty"),
        ("notes.txt", b" \r\n", "empty", "is empty"),
        ("plan.pdf", b"<!DOCTYPE html>\n<title>Log in</title>", "web-page", "a web page"),
        ("plan.pdf", b"\xef\xbb\xbf\r\n <HTML><body>Sign in", "web-page", "a web page"),
        ("plan.docx", b"<!-- saved --><html>", "web-page", "a web page"),
        ("plan.pdf", LFS, "lfs-pointer", "a pointer of Git LFS"),
        ("photo.png", LFS, "lfs-pointer", "a pointer of Git LFS"),
        ("plan.pdf", DOCX, "other-kind", "a .docx document"),
        ("plan.docx", XLSX, "other-kind", "a .xlsx document"),
        ("plan.docx", archive("plan.txt"), "other-kind", "a zip archive"),
        ("plan.docx", OLE, "other-kind", "an old Word"),
        ("plan.odt", DOCX, "other-kind", "a .docx document"),
        ("photo.jpg", b"\x89PNG\r\n\x1a\n", "other-kind", "a PNG picture"),
        ("photo.webp", b"RIFF\x10\0\0\0WAVEfmt ", "other-kind", "something else"),
        ("plan.pdf", b"MZ\x90\0", "other-kind", "a program"),
        ("data.csv", XLSX, "other-kind", "a .xlsx document"),
        ("notes.txt", b"a\0b", "other-kind", "something else"),
        ("plan.pdf", b"Not Found", "other-kind", "something else"),
    ],
)
def test_an_attachment_that_is_something_else_is_named(
    name: str, content: bytes, code: str, said: str
) -> None:
    issue = misfit(name, content)
    assert issue
    assert (issue.code, said in issue.message, bool(issue.hint)) == (code, True, True)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("plan.pdf", ""),
        ("Plan 2024 (final).pdf", ""),
        ("Cynllun-ŵ.pdf", ""),
        ("console.pdf", ""),
        ("com10.pdf", ""),
        ("CON.pdf", "name-reserved"),
        ("aux.txt", "name-reserved"),
        ("Lpt1.docx", "name-reserved"),
        ("nul.tar.pdf", "name-reserved"),
        ("prn/plan.pdf", "name-reserved"),
        ("a:b.pdf", "name-character"),
        ("why?.pdf", "name-character"),
        ('"plan".pdf', "name-character"),
        ("a\\b.pdf", "name-character"),
        (" plan.pdf", "name-edge"),
        ("2024 /plan.pdf", "name-edge"),
        ("2024./plan.pdf", "name-edge"),
        ("pl\u200ban.pdf", "name-unseen"),
        ("plan\u202efdp.txt", "name-unseen"),
    ],
)
def test_a_name_that_some_computer_cannot_keep_is_refused(name: str, code: str) -> None:
    issue = name_issue(name)
    assert (issue.code if issue else "") == code


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("cafe.pdf", "CAFE.pdf", True),
        ("caf\u00e9.pdf", "cafe\u0301.pdf", True),
        ("Stra\u00dfe.pdf", "STRASSE.pdf", True),
        ("a/plan.pdf", "A/plan.pdf", True),
        ("\ufb01le.pdf", "file.pdf", True),
        ("cafe.pdf", "caf\u00e9.pdf", False),
        ("plan.pdf", "plan.docx", False),
    ],
)
def test_names_that_are_one_on_other_computers(one: str, other: str, alike: bool) -> None:
    assert bool(list(alike_names([one, other]))) is alike


@pytest.mark.parametrize(
    "name",
    [
        "~$plan.docx",
        "~$Budget.xlsx",
        ".~lock.plan.odt#",
        "Thumbs.db",
        "thumbs.DB",
        ".DS_Store",
        "desktop.ini",
        "._plan.pdf",
        "~WRL0001.tmp",
    ],
)
@pytest.mark.parametrize("folder", ["files/", "plans/", "updates/", ""])
def test_what_a_program_left_is_left_out_with_a_word(name: str, folder: str) -> None:
    path = f"{FOLDER}{folder}{name}"
    inputs = {"site.yaml": SITE, f"{FOLDER}institution.yaml": INSTITUTION, path: b"Alex Example"}
    site, problems = load(inputs)
    assert site
    assert site.attachments == {}
    assert [(each.place.file, each.severity) for each in problems] == [(path, Severity.ADVICE)]
    assert problems[0].message.startswith("left out: ")
    assert left_by_program(path)


@pytest.mark.parametrize("name", ["plan~1.pdf", "thumbs.pdf", "~plan.pdf"])
def test_names_of_people_are_not_those_of_programs(name: str) -> None:
    assert not left_by_program(name)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("2026-3-12-workshop.md", "rename it to  2026-03-12-workshop.md"),
        ("2026-03-1-workshop.md", "rename it to  2026-03-01-workshop.md"),
        ("2026-3-workshop.md", "rename it to  2026-03-workshop.md"),
        ("2026-5-new-posts.md", "put a word before it"),
        ("2026-03-12-workshop.md", ""),
        ("2026-03-workshop.md", ""),
        ("2026-200-technicians.md", ""),
        ("2026-workshop.md", ""),
        ("2026-03-12-2-workshops.md", ""),
        ("2026-03-12.md", ""),
        ("2026-03.md", ""),
        ("2026.md", "rename it, as in  2026-03-12-new-workshops.md"),
    ],
)
def test_a_date_in_a_name_is_whole(name: str, hint: str) -> None:
    update = b"---\ntitle: A workshop\n---\n\nIt was good.\n"
    inputs = {"site.yaml": SITE, f"{FOLDER}institution.yaml": INSTITUTION, f"{FOLDER}updates/{name}": update}
    problems = load(inputs)[1]
    assert [hint in each.hint for each in problems] == ([True] if hint else [])


def test_a_name_that_is_a_date_is_all_of_it_the_date() -> None:
    update = b"---\ntitle: A workshop\n---\n\nIt was good.\n"
    names = ("2026-03-12", "2026-02", "2026-01-05-x")
    files = {f"{FOLDER}updates/{name}.md": update for name in names}
    site, problems = load({"site.yaml": SITE, f"{FOLDER}institution.yaml": INSTITUTION, **files})
    assert site
    assert not problems
    dates = [str(one.published) for one in site.institutions[0].updates]
    assert dates == ["2026-03-12", "2026-02", "2026-01-05"]


def test_two_dates_of_an_update_that_cannot_both_be_are_told() -> None:
    update = b"---\ntitle: A workshop\ndate: 2025-11-03\n---\n\nIt was good.\n"
    files = {f"{FOLDER}updates/{name}-workshop.md": update for name in ("2025-11", "2025-11-04", "2025")}
    problems = load({"site.yaml": SITE, f"{FOLDER}institution.yaml": INSTITUTION, **files})[1]
    assert [(each.place.file.rpartition("/")[2], each.severity) for each in problems] == [
        ("2025-11-04-workshop.md", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    "start", [b"<!--a-->" * 400, b"<!--a-->" * 40 + b"x", b"<!--" * 900, b" " * 4000, b"<!--a--> " * 300]
)
def test_remarks_before_a_web_page_are_read_through_once(start: bytes) -> None:
    """Forty of them took as many steps as two to the power of forty."""
    assert misfit("notes.txt", start + b"words") is None
    assert misfit("notes.txt", b"<!-- saved --> <!-- > --> <html>").code == "web-page"


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("notes.txt", b"x\n-----BEGIN RSA PRIVATE KEY-----\nabc\n", False),
        ("NOTES.CSV", b"-----BEGIN PRIVATE KEY-----", False),
        ("notes.txt", b"-----BEGIN PUBLIC KEY-----\nWhat a private key is", True),
        ("plan.pdf", b"%PDF-1.7\n-----BEGIN PRIVATE KEY-----\n%%EOF", True),
    ],
)
def test_a_private_key_is_not_published(name: str, content: bytes, kept: bool) -> None:
    issues = [issue for _, issue in attachment_issues({f"{FOLDER}files/{name}": content})]
    assert [issue.code for issue in issues] == ["secret"] * (not kept)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("plan.pdf", b"%PDF-1.7\n" + b"x" * 3000 + b"%%EOF\n", ""),
        ("plan.pdf", b"%PDF-1.7\n%%EOF\n" + b"x" * 3000, "cut-off"),
        ("plan.pdf", b"%PDF-1.7\ntrailer<</Encrypt 3 0 R>>\n%%EOF\n", "protected"),
        ("chart.png", b"\x89PNG\r\n\x1a\n" + b"x" * 2000, "cut-off"),
        ("chart.png", b"\x89PNG\r\n\x1a\nIEND\xaeB`\x82", ""),
        ("data.csv", "a,b\n".encode("utf-16"), "utf16"),
        ("data.csv", b"a,b\n", ""),
        ("data.csv", b"a,b\nCaf\xe9,1\n", "not-utf8"),
        ("notes.txt", b"\x93Quoted\x94\n", "not-utf8"),
        ("data.csv", b"\xef\xbb\xbfa,b\nCaf\xc3\xa9,1\n", ""),
    ],
)
def test_a_doubtful_attachment_is_published_and_told(name: str, content: bytes, code: str) -> None:
    file = f"{FOLDER}files/{name}"
    files = {"site.yaml": SITE, f"{FOLDER}institution.yaml": INSTITUTION, file: content}
    site, problems = load(files)
    assert [problem.code for problem in problems] == [f"attachment-{code}"] * bool(code)
    assert all(problem.severity is Severity.WARNING and problem.hint for problem in problems)
    assert site is not None
    assert file in site.attachments


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        (".nojekyll", b"", ""),
        ("CNAME", b"www.example.ac.uk", ""),
        (".well-known/security.txt", b"Contact: x", ""),
        ("google123.txt", b"", ""),
        ("keys.html", b"<p>About our keys</p>", ""),
        ("plan.pdf", b"%PDF-1.4", ""),
        ("plan.pdf", b"<html>Sign in</html>", "plan.pdf is a web page, perhaps one to log in, and not the document"),
        (".env", b"A=b", "this looks like a password or a private key, and everybody can read it"),
        ("x/id_rsa", b"x", "this looks like a password or a private key, and everybody can read it"),
        ("a.txt", b"-----BEGIN RSA PRIVATE KEY-----", "this looks like a password or a private key, and everybody can read it"),
        ("con.txt", b"x", 'Windows keeps the name "con.txt" for itself'),
        ("PLAN.txt", b"x", ""),
    ],
)  # fmt: skip
def test_a_file_in_static_is_looked_at(path: str, content: bytes, message: str) -> None:
    problems = load_own({"site.yaml": SITE, f"static/{path}": content})[1]
    expected = [(f"static/{path}", message, Severity.WARNING)] if message else []
    assert [(one.place.file, one.message, one.severity) for one in problems] == expected


def test_names_in_static_that_are_one_on_other_computers_are_reported() -> None:
    names = ("a.txt", "A.txt", "caf\u00e9.txt", "cafe\u0301.txt", "b/x", "c/x")
    problems = load_own({"site.yaml": SITE, **{f"static/{name}": b"x" for name in names}})[1]
    assert [one.place.file for one in problems] == ["static/a.txt", "static/caf\u00e9.txt"]
