"""Observer: who looks on while a site is built, for `--profile` and `--verbose`."""

from typing import Protocol


class BuildObserver(Protocol):
    """Hears what the build is at."""

    def step(self, name: str) -> None:
        """A step of the build begins, and the one before it ends."""

    def page(self, url: str) -> None:
        """The making of a page begins, and that of the one before it ends; without an address it only ends."""

    def made(self, unit: str, reasons: list[str]) -> None:
        """An institution is worked out, or its pages are made; and why what is remembered does not do."""


class NoObserver:
    """Does not look."""

    def step(self, name: str) -> None:
        """Nothing."""

    def page(self, url: str) -> None:
        """Nothing."""

    def made(self, unit: str, reasons: list[str]) -> None:
        """Nothing."""
