"""`check --folder`: any folder of HTML, made by anything."""

import functools
import http.server
import json
import os
import threading
from pathlib import Path

import pytest

from running import tcsite
from samples import put
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.edges.disk import Folder
from tcsite.links.folder import in_folder
from tcsite.report import by_cause

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>{}</head>'
BODY = "<body><main><h1>x</h1>{}</main></body></html>\n"
BASE = "https://www.example.ac.uk/technicians/"


def page(body: str = "", head: str = "") -> bytes:
    return (HEAD.format(head) + BODY.format(body)).encode()


def check(files: dict[str, bytes], tmp_path: Path, *more: str) -> list[tuple[str, str, str]]:
    put(files, tmp_path / "built")
    done = tcsite("check", "--folder", "built", "--format", "json", *more, cwd=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    problems = json.loads(done.stdout)["problems"]
    return [(problem["rule"], problem["severity"], problem["file"]) for problem in problems]


# --- links of the file system -------------------------------------------------------------------------


def test_links_to_folders_are_followed_and_rings_are_not(tmp_path: Path) -> None:
    put({"built/real/a.html": page(), "elsewhere/b.html": page()}, tmp_path)
    built = tmp_path / "built"
    (built / "docs").symlink_to("real")
    (built / "out").symlink_to(tmp_path / "elsewhere")
    (built / "real" / "up").symlink_to("..")
    (built / "top").symlink_to("/")
    (built / "self").symlink_to("self")
    (built / "nothing").symlink_to("gone")
    assert sorted(Folder(built)) == ["docs/a.html", "out/b.html", "real/a.html"]


def test_a_maze_of_links_ends(tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.html").write_bytes(page())
        for other in "abcd":
            (tmp_path / name / f"to-{other}").symlink_to(f"../{other}")
    assert len(list(Folder(tmp_path))) < 100


def test_a_page_behind_a_link_is_linked_and_checked(tmp_path: Path) -> None:
    put(
        {"index.html": page('<a href="docs/a.html">a</a>'), "real/a.html": page('<a href="gone.html">g</a>')},
        tmp_path / "built",
    )
    (tmp_path / "built" / "docs").symlink_to("real")
    assert check({}, tmp_path) == [("broken-link", "error", file) for file in ("docs/a.html", "real/a.html")]


@pytest.mark.parametrize("files", [{}, {"notes.txt": b"x"}, {"deep/er/style.css": b"p{}"}])
def test_a_folder_without_a_page_is_wrong_use(tmp_path: Path, files: dict[str, bytes]) -> None:
    (tmp_path / "built").mkdir()
    put(files, tmp_path / "built")
    done = tcsite("check", "--folder", "built", cwd=tmp_path)
    assert (done.returncode, "there is no HTML page in built" in done.stderr) == (2, True)


# --- what only shows when the whole site is seen ------------------------------------------------------


def own(address: str, body: str = "", head: str = "") -> bytes:
    return page(body, f'<link rel="canonical" href="{BASE}{address}">{head}')


def mapped(*addresses: str) -> bytes:
    entries = "".join(f"<url><loc>{BASE}{address}</loc></url>" for address in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()


ROBOTS = f"User-agent: *\nSitemap: {BASE}sitemap.xml\n"
NOINDEX = '<meta name="robots" content="noindex">'
WHOLE = {
    "index.html": own("", '<a href="plans/">p</a>'),
    "plans/index.html": own("plans/", '<a href="one.html">o</a>'),
    "plans/one.html": own("plans/one.html", '<a href="../">h</a>'),
    "robots.txt": ROBOTS.encode(),
    "sitemap.xml": mapped("", "plans/", "plans/one.html"),
}
SABOTAGES = {
    "nothing": ({}, set()),
    "canonical of another host": (
        {"plans/one.html": page("", '<link rel="canonical" href="https://other.example/">')},
        {("canonical-disagrees", "plans/one.html")},
    ),
    "two canonical addresses": (
        {"plans/one.html": own("plans/one.html", "", f'<link rel="canonical" href="{BASE}">')},
        {("canonical-disagrees", "plans/one.html")},
    ),
    "no canonical address on one": ({"plans/one.html": page()}, {("canonical-disagrees", "plans/one.html")}),
    "noindex in the sitemap": (
        {"plans/one.html": own("plans/one.html", "", NOINDEX)},
        {("sitemap-disagrees", "sitemap.xml")},
    ),
    "noindex left out of the sitemap": (
        {"plans/one.html": own("plans/one.html", "", NOINDEX), "sitemap.xml": mapped("", "plans/")},
        set(),
    ),
    "noindex of home": (
        {"index.html": own("", '<a href="plans/">p</a>', NOINDEX), "sitemap.xml": mapped("plans/", "plans/one.html")},
        {("robots-hides", "index.html")},
    ),
    "noindex and another canonical address": (
        {
            "plans/one.html": page("", NOINDEX + '<link rel="canonical" href="https://other.example/">'),
            "sitemap.xml": mapped("", "plans/"),
        },
        {("canonical-disagrees", "plans/one.html")},
    ),
    "everything disallowed": (
        {"robots.txt": f"User-agent: *\nDisallow: /\nSitemap: {BASE}sitemap.xml\n".encode()},
        {("robots-hides", file) for file in ("index.html", "plans/index.html", "plans/one.html")},
    ),
    "one disallowed": (
        {"robots.txt": f"User-agent: *\nDisallow: /technicians/plans/one\nSitemap: {BASE}sitemap.xml\n".encode()},
        {("robots-hides", "plans/one.html")},
    ),
    "robots without the sitemap": (
        {"robots.txt": b"User-agent: *\n"},
        {("robots-without-sitemap", "robots.txt")},
    ),
    "an orphan": (
        {"lost.html": own("lost.html"), "sitemap.xml": mapped("", "plans/", "plans/one.html", "lost.html")},
        {("orphan-page", "lost.html")},
    ),
    "reached by a frame": (
        {
            "index.html": own("", '<a href="plans/">p</a><iframe src="framed.html"></iframe>'),
            "framed.html": own("framed.html"),
            "sitemap.xml": mapped("", "plans/", "plans/one.html", "framed.html"),
        },
        set(),
    ),
    "not in the sitemap": ({"sitemap.xml": mapped("", "plans/")}, {("sitemap-disagrees", "plans/one.html")}),
    "in the sitemap and not there": (
        {"sitemap.xml": mapped("", "plans/", "plans/one.html", "gone/")},
        {("sitemap-disagrees", "sitemap.xml")},
    ),
    "no sitemap is told once": (
        {"sitemap.xml": b"<urlset/>", "robots.txt": b""},
        {("sitemap-disagrees", file) for file in ("index.html", "plans/index.html", "plans/one.html")},
    ),
    "a version that does not name it back": (
        {"plans/one.html": own("plans/one.html", "", f'<link rel="alternate" hreflang="cy" href="{BASE}">')},
        {("hreflang-disagrees", "plans/one.html")},
    ),
    "a chain of redirects": (
        {
            "old.html": page("", f'<link rel="canonical" href="{BASE}plans/"><meta http-equiv="refresh" content="0; url=older.html">'),
            "older.html": page("", f'<link rel="canonical" href="{BASE}plans/"><meta http-equiv="refresh" content="0; url=plans/">'),
        },
        {("redirect-chain", "old.html"), ("canonical-disagrees", "old.html")},
    ),
    "four clicks from home": (
        {
            "plans/one.html": own("plans/one.html", '<a href="two.html">t</a>'),
            "plans/two.html": own("plans/two.html", '<a href="three.html">t</a>'),
            "plans/three.html": own("plans/three.html"),
            "sitemap.xml": mapped("", "plans/", "plans/one.html", "plans/two.html", "plans/three.html"),
        },
        {("page-far-from-home", "plans/three.html")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SABOTAGES)
def test_a_folder_with_an_address_is_judged_as_a_whole(name: str) -> None:
    files, expected = SABOTAGES[name]
    found = in_folder({**WHOLE, **files}, BASE)
    assert {(problem.rule, problem.place.file) for problem in found} == expected
    assert {problem.severity for problem in found} <= {Severity.WARNING}


def test_without_a_sitemap_or_a_home_page_that_is_told_once(tmp_path: Path) -> None:
    files = {"a.html": page(), "b.html": page()}
    assert check(files, tmp_path, "--base-url", BASE) == [
        ("orphan-page", "warning", "a.html"),
        ("sitemap-disagrees", "warning", "a.html"),
    ]


# --- one finding a cause ------------------------------------------------------------------------------


def test_one_missing_file_of_a_template_is_one_line(tmp_path: Path) -> None:
    files = {
        f"{folder}/{n}.html": page('<img src="../logo.png" alt="">') for folder in "ab" for n in range(6)
    }
    assert len(check(files, tmp_path)) == 12, "JSON holds each place"
    for form in ("text", "github", "markdown", "junit", "sarif"):
        done = tcsite("check", "--folder", "built", "--format", form, cwd=tmp_path)
        assert done.returncode == 1
        assert done.stdout.count("leads to nothing") == (3 if form == "junit" else 1), form
        assert "(on 12 pages, also a/1.html, a/2.html, a/3.html and 8 more)" in done.stdout.replace(
            "&#8203;", ""
        )
    done = tcsite("check", "--folder", "built", "--format", "junit", cwd=tmp_path)
    assert "no problems" not in done.stdout, "a page whose problem is told elsewhere is not sound"


def diagnostic(file: str, url: str, target: str, *, page: str = "", message: str = "m") -> Diagnostic:
    extra = (("url", url), ("page", page or file), ("target", target))
    return Diagnostic("broken-link", Severity.ERROR, message, Place(file, line=1, column=1), extra=extra)


CAUSES = [
    ("one target, written in two ways", [("a.html", "x", "x"), ("b/a.html", "../x", "x")], 1),
    ("two targets", [("a.html", "x", "x"), ("b.html", "y", "y")], 2),
    ("twice on one page: each has to be mended", [("a.html", "x", "x"), ("a.html", "./x", "x")], 2),
    (
        "one wrong origin",
        [
            ("a/b.html", "https://x/a/b.html", "https://x/a/b.html"),
            ("c/index.html", "https://x/c/", "https://x/c/"),
            ("d.html", "https://x/d.html", "https://x/d.html"),
        ],
        1,
    ),
    ("faults of pages, without a target", [("a.html", "", "p"), ("b.html", "", "q")], 1),
]


@pytest.mark.parametrize(("_", "found", "many"), CAUSES)
def test_a_cause_is_what_one_change_mends(_: str, found: list[tuple[str, str, str]], many: int) -> None:
    assert len(by_cause([diagnostic(*one) for one in found])) == many


def test_what_people_wrote_in_two_files_has_to_be_mended_twice() -> None:
    found = [diagnostic(f"content/{n}.md", "x", "x", page=f"{n}.html") for n in range(2)]
    assert by_cause(found) == tuple(found)


# --- the web ------------------------------------------------------------------------------------------


def test_the_settings_of_the_root_hold_for_a_folder(tmp_path: Path) -> None:
    put({"web/here.html": page()}, tmp_path)
    agents: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            agents.append(self.headers["User-Agent"])

    handler = functools.partial(Handler, directory=str(tmp_path / "web"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"127.0.0.1:{server.server_address[1]}"
        body = (
            f'<a href="http://{host}/here.html">h</a><a href="http://10.0.0.1/">n</a><a href="{BASE}">o</a>'
        )
        put({"index.html": page(body)}, tmp_path / "built")
        settings = f"title: x\nweb:\n  contact: owner@example.ac.uk\n  allow: ['{host}']\n"
        ignored = '  ignore:\n    - {url: "http://10.*", reason: On campus, until: 2030}\n'
        put({"site.yaml": (settings + ignored).encode()}, tmp_path / "site")
        more = ("--web", "--base-url", BASE, "--as-of", "2026-11-22", "--format", "json")
        asked = ("check", "--root", "site", "--folder", "built")
        done = tcsite(*asked, *more, cwd=tmp_path)
        server.shutdown()
    rules = {problem["rule"] for problem in json.loads(done.stdout)["problems"]}
    assert not {rule for rule in rules if rule.startswith("link-")}, done.stdout
    assert done.returncode == 0
    assert agents
    assert all("owner@example.ac.uk" in agent for agent in agents)


def test_settings_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    put({"site.yaml": b"title: x\nweb:\n  contct: x\n", "built/index.html": page()}, tmp_path)
    done = tcsite("check", "--folder", "built", "--web", "--format", "json", cwd=tmp_path)
    found = [(one["rule"], one["file"], one["line"]) for one in json.loads(done.stdout)["problems"]]
    assert (done.returncode, found) == (1, [("schema", "site.yaml", 3)])
    assert not os.path.exists(tmp_path / "built" / ".cache")
