"""How long a save takes until the page shows it, in a running `tcsite serve` and a real Chromium.

```
python benchmarks/serve_save.py                   # 100 institutions
python benchmarks/serve_save.py --n 1000 --saves 5
python benchmarks/serve_save.py --hugo            # the same in `hugo server`, right after
python benchmarks/serve_save.py --site FOLDER     # one that was made before; its cache is used
```

The content is that of `build.py`, and so is the edit: one word of one action. The clock runs from the writing of the file
until Chromium shows the new word, which covers noticing, building, the message to the browser and its loading. It needs
Playwright for Python, and Chromium on the machine.
"""

import argparse
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import DAY, corpus, edited, to_edit, wording
from peers.hugo import Hugo
from peers.peer import write
from peers.tcsite import REPOSITORY, Tcsite
from playwright.sync_api import sync_playwright

FLAGS = ["--no-sandbox", "--disable-dev-shm-usage"]
LONGEST = 600_000  # milliseconds to wait for a first build


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--n", type=int, default=100)
    options.add_argument("--saves", type=int, default=7)
    options.add_argument("--hugo", action="store_true", help="measure `hugo server` as well")
    options.add_argument("--site", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = given.site or Path(folder)
        if not given.site:
            write(root, Tcsite(root).files(corpus(given.n)))
        _measure(_tcsite(root), given.saves)
    if given.hugo:
        with tempfile.TemporaryDirectory() as folder:
            _measure(_hugo(Path(folder), given.n), given.saves)


@dataclass(frozen=True)
class Serving:
    """A server of a site, and what is edited in it."""

    name: str
    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    ready: str  # what it prints once its first build is done
    plan: Path
    path: str  # of the plan's page


def _tcsite(root: Path) -> Serving:
    command = [sys.executable, "-m", "tcsite", "serve", "--root", str(root), "--port", "0", "--as-of", DAY]
    environment = {"PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1"}
    return Serving("tcsite serve", command, root, environment, "built the site", *_plan(root))


def _hugo(root: Path, count: int) -> Serving:
    """Hugo's server of the pages that `build.py` has it make."""
    peer = Hugo(REPOSITORY / ".cache" / "bench" / "tools")
    peer.install()
    institutions = corpus(count)
    write(root, peer.files(institutions))
    peer.prepare(root)
    id, plan = to_edit(institutions)
    build = peer.commands()[0]
    command = [build.arguments[0], "server", "--bind", "127.0.0.1", "--port", str(_free_port())]
    file = root / peer.plan_file.format(institution=id, plan=plan)
    return Serving(
        "hugo server", command, root, build.environment, "", file, f"institutions/{id}/plans/{plan}/"
    )


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _measure(one: Serving, saves: int) -> None:
    environment = {**os.environ, **one.environment}
    with subprocess.Popen(
        one.command, cwd=one.folder, stdout=subprocess.PIPE, text=True, env=environment
    ) as server:
        try:
            print(one.name)
            _save_often(server, one, saves)
        finally:
            server.terminate()


def _plan(root: Path) -> tuple[Path, str]:
    """The plan that is edited, and its page's path."""
    folders = [one.name for one in (root / "content/institutions").iterdir()]
    for id in sorted(folders):
        plan = root / "content/institutions" / id / "plans" / f"{to_edit(corpus(1))[1]}.yaml"
        if re.search(wording(0)[:-1], plan.read_text()):
            return plan, f"institutions/{id}/plans/{plan.stem}/"
    raise SystemExit("this site has no plan to edit")


def _save_often(server: "subprocess.Popen[str]", one: Serving, saves: int) -> None:
    plan, began = one.plan, time.perf_counter()
    address = _line(server, r"(http://[^ ]+)")
    if one.ready:
        _line(server, one.ready)
    print(f"first build {time.perf_counter() - began:.1f} s, {_cpu(server.pid):.1f} s of CPU")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page()
        page.goto(address + one.path, timeout=LONGEST)
        times, processor = [], []
        for turn in range(1, saves + 1):
            word = wording(1000 + turn)
            content, used, start = (
                edited(plan.read_text(), 1000 + turn),
                _cpu(server.pid),
                time.perf_counter(),
            )
            plan.write_text(content)
            page.wait_for_function(
                f"document.body?.innerText.includes('{word}')", polling=10, timeout=LONGEST
            )
            times.append(time.perf_counter() - start)
            time.sleep(1)
            processor.append(_cpu(server.pid) - used)
        browser.close()
    print(f"until the page shows a save: {_said(times)} s; CPU of the server: {_said(processor)} s")
    print(
        f"memory of the server: {_memory(server.pid):.0f} MB, at most {_memory(server.pid, 'VmHWM'):.0f} MB"
    )


def _line(server: "subprocess.Popen[str]", pattern: str) -> str:
    """The part that is looked for, of the next line that has it."""
    assert server.stdout
    for line in server.stdout:
        if found := re.search(pattern, line):
            return found[0]
    raise SystemExit("the server ended")


def _said(times: list[float]) -> str:
    return f"{statistics.median(times):.2f} ({min(times):.2f} to {max(times):.2f})"


def _cpu(process: int) -> float:
    """Seconds of CPU that a process has used (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int, name: str = "VmRSS") -> float:
    """Megabytes of a process (Linux)."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.findall(rf"{name}:\s*(\d+)", status)[0]) / 1024


if __name__ == "__main__":
    main()
