"""What the server adds to a page: the problems, and the script that reloads it. Everything is text, escaped."""

import hashlib
from collections.abc import Iterator
from html import escape

from tcsite.diagnostics import Severity
from tcsite.edges.serve.values import Shown, Told

OWN = "/tcsite-serve/"
"""Where the panel's style and script are served from."""

MOST = 200
"""How many problems a page shows; the terminal shows all."""

RECONNECT = "mindelay=100&maxdelay=1000"
"""How soon livereload.js tries to connect again, in ms. Its own limit is a minute."""


def with_panel(html: bytes, shown: Shown) -> bytes:
    """A page with the problems at its end, and with the script that reloads it."""
    added = f"{_panel(shown)}{_scripts(shown)}".encode("utf-8", "replace")
    at = html.lower().rfind(b"</body>")
    return html + added if at < 0 else html[:at] + added + html[at:]


def page_without_site(shown: Shown) -> bytes:
    """What stands for every page as long as no build was good."""
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<title>No site yet</title>\n</head>\n<body>\n<main>\n'
        "<h1>There is no site to show yet</h1>\n"
        "<p>Fix what is listed below and save: this page then turns into the site.</p>\n</main>\n</body>\n</html>\n"
    )
    return with_panel(page.encode(), shown)


def in_order_of_use(problems: tuple[Told, ...], recent: frozenset[str]) -> tuple[Told, ...]:
    """First those in the files that were saved last, then the heaviest; else as in the report."""
    weight = list(Severity).index
    return tuple(
        sorted(problems, key=lambda one: (one.problem.place.file not in recent, weight(one.problem.severity)))
    )


def _scripts(shown: Shown) -> str:
    source = f"/livereload.js?snipver={shown.token}&{RECONNECT}"
    return f'<script src="{escape(source)}" defer></script>\n<script src="{OWN}panel.js" defer></script>\n'


def _panel(shown: Shown) -> str:
    """Without script it can be read and folded all the same; without problems it is hidden."""
    errors = [one for one in shown.problems if one.problem.severity is Severity.ERROR]
    unfolded = any(one.problem.severity is not Severity.ADVICE for one in shown.problems)
    mark = hashlib.blake2b("\n".join(one.text for one in errors).encode("utf-8", "replace"), digest_size=6)
    lines = [
        f'<link rel="stylesheet" href="{OWN}panel.css">\n<aside id="tcsite-problems" aria-label="tcsite serve"'
        f"{'' if shown.problems else ' hidden'}>\n"
        '<p class="away" role="status" hidden>tcsite serve does not answer: is it still running?</p>\n'
    ]
    if shown.problems:
        lines.append(
            f'<details data-errors="{mark.hexdigest() if errors else ""}"{" open" if unfolded else ""}>\n'
            f"<summary>{escape(shown.summary)}</summary>\n"
            '<div class="list" tabindex="0" role="region" aria-label="Problems">\n'
        )
        lines += _told(shown)
        lines.append("</div>\n</details>\n")
    return "".join([*lines, "</aside>\n"])


def _told(shown: Shown) -> Iterator[str]:
    for file in () if shown.stale else shown.held:
        yield f"<p>Shown as it was before it broke: <code>{escape(file)}</code></p>\n"
    if shown.stale and shown.files:
        yield "<p>Shown as it was before: nothing can be made of what was saved last.</p>\n"
    for one in shown.problems[:MOST]:
        yield f'<pre class="{one.problem.severity}">{escape(one.text)}</pre>\n'
    if len(shown.problems) > MOST:
        yield f"<p>… and {len(shown.problems) - MOST} more: the terminal has them all.</p>\n"
