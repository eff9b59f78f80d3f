"""The tools that are compared, one a module."""

from collections.abc import Mapping

from peers.eleventy import Eleventy
from peers.hugo import Hugo, HugoWithPagefind
from peers.peer import Peer
from peers.tcsite import Tcsite

PEERS: Mapping[str, type[Peer]] = {peer.name: peer for peer in (Hugo, HugoWithPagefind, Eleventy, Tcsite)}
