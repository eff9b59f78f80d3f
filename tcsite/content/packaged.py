"""Packaged: texts that lie beside the code as files of their own, so that whoever writes them needs no Python."""

import pkgutil


def packaged(package: str, name: str) -> str:
    """A file of a package, as text. It also works from a wheel."""
    content = pkgutil.get_data(package, name)
    if content is None:
        raise FileNotFoundError(f"{package} has no {name}")
    return content.decode()
