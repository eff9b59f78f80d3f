"""Shapes: the JSON Schemas of the content's values, for editors that check and complete while one types.

An editor reads YAML by its own lights: `name: 360`, `date: 2024` and `id: 1.10` are numbers to it, and text to us.
So every shape allows what people write for it. Patterns hold for strings only; they are written for
JavaScript as well as Python. A title names the shape; shapes with a title are shared.
"""

from typing import Any

Shape = dict[str, Any]


def _written(title: str, type: list[str] | str, pattern: str, message: str) -> Shape:
    """A value by its pattern, with the message that editors give. Spaces around it are no fault."""
    wrapped = rf"^\s*{pattern}\s*$"
    return {"title": title, "type": type, "pattern": wrapped, "patternErrorMessage": message}


def _or_list(title: str, one: Shape, several: Shape) -> Shape:
    return {"title": title, "anyOf": [one, {"type": "array", "items": several}]}


LINE = _written("text", ["string", "number"], r"\S[\s\S]*", "write something, or remove the line")

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

TEXTS = _or_list("texts", LINE, TEXT)
IDS = _or_list("ids", LINE, LINE)
ID = _written(
    "id",
    ["string", "number"],
    "[A-Za-z0-9][A-Za-z0-9._-]{0,59}",
    "an id is letters, digits, dots and hyphens, without spaces",
)
URL = _written(
    "web address",
    "string",
    r'[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"]+',
    "a web address begins with https:// and has no spaces",
)
EMAIL = _written(
    "e-mail address",
    "string",
    r'[^\s@<>()",;:]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+',
    "an e-mail address looks like name@example.ac.uk",
)
ADDRESS = _written(
    "address of this site",
    "string",
    r"/[A-Za-z0-9._~/-]*",
    "an address of this site looks like /institutions/old-name/",
)
ADDRESSES = _or_list("addresses of this site", ADDRESS, ADDRESS)
HOST = _written(
    "host",
    "string",
    r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
    "a host is a name such as example.ac.uk, without https:// and path",
)
HOSTS = _or_list("hosts", HOST, HOST)
WHOLE = _written("whole number", ["integer", "string"], r"-?\d{1,12}", "write digits only")
NUMBER = _written(
    "number", ["number", "string"], r"-?\d{1,12}(\.\d{1,6})?", "write digits, with a point for decimals"
)
STAGE: Shape = {
    "title": "stage",
    "anyOf": [{"enum": [1, 2, 3]}, {"type": "string", "pattern": r"^\s*[123]\s*$"}],
}
YES_NO: Shape = {"title": "yes or no", "type": "boolean"}

DATE: Shape = {
    **_written(
        "date",
        ["string", "integer"],
        r"(\d{4}(-\d{1,2}(-\d{1,2})?)?|(\d{1,2}(st|nd|rd|th)?\s+)?[A-Za-z]+\.?,?\s+\d{4})",
        "write a date as 2024, 2024-09, 2024-09-15 or 15 September 2024",
    ),
    "minimum": 1900,
    "maximum": 2199,
}
TIME_IN_WORDS: Shape = {**LINE, "title": "time in words"}
_YEAR = _written("year", ["integer", "string"], r"\d{1,4}", "write years in digits")
YEARS = _or_list("years", _YEAR, _YEAR)
