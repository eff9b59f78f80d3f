"""The configuration of Pages CMS (pagescms.org), which edits files of a repository in forms: ``.pages.yml``."""

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from tcsite.content.attachments import PUBLISHABLE
from tcsite.content.reference.fields import PLAN_KEYS, Field, fields_of
from tcsite.content.reference.kinds import KINDS, FileKind
from tcsite.content.reference.layout import FormPlace, Home, places

_HEAD = """\
# The forms of Pages CMS (https://pagescms.org) for this site. Made by: tcsite editors --for pages-cms
# What a form does not show stays in the file (settings: content: merge). Comments do not: see docs/editors.md.
"""


def pages_cms(homes: Sequence[Home]) -> str:
    """The file, for the institutions of a site."""
    components = {name: field for kind in KINDS for name, field in _components(kind)}
    content: list[dict[str, Any]] = [
        {
            "name": home.id,
            "label": home.name,
            "type": "group",
            "items": [_entry(place, home) for place in places(home)],
        }
        for home in homes
    ]
    content += [_entry(place, None) for place in places(None)]
    media = [
        {
            "name": home.id,
            "label": f"Attachments of {home.name}",
            "input": f"{home.folder}/files",
            "output": "../files",
            "extensions": list(PUBLISHABLE),
        }
        for home in homes
    ]
    settings = {"content": {"merge": True}}
    whole = {"media": media, "settings": settings, "content": content, "components": components}
    return _HEAD + _dumped(whole)


def _dumped(value: object) -> str:
    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, _data: Any) -> bool:
            return True  # their reader counts them as an attack

    return yaml.dump(value, Dumper=Plain, sort_keys=False, allow_unicode=True, width=110)


def _components(kind: FileKind) -> Iterator[tuple[str, dict[str, Any]]]:
    """What several institutions' forms share: the fields that have fields of their own."""
    for field in fields_of(kind):
        if field.fields:
            yield (
                f"{kind.id}-{field.name}",
                {key: value for key, value in _written(field).items() if key != "name"},
            )


def _entry(place: FormPlace, home: Home | None) -> dict[str, Any]:
    """A file, or the files of a folder."""
    config: dict[str, Any] = {
        "name": place.name,
        "label": place.label,
        "description": place.kind.about,
        "type": "file" if place.file else "collection",
        "path": place.path,
        "format": "yaml-frontmatter" if place.kind.front_matter else "yaml",
    }
    if not place.file:
        config["filename"] = {"template": place.pages_name, "field": "create"}
        config["exclude"] = ["README.md"]
        config["subfolders"] = False
        config["view"] = {"fields": ["title"], "primary": "title"} if place.titled else {"layout": "list"}
    config["fields"] = [_top(field, place.kind, home) for field in fields_of(place.kind)]
    if place.kind.front_matter:
        config["fields"].append(
            {"name": "body", "label": "Text", "type": "code", "options": {"format": "markdown"}}
        )
    return config


def _top(field: Field, kind: FileKind, home: Home | None) -> dict[str, Any]:
    if field.fields:
        return {"name": field.name, "component": f"{kind.id}-{field.name}"}
    config = _written(field)
    if home and field.name in PLAN_KEYS:  # a plan's id, or one still to come
        config = {**config, "type": "select", "options": {"values": list(home.plans), "creatable": True}}
        config.pop("pattern", None)
    return config


def _written(field: Field) -> dict[str, Any]:
    """A field in the words of Pages CMS."""
    config: dict[str, Any] = {"name": field.name, "label": field.label}
    if field.hint:
        config["description"] = field.hint
    config["type"] = field.input
    if field.several and field.kind != "choices":
        closed = {"collapsed": True, "summary": field.summary("{{fields.{}}}")}
        config["list"] = {"collapsible": closed} if field.fields else True
    if field.required:
        config["required"] = True
    if field.pattern:
        config["pattern"] = {"regex": field.pattern, "message": field.message}
    if field.options:
        several = {"multiple": True} if field.several else {}
        config["options"] = {"values": list(field.options), **several}
    if field.kind == "stage":
        config["options"] = {"min": 1, "max": 3}
    if field.fields:
        config["fields"] = [_written(inner) for inner in field.fields]
    return config
