"""Throw damaged input at whatever reads untrusted input, and keep what makes it raise or take too long.

    python fuzz/run.py [--target NAME] [--minutes 5] [--seed 1] [--found FOLDER]

The same seed gives the same inputs in the same order. It stops by itself; the exit code is 1 if anything was found.
"""

import argparse
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "fuzz")]

from targets import TARGETS, Target

SLOW = 5.0  # seconds of CPU for one input of at most LARGEST bytes
HANGS = 20  # seconds of CPU until an input is broken off
LARGEST = 64 << 10
TOKENS = [
    *(b"\0", b"\r", b"\t", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", "\u202e".encode(), "\u0301".encode()),
    *(b"<", b">", b"&#", b"]]>", b"<!--", b"<template>", b"<svg>", b"</", b"url(", b"@import ", b"\\"),
    *(b"[", b"](", b"![", b"`", b"```\n", b"* ", b"> ", b"1. ", b"|", b"---\n", b": ", b"- ", b"&a ", b"*a ", b"!!"),
    *(b"{", b"}", b"'", b'"', b"#", b"%", b"%2F", b"//", b"..", b"javascript:", b"mailto:", b"=1+1", b"2024-13-45"),
    *(b"null", b"-1", b"1e999", b"[[]]", b"true", b"9" * 400),
]  # fmt: skip


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """A sound input with one to eight damages: pieces cut, doubled, repeated, moved, swapped for tokens."""
    content = bytearray(seed[:LARGEST])
    for _ in range(chance.randint(1, 8)):
        at, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
        end = min(end, at + chance.choice((1, 4, 64, 4096)))
        piece, token = bytes(content[at:end]), chance.choice(TOKENS)
        content[at:end] = chance.choice(
            (
                b"",
                piece * 2,
                piece * chance.randint(3, 300),
                token,
                token * chance.randint(2, 3000),
                piece[::-1],
            )
        )
        del content[LARGEST:]
    return bytes(content)


def inputs(target: Target, seed: int) -> Iterator[bytes]:
    """Damaged inputs without end, the same for the same seed."""
    number = 0
    while True:
        chance = random.Random(f"{target.name}:{seed}:{number}")
        yield mutated(chance.choice(target.seeds), chance)
        number += 1


class Hang(BaseException):
    """Broken off: not an Exception, so that nothing on the way takes it for one of its own."""


def _ring(_: int, __: FrameType | None) -> None:
    raise Hang


def fault_of(read: Callable[[bytes], object], content: bytes) -> str:
    """What is wrong with how this input was read; "" if nothing is."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, HANGS)  # of the processor: a busy machine is no fault of the reader
    try:
        read(content)
    except Hang:
        return f"not done after {HANGS} s"
    except Exception:  # noqa: BLE001  # that is what is looked for
        return traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    spent = time.process_time() - start
    return f"{spent:.1f} s of CPU" if spent > SLOW else ""


def fuzz(target: Target, seconds: float, seed: int, found: Path) -> tuple[int, int]:
    """How many inputs were tried, and how many different faults they showed."""
    faults: set[str] = set()
    tried, end = 0, time.monotonic() + seconds
    for content in inputs(target, seed):
        if time.monotonic() > end:
            break
        tried += 1
        fault = fault_of(target.read, content)
        where = "\n".join(fault.splitlines()[-3:])
        if fault and where not in faults:
            faults.add(where)
            found.mkdir(parents=True, exist_ok=True)
            (found / f"{target.name}-{seed}-{tried}").write_bytes(content)
            print(f"{target.name}, input {tried} of seed {seed}:\n{fault}", file=sys.stderr)
    return tried, len(faults)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--target", choices=sorted(TARGETS), action="append")
    parser.add_argument("--minutes", type=float, default=5.0, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, default=ROOT / "fuzz" / "found")
    given = parser.parse_args()
    signal.signal(signal.SIGPROF, _ring)
    total = 0
    for name in given.target or sorted(TARGETS):
        tried, faults = fuzz(TARGETS[name], given.minutes * 60, given.seed, given.found)
        total += faults
        print(f"{name}: {tried} inputs, {faults} faults", flush=True)
    sys.exit(min(total, 1))


if __name__ == "__main__":
    main()
