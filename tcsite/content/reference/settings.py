"""Settings: how an editor on one's own machine finds the schema of each file."""

import json

from tcsite.content.reference.kinds import KINDS, kind_at

SCHEMAS = ".tcsite/schemas"
"""Where a site keeps the schemas: in its own folder, so that they are found without a network."""


def vscode(schemas: str) -> str:
    """Visual Studio Code's settings: which schema is for which files. Front matter is no YAML file to it."""
    which = {f"./{schemas}/{kind.id}.json": kind.pattern for kind in KINDS if not kind.front_matter}
    settings = {
        "yaml.schemas": which,
        "yaml.format.enable": False,  # its formatter would break lines differently
        "files.encoding": "utf8",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.autoIndent": "advanced"},
    }
    return json.dumps(settings, indent=2) + "\n"


EXTENSIONS = json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n"
"""Which extension Visual Studio Code offers to whoever opens the folder: the one that reads the schemas."""


def modeline(path: str, schemas: str = SCHEMAS) -> str:
    """The first line that tells an editor the schema of a YAML file, by its path in the site; empty for others."""
    kind = kind_at(path)
    if kind is None or kind.front_matter:
        return ""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{schemas}/{kind.id}.json\n"
