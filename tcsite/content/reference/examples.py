"""The worked examples: a small site that is sound, one file of each kind, in `examples/`."""

from collections.abc import Mapping

from tcsite.content.packaged import packaged
from tcsite.content.reference.kinds import KINDS

EXAMPLES: Mapping[str, str] = {
    kind.example: packaged(__package__, f"examples/{kind.example}") for kind in KINDS
}
"""Path -> text. The test of the reference loads them."""
