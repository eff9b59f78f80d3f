"""The stopwatch behind `--profile`, and the words of `--verbose`: where a build's time went, and why it had work."""

import time
from collections.abc import Callable

MOST_PAGES = 10


class Stopwatch:
    """Watches one build, in one process."""

    def __init__(self, tell: Callable[[str], None] | None = None) -> None:
        self._tell = tell
        self._steps: list[tuple[str, float, float]] = []
        self._pages: list[tuple[float, str]] = []
        self._step = (
            "start",
            0.0,
            time.perf_counter(),
        )  # the processor's time counts from the start of the process
        self._page = ("", 0.0)

    def step(self, name: str) -> None:
        """A step begins."""
        before, processor, clock = self._step
        now = name, time.process_time(), time.perf_counter()
        self._steps.append((before, now[1] - processor, now[2] - clock))
        self._step = now

    def page(self, url: str) -> None:
        """The making of a page begins or ends."""
        before, start = self._page
        now = time.perf_counter()
        if before:
            self._pages.append((now - start, before))
        self._page = url, now

    def made(self, unit: str, reasons: list[str]) -> None:
        """An institution is made."""
        if self._tell:
            self._tell(f"made again: {unit}: {', '.join(reasons)}")

    def lines(self) -> list[str]:
        """Where the time went, step by step, then the dearest pages; ends the last step."""
        self.step("")
        total = sum(one[1] for one in self._steps), sum(one[2] for one in self._steps)
        rows = [f"{'step':<32}{'processor s':>12}{'clock s':>10}"]
        rows += [f"{name:<32}{processor:>12.2f}{clock:>10.2f}" for name, processor, clock in self._steps]
        rows.append(f"{'all':<32}{total[0]:>12.2f}{total[1]:>10.2f}")
        if self._pages:
            rows += ["", f"{len(self._pages)} pages were made; the dearest, in milliseconds:"]
            dearest = sorted(self._pages, key=lambda one: (-one[0], one[1]))[:MOST_PAGES]
            rows += [f"{1000 * seconds:>8.1f}  {url}" for seconds, url in dearest]
        return rows
