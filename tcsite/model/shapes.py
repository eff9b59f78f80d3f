"""Shapes: the JSON Schemas of the content's values, for editors that check and complete while one types.

An editor reads YAML by its own lights: `name: 360`, `date: 2024` and `id: 1.10` are numbers to it, and text to us.
So every shape allows what people write for it. Patterns hold for strings only; they are written for
JavaScript as well as Python. A title names the shape; shapes with a title are shared.
"""

from collections.abc import Sequence
from typing import Any

from tcsite.frozen import dataclass

Shape = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TextForm:
    """What a value looks like when it is written: one pattern and one message for our own check and for editors."""

    title: str
    pattern: str
    message: str
    no: str = "is not"  # how a message ends that begins with what was written instead
    types: str | Sequence[str] = "string"  # as an editor's own YAML reader may take it

    @property
    def shape(self) -> Shape:
        """The JSON Schema. Spaces around the value are no fault."""
        pattern, types = rf"^\s*{self.pattern}\s*$", self.types
        return {
            "title": self.title,
            "type": types if isinstance(types, str) else list(types),
            "pattern": pattern,
            "patternErrorMessage": self.message,
        }


def _or_list(title: str, one: Shape, several: Shape) -> Shape:
    return {"title": title, "anyOf": [one, {"type": "array", "items": several}]}


_TEXT_OR_NUMBER = ("string", "number")

LINE = TextForm("text", r"\S[\s\S]*", "write something, or remove the line", types=_TEXT_OR_NUMBER).shape

TEXT: Shape = {
    "title": "text or languages",
    "anyOf": [
        LINE,
        {
            "type": "object",
            "properties": {"en": LINE, "cy": LINE, "ga": LINE, "gd": LINE},
            "additionalProperties": False,
            "minProperties": 1,
        },
    ],
}
"""Human text, in one language or several."""

TEXTS = _or_list("texts", TEXT, TEXT)
IDS = _or_list("ids", LINE, LINE)
ID = TextForm(
    "id",
    "[A-Za-z0-9][A-Za-z0-9._-]{0,59}",
    "an id is letters, digits, dots and hyphens, without spaces, at most 60",
    types=_TEXT_OR_NUMBER,
)
URL = TextForm(
    "web address",
    r'[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"]+',
    "a web address begins with https:// and has no spaces",
    "does not",
)
BASE_URL = TextForm(
    "address of the site",
    r"[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"?#]+",
    "the address of a site begins with https:// and has no spaces, no ? and no #",
    "does not fit",
)
EMAIL = TextForm(
    "e-mail address",
    r'[^\s@<>()",;:.\u200b-\u200f\ufeff]+(\.[^\s@<>()",;:.\u200b-\u200f\ufeff]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]*[A-Za-z0-9]',
    "an e-mail address looks like name@example.ac.uk",
    "does not",
)
ROR = TextForm(
    "research organisation identifier",
    r"(https://ror\.org/)?0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}",
    "a ROR identifier is the end of its address on ror.org, as in 01abc2d89",
)
UKPRN = TextForm(
    "provider number",
    "[1-9][0-9]{7}",
    "a UK provider reference number has eight digits",
    types=("integer", "string"),
)
ADDRESS = TextForm(
    "address of this site",
    r"/[A-Za-z0-9._~/-]*",
    "an address of this site looks like /institutions/old-name/",
    "does not",
)
ADDRESSES = _or_list("addresses of this site", ADDRESS.shape, ADDRESS.shape)
HOST = TextForm(
    "host",
    r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
    "a host is a name such as example.ac.uk, without https:// and path",
)
HOSTS = _or_list("hosts", HOST.shape, HOST.shape)
WHOLE = TextForm("whole number", r"-?\d{1,12}", "write digits only", types=("integer", "string"))
COUNT = TextForm("count", r"\d{1,12}", "write digits only", types=("integer", "string"))
NUMBER = TextForm(
    "number",
    r"-?\d{1,12}(\.\d{1,6})?",
    "write digits, with a point for decimals",
    types=("number", "string"),
)
LAST_STAGE = 30
"""No institution has been part of the Commitment for so long: a larger number is a mistake."""

STAGE = TextForm(
    "stage", r"([1-9]|[12]\d|30)", "write a stage as 1, 2, 3 and so on", types=("integer", "string")
)
STAGE_SHAPE: Shape = {**STAGE.shape, "minimum": 1, "maximum": LAST_STAGE}
YES_NO: Shape = {"title": "yes or no", "type": "boolean"}

ISO_DATE = r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?"
DATE_IN_WORDS = r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]+)\.?,?\s+(\d{4})"
DATE: Shape = {
    **TextForm(
        "date",
        rf"({ISO_DATE}|{DATE_IN_WORDS})",
        "write a date as 2024, 2024-09, 2024-09-15 or 15 September 2024",
        types=("string", "integer"),
    ).shape,
    "maximum": 2199,
}
TIME_IN_WORDS: Shape = {**TEXT, "title": "time in words"}
_YEAR = TextForm("year", r"\d{1,4}", "write years in digits", types=("integer", "string")).shape
YEARS = _or_list("years", _YEAR, _YEAR)
