"""What is found while files are read and pages made, explained for the rulebook."""

from tcsite.diagnostics import Explained, Severity

_E = Severity.ERROR

EXPLAINED: tuple[Explained, ...] = (
    Explained(
        "missing-file", _E, "The files that tcsite cannot do without are there.", "Add the file that is named.",
        "content/institutions/university-of-example/plans/2024-2027.yaml, and no institution.yaml beside plans/",
        "content/institutions/university-of-example/institution.yaml",
    ),
    Explained(
        "file-not-read", _E, "Every file in the content is read and has its use.",
        "Nothing is published of a file that is in the wrong place, too large, or only a link.",
        "content/institutions/university-of-example/action-plan.yaml",
        "content/institutions/university-of-example/plans/2024-2027.yaml",
    ),
    Explained(
        "file-name", _E, "Files are named as their addresses will be.",
        "A name becomes a part of a permanent address: small letters, figures and hyphens.",
        "plans/Plan 2024 (final).yaml", "plans/2024-2027.yaml",
    ),
    Explained(
        "text", _E, "Text files are UTF-8.", "Save the file as UTF-8, without control characters.",
        'a file saved as "Unicode" (UTF-16) or "ANSI"', 'a file saved as "UTF-8"',
    ),
    Explained(
        "front-matter", _E, "A Markdown file begins with its front matter.",
        "Between two lines of three hyphens stands what tcsite must know of it, as YAML.",
        "Two new workshops opened in March.", "---\ntitle: Two new workshops\n---\n\nThey opened in March.",
    ),
    Explained(
        "yaml", _E, "YAML files can be read.", "Nothing is published of a file that could not be read.",
        "title: Plan: the next three years", 'title: "Plan: the next three years"', "yaml",
    ),
    Explained(
        "schema", _E, "Content has the keys and values that tcsite knows.",
        "A mistyped key would be lost without a word. `docs/content.md` is the reference of all keys.",
        "actions:\n  - {id: V1, text: Outreach, owner: Jo Example}",
        "actions:\n  - {id: V1, text: Outreach, owners: [Jo Example]}", "yaml",
    ),
    Explained(
        "attachment", _E, "Attachments are of a kind that browsers do not run.",
        "An attached page or script would act in the site's name.", "files/plan.html", "files/plan.pdf",
    ),
    Explained(
        "record", _E, "The record of checks can be read.",
        "`tcsite check --published --record` writes it; the register shows what it holds. Do not edit it by hand.",
        "content/checks/published.json cut short by a merge", "the file as tcsite wrote it",
    ),
    Explained(
        "import", _E, "A document that is imported can be read.",
        "Nothing is written of a document whose table cannot be found, or in a place where a file already stands.",
        "a picture of a table", "a table of Word, Excel, CSV, Markdown or HTML",
    ),
    Explained(
        "address-clash", _E, "Every address belongs to one thing.", "One of the two would hide the other.",
        "content/pages/actions.md, where the site has a page of all actions", "content/pages/about.md",
    ),
    Explained(
        "accent", _E, "Words in the site's colour can be read.",
        "On white, its contrast is at least 4.5 to 1 (WCAG 1.4.3). Until then the pages do without it.",
        'accent: "#ffcc00"', 'accent: "#1d4f91"', "yaml",
    ),
    Explained(
        "logo", _E, "The logo is a file of the theme.", "Until it is there, the pages do without it.",
        "logo: lgoo.svg", "logo: logo.svg, which lies in themes/default/assets/", "yaml",
    ),
    Explained(
        "theme", _E, "The theme can be used.", "Nothing is published with a theme that is broken.",
        "theme: a folder that is not in themes/", "theme: default",
    ),
    Explained(
        "template", _E, "Every template can be rendered.", "Nothing is published with a theme that is broken.",
        "{{ institution.nmae }}", "{{ institution.name }}", "jinja",
    ),
)  # fmt: skip
"""Faults that stop a file, a theme or a document from being used; none has an exception."""
