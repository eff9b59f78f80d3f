"""Pelican: forms and updates as its pages, YAML turned into pages by a plugin with a generator; a small theme."""

from collections.abc import Sequence

from corpus import Institution, Prose

from peers.peer import Command, Peer, python_environment
from peers.tcsite import data

_VERSION = "4.12.0"

_SETTINGS = """\
import markdown

SITENAME = "Technician Commitment plans"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
ARTICLE_PATHS = []
PAGE_PATHS = ["institutions"]
PATH_METADATA = r"(?P<path_no_ext>.*)\\.md"
PAGE_URL = "{path_no_ext}/"
PAGE_SAVE_AS = "{path_no_ext}/index.html"
THEME = "theme"
THEME_STATIC_DIR = "."
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["institutions"]
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
PAGE_TRANSLATION_ID = None
DIRECT_TEMPLATES = ["index"]
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
MARKDOWN = {
    "extension_configs": {"markdown.extensions.attr_list": {}, "markdown.extensions.tables": {},
                          "markdown.extensions.meta": {}},
    "output_format": "html5",
}
_engine = markdown.Markdown(output_format="html")


def md(text):
    if not text:
        return ""
    return _engine.reset().convert(str(text)).removeprefix("<p>").removesuffix("</p>")


JINJA_FILTERS = {"md": md}
LABELS = {"not-started": "Not started", "in-progress": "In progress", "complete": "Complete", "ongoing": "Ongoing",
          "stopped": "Stopped"}
"""
_PLUGIN = '''\
"""Makes pages of the data."""

from pathlib import Path

import yaml
from pelican import signals
from pelican.generators import Generator


def read(path):
    return yaml.load(path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class Institutions(Generator):
    def generate_context(self):
        self.all = {}
        for folder in sorted(Path("data").iterdir()):
            plans = {path.stem: read(path) for path in sorted(folder.glob("plans/*.yaml"))}
            self.all[folder.name] = {
                "own": read(folder / "institution.yaml"), "plans": plans, "figures": read(folder / "measures.yaml"),
            }
        self.context["institutions"] = self.all

    def generate_output(self, writer):
        pages = {}
        for page in self.context["pages"]:
            pages.setdefault(page.url.split("/")[1], []).append(page)
        self.write(writer, "institutions", "institutions", title="Institutions")
        for id, one in self.all.items():
            at = f"institutions/{id}"
            self.write(writer, at, "institution", title=one["own"]["name"], one=one, prose=pages.get(id, []))
            self.write(writer, f"{at}/measures", "measures", title="Measures", one=one)
            for name, plan in one["plans"].items():
                self.write(writer, f"{at}/plans/{name}", "plan", title=plan["title"], one=one, plan=plan, id=id)

    def write(self, writer, address, template, **view):
        template = self.get_template(template)
        writer.write_file(f"{address}/index.html", template, self.context, url=f"{address}/", **view)


def generators(pelican):
    return Institutions


def register():
    signals.get_generators.connect(generators)
'''
_BASE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{% block title %}{{ title }}{% endblock %} | {{ SITENAME }}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">{{ SITENAME }}</a> <nav><a href="/institutions/">Institutions</a></nav></header>
<main><h1>{{ self.title() }}</h1>
{% block main %}{% endblock %}
</main>
<footer>{{ SITENAME }}</footer>
</body>
</html>
"""
_INDEX = """\
{% extends "base.html" %}{% block title %}Home{% endblock %}
{% block main %}<p>{{ institutions | length }} institutions</p>{% endblock %}
"""
_PAGE = """\
{% extends "base.html" %}{% block title %}{{ page.title }}{% endblock %}
{% block main %}{{ page.content }}{% endblock %}
"""
_LIST = """\
{% extends "base.html" %}{% block main %}<ul>{% for id, one in institutions.items() %}
<li><a href="/institutions/{{ id }}/">{{ one.own.name }}</a>, {{ one.own.nation }}</li>{% endfor %}</ul>{% endblock %}
"""
_INSTITUTION = """\
{% extends "base.html" %}{% block main %}{% set own = one.own %}
<p>{{ own.status.statement }}</p>
<p>{{ own.summary | md }}</p>
<p>{{ own.scope | md }} {{ own.nation }}. {{ own.technicians.headcount }} technicians.</p>
<p><a href="{{ own.published.url }}">{{ own.published.url }}</a></p>
<ul>{% for it in own.contacts %}
<li>{{ it.name }}, {{ it.post }}: <a href="mailto:{{ it.email }}">{{ it.email }}</a></li>{% endfor %}</ul>
<ul>{% for name, it in one.plans.items() %}<li><a href="plans/{{ name }}/">{{ it.title }}</a></li>{% endfor %}
<li><a href="measures/">Measures</a></li>
{% for it in prose %}<li><a href="/{{ it.url }}">{{ it.title }}</a></li>{% endfor %}</ul>
{% endblock %}
"""
_MEASURES = """\
{% extends "base.html" %}{% block main %}{% for group in one.figures.sets %}<h2>{{ group.title }}</h2>
<p>{{ group.people }} people, {{ group.unit }}, {{ group.scale }}</p>
<table>{% for it in group.measures %}<tr><th>{{ it.text | md }}</th><td>{{ it.value }}</td></tr>{% endfor %}</table>
{% endfor %}{% endblock %}
"""
_PLAN = """\
{% extends "base.html" %}{% block main %}
<p><a href="/institutions/{{ id }}/">{{ one.own.name }}</a></p>
<p>{{ plan.period.from }} to {{ plan.period.to }}, stage {{ plan.stage }}</p>
<p>{{ plan.summary | md }}</p>
<ul>{% for it in plan.sign_off %}<li>{{ it.name }}, {{ it.post }}, {{ it.date }}</li>{% endfor %}</ul>
{% for it in plan.technician_voice %}<p>{{ it.method }}, {{ it.date }}, {{ it.people }} people: {{ it.note | md }}</p>{% endfor %}
<p>{{ plan.resourcing | md }}</p>
<ul>{% for it in plan.aims %}<li>{{ it | md }}</li>{% endfor %}</ul>
<ul>{% for it in plan.commitments %}<li>{{ it | md }}</li>{% endfor %}</ul>
{% if plan.review %}<p>{{ plan.review.title }}: {{ plan.review.overall | md }}</p>{% endif %}
{% for strand in plan.strands %}
<section><h2>{{ strand.title }}</h2><p>{{ strand.aim | md }}</p>
{% for action in plan.actions if action.strand == strand.id %}
<article id="{{ action.id | lower }}"><h3>{{ action.id }} {{ action.text | md }}</h3>
<p>{{ action.rationale | md }}</p>
<dl><dt>When</dt><dd>{{ action.when }}</dd>
<dt>Who</dt>{% for it in action.owners %}<dd>{{ it | md }}</dd>{% endfor %}
<dt>Outputs</dt>{% for it in action.outputs %}<dd>{{ it | md }}</dd>{% endfor %}
<dt>Success</dt>{% for it in action.success %}<dd>{{ it | md }}</dd>{% endfor %}
<dt>Measures</dt>{% for it in action.measures %}<dd>{{ it.text | md }}: {{ it.baseline }} to {{ it.target }} {{ it.unit }}, {{ it.by }}</dd>{% endfor %}
{% if action.talent %}<dt>TALENT</dt>{% for it in action.talent %}<dd>{{ it }}</dd>{% endfor %}{% endif %}
{% if action.note %}<dt>Note</dt><dd>{{ action.note | md }}</dd>{% endif %}</dl>
<ul>{% for it in action.progress %}<li>{{ it.date }} <b>{{ LABELS[it.status] }}</b> {{ it.note | md }}
{{ it.reason | md }}{% for shown in it.evidence %} {{ shown | md }}{% endfor %}</li>{% endfor %}</ul>
</article>{% endfor %}</section>{% endfor %}
{% endblock %}
"""
_STYLE = "body { max-width: 60rem; margin: auto; font-family: sans-serif; line-height: 1.5 }\n"


class Pelican(Peer):
    """Version 4, from PyPI, with Markdown and PyYAML."""

    name = "pelican"
    output = "output"
    remembered = ("cache", "__pycache__")
    plan_file = "data/{institution}/plans/{plan}.yaml"

    def install(self) -> None:
        """From PyPI."""
        wanted = (f"pelican[markdown]=={_VERSION}", "pyyaml==6.0.3")
        self.programs = python_environment(self.tools / "pelican", *wanted)

    def version(self) -> str:
        """As installed."""
        return _VERSION

    def files(self, institutions: Sequence[Institution]) -> dict[str, str]:
        """YAML beside the content, Markdown among it, with what stands at its top as Pelican wants it."""
        files = {
            "pelicanconf.py": _SETTINGS,
            "plugins/institutions.py": _PLUGIN,
            "theme/templates/base.html": _BASE,
            "theme/templates/index.html": _INDEX,
            "theme/templates/page.html": _PAGE,
            "theme/templates/institutions.html": _LIST,
            "theme/templates/institution.html": _INSTITUTION,
            "theme/templates/measures.html": _MEASURES,
            "theme/templates/plan.html": _PLAN,
            "theme/static/style.css": _STYLE,
        }
        for one in institutions:
            files |= {f"data/{path}": text for path, text in data(one).items()}
            files[f"content/institutions/{one.id}/self-assessments/{one.form.name}.md"] = _page(one.form)
            for update in one.updates:
                files[f"content/institutions/{one.id}/updates/{update.name}.md"] = _page(update)
        return files

    def commands(self) -> list[Command]:
        """One program."""
        return [
            Command((str(self.programs / "pelican"), "-s", "pelicanconf.py", "--fatal", "errors", "--quiet"))
        ]


def _page(prose: Prose) -> str:
    return f"Title: {prose.top['title']}\nDate: {prose.top['date']}\n\n{prose.text}"
