"""A real Chromium, and the example site served as a university would: below a path, with a strict policy."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tcsite.edges import disk
from tcsite.pipeline import make

POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
BELOW = "/technicians/"
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below /technicians/, as strictly as a host could."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(
            path.removeprefix(BELOW.rstrip("/")) if path.startswith(BELOW) else "/nowhere"
        )

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory, example: dict[str, bytes]) -> Path:
    """The example site, built."""
    folder = tmp_path_factory.mktemp("browser") / "output"
    made = make(example, today=date(2026, 11, 22), base_url="https://www.example.ac.uk/technicians/")
    disk.write(made.files, folder, sources=folder.parent / "none")
    return folder


@pytest.fixture(scope="session")
def address(output: Path) -> Iterator[str]:
    """Where it is served: ``http://127.0.0.1:…/technicians``."""
    handler = functools.partial(Handler, directory=str(output))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{BELOW.rstrip('/')}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, for one file of tests: while Playwright runs, nothing else can use asyncio. Where there is none, that is a failure: `make test` installs it."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "no Chromium on this machine: `make test` installs it, or: apt-get install chromium"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()
