"""Escaping: words of a document as Markdown in which only links and addresses mean something."""

import re

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_BEGINS = re.compile(r"^(\s*)([#+=|~-]|\d+[.)](?=\s))")
ADDRESS = re.compile(r"https?://[^\s<>()\"]*[^\s<>()\".,;:!?'’]")
"""A web address in running text, without what ends the sentence that it stands in."""
_LINK = re.compile(r"\[([^\[\]]+)\]\(((?:https?:|mailto:)[^\s()<>]+)\)")


def escaped(text: str) -> str:
    """Words as Markdown: links and addresses stay as they are, signs of Markdown lose their meaning."""
    made, at = "", 0
    for found in _LINK.finditer(text):
        made += _with_addresses(text[at : found.start()]) + f"[{_plainly(found[1])}]({found[2]})"
        at = found.end()
    made += _with_addresses(text[at:])
    return (
        _BEGINS.sub(r"\1\\\2", made)
        if not made[:1].isdigit()
        else re.sub(r"^(\d+)([.)])(?=\s)", r"\1\\\2", made)
    )


def _with_addresses(text: str) -> str:
    made, at = "", 0
    for found in ADDRESS.finditer(text):
        made += f"{_plainly(text[at : found.start()])}<{found[0]}>"
        at = found.end()
    return made + _plainly(text[at:])


def _plainly(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
