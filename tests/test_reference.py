"""The reference of the content and the JSON Schemas say what the model says."""

import json
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import TypeAdapter

import tcsite.model
from tcsite.content import front_matter
from tcsite.content.attachments import PUBLISHABLE
from tcsite.content.load import load
from tcsite.content.reference.examples import EXAMPLES
from tcsite.content.reference.keys import Key, keys_of, models_in
from tcsite.content.reference.kinds import KINDS, FileKind
from tcsite.content.yaml import reader
from tcsite.model import Institution, Plan, SelfAssessment, Strict, TextPage, Update

ROOT = Path(__file__).parent.parent
DOCS = runpy.run_path(str(ROOT / "docs" / "make.py"))
MADE: dict[str, str] = DOCS["made"]()
PAGE = MADE["content.md"]
SCHEMAS = {Path(path).name: json.loads(text) for path, text in MADE.items() if path.startswith("schemas/")}
MODELS = list(dict.fromkeys(model for kind in KINDS for model in models_in(kind.model)))
KEYS = [pytest.param(key, id=f"{model.__name__}.{key.name}") for model in MODELS for key in keys_of(model)]
IN_PLACE = (Institution, Plan, SelfAssessment, TextPage, Update)  # made by tcsite, not written by anybody


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2, core schema: `NO` and `2024-09` are text, `010` is ten."""

    def integer(self, node: yaml.ScalarNode) -> int:
        return int(self.construct_scalar(node), 10)


AsEditorsRead.yaml_implicit_resolvers = {}

for tag, pattern in {
    "null": r"(?:~|null|Null|NULL|)$",
    "bool": r"(?:true|True|TRUE|false|False|FALSE)$",
    "int": r"[-+]?[0-9]+$",
    "float": r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$",
}.items():
    AsEditorsRead.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), None)
AsEditorsRead.add_constructor("tag:yaml.org,2002:int", AsEditorsRead.integer)


def as_editors_read(text: str) -> Any:
    return yaml.load(text, AsEditorsRead)


def faults(schema: str, text: str) -> list[str]:
    found = Draft7Validator(SCHEMAS[schema]).iter_errors(as_editors_read(text))
    return sorted(f"{fault.json_path}: {fault.message}" for fault in found)


# What is in the repository


@pytest.mark.parametrize("path", MADE)
def test_the_generated_documentation_is_up_to_date(path: str) -> None:
    file = ROOT / "docs" / path
    there = file.read_text(encoding="utf-8") if file.is_file() else ""
    assert there == MADE[path], f"docs/{path} is out of date: run `make docs`"


def test_no_generated_file_is_left_over() -> None:
    assert DOCS["leftover"]() == [], "run `make docs`"


# Every key is told about


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_described_in_a_sentence_or_two(key: Key) -> None:
    assert re.fullmatch(r"[A-Z`\"].{5,110}[.!]", key.description), f"{key.name}: {key.description!r}"
    assert len(re.findall(r"[.!](?: |$)", key.description)) <= 2
    assert "|" not in key.description + key.example


@pytest.mark.parametrize("key", [param for param in KEYS if param.values[0].example])
def test_every_example_is_what_its_key_takes(key: Key) -> None:
    reading = reader.read(f"{key.name}: {key.example}".encode())
    assert not reading.faults
    field = key.field
    asked: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    adapter = TypeAdapter[Any](asked)
    value = adapter.validate_python(reading.data[key.name])
    assert getattr(value, "understood", True)


def test_every_model_that_people_write_is_in_the_reference() -> None:
    public = [getattr(tcsite.model, name) for name in dir(tcsite.model)]
    written = {
        model
        for model in public
        if isinstance(model, type) and issubclass(model, Strict) and model not in (*IN_PLACE, Strict)
    }
    assert written - set(MODELS) == set()


# The page


def test_the_worked_examples_load_without_a_problem() -> None:
    site, problems = load({path: text.encode() for path, text in EXAMPLES.items()})
    assert problems == []
    assert site
    (institution,) = site.institutions
    assert len(institution.plans) == len(institution.updates) == len(institution.self_assessments) == 1
    assert len(institution.measure_sets) == 2


def test_each_kind_of_file_has_its_worked_example_on_the_page() -> None:
    assert {kind.example for kind in KINDS} == set(EXAMPLES)
    for text in EXAMPLES.values():
        assert text in PAGE


_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")


def test_links_on_the_page_lead_to_one_heading_or_to_a_file() -> None:
    prose = re.sub(r"^```.*?^```$", "", PAGE, flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^##+ (.+)$", prose, re.MULTILINE)
    anchors = [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]
    assert len(anchors) == len(set(anchors))
    links = set(re.findall(r"\]\(([^)]+)\)", _CODE.sub("", prose)))
    assert {link[1:] for link in links if link.startswith("#")} - set(anchors) == set()
    assert {link for link in links if not link.startswith("#")} == {
        "editors.md",
        "rules.md",
        "schemas/",
        "welsh.md",
    }


def test_the_limits_told_are_the_real_ones() -> None:
    assert reader.MAX_BYTES == 1 << 20
    assert "as large as 1 MiB" in PAGE
    assert f"{reader.MAX_NODES:,} values, nested {reader.MAX_DEPTH} levels" in PAGE
    assert f"{', '.join(PUBLISHABLE)}." in " ".join(PAGE.split())


# The schemas


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_sound(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    assert not re.search(r'"\$ref": "(?!#/definitions/[A-Za-z-]+")', json.dumps(SCHEMAS[name]))


def content() -> Iterator[Any]:
    """Every file of the example content and every worked example, with its kind."""
    files = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "content").rglob("*")}
    texts = {
        name: path.read_text(encoding="utf-8")
        for name, path in files.items()
        if path.suffix in (".md", ".yaml")
    }
    texts |= {"site.yaml": (ROOT / "site.yaml").read_text(encoding="utf-8")}
    texts |= {f"{name} (worked example)": text for name, text in EXAMPLES.items()}
    for name, text in sorted(texts.items()):
        for kind in KINDS:
            if Path(name.removesuffix(" (worked example)")).match(kind.pattern):
                yield pytest.param(kind, text, id=name)


@pytest.mark.parametrize(("kind", "text"), list(content()))
def test_the_content_fits_the_schemas(kind: FileKind, text: str) -> None:
    split = front_matter.split(text) if kind.front_matter else None
    assert faults(f"{kind.id}.json", split.yaml if split else text) == []


SOUND = "title: Plan\nperiod: {from: 2024-08, to: 2027-07}\nstate: in-force\n"


@pytest.mark.parametrize(
    "text",
    [
        "stage: 3",
        'stage: "3"',
        "summary:",
        "title: 2024",
        "title: {en: Plan, cy: Cynllun}",
        "period: {from: 2024, to: 2027-07-31}",
        "period: {from: September 2024, to: 15 Sept. 2027}",
        "note: NO",
        "note: 12:30",
        "follows: 2021-2023",
        "aims: One only",
        "aims: [One, {en: Two, cy: Dau}]",
        "formats: [{kind: pdf, url: HTTPS://www.example.ac.uk/x, bytes: 1000}]",
        "technician_voice: [{method: survey, people: 28, changed: V5}]",
        "actions: [{id: 1.10, text: x, years: 2024}, {text: x, years: [2024, 2]}]",
        "actions: [{text: x, when: 2024, from: 2024-09, owners: Steering group}]",
        "actions: [{text: x, measures: [{measure: a-1, baseline: 5, target: 6.5}]}]",
        "actions: [{text: x, talent: R6, carried_from: 2021-2023/V8}]",
        "talent: {R14: {applies: false, reason: x}}",
    ],
)
def test_what_people_write_is_accepted_by_tcsite_and_by_editors(text: str) -> None:
    whole = (
        SOUND + text
        if text.split(":")[0] not in SOUND
        else re.sub(rf"^{text.split(':')[0]}:.*$", text, SOUND, flags=re.M)
    )
    _, problems = load({**PLACE, "content/institutions/example/plans/x.yaml": whole.encode()})
    assert problems == []
    assert faults("plan.json", whole) == []


PLACE = {
    "site.yaml": b"title: Example",
    "content/institutions/example/institution.yaml": b"name: Example\nstatus: {role: signatory}",
}


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("plan.json", SOUND + "titel: Plan"),
        ("plan.json", "state: in-force"),
        ("plan.json", SOUND + "stage: 0"),
        ("plan.json", SOUND + "actions: [{text: x, progress: [{date: 2025, status: done}]}]"),
        ("plan.json", SOUND + "actions: [{text: x, from: next year}]"),
        ("plan.json", SOUND + "actions: [{text: true}]"),
        ("plan.json", SOUND + "actions: {text: x}"),
        ("plan.json", SOUND + "talent: {R17: {note: x}}"),
        ("plan.json", SOUND + "note: {english: x}"),
        ("plan.json", SOUND + 'note: ""'),
        ("institution.json", "name: x\nstatus: {role: signatory, founding: yes}"),
        ("institution.json", "name: x\nstatus: {role: signatory}\nwebsite: www.example.ac.uk"),
        ("institution.json", "name: x\nstatus: {role: signatory}\ncontacts: [{role: lead, email: a at b}]"),
        ("institution.json", "name: x\nstatus: {role: signatory}\ntechnicians: {headcount: about 280}"),
        ("institution.json", "name:\nstatus: {role: signatory}"),
    ],
)
def test_a_slip_is_marked(schema: str, text: str) -> None:
    assert faults(schema, text)
