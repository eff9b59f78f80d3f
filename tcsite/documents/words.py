"""Words: what documents say by themselves. They go to the Commitment, which asks for English."""

from collections.abc import Mapping
from functools import cache

from tcsite.text.data import word_lists


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = word_lists("tcsite.documents", "words")
    return found


def say(key: str, **values: object) -> str:
    """What stands under a key, "form.appendix", with its values filled in."""
    group, _, name = key.partition(".")
    return _words()[group][name].format(**values)
