"""The tools that are compared, a module each."""

from collections.abc import Mapping

from peers.eleventy import Eleventy
from peers.hugo import Hugo, HugoWithPagefind
from peers.mkdocs import Mkdocs
from peers.peer import Peer
from peers.pelican import Pelican
from peers.tcsite import Tcsite

_ALL: tuple[type[Peer], ...] = (Hugo, HugoWithPagefind, Eleventy, Mkdocs, Pelican, Tcsite)
PEERS: Mapping[str, type[Peer]] = {peer.name: peer for peer in _ALL}
