"""The commands beyond build and check, as people use them."""

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from running import put_own, tcsite
from samples import FOLDER, ROOT, put
from tcsite.cli import COMMANDS

AS_OF = ["--as-of", "2026-11-22"]


@pytest.fixture
def site(small: dict[str, bytes], tmp_path: Path) -> Path:
    return put_own(small, tmp_path / "site")


def test_record_writes_the_ledger_and_then_an_address_that_vanishes_fails(site: Path) -> None:
    first = tcsite("record", cwd=site)
    assert first.returncode == 0, first.stderr
    ledger = site / "content" / "addresses.txt"
    lines = ledger.read_text().splitlines()
    assert f"{len(lines)} addresses added, {len(lines)} in all" in first.stdout
    assert "0 addresses added" in tcsite("record", cwd=site).stdout
    assert tcsite("check", *AS_OF, cwd=site).returncode == 0
    (site / FOLDER / "updates" / "2026-03-12-workshops.md").unlink()
    done = tcsite("check", *AS_OF, cwd=site)
    assert done.returncode == 1
    update = "/institutions/university-of-example/updates/2026-03-12-workshops/"
    line = lines.index(update) + 1
    assert f"content/addresses.txt:{line}:1: error [address-dropped] {update} was published" in done.stdout


def test_any_folder_of_html_is_checked(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><title>x</title><main><h1>x</h1><a href="{}">y</a></main></html>\n'
    put(
        {
            "a.html": page.format("b.html#z").encode(),
            "b.html": b'<main id="z">' + page.format("a.html").encode(),
        },
        tmp_path / "sound",
    )
    put({"sub/a.html": page.format("../b.html").encode()}, tmp_path / "broken")
    assert tcsite("check", "--folder", "sound", cwd=tmp_path).returncode == 0
    done = tcsite("check", "--folder", "broken", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    (problem,) = json.loads(done.stdout)["problems"]
    assert problem | {"rule": "broken-link", "url": "../b.html", "page": "sub/a.html", "line": 1} == problem
    (tmp_path / "empty").mkdir()
    done = tcsite("check", "--folder", "empty", cwd=tmp_path)
    assert done.returncode == 2
    assert "there is no HTML page in empty" in done.stderr


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    """A small web on this machine: its address, and what it was asked for."""
    asked: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_HEAD(self) -> None:
            asked.append(self.path)
            super().do_HEAD()

        def do_GET(self) -> None:
            asked.append(self.path)
            super().do_GET()

        def log_message(self, format: str, *args: object) -> None:
            pass

    put({"here.html": b"<p>here", "page.html": PAGE.encode()}, tmp_path / "web")
    handler = functools.partial(Handler, directory=str(tmp_path / "web"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


PAGE = """<!doctype html><html lang="en"><title>Technician Commitment – University of Example</title><main>
<h1>Technician Commitment</h1><p>The University of Example is a signatory of the Technician Commitment.</p>
<p>Contact: Alex Example, Head of Technical Services, <a href="mailto:technicians@example.ac.uk">e-mail</a></p>
<p><a href="plan-2024-2027.pdf">Action plan 2024 to 2027</a></p></main></html>
"""


def test_the_web_is_asked_about_links_and_the_answers_are_remembered(
    site: Path, web: tuple[str, list[str]]
) -> None:
    host, asked = web
    (site / FOLDER / "updates" / "2026-03-12-workshops.md").write_text(
        f"---\ntitle: News\n---\n\n[here](http://{host}/here.html) [gone](http://{host}/gone.html)\n"
    )
    settings = site / "site.yaml"
    ignored = '  ignore:\n    - {url: "https://*", reason: A test asks loopback only, until: 2030}\n'
    settings.write_text(settings.read_text() + f"web:\n  allow: ['{host}']\n{ignored}")
    done = tcsite("check", "--web", *AS_OF, cwd=site)
    assert done.returncode == 0, done.stdout
    update = f"{FOLDER}updates/2026-03-12-workshops.md"
    text = (site / update).read_text().splitlines()[4]
    place = f"{update}:5:{text.index(f'http://{host}/gone') + 1}"
    assert (
        f'{place}: warning [link-failing] "http://{host}/gone.html" is failing since 2026-11-22'
        in done.stdout
    )
    asked.clear()
    tcsite("check", "--web", *AS_OF, cwd=site)
    assert "/here.html" not in asked, "what was live yesterday is left in peace"
    assert "/gone.html" in asked
    later = tcsite("check", "--web", "--as-of", "2026-11-24", cwd=site)
    assert later.returncode == 1, "dead, when another day's run agrees"
    assert "error [link-dead]" in later.stdout


def test_private_addresses_are_refused_unless_they_are_allowed(
    site: Path, web: tuple[str, list[str]]
) -> None:
    host, asked = web
    (site / FOLDER / "updates" / "2026-03-12-workshops.md").write_text(
        f"---\ntitle: News\n---\n\n[here](http://{host}/here.html)\n"
    )
    settings = site / "site.yaml"
    ignored = 'web:\n  ignore:\n    - {url: "https://*", reason: A test asks loopback only, until: 2030}\n'
    settings.write_text(settings.read_text() + ignored)
    done = tcsite("check", "--web", *AS_OF, cwd=site)
    assert (done.returncode, "error [link-refused]" in done.stdout, asked) == (1, True, [])


def test_a_published_page_is_read_from_a_file_and_from_the_web(
    site: Path, web: tuple[str, list[str]], tmp_path: Path
) -> None:
    saved = [
        "--published",
        "--institution",
        "university-of-example",
        "--from",
        str(tmp_path / "web" / "page.html"),
    ]
    done = tcsite("check", *saved, "--format", "json", cwd=site)
    assert done.returncode == 0, done.stdout + done.stderr
    (report,) = json.loads(done.stdout)["reports"]
    answers = {id: clause["answer"] for id, clause in report["clauses"].items()}
    assert [answers[id] for id in ("status", "contact", "plan", "dedicated")] == ["found"] * 4
    host, _ = web
    settings = site / "site.yaml"
    settings.write_text(settings.read_text() + f"web:\n  allow: ['{host}']\n")
    live = tcsite(
        *(
            "check",
            "--published",
            f"http://{host}/page.html",
            "--institution",
            "university-of-example",
            "--record",
        ),
        cwd=site,
    )
    assert "The University of Example is a signatory of the Technician Commitment." in live.stdout
    record = json.loads((site / "content" / "checks" / "published.json").read_text())
    assert list(record["institutions"]) == ["university-of-example"]
    assert tcsite("build", *AS_OF, cwd=site).returncode == 0
    assert "its own page on the web" in (site / "output" / "register" / "index.html").read_text()


def test_a_page_without_a_contact_fails(site: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("\n".join(line for line in PAGE.splitlines() if "Contact" not in line))
    done = tcsite("check", "--published", "--institution", "university-of-example", "--from", page, cwd=site)
    assert done.returncode == 1
    assert "not found" in done.stdout


def test_a_record_that_cannot_be_read_is_left_as_it_is(site: Path, tmp_path: Path) -> None:
    page, record = tmp_path / "page.html", site / "content" / "checks" / "published.json"
    page.write_text(PAGE)
    record.parent.mkdir()
    record.write_text("<<<<<<< HEAD")
    command = ["--published", "--institution", "university-of-example", "--from", page, "--record"]
    done = tcsite("check", *command, cwd=site)
    assert (done.returncode, record.read_text()) == (2, "<<<<<<< HEAD")
    assert "published.json cannot be read" in done.stderr


def test_a_table_becomes_a_plan_and_is_never_written_over(site: Path, tmp_path: Path) -> None:
    table = tmp_path / "plan.csv"
    table.write_text(
        "Ref,Action,Lead,By when,RAG\nV1,Publish profiles,Steering group,From September 2024,Amber\n"
    )
    command = ["import", table, "--institution", "university-of-example", "--plan", "2021-2024"]
    done = tcsite(*command, cwd=site)
    assert done.returncode == 0, done.stderr
    plan = site / FOLDER / "plans" / "2021-2024.yaml"
    assert "when: From September 2024" in plan.read_text()
    again = tcsite(*command, cwd=site)
    assert again.returncode == 1
    assert "already exists" in again.stderr


def test_whose_plan_a_table_is_need_not_be_said_where_there_is_one_institution(
    site: Path, tmp_path: Path
) -> None:
    table = tmp_path / "plan.csv"
    table.write_text("Ref,Action,Lead,By when\nV1,Publish profiles,Steering group,From September 2024\n")
    assert tcsite("import", table, "--plan", "2021-2024", cwd=site).returncode == 0
    assert (site / FOLDER / "plans" / "2021-2024.yaml").is_file()
    put({"content/institutions/x/institution.yaml": b"name: X\nstatus: {role: signatory}\n"}, site)
    settings = site / "site.yaml"
    settings.write_text("title: Example\n")
    done = tcsite("import", table, "--plan", "2018-2021", cwd=site)
    assert done.returncode == 2
    assert "--institution ID: university-of-example, x" in done.stderr.replace("\n", " ")


@pytest.mark.parametrize(
    "rule",
    [
        "plan-ended",
        "missing-fragment",
        "link-dead",
        "status-not-stated",
        "address-dropped",
        "yaml",
        "template",
    ],
)
def test_every_kind_of_finding_is_explained(rule: str, tmp_path: Path) -> None:
    done = tcsite("rule", rule, cwd=tmp_path)
    assert "This fails" in done.stdout
    assert done.returncode == 0
    assert done.stdout.startswith(f"# {rule}\n")
    assert len(done.stdout.splitlines()) >= 5


def test_the_readme_lists_every_command() -> None:
    rows = [line for line in (ROOT / "README.md").read_text().splitlines() if line.startswith("| `tcsite ")]
    listed = {row.split("`")[1].split()[1] for row in rows}
    assert set(COMMANDS) - {"explain"} <= listed
    assert listed <= {*COMMANDS, "--version"}
