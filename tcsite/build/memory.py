"""Memory: what earlier builds worked out, and how long it holds.

There is one way to remember. A result is filed under a name (the unit it belongs to) and a key (a digest of all it
was made of, but for the day), with the days between which it holds. What cannot be read back, for whatever reason, is
made again.
"""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import field
from datetime import date
from typing import BinaryIO, Generic, Protocol, TypeVar, cast

from jinja2 import BytecodeCache
from pydantic import TypeAdapter

from tcsite.build.observer import BuildObserver, NoObserver
from tcsite.files import Cache, InMemoryStore, Store
from tcsite.frozen import dataclass
from tcsite.model.day import Day
from tcsite.text.fingerprint import fingerprint

T = TypeVar("T")
R = TypeVar("R")
U = TypeVar("U")


class InMemory:
    """Keeps bytes as long as it is there itself."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def get(self, name: str, key: str) -> bytes | None:
        """What was put under a name and a key."""
        return self._kept.get((name, key))

    def put(self, name: str, key: str, value: bytes) -> None:
        """Keep some bytes."""
        self._kept[name, key] = value


class Kind(Generic[T]):
    """A kind of result, and how it becomes JSON and comes back; built when it is first used."""

    def __init__(self, type: type[T], name: str = "") -> None:
        self.name = name
        self._type = type
        self._adapter: TypeAdapter[T] | None = None

    @property
    def adapter(self) -> TypeAdapter[T]:
        """Writes and reads results of the kind; reading checks every value."""
        if self._adapter is None:
            self._adapter = TypeAdapter(self._type)
        return self._adapter

    def as_read(self, value: T) -> T:
        """A result as it is read back, where words that stand in many are one object: so less of it is held."""
        try:
            return self.adapter.validate_json(self.adapter.dump_json(value))
        except (ValueError, RecursionError):  # names of files may hold what JSON cannot
            return value


def in_a_language(name: str, language: str) -> str:
    """The name of a result of a further language of the site; that of its first has none."""
    return f"{name}_{language}" if language else name


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A result, and the days between which it holds: from `since` up to, and without, `until`."""

    value: T
    since: date
    until: date


Loaded = dict[str, tuple[str, date, date, object]]
"""Results that were read or made already, by name, with their key and the days between which they hold."""


@dataclass(frozen=True, slots=True)
class Memory:
    """A cache, asked on a day. What `loaded` holds need not be read again: for a process that builds many times."""

    cache: Cache
    today: date
    loaded: Loaded
    scratch: Cache  # for this build alone
    lasting: bool = False  # whether `loaded` serves further builds: memory is worth being spent on them

    def recall(self, name: str, key: str, kind: Kind[T]) -> T | None:
        """The result under a name and a key, if it holds today."""
        if name in self.loaded:
            known, since, until, value = self.loaded[name]
            if known == key and since <= self.today < until:
                return cast("T", value)
        stored = self.cache.get(name, key)
        if stored is None:
            return None
        days, _, text = stored.partition(b"\n")
        try:
            since, until = map(date.fromisoformat, days.decode().split())
            if not since <= self.today < until:
                return None
            value = kind.adapter.validate_json(text)
        except (ValueError, RecursionError):
            return None
        if self.lasting:
            self.loaded[name] = (key, since, until, value)
        return value

    def store(self, name: str, key: str, kind: Kind[T], value: T, day: Day) -> None:
        """Keep a result that was made with `day` as today: on disk, and in this process for as long as it builds."""
        self.hold(name, key, Dated(value, day.since, day.until))
        self.put(name, key, kind, value, day)

    def put(self, name: str, key: str, kind: Kind[T], value: T, day: Day) -> None:
        """Keep a result for later builds alone, if there are to be any that may read it."""
        if self.cache is self.scratch:
            return
        days = f"{date.isoformat(day.since)} {date.isoformat(day.until)}\n"
        with contextlib.suppress(ValueError):  # names of files may hold what JSON cannot
            self.cache.put(name, key, days.encode() + kind.adapter.dump_json(value))

    def hold(self, name: str, key: str, result: "Dated[T]") -> None:
        """Keep a result in this process, which another one has stored, if it may be asked for again."""
        if self.lasting or self.cache is self.scratch:
            self.loaded[name] = (key, result.since, result.until, result.value)

    def remembered(self, name: str, key: str, kind: Kind[T], make: Callable[[], T]) -> T:
        """The result under a name and a key; made now, and kept, where there is none. It depends on no day."""
        found = self.recall(name, key, kind)
        if found is None:
            found = make()
            self.store(name, key, kind, found, self.day())
        return found

    def once(self, name: str, key: str, make: Callable[[], T]) -> T:
        """What this process made under a name and a key, for as many builds as it does; never on disk."""
        if name not in self.loaded or self.loaded[name][0] != key:
            self.loaded[name] = (key, date.min, date.max, make())
        return cast("T", self.loaded[name][3])

    def file(self, unit: str, kind: Kind[T], value: T, *, variant: str = "") -> str:
        """Keep a value under a digest of itself: the digest. One variant, such as a language, does not displace another."""
        try:
            text = kind.adapter.dump_json(value)
        except ValueError:  # it cannot be kept, and is made again where it is asked for
            return fingerprint(repr(value))
        key = fingerprint(text)
        self.cache.put(in_a_language(f"{unit}/{kind.name}", variant), key, text)
        return key

    def filed(self, unit: str, key: str, kind: Kind[T], variant: str = "") -> T | None:
        """What was kept under a digest of itself."""
        name = in_a_language(f"{unit}/{kind.name}", variant)
        text = self.cache.get(name, key)
        if text is None or (self.cache is not self.scratch and fingerprint(text) != key):
            return None
        try:
            return kind.adapter.validate_json(text)
        except (ValueError, RecursionError):
            return None

    def day(self) -> Day:
        """Today, not compared with anything yet."""
        return Day(self.today)


class Workers(Protocol):
    """Does the same work on many things; `edges.processes` does it in several processes."""

    def __call__(self, function: Callable[[T], R], things: Sequence[T]) -> list[R]:
        """The function's results, in the order of the things."""

    def among(
        self, other: Callable[[], U], function: Callable[[T], R], things: Sequence[T]
    ) -> tuple[U, list[R]]:
        """What `other` gives, and the function's results: `other` is but one more piece of the work."""

    def apart(self, one: Callable[[], T], other: Callable[[], R], things: int) -> tuple[T, R]:
        """What both give. Processes of their own may do them, if they are about so many things."""


class OneByOne:
    """The work, done here."""

    def __call__(self, function: Callable[[T], R], things: Sequence[T]) -> list[R]:
        """The function's results."""
        return [function(thing) for thing in things]

    def among(
        self, other: Callable[[], U], function: Callable[[T], R], things: Sequence[T]
    ) -> tuple[U, list[R]]:
        """What both give, one after the other."""
        return other(), self(function, things)

    def apart(self, one: Callable[[], T], other: Callable[[], R], _things: int) -> tuple[T, R]:
        """What both give, one after the other."""
        return one(), other()


one_by_one = OneByOne()


class Output(Protocol):
    """What the last build wrote, as far as anybody can tell."""

    wanted: bool
    """Whether anybody wants files at all."""

    def has(self, path: str, digest: str) -> bool:
        """Whether the file at a path is there with this content, so that it need not be made."""

    def read(self, path: str) -> bytes | None:
        """The file at a path; nothing where it is not at hand."""

    def stream(self, path: str) -> BinaryIO | None:
        """The same, to be read piece by piece."""


class NoOutput:
    """Nothing is there: every file is made."""

    wanted = True

    def has(self, _path: str, _digest: str) -> bool:
        """No."""
        return False

    def read(self, _path: str) -> bytes | None:
        """Nothing."""
        return None

    def stream(self, _path: str) -> BinaryIO | None:
        """Nothing."""
        return None


class NotWanted(NoOutput):
    """Nobody wants the files: a page that is known need not be made. For checks that write nothing."""

    wanted = False

    def has(self, _path: str, _digest: str) -> bool:
        """Yes, as if."""
        return True


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build works with besides its content and its memory: no byte of a page depends on it."""

    output: Output = field(default_factory=NoOutput)
    workers: Workers = one_by_one
    store: Store = field(default_factory=InMemoryStore)
    compiled: BytecodeCache | None = None
    watch: BuildObserver = field(default_factory=NoObserver)
