"""robots.txt as RFC 9309 reads it: the rules for one program or for everybody, and the sitemaps that it names."""

import re
from urllib.parse import quote, unquote_to_bytes

from tcsite.frozen import dataclass

_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#]*)")
_NAME = re.compile(r"[A-Za-z_-]+|\*")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_SITEMAP = ":sitemap"  # stands among the agents, and no agent can have this name
_RESERVED = "!#$&'()*+,/:;=?@[]%"


@dataclass(frozen=True, slots=True)
class Robots:
    """What a robots.txt says to one program."""

    rules: tuple[tuple[str, bool], ...] = ()  # (pattern, allowed)
    delay: float = 0.0  # seconds it would like between requests
    sitemaps: tuple[str, ...] = ()  # for everybody, wherever they stand
    unread: str = ""  # why it could not be read, when that forbids everything

    def allow(self, path: str) -> bool:
        """May this path, with its query, be read? The longest pattern that matches decides; a tie allows."""
        if self.unread:
            return False
        plain = _plain(path)
        matching = [(len(pattern), allowed) for pattern, allowed in self.rules if _matches(pattern, plain)]
        return max(matching, default=(0, True))[1]


def read_robots(text: str, agent: str = "*") -> Robots:
    """The rules of all groups that name `agent` (in small letters), or else of those for everybody."""
    groups = _groups(text)
    lines = groups.get(agent, groups.get("*", []))
    rules = tuple(
        (_plain(value), key == "allow") for key, value in lines if key in ("allow", "disallow") and value
    )
    delays = [float(value) for key, value in lines if key == "crawl-delay" and _is_number(value)]
    return Robots(rules, max(delays, default=0.0), tuple(value for _, value in groups.get(_SITEMAP, ())))


def _groups(text: str) -> dict[str, list[tuple[str, str]]]:
    """Each agent's lines. Several agents may share a group, and an agent may have several."""
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    naming = False  # are we among the lines that say for whom the group is?
    for line in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")):
        match = _LINE.match(line)
        if not match:
            continue
        key, value = match[1].lower(), match[2].strip()
        if key == "user-agent":
            name = _NAME.match(value)
            agents = [*(agents if naming else []), name[0].lower() if name else ""]
            groups.setdefault(agents[-1], [])
            naming = True
        elif key in ("allow", "disallow", "crawl-delay"):
            naming = False
            for agent in dict.fromkeys(agents):
                groups[agent].append((key, value))
        elif key == "sitemap":
            groups.setdefault(_SITEMAP, []).append((key, value))
    return groups


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,6}(\.\d{1,3})?", text))


def _plain(path: str) -> str:
    """One spelling for what is equal: escapes in capitals, none where none is needed."""
    escaped = quote(path, safe=_RESERVED + "~")
    return _ESCAPE.sub(lambda match: _decoded(match[0]), escaped)


def _decoded(escape: str) -> str:
    return quote(unquote_to_bytes(escape), safe="~")


def _matches(pattern: str, path: str) -> bool:
    """Whether the path begins as the pattern says, * standing for anything and a final $ for the end."""
    tied = pattern.endswith("$")
    head, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(head):
        return False
    if not parts:
        return len(path) == len(head) if tied else True
    place = len(head)
    for part in parts[:-1] if tied else parts:
        place = path.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return not tied or (len(path) - len(parts[-1]) >= place and path.endswith(parts[-1]))
