"""`make` for tests, which make hundreds of sites: it does what tcsite does, and compiles a template once a process."""

from functools import partial
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from tcsite import build


class Compiled(BytecodeCache):
    """Compiled templates, by what they are called and what stands in them."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self._kept[bucket.key, bucket.checksum] = bucket.code


make = partial(build.make, compiled=Compiled())
