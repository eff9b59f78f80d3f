"""Request handlers: the file at an address, from memory; and the socket that has pages reload after a new build."""

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

from tcsite.edges.serve.panel import OWN_PREFIX, page_without_site, with_panel
from tcsite.edges.serve.values import LiveSite

PROTOCOL = "http://livereload.com/protocols/official-7"
"""The protocol of livereload.js: both sides send hello, then the server sends reload after each new build."""

PING_SECONDS = 30
"""How often each connection is checked."""

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
class LiveState:
    """What is served, the open pages, and the host names that are answered. Only for the event loop's thread."""

    names: frozenset[str] | None = None  # None: any
    site: LiveSite | None = None
    ready: asyncio.Event = field(default_factory=asyncio.Event)  # set once there is a site
    sockets: set["ReloadSocket"] = field(default_factory=set)

    def show(self, site: LiveSite) -> None:
        """Serve this from now on, and have every page reload that has another state."""
        self.site = site
        self.ready.set()
        for socket in list(self.sockets):
            socket.compare()

    async def built(self) -> LiveSite:
        """What is served, once there is something."""
        while self.site is None:
            await self.ready.wait()
        return self.site

    def allows(self, host: str) -> bool:
        """Whether requests for this host are answered. Otherwise a foreign page could point its own name here and read."""
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


def application(state: LiveState) -> Application:
    """The server's addresses."""
    options = {"state": state}
    return Application(
        [
            (r"/livereload", ReloadSocket, options),
            (
                r"/livereload\.js",
                StaticHandler,
                options | {"file": files_of("livereload") / "vendors" / "livereload.js"},
            ),
            (
                rf"{OWN_PREFIX}panel\.js",
                StaticHandler,
                options | {"file": Path(__file__).with_name("panel.js")},
            ),
            (
                rf"{OWN_PREFIX}panel\.css",
                StaticHandler,
                options | {"file": Path(__file__).with_name("panel.css")},
            ),
            (r".*", PageHandler, options),
        ],
        log_function=lambda _handler: None,
        websocket_ping_interval=PING_SECONDS,
    )


class LocalHandler(RequestHandler):
    """Answers only requests for a host name of this server; browsers must cache nothing."""

    state: LiveState

    def initialize(self, state: LiveState) -> None:
        """Take the options that tornado passes on."""
        self.state = state

    def prepare(self) -> None:
        """Refuse foreign host names."""
        if not self.state.allows(self.request.host):
            self.set_status(403)
            self.finish(
                "This is tcsite serve on somebody's own machine: ask for it as 127.0.0.1 or localhost.\n"
            )

    def set_default_headers(self) -> None:
        """Forbid caching: no page may be older than the site."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.clear_header("Server")

    def compute_etag(self) -> None:
        """Without caching there is nothing to compare."""


class StaticHandler(LocalHandler):
    """A file of the server itself."""

    def initialize(self, state: LiveState, file: Any = None) -> None:
        """Take the options that tornado passes on."""
        super().initialize(state)
        self.file = file

    def get(self) -> None:
        """Send its bytes."""
        self.set_header("Content-Type", content_type(self.file.name))
        self.finish(self.file.read_bytes())


class PageHandler(LocalHandler):
    """The site's pages and files."""

    async def get(self) -> None:
        """Send the file at an address, as a host of static pages finds it."""
        site = await self.state.built()
        if not site.files:
            self._answer("index.html", page_without_site(site), 503)
            return
        path = unquote(self.request.path, errors="replace").removeprefix("/")
        file = f"{path}index.html" if path.endswith("/") or not path else path
        if file in site.files:
            self._answer(file, site.files[file], 200)
        elif f"{path}/index.html" in site.files:
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(f"{self.request.path}/{query}")
        else:
            self._answer(
                "404.html", site.files.get("404.html", b"<!doctype html>\n<h1>Not found</h1>\n"), 404
            )

    head = get

    def _answer(self, file: str, content: bytes, status: int) -> None:
        if file.endswith((".html", ".htm")) and self.state.site:
            content = content if status == 503 else with_panel(content, self.state.site, file)
        self.set_status(status)
        self.set_header("Content-Type", content_type(file))
        self.set_header("Content-Length", str(len(content)))
        self.finish(b"" if self.request.method == "HEAD" else content)


class ReloadSocket(WebSocketHandler):
    """The connection to an open page, in livereload's protocol."""

    state: LiveState

    def initialize(self, state: LiveState) -> None:
        """Take the options that tornado passes on."""
        self.state = state
        self.token: str | None = None
        self._sending: set[asyncio.Task[None]] = set()

    def prepare(self) -> None:
        """Refuse foreign host names. Foreign origins are refused by tornado."""
        if not self.state.allows(self.request.host):
            self.set_status(403)
            self.finish()

    def on_message(self, message: str | bytes) -> None:
        """A page sends hello, and the token of the state it shows."""
        try:
            received = json.loads(message)
        except ValueError:
            return
        if isinstance(received, dict) and received.get("command") == "hello":
            self.token = str(received.get("snipver"))
            self._send({"command": "hello", "protocols": [PROTOCOL], "serverName": "tcsite"})
            self.state.sockets.add(self)
            self.compare()

    def compare(self) -> None:
        """Have the page reload unless it shows the current state."""
        site = self.state.site
        if site and self.token != site.token:
            self._send({"command": "reload", "path": "*", "liveCSS": False, "liveImg": False})

    def on_close(self) -> None:
        """Forget the page: it is closed or loading again."""
        self.state.sockets.discard(self)

    def _send(self, message: dict[str, Any]) -> None:
        async def sent() -> None:
            with contextlib.suppress(WebSocketClosedError):
                await self.write_message(message)

        task = asyncio.ensure_future(sent())  # in the order of the calls
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)


def content_type(file: str) -> str:
    """The content type of a file, by its name."""
    ending = f".{file.rpartition('.')[2].lower()}"
    kind = _MORE_TYPES.get(ending) or _TYPES.guess_type(f"x{ending}")[0] or "application/octet-stream"
    if kind.startswith(_IN_UTF8) or kind.endswith(("+xml", "javascript")):
        return f"{kind}; charset=utf-8"
    return kind
