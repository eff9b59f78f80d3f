"""What a program costs: wall seconds, CPU seconds with all its descendants, and the peak memory of the largest.

Run as a program, this file starts another one and prints its cost. It stands between the benchmark and the
program because a child is charged for the memory of its parent at the moment it is started.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Of one program, or of several run one after the other."""

    wall: float
    cpu: float
    memory: float
    """Megabytes of the largest process."""
    code: int = 0


def cost(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Cost:
    """Run a program in a folder; what it prints is added to the log."""
    trampoline = [sys.executable, "-I", "-S", __file__, str(log), *arguments]
    printed = subprocess.run(
        trampoline, cwd=folder, env={**os.environ, **environment}, check=True, stdout=subprocess.PIPE
    ).stdout
    return Cost(**json.loads(printed))


def together(costs: Iterable[Cost]) -> Cost:
    """The cost of programs run one after the other."""
    several = list(costs)
    return Cost(
        sum(one.wall for one in several),
        sum(one.cpu for one in several),
        max(one.memory for one in several),
        max(one.code for one in several),
    )


def _run(log: str, arguments: Sequence[str]) -> Cost:
    with open(log, "ab") as printed:
        start = time.perf_counter()
        child = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=printed, stderr=printed)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
    unit = 1_000_000 if sys.platform == "darwin" else 1000  # bytes there, kilobytes elsewhere
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    print(json.dumps(asdict(_run(sys.argv[1], sys.argv[2:]))))
