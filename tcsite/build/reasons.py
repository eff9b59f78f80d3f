"""Reasons: what units were made of the last time, so that a build can say why it makes them again."""

from collections.abc import Mapping

from tcsite.build.memory import Kind, Memory

Made = dict[str, dict[str, str]]
"""To each unit what it is made of: from words that say that a part of it changed to a digest of the part."""

MADE: Kind[Made] = Kind(Made)


class Reasons:
    """What units are made of now, beside what they were made of the last time; remembers it for the next."""

    def __init__(self, name: str, memory: Memory, now: Mapping[str, Mapping[str, str]]) -> None:
        short = {id: {words: made[:12] for words, made in parts.items()} for id, parts in now.items()}
        self._before = memory.recall(name, "newest", MADE) or {}
        self._now = short
        if short != self._before:
            memory.store(name, "newest", MADE, short, memory.day())

    def of(self, id: str) -> list[str]:
        """Why a unit is made again: what of it changed; nothing where all is as it was."""
        before, now = self._before.get(id), self._now[id]
        if before is None:
            return ["nothing is remembered of it"]
        return [words for words in {**now, **before} if now.get(words) != before.get(words)]
