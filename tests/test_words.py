"""All that the site says by itself stands in one catalogue a language, so that Welsh is one more file."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

import pytest
from jinja2 import Environment, TemplateRuntimeError, nodes
from markupsafe import Markup

from own_code import nodes_of, parsed
from tcsite.diagnostics import Severity
from tcsite.exports.tables import TABLES
from tcsite.language import LANGUAGES, Catalogue, catalogue, phrase, word, wording
from tcsite.published import CLAUSES as ON_THE_WEB
from tcsite.rules.rulebook import rulebook
from tcsite.site.render import speaker

ENGLISH = catalogue("en")
ROOT = Path(__file__).parent.parent
TEMPLATES = sorted((ROOT / "themes/default/templates").glob("*.html"))
SCRIPTS = sorted((ROOT / "themes/default/assets").glob("*.js"))
VIEWS = sorted((ROOT / "tcsite/site/views").glob("*.py"))
ROOMS = ("documents", "exports", "facts", "language", "site")
CODE = [path for room in ROOMS for path in sorted((ROOT / "tcsite" / room).rglob("*.py"))]
KEY = re.compile(r"[a-z_]+\.[a-z_]+")
FILE = re.compile(r".+\.(?:html|css|js|svg|png|json|xml|yaml|csv)")

IN_VIEWS = {
    "contract.py": "the reference for those who write themes is in English, like all documentation",
}
"""Views that hold sentences, and why."""

NAMES = {
    *("England", "Scotland", "Wales", "Northern Ireland"),  # as content names them: keys, not words of ours
    *(
        "CollegeOrUniversity",
        "Organization",
        "ContactPoint",
        "Report",
        "Dataset",
        "DataDownload",
    ),  # schema.org's
    *("BreadcrumbList", "ListItem", "WebSite", "SearchAction", "EntryPoint", "PropertyValue", "CSV", "JSON"),
    *("ROR", "UKPRN"),  # identifiers are called so in every language,
    "required name=search_term_string",  # schema.org's way to describe a search
}
"""Words in views that are nobody's language."""

KIND = re.compile(r"\{% block kind %\}.*?\{% endblock %\}")
"""The kind of a page is a class of its style sheet."""

LABELS = re.compile(
    r'\b(?:aria-label|title|placeholder|alt|data-(?:label|one|many|few|shown|failed|in))="([^"]*)"'
)
TAG = re.compile(r'<(?:[!/a-z\x00])(?:[^<>"]|"[^"]*")*>', re.IGNORECASE)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def forms(key: str) -> list[str]:
    text = ENGLISH.phrases[key]
    return [text] if isinstance(text, str) else list(text.values())


# What a template says


def literal(source: str) -> tuple[str, list[str]]:
    """A template without what it prints and decides, and the strings in that."""
    text, strings = "", []
    for _, kind, value in Environment(autoescape=True).lex(source):
        text += value if kind == "data" else "\x00" if kind in ("variable_begin", "block_begin") else ""
        if kind == "string":
            strings.append(value[1:-1])
    return text, strings


def said(source: str) -> list[str]:
    """Words that a template says without `say`: in its text, in labels, in strings."""
    text, strings = literal(KIND.sub("", source))
    pieces = [*re.split(r"[\x00\n]", TAG.sub("\n", text)), *LABELS.findall(text.replace("\x00", ""))]
    pieces += [one for one in strings if re.search(r"^[A-Z]|[A-Za-z] [A-Za-z]", one)]
    return [piece.strip() for piece in pieces if re.search(r"[A-Za-z]", piece)]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Not stated</p>", ["Not stated"]),
        ('<p>{{ say("shared.not_stated") }}</p>', []),
        ("<p>{{ one }} of them</p>", ["of them"]),
        ('<nav aria-label="Main"></nav>', ["Main"]),
        ('<nav aria-label="{{ say("base.menu") }}" class="menu"></nav>', []),
        ('<p>{{ one or "Not stated" }}</p>', ["Not stated"]),
        ('{% for id, words in [("pictures", "In pictures")] %}{% endfor %}', ["In pictures"]),
        ('<{{ heading }} id="{{ of.anchor }}" class="a b">{{ x }}</{{ heading }}>', []),
        ("{# A comment. #}", []),
    ],
)
def test_words_in_a_template_are_found(source: str, words: list[str]) -> None:
    assert said(source) == words


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_say_nothing_by_themselves(template: Path) -> None:
    assert said(template.read_text(encoding="utf-8")) == []


# What a script says

SCRIPT_TEXT = re.compile(
    r"""//[^\n]*|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`|(?<=[(,=:!&|?{};\n])\s*/(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/"""
)
"""A comment, a string, a string with values in it, or a pattern of JavaScript: so that none is taken for another."""

SCRIPT_KEY = re.compile(r"[a-z_]+\.(?:[a-z_]+|\$\{\w+\}|[a-z_]+\$\{\w+\})")
LISTED = re.compile(r"\([^()]*\)\.split\(")
"""Words that are listed in a string: what searches leave out, and no text."""


def strings_of(script: str) -> list[str]:
    """The strings of a script."""
    pieces = (found[1] or found[2] or "" for found in SCRIPT_TEXT.finditer(LISTED.sub("", script)))
    return [one for one in pieces if one]


def said_by_script(script: str) -> list[str]:
    """Words that a script says by itself: a heading, or three words in a row, beside the values in it."""
    bare = ((one, re.sub(r"\$\{[^}]*\}", "\x00", one)) for one in strings_of(script))
    return [
        one
        for one, text in bare
        if re.search(r"^\W*[A-Z][a-z]|(?:[A-Za-z]{2,}[,;:]?|\x00) [a-z]{2,} [a-z]{2,}", text)
    ]


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ('said.textContent = "Show more";', ["Show more"]),
        (
            "said.textContent = `${n} results for “${query}” are here`;",
            ["${n} results for “${query}” are here"],
        ),
        ('x = n ? "None" : `Nothing for ${n}`;', ["None", "Nothing for ${n}"]),
        ('// A "Quoted word" in a comment.\nx = "thead tr";', []),
        ('find.say("find.more");', []),
        ('STOP = new Set(("a an and are as" + " at be by").split(" "));', []),
        ('x = text.replace(/["`]Some words in a pattern/g, "ph");', []),
    ],
)
def test_words_in_a_script_are_found(script: str, words: list[str]) -> None:
    assert said_by_script(script) == words


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_say_nothing_by_themselves(script: Path) -> None:
    assert said_by_script(script.read_text(encoding="utf-8")) == []


def asked_by_scripts() -> set[str]:
    """The keys that scripts ask for; of one with a value in it, all that begin like it."""
    keys = {
        one
        for path in SCRIPTS
        for one in strings_of(path.read_text(encoding="utf-8"))
        if SCRIPT_KEY.fullmatch(one) and not FILE.fullmatch(one) and one != "form.filters"
    }
    return {
        key
        for one in keys
        for key in ({*ENGLISH.phrases} if "$" in one else {one})
        if key.startswith(one.partition("$")[0])
    }


def test_scripts_are_given_what_they_say() -> None:
    """Each key that a script asks for is there, and stands in a place that a template gives to scripts."""
    given = {
        place.value
        for path in TEMPLATES
        for call in Environment(autoescape=True).parse(path.read_text(encoding="utf-8")).find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "phrases"
        for place in call.args
        if isinstance(place, nodes.Const)
    }
    assert given
    asked = asked_by_scripts()
    assert sorted(asked - set(ENGLISH.phrases)) == []
    assert {key for key in ENGLISH.phrases if key.partition(".")[0] in given} == asked


# What a view says


def sentences(tree: ast.AST) -> list[str]:
    """Strings with a space between words, or that begin like a heading; docstrings and comments are none."""
    apart = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart
        if re.search(r"^[A-Z][A-Za-z]+|(?:^|[A-Za-z,;:]) [a-z]{2,}\b(?!=)", node.value)
        and "<" not in node.value
    ]


@pytest.mark.parametrize("code", ['Link("Home", HOME)', 'x = f"No action states {y}."', 'x = f"{y} and {z}"'])
def test_sentences_in_a_view_are_found(code: str) -> None:
    assert sentences(ast.parse(code))


@pytest.mark.parametrize("view", VIEWS, ids=lambda path: path.name)
def test_views_hold_no_sentences(view: Path) -> None:
    found = [one for one in sentences(parsed(view)) if one not in NAMES]
    assert found == [] or view.name in IN_VIEWS


# The catalogue


def calls_in_code() -> Iterator[tuple[str, ast.Call]]:
    for path in CODE:
        for node in nodes_of(path):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if name in ("say", "phrase") and node.args:
                    yield path.name, node


def calls_in_templates() -> Iterator[tuple[str, nodes.Call]]:
    for path in TEMPLATES:
        tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "say":
                yield path.name, call


def test_every_key_that_is_asked_for_is_there() -> None:
    asked = {
        (name, one.value)
        for name, call in calls_in_code()
        for one in ast.walk(call.args[0])
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and KEY.fullmatch(one.value)
    }
    asked |= {
        (path.name, one)
        for path in TEMPLATES
        for one in literal(path.read_text(encoding="utf-8"))[1]
        if KEY.fullmatch(one) and not FILE.fullmatch(one)
    }
    assert sorted((name, key) for name, key in asked if key not in ENGLISH.phrases) == []
    assert len(asked) > 300


def test_every_key_that_is_there_is_asked_for() -> None:
    named = {
        node.value
        for path in CODE
        for node in nodes_of(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for path in TEMPLATES:
        named.update(literal(path.read_text(encoding="utf-8"))[1])
    named |= asked_by_scripts()
    assert sorted(set(ENGLISH.phrases) - named) == []


def test_what_a_phrase_needs_is_given() -> None:
    given = [
        (name, str(call.args[0].value), {str(keyword.arg) for keyword in call.keywords})
        for name, call in calls_in_code()
        if isinstance(call.args[0], ast.Constant)
    ]
    given += [
        (name, call.args[0].value, {keyword.key for keyword in call.kwargs})
        for name, call in calls_in_templates()
        if isinstance(call.args[0], nodes.Const)
    ]
    wrong = [
        (name, key, sorted(names))
        for name, key, names in given
        if not all(fields(form) <= names for form in forms(key))
        or names - set().union(*map(fields, forms(key))) - {"count"}
    ]
    assert wrong == []


@pytest.mark.parametrize("key", ENGLISH.phrases)
def test_a_phrase_holds_no_html_and_all_its_forms_say_the_same(key: str) -> None:
    assert KEY.fullmatch(key)
    assert not any(set('<>&"') & set(form) for form in forms(key))
    assert len({frozenset(fields(form) - {"count"}) for form in forms(key)}) == 1


def test_every_kind_of_words_that_is_asked_for_is_there() -> None:
    asked = {
        node.args[0].value
        for path in CODE
        for node in nodes_of(path)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "word"
        if isinstance(node.args[0], ast.Constant)
    }
    assert asked - set(ENGLISH.words) == {"method"}  # how technicians were asked: authors choose the word
    assert len(asked) > 10


def test_a_phrase_in_words() -> None:
    assert phrase("shared.due_by", "en", date="June 2025") == "Due by June 2025"
    assert [phrase("count.actions", "en", count=number) for number in (0, 1, 1204)] == [
        "0 actions",
        "1 action",
        "1,204 actions",
    ]
    with pytest.raises(KeyError):
        phrase("no.such", "en")


def test_a_template_escapes_what_it_fills_in_and_no_more() -> None:
    say = speaker(ENGLISH)
    assert say("shared.due_by", date="<b>") == "Due by &lt;b&gt;"
    assert say("shared.due_by", date=Markup("<b>June</b>")) == "Due by <b>June</b>"
    with pytest.raises(TemplateRuntimeError, match=r'no phrase "no\.such"'):
        say("no.such")


def test_another_language_is_another_catalogue() -> None:
    """A made-up language, in which every phrase is in brackets and has a form for two: Welsh has six forms."""
    other = Catalogue(
        words=ENGLISH.words,
        phrases={
            key: f"[{text}]" if isinstance(text, str) else {"two": f"[{text['other']}]", "other": "?"}
            for key, text in ENGLISH.phrases.items()
        },
        plurals={"2": "two"},
    )
    say, english = speaker(other), speaker(ENGLISH)
    for key in ENGLISH.phrases:
        values: dict[str, object] = {"count": 2}
        values |= {name: 7 for form in forms(key) for name in fields(form) if name != "count"}
        assert say(key, **values) == f"[{english(key, **values)}]"
        assert wording(other, key, values) == f"[{wording(ENGLISH, key, values)}]"


def test_every_file_of_a_language_is_spoken() -> None:
    assert {file.stem for file in (ROOT / "tcsite/language/data").glob("*.yaml")} == {*LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_all_that_english_says(language: str) -> None:
    spoken = catalogue(language)
    file = f"tcsite/language/data/{language}.yaml"
    missing = sorted(keys_of(ENGLISH) - keys_of(spoken))
    assert missing == [], f"{file} has to say these, too: {', '.join(missing)}"
    more = sorted(keys_of(spoken) - keys_of(ENGLISH))
    assert more == [], f"{file} says what English does not: {', '.join(more)}"
    wanted = {*spoken.plurals.values(), "other"}
    wrong = [
        f"{key} needs the forms {', '.join(sorted(wanted))}"
        if isinstance(ENGLISH.phrases[key], Mapping)
        else f"{key} is one text"
        for key, text in spoken.phrases.items()
        if (isinstance(text, str) != isinstance(ENGLISH.phrases[key], str))
        or (not isinstance(text, str) and set(text) != wanted)
    ]
    assert wrong == [], file


def keys_of(spoken: Catalogue) -> set[str]:
    return {
        *spoken.phrases,
        *(f"words.{kind}.{key}" for kind, words in spoken.words.items() for key in words),
    }


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_what_data_files_and_the_rulebook_say_of_themselves_is_said_in_each_language(language: str) -> None:
    said = {text for table in TABLES for text in (table.about, *(column.about for column in table.columns))}
    said |= {chapter.title for chapter in rulebook()} | {str(severity) for severity in Severity}
    described = catalogue(language).described
    assert sorted(said - described.keys()) == []
    assert sorted(described.keys() - said) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_phrase_fills_in_what_english_fills_in(language: str) -> None:
    spoken = catalogue(language)
    assert [
        (key, form)
        for key, text in spoken.phrases.items()
        for form in ([text] if isinstance(text, str) else text.values())
        if fields(form) != {name for english in forms(key) for name in fields(english)}
    ] == []


@pytest.mark.parametrize(("clause", "name"), ON_THE_WEB.items())
def test_pages_and_commands_name_a_clause_alike(clause: str, name: str) -> None:
    assert word("clause", f"published:{clause}", "en") == name
