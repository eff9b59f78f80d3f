"""Data: word lists that lie beside the code as YAML, so that a new word needs no Python."""

import pkgutil
from typing import Any

import yaml

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar is text: "no" is a word, not False


def word_lists(package: str, name: str) -> Any:
    """What ``data/<name>.yaml`` of a package holds: lists and mappings of texts. It also works from a wheel."""
    content = pkgutil.get_data(package, f"data/{name}.yaml")
    if content is None:
        raise FileNotFoundError(f"{package} has no data/{name}.yaml")
    return yaml.load(content, Loader=_Loader)  # noqa: S506  (the base loader makes nothing but texts)
