"""Keys: what a model of the content asks for, with the text that stands under it in the model's own source.

pydantic could keep these sentences (`use_attribute_docstrings`), but to that end it reads and parses the
source of every model whenever tcsite starts: a third more time for the import of the models (measured). Here
it costs only those who ask.
"""

import ast
import functools
import inspect
import itertools
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from tcsite.model import Strict

_EXAMPLE = " Example: "


class Key(NamedTuple):
    """One key of a mapping."""

    name: str  # as people write it: "from"
    field: FieldInfo
    description: str  # Markdown; empty if nothing is said
    example: str  # what to write after it, as YAML; may be empty


def keys_of(model: type[Strict]) -> tuple[Key, ...]:
    """A model's keys, in its order."""
    docstrings: dict[str, str] = {}
    for owner in reversed(model.__mro__):
        if issubclass(owner, Strict) and owner is not Strict:
            docstrings.update(_docstrings(owner))
    keys = []
    for name, field in model.model_fields.items():
        description, _, example = docstrings.get(name, "").partition(_EXAMPLE)
        keys.append(Key(field.alias or name, field, description, example))
    return tuple(keys)


def models_in(model: type[Strict]) -> list[type[Strict]]:
    """A model and all that it contains, each once, in the order of their first mention."""
    found = [model]
    for owner in found:
        for field in owner.model_fields.values():
            found += [part for part in models_of(field.annotation) if part not in found]
    return found


def models_of(annotation: Any) -> list[type[Strict]]:
    """The models that a type names: of ``tuple[Contact, ...]``, Contact."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in models_of(part)]


def summary(model: type[Strict]) -> str:
    """What a model's own docstring says, as Markdown."""
    return inspect.cleandoc(model.__doc__ or "").replace("``", "`")


@functools.cache  # a model stands in several others, and its source never changes
def _docstrings(model: type[Strict]) -> dict[str, str]:
    """Each field with the text that stands under it."""
    (definition,) = ast.parse(inspect.getsource(model)).body
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    return {
        field.target.id: " ".join(_text(below).split())
        for field, below in itertools.pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }


def _text(statement: ast.stmt) -> str:
    """What a statement says that is nothing but text."""
    constant = statement.value if isinstance(statement, ast.Expr) else None
    value = constant.value if isinstance(constant, ast.Constant) else None
    return value if isinstance(value, str) else ""
