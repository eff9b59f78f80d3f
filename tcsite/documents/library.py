"""Why a document cannot be written, and what to type: a library or a font that is not there."""


class CannotWrite(Exception):
    """A format cannot hold a document."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class LibraryMissing(CannotWrite):
    """A format cannot be written without a library that is not installed."""

    def __init__(self, what: str, library: str, extra: str) -> None:
        super().__init__(
            f"writing {what} needs {library}",
            f"python -m pip install '{library}'  (it comes with the extra  {extra})",
        )
