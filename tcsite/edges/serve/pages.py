"""Pages: what browsers get for an address, out of memory; and the line over which they hear of a new build."""

import asyncio
import contextlib
import ipaddress
import json
import mimetypes
from dataclasses import dataclass, field
from importlib.resources import files as files_of
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from tcsite.edges.serve.panel import OWN, page_without_site, with_panel
from tcsite.edges.serve.values import Shown

PROTOCOL = "http://livereload.com/protocols/official-7"
"""What livereload.js speaks: hello, hello, then a reload whenever we say so."""

PING_SECONDS = 30
"""How often a browser is asked whether it is still there."""

_TYPES = mimetypes.MimeTypes(filenames=())  # Python's own table, not the machine's: the same everywhere
_MORE_TYPES = {
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_IN_UTF8 = ("text/", "application/json", "application/xml", "application/manifest+json")


@dataclass(slots=True)
class Board:
    """What is shown, who looks at it, and by which names they may ask. Only for the event loop's thread."""

    names: frozenset[str] | None = None  # None: any
    shown: Shown | None = None
    ready: asyncio.Event = field(default_factory=asyncio.Event)  # set once there is something to show
    lines: set["ReloadSocket"] = field(default_factory=set)

    def show(self, shown: Shown) -> None:
        """Show this from now on, and let every page know that has something else."""
        self.shown = shown
        self.ready.set()
        for line in list(self.lines):
            line.compare()

    def allows(self, host: str) -> bool:
        """Whether a request may name us so. Else a page elsewhere could have its own name lead here and read."""
        if self.names is None:
            return True
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name in self.names or name.endswith(".localhost") or _is_loopback(name)


def _is_loopback(name: str) -> bool:
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(name).is_loopback
    return name == "localhost"


def application(board: Board) -> Application:
    """The server's addresses."""
    given = {"board": board}
    return Application(
        [
            (r"/livereload", ReloadSocket, given),
            (r"/livereload\.js", Own, given | {"file": files_of("livereload") / "vendors" / "livereload.js"}),
            (rf"{OWN}panel\.js", Own, given | {"file": Path(__file__).with_name("panel.js")}),
            (rf"{OWN}panel\.css", Own, given | {"file": Path(__file__).with_name("panel.css")}),
            (r".*", PageHandler, given),
        ],
        log_function=lambda _handler: None,
        websocket_ping_interval=PING_SECONDS,
    )


class Guarded(RequestHandler):
    """Answers only those who ask for us by a name of ours; nothing is to be kept."""

    board: Board

    def initialize(self, board: Board) -> None:
        """Take what tornado hands over."""
        self.board = board

    def prepare(self) -> None:
        """Refuse foreign names."""
        if not self.board.allows(self.request.host):
            self.set_status(403)
            self.finish(
                "This is tcsite serve on somebody's own machine: ask for it as 127.0.0.1 or localhost.\n"
            )

    def set_default_headers(self) -> None:
        """No page may be older than the server."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.clear_header("Server")

    def compute_etag(self) -> None:
        """Nothing is kept, so nothing is compared."""


class Own(Guarded):
    """A file of the server itself."""

    def initialize(self, board: Board, file: Any = None) -> None:
        """Take what tornado hands over."""
        super().initialize(board)
        self.file = file

    def get(self) -> None:
        """Its bytes."""
        self.set_header("Content-Type", content_type(self.file.name))
        self.finish(self.file.read_bytes())


class PageHandler(Guarded):
    """The site's pages and files."""

    async def get(self) -> None:
        """The file at an address, as a host of static pages would find it."""
        await self.board.ready.wait()
        shown = self.board.shown
        assert shown is not None  # noqa: S101  (`ready` says so)
        if not shown.files:
            self._answer("index.html", page_without_site(shown), 503)
            return
        path = unquote(self.request.path, errors="replace").removeprefix("/")
        file = f"{path}index.html" if path.endswith("/") or not path else path
        if file in shown.files:
            self._answer(file, shown.files[file], 200)
        elif f"{path}/index.html" in shown.files:
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(f"{self.request.path}/{query}")
        else:
            self._answer(
                "404.html", shown.files.get("404.html", b"<!doctype html>\n<h1>Not found</h1>\n"), 404
            )

    head = get

    def _answer(self, file: str, content: bytes, status: int) -> None:
        if file.endswith((".html", ".htm")) and self.board.shown:
            content = content if status == 503 else with_panel(content, self.board.shown)
        self.set_status(status)
        self.set_header("Content-Type", content_type(file))
        self.set_header("Content-Length", str(len(content)))
        self.finish(b"" if self.request.method == "HEAD" else content)


class ReloadSocket(WebSocketHandler):
    """The line to one open page, in livereload's protocol."""

    board: Board

    def initialize(self, board: Board) -> None:
        """Take what tornado hands over."""
        self.board = board
        self.token: str | None = None
        self._sending: set[asyncio.Task[None]] = set()

    def prepare(self) -> None:
        """Refuse foreign names. Foreign origins are refused by tornado."""
        if not self.board.allows(self.request.host):
            self.set_status(403)
            self.finish()

    def on_message(self, message: str | bytes) -> None:
        """A page says hello, and which state it shows."""
        try:
            said = json.loads(message)
        except ValueError:
            return
        if isinstance(said, dict) and said.get("command") == "hello":
            self.token = str(said.get("snipver"))
            self._send({"command": "hello", "protocols": [PROTOCOL], "serverName": "tcsite"})
            self.board.lines.add(self)
            self.compare()

    def compare(self) -> None:
        """Have the page reload if it shows something else than what is shown now."""
        shown = self.board.shown
        if shown and self.token != shown.token:
            self._send({"command": "reload", "path": "*", "liveCSS": False, "liveImg": False})

    def on_close(self) -> None:
        """The page is gone, or about to come again."""
        self.board.lines.discard(self)

    def _send(self, message: dict[str, Any]) -> None:
        async def sent() -> None:
            with contextlib.suppress(WebSocketClosedError):
                await self.write_message(message)

        task = asyncio.ensure_future(sent())  # in the order of the calls
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)


def content_type(file: str) -> str:
    """What a file is, by its name."""
    ending = f".{file.rpartition('.')[2].lower()}"
    kind = _MORE_TYPES.get(ending) or _TYPES.guess_type(f"x{ending}")[0] or "application/octet-stream"
    if kind.startswith(_IN_UTF8) or kind.endswith(("+xml", "javascript")):
        return f"{kind}; charset=utf-8"
    return kind
