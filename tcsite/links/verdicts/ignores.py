"""Addresses that are left alone on purpose, each for a reason and until a day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Ignore:
    """An entry of the list: which addresses, why, and until when."""

    pattern: str  # an address, in which * stands for anything; without "#", fragments are ignored with it
    reason: str
    until: date  # the last day on which it holds


@dataclass(frozen=True, slots=True)
class Sifted:
    """Addresses to ask and addresses to leave alone, and the entries that somebody should look at."""

    ask: tuple[str, ...]
    ignored: tuple[tuple[str, Ignore], ...]  # with the entry that says so
    unmatched: tuple[Ignore, ...]  # they match no address: typing errors, or links long gone
    ended: tuple[Ignore, ...]  # their day is over: what they match is asked again


def sift(addresses: Iterable[str], ignores: Iterable[Ignore], today: date) -> Sifted:
    """Take out what is to be left alone today. The first entry that matches an address counts."""
    ignores = tuple(ignores)
    rules = [(ignore, _matcher(ignore.pattern)) for ignore in ignores]
    ask, ignored, used = [], [], set()
    for address in addresses:
        matching = [
            ignore for ignore, rule in rules if rule.fullmatch(_without_fragment(address, ignore.pattern))
        ]
        used.update(matching)
        if holding := [ignore for ignore in matching if ignore.until >= today]:
            ignored.append((address, holding[0]))
        else:
            ask.append(address)
    ended = tuple(ignore for ignore in ignores if ignore.until < today)
    unmatched = tuple(ignore for ignore in ignores if ignore not in used and ignore not in ended)
    return Sifted(tuple(ask), tuple(ignored), unmatched, ended)


def _matcher(pattern: str) -> re.Pattern[str]:
    # Atomic and lazy: each star takes the nearest place where what follows it fits, so that no pattern,
    # however many stars it has, takes longer than a walk along the address; the last part is tied to the end.
    head, *parts = (re.escape(part) for part in re.split(r"\*+", pattern))
    if not parts:
        return re.compile(head)
    *middle, last = parts
    return re.compile(head + "".join(f"(?>.*?{part})" for part in middle) + f".*{last}", re.DOTALL)


def _without_fragment(address: str, pattern: str) -> str:
    return address if "#" in pattern else address.partition("#")[0]
