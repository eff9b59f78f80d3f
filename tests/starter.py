"""Runs of tcsite that begin where all of it is imported already.

To start Python and import tcsite takes several times as long as what most tests ask of it. So one process imports it,
calls nothing of it, and makes a copy of itself for each run: a process of its own, with its own folder, environment,
output and exit code, that finds what `python -m tcsite` finds. Only what Python decides as it starts (its encodings,
its seed, its modules) is the same in all of them; `running.tcsite` knows which runs ask for more.
"""

import gc
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

PATIENCE = 120.0
"""Seconds that a run may take."""


class Starter:
    """A process that waits for runs to start. It ends with the one that made it."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair()
        self._line.settimeout(PATIENCE)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
            )

    def run(
        self, arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], umask: int
    ) -> subprocess.CompletedProcess[str]:
        """Run tcsite, with nothing to read from; -1 leaves the umask as it is."""
        asked = {"arguments": arguments, "cwd": str(cwd), "environment": dict(environment), "umask": umask}
        with ExitStack() as open_files:
            asking, out, err = (
                open_files.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8")) for _ in range(3)
            )
            json.dump(asked, asking)
            for file in (asking, out, err):
                file.flush()
            asking.seek(0)
            socket.send_fds(self._line, [b"."], [file.fileno() for file in (asking, out, err)])
            code = int(self._line.recv(16))
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(["tcsite", *arguments], code, out.read(), err.read())

    def kill(self) -> None:
        """End it, and a run that does not end by itself."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._line.close()


def wait_for_runs(line: socket.socket) -> None:
    """Start what is asked for, until nobody asks any more. In the copy, it is tcsite that runs and ends the process."""
    import tcsite

    for module in pkgutil.walk_packages(tcsite.__path__, "tcsite."):
        import_module(module.name)
    gc.freeze()
    while True:
        asked, files, _, _ = socket.recv_fds(line, 1, 3)
        if not asked:
            return
        copy = os.fork()
        if not copy:
            line.close()
            os._exit(_run(*files))  # to take all apart that was imported would take longer than the run
        for file in files:
            os.close(file)
        _, status = os.waitpid(copy, 0)
        line.send(b"%d" % os.waitstatus_to_exitcode(status))


def _run(asking: int, out: int, err: int) -> int:
    """The exit code of a run, as Python gives it for what ends a program."""
    from tcsite.__main__ import main

    with open(asking, encoding="utf-8") as file:
        asked = json.load(file)
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.closerange(3, max(out, err) + 1)
    os.environ.clear()
    os.environ.update(asked["environment"])
    if asked["umask"] >= 0:
        os.umask(asked["umask"])
    os.chdir(asked["cwd"])
    sys.argv = ["tcsite", *asked["arguments"]]
    sys.path[0] = asked["cwd"]
    code: object = None
    try:
        main()
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001  # Python shows it, too
        traceback.print_exc()
        code = 1
    if not isinstance(code, int | None):
        print(code, file=sys.stderr)
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code or 0


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parent.parent)  # not these tests' own modules
    wait_for_runs(socket.socket(fileno=int(sys.argv[1])))
