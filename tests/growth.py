"""Whether work grows with the size of what is worked on: functions called are counted, not seconds."""

import sys
from collections.abc import Callable
from functools import partial


def steps(run: Callable[[], object]) -> int:
    """How many functions are called, Python's own among them."""
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return calls


def grows_evenly(run: Callable[[int], object]) -> bool:
    """Whether four times the size takes about four times the steps, and not sixteen times."""
    run(10)  # what is worked out once
    small, double, four = (steps(partial(run, size)) for size in (100, 200, 400))
    return double < 2.5 * small and four < 2.5 * double
