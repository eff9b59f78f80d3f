"""Text that has to stand in quotes, or in others."""

import re
from collections.abc import Iterator

from tcsite.content.fixes.fix import Fix, FixContext
from tcsite.content.reference.keys import keys_of, models_in

_ESCAPES = '0abtnvfre "/\\N_LPxuU'


def colon_in_text(context: FixContext) -> Iterator[Fix]:
    """Text with a colon in it, unless what stands before the colon is a key: then a line end may be missing."""
    before, value, comment = context.parts()
    words = context.line[len(before) : context.column].split()
    keys = {key.name for model in models_in(context.model) for key in keys_of(model)}
    if words and words[-1].lower() not in keys:
        yield _quoted(context, before, value, comment)


def special_start(context: FixContext) -> Iterator[Fix]:
    """Text that begins with a character which means something to YAML."""
    before, value, comment = context.parts()
    if context.column == len(before) and not value.startswith(("[", "{")):
        yield _quoted(context, before, value, comment)


def _quoted(context: FixContext, before: str, value: str, comment: str) -> Fix:
    if re.fullmatch("[“„‘].*[”’“‘]", value):  # Word's quotes, where YAML's are meant
        value = value[1:-1]
    return (context.edit(before + _in_quotes(value) + comment, "the text is in quotes now"),)


def _in_quotes(text: str) -> str:
    """A text in the quotes that need no character in it changed, if there are such."""
    return _in_single_quotes(text) if '"' in text or "\\" in text else f'"{text}"'


def _in_single_quotes(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def other_quotes(context: FixContext) -> Iterator[Fix]:
    """Quotes that end too early, because the text has the same ones in it."""
    before, value, comment = context.parts()
    if value.startswith("'") and value.endswith("'") and not set(value) & {'"', "\\"} and "''" not in value:
        yield (context.edit(f'{before}"{value[1:-1]}"{comment}', "the text is in double quotes now"),)
    if value.startswith('"') and "'" not in value and "\\" not in value:
        yield (context.edit(f"{before}'{value}'{comment}", "the whole text is in quotes now"),)
        if value.endswith('"'):  # are the outer ones YAML's, or the text's? Both can be: neither is certain
            yield (context.edit(f"{before}'{value[1:-1]}'{comment}", "the text is in single quotes now"),)


def backslashes(context: FixContext) -> Iterator[Fix]:
    """A path of Windows in double quotes, if none of its backslashes has a meaning there."""
    before, value, comment = context.parts()
    inner = value[1:-1]
    plain = not any(character in _ESCAPES for character in re.findall(r"\\(.)", inner))
    if value.startswith('"') and value.endswith('"') and plain and '"' not in inner:
        new = before + _in_single_quotes(inner) + comment
        yield (context.edit(new, "the text is in single quotes now"),)
