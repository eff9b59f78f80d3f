"""How fast tcsite makes its pages, beside tools that make the same pages of the same content.

    python benchmarks/build.py --n 3 100 1000 --peers hugo hugo+pagefind eleventy mkdocs pelican

Peers are installed at first use, each in a folder of its own in .cache/bench/. Ratios are to the first peer.
What is measured and how to read it: benchmarks/README.md.
"""

import argparse
import datetime
import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from corpus import corpus
from peers import PEERS
from peers.peer import Peer
from peers.tcsite import REPOSITORY
from scenarios import SCENARIOS, Output, Run, Site, measured

import report


def main() -> None:
    asked = _asked()
    tools = asked.cache / "tools"
    names = asked.peers if asked.alone else [*asked.peers, "tcsite"]
    peers = [PEERS[name](tools) for name in dict.fromkeys(names)]
    for peer in peers:
        peer.install()
    runs: list[Run] = []
    written: list[Output] = []
    for count in asked.n:
        more_runs, more_written = _at(count, peers, asked)
        runs += more_runs
        written += more_written
    _show(asked.cache, runs, written, peers)
    lacks = [line for one in written for line in one.missing]
    if lacks:
        sys.exit("\n".join(["Not all tools say the same:", *lacks[:20]]))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--n", type=int, nargs="+", default=[3, 100, 1000], help="how many institutions")
    usual = ["hugo", "hugo+pagefind", "eleventy"]
    parser.add_argument(
        "--peers", nargs="+", choices=sorted(PEERS), default=usual, help="what to compare with"
    )
    parser.add_argument(
        "--rounds", type=int, default=5, help="how often; 0: the first build counts, and the others once"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the content")
    parser.add_argument("--alone", action="store_true", help="the peers without tcsite")
    parser.add_argument("--cache", type=Path, default=REPOSITORY / ".cache" / "bench")
    asked = parser.parse_args()
    asked.cache = asked.cache.resolve()
    return asked


def _at(count: int, peers: Sequence[Peer], asked: argparse.Namespace) -> tuple[list[Run], list[Output]]:
    """All runs with so many institutions. A first build of each is read through, and counted only where time is short."""
    institutions = corpus(count, asked.seed)
    sites = [Site(peer, institutions, asked.cache / "sites") for peer in peers]
    written: list[Output] = []
    runs: list[Run] = []
    for site in sites:
        print(f"N = {count}: {site.peer.name}", file=sys.stderr)
        site.lay_out()
        first = site.built()
        if not asked.rounds:
            runs.append(_said(Run(count, 0, SCENARIOS[0], site.peer.name, first)))
        written.append(site.output())
    for run in measured(sites, asked.rounds):
        runs.append(_said(run))
    return runs, written


def _said(run: Run) -> Run:
    print(f"N = {run.count}: {run.scenario}, {run.peer}: {run.cost.wall:.2f} s", file=sys.stderr)
    return run


def _show(cache: Path, runs: Sequence[Run], written: Sequence[Output], peers: Sequence[Peer]) -> None:
    """Print the tables, and keep them with every single run."""
    versions = {peer.name: peer.version() for peer in peers}
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    now = datetime.datetime.now(datetime.UTC)
    head = f"{now:%Y-%m-%d}; {machine}; ratios to {peers[0].name}, run by run: median (least-greatest)"
    text = "\n\n".join([head, report.times(runs, peers[0].name), report.outputs(written, versions)]) + "\n"
    print(text)
    results = cache / "results"
    results.mkdir(parents=True, exist_ok=True)
    name = f"{now:%Y-%m-%dT%H%M%S}"
    (results / f"{name}.md").write_text(text)
    facts = {"when": now.isoformat(), "machine": machine, "versions": versions}
    raw = facts | {"runs": [asdict(run) for run in runs], "outputs": [asdict(one) for one in written]}
    (results / f"{name}.json").write_text(json.dumps(raw, indent=1))
    print(f"Every run: {results / name}.json", file=sys.stderr)


if __name__ == "__main__":
    main()
