"""Read a body as it comes, decoded, up to a limit; look for ids in it on the way, without building a tree.

Both must stay cheap whatever a stranger's server sends. A decompressor is only ever given room for what
is still allowed. A conforming parser takes time that grows with the square of the nesting, 33 s for
320 KB of nested lists (measured with Lexbor), so that start tags are scanned for here instead.
"""

import zlib
from collections.abc import Callable

_AS_IT_BEGINS = zlib.MAX_WBITS + 32  # gzip, or deflate with its wrapping
_GZIP = b"\x1f\x8b"


class Unreadable(Exception):
    """A body in an encoding that we did not ask for, or broken."""


class Decoder:
    """Takes `Content-Encoding` away: gzip, deflate (both kinds of it), or nothing."""

    def __init__(self, encoding: str) -> None:
        names = [name.strip().lower() for name in encoding.split(",")]
        names = [name for name in names if name not in ("", "identity")]
        if len(names) > 1 or not set(names) <= {"gzip", "x-gzip", "deflate"}:
            raise Unreadable(encoding)
        self._packed = bool(names)
        self._bare = names == ["deflate"]  # perhaps: it shows in the first two bytes
        self._start = b""
        self._unpack = zlib.decompressobj(_AS_IT_BEGINS)

    def decode(self, chunk: bytes, room: int) -> bytes:
        """At most `room` bytes of what the chunk says."""
        if not self._packed:
            return chunk[:room]
        if self._bare:
            self._start += chunk
            if len(self._start) < 2:
                return b""
            chunk, self._bare = self._start, False
            if int.from_bytes(chunk[:2]) % 31 or chunk[0] & 15 != 8:  # not the wrapping that belongs to it
                self._unpack = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            return self._unpacked(chunk, room)
        except zlib.error as error:
            raise Unreadable(str(error)) from error

    def _unpacked(self, chunk: bytes, room: int) -> bytes:
        unpacked = bytearray()
        while chunk and len(unpacked) < room:
            unpacked += self._unpack.decompress(chunk, room - len(unpacked))
            chunk = self._unpack.unconsumed_tail
            if self._unpack.eof:  # another member of a gzip file may follow; what else follows is rubbish
                rest = self._unpack.unused_data
                chunk = rest if rest.startswith(_GZIP) else b""
                self._unpack = zlib.decompressobj(_AS_IT_BEGINS)
        return bytes(unpacked)


class Body:
    """What a body says, decoded, up to a limit or until it is enough.

    Compressed bytes are limited as well: there are endless streams that say nothing.
    """

    def __init__(self, encoding: str, limit: int, enough: Callable[[bytes], bool]) -> None:
        self._decoder = Decoder(encoding)
        self._limit = limit
        self._enough = enough
        self._taken = 0
        self.content = bytearray()

    def take(self, chunk: bytes) -> bool:
        """Take what came, and say whether it is time to stop. Raises `Unreadable`."""
        self._taken += len(chunk)
        decoded = self._decoder.decode(chunk, self._limit - len(self.content))
        self.content += decoded
        return self._enough(decoded) or len(self.content) >= self._limit or self._taken >= self._limit
