"""A reference as written, taken apart as the URL standard takes it; and links between the pages of one site."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

BLANKS = "".join(map(chr, range(0x21)))  # C0 controls and space: stripped from both ends
_INSIDE = str.maketrans("", "", "\t\n\r")  # and these are taken out of the middle
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_DOT = re.compile(r"(?:\.|%2e)", re.IGNORECASE)
_DOTS = re.compile(r"(?:\.|%2e){2}", re.IGNORECASE)
_SLASH = re.compile("%2f", re.IGNORECASE)
_NOT_IN_HOST = frozenset(map(chr, [*range(0x21), 0x7F])) | frozenset("#/:<>?@[\\]^|%")
_IPV6 = re.compile(r"\[[0-9a-f:.]+\]", re.IGNORECASE)
_PORTS = {"http": "80", "https": "443"}
WEB = frozenset(_PORTS)


class Parts(NamedTuple):
    """The parts of a reference. `None` says that the mark before the part is not there."""

    scheme: str  # in lower case, without the colon; "" when relative
    authority: str | None  # what follows "//"
    path: str  # for a scheme other than http and https: all that follows the colon
    query: str | None = None
    fragment: str | None = None
    backslash: bool = False  # a "\" was read as "/"


def clean(raw: str) -> str:
    """The reference without what the URL standard strips: blanks around, tabs and line ends inside."""
    return raw.strip(BLANKS).translate(_INSIDE)


def split(raw: str) -> Parts:
    """Take a reference apart. It never fails: what makes no sense becomes part of a path."""
    text = clean(raw)
    named = _SCHEME.match(text)
    scheme = named[1].lower() if named else ""
    rest, mark, fragment = text[named.end() if named else 0 :].partition("#")
    rest, question, query = rest.partition("?")
    found_query = query if question else None
    found_fragment = fragment if mark else None
    if scheme and scheme not in WEB:
        return Parts(scheme, None, rest, found_query, found_fragment)
    path = rest.replace("\\", "/")
    authority = None
    if path.startswith("//"):
        authority, slash, path = path.lstrip("/").partition("/")
        path = slash + path
    return Parts(scheme, authority, path, found_query, found_fragment, "\\" in rest)


class Host(NamedTuple):
    """A host and a port in the one spelling in which they can be compared; or what is wrong with them."""

    name: str = ""
    port: str = ""
    fault: str = ""


def host(authority: str, scheme: str) -> Host:
    """Read "user@host:port"; the default port of the scheme is left out."""
    host_and_port = authority.rpartition("@")[2]
    name, colon, port = host_and_port.rpartition(":")
    if not colon or port.endswith("]"):
        name, port = host_and_port, ""
    name = unquote(name).lower()
    if port and not (port.isascii() and port.isdigit() and int(port) < 65536):
        return Host(fault=f'has "{port}" where a port should be')
    if not name:
        return Host(fault="names no host")
    if name.startswith("["):
        return (
            Host(name, port)
            if _IPV6.fullmatch(name)
            else Host(fault=f'has "{name}", which is not an IPv6 address')
        )
    wrong = sorted(_NOT_IN_HOST.intersection(name))
    if wrong:
        return Host(fault=f"has {_in_words(wrong[0])} in its host")
    if ".." in name or name.startswith("."):
        return Host(fault="has a part of its host missing, before or after a dot")
    return Host(_ascii(name), "" if port == _PORTS.get(scheme) else port)


def _in_words(character: str) -> str:
    return (
        "a space"
        if character == " "
        else f'"{character}"'
        if character.isprintable()
        else "a control character"
    )


def _ascii(name: str) -> str:
    """Let a host with letters outside ASCII be compared with its "xn--" spelling."""
    if name.isascii():
        return name
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def segment(raw: str) -> str:
    """One part of a path, percent-decoded once. An encoded slash stays data: no file name holds it."""
    if "%" not in raw:
        return raw
    return unquote(_SLASH.sub("\0", raw), errors="surrogateescape")


def without_dots(path: str, parents: Iterable[str] = (), read: Callable[[str], str] = str) -> str:
    """Resolve "." and ".." in a path, each other part as `read` gives it; it cannot climb above the root."""
    parts = list(parents)
    segments = path.split("/")
    for number, written in enumerate(segments, 1):
        if _DOTS.fullmatch(written):
            del parts[-1:]
        elif not _DOT.fullmatch(written):
            parts.append(read(written))
            continue
        if number == len(segments):
            parts.append("")
    return "/".join(parts)


def join(folder: str, path: str) -> str:
    """The place that `path` means when read in `folder` ("" or "a/b/"), percent-decoded."""
    if "%" not in path and "./" not in path and path[-1:] != ".":  # no part of it means anything but itself
        return path[1:] if path.startswith("/") else folder[: folder.rfind("/") + 1] + path
    parents = () if path.startswith("/") else folder.split("/")[:-1]
    return without_dots(path.removeprefix("/"), parents, segment)


def climbs(folder: str, path: str) -> bool:
    """Whether a path read in a folder goes above the root with "..", where browsers stop."""
    depth = 0 if path.startswith("/") else folder.count("/")
    for part in path.removeprefix("/").split("/"):
        depth += -1 if _DOTS.fullmatch(part) else not _DOT.fullmatch(part)
        if depth < 0:
            return True
    return False


def fragments(raw: str) -> tuple[str, ...]:
    """The ids that a fragment may mean, the likeliest first; none when it asks for none."""
    name = raw.partition(":~:")[0]  # what follows is a text fragment, never an id
    decoded = unquote(name)
    if decoded.lower() in ("", "top") or name.startswith(("/", "!")):  # "#/route", "#!/x" are for scripts
        return ()
    return (name, decoded, quote(name, safe="!#$%&'()*+,-./:;=?@[\\]^_{|}~", errors="replace"))


def address(path: str, index_names: tuple[str, ...]) -> str:
    """The address of a file from the site's root, percent-encoded: "a/index.html" is "a/"."""
    folder, slash, name = path.rpartition("/")
    canonical = folder + slash if name in index_names else path
    return quote(canonical, safe="/!$&'()*+,;=:@~", errors="surrogateescape")


# --- links between pages of one site -----------------------------------------------------------------


def absolute(base_url: str, address: str) -> str:
    """The address on the web of a site that lies at `base_url`."""
    return base_url.rstrip("/") + address


def base_path(base_url: str | None) -> str:
    """The path that a site lies below: ``/technicians`` of ``https://www.example.ac.uk/technicians/``."""
    return urlsplit(base_url).path.rstrip("/") if base_url else ""


ADDRESS = "address-doubtful"
_DOUBT = re.compile(r"%(?![0-9A-Fa-f]{2})|://[^/?#]*,|(?P<end>[].,;)>'’”…]+)\Z")


def address_doubt(address: str) -> tuple[str, str] | None:
    """What shows that a web address is not as it was meant, as the end of a sentence about it, and what to type."""
    found = _DOUBT.search(address) if "://" in address else None
    if found is None:
        return None
    if found[0] == "%":
        return "has a per cent sign that begins no code", "write  %25  for the sign itself, or remove it"
    if found["end"] is None:
        return "has a comma in its host", "write a full stop in its place"
    whole = address[: found.start()]
    whole += ")" * (found["end"].startswith(")") and whole.count("(") > whole.count(")"))
    if whole == address:
        return None
    return f'ends with "{address[-1]}", which belongs to the sentence around it', f"write  {whole}"


_LINKED = ("", *WEB, "mailto", "tel")


def harmless(address: str) -> str:
    """An address that is none of the site's own, as it is; where a browser might run it, one that leads nowhere."""
    return address if split(address).scheme in _LINKED else "about:invalid"


class Relative:
    """Turns addresses into links relative to one page, so that a site works wherever it is put."""

    __slots__ = ("_folders", "_known", "_origin")

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._folders = origin.split("/")[1:-1]
        self._known: dict[str, str] = {}

    def __call__(self, address: str) -> str:
        """The link; what is no address of the site (``https:…``, ``#x``) stays as it is."""
        link = self._known.get(address)
        if link is None:
            link = self._known[address] = self._link(address)
        return link

    def _link(self, address: str) -> str:
        if not address.startswith("/") or address.startswith("//"):
            return harmless(address)
        path, mark, fragment = address.partition("#")
        if path == self._origin:
            return mark + fragment or "./"
        *folders, name = path.split("/")[1:]
        shared = 0
        for ours, theirs in zip(self._folders, folders, strict=False):
            if ours != theirs:
                break
            shared += 1
        steps = [".."] * (len(self._folders) - shared) + folders[shared:]
        link = "/".join([*steps, name]) if steps else name or "./"
        # "a:b" would read as a scheme; "./a:b" cannot.
        return (f"./{link}" if ":" in link.split("/")[0] else link) + mark + fragment


class Rooted:
    """Turns addresses into links from the host's root: for the page that any address may show, 404."""

    __slots__ = ("_below",)

    def __init__(self, base_url: str | None) -> None:
        self._below = base_path(base_url)

    def __call__(self, address: str) -> str:
        """The link."""
        if address.startswith("/") and not address.startswith("//"):
            return self._below + address
        return harmless(address)
