"""MkDocs: forms and updates as documents, YAML turned into documents by a hook, a theme of one template.

Its search and its navigation of all pages are switched off: with thousands of pages they would be most of its time.
"""

from collections.abc import Sequence

from corpus import Institution

from peers.peer import Command, Peer, python_environment
from peers.tcsite import data, prose

_VERSION = "1.6.1"

_SETTINGS = """\
site_name: Technician Commitment plans
site_url: https://technicians.example.org/
theme: {name: null, custom_dir: theme}
plugins: []
hooks: [hooks.py]
markdown_extensions: [attr_list, tables]
validation: {nav: {omitted_files: ignore}}
nav: [index.md]
"""
_THEME = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ page.title }} | {{ config.site_name }}</title>
<link rel="canonical" href="{{ page.canonical_url }}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">{{ config.site_name }}</a> <nav><a href="/institutions/">Institutions</a></nav></header>
<main>{% if '<h1' not in page.content %}<h1>{{ page.title }}</h1>{% endif %}
{{ page.content }}
</main>
<footer>{{ config.site_name }}</footer>
</body>
</html>
"""
_HOOKS = '''\
"""Makes documents of the data."""

from pathlib import Path

import yaml
from mkdocs.structure.files import File

LABELS = {"not-started": "Not started", "in-progress": "In progress", "complete": "Complete", "ongoing": "Ongoing"}
LABELS["stopped"] = "Stopped"


def read(path):
    return yaml.load(path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def on_files(files, config):
    rows = []
    for folder in sorted(Path("data").iterdir()):
        own = read(folder / "institution.yaml")
        rows.append(f"- [{own['name']}]({folder.name}/index.md), {own['nation']}")
        plans = {path.stem: read(path) for path in sorted(folder.glob("plans/*.yaml"))}
        made = {"index": institution(own, plans, folder.name), "measures": measures(read(folder / "measures.yaml"))}
        made |= {f"plans/{id}": plan(own, content) for id, content in plans.items()}
        for name, text in made.items():
            files.append(File.generated(config, f"institutions/{folder.name}/{name}.md", content=text))
    text = "# Institutions\\n\\n" + "\\n".join(rows) + "\\n"
    files.append(File.generated(config, "institutions/index.md", content=text))
    return files


def bullets(texts):
    return "\\n".join(f"- {text}" for text in texts)


def institution(own, plans, id):
    links = [f"[{plan['title']}](plans/{name}.md)" for name, plan in plans.items()]
    links += ["[Measures](measures.md)"]
    docs = Path("docs/institutions") / id
    for path in sorted([*docs.glob("self-assessments/*.md"), *docs.glob("updates/*.md")]):
        links.append(f"[{path.stem}]({path.relative_to(docs).as_posix()})")
    contacts = [f"{one['name']}, {one['post']}: <{one['email']}>" for one in own["contacts"]]
    return "\\n\\n".join([
        f"# {own['name']}", own["status"]["statement"], own["summary"],
        f"{own['scope']} {own['nation']}. {own['technicians']['headcount']} technicians.",
        f"<{own['published']['url']}>", bullets(contacts), "## Pages", bullets(links),
    ])


def measures(figures):
    parts = ["# Measures"]
    for group in figures["sets"]:
        parts += [f"## {group['title']}", f"{group['people']} people, {group['unit']}, {group['scale']}"]
        rows = [f"| {one['text']} | {one['value']} |" for one in group["measures"]]
        parts.append("\\n".join(["| Question | Value |", "| --- | ---: |", *rows]))
    return "\\n\\n".join(parts)


def plan(own, content):
    period = content["period"]
    parts = [f"# {content['title']}", f"[{own['name']}](../index.md)",
             f"{period['from']} to {period['to']}, stage {content['stage']}", content["summary"]]
    parts.append(bullets(f"{one['name']}, {one['post']}, {one['date']}" for one in content["sign_off"]))
    for one in content["technician_voice"]:
        parts.append(f"{one['method']}, {one['date']}, {one['people']} people: {one['note']}")
    parts += [content["resourcing"], bullets(content["aims"]), "## Commitments", bullets(content["commitments"])]
    if "review" in content:
        parts.append(f"{content['review']['title']}: {content['review']['overall']}")
    for strand in content["strands"]:
        parts += [f"## {strand['title']}", strand["aim"]]
        parts += [action(one) for one in content["actions"] if one["strand"] == strand["id"]]
    return "\\n\\n".join(parts)


def action(one):
    lines = [f"When: {one['when']}"]
    lines += [f"Who: {text}" for text in one["owners"]] + [f"Output: {text}" for text in one["outputs"]]
    lines += [f"Success: {text}" for text in one["success"]]
    for it in one["measures"]:
        lines.append(f"Measure: {it['text']}: {it['baseline']} to {it['target']} {it['unit']}, {it['by']}")
    lines += [f"TALENT: {text}" for text in one.get("talent", [])]
    lines += [f"Note: {one['note']}"] if "note" in one else []
    for it in one["progress"]:
        more = " ".join([it.get("note", ""), it.get("reason", ""), *it.get("evidence", [])])
        lines.append(f"{it['date']} **{LABELS[it['status']]}** {more}")
    heading = f"### {one['id']} {one['text']} {{#{one['id'].lower()}}}"
    return "\\n\\n".join([heading, one["rationale"], bullets(lines)])
'''
_STYLE = "body { max-width: 60rem; margin: auto; font-family: sans-serif; line-height: 1.5 }\n"


class Mkdocs(Peer):
    """Version 1.6, from PyPI; no more than its own dependencies."""

    name = "mkdocs"
    output = "site"
    plan_file = "data/{institution}/plans/{plan}.yaml"

    def install(self) -> None:
        """From PyPI."""
        self.programs = python_environment(self.tools / "mkdocs", f"mkdocs=={_VERSION}")

    def version(self) -> str:
        """As installed."""
        return _VERSION

    def files(self, institutions: Sequence[Institution]) -> dict[str, str]:
        """YAML beside the documents, Markdown among them."""
        files = {
            "mkdocs.yml": _SETTINGS,
            "hooks.py": _HOOKS,
            "theme/main.html": _THEME,
            "docs/style.css": _STYLE,
            "docs/index.md": f"# Technician Commitment plans\n\n{len(institutions)} institutions\n",
        }
        for one in institutions:
            files |= {f"data/{path}": text for path, text in data(one).items()}
            files |= {f"docs/institutions/{path}": text for path, text in prose(one).items()}
        return files

    def commands(self) -> list[Command]:
        """One program."""
        return [Command((str(self.programs / "mkdocs"), "build", "--quiet"))]
