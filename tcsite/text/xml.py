"""Text as XML has it. The standard library's own helpers load half of what there is for the web."""

from html import escape as _escape


def escape(text: str) -> str:
    """A text between tags."""
    return _escape(text, quote=False)


def quoted(value: str) -> str:
    """A value of an attribute, in its quotes."""
    return '"' + escape(value).replace('"', "&quot;") + '"'
