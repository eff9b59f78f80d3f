"""Themes: inheritance, faults that name their place, and the contract with the views."""

import dataclasses
import re
from functools import partial
from operator import attrgetter
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes

from everything import SITE, TODAY
from maker import make
from tcsite.diagnostics import Diagnostic, Severity
from tcsite.edges import disk
from tcsite.files import Files
from tcsite.model.addresses import RESERVED
from tcsite.model.page import Page, PageSource
from tcsite.site.render import Rendered, Renderer
from tcsite.site.theme import ExactEnvironment, Theme, ThemeEnvironment, chain
from tcsite.site.views.contract import FUNCTIONS, VIEWS, theme_reference
from tcsite.text.colour import PAPER, SURFACE, contrast
from tcsite.text.markdown import Paragraphs, Prose

ROOT = Path(__file__).parent.parent.parent


@dataclasses.dataclass(frozen=True)
class SiteStub:
    base_url: str = "https://www.example.ac.uk/technicians/"
    language: str = "en"
    below: str = ""


PROSE = Prose("*a* [b](/about/)")


@dataclasses.dataclass(frozen=True)
class View:
    words: str = "<b>"
    prose: Prose = PROSE
    site: SiteStub = SiteStub()


def files(**templates: str) -> Files:
    """Files by path: ``a__plan`` is the template plan.html of the theme a, ``a__yaml`` its theme.yaml."""
    found = {}
    for name, text in templates.items():
        theme, _, part = name.partition("__")
        path = "theme.yaml" if part == "yaml" else f"templates/{part}.html"
        found[f"themes/{theme}/{path}"] = text.encode()
    return found


def rendered(inputs: Files, theme: str = "a", url: str = "/x/") -> Rendered:
    source = PageSource(url, "page.html", "content/x.yaml", View)
    return Renderer(ThemeEnvironment(chain(inputs, theme))).render(source)


def shown(inputs: Files, theme: str = "a", url: str = "/x/") -> str:
    result = rendered(inputs, theme, url)
    assert result.problem is None
    return result.html.decode()


def fault_of(inputs: Files) -> Diagnostic:
    """The theme's fault; then there is no page."""
    result = rendered(inputs)
    assert result.problem
    assert (result.html, result.theme_fault) == (b"", True)
    return result.problem


def problems(theme: Theme) -> list[str]:
    return [f"{problem.place.file}: {problem.message}" for problem in theme.problems]


def test_the_nearest_template_wins() -> None:
    inputs = files(a__yaml="extends: b", b__page="b {% include 'x.html' %}", b__x="bx", a__x="ax")
    assert shown(inputs) == "b ax"


def test_a_template_can_add_to_the_one_it_hides() -> None:
    inputs = files(
        a__yaml="extends: b",
        a__page='{% extends "b:page.html" %}{% block x %}{{ super() }}, more{% endblock %}',
        b__page="{% block x %}first{% endblock %}",
    )
    assert shown(inputs) == "first, more"


def test_assets_are_inherited_one_by_one() -> None:
    inputs = {
        "themes/a/theme.yaml": b"extends: b",
        "themes/a/assets/style.css": b"a",
        "themes/b/assets/style.css": b"b",
        "themes/b/assets/icons/x.svg": b"x",
    }
    assert chain(inputs, "a").assets == {"style.css": b"a", "icons/x.svg": b"x"}


PARTS = {
    "themes/b/assets/style.css/10-tokens.css": b"b1",
    "themes/b/assets/style.css/20-type.css": b"b2",
}


@pytest.mark.parametrize(
    ("sheet", "published"),
    [
        (b"/* why */\na { b: c }\n", b"\na { b: c }\n"),
        (b"a { b: c }  /* why\n   and how */\n\nd { e: f }", b"a { b: c }  \nd { e: f }"),
        (b"a { margin: 0/**/auto }", b"a { margin: 0\nauto }"),
        (b"/*! licence */ a { b: c }", b"/*! licence */ a { b: c }"),
        (b'a::after { content: "/* said */" } /* why */', b'a::after { content: "/* said */" } \n'),
        (b"a::after { content: '\\'/*' } b { c: d } /* */", b"a::after { content: '\\'/*' } b { c: d } \n"),
        (b"a { b: c } /* never ends", b"a { b: c } /* never ends"),
    ],
)
def test_visitors_get_no_comments_of_style_sheets(sheet: bytes, published: bytes) -> None:
    inputs = {
        "themes/a/theme.yaml": b"",
        "themes/a/assets/own.css": sheet,
        "themes/a/assets/own.js": b"/* why */",
    }
    assert chain(inputs, "a").assets == {"own.css": published, "own.js": b"/* why */"}


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, b"b1\nb2"),
        ({"style.css/20-type.css": b"a2"}, b"b1\na2"),
        ({"style.css/90-own.css": b"a9", "style.css/15-own.css": b"a1"}, b"b1\na1\nb2\na9"),
        ({"style.css": b"a"}, b"a"),
    ],
)
def test_a_folder_named_like_a_style_sheet_is_joined_to_one(own: Files, expected: bytes) -> None:
    mine = {f"themes/a/assets/{name}": content for name, content in own.items()}
    inputs = {"themes/a/theme.yaml": b"extends: b", **PARTS, **mine}
    assert chain(inputs, "a").assets == {"style.css": expected}


def test_parts_are_added_to_a_sheet_that_is_whole() -> None:
    inputs = {
        "themes/a/theme.yaml": b"extends: b",
        "themes/a/assets/style.css/10-own.css": b"a",
        "themes/b/assets/style.css": b"b",
    }
    assert chain(inputs, "a").assets == {"style.css": b"b\na"}


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        (files(defaults__page="x"), 'site.yaml: there is no theme "default"'),
        (files(default__yaml="extends: basic"), 'themes/default/theme.yaml: there is no theme "basic"'),
        (
            files(default__yaml="extends: b", b__yaml="extends: default"),
            "themes/b/theme.yaml: the theme extends itself: default extends b extends default",
        ),
        (files(default__yaml="extend: b"), 'themes/default/theme.yaml: unknown key "extend"'),
        ({"themes/default/templates/page.html": b"\xff"}, "themes/default/templates/page.html: "),
    ],
)
def test_what_is_wrong_with_a_theme_is_reported(inputs: Files, expected: str) -> None:
    theme = chain(inputs, "default")
    assert not theme.sound
    assert [problem for problem in problems(theme) if problem.startswith(expected)], problems(theme)


def test_an_unknown_theme_is_told_its_nearest_neighbour() -> None:
    (problem,) = chain(files(defaults__page="x"), "default").problems
    assert problem.hint == "did you mean  defaults"


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("a\n{{ wrods }}", 2, "'wrods' is undefined"),
        ("a\nb\n{{ site.titel }}", 3, "has no attribute 'titel'"),
        ("a\n{% if %}", 2, "Expected an expression"),
        ("a\n\n{% include 'none.html' %}", 3, 'there is no template "none.html"'),
        ("{{ asset('none.css') }}", 1, "the theme has no assets/none.css"),
        ("a\n{{ 1 / 0 }}", 2, "ZeroDivisionError: division by zero"),
        ("a\n{{ words + 1 }}", 2, "TypeError"),
    ],
)
def test_a_fault_names_the_template_and_its_line(template: str, line: int, message: str) -> None:
    fault = fault_of(files(a__page=template))
    assert (fault.rule, fault.severity) == ("template", Severity.ERROR)
    assert (fault.place.file, fault.place.line) == ("themes/a/templates/page.html", line)
    assert message in fault.message


def test_a_fault_in_a_parent_is_placed_there() -> None:
    inputs = files(
        a__yaml="extends: b",
        a__page='{% extends "b:page.html" %}',
        b__page="x\n{% block y %}\n{{ no }}{% endblock %}",
    )
    fault = fault_of(inputs)
    assert (fault.place.file, fault.place.line) == ("themes/b/templates/page.html", 3)


def test_a_missing_template_is_reported_on_the_theme() -> None:
    fault = fault_of(files(a__other="x"))
    assert fault.message == 'there is no template "page.html"'


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ words }}", "&lt;b&gt;"),
        ("{{ prose }}", '<em>a</em> <a href="../about/">b</a>'),
        ("{{ url('/about/') }}", "../about/"),
        ("{{ url('https://example.org/') }}", "https://example.org/"),
        ("{{ asset('x.css') }}", "../assets/x.css"),
        ("{{ prose or 'none' }}", '<em>a</em> <a href="../about/">b</a>'),
    ],
)
def test_what_a_template_prints(template: str, expected: str) -> None:
    assert shown({**files(a__page=template), "themes/a/assets/x.css": b""}) == expected


def test_the_page_for_lost_readers_has_links_from_the_root() -> None:
    assert shown(files(a__page="{{ url('/about/') }} {{ prose }}"), url="/404.html") == (
        '/technicians/about/ <em>a</em> <a href="/technicians/about/">b</a>'
    )


@pytest.mark.parametrize("template", ["{{ lipsum() }}", "{{ [1, 2] | random }}"])
def test_a_template_has_nothing_that_is_different_twice(template: str) -> None:
    assert fault_of(files(a__page=template)).rule == "template"


# The contract

THEMES = ("default", "example-university", "example-directory")


def variables(environment: Environment, template: str) -> frozenset[str]:
    """The variables that a template uses, with those of all templates that it extends, includes or imports."""
    used: set[str] = set()
    waiting, seen = [template], set()
    while waiting:
        name = waiting.pop()
        if name in seen or environment.loader is None:
            continue
        seen.add(name)
        tree = environment.parse(environment.loader.get_source(environment, name)[0])
        modules = {node.target for node in tree.find_all(nodes.Import)}
        used |= meta.find_undeclared_variables(tree) - modules
        waiting += [other for other in meta.find_referenced_templates(tree) if other]
    return frozenset(used)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("template", VIEWS)
def test_templates_use_only_what_their_view_has(theme: str, template: str) -> None:
    used = variables(ThemeEnvironment(chain(disk.read(ROOT).files, theme)), template)
    fields = {field.name for field in dataclasses.fields(VIEWS[template])}
    assert used <= fields | FUNCTIONS


@pytest.mark.parametrize("template", VIEWS)
def test_the_default_theme_shows_every_field(template: str) -> None:
    used = variables(ThemeEnvironment(chain(disk.read(ROOT).files, "default")), template)
    fields = {field.name for field in dataclasses.fields(VIEWS[template])}
    assert fields - used == set()


_WORDS = "{% macro m(of) %}{{ of }}{% endmacro %}"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ {'a': 1}.a }} {{ {'class': 2}.class }}", "1 2"),
        ("{% if site.nothing is defined %}there{% else %}not there{% endif %}", "not there"),
        ("{{ site.nothing | default('none') }}", "none"),
        (_WORDS + "{{ m(words) }}", "&lt;b&gt;"),
        (_WORDS + "{% autoescape false %}{{ words }} {{ m(words) }}{% endautoescape %}", "<b> &lt;b&gt;"),
        ("{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ words }}{% endcall %}", "&lt;b&gt;"),
        ("{% macro m(a, b) %}{{ a }}{{ b }}{% endmacro %}{{ m(*[1], **{'b': 2}) }}", "12"),
        ("{% block x %}{{ words }}{% endblock %} {{ self.x() }}", "&lt;b&gt; &lt;b&gt;"),
        ("{{ none }} {{ 1.5 }} {{ [words] }}", "None 1.5 [&#39;&lt;b&gt;&#39;]"),
    ],
)
def test_the_code_of_templates_does_what_jinja_says(template: str, expected: str) -> None:
    inputs = files(a__page=template)
    assert shown(inputs) == expected
    source = PageSource("/x/", "page.html", "content/x.yaml", View)
    assert Renderer(ExactEnvironment(chain(inputs, "a"))).render(source).html.decode() == expected


def test_the_code_of_templates_makes_what_that_of_jinja_makes(pages: list[Page]) -> None:
    theme = chain(disk.read(ROOT).files, "default")
    direct, exact = Renderer(ThemeEnvironment(theme)), Renderer(ExactEnvironment(theme))
    for page in pages:
        source = PageSource(page.url, page.template, "content/x.yaml", partial(attrgetter("view"), page))
        assert direct.render(source).html == exact.render(source).html


def test_pages_ask_for_the_templates_of_the_contract(pages: list[Page]) -> None:
    asked = {(page.template, type(page.view)) for page in pages}
    assert asked == set(VIEWS.items()) - {("register.html", VIEWS["register.html"])}


def test_every_template_of_the_default_theme_is_in_the_contract() -> None:
    partial = {"base.html", "parts.html", "action.html", "picture.html"}
    templates = {name for name in chain(disk.read(ROOT).files, "default").templates if ":" not in name}
    assert templates == set(VIEWS) | partial


def test_ids_of_the_plan_page_are_reserved() -> None:
    templates = chain(disk.read(ROOT).files, "default").templates
    for name in ("base.html", "plan.html", "action.html"):
        fixed = re.findall(r'\bid="([a-z][a-z-]*)"', templates[name].text)
        listed = re.findall(r'^  \("([a-z]+)", "', templates[name].text, re.MULTILINE)
        assert {*fixed, *listed} <= RESERVED, name


def test_paragraphs_are_never_printed_within_a_paragraph(html: dict[str, str]) -> None:
    for url, text in html.items():
        assert not re.search(r"<p[^>]*>\s*<(?:p|div|ul|ol|table|h\d)\b", text), url


def test_prose_and_paragraphs_say_their_words() -> None:
    assert str(Prose("*a* [b](/c/)")) == str(Paragraphs("*a* [b](/c/)")) == "a b"


# The colours of the default theme

PARTS_OF_PAGES = re.compile(r"(?<=\n)\.[^{}]*\{[^{}]*\}")
TOKENS = re.compile(r"--(paper|surface|ink|quiet|accent|red|amber|green): (#[0-9a-f]{6})")


@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read_in_every_colour_on_every_ground(theme: str) -> None:
    assets = chain(disk.read(ROOT).files, theme).assets
    sheets = [assets["style.css"].decode(), assets.get(f"{theme}.css", b"").decode()]
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for sheet in sheets:
        first, _, second = PARTS_OF_PAGES.sub("", sheet).partition("prefers-color-scheme: dark")
        light |= dict(TOKENS.findall(first))
        dark |= dict(TOKENS.findall(second))
    parts = [dict(TOKENS.findall(part)) for sheet in sheets for part in PARTS_OF_PAGES.findall(sheet)]
    own = [{**light, **part} for part in parts if "paper" in part]
    for part in own:
        part.update(red=part["ink"], amber=part["ink"], green=part["ink"])  # no statuses stand in the header
    for scheme in (light, {**light, **dark}, *own):
        for ground in ("paper", "surface"):
            for ink in ("ink", "quiet", "accent", "red", "amber", "green"):
                assert contrast(scheme[ink], scheme[ground]) >= 4.5, (theme, ink, ground)


def test_the_accent_is_measured_against_the_default_papers() -> None:
    css = chain(disk.read(ROOT).files, "default").assets["style.css"].decode()
    first, _, second = css.partition("prefers-color-scheme: dark")
    assert dict(TOKENS.findall(first))["surface"] == SURFACE["light"]
    assert dict(TOKENS.findall(second))["surface"] == SURFACE["dark"]
    assert dict(TOKENS.findall(first))["paper"] == PAPER["light"]
    assert dict(TOKENS.findall(second))["paper"] == PAPER["dark"]


def test_the_reference_for_theme_authors_is_up_to_date() -> None:
    there = (ROOT / "docs" / "theme-reference.md").read_text(encoding="utf-8")
    assert there == theme_reference(), "docs/theme-reference.md is out of date: run `make docs`"


def test_the_theme_of_a_directory_is_one_style_sheet(inputs: dict[str, bytes]) -> None:
    own = {path: content for path, content in disk.read(ROOT).files.items() if path.startswith("themes/")}
    result = make({**inputs, **own, "site.yaml": f"{SITE}theme: example-directory\n".encode()}, today=TODAY)
    assert [problem for problem in result.problems if problem.rule in ("template", "theme")] == []
    pages = [html for path, html in result.files.items() if re.search(r"(?<!card)\.html$", path)]
    assert all(b'/example-directory.css"' in html for html in pages)


def test_the_second_theme_adds_its_own_to_every_page(inputs: dict[str, bytes]) -> None:
    own = {path: content for path, content in disk.read(ROOT).files.items() if path.startswith("themes/")}
    result = make({**inputs, **own, "site.yaml": f"{SITE}theme: example-university\n".encode()}, today=TODAY)
    assert [problem for problem in result.problems if problem.rule in ("template", "theme")] == []
    pages = {path: html for path, html in result.files.items() if re.search(r"(?<!card)\.html$", path)}
    assert all(b'/example-university.css"' in html for html in pages.values())
    assert all(b'/logo.svg"' in html for html in pages.values())
    institution = pages["institutions/university-of-example/index.html"].decode()
    assert institution.index("Join the network") < institution.index("About this page")
