"""Fingerprints: what a remembered result is filed under."""

import hashlib


def fingerprint(*parts: bytes | str) -> str:
    """A digest of the parts in their order; each part's length counts, so no two lists of parts agree."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()
