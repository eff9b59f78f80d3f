"""Memory: results remembered from one build to the next, in front of what is remembered on disk."""

import threading
from collections.abc import Callable
from typing import Any

from tcsite.edges.serve.values import Remember


class Stopped(BaseException):
    """The server ends: a build that is under way stops where it asks for the next result.

    Not an `Exception`: no build may take it for a problem of its own.
    """


class Memory:
    """Keeps what the last two builds asked for; `beyond` is asked for the rest."""

    def __init__(self, beyond: Remember) -> None:
        self._beyond = beyond
        self._new: dict[str, Any] = {}
        self._old: dict[str, Any] = {}
        self._stopped = threading.Event()

    def __call__(self, key: str, make: Callable[[], Any]) -> Any:
        """The result under `key`; raises `Stopped` once `stop` was called."""
        if self._stopped.is_set():
            raise Stopped
        if key not in self._new:
            self._new[key] = self._old[key] if key in self._old else self._beyond(key, make)
        return self._new[key]

    def turn(self) -> None:
        """A build is done: forget what neither it nor the one before asked for."""
        self._old, self._new = self._new, {}

    def stop(self) -> None:
        """Let the build under way, if any, end soon. From any thread."""
        self._stopped.set()
