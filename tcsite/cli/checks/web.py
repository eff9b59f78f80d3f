"""`check --web`: ask the web about every link, politely, and remember what it answered."""

import json
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from tcsite.build import Result, outside
from tcsite.cli.checks.ask import ask_web
from tcsite.cli.checks.values import CheckResult
from tcsite.content.locate import locate
from tcsite.content.site_reader import SiteReader
from tcsite.diagnostics import Diagnostic
from tcsite.edges import disk
from tcsite.files import Files
from tcsite.links import verdicts
from tcsite.links.source_location import SETTINGS
from tcsite.links.weblinks import web_diagnostics
from tcsite.model import Settings, WebSettings

_NO_SETTINGS = Settings(title="Folder")

MEMORY = Path(".cache/tcsite/web.json")
"""What earlier runs found out, below the root."""


def check_web(done: CheckResult, base_url: str | None, root: Path, today: date) -> list[Diagnostic]:
    """The problems of the links that lead to the web; a folder is asked about as the site in `root` says, if any."""
    if done.result:
        settings = done.result.settings or _NO_SETTINGS
        return _check(done.result, done.files, settings.web, "", root, today)
    files = disk.read_source(root, SETTINGS)
    reader = SiteReader(files)
    settings = (reader.settings() if files else None) or _NO_SETTINGS
    result = Result((), done.files)
    problems = _check(result, done.files, settings.web, base_url or "", root, today)
    return [*locate(reader.problems, files), *problems]


def _check(
    result: Result, inputs: Files, settings: WebSettings, base_url: str, root: Path, today: date
) -> list[Diagnostic]:
    places = outside(result, inputs, base_url)
    ignores = [verdicts.Ignore(entry.url, str(entry.reason), entry.until.last) for entry in settings.ignore]
    sifted = verdicts.sift(places, ignores, today)
    file = root / MEMORY
    history = verdicts.read_history(_stored(file))
    answers = _answers(verdicts.due(sifted.ask, history, today), settings)
    history = verdicts.remember(history, answers, today)
    disk.put(file, json.dumps(verdicts.write_history(history), ensure_ascii=False, indent=1).encode())
    histories = [history[address] for address in sifted.ask if address in history]
    return list(web_diagnostics(histories, places, sifted, today))


def _stored(file: Path) -> object:
    try:
        return json.loads(disk.read_file(file))
    except (OSError, ValueError):
        return {}


def _answers(addresses: tuple[str, ...], settings: WebSettings) -> list[verdicts.WebAnswer]:
    """The answers, with a bar of progress where a person watches."""
    console = Console(stderr=True)
    if not console.is_terminal:
        return list(ask_web(addresses, settings).values())
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Checking links", total=len(addresses))

        def on_progress(progress: verdicts.WebProgress) -> None:
            text = f"Checking links: {progress.hosts} hosts, about {progress.seconds:.0f} s to go"
            bar.update(task, completed=progress.done, description=text)

        return list(ask_web(addresses, settings, on_progress=on_progress).values())
