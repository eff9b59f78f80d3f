"""PyYAML's own parser, in Python, for machines where it was built without libyaml."""

from yaml.parser import Parser as _Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class Parser(Reader, Scanner, _Parser):
    """The same `get_event()` as libyaml's, ten times slower."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        _Parser.__init__(self)
