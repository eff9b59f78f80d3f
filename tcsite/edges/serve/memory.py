"""A cache that ends the build under way when the server does."""

import threading

from tcsite.files import Cache


class Stopped(BaseException):
    """The server ends: a build that is under way stops where it asks for the next result.

    Not an `Exception`: no build may take it for a problem of its own.
    """


class StoppingCache:
    """Asks another cache, or none, until it is stopped."""

    def __init__(self, beyond: Cache | None = None) -> None:
        self._beyond = beyond
        self._stopped = threading.Event()

    def get(self, name: str, key: str) -> bytes | None:
        """What was put under a name and a key; raises `Stopped` once `stop` was called."""
        if self._stopped.is_set():
            raise Stopped
        return self._beyond.get(name, key) if self._beyond is not None else None

    def put(self, name: str, key: str, value: bytes) -> None:
        """Keep some bytes."""
        if self._beyond is not None:
            self._beyond.put(name, key, value)

    def stop(self) -> None:
        """Let the build under way, if any, end soon. From any thread."""
        self._stopped.set()
