"""The same work on many things, by several processes of this machine, with results in order."""

import contextlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO, TypeVar

T = TypeVar("T")
R = TypeVar("R")

LEAST = 30
"""Things below which another process costs more than it gives."""


class Processes:
    """Maps a function over things in `jobs` processes: this one and copies of it, made when there is work for them.

    A copy has all that this process has, so nothing is sent to it; its results come back through a pipe. The
    function must not rely on what it changes.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs if hasattr(os, "fork") else 1

    def beside(self, here: Callable[[], T], there: Callable[[], R], things: int) -> tuple[T, R]:
        """What both give: `there` is done by a copy, if it is about things enough. What it raises is raised here."""
        if self._jobs < 2 or things < LEAST:
            return here(), there()
        copy = _begin(lambda work: work(), [there])
        try:
            return here(), copy.results()[0]
        finally:
            copy.end()

    def __call__(self, function: Callable[[T], R], things: Sequence[T]) -> list[R]:
        """The function's results, in the order of the things. What it raises in a copy is raised here."""
        if self._jobs < 2 or len(things) < LEAST:
            return [function(thing) for thing in things]
        shares = list(_shares(things, self._jobs))
        copies = [_begin(function, share) for share in shares[1:]]
        results: list[R] = []
        try:
            results += [function(thing) for thing in shares[0]]
            for copy in copies:
                results += copy.results()
        finally:
            for copy in copies:
                copy.end()
        return results


def _shares(things: Sequence[T], number: int) -> Iterator[Sequence[T]]:
    """The things in so many runs of about one length."""
    for place in range(number):
        yield things[len(things) * place // number : len(things) * (place + 1) // number]


class _Copy:
    """A copy of this process at work."""

    def __init__(self, id: int, pipe: BinaryIO) -> None:
        self._id = id
        self._pipe = pipe
        self._ended = False

    def results(self) -> list[Any]:
        """What it found; raises what it raised."""
        try:  # piece by piece: all bytes of a long answer need not be held as well
            sound, answer = pickle.load(self._pipe)  # noqa: S301  # written by a copy of this very process
        except (EOFError, pickle.UnpicklingError):
            raise OSError("a process of the build ended before its work was done") from None
        finally:
            self.end()
        if not sound:
            raise answer
        return list(answer)

    def end(self) -> None:
        """Wait for its end; closing the pipe ends one that is still writing."""
        if not self._ended:
            self._ended = True
            self._pipe.close()
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._id, 0)


def _begin(function: Callable[[T], R], things: Sequence[T]) -> _Copy:
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
            answer = True, [function(thing) for thing in things]
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
