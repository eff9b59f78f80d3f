"""What the server answers, and to whom."""

import http.client
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from serving import PLAN_PAGE, Served, build_site, in_place, serving

from samples import FOLDER, SITE, put
from tcsite.edges.disk import SiteFiles
from tcsite.edges.serve import BuildResult, Cache

EXTRA = {
    "notes.ics": b"BEGIN:VCALENDAR",
    "no-ending": b"?",
    "page.htm": b"<p>short",
    "with space.txt": b"caf\xc3\xa9",
}


def with_extra(found: SiteFiles, address: str, cache: Cache) -> BuildResult:
    """The site with a few odd files."""
    built = build_site(found, address, cache)
    return BuildResult({**built.files, **EXTRA}, built.problems, built.summary, built.unread)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A served site that no test changes."""
    from samples import INSTITUTION, PLAN

    files = {
        "site.yaml": SITE,
        f"{FOLDER}institution.yaml": INSTITUTION,
        f"{FOLDER}plans/2024-2027.yaml": PLAN,
    }
    files |= {f"{FOLDER}files/poster.pdf": b"%PDF-1.7"}
    with serving(put(files, tmp_path_factory.mktemp("answers") / "site"), with_extra) as running:
        yield running


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(served: Served, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        return Answer(
            answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        )
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        (f"/{PLAN_PAGE}", "text/html; charset=utf-8"),
        (f"/{PLAN_PAGE}index.html", "text/html; charset=utf-8"),
        ("/page.htm", "text/html; charset=utf-8"),
        ("/assets/style.css", "text/css; charset=utf-8"),
        ("/assets/site.js", "text/javascript; charset=utf-8"),
        ("/assets/favicon.svg", "image/svg+xml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/with%20space.txt", "text/plain; charset=utf-8"),
        ("/institutions/university-of-example/files/poster.pdf", "application/pdf"),
        ("/notes.ics", "text/calendar; charset=utf-8"),
        ("/no-ending", "application/octet-stream"),
        ("/livereload.js", "text/javascript; charset=utf-8"),
        ("/tcsite-serve/panel.css", "text/css; charset=utf-8"),
    ],
)
def test_a_file_is_what_its_name_says_and_is_kept_nowhere(site: Served, path: str, kind: str) -> None:
    answer = ask(site, path)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_files_other_than_pages_are_served_byte_for_byte(site: Served) -> None:
    assert ask(site, "/with%20space.txt").body == EXTRA["with space.txt"]
    assert ask(site, "/institutions/university-of-example/files/poster.pdf").body == b"%PDF-1.7"


def test_a_page_without_a_body_tag_has_the_panel_too(site: Served) -> None:
    assert ask(site, "/page.htm").body.startswith(b'<p>short<link rel="stylesheet"')


def test_a_folder_without_its_slash_leads_to_the_one_with(site: Served) -> None:
    answer = ask(site, f"/{PLAN_PAGE.rstrip('/')}?q=1")
    assert (answer.status, answer.headers["location"]) == (302, f"/{PLAN_PAGE}?q=1")


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/../site.yaml", "/%2e%2e/site.yaml", "//evil.example/", "/%ff", "/content"]
)
def test_what_is_not_of_the_site_is_answered_by_its_own_404_page(site: Served, path: str) -> None:
    answer = ask(site, path)
    assert answer.status == 404
    assert b"There is no page" in answer.body
    assert b"tcsite-problems" in answer.body


def test_the_404_page_finds_its_style_though_the_site_will_be_published_below_a_path(site: Served) -> None:
    assert b"/technicians/" in SITE
    style = re.search(rb'href="([^"]*style\.css[^"]*)"', ask(site, "/no/such/page/").body)
    assert style
    assert ask(site, style[1].decode().removeprefix(site.address.rstrip("/"))).status == 200


def test_canonical_addresses_lead_to_this_server(site: Served) -> None:
    assert (
        f'<link rel="canonical" href="{site.address}{PLAN_PAGE}">'.encode() in ask(site, f"/{PLAN_PAGE}").body
    )


def test_head_answers_as_get_does_without_the_content(site: Served) -> None:
    head, get = ask(site, "/", "HEAD"), ask(site, "/")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(get.body))
    assert ask(site, "/", "POST").status == 405


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{port}", 200),
        ("localhost:{port}", 200),
        ("LOCALHOST", 200),
        ("[::1]:{port}", 200),
        ("site.localhost:{port}", 200),
        ("127.0.0.9", 200),
        ("evil.example", 403),
        ("evil.example:{port}", 403),
        ("localhost.evil.example", 403),
        ("127.0.0.1.evil.example", 403),
        ("192.168.1.10:{port}", 403),
        ("[bad", 403),
        ("", 403),
    ],
)
@pytest.mark.parametrize("path", ["/", "/livereload.js", "/assets/style.css"])
def test_only_names_of_this_machine_are_answered(site: Served, host: str, status: int, path: str) -> None:
    answer = ask(site, path, Host=host.format(port=site.port))
    assert answer.status == status or (host == "[bad" and answer.status == 400)
    assert (b"Technician" in answer.body) == (status == 200 and path == "/")


UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Version": "13",
}


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("127.0.0.1:{port}", "http://127.0.0.1:{port}", 101),
        ("127.0.0.1:{port}", "http://evil.example", 403),
        ("127.0.0.1:{port}", "null", 403),
        ("evil.example", "http://evil.example", 403),
    ],
)
def test_only_pages_of_this_server_hear_of_reloads(site: Served, host: str, origin: str, status: int) -> None:
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as line:
        headers = UPGRADE | {"Host": host.format(port=site.port), "Origin": origin.format(port=site.port)}
        listed = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        line.sendall(f"GET /livereload HTTP/1.1\r\n{listed}\r\n".encode())
        assert int(line.recv(4096).split()[1]) == status


def test_a_taken_port_is_reported_and_another_one_used(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with serving(root, port=port) as served:
            assert served.port != port
            assert served.lines[0] == f"port {port} is taken, so this is {served.address}  (Ctrl-C ends)"
            assert ask(served, "/").status == 200


def test_the_address_is_opened_once_there_is_something_to_see(root: Path) -> None:
    opened: list[str] = []
    with serving(root, on_ready=opened.append) as served:
        served.wait(lambda it: opened == [it.address])
        in_place(root / "site.yaml", SITE.replace(b"Example", b"Elsewhere"))
        served.wait(lambda it: len(it.reported) > 1)
    assert opened == [served.address]


def test_by_default_only_this_machine_is_answered_and_everybody_where_that_is_asked_for(root: Path) -> None:
    with serving(root) as served, pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", served.port), timeout=30)
    with serving(root, host="0.0.0.0") as served:
        socket.create_connection(("127.0.0.2", served.port), timeout=30).close()
        assert ask(served, "/", Host="somebody.example").status == 200
        assert served.address == f"http://127.0.0.1:{served.port}/"


def test_no_file_is_written(root: Path) -> None:
    before = sorted(root.rglob("*"))
    with serving(root) as served:
        ask(served, "/")
    assert sorted(root.rglob("*")) == before
