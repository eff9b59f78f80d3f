"""The review page's frame and looks: one file that loads nothing."""

STYLE = """
:root { color-scheme: light; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; }
body { margin: 0 auto; padding: 1rem; max-width: 110rem; }
a { color: #0b4f9e; } a:focus-visible, [tabindex]:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px; }
.skip { position: absolute; left: -99rem; } .skip:focus { position: static; }
.both { display: grid; gap: 2rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
@media (max-width: 60rem) { .both { grid-template-columns: minmax(0, 1fr); } }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; } caption { text-align: left; font-weight: bold; }
td, th { border: 1px solid #767676; padding: .3rem .5rem; vertical-align: top; text-align: left; font-weight: normal;
  overflow-wrap: break-word; }
.action { background: #e6f4e6; } .strand { background: #e4eefb; } .heading { background: #ececec; font-weight: bold; }
.listed { background: #fdebd0; } .read { background: #f1f7e4; } .spoken.heading { background: none; }
li > span { padding: .1rem .4rem; border: 1px solid #767676; }
small { display: block; } .tint { font-style: italic; } article { border-top: 1px solid #767676; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem .8rem; margin: 0; }
dt { font-weight: bold; } dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
h5 { font-size: 1rem; margin: .5rem 0 0; } :target { outline: 3px solid #b35900; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
"""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What was read from {name}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#list">To the list of what to check</a>
<header>
<h1>What was read from {name}</h1>
<p>Each cell of the document has a sign and a colour that say what it became:</p>
<ul>{fates}</ul>
{counts}
</header>
<main>
<section aria-labelledby="list">
<h2 id="list">To check</h2>
<ol>{todo}</ol>
</section>
<div class="both">
<section aria-labelledby="document">
<h2 id="document">The document</h2>
{document}
</section>
<section aria-labelledby="actions">
<h2 id="actions">The actions</h2>
{plans}
</section>
</div>
</main>
</body>
</html>
"""
