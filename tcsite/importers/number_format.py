"""Number formats: what Excel shows of a number, by the code that its cell has: ``[$£-809]#,##0.00`` is £1,200.00."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from tcsite.frozen import dataclass

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|_.|\*.|(?P<digits>[0#?]+(?:,[0#?]+)*(?:\.[0#?]*)?,*|\.[0#?]+)'
    r"|(?P<percent>%)|(?P<general>General)|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CURRENCY = re.compile(r"\$(?P<sign>[^-]*)(?:-[0-9A-Fa-f]*)?")
_CONDITION = re.compile(r"(?P<sign>[<>]=?|=|<>)(?P<number>-?\d+(?:\.\d+)?)")
_NOT_SHOWN = re.compile(r"[eE][+-]|/|[ymdhsYMDHS]|\[[hms]+\]")
_MOST_PLACES = 15


@dataclass(frozen=True, slots=True)
class _FormatPart:
    kind: str  # "words", "digits", "percent"
    text: str


def shown(value: float, code: str) -> str | None:
    """A number as Excel shows it with a format; None if the format asks for what is not known here."""
    if not code or code.lower() == "general" or code == "@":
        return f"{value:.15g}"
    section, number = _section(value, code)
    pieces = _pieces(section)
    if pieces is None:
        return None
    digits = [piece for piece in pieces if piece.kind == "digits"]
    if len(digits) > 1:
        return None
    try:
        amount = Decimal(repr(number)) * 100 ** sum(piece.kind == "percent" for piece in pieces)
        found = [
            _number(abs(amount), piece.text) if piece.kind == "digits" else piece.text for piece in pieces
        ]
        sign = "-" if amount < 0 and digits and any(map(str.isdigit, "".join(found).strip("0.,"))) else ""
        return sign + "".join(found).strip()
    except InvalidOperation:
        return None


def _section(value: float, code: str) -> tuple[str, float]:
    """The part of a format that holds for a number, and the number without the sign that the part shows itself."""
    parts = _split(code)
    for part in parts[:2]:
        if found := _CONDITION.search("".join(re.findall(r"\[[^\]]*\]", part))):
            limit = float(found["number"])
            holds = {
                "<": value < limit, ">": value > limit, "<=": value <= limit,
                ">=": value >= limit, "=": value == limit, "<>": value != limit,
            }[found["sign"]]  # fmt: skip
            if holds:
                return part, value
    if any(_CONDITION.search(part) for part in parts[:2] if "[" in part):
        return parts[-1 if len(parts) < 4 else 2], value
    if value < 0 and len(parts) > 1:
        return parts[1], abs(value)
    if value == 0 and len(parts) > 2:
        return parts[2], value
    return parts[0], value


def _split(code: str) -> list[str]:
    """The parts between semicolons that are not quoted."""
    parts = [""]
    for found in _TOKEN.finditer(code):
        if found["other"] == ";":
            parts.append("")
        else:
            parts[-1] += found[0]
    return parts


def _pieces(section: str) -> list[_FormatPart] | None:
    pieces = []
    for found in _TOKEN.finditer(section):
        if found["quoted"] is not None or found["escaped"] is not None:
            pieces.append(_FormatPart("words", found["quoted"] or found["escaped"] or ""))
        elif found["bracket"] is not None:
            if currency := _CURRENCY.fullmatch(found["bracket"]):
                pieces.append(_FormatPart("words", currency["sign"]))
            elif _NOT_SHOWN.match(f"[{found['bracket']}]"):
                return None
        elif found["digits"] is not None:
            pieces.append(_FormatPart("digits", found["digits"]))
        elif found["percent"]:
            pieces.append(_FormatPart("percent", "%"))
        elif found["general"]:
            pieces.append(_FormatPart("digits", "General"))
        elif found["other"]:
            if _NOT_SHOWN.match(found["other"]) or found["other"] in "eE/":
                return None
            pieces.append(_FormatPart("words", found["other"]))
    return pieces


def _number(amount: Decimal, form: str) -> str:
    """Digits: as many places as the format has, thousands apart, zeros in front."""
    if form == "General":
        return f"{float(amount):.15g}"
    thousands = len(form) - len(form.rstrip(","))
    amount = amount / (1000**thousands)
    whole, point, fraction = form.rstrip(",").partition(".")
    places = min(len(fraction), _MOST_PLACES)
    left, _, right = f"{amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}".partition(".")
    while right and len(right) <= len(fraction) and fraction[len(right) - 1] in "#?" and right.endswith("0"):
        right = right[:-1]
    least = whole.replace(",", "").lstrip("#?")
    left = left.lstrip("0").rjust(len(least), "0")
    if "," in whole:
        head = len(left) % 3
        left = ",".join(
            filter(None, [left[:head], *(left[place : place + 3] for place in range(head, len(left), 3))])
        )
    return left + (f".{right}" if point and right else "")
