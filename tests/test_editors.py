"""What is written for editors is whole and true, and what editors write again says the same."""

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from maker import make
from running import put_own, tcsite
from samples import FOLDER, ROOT, put
from tcsite.content.attachments import PUBLISHABLE
from tcsite.content.load import load
from tcsite.content.reference.editors import FOR, editor_files
from tcsite.content.reference.fields import LEFT_OUT, Field, fields_of
from tcsite.content.reference.keys import keys_of, models_in, models_of
from tcsite.content.reference.kinds import KINDS, FileKind
from tcsite.content.reference.layout import Home
from tcsite.content.reference.schemas import json_schemas
from tcsite.content.reference.settings import modeline, vscode
from tcsite.edges import disk
from tcsite.model import Site

HOMES = (Home("university-of-example", "University of Example", ("2024-2027",)), Home("other", "Other"))
MADE = editor_files(HOMES)
PAGES: dict[str, Any] = yaml.safe_load(MADE[".pages.yml"])
DECAP: dict[str, Any] = yaml.safe_load(MADE["admin/config.yml"])
TODAY = date(2026, 11, 22)


@pytest.fixture
def site(small: dict[str, bytes], tmp_path: Path) -> Path:
    return put_own(small, tmp_path / "site")


# Every key is in the forms, or left out knowingly


def paths_of(fields: tuple[Field, ...], before: str = "") -> Iterator[str]:
    for field in fields:
        yield before + field.name
        yield from paths_of(field.fields, f"{before}{field.name}.")


def asked_of(kind: FileKind) -> Iterator[str]:
    def within(model: Any, before: str, seen: tuple[Any, ...]) -> Iterator[str]:
        for key in keys_of(model):
            yield before + key.name
            for inner in models_of(key.field.annotation):
                if inner not in seen:
                    named = [f"R{number}." for number in range(1, 17)] if key.name == "talent" else [""]
                    for name in named:
                        if name:
                            yield f"{before}{key.name}.{name[:-1]}"
                        yield from within(inner, f"{before}{key.name}.{name}", (*seen, inner))

    yield from within(kind.model, "", ())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_key_is_in_the_form_or_is_left_out_knowingly(kind: FileKind) -> None:
    left = [f"{key}" for owner, key in LEFT_OUT if owner == kind.id]
    asked = {path for path in asked_of(kind) if path.partition(".")[0] not in left}
    assert set(paths_of(fields_of(kind))) == asked
    assert set(left) <= {key.name for key in keys_of(kind.model)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_every_property_of_the_schema_has_a_description_and_an_example_or_a_choice(kind: FileKind) -> None:
    schema = json.loads(json_schemas()[f"{kind.id}.json"])
    names = {model.__name__ for model in models_in(kind.model)}
    owners = [schema, *(one for name, one in schema["definitions"].items() if name in names)]
    lacking = []
    for owner in owners:
        for name, asked in owner["properties"].items():
            shape = (asked.get("anyOf") or asked["allOf"])[0]
            told = asked.get("examples") or "enum" in shape or shape.get("type") in ("array", "object")
            reference = shape.get("$ref", "").rpartition("/")[2]
            told = told or reference in (*names, "stage", "yes-or-no")
            if not (asked.get("description") and told):
                lacking.append(name)
    assert lacking == []


# Visual Studio Code, and every editor with the same language server


def test_the_schemas_are_found_in_the_sites_own_folder(site: Path) -> None:
    done = tcsite("editors", "--modelines", cwd=site)
    assert done.returncode == 0, done.stderr
    settings = json.loads((site / ".vscode/settings.json").read_text())
    patterns = settings["yaml.schemas"]
    assert all((site / schema).is_file() for schema in patterns)
    for path in ("site.yaml", f"{FOLDER}institution.yaml", f"{FOLDER}plans/2024-2027.yaml"):
        first = (site / path).read_text().splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found
        schema = ((site / path).parent / found[1]).resolve()
        assert schema.is_file()
        (named,) = [one for one, pattern in patterns.items() if Path(path).match(pattern)]
        assert (site / named).resolve() == schema, "the first line and the settings name the same"
    assert tcsite("check", "--as-of", "2026-11-22", cwd=site).returncode == 0
    before = {
        path: path.read_bytes() for path in site.rglob("*") if path.is_file() and ".cache" not in path.parts
    }
    again = tcsite("editors", "--modelines", cwd=site)
    assert again.returncode == 0
    assert "already" in again.stdout, "twice is as good as once"
    assert {path: path.read_bytes() for path in before} == before


def test_where_all_is_there_already_that_is_said(site: Path) -> None:
    assert "already" not in tcsite("editors", cwd=site).stdout
    assert tcsite("editors", cwd=site).stdout == "all files that the editor needs exist already\n"


def test_what_others_wrote_is_not_touched(site: Path) -> None:
    put({".vscode/settings.json": b"{}", ".tcsite/schemas/plan.json": b"{}"}, site)
    done = tcsite("editors", cwd=site)
    assert done.returncode == 1
    assert ".vscode/settings.json already exists and was not changed: --force replaces it" in done.stderr
    assert (site / ".vscode/settings.json").read_text() == "{}"
    assert len((site / ".tcsite/schemas/plan.json").read_text()) > 1000, (
        "the schemas are tcsite's own, and renewed"
    )
    assert tcsite("editors", "--force", cwd=site).returncode == 0
    assert "yaml.schemas" in (site / ".vscode/settings.json").read_text()


def test_the_example_project_is_wired_to_the_schemas_in_docs() -> None:
    assert (ROOT / ".vscode/settings.json").read_text() == vscode("docs/schemas")
    files = [path for path in disk.read(ROOT).files if modeline(path)]
    assert len(files) >= 13
    for path in files:
        assert (ROOT / path).read_text().startswith(modeline(path, "docs/schemas")), path


@pytest.mark.parametrize("path", ["content/institutions/x/notes.yaml", "content/pages/about.md", "README.md"])
def test_a_file_without_a_schema_gets_no_line(path: str) -> None:
    assert modeline(path) == ""


# Pages CMS: the constraints of its own schema, as lib/config-schema.ts of its repository states them

FIELD_KEYS = {
    "name",
    "label",
    "description",
    "type",
    "component",
    "list",
    "required",
    "pattern",
    "options",
    "fields",
}
PAGES_TYPES = {"string", "text", "number", "boolean", "select", "object", "code"}
NAME = re.compile(r"[a-zA-Z0-9-_]+")
RELATIVE = re.compile(r"[^/].*[^/]")


def pages_fields(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from pages_fields(field.get("fields", []))


def test_the_file_of_pages_cms_is_what_pages_cms_reads() -> None:
    assert set(PAGES) <= {"media", "content", "components", "settings"}
    leaves = [item for group in PAGES["content"] for item in group.get("items", [group])]
    assert len({leaf["name"] for leaf in leaves}) == len(leaves) == 2 * 5 + 4
    for leaf in leaves:
        assert NAME.fullmatch(leaf["name"])
        assert leaf["type"] in ("collection", "file")
        assert RELATIVE.fullmatch(leaf["path"])
        assert leaf["format"] in ("yaml", "yaml-frontmatter")
        assert [field for field in leaf["fields"] if field["name"] == "body"] != [] or leaf[
            "format"
        ] == "yaml"
    fields = [*pages_fields([field for leaf in leaves for field in leaf["fields"]])]
    for name, component in PAGES["components"].items():
        assert NAME.fullmatch(name)
        assert "name" not in component
        fields += pages_fields([{"name": name, **component}])
    for field in fields:
        assert set(field) <= FIELD_KEYS
        assert NAME.fullmatch(field["name"])
        assert ("type" in field) != ("component" in field)
        assert field.get("type", "string") in PAGES_TYPES
        assert field.get("component", "plan-actions") in PAGES["components"]
        assert (field.get("type") == "object") == ("fields" in field)
        assert (field.get("type") == "select") <= ("values" in field.get("options", {}))
        assert set(field.get("pattern", {})) <= {"regex", "message"}
        assert isinstance(field.get("list", True), bool) or set(field["list"]) <= {
            "min",
            "max",
            "collapsible",
        }


def test_a_form_keeps_what_it_does_not_show() -> None:
    assert PAGES["settings"]["content"]["merge"] is True


# Decap CMS: the constraints of its own schema, as constants/configSchema.js of decap-cms-core states them

WIDGETS = {"string", "text", "number", "boolean", "select", "object", "list", "relation"}


def decap_fields(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    assert len({field["name"] for field in fields}) == len(fields) >= 1
    for field in fields:
        yield field
        if inner := [field["field"]] if "field" in field else field.get("fields"):
            yield from decap_fields(inner)


def test_the_file_of_decap_cms_is_what_decap_cms_reads() -> None:
    assert DECAP["backend"]["name"] == "github"
    assert DECAP["media_folder"]
    collections = DECAP["collections"]
    names = [collection["name"] for collection in collections]
    assert len(set(names)) == len(names) == 2 * 4 + 3
    fields: list[dict[str, Any]] = []
    for collection in collections:
        assert ("files" in collection) != ("folder" in collection)
        for form in collection.get("files", [collection]):
            assert form["label"]
            fields += decap_fields(form["fields"])
            shown = {field["name"] for field in form["fields"]}
            assert "folder" not in form or {"title", form.get("identifier_field")} & shown
    for field in fields:
        assert field["widget"] in WIDGETS
        assert isinstance(field.get("required", True), bool)
        assert isinstance(field.get("hint", ""), str)
        assert len(field.get("pattern", ["", ""])) == 2
        assert (field["widget"] == "select") == ("options" in field)
        assert (field["widget"] == "list") <= (("field" in field) != ("fields" in field))
        if field["widget"] == "relation":
            assert {"collection", "value_field", "search_fields"} <= set(field)
            assert field["collection"] in names
    assert any(field["widget"] == "relation" for field in fields)


def test_the_page_of_decap_cms_loads_nothing_from_elsewhere() -> None:
    assert "//" not in MADE["admin/index.html"].replace("<!--", "").replace("-->", "")
    assert all(name in ("admin/config.yml", "admin/index.html") for name in MADE if name.startswith("admin/"))


@pytest.mark.parametrize("patterns", [(PAGES, "regex"), (DECAP, "pattern")], ids=["pages-cms", "decap"])
def test_patterns_take_every_example_of_their_hint(patterns: tuple[Any, str]) -> None:
    """A pattern for JavaScript that refuses what its own hint shows would lock an author out."""

    def found(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            if "pattern" in value:
                yield value
            for inner in value.values():
                yield from found(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from found(inner)

    checked = 0
    for field in found(patterns[0]):
        pattern = field["pattern"]["regex"] if isinstance(field["pattern"], dict) else field["pattern"][0]
        hint = field.get("hint") or field.get("description") or ""
        _, given, example = hint.partition(" Example: ")
        if given:
            assert re.search(pattern, example), (field["name"], example)
            checked += 1
    assert checked > 50


def test_attachments_are_of_the_kinds_that_are_published() -> None:
    assert [media["extensions"] for media in PAGES["media"]] == [list(PUBLISHABLE)] * len(HOMES)


def test_every_editor_is_offered() -> None:
    assert set(FOR) == {"vscode", "pages-cms", "decap"}


# What editors write again


def plain(site: Site | None) -> Any:
    """A site without the lines at which sections stand: an editor may leave a blank line out."""
    assert site

    def bare(one: Any) -> Any:
        sections = tuple((section.id, section.title, section.markdown) for section in one.sections)
        return one.model_copy(update={"sections": ()}), sections

    own = [
        (one.model_copy(update={"self_assessments": ()}), [*map(bare, one.self_assessments)])
        for one in site.institutions
    ]
    return own, site.settings, site.pages, site.vocabulary, site.gone


@pytest.mark.parametrize("how", ["values", "document"])
def test_a_file_that_a_form_writes_again_says_the_same(how: str, tmp_path: Path) -> None:
    before = disk.read(ROOT).files
    own = {path: text for path, text in before.items() if not path.startswith("themes/")}
    root = put(own, tmp_path)
    files = [path for path in own if path.endswith((".yaml", ".md")) and "README" not in path]
    assert len(files) > 18
    command = ["node", str(ROOT / "tests/yaml_again.js"), how, *(str(root / path) for path in files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    after = {**before, **{path: (root / path).read_bytes() for path in own}}
    changed = [path for path in files if after[path] != before[path]]
    assert len(changed) > 5 or how == "document", "the test has seen files change"
    sites = [load(inputs) for inputs in (before, after)]
    assert [problem.message for problem in sites[1][1]] == []
    assert plain(sites[1][0]) == plain(sites[0][0])
    first, second = (make(inputs, today=TODAY).files for inputs in (before, after))
    assert {path for path in first if first[path] != second.get(path)} == set()
    assert set(first) == set(second)


def test_an_empty_field_of_a_form_counts_as_absent(small: dict[str, bytes]) -> None:
    path = f"{FOLDER}plans/2024-2027.yaml"
    filled = small[path].replace(b"stage: 3", b"stage: 3\nsummary: ''\naims: []\ntalent: {}\nfollows: \"\"")
    assert load({**small, path: filled})[1] == []
    missing = small[path].replace(b"title: Action plan 2024 to 2027", b"title: ''")
    (problem,) = load({**small, path: missing})[1]
    assert problem.message == '"title" has no value'


# The page about it


def test_the_page_about_editors_is_true(tmp_path: Path) -> None:
    page = (ROOT / "docs/editors.md").read_text()
    told = tcsite("editors", "--help", cwd=tmp_path).stdout
    for options in set(re.findall(r"`tcsite editors((?: --?[\w-]+)*)`", page)):
        assert all(option in told for option in options.split()), options
    path = f"{FOLDER}plans/2024-2027.yaml"
    assert f"```yaml\n{modeline(path)}" in page
    named = set(re.findall(r"`((?:\.|admin/)[\w./-]+)`", page)) - {".tcsite/schemas/"}
    assert named <= {*MADE}, "the files that it names are those that are written"
    for owner, key in LEFT_OUT:
        assert f"`{key}` of" in page, owner
