"""What the server adds to a page: the problems, and the script that reloads it. All text is escaped."""

import hashlib
import re
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from tcsite.diagnostics import Severity
from tcsite.edges.serve.values import LiveSite, RenderedProblem

OWN_PREFIX = "/tcsite-serve/"
"""Where the panel's style and script are served from."""

MAX_PROBLEMS = 200
"""How many problems a page shows; the terminal shows all."""

RECONNECT = "mindelay=100&maxdelay=1000"
"""How soon livereload.js tries to connect again, in ms. Its own limit is a minute."""


def with_panel(html: bytes, site: LiveSite, address: str = "") -> bytes:
    """A page with the problems at its end, those of its own files first, and with the script that reloads it."""
    added = f"{_panel(site, address)}{_scripts(site)}".encode("utf-8", "replace")
    at = html.lower().rfind(b"</body>")
    return html + added if at < 0 else html[:at] + added + html[at:]


def page_without_site(site: LiveSite) -> bytes:
    """The page at every address until the first good build."""
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<title>No site yet</title>\n</head>\n<body>\n<main>\n'
        "<h1>There is no site to show yet</h1>\n"
        "<p>Fix what is listed below and save: this page then turns into the site.</p>\n</main>\n</body>\n</html>\n"
    )
    return with_panel(page.encode(), site)


def by_urgency(problems: tuple[RenderedProblem, ...], recent: frozenset[str]) -> tuple[RenderedProblem, ...]:
    """First those in the files that were saved last, then the most severe; otherwise as in the report."""
    weight = list(Severity).index
    return tuple(
        sorted(
            problems, key=lambda each: (each.problem.place.file not in recent, weight(each.problem.severity))
        )
    )


_FOLDERS = {"institutions", "pages", "plans", "self-assessments", "updates"}


def _belongs(file: str, address: str) -> bool:
    """Whether a page is made of a file: its address has the file's name, or that of the institution's folder."""
    parts = {part for part in address.split("/") if part and not part.endswith(".html")} - _FOLDERS
    *folders, name = file.rpartition(".")[0].split("/")
    return any(part in folders or part == name or name.endswith(f"-{part}") for part in parts)


def _linked(rendered: RenderedProblem, root: str) -> str:
    """The text of a problem, whose place opens in the editor: Visual Studio Code's address, which others know, too."""
    place = rendered.problem.place
    text = escape(rendered.text)
    shown = escape(place.file)
    if not root or not place.line or shown not in text:
        return text
    before, _, after = text.partition(shown)
    at = re.match(r"(?::\d+)*", after)
    figures = at[0] if at else ""
    address = f"vscode://file{quote(f'{root}/{place.file}')}:{place.line}:{place.column or 1}"
    return f'{before}<a href="{escape(address)}">{shown}{figures}</a>{after[len(figures) :]}'


def _scripts(site: LiveSite) -> str:
    source = f"/livereload.js?snipver={site.token}&{RECONNECT}"
    return f'<script src="{escape(source)}" defer></script>\n<script src="{OWN_PREFIX}panel.js" defer></script>\n'


def _panel(site: LiveSite, address: str) -> str:
    """It can be read and folded without scripts; without problems it is hidden."""
    errors = [rendered for rendered in site.problems if rendered.problem.severity is Severity.ERROR]
    unfolded = any(rendered.problem.severity is not Severity.ADVICE for rendered in site.problems)
    fingerprint = hashlib.blake2b(
        "\n".join(rendered.text for rendered in errors).encode("utf-8", "replace"), digest_size=6
    )
    lines = [
        f'<link rel="stylesheet" href="{OWN_PREFIX}panel.css">\n<aside id="tcsite-problems" aria-label="tcsite serve"'
        f"{'' if site.problems else ' hidden'}>\n"
        '<p class="away" role="status" hidden>tcsite serve does not answer: is it still running?</p>\n'
    ]
    if site.problems:
        lines.append(
            f'<details data-errors="{fingerprint.hexdigest() if errors else ""}"{" open" if unfolded else ""}>\n'
            f"<summary>{escape(site.summary)}</summary>\n"
            '<div class="list" tabindex="0" role="region" aria-label="Problems">\n'
        )
        lines += _problems(site, address)
        lines.append("</div>\n</details>\n")
    return "".join([*lines, "</aside>\n"])


def _problems(site: LiveSite, address: str) -> Iterator[str]:
    for file in () if site.stale else site.fallbacks:
        yield f"<p>The last readable version is shown: <code>{escape(file)}</code></p>\n"
    if site.stale and site.files:
        yield "<p>An earlier build is shown: the files as saved last give no site.</p>\n"
    here = sorted(site.problems, key=lambda rendered: not _belongs(rendered.problem.place.file, address))
    for rendered in here[:MAX_PROBLEMS]:
        yield f'<pre class="{rendered.problem.severity}">{_linked(rendered, site.root)}</pre>\n'
    if len(site.problems) > MAX_PROBLEMS:
        yield f"<p>… and {len(site.problems) - MAX_PROBLEMS} more: the terminal shows all of them.</p>\n"
