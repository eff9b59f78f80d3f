"""Libraries that only some writers need: what to type where one is not there."""


class LibraryMissing(Exception):  # noqa: N818  (said to the user as it stands)
    """A format cannot be written without a library that is not installed."""

    def __init__(self, what: str, library: str, extra: str) -> None:
        super().__init__(f"writing {what} needs {library}")
        self.hint = f"install it:  python -m pip install '{library}'  (with tcsite: the extra  {extra})"
