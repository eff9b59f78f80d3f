"""Text that has to stand in quotes, or in others."""

import re
from collections.abc import Iterator

from tcsite.content.fixes.fix import Cure, Slip, written
from tcsite.content.reference.keys import keys_of, models_in

_WHY = "the text is in quotes now"


def colon_in_text(slip: Slip) -> Iterator[Cure]:
    """Text with a colon in it, unless what stands before the colon is a key: then a line end may be missing."""
    if not slip.says("text with a colon and a space in it must be in quotes"):
        return
    before, value, remark = written(slip)
    words = slip.line[len(before) : slip.column].split()
    keys = {key.name for model in models_in(slip.model) for key in keys_of(model)}
    if words and words[-1].lower() not in keys:
        yield from _quoted(slip, before, value, remark)


def special_start(slip: Slip) -> Iterator[Cure]:
    """Text that begins with a sign which means something to YAML."""
    if slip.says("text cannot begin with", 'a word that begins with "!"', "refers to nothing above it"):
        before, value, remark = written(slip)
        if slip.column == len(before) and not value.startswith(("[", "{")):
            yield from _quoted(slip, before, value, remark)


def _quoted(slip: Slip, before: str, value: str, remark: str) -> Iterator[Cure]:
    if re.fullmatch("[“„‘].*[”’“‘]", value):  # Word's quotes, where YAML's are meant
        value = value[1:-1]
    yield (slip.fix(before + in_quotes(value) + remark, _WHY),)


def in_quotes(text: str) -> str:
    """A text in the quotes that need no sign in it changed, if there are such."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def other_quotes(slip: Slip) -> Iterator[Cure]:
    """Quotes that end too early, because the text has the same ones in it."""
    if not slip.says("the text goes on after its closing quote"):
        return
    before, value, remark = written(slip)
    if value.startswith("'") and value.endswith("'") and not set(value) & {'"', "\\"} and "''" not in value:
        yield (slip.fix(f'{before}"{value[1:-1]}"{remark}', "the text is in double quotes now"),)
    if value.startswith('"') and "'" not in value and "\\" not in value:
        yield (slip.fix(f"{before}'{value}'{remark}", "the whole text is in quotes now"),)
        if value.endswith('"'):  # are the outer ones YAML's, or the text's? Both can be: neither is certain
            yield (slip.fix(f"{before}'{value[1:-1]}'{remark}", "the text is in single quotes now"),)


_ESCAPES = '0abtnvfre "/\\N_LPxuU'


def backslashes(slip: Slip) -> Iterator[Cure]:
    """A path of Windows in double quotes, if none of its backslashes has a meaning there."""
    if not slip.says('inside "…" a backslash has a special meaning'):
        return
    before, value, remark = written(slip)
    inner = value[1:-1]
    plain = not any(sign in _ESCAPES for sign in re.findall(r"\\(.)", inner))
    if value.startswith('"') and value.endswith('"') and plain and '"' not in inner:
        yield (
            slip.fix(
                before + "'" + inner.replace("'", "''") + "'" + remark, "the text is in single quotes now"
            ),
        )
