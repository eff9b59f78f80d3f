"""A site served as strictly as a host could, below a path, and the machine's Chromium."""

import contextlib
import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
BELOW = "/technicians/"
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below /technicians/."""

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


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; the address of its root: ``http://127.0.0.1:…/technicians``."""
    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{BELOW.rstrip('/')}"
        server.shutdown()


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser. Where there is none, that is a failure: `make test` installs it."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program, "no Chromium on this machine: `make test` installs it, or: apt-get install chromium"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()
