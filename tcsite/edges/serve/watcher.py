"""Notice at once that something in a site's folder changed; `sources` finds out what.

The system's events are a hint, not a promise: queues overflow, network folders send none, and watchfiles drops what
happens between its copying and its clearing of a batch. So the server also polls, once a second.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from watchfiles import Change, watch

from tcsite.edges.disk import IGNORED, SOURCES

STEP_MS = 10
"""A batch of changes is over when nothing happened for so long: the two or three steps of one save."""

DEBOUNCE_MS = 50
"""However busy the folder is, a batch is handed on after this."""

RETRY_SECONDS = 1.0


class FolderWatcher:
    """Two threads: one for the root itself (``site.yaml``, and folders that come and go), one for the folders.

    The root's is not recursive: below it are ``.venv``, ``node_modules`` and the output.
    """

    def __init__(self, root: Path, on_change: Callable[[], None], on_failure: Callable[[str], None]) -> None:
        self._root = root.resolve()
        self._on_change = on_change
        self._on_failure = on_failure
        self._stopped = threading.Event()
        self._folders_changed = threading.Event()  # a folder came or went: start to watch again
        self._threads = [
            threading.Thread(target=target, name=f"watch-{number}", daemon=True)
            for number, target in enumerate((self._watch_root, self._watch_folders))
        ]

    def start(self) -> None:
        """Start; `on_change` is called in another thread, at every batch of changes."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop, and wait for both threads: a few steps."""
        self._stopped.set()
        self._folders_changed.set()
        for thread in self._threads:
            thread.join()

    def _watch_root(self) -> None:
        sources = {str(self._root / name) for name in SOURCES}
        folders = sources - {str(self._root / "site.yaml")}
        while not self._stopped.is_set():
            try:
                for changes in watch(
                    self._root,
                    recursive=False,
                    watch_filter=lambda _change, path: path in sources,
                    stop_event=self._stopped,
                    debounce=DEBOUNCE_MS,
                    step=STEP_MS,
                    raise_interrupt=False,
                ):
                    if any(path in folders for _, path in changes):
                        self._folders_changed.set()
                    self._on_change()
            except (OSError, RuntimeError) as failure:
                self._pause(failure)

    def _watch_folders(self) -> None:
        self._on_change()
        while not self._stopped.is_set():
            folders = [path for name in SOURCES if (path := self._root / name).is_dir()]
            try:
                for _ in watch(
                    *folders,
                    watch_filter=self._is_source,
                    stop_event=self._folders_changed,
                    debounce=DEBOUNCE_MS,
                    step=STEP_MS,
                    raise_interrupt=False,
                ):
                    self._on_change()
                if not self._stopped.is_set():
                    self._folders_changed.clear()
                    self._on_change()  # for what changed while nothing was watched
            except (OSError, RuntimeError) as failure:
                self._pause(failure)

    def _pause(self, failure: Exception) -> None:
        self._on_failure(str(failure))
        self._stopped.wait(RETRY_SECONDS)

    def _is_source(self, _change: Change, path: str) -> bool:
        return IGNORED.isdisjoint(Path(path).relative_to(self._root).parts)
