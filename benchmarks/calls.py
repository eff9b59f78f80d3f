"""How many calls of Python functions an institution costs in a cold build: ``python benchmarks/calls.py``.

Twenty institutions less ten, divided by ten: what a build costs however few there are drops out. The number
hardly depends on the machine and its load. Only one process is counted, so a build is asked to use one.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from corpus import DAY, corpus
from peers.peer import write
from peers.tcsite import REPOSITORY, Tcsite

FEW, MANY = 10, 20
_COUNTING = """\
import cProfile, json, os, pstats, sys
answer, *sys.argv = sys.argv[1:]
from tcsite.__main__ import main
profile = cProfile.Profile()
try:
    profile.runcall(main)
except SystemExit as end:
    if end.code not in (None, 0):
        raise
stats = pstats.Stats(profile)
most = sorted(stats.stats.items(), key=lambda item: -item[1][1])[:200]
where = lambda at: at[2] if at[0] == "~" else f"{os.path.basename(os.path.dirname(at[0]))}/{os.path.basename(at[0])}:{at[2]}"
own = sum(numbers[1] for at, numbers in stats.stats.items() if at[0] != "~")
json.dump({"calls": stats.total_calls, "own": own, "by": [[where(at), numbers[1]] for at, numbers in most]}, open(answer, "w"))
"""


@dataclass(frozen=True)
class Calls:
    """Of a first build."""

    all: int
    python: int
    """Without those of functions written in C."""
    by: dict[str, int]
    """Of the functions called most."""


def calls(count: int) -> Calls:
    """Calls of a first build of so many institutions."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), Tcsite(Path(folder)).files(corpus(count)))
        answer = Path(folder) / "calls.json"
        options = ["--root", folder, "--output", f"{folder}/output", "--as-of", DAY, *_one_process()]
        command = [sys.executable, "-c", _COUNTING, str(answer), "tcsite", "build", *options]
        subprocess.run(command, check=True, cwd=REPOSITORY, stdout=subprocess.DEVNULL)
        counted = json.loads(answer.read_text())
        by: dict[str, int] = {}
        for where, number in counted["by"]:
            by[where] = by.get(where, 0) + number
        return Calls(counted["calls"], counted["own"], by)


def _one_process() -> list[str]:
    asked = [sys.executable, "-m", "tcsite", "build", "--help"]
    printed = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=REPOSITORY).stdout
    return ["--jobs", "1"] if "--jobs" in printed else []


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--most", type=int, default=0, help="print so many of the functions called most")
    parser.add_argument("--few", type=int, default=FEW, help="institutions of the smaller site")
    parser.add_argument("--many", type=int, default=MANY, help="institutions of the larger one")
    parser.add_argument("--limit", type=int, help="fail if an institution costs more calls than this")
    asked = parser.parse_args()
    calls(asked.few)  # not counted: from here on templates are compiled
    few, many = calls(asked.few), calls(asked.many)

    def each(less: int, more: int) -> float:
        return (more - less) / (asked.many - asked.few)

    print(f"{each(few.all, many.all):,.0f} calls an institution", end=", ")
    print(f"{each(few.python, many.python):,.0f} of them of functions written in Python")
    by = {where: each(few.by.get(where, 0), number) for where, number in many.by.items()}
    for where, number in sorted(by.items(), key=lambda item: -item[1])[: asked.most]:
        print(f"{number:>12,.0f}  {where}")
    if asked.limit and each(few.all, many.all) > asked.limit:
        sys.exit(f"more than {asked.limit:,}")


if __name__ == "__main__":
    main()
