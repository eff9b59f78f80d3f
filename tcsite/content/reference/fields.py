"""Fields: the keys of the content as fields of a form, for the editors that work in a browser.

What a form cannot hold is left out knowingly, and stays in the file when the form saves it: see `LEFT_OUT`.
"""

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import JsonSchemaValue

from tcsite.content.reference.keys import Key, keys_of, models_of
from tcsite.content.reference.kinds import FileKind
from tcsite.content.reference.schemas import schema_of
from tcsite.frozen import dataclass
from tcsite.language import humanised
from tcsite.model import Strict

LEFT_OUT: Mapping[tuple[str, str], str] = {
    ("institution", "links"): "the names are the author's own, and a form's fields have fixed names",
    ("site", "languages"): "it is chosen once, and a form has no place for texts in several languages",
    ("site", "rules"): "the names are those of rules, and a form's fields have fixed names",
}
"""Kind of file and key -> why no form has it. Besides: texts in several languages are one text in a form."""

_LONG = frozenset(
    """
    text about aim definition note overall rationale reason resourcing resources
    scope statement summary notice description response what tested
    """.split()
)
"""Keys whose text may run over several lines."""

_TELLING = ("id", "role", "date", "title", "name", "text", "rule", "who")
"""Keys that tell entries of a list apart, the best first."""

PLAN_KEYS = frozenset({"follows", "reviews", "proposes"})
"""Keys that name a plan of the same institution."""

_KINDS = {
    "texts": "texts",
    "ids": "lines",
    "addresses-of-this-site": "lines",
    "hosts": "lines",
    "years": "numbers",
    "pillars": "choices",
    "inferences": "choices",
    "whole-number": "whole",
    "count": "whole",
    "number": "number",
    "yes-or-no": "flag",
    "stage": "stage",
}
"""Names of shared shapes (`tcsite.model.shapes`) -> kind of field; all others are a line of text."""


_INPUTS = {
    **dict.fromkeys(("line", "lines"), "string"),
    **dict.fromkeys(("text", "texts"), "text"),
    **dict.fromkeys(("object", "objects"), "object"),
    "flag": "boolean",
    **dict.fromkeys(("choice", "choices"), "select"),
}
"""Kind of field -> what both editors call the input for one value of it; all others are numbers."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    name: str
    label: str
    hint: str
    kind: (
        str  # line, text, lines, texts, number, whole, numbers, stage, flag, choice, choices, object, objects
    )
    required: bool = False
    options: tuple[str, ...] = ()  # of a choice, or of choices
    pattern: str = ""  # of a line: a regular expression for JavaScript
    message: str = ""  # what to say where the pattern does not fit
    fields: tuple["Field", ...] = ()  # of an object, or of each of several

    @property
    def input(self) -> str:
        """What the editors call the input for its value, or for each of several."""
        return _INPUTS.get(self.kind, "number")

    @property
    def several(self) -> bool:
        """Whether it is a list."""
        return self.kind in ("lines", "texts", "numbers", "choices", "objects")

    def summary(self, template: str) -> str:
        """What a closed entry of a list shows: the inner fields by which it differs from the others, two at most."""
        names = [inner.name for inner in self.fields]
        telling = [name for name in _TELLING if name in names] or names
        return " ".join(template.format(name) for name in telling[:2])


def fields_of(kind: FileKind) -> tuple[Field, ...]:
    """The form of a kind of file."""
    schema = schema_of(kind.model)
    return tuple(
        _field(key, schema["properties"][key.name], schema["definitions"])
        for key in keys_of(kind.model)
        if (kind.id, key.name) not in LEFT_OUT
    )


def _field(key: Key, asked: JsonSchemaValue, definitions: JsonSchemaValue) -> Field:
    example = f" Example: {key.example}" if key.example else ""
    kind, more = _kind(key, (asked.get("anyOf") or asked["allOf"])[0], definitions)
    hint = f"{key.description}{example}".replace("`", '"')
    return Field(key.name, humanised(key.name), hint, kind, "allOf" in asked, **more)


def _kind(key: Key, shape: JsonSchemaValue, definitions: JsonSchemaValue) -> tuple[str, dict[str, Any]]:
    """What kind of field a key is, and what else it needs."""
    if "enum" in shape:
        return "choice", {"options": tuple(map(str, shape["enum"]))}
    if options := shape.get("items", {}).get("enum"):
        return "choices", {"options": tuple(options)}
    if models := models_of(key.field.annotation):
        return _nested(models[0], shape, definitions)
    name = shape["$ref"].rpartition("/")[2] if "$ref" in shape else ""
    if name == "text-or-languages":
        return ("text" if key.name in _LONG else "line"), {}
    kind = _KINDS.get(name, "line")
    definition = definitions.get(name, {})
    if kind == "choices":
        return kind, {"options": tuple(definition["anyOf"][0]["enum"])}
    if kind == "line" and name not in ("text", "time-in-words"):
        return kind, {"pattern": definition["pattern"], "message": definition["patternErrorMessage"]}
    return kind, {}


def _nested(
    model: type[Strict], shape: JsonSchemaValue, definitions: JsonSchemaValue
) -> tuple[str, dict[str, Any]]:
    """The fields of a model within another: one, a list of them, or one under each of some names."""
    properties = definitions[model.__name__]["properties"]
    fields = tuple(_field(key, properties[key.name], definitions) for key in keys_of(model))
    if names := tuple(shape.get("properties", ())):
        named = tuple(Field(name, name, "", "object", fields=fields) for name in names)
        return "object", {"fields": named}
    return ("objects" if shape.get("type") == "array" else "object"), {"fields": fields}
