"""A cache that is written to when there is time: what a save made is on the page before it is on the disk."""

from collections.abc import Callable

from tcsite.files import Cache

MOST_WAITING = 8 << 20
"""Bytes that may wait. A first build makes more: of that, the oldest is written at once."""


class LaterCache:
    """Another cache, which gets what is put once `write` is called. For one thread at a time."""

    def __init__(self, inner: Cache) -> None:
        self._inner = inner
        self._waiting: dict[tuple[str, str], bytes] = {}
        self._size = 0

    def get(self, name: str, key: str) -> bytes | None:
        """What was put under a name and a key."""
        waiting = self._waiting.get((name, key))
        return self._inner.get(name, key) if waiting is None else waiting

    def put(self, name: str, key: str, value: bytes) -> None:
        """Keep some bytes; what stood under the same name and key need not be written any more."""
        self._size += len(value) - len(self._waiting.pop((name, key), b""))
        self._waiting[name, key] = value
        self.write(lambda: self._size <= MOST_WAITING)

    def write(self, enough: Callable[[], bool] = lambda: False) -> None:
        """Write what waits, the oldest first, until it is enough."""
        while self._waiting and not enough():
            place = next(iter(self._waiting))
            value = self._waiting.pop(place)
            self._size -= len(value)
            self._inner.put(*place, value)
