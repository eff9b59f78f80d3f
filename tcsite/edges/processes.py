"""The same work on many things, by several processes of this machine, with results in order."""

import contextlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, BinaryIO, TypeVar

T = TypeVar("T")
R = TypeVar("R")
U = TypeVar("U")

LEAST = 30
"""Things below which another process costs more than it gives."""


class Processes:
    """Maps a function over things in `jobs` processes: this one and copies of it, made when there is work for them.

    A copy has all that this process has, so nothing is sent to it; its results come back through a pipe. The
    function must not rely on what it changes.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs if hasattr(os, "fork") else 1

    def apart(self, one: Callable[[], T], other: Callable[[], R], things: int) -> tuple[T, R]:
        """What both give: a copy does each, if they are about things enough. What one of them raises is raised here.

        What they hold meanwhile goes with the copies.
        """
        if self._jobs < 2 or things < LEAST:
            return one(), other()
        copies: list[_Copy] = []
        try:
            for task in (one, other):
                copies.append(_begin(task))
            first, second = [copy.result() for copy in copies]
            return first, second
        finally:
            for copy in copies:
                copy.end()

    def __call__(self, function: Callable[[T], R], things: Sequence[T]) -> list[R]:
        """The function's results, in the order of the things. What it raises in a copy is raised here."""
        return self.among(lambda: None, function, things)[1]

    def among(
        self, other: Callable[[], U], function: Callable[[T], R], things: Sequence[T]
    ) -> tuple[U, list[R]]:
        """The same, and what `other` gives: a copy does that first, and what it holds meanwhile goes with it."""
        if self._jobs < 2 or len(things) < LEAST:
            return other(), [function(thing) for thing in things]
        queue = _Queue(len(things))

        def work(before: Callable[[], object]) -> tuple[Any, list[tuple[int, R]]]:
            return before(), [(number, function(things[number])) for number in queue]

        copies: list[_Copy] = []
        try:
            for before in (other, *[_nothing] * (self._jobs - 2)):
                copies.append(_begin(partial(work, before)))
            made = [work(_nothing), *(copy.result() for copy in copies)]
        finally:
            queue.close()
            for copy in copies:
                copy.end()
        results = sorted((one for _, some in made for one in some), key=lambda one: one[0])
        return made[1][0], [result for _, result in results]


def _nothing() -> None:
    """What most processes do before they begin with the things."""


class _Queue:
    """The numbers below a bound, each given once to one of all processes that ask: who is quick gets more of them.

    They lie in a pipe, as one byte for each run of them, so that no process can read half of one.
    """

    def __init__(self, numbers: int) -> None:
        self._numbers = numbers
        self._runs = min(numbers, _MOST_RUNS)
        self._reading, writing = os.pipe()
        os.write(writing, bytes(range(self._runs)))
        os.close(writing)

    def __iter__(self) -> Iterator[int]:
        """The numbers that this process gets."""
        while run := os.read(self._reading, 1):
            yield from range(self._start(run[0]), self._start(run[0] + 1))

    def _start(self, run: int) -> int:
        return self._numbers * run // self._runs

    def close(self) -> None:
        """Leave nothing in it for anybody."""
        while os.read(self._reading, _MOST_RUNS):
            pass
        os.close(self._reading)


_MOST_RUNS = 256
"""What a byte can tell apart."""


class _Copy:
    """A copy of this process at work."""

    def __init__(self, id: int, pipe: BinaryIO) -> None:
        self._id = id
        self._pipe = pipe
        self._ended = False

    def result(self) -> Any:
        """What it found; raises what it raised."""
        try:  # piece by piece: all bytes of a long answer need not be held as well
            sound, answer = pickle.load(self._pipe)  # noqa: S301  # written by a copy of this very process
        except (EOFError, pickle.UnpicklingError):
            raise OSError("a process of the build ended before its work was done") from None
        finally:
            self.end()
        if not sound:
            raise answer
        return answer

    def end(self) -> None:
        """Wait for its end; closing the pipe ends one that is still writing."""
        if not self._ended:
            self._ended = True
            self._pipe.close()
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._id, 0)


def _begin(work: Callable[[], object]) -> _Copy:
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    id = os.fork()
    if id:
        os.close(writing)
        return _Copy(id, os.fdopen(reading, "rb"))
    os.close(reading)
    code = 1
    try:
        answer: tuple[bool, object]
        try:
            answer = True, work()
        except Exception as fault:  # noqa: BLE001  # raised again by the one who asked
            answer = False, fault
        with open(writing, "wb") as pipe:
            pickle.dump(answer, pipe, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)  # nothing of the parent's is to be closed or flushed a second time


def processors() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
