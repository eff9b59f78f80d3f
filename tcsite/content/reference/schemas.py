"""JSON Schemas of the content's files: what lets an editor complete keys and mark mistakes while one types.

Draft 07: the newest that every version of the usual YAML extensions reads. An editor's own YAML reader has
made numbers of some words by then; the model's types say which of them may be.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from tcsite.content.reference.keys import keys_of, models_in
from tcsite.content.reference.kinds import KINDS, FileKind
from tcsite.model import Strict
from tcsite.text.data import plain_yaml

DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schemas() -> dict[str, str]:
    """The schema of each kind of file: ``{"plan.json": "{…}"}``."""
    return {
        f"{kind.id}.json": json.dumps(_whole(kind), ensure_ascii=False, indent=2) + "\n" for kind in KINDS
    }


def _whole(kind: FileKind) -> JsonSchemaValue:
    shape = schema_of(kind.model)
    return {
        "$schema": DRAFT,
        "$comment": "Made by: make docs",
        "title": kind.name,
        "description": kind.about,
        **shape,
    }


def schema_of(model: type[Strict]) -> JsonSchemaValue:
    """The schema of a model, with those of what it contains under `definitions`."""
    generated = model.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_ForEditors)
    models = {part.__name__: part for part in models_in(model)}
    definitions = generated.pop("$defs", {})
    shared: dict[str, JsonSchemaValue] = {}
    described = {
        name: _shared(_described(schema, models[name]), shared) for name, schema in definitions.items()
    }
    root = _shared(_described(generated, model), shared)
    return {**root, "definitions": dict(sorted({**described, **shared}.items()))}


class _ForEditors(GenerateJsonSchema):
    """pydantic's generator, without titles made of names and without defaults that say nothing."""

    def field_title_should_be_set(self, _schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        inner = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {**inner, "default": default} if isinstance(default, bool | int | str) else inner

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Keys from a fixed list are properties, so that editors complete them."""
        values = self.generate_inner(schema["values_schema"])
        keys = self.generate_inner(schema["keys_schema"])
        if "enum" in keys:
            named = dict.fromkeys(keys["enum"], values)
            return {"type": "object", "properties": named, "additionalProperties": False}
        return {"type": "object", "additionalProperties": values}


def _described(schema: JsonSchemaValue, model: type[Strict]) -> JsonSchemaValue:
    """A model's schema with the description of each key."""
    required = schema.get("required", [])
    properties = {}
    for key in keys_of(model):
        about: JsonSchemaValue = {"description": _plain(key.description)}
        if key.example:
            about["examples"] = [_as_read(key.example)]
        properties[key.name] = {
            **about,
            **_property(schema["properties"][key.name], required=key.name in required),
        }
    # A description of its own would stand in for those of the keys that hold it, in what editors show.
    rest = {"required": required} if required else {}
    return {"type": "object", "properties": properties, **rest, "additionalProperties": False}


def _property(shape: JsonSchemaValue, *, required: bool) -> JsonSchemaValue:
    """A key's shape. What is not required may be left empty; and beside a `$ref`, draft 07 reads nothing."""
    shape = dict(shape)
    default = {"default": shape.pop("default")} if "default" in shape else {}
    if required:
        return {**default, "allOf": [shape]}
    return {**default, "anyOf": [shape, {"type": "null"}]}


def _shared(schema: Any, shared: dict[str, JsonSchemaValue]) -> Any:
    """The schema with references to what has a title; these are collected in `shared`."""
    if isinstance(schema, list):
        return [_shared(part, shared) for part in schema]
    if not isinstance(schema, Mapping):
        return schema
    result = {key: _shared(part, shared) if key not in _VALUES else part for key, part in schema.items()}
    title = result.get("title")
    if not isinstance(title, str):
        return result
    name = re.sub(r"[^a-z]+", "-", title)
    shared[name] = result
    return {"$ref": f"#/definitions/{name}"}


_VALUES = ("default", "enum", "examples", "required")
"""Keywords that hold values, not schemas."""


def _plain(markdown: str) -> str:
    """A description for editors that show it as it stands."""
    return markdown.replace("`", '"')


_SCALARS: tuple[tuple[re.Pattern[str], Any], ...] = (
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    (re.compile(r"[-+]?\d+"), int),
    (re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?"), float),
)


def _as_read(example: str) -> Any:
    """What an editor reads where the example stands: YAML 1.2, core schema, but for its quoted numbers."""
    return _resolved(plain_yaml(example))


def _resolved(value: Any) -> Any:
    if isinstance(value, list):
        return [_resolved(part) for part in value]
    if isinstance(value, dict):
        return {key: _resolved(part) for key, part in value.items()}
    return next((make(value) for pattern, make in _SCALARS if pattern.fullmatch(value)), value)
