"""Which of some known words a mistyped one was meant to be."""

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """The known word that `word` was probably meant to be, or nothing; `likeness` is from 0 to 1, for the same word."""
    folded = {name.lower().replace("_", "-"): name for name in sorted(known)}
    close = difflib.get_close_matches(word.lower().replace("_", "-"), list(folded), n=1, cutoff=likeness)
    return folded[close[0]] if close else ""
