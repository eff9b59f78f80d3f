"""The figures, as a table in Markdown."""

import statistics
from collections.abc import Iterator, Mapping, Sequence

from scenarios import SCENARIOS, Output, Run

_HEAD = ("N", "scenario", "tool", "wall s", "CPU s", "peak MB", "wall ratio", "CPU ratio")


def times(runs: Sequence[Run], base: str) -> str:
    """Medians, and the ratios to the base run by run: the median, then the least and the greatest."""
    rows = [_row(runs, base, *which) for which in _which(runs)]
    return _table(_HEAD, rows)


def outputs(written: Sequence[Output], versions: Mapping[str, str]) -> str:
    """What each tool wrote."""
    rows = [
        (
            str(one.count),
            one.peer,
            versions[one.peer],
            f"{one.pages:,}",
            f"{one.files:,}",
            f"{one.bytes / 1e6:.1f}",
            "yes" if not one.missing else f"no: {len(one.missing)} groups of facts are not there",
        )
        for one in written
    ]
    return _table(("N", "tool", "version", "pages", "files", "MB", "same facts"), rows)


def _which(runs: Sequence[Run]) -> Iterator[tuple[int, str, str]]:
    for count in dict.fromkeys(run.count for run in runs):
        for scenario in SCENARIOS:
            for peer in dict.fromkeys(run.peer for run in runs if run.count == count):
                yield count, scenario, peer


def _row(runs: Sequence[Run], base: str, count: int, scenario: str, peer: str) -> Sequence[str]:
    here = [run for run in runs if (run.count, run.scenario) == (count, scenario)]
    own = {run.round: run.cost for run in here if run.peer == peer}
    other = {run.round: run.cost for run in here if run.peer == base}
    pairs = [(own[round], other[round]) for round in own if round in other]
    return (
        str(count),
        scenario,
        peer,
        f"{statistics.median(one.wall for one in own.values()):.2f}",
        f"{statistics.median(one.cpu for one in own.values()):.2f}",
        f"{statistics.median(one.memory for one in own.values()):.0f}",
        _ratio([one.wall / two.wall for one, two in pairs]),
        _ratio([one.cpu / two.cpu for one, two in pairs]),
    )


def _ratio(ratios: Sequence[float]) -> str:
    if not ratios:
        return ""
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
