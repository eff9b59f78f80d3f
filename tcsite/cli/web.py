"""What `check --web` adds: ask the web about every link, politely, and remember what it said."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from tcsite.build import Result, outside
from tcsite.cli.asking import ask_web
from tcsite.diagnostics import Diagnostic
from tcsite.edges import disk
from tcsite.files import Files
from tcsite.links import verdicts
from tcsite.links.weblinks import web_diagnostics
from tcsite.model import WebSettings

MEMORY = Path(".cache/tcsite/web.json")
"""What earlier runs found out, below the root."""


def asked(result: Result, inputs: Files, root: Path, today: date) -> list[Diagnostic]:
    """What the web says of the links of a site, or of a folder."""
    settings = result.settings.web if result.settings else WebSettings()
    places = outside(result, inputs)
    ignores = [verdicts.Ignore(one.url, str(one.reason), one.until.last) for one in settings.ignore]
    sifted = verdicts.sift(places, ignores, today)
    file = root / MEMORY
    history = verdicts.read_history(_stored(file))
    answers = _ask(verdicts.due(sifted.ask, history, today), settings)
    history = verdicts.remember(history, answers, today)
    disk.put(file, json.dumps(verdicts.write_history(history), ensure_ascii=False, indent=1).encode())
    histories = [history[address] for address in sifted.ask if address in history]
    return list(web_diagnostics(histories, places, sifted, today))


def _stored(file: Path) -> object:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _ask(addresses: tuple[str, ...], settings: WebSettings) -> list[verdicts.WebAnswer]:
    console = Console(stderr=True)
    if not console.is_terminal:
        return list(ask_web(addresses, settings).values())
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, console=console, transient=True) as bar:
        return list(ask_web(addresses, settings, on_progress=_shown(bar, len(addresses))).values())


def _shown(bar: Progress, total: int) -> Callable[[verdicts.WebProgress], None]:
    task = bar.add_task("Asking the web", total=total)

    def told(progress: verdicts.WebProgress) -> None:
        words = f"Asking the web: {progress.hosts} hosts, about {progress.seconds:.0f} s to go"
        bar.update(task, completed=progress.done, description=words)

    return told
