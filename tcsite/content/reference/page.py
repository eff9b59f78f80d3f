"""The reference of the content: Markdown made of the model and of what its source says about each key."""

import re
from collections.abc import Iterator
from string import Template
from typing import get_args

from pydantic.json_schema import JsonSchemaValue

from tcsite.content.packaged import packaged
from tcsite.content.reference.examples import EXAMPLES
from tcsite.content.reference.guide import guide
from tcsite.content.reference.keys import keys_of, models_in, models_of, summary
from tcsite.content.reference.kinds import KINDS, FileKind
from tcsite.content.reference.schemas import schema_of
from tcsite.model import SECTIONS, Strict
from tcsite.model.action import Inference
from tcsite.model.commitment import Pillar


def content_reference() -> str:
    """The whole page."""
    parts = [guide()]
    seen: list[type[Strict]] = []
    for kind in KINDS:
        schema = schema_of(kind.model)
        new = [model for model in models_in(kind.model)[1:] if model not in seen]
        seen += new
        parts.append(_file(kind, schema))
        parts += [_nested(model, schema["definitions"]) for model in new]
    return "\n".join(parts)


def _file(kind: FileKind, schema: JsonSchemaValue) -> str:
    """A kind of file: its keys, what else stands in it, an example."""
    language = "markdown" if kind.front_matter else "yaml"
    place = " Its keys stand between two lines of `---`, at the top of the file." if kind.front_matter else ""
    return "\n".join(
        (
            f"## {_heading(kind)}\n",
            f"{kind.about}{place}\n",
            *_table(kind.model, schema),
            *_more(kind),
            f"An example:\n\n```{language}\n{EXAMPLES[kind.example]}```\n",
        )
    )


_MORE = ("self-assessment", "update", "measures", "page")
"""The kinds of file of which more is to be said than their keys: what stands below the front matter, say."""


def _more(kind: FileKind) -> Iterator[str]:
    if kind.id in _MORE:
        text = Template(packaged(__package__, f"texts/{kind.id}.md"))
        yield text.safe_substitute(sections=_sections())


def _sections() -> str:
    """The sections of the forms, as a table."""
    rows = [f"| `{id}` | {title} |" for id, title in SECTIONS.items()]
    return "\n".join(("| id | heading |", "| --- | --- |", *rows))


def _nested(model: type[Strict], definitions: dict[str, JsonSchemaValue]) -> str:
    """What stands under some keys."""
    schema = definitions[model.__name__]
    heir = next((other for other in _models() if model in other.__bases__), None)
    if heir:
        own = [key for key in definitions[heir.__name__]["properties"] if key not in schema["properties"]]
        table = [f"The keys of {_link(_name(heir))}, less {', '.join(f'`{key}`' for key in own)}.\n"]
    else:
        table = _table(model, schema)
    where = f"Under {', '.join(_places(model))}."
    return "\n".join((f"### {_name(model)}\n", f"{summary(model)} {where}\n", *table))


def _models() -> Iterator[type[Strict]]:
    """Every model, once."""
    yield from dict.fromkeys(model for kind in KINDS for model in models_in(kind.model))


def _places(model: type[Strict]) -> Iterator[str]:
    """The keys under which it stands."""
    headings = {kind.model: _heading(kind) for kind in KINDS}
    for owner in _models():
        for name, field in owner.model_fields.items():
            if model in models_of(field.annotation):
                yield f"`{field.alias or name}` of {_link(headings.get(owner) or _name(owner))}"


def _table(model: type[Strict], schema: JsonSchemaValue) -> list[str]:
    rows = ["| key | required | what it is | what to write | example |", "| --- | --- | --- | --- | --- |"]
    for key in keys_of(model):
        required = "**yes**" if "allOf" in schema["properties"][key.name] else "no"
        example = f"`{key.name}: {key.example}`" if key.example else ""
        values = _values(schema["properties"][key.name])
        rows.append(f"| `{key.name}` | {required} | {key.description} | {values} | {example} |")
    return [*rows, ""]


def _values(asked: JsonSchemaValue) -> str:
    """What may be written, in words."""
    shape = (asked.get("anyOf") or asked["allOf"])[0]
    default = asked.get("default")
    return _shape(shape) + (f"; if absent, `{str(default).lower()}`" if default is not None else "")


def _shape(shape: JsonSchemaValue) -> str:
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2]
        return _WORDS.get(name) or next(_link(_name(model)) for model in _models() if model.__name__ == name)
    if "enum" in shape:
        return ", ".join(f"`{value}`" for value in shape["enum"])
    if shape["type"] == "array":
        return f"list of: {_shape(shape['items'])}"
    if named := shape.get("properties"):
        first, *_, last = named
        return f"under each of `{first}` to `{last}`: {_shape(named[first])}"
    return f"under each name: {_shape(shape['additionalProperties'])}"


_WORDS = {
    "text": "plain text",
    "text-or-languages": "[text](#text)",
    "texts": "[text](#text), or a list of texts",
    "pillars": "pillar, or a list of pillars: " + ", ".join(f"`{one}`" for one in get_args(Pillar)),
    "inferences": "key, or a list of keys: " + ", ".join(f"`{one}`" for one in get_args(Inference)),
    "id": "[id](#ids)",
    "ids": "plain text, or a list of it",
    "date": "[date](#dates)",
    "time-in-words": "[words for a time](#words-for-a-time)",
    "years": "year, or a list of years",
    "web-address": "web address",
    "address-of-the-site": "web address",
    "e-mail-address": "e-mail address",
    "research-organisation-identifier": "ROR identifier",
    "provider-number": "eight digits",
    "address-of-this-site": "address of this site",
    "addresses-of-this-site": "address of this site, or a list of them",
    "host": "host",
    "hosts": "host, or a list of hosts",
    "whole-number": "whole number",
    "count": "whole number that is not negative",
    "number": "number",
    "yes-or-no": "`true` or `false`",
    "stage": "`1`, `2` or `3`",
}
"""What the types of the model ask for, by the names of their schemas."""


def _heading(kind: FileKind) -> str:
    return f"`{kind.name}`"


def _name(model: type[Strict]) -> str:
    """A model's name in words: "Talent answer"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()


def _link(heading: str) -> str:
    """A link to a heading of this page, where GitHub and others put its anchor."""
    anchor = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
    return f"[{heading}](#{anchor})"
