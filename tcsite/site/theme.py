"""Theme: templates and assets, after inheritance, and the environment that runs them.

A theme is a folder ``themes/<name>/`` with ``theme.yaml``, ``templates/`` and ``assets/``. Where it says
``extends: default`` it takes from there all that it does not have itself. Templates see nothing but their view.
"""

import re
from collections.abc import Mapping

from jinja2 import BytecodeCache, Environment, StrictUndefined, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.loaders import FunctionLoader
from jinja2.runtime import Context
from markupsafe import Markup, escape

from tcsite.content.file_names import left_by_program
from tcsite.content.schema import read_as
from tcsite.content.yaml.reader import decode, read
from tcsite.diagnostics import Diagnostic, Place, Severity
from tcsite.files import Files, NotRead
from tcsite.frozen import dataclass
from tcsite.model import Strict, Text
from tcsite.model.base import Word
from tcsite.site.direct import DirectCode, escaped
from tcsite.text.markdown import Converter, Prose, plain_html
from tcsite.text.spelling import nearest
from tcsite.text.words import MarkedWords


class ThemeFile(Strict):
    """``theme.yaml``."""

    name: Text | None = None
    description: Text | None = None
    extends: Word | None = None  # the theme it builds on


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """A template's text and the file it came from."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with all that it inherits."""

    name: str
    templates: Mapping[str, TemplateSource]  # "plan.html": the nearest; "default:plan.html": that theme's own
    assets: Files  # "style.css": the nearest
    problems: tuple[Diagnostic, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether pages can be made with it."""
        return not any(problem.severity == Severity.ERROR for problem in self.problems)


def chain(inputs: Files, name: str) -> Theme:
    """The theme of that name in `inputs`, with what it inherits and all that is wrong with it."""
    problems: list[Diagnostic] = []
    layers: list[str] = []
    wanted: str | None = name
    asked_by = "site.yaml"
    while wanted:
        if wanted in layers:
            loop = " extends ".join([*layers[layers.index(wanted) :], wanted])
            problems.append(_problem(f"the theme extends itself: {loop}", asked_by, "extends"))
            break
        if not _exists(inputs, wanted):
            problems.append(_unknown(inputs, wanted, asked_by))
            break
        layers.append(wanted)
        asked_by = f"themes/{wanted}/theme.yaml"
        wanted, found = _extends(inputs, asked_by)
        problems += found
    templates, assets, found = _gather(inputs, layers)
    return Theme(name, templates, assets, tuple(problems + found))


def _problem(message: str, file: str, key: str = "", hint: str = "", line: int = 0) -> Diagnostic:
    place = Place(file, (key,) if key else (), line=line)
    return Diagnostic("theme", Severity.ERROR, message, place, hint)


def _exists(inputs: Files, name: str) -> bool:
    return any(path.startswith(f"themes/{name}/") for path in inputs)


def _unknown(inputs: Files, name: str, asked_by: str) -> Diagnostic:
    known = sorted(
        {path.split("/")[1] for path in inputs if path.startswith("themes/") and path.count("/") > 1}
    )
    near = nearest(name, known)
    hint = f"did you mean  {near}" if near else f"the themes here: {', '.join(known) or 'none'}"
    key = "theme" if asked_by == "site.yaml" else "extends"
    return _problem(f'there is no theme "{name}"', asked_by, key, hint)


def _extends(inputs: Files, file: str) -> tuple[str | None, list[Diagnostic]]:
    """The theme that ``theme.yaml`` builds on."""
    if file not in inputs:
        return None, []
    data, faults = read(inputs[file])
    if faults:
        return None, [_problem(fault.message, file, hint=fault.hint, line=fault.line) for fault in faults]
    settings, misfits = read_as(ThemeFile, data)
    problems = [
        Diagnostic(
            "theme",
            Severity.ERROR,
            misfit.message,
            Place(file, misfit.pointer, on_key=misfit.on_key),
            misfit.hint,
        )
        for misfit in misfits
    ]
    return (settings.extends if settings else None), problems


def _gather(
    inputs: Files, layers: list[str]
) -> tuple[dict[str, TemplateSource], dict[str, bytes], list[Diagnostic]]:
    """Templates and assets of all layers, the nearest first."""
    templates: dict[str, TemplateSource] = {}
    assets: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    for layer in layers:
        folder = f"themes/{layer}/"
        replaced = tuple(f"{name}/" for name in assets if name.endswith(".css"))  # whole, by nearer layers
        for path in sorted(path for path in inputs if path.startswith(folder)):
            kind, _, name = path.removeprefix(folder).partition("/")
            content = inputs[path]
            if left_by_program(name):
                continue
            if isinstance(content, NotRead):
                problems.append(_problem(content.reason, path, hint=content.hint, line=1))
            elif kind == "assets" and name and not name.startswith(replaced):
                assets.setdefault(name, inputs[path])
            elif kind == "templates" and name:
                text, faults = decode(inputs[path])
                problems += [
                    _problem(fault.message, path, hint=fault.hint, line=fault.line) for fault in faults
                ]
                source = TemplateSource(path, text)
                templates.setdefault(name, source)
                templates[f"{layer}:{name}"] = source
    return templates, _joined(assets), problems


def _joined(assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The assets, with the parts of each style sheet made one: ``style.css/10-tokens.css`` and what follows it."""
    joined: dict[str, bytes] = {}
    for name in sorted(assets):  # a whole sheet comes before its parts
        sheet, inside, part = name.partition(".css/")
        whole = f"{sheet}.css" if inside and part.endswith(".css") else name
        joined[whole] = joined[whole] + b"\n" + assets[name] if whole in joined else assets[name]
    return {
        name: _COMMENT.sub(_kept, content) if name.endswith(".css") else content
        for name, content in joined.items()
    }


_COMMENT = re.compile(rb"""/\*(?!!).*?\*/\s*|(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""", re.DOTALL)
"""A comment of a style sheet, for who writes the theme: visitors need not load it. One with ``/*!`` is for them."""


def _kept(found: re.Match[bytes]) -> bytes:
    return found["kept"] or b"\n"


class ThemeEnvironment(Environment):
    """Jinja for one theme.

    Themes are trusted code, like tcsite itself: there is no sandbox. What they print is escaped, and a name that is
    not there is an error.
    """

    code_generator_class: type[CodeGenerator] = DirectCode
    escaped = staticmethod(escaped)

    def __init__(self, theme: Theme, compiled: BytecodeCache | None = None) -> None:
        converter = self.converter = Converter()

        @pass_context
        def finalized(context: Context, value: object) -> object:
            """What a template prints: Markdown becomes HTML here, and only here."""
            if isinstance(value, Prose):
                return converter.html(value, context["url"])
            if value.__class__ is MarkedWords:
                return Markup('<span lang="{}">{}</span>').format(value.language, str(value))
            return value

        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            finalize=finalized,
            loader=FunctionLoader(lambda name: _load(theme, name)),
            bytecode_cache=compiled,
        )
        self.theme = theme
        self.globals = {"range": self.globals["range"], "namespace": self.globals["namespace"]}
        del self.filters["random"]  # the same content gives the same bytes
        self._finalized = finalized

    def printed(self, context: Context, value: object) -> str:
        """What a template prints that is neither HTML nor plain words, as HTML."""
        if isinstance(value, Prose) and (made := plain_html(value)) is not None:
            return made
        found = self._finalized(context, value)
        return found if isinstance(found, Markup) else escape(found)


class ExactEnvironment(ThemeEnvironment):
    """The same with Jinja's own code: slower, and right about names that are not there."""

    code_generator_class = CodeGenerator


def _load(theme: Theme, name: str) -> tuple[str, str, None] | None:
    source = theme.templates.get(name)
    return (source.text, source.file, None) if source else None


_REFERENCE = re.compile(r"""\{%[-+]?\s*(?:extends|include|import|from)\s+(?:(["'])(?P<name>[^"'\n]+)\1)?""")
"""Where a template names another; without a name where it does so by a value."""


def closure(theme: Theme, template: str) -> frozenset[str]:
    """A template and all that it extends, includes or imports; every template, where one names another by a value.

    It is read with a glance, not parsed: what stands in a comment is taken for more than it is, which does no harm.
    """
    found: set[str] = set()
    waiting = [template]
    while waiting:
        name = waiting.pop()
        source = theme.templates.get(name)
        if name in found or source is None:
            continue
        found.add(name)
        others = [match["name"] for match in _REFERENCE.finditer(source.text)]
        if None in others:
            return frozenset(theme.templates)
        waiting += others
    return frozenset(found)
