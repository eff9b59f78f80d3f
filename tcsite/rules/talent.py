"""TALENT recommendations as people write them: ``R6``, ``r6``, ``talent:R6``."""

from collections.abc import Iterable


def numbers(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags in their plain form: ``R6``."""
    return tuple(tag.strip().upper().removeprefix("TALENT:").strip() for tag in tags)
