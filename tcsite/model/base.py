"""What all content models share: strictness, human text, ids, addresses, numbers.

YAML reaches the models as text, lists, mappings, booleans and nothing else (see `content.yaml.reader`), so every
kind of value is parsed here, with a message that says what to write instead. What an editor's own YAML
reader may make of the same value stands in `shapes`.

Under each field that people write stands what to write there: `content.reference` makes the guide of it.
"""

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from tcsite.frozen import dataclass
from tcsite.model import shapes

LANGUAGES = ("en", "cy", "ga", "gd")
"""What human text may be written in: English, Welsh, Irish, Scottish Gaelic."""


def kind_of(value: object) -> str:
    """The kind of a YAML value in words a lead knows."""
    if isinstance(value, dict):
        return "several keys"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true or false"
    return "text"


_ABSENT = (None, "")


class Strict(BaseModel):
    """A frozen mapping with known keys only. A key without a value counts as absent.

    So does one with an empty text: forms write it where a field was left empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, value: Any) -> Any:
        if not isinstance(value, dict) or not (None in value.values() or "" in value.values()):
            return value  # most mappings: the known keys are looked up only where something is empty
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: item for key, item in value.items() if item not in _ABSENT or key not in known}


@dataclass(frozen=True, slots=True)
class Text:
    """Human text, in one language or several.

    `versions` pairs a language with its words; plain text has the language ``""``, which stands for the
    site's default. Written as a string, or as ``{en: …, cy: …}``.
    """

    versions: tuple[tuple[str, str], ...]

    def in_language(self, language: str) -> str:
        """The words in `language`; where there are none, the first version."""
        for code, words in self.versions:
            if code == language:
                return words
        return self.versions[0][1]

    def __str__(self) -> str:
        return self.versions[0][1]

    def also(self, language: str, words: str) -> "Text":
        """The same text, in one language more where it is not in that one already."""
        return self if language in self.languages else Text((*self.versions, (language, words)))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in; ``("",)`` for plain text."""
        return tuple(code for code, _ in self.versions)

    @classmethod
    def of(cls, value: object) -> "Text":
        """Read a string or ``{en: …, cy: …}``."""
        if isinstance(value, str):
            return cls((("", value.strip() or _not_empty(value)),))
        if isinstance(value, Text):
            return value
        if isinstance(value, dict) and value:
            versions = []
            for code, words in value.items():
                if code not in LANGUAGES or not isinstance(words, str):
                    raise PydanticCustomError("text", "expected text, or one text a language: {en: …, cy: …}")
                versions.append((code, _not_empty(words)))
            return cls(tuple(versions))
        raise PydanticCustomError("text", "expected text, found {found}", {"found": kind_of(value)})

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.of)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: CoreSchema, handler: GetJsonSchemaHandler) -> shapes.Shape:
        return shapes.TEXT


def _not_empty(words: str) -> str:
    words = words.strip()
    if not words:
        raise PydanticCustomError("empty", "is empty")
    return words


def _word(value: object) -> str:
    """One line of plain text: a name, an e-mail address, a title of a post."""
    if not isinstance(value, str):
        raise PydanticCustomError("text", "expected text, found {found}", {"found": kind_of(value)})
    return value.strip() or _not_empty(value)


def _fitting(code: str, form: shapes.TextForm, word: str, *, sound: bool = True, hint: str = "") -> str:
    """A word that has a form, and is sound otherwise too."""
    if sound and re.fullmatch(form.pattern, word):
        return word
    message = f'{form.message}: "{{word}}" {form.no}'
    raise PydanticCustomError(code, message, {"word": word, "hint": hint} if hint else {"word": word})


def _id(value: object) -> str:
    return _fitting("id", shapes.ID, _word(value))


def _url(value: object) -> str:
    return _web_address(value, shapes.URL)


def _base_url(value: object) -> str:
    return _web_address(value, shapes.BASE_URL)


def _web_address(value: object, form: shapes.TextForm) -> str:
    word = _word(value)
    try:
        parts = urlsplit(word)
        sound = all((parts.hostname or "").removesuffix(".").split(".")) and parts.port != 0
    except ValueError:
        sound = False
    if not sound and re.fullmatch(form.pattern, word):
        message = '"{word}" names no host, or one that cannot be'
        hint = "check what stands between  https://  and the next slash"
        raise PydanticCustomError("url", message, {"word": word, "hint": hint})
    return _fitting("url", form, word, sound=sound)


def _address(value: object) -> str:
    word = _word(value)
    segments = word.split("/")[1:]
    file_or_folder = bool(segments) and (not segments[-1] or "." in segments[-1])
    sound = file_or_folder and ".." not in segments and "" not in segments[:-1]
    return _fitting("address", shapes.ADDRESS, word, sound=sound)


def _kept(value: object) -> str:
    word = _word(value)
    parts = word.strip("/").split("/")
    if ".." in parts or "." in parts or "" in parts or "\\" in word or not word.strip("*/"):
        raise PydanticCustomError(
            "kept", 'expected a path in the output folder, found "{word}"', {"word": word}
        )
    return word


def _host(value: object) -> str:
    word = _fitting("host", shapes.HOST, _word(value).lower())
    if re.fullmatch(r"(?:ac|co|gov|ltd|me|net|nhs|org|plc|police|sch)\.uk", word):
        message = '"{word}" is the end of many hosts, and nobody\'s own'
        raise PydanticCustomError(
            "host-of-all", message, {"word": word, "hint": f"write the whole name, as in  example.{word}"}
        )
    return word


_ROR_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"


def _ror(value: object) -> str:
    word = _fitting("ror", shapes.ROR, _word(value).strip().lower()).removeprefix("https://ror.org/")
    number = 0
    for sign in word[:-2]:
        number = number * len(_ROR_SIGNS) + _ROR_SIGNS.index(sign)
    if int(word[-2:]) != 98 - number * 100 % 97:  # ISO 7064: most mistakes in typing change these two figures
        message = 'no organisation has the ROR identifier "{word}": a letter or figure of it is wrong'
        raise PydanticCustomError("ror", message, {"word": word})
    return word


def _ukprn(value: object) -> str:
    return _fitting("ukprn", shapes.UKPRN, _word(value))


def _email(value: object) -> str:
    word = _word(value)
    sound = bool(re.fullmatch(shapes.EMAIL.pattern, word))
    return _fitting("email", shapes.EMAIL, word, hint="" if sound else _email_hint(word))


def _email_hint(word: str) -> str:
    """What to write for something that is no e-mail address; "" where there is nothing better to say than usual."""
    found = re.findall(r"[\w.+-]+@[\w.-]*\w", re.sub(r"\s*@\s*", "@", word))
    if len(found) > 1:
        return f"one address stands here: write  {found[0]}  and give the other a contact of its own"
    if found and re.fullmatch(shapes.EMAIL.pattern, found[0]):
        rest = word.partition(found[0])[2]
        return "" if rest[:1] == "," and rest[1:2].isalpha() else f"write the address alone:  {found[0]}"
    if re.fullmatch(r"[+()\d\s.-]+", word):
        return "telephone numbers are not published: write an e-mail address, or  form: …"
    if re.fullmatch(r"n/?a|none|tb[acd]|-+", word, re.IGNORECASE):
        return "remove the line; with  form: …  people can write to you all the same"
    return ""


def _whole(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(shapes.WHOLE.pattern, value.strip()):
        return int(value)
    raise _no_figure("whole", "expected a whole number such as 28, found {shown}", value)


def _count(value: object) -> object:
    number = _whole(value)
    if isinstance(number, int) and number < 0:
        raise PydanticCustomError("count", "a count is not negative, found {found}", {"found": number})
    return number


def _stage(value: object) -> object:
    number = value if isinstance(value, int) and not isinstance(value, bool) else 0
    if isinstance(value, str) and re.fullmatch(shapes.STAGE.pattern, value.strip()):
        number = int(value)
    if not 1 <= number <= shapes.LAST_STAGE:
        raise _no_figure("stage", "expected a stage such as 3, found {shown}", value)
    return number


def _number(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(shapes.NUMBER.pattern, value.strip()):
        return float(value)
    raise _no_figure("number", "expected a number such as 5.18, found {shown}", value)


_MORE = r"(?:>=?|≥|at least|more than|over|above|min(?:imum)?(?: of)?)\s*"
_RHYTHM = r"\s+(?:times? )?(?:a|each|per|every) (year|half-year|term|quarter|month)"
_FIGURES: tuple[tuple[str, dict[str, str]], ...] = (
    (
        rf"{_MORE}(\d+(?:\.\d+)?){_RHYTHM}",
        {"number": "write  {0}  and beside it  at_least: true  and  every: {1}"},
    ),
    (rf"(\d+(?:\.\d+)?){_RHYTHM}", {"number": "write  {0}  and beside it  every: {1}"}),
    (
        r"(?:fewer|less) than (\d+)|<\s*(\d+)",
        {"number": "leave the figure out, and write what is published as  note: Fewer than 10"},
    ),
    (
        rf"{_MORE}(\d+(?:\.\d+)?)\s*(?:%|per ?cent)",
        {"number": "write  {0}  and beside it  unit: per cent  and  at_least: true"},
    ),
    (r"(\d+(?:\.\d+)?)\s*(?:%|per ?cent)", {"number": "write  {0}  and beside it  unit: per cent"}),
    (
        rf"{_MORE}(\d+(?:\.\d+)?)",
        {
            "number": "write  {0}  and beside it  at_least: true",
            "whole": "write  {0}  and beside it  approximate: true",
        },
    ),
    (
        r"(\d+)\+",
        {
            "number": "write  {0}  and beside it  at_least: true",
            "whole": "write  {0}  and beside it  approximate: true",
        },
    ),
    (
        r"(?:about|around|some|circa|c\.?|approx(?:\.|imately)?|nearly|almost|~)\s*(\d+)",
        {"whole": "write  {0}  and beside it  approximate: true"},
    ),
)
"""Figures with words, and what to type instead: for a `number`, and for a `whole` number of people."""


_SMALL_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SMALL = re.compile(rf"\b(?:{'|'.join(_SMALL_NUMBERS)})\b")


def _figure_hint(code: str, value: object) -> str:
    """What to write for a figure with words or signs; "" where there is nothing better to say than usual."""
    words = str(value).strip().lower()
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", words)
    plain = _SMALL.sub(lambda found: str(1 + _SMALL_NUMBERS.index(found[0])), plain)
    for pattern, hints in _FIGURES:
        if (found := re.fullmatch(pattern, plain)) and (hint := hints.get(code)):
            return hint.format(*found.groups())
    without = "  without a comma" if "," in words else ""
    return f"write  {plain}{without}" if plain != words and re.fullmatch(r"\d+(\.\d+)?", plain) else ""


def _no_figure(code: str, message: str, value: object) -> PydanticCustomError:
    shown = f'"{value}"' if isinstance(value, str) else kind_of(value)
    hint = _figure_hint(code, value) if isinstance(value, str) else ""
    return PydanticCustomError(code, message, {"shown": shown, "hint": hint} if hint else {"shown": shown})


def _yes_or_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("boolean", "expected true or false, written so")


def one_or_many(value: object) -> object:
    """One value as a list of one: people write it so, a text also in several languages."""
    if isinstance(value, str) and (bullet := re.match(r"([-–—•·*])\s*(\S[^-–—•·*]*)", value)):
        # YAML joins such lines into one text, silently: "-one" and "• two" are no list items to it.
        raise PydanticCustomError(
            "bullet",
            'a list item begins with a hyphen and a space: "- {words}"',
            {"words": bullet[2].strip()},
        )
    if value.__class__ is dict and set(value) <= _LANGUAGES:
        return [value]
    return [value] if isinstance(value, str | Text) else value


_LANGUAGES = frozenset(LANGUAGES)

Word = Annotated[str, BeforeValidator(_word), WithJsonSchema(shapes.LINE)]
Id = Annotated[str, BeforeValidator(_id), WithJsonSchema(shapes.ID.shape)]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema(shapes.URL.shape)]
BaseUrl = Annotated[str, BeforeValidator(_base_url), WithJsonSchema(shapes.BASE_URL.shape)]
Address = Annotated[str, BeforeValidator(_address), WithJsonSchema(shapes.ADDRESS.shape)]
Addresses = Annotated[tuple[Address, ...], BeforeValidator(one_or_many), WithJsonSchema(shapes.ADDRESSES)]
"""Several addresses of the site; one alone may be written without a list."""

Kept = Annotated[
    tuple[Annotated[str, BeforeValidator(_kept)], ...],
    BeforeValidator(lambda value: [value] if isinstance(value, str) else value),
    WithJsonSchema(shapes.IDS),
]
"""Several paths in the output folder; one alone may be written without a list."""

Host = Annotated[str, BeforeValidator(_host), WithJsonSchema(shapes.HOST.shape)]
Hosts = Annotated[tuple[Host, ...], BeforeValidator(one_or_many), WithJsonSchema(shapes.HOSTS)]
"""Several hosts; one alone may be written without a list."""

Ror = Annotated[str, BeforeValidator(_ror), WithJsonSchema(shapes.ROR.shape)]
"""An organisation's identifier in the Research Organization Registry, without its address."""

Ukprn = Annotated[str, BeforeValidator(_ukprn), WithJsonSchema(shapes.UKPRN.shape)]
Email = Annotated[str, BeforeValidator(_email), WithJsonSchema(shapes.EMAIL.shape)]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema(shapes.WHOLE.shape)]
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema(shapes.COUNT.shape)]
"""How many: a whole number that is not negative."""

Number = Annotated[float, BeforeValidator(_number), WithJsonSchema(shapes.NUMBER.shape)]
Stage = Annotated[int, BeforeValidator(_stage), WithJsonSchema(shapes.STAGE_SHAPE)]
"""Of the self-assessment: after one, three and six years, and every three years from then on."""

YesNo = Annotated[bool, BeforeValidator(_yes_or_no), WithJsonSchema(shapes.YES_NO)]

Words = Annotated[tuple[Text, ...], BeforeValidator(one_or_many), WithJsonSchema(shapes.TEXTS)]
"""Several texts; one alone may be written without a list."""

Ids = Annotated[tuple[Word, ...], BeforeValidator(one_or_many), WithJsonSchema(shapes.IDS)]
"""Several ids or references; one alone may be written without a list."""
