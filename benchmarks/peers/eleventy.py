"""Eleventy: YAML in `_data/`, pages of it by pagination, forms and updates as content; layouts in Nunjucks."""

from collections.abc import Sequence
from pathlib import Path

from corpus import Institution

from peers.peer import Command, Peer, node_modules
from peers.tcsite import data, prose

_VERSION = "3.1.8"
_PACKAGES = (f"@11ty/eleventy@{_VERSION}", "js-yaml@4.1.0", "markdown-it@14.1.0", "markdown-it-attrs@4.3.1")

_SETTINGS = """\
import yaml from "js-yaml";
import markdownIt from "markdown-it";
import attributes from "markdown-it-attrs";

export default function (eleventy) {
  const md = markdownIt({ html: true }).use(attributes);
  eleventy.setUseGitIgnore(false);
  eleventy.setLibrary("md", md);
  eleventy.addDataExtension("yaml", (text) => yaml.load(text, { schema: yaml.CORE_SCHEMA }));
  eleventy.addFilter("md", (text) => (text ? md.renderInline(String(text)) : ""));
  eleventy.addPassthroughCopy("src/style.css");
  eleventy.addCollection("prose", (api) => {
    const all = {};
    for (const page of api.getFilteredByTag("text")) {
      const id = page.filePathStem.split("/")[2];
      (all[id] ??= []).push(page);
    }
    return all;
  });
  return {
    dir: { input: "src", includes: "_includes", data: "_data", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
"""
_BASE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ heading or title }} | {{ site.title }}</title>
<link rel="canonical" href="{{ site.url }}{{ page.url }}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">{{ site.title }}</a> <nav><a href="/institutions/">Institutions</a></nav></header>
<main><h1>{{ heading or title }}</h1>
{{ content | safe }}
</main>
<footer>{{ site.title }}</footer>
</body>
</html>
"""
_HOME = "---\nlayout: base.njk\ntitle: Home\n---\n<p>{{ institutions | length }} institutions</p>\n"
_LIST = """\
---
layout: base.njk
title: Institutions
permalink: /institutions/
---
<ul>{% for id, one in institutions %}
<li><a href="/institutions/{{ id }}/">{{ one.institution.name }}</a>, {{ one.institution.nation }}</li>
{% endfor %}</ul>
"""
_INSTITUTION = """\
---
layout: base.njk
pagination: {data: institutions, size: 1, alias: id}
permalink: "/institutions/{{ id }}/"
eleventyComputed:
  heading: "{{ institutions[id].institution.name }}"
---
{% set one = institutions[id] %}{% set own = one.institution %}
<p>{{ own.status.statement }}</p>
<p>{{ own.summary | md | safe }}</p>
<p>{{ own.scope | md | safe }} {{ own.nation }}. {{ own.technicians.headcount }} technicians.</p>
<p><a href="{{ own.published.url }}">{{ own.published.url }}</a></p>
<ul>{% for it in own.contacts %}
<li>{{ it.name }}, {{ it.post }}: <a href="mailto:{{ it.email }}">{{ it.email }}</a></li>{% endfor %}</ul>
<ul>{% for plan, it in one.plans %}
<li><a href="plans/{{ plan }}/">{{ it.title }}</a></li>{% endfor %}
<li><a href="measures/">Measures</a></li>{% for it in collections.prose[id] %}
<li><a href="{{ it.url }}">{{ it.data.title }}</a></li>{% endfor %}</ul>
"""
_MEASURES = """\
---
layout: base.njk
pagination: {data: institutions, size: 1, alias: id}
permalink: "/institutions/{{ id }}/measures/"
title: Measures
---
{% for set in institutions[id].measures.sets %}<h2>{{ set.title }}</h2>
<p>{{ set.people }} people, {{ set.unit }}, {{ set.scale }}</p>
<table>{% for it in set.measures %}<tr><th>{{ it.text | md | safe }}</th><td>{{ it.value }}</td></tr>{% endfor %}</table>
{% endfor %}
"""
_PLANS_DATA = """\
export default {
  layout: "base.njk",
  pagination: {
    data: "institutions",
    size: 1,
    alias: "at",
    before: (ids, data) =>
      ids.flatMap((id) => Object.keys(data.institutions[id].plans).map((plan) => ({ id, plan }))),
  },
  permalink: "/institutions/{{ at.id }}/plans/{{ at.plan }}/",
  eleventyComputed: { heading: "{{ institutions[at.id].plans[at.plan].title }}" },
};
"""
_PLANS = """\
{% set one = institutions[at.id] %}{% set plan = one.plans[at.plan] %}
<p><a href="/institutions/{{ at.id }}/">{{ one.institution.name }}</a></p>
<p>{{ plan.period.from }} to {{ plan.period.to }}, stage {{ plan.stage }}</p>
<p>{{ plan.summary | md | safe }}</p>
<ul>{% for it in plan.sign_off %}<li>{{ it.name }}, {{ it.post }}, {{ it.date }}</li>{% endfor %}</ul>
{% for it in plan.technician_voice %}<p>{{ it.method }}, {{ it.date }}, {{ it.people }} people: {{ it.note | md | safe }}</p>{% endfor %}
<p>{{ plan.resourcing | md | safe }}</p>
<ul>{% for it in plan.aims %}<li>{{ it | md | safe }}</li>{% endfor %}</ul>
<ul>{% for it in plan.commitments %}<li>{{ it | md | safe }}</li>{% endfor %}</ul>
{% if plan.review %}<p>{{ plan.review.title }}: {{ plan.review.overall | md | safe }}</p>{% endif %}
{% for strand in plan.strands %}
<section><h2>{{ strand.title }}</h2><p>{{ strand.aim | md | safe }}</p>
{% for action in plan.actions %}{% if action.strand == strand.id %}
<article id="{{ action.id | lower }}"><h3>{{ action.id }} {{ action.text | md | safe }}</h3>
<p>{{ action.rationale | md | safe }}</p>
<dl><dt>When</dt><dd>{{ action.when }}</dd>
<dt>Who</dt>{% for it in action.owners %}<dd>{{ it | md | safe }}</dd>{% endfor %}
<dt>Outputs</dt>{% for it in action.outputs %}<dd>{{ it | md | safe }}</dd>{% endfor %}
<dt>Success</dt>{% for it in action.success %}<dd>{{ it | md | safe }}</dd>{% endfor %}
<dt>Measures</dt>{% for it in action.measures %}<dd>{{ it.text | md | safe }}: {{ it.baseline }} to {{ it.target }} {{ it.unit }}, {{ it.by }}</dd>{% endfor %}
{% if action.talent %}<dt>TALENT</dt>{% for it in action.talent %}<dd>{{ it }}</dd>{% endfor %}{% endif %}
{% if action.note %}<dt>Note</dt><dd>{{ action.note | md | safe }}</dd>{% endif %}</dl>
<ul>{% for it in action.progress %}<li>{{ it.date }} <b>{{ site.labels[it.status] }}</b> {{ it.note | md | safe }}
{{ it.reason | md | safe }}{% for shown in it.evidence %} {{ shown | md | safe }}{% endfor %}</li>{% endfor %}</ul>
</article>{% endif %}{% endfor %}</section>{% endfor %}
"""
_SITE = """\
title: Technician Commitment plans
url: https://technicians.example.org
labels: {not-started: Not started, in-progress: In progress, complete: Complete, ongoing: Ongoing, stopped: Stopped}
"""
_SITEMAP = """\
---
permalink: /sitemap.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{% for it in collections.all %}
<url><loc>{{ site.url }}{{ it.url }}</loc></url>{% endfor %}
</urlset>
"""
_STYLE = "body { max-width: 60rem; margin: auto; font-family: sans-serif; line-height: 1.5 }\n"


class Eleventy(Peer):
    """Version 3, from npm, with js-yaml as its documentation shows."""

    name = "eleventy"
    output = "_site"
    plan_file = "src/_data/institutions/{institution}/plans/{plan}.yaml"

    def install(self) -> None:
        """From npm."""
        self.modules = node_modules(self.tools / "eleventy", *_PACKAGES)

    def version(self) -> str:
        """As installed."""
        return _VERSION

    def files(self, institutions: Sequence[Institution]) -> dict[str, str]:
        """YAML as it is in `_data/`, Markdown as it is beside the templates."""
        files = {
            "package.json": '{"private": true, "type": "module"}\n',
            "eleventy.config.js": _SETTINGS,
            "src/_data/site.yaml": _SITE,
            "src/_includes/base.njk": _BASE,
            "src/style.css": _STYLE,
            "src/index.njk": _HOME,
            "src/list.njk": _LIST,
            "src/institution.njk": _INSTITUTION,
            "src/measures.njk": _MEASURES,
            "src/plans.njk": _PLANS,
            "src/plans.11tydata.js": _PLANS_DATA,
            "src/sitemap.njk": _SITEMAP,
            "src/institutions/institutions.json": '{"layout": "base.njk", "tags": ["text"]}\n',
        }
        for one in institutions:
            files |= {f"src/_data/institutions/{path}": text for path, text in data(one).items()}
            files |= {f"src/institutions/{path}": text for path, text in prose(one).items()}
        return files

    def prepare(self, site: Path) -> None:
        """Let the site find its packages, as if they were installed in it."""
        (site / "node_modules").symlink_to(self.modules, target_is_directory=True)

    def commands(self) -> list[Command]:
        """Its own program, without npx."""
        return [Command(("node", str(self.modules / "@11ty" / "eleventy" / "cmd.cjs"), "--quiet"))]
