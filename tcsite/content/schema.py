"""What is wrong with what a file says: pydantic's errors in a lead's words."""

import re
import types
import typing
from collections.abc import Callable, Collection
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tcsite.content.status_words import are_statuses, suggested_status
from tcsite.diagnostics import Pointer
from tcsite.model.base import kind_of
from tcsite.model.dates.other_forms import only_meaning
from tcsite.text.negation import negates, turned
from tcsite.text.spelling import nearest

M = TypeVar("M", bound=BaseModel)


class ValidationIssue(NamedTuple):
    """One value that does not fit the model, with a code that no rewording changes."""

    pointer: Pointer
    message: str
    hint: str
    on_key: bool = False
    code: str = ""


def read_as(model: type[M], data: Any) -> tuple[M | None, list[ValidationIssue]]:
    """The model's value of `data`, or all that does not fit."""
    if not isinstance(data, dict):
        found = "nothing" if data is None else kind_of(data)
        keys = ", ".join(f"{key}:" for key in list(keys_known(model))[:3])
        message = f"expected keys such as {keys} found {found}"
        return None, [ValidationIssue((), message, "write  key: value, one a line", code="no-keys")]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_issue(details, model, data) for details in error.errors(include_url=False)]


def _issue(details: ErrorDetails, model: type[BaseModel], data: Any) -> ValidationIssue:
    pointer = tuple(part for part in details["loc"] if part != "[key]")
    owner = type_at(model, pointer[:-1])
    issue = _EXPLANATIONS.get(details["type"], _as_said)(details, pointer, owner)
    issue = issue._replace(code=_code(details), on_key=issue.on_key or "[key]" in details["loc"])
    if details["type"] == "extra_forbidden" and not issue.hint:
        return issue._replace(hint=_whereabouts(str(pointer[-1]), model, owner))
    if details["type"] == "missing" and _has_key(data, pointer):
        message = f'"{pointer[-1]}" has no value'
        return issue._replace(pointer=pointer, message=message, on_key=True, code="value-missing")
    return issue


_CODES = {"extra_forbidden": "key-unknown", "missing": "key-missing", "literal_error": "choice-unknown"}
_COLLECTIONS = {"tuple_type": "list", "model_type": "mapping", "dict_type": "mapping"}
_FOUND = {dict: "mapping", list: "list", bool: "boolean"}


def _code(details: ErrorDetails) -> str:
    """Which kind of fault it is: pydantic's types in our words, "mapping-for-list", or the one that our model gives."""
    kind = details["type"]
    if kind in _COLLECTIONS:
        return f"{_FOUND.get(type(details['input']), 'text')}-for-{_COLLECTIONS[kind]}"
    return _CODES.get(kind, kind)


def _has_key(data: Any, pointer: Pointer) -> bool:
    """Whether the file has the key after all, with nothing behind it."""
    for part in pointer[:-1]:
        data = data[part]
    return isinstance(data, dict) and pointer[-1] in data


def _whereabouts(key: str, model: type[BaseModel], owner: Any) -> str:
    """Where a key that is unknown here would be known; else what is known here."""
    for name, annotation in keys_known(owner).items():
        if key in keys_known(_model_in(annotation) or _model_in(_field(_bare(annotation), 0))):
            return f"it belongs further in, under  {name}:"
    if owner is not model and key in keys_known(model):
        return "it belongs further out: begin it in the first column"
    return f"the keys known here: {', '.join(keys_known(owner))}"


Explanation = Callable[[ErrorDetails, Pointer, Any], ValidationIssue]


def name_of(pointer: Pointer) -> str:
    """A pointer in words: ``actions[3].owners``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in pointer).lstrip(".")


def _as_said(details: ErrorDetails, pointer: Pointer, owner: Any) -> ValidationIssue:
    """Our own messages: they only lack the name of the value."""
    given = details["input"]
    if isinstance(given, list) and pointer and f"{pointer[-1]}s" in keys_known(owner):
        return _several(given, pointer)
    offered = details.get("ctx", {}).get("hint") or ""
    beside = re.findall(r"beside it  (\w+):|and  (\w+):", offered)
    sound = all((one or other) in keys_known(owner) for one, other in beside)  # else the key is unknown here
    if details["type"] == "date" and isinstance(given, str) and (meant := only_meaning(given.strip())):
        offered = f"write  {meant}"
    hint = (offered if sound else "") or _HINTS.get(details["type"], "")
    return ValidationIssue(
        pointer, f"{_name(pointer)}: {details['msg']}" if pointer else details["msg"], hint
    )


def _several(given: list[Any], pointer: Pointer) -> ValidationIssue:
    """A list where one word stands, beside a key for several."""
    hint = f"for several, write  {pointer[-1]}s: [{', '.join(map(str, given))}]"
    return ValidationIssue(pointer, f"{_name(pointer)}: expected one word, found a list", hint)


def _name(pointer: Pointer) -> str:
    """The nearest key: a number says little without it."""
    keys = [str(part) for part in pointer if isinstance(part, str)]
    return keys[-1] if keys else name_of(pointer)


def _unknown_key(_: ErrorDetails, pointer: Pointer, owner: Any) -> ValidationIssue:
    key = str(pointer[-1])
    known = list(keys_known(owner))
    joined = "_".join(key.lower().split())
    if " " in key and joined in known:
        hint = f"did you mean  {joined}:"
    elif " " in key:
        hint = 'if it is part of a text, put the whole text in quotes: "…"; inside { } a comma ends it'
    elif "progress" in known and key.lower() in ("status", "rag", "colour", "color"):
        hint = "write  progress: [{date: 2025-09, status: complete}]"
    else:
        other_word = _OTHER_WORDS.get(key.lower().rstrip("s"), "")
        near = other_word if other_word in known else meant(key, known)
        hint = _KEY_HINTS.get(key.lower()) or (f"did you mean  {near}:" if near else "")
    return ValidationIssue(pointer, f'unknown key "{key}"', hint, on_key=True)


def _missing(_: ErrorDetails, pointer: Pointer, owner: Any) -> ValidationIssue:
    key = str(pointer[-1])
    literal = choices_of(_field(owner, key))
    value = f"{literal[0]}  (or {', '.join(literal[1:])})" if literal else _BEGUN.get(key, "…")
    return ValidationIssue(pointer[:-1], f'"{key}" is missing here', f"add  {key}: {value}")


def _not_a_choice(details: ErrorDetails, pointer: Pointer, owner: Any) -> ValidationIssue:
    given = details["input"]
    key = pointer[-1]
    choices = choices_of(_field(owner, key)) or tuple(
        part.strip(" '")
        for part in str(details.get("ctx", {}).get("expected", "")).replace(" or ", ",").split(",")
    )
    shown = kind_of(given) if isinstance(given, dict | list | bool) else f'"{given}"'
    if isinstance(given, list) and f"{key}s" in keys_known(owner):
        return _several(given, pointer)
    if str(given).startswith("FILL IN"):
        return ValidationIssue(
            pointer, f"{_name(pointer)}: still to be filled in", f"write one of {', '.join(choices)}"
        )
    near = suggested_status(str(given)) if are_statuses(choices) else meant_choice(str(given), choices)
    hint = f"did you mean  {near}" if near else _of_several(str(given), pointer, choices, owner)
    return ValidationIssue(pointer, f"{_name(pointer)}: {shown} is not one of {', '.join(choices)}", hint)


def _of_several(given: str, pointer: Pointer, choices: Collection[str], owner: Any) -> str:
    """What to write for a value that holds several of the words, or none."""
    words = given.lower().replace("-", " ")
    said = _SAID_OTHERWISE.get((str(pointer[-1]), words.strip()))
    if said and (pointer[-1] != "role" or "signatory" in choices):  # contacts have roles, too
        return said
    held = [choice for choice in choices if choice.replace("-", " ") in words]
    if len(held) > 1 and f"{pointer[-1]}s" in keys_known(owner):
        return f"for several, write  {pointer[-1]}s: [{', '.join(held)}]"
    if pointer[-1] == "role" and "until" in keys_known(owner) and _FORMER.match(given):
        return "of somebody who has left, give the role and  until: …  with the last day, or remove the entry"
    if pointer[-1] == "role" and "note" in keys_known(owner) and "chair" in choices:
        return f"write the nearest of these words, and beside it  note: {given.strip()}"
    if pointer[-1] == "nation" and "ror" in keys_known(owner) and not _WHOLE.fullmatch(given.strip()):
        return "outside the four nations, leave the line out, and say where it is under  scope:  or  summary:"
    return "write one of these words"


_A_COLOUR = (
    "write what that colour means in your key, and the colour beside it, as in  status: complete, words: {}"
)
_SAID_OTHERWISE = {
    **{
        ("status", one): _A_COLOUR.format(one.title())
        for one in ("blue", "grey", "gray", "white", "purple", "black")
    },
    ("status", "split"): "write  superseded,  and in  note:  into what it was split",
    ("state", "extended"): "write  in-force,  and in  period:  extended_to: …, reason: …",
    **dict.fromkeys(
        (("role", "closed"), ("role", "merged"), ("role", "dissolved")),
        "write  withdrawn,  and say why in  statement: …",
    ),
    ("role", "funder"): "write its standing, such as  supporter,  and  kind: funder  in the first column",
}
"""What has no word of its own in a closed list, and how it is said: the key, the word, what to type."""

_WHOLE = re.compile(r"(?:the )?(?:uk|gb|(?:great )?britain|united kingdom)", re.IGNORECASE)
_FORMER = re.compile(r"(?:former|ex|past|previous|outgoing|retired|late)\b", re.IGNORECASE)


def meant_choice(given: str, choices: Collection[str]) -> str:
    """The word of a closed list that was probably meant: a word more, a figure or a question limits or denies it."""
    near = meant(given, choices)
    words = re.split(r"[\s_-]+", given.strip())
    plain = all(word.isalpha() for word in words) and len(words) <= near.count("-") + 1
    return near if plain or given.strip().lower() in _OTHER_CHOICES else ""


def _expected_list(details: ErrorDetails, pointer: Pointer, _: Any) -> ValidationIssue:
    message = f"{_name(pointer)}: expected a list, found {kind_of(details['input'])}"
    return ValidationIssue(pointer, message, 'begin each entry on its own line with "- "')


def _expected_keys(details: ErrorDetails, pointer: Pointer, owner: Any) -> ValidationIssue:
    inner = _model_in(_field(owner, pointer[-1]) if pointer else owner)
    keys = ", ".join(f"{key}: …" for key in list(keys_known(inner))[:3]) if inner else "key: …"
    found = kind_of(details["input"])
    example = _EXAMPLES.get(_name(pointer), f"{{{keys}}}")
    message = f"{_name(pointer)}: expected keys with values, found {found}"
    return ValidationIssue(pointer, message, f"write  {example}")


_EXPLANATIONS: dict[str, Explanation] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "literal_error": _not_a_choice,
    "tuple_type": _expected_list,
    "model_type": _expected_keys,
    "dict_type": _expected_keys,
}

_OTHER_WORDS = {
    **dict.fromkeys(("timescale", "timescal", "deadline", "due", "timing", "date", "timeframe"), "when"),
    **dict.fromkeys(("responsible", "responsibility", "responsible_people", "who", "lead"), "owners"),
    **dict.fromkeys(("action", "description", "task", "name"), "text"),
    **dict.fromkeys(("success_measure", "kpi", "criteria", "impact"), "success"),
    **dict.fromkeys(("mail", "e-mail", "e_mail", "address"), "email"),
    **dict.fromkeys(("comment", "remark", "notes"), "note"),
    **dict.fromkeys(("recommendation", "talent_recommendation"), "talent"),
    **dict.fromkeys(("theme", "pillar"), "strand"),
    "job": "post",
    "position": "post",
    "reason": "rationale",
    "deliverable": "outputs",
    **dict.fromkeys(("cost", "budget", "funding", "money"), "resources"),
    **dict.fromkeys(("n", "respondent", "response", "participant", "sample", "answered"), "people"),
    "priority": "note",
}
"""Keys that leads' own tables have, and the ones that files have for them."""

_OTHER_CHOICES = {
    **dict.fromkeys(("current", "active", "live"), "in-force"),
    **dict.fromkeys(("ended", "archived"), "closed"),
    **dict.fromkeys(
        ("principal", "vice-chancellor", "vice chancellor", "vc", "provost", "president"), "head"
    ),
    **dict.fromkeys(("board", "council", "executive", "committee", "senate"), "body"),
    **dict.fromkeys(("institute", "research institute", "centre"), "research-institute"),
    **dict.fromkeys(("raise", "rise", "grow", "up", "more", "higher"), "increase"),
    **dict.fromkeys(("keep", "hold", "same", "stay"), "maintain"),
    **dict.fromkeys(("cymru",), "Wales"),
    **dict.fromkeys(("alba",), "Scotland"),
    **dict.fromkeys(("ni", "ulster"), "Northern Ireland"),
    **dict.fromkeys(("reduce", "fall", "lower", "cut", "down", "less", "fewer"), "decrease"),
}
"""Words that leads write for one of ours. Those for a status: `tcsite.content.status_words`."""

_KEY_HINTS = dict.fromkeys(
    ("phone", "telephone", "tel", "mobile", "number"),
    "telephone numbers are not published: write  email: …  or  form: …",
)

_EXAMPLES = {"period": "{from: 2024-08, to: 2027-07}"}
"""Mappings that say more when they are filled in."""

_BEGUN = {"stage": "3"}
"""Values that a lead may begin with, where a key is missing."""

_HINTS = {
    "text": "write the text after the colon; quotes around it are allowed",
    "empty": "write something, or remove the line",
    "id": "use letters, digits, dots and hyphens, as in  V5  or  steering-1",
    "whole": "write digits only, as in  28  or  2024",
    "count": "write how many there are, as in  28;  leave the line out where that is not known",
    "number": "write digits, with a point for decimals",
    "stage": "write it in digits, as in  3",
    "date": "write a date as 2024, 2024-09, 2024-09-15 or 15 September 2024",
    "impossible-date": "check the day and the month",
    "boolean": "write  true  or  false",
    "bullet": "one entry a line, each with a hyphen and a space",
    "url": "write the whole address, as in  https://www.example.ac.uk/technicians/",
    "address": "begin and end it with a slash, as in  /institutions/old-name/",
    "kept": "write a file or a folder from the root of the output, as in  reports  or  reports/*.pdf",
    "host": "write the name alone, as in  example.ac.uk",
    "email": "write the address alone, as in  technicians@example.ac.uk",
    "ror": "look it up on ror.org and write the last nine characters of its address",
    "ukprn": "write the eight digits alone",
}


def meant(word: str, known: Collection[str]) -> str:
    """The key, or the word of a closed list, that `word` was probably meant to be; never its opposite."""
    other = _OTHER_CHOICES.get(word.lower(), "")
    if other in known or negates(word, known):
        return other if other in known else ""
    return nearest(word, [name for name in known if not turned(word, name)])


# What the model says about a place in it. Small, because only errors ask.


def keys_known(owner: Any) -> dict[str, Any]:
    """The keys a mapping may have, with their types."""
    if isinstance(owner, type) and issubclass(owner, BaseModel):
        return {field.alias or name: field.annotation for name, field in owner.model_fields.items()}
    if typing.get_origin(owner) is dict:
        key, value = typing.get_args(owner)
        return dict.fromkeys(choices_of(key), value)
    return {}


def _field(owner: Any, key: str | int) -> Any:
    """The type of what stands under a key or a number of `owner`."""
    if isinstance(key, int):
        return next(iter(typing.get_args(owner)), None)
    if typing.get_origin(owner) is dict:
        return typing.get_args(owner)[1]
    return keys_known(owner).get(key)


def _bare(annotation: Any) -> Any:
    """A type without ``| None`` and without annotations."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _bare(typing.get_args(annotation)[0])
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        return _bare(next(part for part in typing.get_args(annotation) if part is not type(None)))
    return annotation


def type_at(model: Any, pointer: Pointer) -> Any:
    """The type of the value that a pointer leads to."""
    owner = model
    for part in pointer:
        owner = _bare(_field(owner, part))
    return owner


def choices_of(annotation: Any) -> tuple[str, ...]:
    """The words that a type lists; none for another type."""
    bare = _bare(annotation)
    return tuple(map(str, typing.get_args(bare))) if typing.get_origin(bare) is typing.Literal else ()


def _model_in(annotation: Any) -> Any:
    bare = _bare(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None
