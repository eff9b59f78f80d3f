"""Watch: notice at once that something in a site's folder changed. What changed is for `sources` to say.

The system's events are a hint, not a promise: queues overflow, network folders send none, and watchfiles drops what
comes between its copying and its clearing of a batch. So the server also looks for itself, once a second.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from watchfiles import Change, watch

from tcsite.edges.disk import SOURCES
from tcsite.edges.serve.sources import IGNORED

STEP_MS = 10
"""A batch of changes is over when nothing happened for so long: the two or three steps of one save."""

DEBOUNCE_MS = 50
"""However busy the folder is, a batch is handed on after this."""

RETRY_SECONDS = 1.0


class Watch:
    """Two threads: one for the root itself (``site.yaml``, and folders that come and go), one for the folders.

    The root's is not recursive: below it stand ``.venv``, ``node_modules`` and the output.
    """

    def __init__(self, root: Path, stir: Callable[[], None], failed: Callable[[str], None]) -> None:
        self._root = root.resolve()
        self._stir = stir
        self._failed = failed
        self._stopped = threading.Event()
        self._moved = threading.Event()  # a folder came or went: begin to watch anew
        self._threads = [
            threading.Thread(target=target, name=f"watch-{number}", daemon=True)
            for number, target in enumerate((self._watch_root, self._watch_folders))
        ]

    def start(self) -> None:
        """Begin; `stir` is called in another thread, at every batch of changes."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End, and wait for the end: a few steps."""
        self._stopped.set()
        self._moved.set()
        for thread in self._threads:
            thread.join()

    def _watch_root(self) -> None:
        mine = {str(self._root / name) for name in SOURCES}
        folders = mine - {str(self._root / "site.yaml")}
        while not self._stopped.is_set():
            try:
                for changes in watch(
                    self._root,
                    recursive=False,
                    watch_filter=lambda _change, path: path in mine,
                    stop_event=self._stopped,
                    debounce=DEBOUNCE_MS,
                    step=STEP_MS,
                    raise_interrupt=False,
                ):
                    if any(path in folders for _, path in changes):
                        self._moved.set()
                    self._stir()
            except (OSError, RuntimeError) as failure:
                self._pause(failure)

    def _watch_folders(self) -> None:
        self._stir()
        while not self._stopped.is_set():
            folders = [path for name in SOURCES if (path := self._root / name).is_dir()]
            try:
                for _ in watch(
                    *folders,
                    watch_filter=self._counts,
                    stop_event=self._moved,
                    debounce=DEBOUNCE_MS,
                    step=STEP_MS,
                    raise_interrupt=False,
                ):
                    self._stir()
                if not self._stopped.is_set():
                    self._moved.clear()
                    self._stir()  # what changed while nobody watched
            except (OSError, RuntimeError) as failure:
                self._pause(failure)

    def _pause(self, failure: Exception) -> None:
        self._failed(str(failure))
        self._stopped.wait(RETRY_SECONDS)

    def _counts(self, _change: Change, path: str) -> bool:
        return IGNORED.isdisjoint(Path(path).relative_to(self._root).parts)
