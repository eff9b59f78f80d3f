"""A cache that ends the running build when the server stops."""

import threading

from tcsite.files import Cache


class BuildStopped(BaseException):
    """The server is stopping: a running build ends where it asks for the next result.

    Not an `Exception`: no build may treat it as a problem of its own.
    """


class StoppingCache:
    """Passes requests on to another cache, if any, until it is stopped."""

    def __init__(self, inner: Cache | None = None) -> None:
        self._inner = inner
        self._stopped = threading.Event()

    def get(self, name: str, key: str) -> bytes | None:
        """What was put under a name and a key; raises `BuildStopped` once `stop` was called."""
        if self._stopped.is_set():
            raise BuildStopped
        return self._inner.get(name, key) if self._inner is not None else None

    def put(self, name: str, key: str, value: bytes) -> None:
        """Store some bytes."""
        if self._inner is not None:
            self._inner.put(name, key, value)

    def stop(self) -> None:
        """Make the running build, if any, end soon. Safe from any thread."""
        self._stopped.set()
