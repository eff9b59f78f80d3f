"""The configuration of Decap CMS (decapcms.org), which edits files of a repository in forms: ``admin/``."""

from collections.abc import Sequence
from typing import Any

import yaml

from tcsite.content.reference.fields import PLAN_KEYS, Field, fields_of
from tcsite.content.reference.kinds import FileKind
from tcsite.content.reference.layout import FormPlace, Home, places

_HEAD = """\
# The forms of Decap CMS (https://decapcms.org) for this site. Made by: tcsite editors --for decap
# Put your repository's name below. docs/editors.md says how to serve this folder, and what the forms leave out.
"""

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Edit the content</title>
<link href="config.yml" type="text/yaml" rel="cms-config-url">
</head>
<body>
<!-- The file dist/decap-cms.js of the package decap-cms, put here by you: docs/editors.md says how. -->
<script src="decap-cms.js"></script>
</body>
</html>
"""
"""The page that shows the forms. It is no part of the published site, and loads nothing from elsewhere."""


def decap(homes: Sequence[Home]) -> str:
    """``admin/config.yml``, for the institutions of a site."""
    forms: dict[str, list[dict[str, Any]]] = {}
    collections = [entry for home in homes for entry in _collections(home, forms)] + _collections(None, forms)
    first = homes[0].folder if homes else "content"
    whole: dict[str, Any] = {
        "backend": {"name": "github", "repo": "your-organisation/your-repository", "branch": "main"},
        "publish_mode": "editorial_workflow",
        "media_folder": f"{first}/files",
        "public_folder": "../files",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": collections,
    }
    return _HEAD + yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=110)


def _collections(home: Home | None, forms: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The single files in one collection, and a collection for each folder."""
    found = list(places(home))
    name, label = (home.id, home.name) if home else ("the-site", "The site")
    files = [
        {
            "name": place.kind.id,
            "label": place.label,
            "file": place.path,
            "description": place.kind.about,
            "fields": _form(place.kind, home, forms),
        }
        for place in found
        if place.file
    ]
    return [
        {"name": name, "label": label, "format": "yml", "files": files},
        *(_folder(place, home, label, forms) for place in found if not place.file),
    ]


def _folder(
    place: FormPlace, home: Home | None, owner: str, forms: dict[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    config: dict[str, Any] = {
        "name": place.name,
        "label": f"{owner}: {place.label}" if home else place.label,
        "description": place.kind.about,
        "folder": place.path,
        "create": place.titled,
        "extension": "md" if place.kind.front_matter else "yaml",
        "format": "yaml-frontmatter" if place.kind.front_matter else "yml",
        "slug": "{{year}}-{{month}}-{{day}}-{{slug}}" if place.kind.id == "update" else "{{slug}}",
    }
    if home:
        config |= {"media_folder": f"/{home.folder}/files", "public_folder": "../files"}
    if not place.titled:
        config["identifier_field"] = "pillars"  # of the vocabulary: none can be added here
    return {**config, "fields": _form(place.kind, home, forms)}


def _form(kind: FileKind, home: Home | None, forms: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The fields of a kind of file; the same list for all institutions, so that it is written once."""
    if kind.id not in forms:
        forms[kind.id] = [_written(field) for field in fields_of(kind)]
        if kind.front_matter:
            forms[kind.id].append({"name": "body", "label": "Text", "widget": "text", "required": False})
    own = [_relation(field, home) for field in forms[kind.id]]
    return forms[kind.id] if own == forms[kind.id] else own


def _relation(config: dict[str, Any], home: Home | None) -> dict[str, Any]:
    """A field that names a plan of the same institution."""
    if not home or config["name"] not in PLAN_KEYS:
        return config
    rest = {key: value for key, value in config.items() if key not in ("widget", "pattern")}
    return {
        **rest,
        "widget": "relation",
        "collection": f"{home.id}-plan",
        "value_field": "{{slug}}",
        "search_fields": ["title"],
        "display_fields": ["title"],
    }


def _written(field: Field) -> dict[str, Any]:
    """A field in the words of Decap CMS."""
    config: dict[str, Any] = {"name": field.name, "label": field.label}
    config["widget"] = "list" if field.several else field.input
    if field.kind == "objects":
        config |= {"summary": field.summary("{{{{fields.{}}}}}"), "collapsed": True}
    elif field.kind == "choices":
        config |= {"widget": field.input, "multiple": True}
    elif field.several:
        whole = {"value_type": "int"} if field.kind == "numbers" else {}
        config["field"] = {"name": "entry", "label": field.label, "widget": field.input, **whole}
    if field.kind in ("whole", "number", "stage"):
        config["value_type"] = "float" if field.kind == "number" else "int"
    config |= {"min": 1, "max": 3} if field.kind == "stage" else {}
    config["required"] = field.required
    if field.hint:
        config["hint"] = field.hint
    if field.pattern:
        config["pattern"] = [field.pattern, field.message]
    if field.options:
        config["options"] = list(field.options)
    if field.kind == "object":
        config["collapsed"] = True
    if field.fields:
        config["fields"] = [_written(inner) for inner in field.fields]
    return config
