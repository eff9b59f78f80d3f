"""Circles in references."""

from collections.abc import Iterator, Mapping, Sequence

Node = tuple[str, str]
"""A plan and the id of an action in it; of a plan itself, the id is empty."""


def loops(edges: Mapping[Node, Sequence[Node]]) -> Iterator[tuple[Node, ...]]:
    """Every circle once, from its smallest member; of circles that share a member, one."""
    reported: set[Node] = set()
    for start in sorted(edges):
        circle = () if start in reported else _way_back(edges, start)
        if circle:
            reported.update(circle)
            yield circle


def _way_back(edges: Mapping[Node, Sequence[Node]], start: Node) -> tuple[Node, ...]:
    """The shortest way from `start` to itself; empty if there is none."""
    ways: dict[Node, tuple[Node, ...]] = {start: (start,)}
    reached = [start]
    for here in reached:  # grows while it is read: the nearest first
        for there in edges.get(here, ()):
            if there == start:
                return ways[here]
            if there not in ways:
                ways[there] = (*ways[here], there)
                reached.append(there)
    return ()
